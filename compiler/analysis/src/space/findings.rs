//! A witness as `decide` reads it: `{"facts": {"事实": 值}, "readings": {"名": "甲"}}`.

use super::Witness;
use qufen_evaluator::value_json;
use qufen_semantics::model::Model;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// The findings of a case, and the readings that it needs; `qufen decide --case` reads the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Findings {
    /// By the fact's name: `true` or `false`, a number, or the value in words. The other facts may
    /// be anything.
    pub facts: Map<String, Value>,
    /// By the reading's name: the option. The other readings may be any.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub readings: Map<String, Value>,
}

impl Witness {
    /// As it stands in JSON.
    pub fn findings(&self, model: &Model) -> Findings {
        let facts = self.facts.iter().map(|&(id, value)| {
            let fact = &model.facts[id.index()];
            (fact.name.clone(), value_json(&fact.domain, value))
        });
        let readings = self.readings.iter().map(|&(id, option)| {
            let reading = &model.readings[id.index()];
            let label = reading.options.get(option as usize);
            let label = label.map(|(label, _)| label.clone()).unwrap_or_default();
            (reading.name.clone(), Value::String(label))
        });
        Findings {
            facts: facts.collect(),
            readings: readings.collect(),
        }
    }
}
