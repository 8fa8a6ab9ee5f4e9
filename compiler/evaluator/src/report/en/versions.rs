//! Which version was chosen, and why, in English.

use crate::{UnderVersion, VersionChoice};

/// By which day it was chosen.
pub(super) fn version_chosen(choice: &VersionChoice, version: &str) -> String {
    match (choice.by.as_str(), &choice.act, &choice.at) {
        ("指定日期", _, Some(day)) => {
            format!("Version {version}, by the day asked for ({day}).")
        }
        (_, Some(day), _) => format!("Version {version}, by {} ({day}).", act_day(choice)),
        (_, None, Some(day)) => {
            format!("Version {version}, by the day of the decision ({day}).")
        }
        (_, None, None) => format!("Version {version}."),
    }
}

/// The two versions were not compared.
pub(super) fn no_rule(choice: &VersionChoice) -> String {
    format!(
        "{}; version {} declares no rule on earlier acts, so the two were not compared. `--version` uses another.",
        both_days(choice),
        named(&choice.version_of_decision)
    )
}

/// Both were applied.
pub(super) fn both_versions(choice: &VersionChoice) -> String {
    format!(
        "{}; version {} declares 从旧兼从轻 (the older law unless the newer is lighter), so both are applied:",
        both_days(choice),
        named(&choice.version_of_decision)
    )
}

/// What comes out under one of them.
pub(super) fn under_version(version: &UnderVersion) -> String {
    match &version.outcome {
        Some(outcome) => format!("version {}: {outcome}", version.version),
        None => {
            let possible = version.possible.join(", ");
            format!(
                "version {}: open; still possible: {possible}",
                version.version
            )
        }
    }
}

/// Which of them governs.
pub(super) fn verdict(choice: &VersionChoice) -> String {
    let determined = choice.compared.iter().all(|each| each.outcome.is_some());
    match choice.verdict.as_deref() {
        Some("从轻") => {
            let version = named(&choice.version_of_decision);
            format!("The newer outcome is lighter: version {version} governs.")
        }
        Some("从旧") => {
            let version = named(&choice.version_of_act);
            format!("The newer outcome is not lighter: version {version} governs.")
        }
        _ if determined => {
            "No order is declared between the two outcomes; neither version is chosen.".into()
        }
        _ => "Which is lighter cannot be told from what is found and declared; neither version is chosen."
            .into(),
    }
}

fn named(version: &Option<String>) -> &str {
    version.as_deref().unwrap_or("(none)")
}

fn both_days(choice: &VersionChoice) -> String {
    let act = choice.act.as_deref().unwrap_or("not known");
    let at = choice
        .at
        .as_deref()
        .unwrap_or("not given: the last to take effect");
    format!(
        "On {} ({act}) version {} applied, on that of the decision ({at}) version {}",
        act_day(choice),
        named(&choice.version_of_act),
        named(&choice.version_of_decision)
    )
}

/// Which day of the act counts.
fn act_day(choice: &VersionChoice) -> &'static str {
    match choice.act_fact.as_deref() {
        Some("行为终了时间") => "the day on which the act ended",
        _ => "the day of the act",
    }
}
