//! All cases of the small vocabulary.

use super::condition::{FACTS, NUMBERS, Situation};
use qufen_analysis::space::Witness;
use qufen_semantics::model::{Case, FactId, Model, ReadingId, Value};

/// Every situation.
pub fn situations() -> impl Iterator<Item = Situation> {
    let bits = 0..1_usize << FACTS.len();
    bits.flat_map(|bits| {
        (0..3).flat_map(move |grade| {
            NUMBERS.flat_map(move |number| {
                [false, true].map(|second| Situation {
                    facts: std::array::from_fn(|index| bits >> index & 1 == 1),
                    grade,
                    number,
                    second,
                })
            })
        })
    })
}

/// A fact by its name.
pub fn fact(model: &Model, name: &str) -> FactId {
    let index = model.facts.iter().position(|fact| fact.name == name);
    FactId(index.expect("a declared fact") as u32)
}

/// A situation as a case of a law that declares the vocabulary.
pub fn case(model: &Model, it: &Situation) -> Case {
    let mut case = Case::unknown(model);
    for (name, value) in FACTS.iter().zip(it.facts) {
        case.set(fact(model, name), Some(Value::Boolean(value)));
    }
    case.set(fact(model, "损失"), Some(Value::Variant(it.grade as u32)));
    case.set(fact(model, "人数"), Some(Value::Integer(it.number)));
    case.choose(ReadingId(0), it.second.into());
    case
}

/// Whether a situation is one of those that a witness tells of.
pub fn agrees(model: &Model, witness: &Witness, it: &Situation) -> bool {
    let case = case(model, it);
    let told = witness.case(model);
    let known = |id: &FactId| {
        told.get(*id)
            .is_some_and(|value| case.get(*id) != Some(value))
    };
    let facts = (0..model.facts.len() as u32).map(FactId);
    facts.filter(known).count() == 0
        && witness
            .readings
            .iter()
            .all(|(id, option)| case.readings[id.index()] == *option)
}
