//! The shape of a JSON case.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

/// What a JSON case states, as a person would type it.
#[derive(Default)]
pub struct JsonCase {
    pub facts: Vec<(String, String)>,
    pub readings: Vec<(String, String)>,
}

/// A JSON object that keeps a name given twice, which a map would drop in silence.
pub struct Object(pub Vec<(String, Node)>);

/// A value of a case: a leaf, or an object of facts or readings.
#[derive(serde::Deserialize)]
#[serde(untagged)]
pub enum Node {
    Object(Object),
    Leaf(Value),
}

impl Node {
    pub fn is_object_like(&self) -> bool {
        matches!(self, Node::Object(_))
    }
}

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Object;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Object(entries))
    }
}
