//! What every scenario of one instrument asks of its model, worked out once.

use crate::model::{Domain, Fact, FactId, Model, Value};
use std::collections::HashMap;

/// Facts by name, and what 其余 gives each.
pub(super) struct Known<'a> {
    pub facts: HashMap<&'a str, FactId>,
    no: Vec<Option<Value>>,
    yes: Vec<Option<Value>>,
}

impl Known<'_> {
    pub fn of(model: &Model) -> Known<'_> {
        let names = model.facts.iter().map(|fact| fact.name.as_str());
        let rest = |value| model.facts.iter().map(|fact| rest(fact, value)).collect();
        Known {
            facts: names.zip((0..).map(FactId)).collect(),
            no: rest(false),
            yes: rest(true),
        }
    }

    /// What `其余 是` or `其余 否` gives each fact, in the order of the model.
    pub fn rest(&self, value: bool) -> &Vec<Option<Value>> {
        if value { &self.yes } else { &self.no }
    }
}

/// `其余 否`: 是否 is 否, an enumeration with a variant 无 is 无, others stay unknown.
fn rest(fact: &Fact, value: bool) -> Option<Value> {
    match &fact.domain {
        Domain::Boolean if fact.open_item.is_none() => Some(Value::Boolean(value)),
        Domain::Enumeration { variants, .. } if !value => {
            let none = variants.iter().position(|variant| variant == "无")?;
            Some(Value::Variant(none as u32))
        }
        _ => None,
    }
}
