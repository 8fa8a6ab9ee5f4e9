//! A case: what is known of each fact, and which readings are in force.

use super::{FactId, Model, ReadingId, Value};

/// One case under one model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Case {
    /// By fact; `None` is 未知. Presumptions are not filled in here.
    pub facts: Vec<Option<Value>>,
    /// By reading: the option in force.
    pub readings: Vec<u32>,
}

impl Case {
    /// Nothing known, default readings.
    pub fn unknown(model: &Model) -> Case {
        Case {
            facts: vec![None; model.facts.len()],
            readings: model
                .readings
                .iter()
                .map(|reading| reading.default)
                .collect(),
        }
    }

    /// What is known of `fact`.
    pub fn get(&self, fact: FactId) -> Option<Value> {
        self.facts[fact.index()]
    }

    /// Records a finding; `None` for 未知.
    pub fn set(&mut self, fact: FactId, value: Option<Value>) {
        self.facts[fact.index()] = value;
    }

    /// Chooses a reading's option.
    pub fn choose(&mut self, reading: ReadingId, option: u32) {
        self.readings[reading.index()] = option;
    }
}
