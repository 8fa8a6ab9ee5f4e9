//! What is said of scenarios that an amended version takes over.

use crate::suite::{CaseReport, Status};
use qufen_diagnostics::Language::{self, Chinese, English};

/// How many inherited scenarios of one file stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InheritedTally {
    /// The same outcome for the same reasons.
    pub unchanged: usize,
    /// The same outcome for other reasons.
    pub other_reasons: usize,
    /// Another outcome.
    pub changed: usize,
    /// Not to be decided.
    pub undecided: usize,
}

impl InheritedTally {
    /// Counts.
    pub fn of(cases: &[CaseReport]) -> InheritedTally {
        let mut tally = InheritedTally::default();
        for case in cases {
            let count = match case.status {
                Status::Changed => &mut tally.changed,
                Status::Failed => &mut tally.undecided,
                _ if case.differences.is_empty() => &mut tally.unchanged,
                _ => &mut tally.other_reasons,
            };
            *count += 1;
        }
        tally
    }
}

/// Above the scenarios that one version takes over.
pub fn inherited(base: &str, version: &str, language: Language) -> String {
    match language {
        Chinese => format!("{base} 的场景用于修改后的 {version}，按条款的同一性同修改前比较："),
        English => format!(
            "The scenarios of {base} under {version}, compared with what they came to before; clauses are followed through renumbering:"
        ),
    }
}

/// Behind the name of a file.
pub fn inherited_counts(tally: InheritedTally, language: Language) -> String {
    let parts = [
        (tally.unchanged, "照旧", "as before"),
        (tally.other_reasons, "理由有变", "for other reasons"),
        (tally.changed, "结论有变", "with another outcome"),
        (tally.undecided, "无法裁定", "undecidable"),
    ];
    let shown = parts.into_iter().filter(|(count, ..)| *count > 0);
    let worded = shown.map(|(count, zh, en)| match language {
        Chinese => format!("{zh} {count}"),
        English => format!("{count} {en}"),
    });
    worded.collect::<Vec<_>>().join(match language {
        Chinese => "，",
        English => ", ",
    })
}

/// What the decision makes of a case.
pub fn changed_by_decision(before: &str, after: &str, language: Language) -> String {
    match language {
        Chinese => format!("随修改而变：原为「{before}」，修改后为「{after}」"),
        English => format!("changed by the decision: was {before}, now {after}"),
    }
}

/// The outcome stands, on other clauses.
pub fn other_reasons(language: Language) -> &'static str {
    match language {
        Chinese => "结论照旧，理由有变",
        English => "same outcome, other reasons",
    }
}

/// Facts and readings that the new version does not know.
pub fn not_spoken_of(names: &[String], language: Language) -> String {
    match language {
        Chinese => format!("修改后的版本没有「{}」，这一项没有用上", names.join("」「")),
        English => format!(
            "the amended version does not know {}; it was left out",
            names.join(", ")
        ),
    }
}

/// What to do about changed outcomes.
pub fn changed_hint(language: Language) -> &'static str {
    match language {
        Chinese => {
            "随修改而变、属于有意的，用 qufen test --accept 逐件接受，写成修改决定旁标题、案情相同而期望修改后结论的场景；加 --check 时没有写的算不通过。"
        }
        English => {
            "Where a change is meant, accept it with qufen test --accept: that writes a scenario of that title and those facts beside the decision, under the amended version, with the new 期望; with --check, those without one count as failed."
        }
    }
}
