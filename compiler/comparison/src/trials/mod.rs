//! The fourth level: the scenarios of both versions, each decided under both.

mod case;

use crate::side::Side;
use case::{Home, TriedCase, cases};
use qufen_analysis::Decider;
use qufen_evaluator::{DecideError, Decision};
use qufen_revision::Link;
use qufen_scenarios::compare::Joined;
use qufen_semantics::model::Case;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the scenarios show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trials {
    /// Those that come out otherwise, by file.
    pub flips: Vec<Flip>,
    /// How many there are of each kind.
    pub tally: Tally,
    /// Those that one of the versions cannot decide.
    pub undecided: Vec<Undecided>,
}

/// How many scenarios came out how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// Decided under both versions.
    pub run: usize,
    /// Another outcome, or something else that remains possible.
    pub flipped: usize,
    /// The same outcome, but on other clauses.
    pub reasons_changed: usize,
    /// The same outcome on the same clauses.
    pub unchanged: usize,
}

/// A scenario that comes out otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flip {
    /// Its title.
    pub name: String,
    /// Its file.
    pub file: String,
    /// The outcome under the old version; `null` while more than one remains possible.
    pub from: Option<String>,
    /// The outcome under the new version.
    pub to: Option<String>,
    /// What remains possible under the old version, where that is more than one outcome.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub from_possible: Vec<String>,
    /// What remains possible under the new version, likewise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_possible: Vec<String>,
    /// Facts and readings that the scenario states and the other version does not know.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_spoken_of: Vec<String>,
}

/// A scenario that one version cannot decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Undecided {
    /// Its title.
    pub name: String,
    /// Its file.
    pub file: String,
    /// The version that cannot decide it.
    pub under: String,
    /// The 约束 that its facts break there.
    pub constraint: String,
}

/// Decides every scenario that rests on one of the versions under both. `renamed` gives facts of
/// the old version that the new one knows under another name.
pub fn tried(
    old: &Side<'_>,
    new: &Side<'_>,
    links: &[Link],
    renamed: &BTreeMap<String, String>,
) -> Trials {
    let back = renamed.iter().map(|(old, new)| (new.clone(), old.clone()));
    let back: BTreeMap<String, String> = back.collect();
    let from_old = cases(old, new, renamed, Home::Old);
    let mut all = from_old.clone();
    // A scenario that both projects hold is tried once.
    let repeats = |it: &TriedCase| {
        let same = |other: &TriedCase| it.name == other.name && it.new == other.new;
        from_old.iter().any(same)
    };
    let from_new = cases(new, old, &back, Home::New).into_iter();
    all.extend(from_new.filter(|it| !repeats(it)));
    let bench = Bench {
        old: Decider::new(Arc::clone(old.model)),
        new: Decider::new(Arc::clone(new.model)),
        joined: Joined::new(old.model, new.model, links),
    };
    let mut trials = Trials::default();
    all.iter()
        .for_each(|case| bench.try_case(case, &mut trials));
    trials
}

struct Bench {
    old: Decider,
    new: Decider,
    joined: Joined,
}

impl Bench {
    fn try_case(&self, case: &TriedCase, trials: &mut Trials) {
        let undecided = |under: &str, constraint| Undecided {
            name: case.name.clone(),
            file: case.file.clone(),
            under: under.into(),
            constraint,
        };
        match (decided(&self.old, &case.old), decided(&self.new, &case.new)) {
            (Ok(old), Ok(new)) => self.compare(case, &old, &new, trials),
            (Err(constraint), _) => trials.undecided.push(undecided("old", constraint)),
            (_, Err(constraint)) => trials.undecided.push(undecided("new", constraint)),
        }
    }

    fn compare(&self, case: &TriedCase, old: &Decision, new: &Decision, trials: &mut Trials) {
        trials.tally.run += 1;
        if old.possible != new.possible {
            trials.tally.flipped += 1;
            trials.flips.push(Flip {
                name: case.name.clone(),
                file: case.file.clone(),
                from: old.outcome.clone(),
                to: new.outcome.clone(),
                from_possible: open(old),
                to_possible: open(new),
                not_spoken_of: case.lost.clone(),
            });
        } else if self.joined.same_reasons(old, new) {
            trials.tally.unchanged += 1;
        } else {
            trials.tally.reasons_changed += 1;
        }
    }
}

/// The decision as far as reasons are compared, or the 约束 that the case breaks.
fn decided(decider: &Decider, case: &Case) -> Result<Decision, String> {
    decider.grounds(case).map_err(|error| match error {
        DecideError::Contradictory { constraint } => constraint,
        DecideError::TextNotHeld => String::new(),
    })
}

fn open(decision: &Decision) -> Vec<String> {
    match &decision.outcome {
        Some(_) => Vec::new(),
        None => decision.possible.clone(),
    }
}
