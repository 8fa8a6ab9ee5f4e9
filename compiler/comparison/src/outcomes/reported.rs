//! Matrix, transitions, and what is not compared or not established.

use super::consequence::consequences;
use super::{Cause, Consequence, Replay};
use crate::count::Count;
use qufen_analysis::diff::{self, Difference, Direction, Grain};
use qufen_semantics::model::{Model, OutcomeId};
use schemars::JsonSchema;
use serde::Serialize;

/// What the analysis established.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Outcomes {
    /// How many cases are compared, as a decimal string; `null` where they could not be counted.
    pub cases: Option<Count>,
    /// Cases that are not compared; absent where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apart: Option<Apart>,
    /// Every pair of outcomes that occurs, unchanged ones included.
    pub matrix: Vec<Pair>,
    /// The cases that come out otherwise, by old and new outcome.
    pub transitions: Vec<Transition>,
    /// What comes out otherwise under other readings than the defaults only; `null` where that was
    /// not established.
    pub under_readings: Option<Vec<Occurrence>>,
    /// What a cause is made of: single changes, articles, or everything together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grain: Option<Grain>,
    /// What follows from a decision in other cases than before.
    pub consequences: Vec<Consequence>,
    /// What was found before the budget ran out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsettled: Option<Unsettled>,
}

/// Cases that are not compared, each as a decimal string.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Apart {
    /// Only the 约束 of the old version allow them.
    pub lawful_in_old_only: Count,
    /// Only the 约束 of the new version allow them.
    pub lawful_in_new_only: Count,
    /// The new version lacks a value that they have.
    pub unknown_to_new: Count,
    /// The old version lacks a value that they have.
    pub unknown_to_old: Count,
}

/// How many cases had one outcome and have another, or the same.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Pair {
    /// Under the old version.
    pub from: String,
    /// Under the new version.
    pub to: String,
    /// How many, as a decimal string.
    pub cases: Count,
    /// Which part of all compared cases, from 0 to 1.
    pub share: f64,
}

/// The cases that had one outcome and have another.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Transition {
    /// From what to what, and how many.
    #[serde(flatten)]
    pub pair: Pair,
    /// What it means for the person concerned.
    pub direction: Direction,
    /// What brings it about, the cause of most cases first; `null` where the budget did not suffice.
    pub causes: Option<Vec<Cause>>,
    /// The plainest of these cases.
    #[serde(flatten)]
    pub replay: Replay,
}

impl Outcomes {
    /// What comes out otherwise under other readings than the defaults only, as far as established.
    pub fn only_under_readings(&self) -> &[Occurrence] {
        self.under_readings.as_deref().unwrap_or_default()
    }
}

impl Transition {
    /// Whether one cause brings all of it about.
    pub fn has_one_cause(&self) -> bool {
        let causes = self.causes.as_deref().unwrap_or_default();
        matches!(causes, [only] if only.cases == self.pair.cases)
    }
}

/// A case that comes out otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Occurrence {
    /// Under the old version.
    pub from: String,
    /// Under the new version.
    pub to: String,
    /// What it means for the person concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// The case.
    #[serde(flatten)]
    pub replay: Replay,
}

/// What was found before the budget ran out.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Unsettled {
    /// Proved: no case comes out otherwise. What follows from a decision was not looked at.
    pub same_outcomes: bool,
    /// Transitions that occur.
    pub found: Vec<Occurrence>,
    /// Pairs of which not even that is established.
    pub open: Vec<(String, String)>,
}

