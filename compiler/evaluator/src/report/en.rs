//! The report in English. The law's own words, its citations and the names that the policy
//! declares stay in Chinese.

mod versions;

use super::messages::{Messages, Section, Standing};
use crate::{Finding, Flip, UnderVersion, VersionChoice};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) struct English;

impl Messages for English {
    fn conclusion(&self, outcome: &str, nature: Option<&str>) -> String {
        format!(
            "Conclusion{}: {outcome} (subject to the deciding body)",
            bracketed(nature)
        )
    }

    fn undetermined(&self, possible: &[String], nature: Option<&str>) -> String {
        format!(
            "Conclusion{}: open. Still possible: {}.",
            bracketed(nature),
            possible.join(", ")
        )
    }

    fn under(&self, policy: &str, version: &str, decision: &str) -> String {
        format!("Matter: {decision}, under 《{policy}》 ({version})")
    }

    fn scope(&self, cite: &str, mode: &str) -> String {
        if mode == "参照" {
            format!("Scope: applied by analogy, not directly, under {cite}")
        } else {
            format!("Scope: applies under {cite}")
        }
    }

    fn heading(&self, section: Section) -> &'static str {
        match section {
            Section::Versions => "Choice of version",
            Section::Basis => "Basis",
            Section::Requirements => "Requirements, one by one",
            Section::Defeated => "Clauses set aside",
            Section::Excepted => "Exceptions that apply",
            Section::Presumed => "Presumptions",
            Section::Unknown => "Facts still to be found",
            Section::Settle => "What would settle it",
            Section::Distinctions => "Distinctions",
            Section::Factors => "Factors (to be weighed; they do not decide)",
            Section::Effects => "Effects",
            Section::Duties => "Duties, prohibitions and rights",
            Section::Readings => "Readings in force",
            Section::OtherReadings => "Other readings in force",
            Section::Reason => "Facts that suffice",
            Section::Nearest => "Nearest changes",
            Section::Incomplete => "Left open",
            Section::Standing => {
                "Standing duties, prohibitions and rights (not caused by this case)"
            }
        }
    }

    fn no_basis(&self) -> &'static str {
        "No clause suffices for any other conclusion."
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Met => "met",
            Standing::Failed => "not met",
            Standing::Open => "open",
            Standing::Moot => "not found",
        }
    }

    fn overruled(&self, outcome: &str, by: &str) -> String {
        format!("would support 「{outcome}」; set aside because {by} prevails.")
    }

    fn unqualified(&self, outcome: &str, requirement: &str) -> String {
        format!("would support 「{outcome}」; set aside because {requirement} is not met.")
    }

    fn waived(&self, by: &str) -> String {
        format!("the requirement is waived by the exception in {by}.")
    }

    fn kept_out(&self, by: &str) -> String {
        format!("does not cover the case, by the exception in {by}.")
    }

    fn presumed(&self, fact: &str, value: &Value) -> String {
        format!("{fact}: not found, presumed {}", word(value))
    }

    fn unknown(&self, fact: &str, question: Option<&str>, body: Option<&str>) -> String {
        let question = question.map(|it| format!(": {it}")).unwrap_or_default();
        let body = body
            .map(|it| format!(" (determined by {it})"))
            .unwrap_or_default();
        format!("{fact}{question}{body}")
    }

    fn settled(&self, findings: &[Flip], outcome: &str) -> String {
        format!(
            "finding that {} settles it: {outcome}",
            findings_in_words(findings)
        )
    }

    fn reason(&self, findings: &[Finding]) -> String {
        let found = findings
            .iter()
            .map(|it| format!("「{}」 is {}", it.fact, word(&it.value)));
        let found = found.collect::<Vec<_>>().join(", ");
        format!("since {found}, no other fact changes the conclusion")
    }

    fn nearest(&self, changes: &[Flip], outcome: &str) -> String {
        format!("if {}, then {outcome}", findings_in_words(changes))
    }

    fn side(&self, this: &str, that: &str, side: &str) -> String {
        let shown = match side {
            "此方" => this,
            "彼方" => that,
            "两方" => "both",
            other => other,
        };
        format!("{this} / {that}: {shown}")
    }

    fn lean(&self, lean: &str) -> String {
        match lean {
            "有利" => "in favour",
            "不利" => "against",
            "两可" => "either way",
            "未查明" => "not found",
            other => other,
        }
        .into()
    }

    fn due(&self, actor: &str, modality: &str, act: &str, addressee: Option<&str>) -> String {
        let verb = match modality {
            "应当" => "shall",
            "不得" => "shall not",
            "可以" => "may",
            other => other,
        };
        let towards = addressee
            .map(|it| format!(" (towards {it})"))
            .unwrap_or_default();
        format!("{actor} {verb}: {act}{towards}")
    }

    fn reading(&self, name: &str, option: &str) -> String {
        format!("reading {name}: {option}")
    }

    fn other_readings(&self, by_option: &BTreeMap<&str, Vec<&str>>) -> String {
        let options = by_option
            .iter()
            .map(|(option, names)| format!("read as {option}: {}", names.join(", ")));
        options.collect::<Vec<_>>().join("; ")
    }

    fn other_reading(&self, option: &str, words: &str, possible: &[String]) -> String {
        let result = match possible {
            [] => "the facts contradict the constraints and nothing can be decided".into(),
            [only] => format!("the conclusion is {only}"),
            several => format!("the conclusion is open: {}", several.join(", ")),
        };
        format!("read as {option}「{words}」, {result}")
    }

    fn more(&self, count: usize) -> String {
        format!("and {count} more.")
    }

    fn incomplete(&self, question: &str) -> String {
        match question {
            "possible" => "Possible outcomes: not all could be excluded; the list may be too long.",
            "unknown" => "Facts to be found: not all could be excluded; the list may be too long.",
            "settle" => "What would settle it: the search was cut off; some may be missing.",
            "nearest" => "Nearest changes: the search was cut off; some may be missing.",
            "reason" => "Facts that suffice: not found within the budget.",
            "readings" => "Other readings: whether each changes the conclusion is not established.",
            other => other,
        }
        .into()
    }

    fn version_chosen(&self, choice: &VersionChoice, version: &str) -> String {
        versions::version_chosen(choice, version)
    }

    fn no_rule(&self, choice: &VersionChoice) -> String {
        versions::no_rule(choice)
    }

    fn both_versions(&self, choice: &VersionChoice) -> String {
        versions::both_versions(choice)
    }

    fn under_version(&self, version: &UnderVersion) -> String {
        versions::under_version(version)
    }

    fn not_spoken_of(&self, facts: &[String]) -> String {
        format!(
            "without effect, as this version does not speak of them: {}",
            facts.join(", ")
        )
    }

    fn verdict(&self, choice: &VersionChoice) -> String {
        versions::verdict(choice)
    }

    fn text_not_held(&self) -> String {
        "The text of this version is not held; nothing can be decided under it.".into()
    }

    fn contradictory(&self, constraint: &str) -> String {
        format!(
            "The facts of the case contradict one another: they break the constraint 「{constraint}」."
        )
    }
}

fn bracketed(nature: Option<&str>) -> String {
    let nature = match nature {
        Some("草案") => "draft",
        Some("示例") => "example",
        Some(other) => other,
        None => return String::new(),
    };
    format!(" ({nature})")
}

fn findings_in_words(findings: &[Flip]) -> String {
    findings
        .iter()
        .map(finding)
        .collect::<Vec<_>>()
        .join(" and ")
}

/// A value that is not 是 or 否 stands for all that the law does not tell apart from it.
fn finding(Flip { fact, to }: &Flip) -> String {
    let such = if to.is_boolean() {
        " "
    } else {
        ", for example, "
    };
    format!("「{fact}」 is{such}{}", word(to))
}

fn word(value: &Value) -> String {
    match value {
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    }
}
