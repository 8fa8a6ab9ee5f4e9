//! All cases of a version, as the reference evaluator decides them.

use crate::source_oracle::cases::{case, fact, situations};
use crate::source_oracle::condition::{NUMBERS, Situation};
use qufen_analysis::diff::Testimony;
use qufen_analysis::space::Witness;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Formula, Model, Value};

/// What becomes of a case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Decided {
    pub outcome: String,
    pub is_lawful: bool,
}

/// By case: what becomes of it.
pub struct Table {
    /// Under the version's own default.
    pub usual: Vec<Decided>,
    /// By option of the reading.
    pub under: [Vec<Decided>; 2],
}

impl Table {
    /// Of the cases with one of these numbers.
    pub fn of(model: &Model, numbers: &[i64]) -> Table {
        let under = [false, true].map(|second| {
            let cases =
                situations().filter(|it| it.second == second && numbers.contains(&it.number));
            cases.map(|it| decided(model, &it)).collect::<Vec<_>>()
        });
        let default = Case::unknown(model).readings[0] as usize;
        Table {
            usual: under[default].clone(),
            under,
        }
    }
}

fn decided(model: &Model, it: &Situation) -> Decided {
    let case = case(model, it);
    let values = Values::of(model, &case);
    let outcome = values.verdict().expect("all is known");
    Decided {
        outcome: model.outcomes[outcome.index()].clone(),
        is_lawful: values.lawful() == Truth::True,
    }
}

/// The first of all numbers that both versions' formulas tell from those before.
pub fn numbers(old: &Model, new: &Model) -> Vec<i64> {
    let mut tests = Vec::new();
    for model in [old, new] {
        let id = fact(model, "人数");
        for formula in model.formulas() {
            formula.walk(&mut |part| {
                if let Formula::Test(test) = part
                    && test.fact == id
                {
                    tests.push(test.comparison.clone());
                }
            });
        }
    }
    let mut seen = Vec::new();
    let fresh = NUMBERS.filter(|number| {
        let told: Vec<bool> = tests
            .iter()
            .map(|it| it.holds(Value::Integer(*number)))
            .collect();
        let fresh = !seen.contains(&told);
        seen.push(told);
        fresh
    });
    fresh.collect()
}

/// Whether the case has these outcomes under each version, whatever the facts are that it leaves open.
pub fn replays((old, new): (&Model, &Model), it: &Testimony, from: &str, to: &str) -> bool {
    comes_out(old, &it.old, from) && comes_out(new, &it.new, to)
}

fn comes_out(model: &Model, witness: &Witness, outcome: &str) -> bool {
    let told = witness.case(model);
    let agrees = |it: &Situation| {
        let case = case(model, it);
        let mut facts = case.facts.iter().zip(&told.facts);
        case.readings == told.readings && facts.all(|(value, told)| told.is_none() || value == told)
    };
    let reached = situations()
        .filter(agrees)
        .map(|it| decided(model, &it))
        .filter(|it| it.is_lawful);
    let mut reached = reached.peekable();
    reached.peek().is_some() && reached.all(|it| it.outcome == outcome)
}
