//! Formulas over facts, definitions, clauses, readings and outcomes.

use super::{ClauseId, DefinitionId, FactId, OutcomeId, ReadingId, Value};

/// A condition. Every mention is an id of the same model.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Formula {
    /// 是 or 否.
    Constant(bool),
    /// A test of one fact.
    Test(Test),
    /// A named condition.
    Definition(DefinitionId),
    /// Whether the case falls under a clause.
    Clause(ClauseId),
    /// Whether the reading's option of that index is in force.
    Reading(ReadingId, u32),
    /// Whether the decision is this outcome. Only in effects, norms and assertions.
    Outcome(OutcomeId),
    /// 非.
    Not(Box<Formula>),
    /// 且; true when empty.
    And(Vec<Formula>),
    /// 或; false when empty.
    Or(Vec<Formula>),
}

/// What is asked of one fact.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Test {
    /// The fact.
    pub fact: FactId,
    /// The comparison; `Equal true` for a bare fact of type 是否.
    pub comparison: Comparison,
}

/// A comparison with constants of the fact's domain.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// =.
    Equal(Value),
    /// <.
    Less(Value),
    /// ≤.
    AtMost(Value),
    /// >.
    Greater(Value),
    /// ≥.
    AtLeast(Value),
    /// 属于; sorted, without duplicates.
    In(Vec<Value>),
}

impl Comparison {
    /// Whether `value` passes.
    pub fn holds(&self, value: Value) -> bool {
        match self {
            Comparison::Equal(other) => value == *other,
            Comparison::Less(other) => value < *other,
            Comparison::AtMost(other) => value <= *other,
            Comparison::Greater(other) => value > *other,
            Comparison::AtLeast(other) => value >= *other,
            Comparison::In(set) => set.contains(&value),
        }
    }

    /// The constants it mentions.
    pub fn constants(&self) -> &[Value] {
        match self {
            Comparison::Equal(v)
            | Comparison::Less(v)
            | Comparison::AtMost(v)
            | Comparison::Greater(v)
            | Comparison::AtLeast(v) => std::slice::from_ref(v),
            Comparison::In(set) => set,
        }
    }
}

impl Formula {
    /// The negation, without a double 非.
    pub fn negated(self) -> Formula {
        match self {
            Formula::Not(inner) => *inner,
            other => Formula::Not(Box::new(other)),
        }
    }

    /// Calls `f` on every formula inside this one, itself first.
    pub fn walk(&self, f: &mut impl FnMut(&Formula)) {
        f(self);
        match self {
            Formula::Not(inner) => inner.walk(f),
            Formula::And(parts) | Formula::Or(parts) => parts.iter().for_each(|part| part.walk(f)),
            _ => {}
        }
    }
}
