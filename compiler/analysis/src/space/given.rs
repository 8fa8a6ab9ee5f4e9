//! What is settled before a question is asked.

use qufen_semantics::model::{Case, FactId, Formula, Model, ReadingId, Test, Value};

/// Facts and readings that are no longer open: what is known of them is folded into the formulas,
/// so that a diagram or a search is about the rest only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Given {
    /// By fact.
    facts: Vec<Option<Value>>,
    /// By reading: the option in force.
    readings: Vec<Option<u32>>,
}

impl Given {
    /// Nothing is settled.
    pub fn nothing(model: &Model) -> Given {
        Given {
            facts: vec![None; model.facts.len()],
            readings: vec![None; model.readings.len()],
        }
    }

    /// These readings, no fact.
    pub fn readings(model: &Model, readings: &[u32]) -> Given {
        Given {
            readings: readings.iter().copied().map(Some).collect(),
            ..Given::nothing(model)
        }
    }

    /// The known facts of a case, presumptions filled in; any readings.
    pub fn facts(model: &Model, case: &Case) -> Given {
        let facts = model.facts.iter().zip(&case.facts);
        Given {
            facts: facts
                .map(|(fact, found)| found.or(fact.presumption))
                .collect(),
            ..Given::nothing(model)
        }
    }

    /// The same with these readings.
    pub fn under(&self, readings: &[u32]) -> Given {
        Given {
            facts: self.facts.clone(),
            readings: readings.iter().copied().map(Some).collect(),
        }
    }

    /// The same without the facts of which `goes` holds.
    pub fn without(&self, goes: impl Fn(FactId, Value) -> bool) -> Given {
        let facts = (0..).zip(&self.facts);
        let left = facts.map(|(index, value)| value.filter(|value| !goes(FactId(index), *value)));
        Given {
            facts: left.collect(),
            readings: self.readings.clone(),
        }
    }

    /// The value of a fact.
    pub fn fact(&self, fact: FactId) -> Option<Value> {
        self.facts.get(fact.index()).copied().flatten()
    }

    /// The option of a reading.
    pub fn reading(&self, reading: ReadingId) -> Option<u32> {
        self.readings.get(reading.index()).copied().flatten()
    }

    /// A formula without what is settled.
    pub fn folded(&self, formula: &Formula) -> Formula {
        if let Some(worth) = self.settles(formula) {
            return Formula::Constant(worth);
        }
        match formula {
            Formula::Not(inner) => match self.folded(inner) {
                Formula::Constant(worth) => Formula::Constant(!worth),
                inner => Formula::Not(Box::new(inner)),
            },
            Formula::And(parts) => self.folded_parts(parts, true, Formula::And),
            Formula::Or(parts) => self.folded_parts(parts, false, Formula::Or),
            leaf => leaf.clone(),
        }
    }

    /// `idle` is what a part may be worth without any bearing on the whole.
    fn folded_parts(
        &self,
        parts: &[Formula],
        idle: bool,
        whole: fn(Vec<Formula>) -> Formula,
    ) -> Formula {
        let mut left = Vec::new();
        for part in parts {
            match self.folded(part) {
                Formula::Constant(worth) if worth != idle => return Formula::Constant(worth),
                Formula::Constant(_) => {}
                part => left.push(part),
            }
        }
        match left.len() {
            0 => Formula::Constant(idle),
            1 => left.remove(0),
            _ => whole(left),
        }
    }

    /// What a test or the choice of a reading is worth, where it is settled.
    pub fn settles(&self, formula: &Formula) -> Option<bool> {
        match formula {
            Formula::Test(Test { fact, comparison }) => {
                self.fact(*fact).map(|value| comparison.holds(value))
            }
            Formula::Reading(id, option) => self.reading(*id).map(|chosen| chosen == *option),
            _ => None,
        }
    }
}
