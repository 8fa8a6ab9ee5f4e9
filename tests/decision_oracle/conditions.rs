//! The conditions on which a cause is said to strike, evaluated in every case.

use crate::source_oracle::cases::{case, situations};
use crate::source_oracle::condition::Situation;
use qufen_analysis::diff::{Cause, Condition, Joint};
use qufen_semantics::model::{FactId, Formula, Model, Value};
use std::collections::BTreeSet;

/// All cases with one of some numbers, by place: the value of every joint fact.
pub struct Facts(Vec<Vec<Option<Value>>>);

impl Facts {
    pub fn of((old, new): (&Model, &Model), joint: &Joint, numbers: &[i64]) -> Facts {
        let values = |it: &Situation| {
            let (before, after) = (case(old, it), case(new, it));
            let value = |(before_id, after_id): (Option<FactId>, Option<FactId>)| {
                let before_value = before_id.and_then(|id| before.facts[id.index()]);
                after_id.map_or(before_value, |id| after.facts[id.index()])
            };
            let facts = joint.facts.iter();
            facts.map(|it| value((it.old, it.new))).collect()
        };
        let cases = situations().filter(|it| !it.second && numbers.contains(&it.number));
        Facts(cases.map(|it| values(&it)).collect())
    }

    fn meets(&self, case: usize, condition: &Condition) -> bool {
        condition.parts.iter().all(|part| self.holds(case, part))
    }

    fn holds(&self, case: usize, part: &Formula) -> bool {
        match part {
            Formula::Test(test) => {
                let value = self.0[case][test.fact.index()].expect("all is known");
                test.comparison.holds(value)
            }
            Formula::Not(inner) => !self.holds(case, inner),
            other => panic!("no test of one fact: {other:?}"),
        }
    }

    /// Each case of the cause meets a condition and each condition is met by one of them; and unless the
    /// cause says that more is needed, what meets one is, as far as its facts tell, such a case.
    pub fn bear_out(&self, cause: &Cause, its: &[usize], compared: &[usize]) -> bool {
        let meets_one = |case: usize| cause.when.iter().any(|it| self.meets(case, it));
        let covered = its.iter().all(|&case| meets_one(case));
        let met = |it: &Condition| its.iter().any(|&case| self.meets(case, it));
        let told = |case: usize| -> Vec<Option<Value>> {
            let facts = cause.facts.iter();
            facts.map(|id| self.0[case][id.index()]).collect()
        };
        let such: BTreeSet<_> = its.iter().map(|&case| told(case)).collect();
        let mut others = compared.iter().filter(|&&case| meets_one(case));
        covered
            && cause.when.iter().all(met)
            && (cause.wider || others.all(|&case| such.contains(&told(case))))
    }
}