/// Names for what the analysis established; second, whether no outcome and nothing that follows
/// differs: proved, refuted, or neither.
pub fn outcomes(old: &Model, new: &Model, difference: &Difference) -> (Outcomes, Option<bool>) {
    let telling = Telling {
        old,
        new,
        difference,
    };
    match &difference.outcomes {
        diff::Outcomes::Equivalent(comparison) => {
            let outcomes = telling.compared(comparison);
            let equivalent = outcomes.consequences.is_empty();
            (outcomes, Some(equivalent))
        }
        diff::Outcomes::Different(comparison) => (telling.compared(comparison), Some(false)),
        diff::Outcomes::Incomplete(incomplete) => telling.incomplete(incomplete),
        diff::Outcomes::NotHeld { .. } => (Outcomes::default(), None),
    }
}

struct Telling<'a> {
    old: &'a Model,
    new: &'a Model,
    difference: &'a Difference,
}

impl Telling<'_> {
    fn compared(&self, comparison: &diff::Comparison) -> Outcomes {
        let transitions = comparison.transitions.iter();
        Outcomes {
            cases: Some(Count::of(&comparison.cases)),
            apart: apart(&comparison.apart),
            matrix: comparison.matrix.iter().map(|it| self.pair(it)).collect(),
            transitions: transitions.map(|it| self.transition(it)).collect(),
            under_readings: (comparison.under_readings.as_ref())
                .map(|all| all.iter().map(|it| self.under_readings(it)).collect()),
            grain: Some(comparison.grain),
            consequences: consequences(self.old, self.new, self.difference),
            unsettled: None,
        }
    }

    fn incomplete(&self, incomplete: &diff::Incomplete) -> (Outcomes, Option<bool>) {
        let found = incomplete.found.iter();
        let unsettled = Unsettled {
            same_outcomes: incomplete.equivalent,
            found: found
                .map(|(from, to, witness)| self.occurrence(*from, *to, witness))
                .collect(),
            open: (incomplete.open.iter())
                .map(|(from, to)| (name(self.old, *from), name(self.new, *to)))
                .collect(),
        };
        let equivalent = (!unsettled.found.is_empty()).then_some(false);
        let outcomes = Outcomes {
            unsettled: Some(unsettled),
            ..Outcomes::default()
        };
        (outcomes, equivalent)
    }

    fn pair(&self, pair: &diff::Pair) -> Pair {
        Pair {
            from: name(self.old, pair.from),
            to: name(self.new, pair.to),
            cases: Count::of(&pair.cases),
            share: pair.share,
        }
    }

    fn transition(&self, transition: &diff::Transition) -> Transition {
        let causes = transition.causes.as_ref().map(|causes| {
            let joint = &self.difference.joint;
            let causes = causes.iter();
            causes
                .map(|cause| Cause::of(cause, joint, self.old, self.new))
                .collect()
        });
        Transition {
            pair: self.pair(&transition.pair),
            direction: transition.direction,
            causes,
            replay: self.replay(&transition.witness),
        }
    }

    fn under_readings(&self, it: &diff::UnderReadings) -> Occurrence {
        Occurrence {
            direction: Some(it.direction),
            ..self.occurrence(it.from, it.to, &it.witness)
        }
    }

    fn occurrence(&self, from: OutcomeId, to: OutcomeId, witness: &diff::Testimony) -> Occurrence {
        Occurrence {
            from: name(self.old, from),
            to: name(self.new, to),
            direction: None,
            replay: self.replay(witness),
        }
    }

    fn replay(&self, witness: &diff::Testimony) -> Replay {
        Replay::of(witness, &self.difference.joint, self.old, self.new)
    }
}

fn name(model: &Model, outcome: OutcomeId) -> String {
    let name = model.outcomes.get(outcome.index());
    name.cloned().unwrap_or_default()
}

fn apart(apart: &diff::Apart) -> Option<Apart> {
    (*apart != diff::Apart::default()).then(|| Apart {
        lawful_in_old_only: Count::of(&apart.lawful_in_old_only),
        lawful_in_new_only: Count::of(&apart.lawful_in_new_only),
        unknown_to_new: Count::of(&apart.unknown_to_new),
        unknown_to_old: Count::of(&apart.unknown_to_old),
    })
}
