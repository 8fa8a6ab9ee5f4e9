//! What brings a transition about.

use super::Replay;
use crate::count::Count;
use crate::rules::cites;
use qufen_analysis::diff::{self, Joint};
use qufen_analysis::wording::words;
use qufen_evaluator::value_json;
use qufen_semantics::model::{Comparison, Formula, Model};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// Changes of which all together, but no part alone, give the new outcome.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Cause {
    /// The old clauses that these are about.
    pub old: Vec<String>,
    /// The new clauses that these are about.
    pub new: Vec<String>,
    /// Indices into `rules`.
    pub changes: Vec<usize>,
    /// How many cases of the transition it causes, as a decimal string.
    pub cases: Count,
    /// Which part of all compared cases.
    pub share: f64,
    /// What all of these cases have in common: every part holds.
    pub when: Vec<Part>,
    /// What besides tells them from others: at least one of these holds, all of its parts together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<Vec<Part>>,
    /// Whether more is needed than `when` and `any` say, as it would be too much to list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub wider: bool,
    /// The plainest of these cases.
    #[serde(flatten)]
    pub replay: Replay,
}

/// A condition on one fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Part {
    /// The fact; `null` where the part speaks of a reading, or of several facts.
    pub fact: Option<String>,
    /// The value that it has, where the part asks for one: as in a case file.
    pub value: Option<Value>,
    /// The part in words of the language.
    pub words: String,
}

impl Cause {
    pub(super) fn of(cause: &diff::Cause, joint: &Joint, old: &Model, new: &Model) -> Cause {
        let (when, any) = factored(&cause.when, joint);
        Cause {
            old: cites(old, &cause.old),
            new: cites(new, &cause.new),
            changes: cause.changes.clone(),
            cases: Count::of(&cause.cases),
            share: cause.share,
            when,
            any,
            wider: cause.wider,
            replay: Replay::of(&cause.witness, joint, old, new),
        }
    }
}

/// The parts that every condition has, and what is left of each: `甲 且 乙` or `甲 且 丙` is `甲`, with
/// `乙` or `丙`. Where nothing is left of one, the common parts say all.
fn factored(conditions: &[diff::Condition], joint: &Joint) -> (Vec<Part>, Vec<Vec<Part>>) {
    let Some((first, rest)) = conditions.split_first() else {
        return Default::default();
    };
    let in_all = |part: &&Formula| rest.iter().all(|other| other.parts.contains(part));
    let common: Vec<&Formula> = first.parts.iter().filter(in_all).collect();
    let told = |part: &&Formula| Part::of(part, joint);
    let left = conditions.iter().map(|condition| {
        let own = condition.parts.iter().filter(|part| !common.contains(part));
        own.map(|part| Part::of(part, joint)).collect::<Vec<_>>()
    });
    let left: Vec<Vec<Part>> = left.collect();
    let any = if left.iter().any(Vec::is_empty) {
        Vec::new()
    } else {
        left
    };
    (common.iter().map(told).collect(), any)
}

impl Part {
    fn of(formula: &Formula, joint: &Joint) -> Part {
        let (fact, value) = named(formula, joint);
        Part {
            fact,
            value,
            words: words(&joint.model, formula),
        }
    }
}

/// The fact and value of a part that asks for one value of one fact.
fn named(formula: &Formula, joint: &Joint) -> (Option<String>, Option<Value>) {
    let (test, negated) = match formula {
        Formula::Test(test) => (test, false),
        Formula::Not(inner) => match &**inner {
            Formula::Test(test) => (test, true),
            _ => return (None, None),
        },
        _ => return (None, None),
    };
    let Some(fact) = joint.model.facts.get(test.fact.index()) else {
        return (None, None);
    };
    let value = match (&test.comparison, negated) {
        (Comparison::Equal(value), false) => Some(value_json(&fact.domain, *value)),
        (Comparison::Equal(value), true) => match value_json(&fact.domain, *value) {
            Value::Bool(value) => Some(Value::Bool(!value)),
            _ => None,
        },
        _ => None,
    };
    (Some(fact.name.clone()), value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_analysis::diff::Condition;
    use qufen_evaluator::testing::example;
    use qufen_semantics::model::{FactId, Test, Value as Finding};

    fn joint() -> Joint {
        Joint {
            model: example(),
            facts: Vec::new(),
            readings: Vec::new(),
        }
    }

    fn is(fact: u32, value: bool) -> Formula {
        let comparison = Comparison::Equal(Finding::Boolean(value));
        Formula::Test(Test {
            fact: FactId(fact),
            comparison,
        })
    }

    fn told(conditions: &[&[Formula]]) -> (Vec<String>, Vec<Vec<String>>) {
        let conditions = conditions.iter().map(|parts| Condition {
            parts: parts.to_vec(),
        });
        let conditions: Vec<Condition> = conditions.collect();
        let (when, any) = factored(&conditions, &joint());
        let words = |parts: Vec<Part>| parts.into_iter().map(|it| it.words).collect::<Vec<_>>();
        (words(when), any.into_iter().map(words).collect())
    }

    #[test]
    fn what_all_conditions_share_is_told_once() {
        let (a, b, c) = (is(1, true), is(2, false), is(3, true));
        let (when, any) = told(&[&[a.clone(), b.clone()], &[a.clone(), c.clone()]]);
        assert_eq!((when.len(), any.len()), (1, 2));
        assert_ne!(any[0], any[1]);
        // One of the conditions is contained in the other: the common part says all.
        let (when, any) = told(&[std::slice::from_ref(&a), &[a.clone(), c]]);
        assert_eq!((when.len(), any.len()), (1, 0));
        assert_eq!(told(&[&[a, b]]).0.len(), 2);
        assert_eq!(told(&[]), (vec![], vec![]));
    }

    #[test]
    fn a_value_is_told_where_the_part_asks_for_one() {
        let joint = joint();
        let no = Part::of(&is(2, false), &joint);
        assert_eq!(no.value, Some(Value::Bool(false)));
        let not = Part::of(&Formula::Not(Box::new(is(2, true))), &joint);
        assert_eq!((not.fact, not.value), (no.fact, no.value));
        assert_eq!(Part::of(&Formula::Constant(true), &joint).fact, None);
    }
}
