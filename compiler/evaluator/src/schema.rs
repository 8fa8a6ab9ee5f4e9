//! The shape of the `decide` JSON, and values as JSON.

use crate::Decision;
use qufen_semantics::model::{Domain, Value};
use serde_json::Value as Json;

/// The JSON Schema of a [`Decision`].
pub fn decision_schema() -> Json {
    let settings = schemars::generate::SchemaSettings::default().for_serialize();
    settings
        .into_generator()
        .into_root_schema_for::<Decision>()
        .to_value()
}

/// A value as it stands in JSON: a boolean for 是否, a number for 整数, else the words.
pub fn value_json(domain: &Domain, value: Value) -> Json {
    match value {
        Value::Boolean(value) => Json::Bool(value),
        Value::Integer(value) => Json::from(value),
        other => Json::String(domain.show(other)),
    }
}
