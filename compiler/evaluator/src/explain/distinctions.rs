//! Where the case stands on the distinctions that the law draws.

use crate::values::Values;
use crate::{DistinctionSide, Truth};
use qufen_semantics::model::{Distinction, Model};

/// The side of each 区分, in the order of the law.
pub(super) fn sides(model: &Model, values: &Values<'_>) -> Vec<DistinctionSide> {
    let side = |distinction: &Distinction| DistinctionSide {
        cite: model.clauses[distinction.clause.index()].citation.clone(),
        this: distinction.this_name.clone(),
        that: distinction.that_name.clone(),
        side: side(
            values.formula(&distinction.this),
            values.formula(&distinction.that),
        )
        .into(),
    };
    model.distinctions.iter().map(side).collect()
}

fn side(this: Truth, that: Truth) -> &'static str {
    match (this, that) {
        (Truth::True, Truth::False) => "此方",
        (Truth::False, Truth::True) => "彼方",
        (Truth::True, Truth::True) => "两方",
        (Truth::False, Truth::False) => "两不属",
        (Truth::Unknown, _) | (_, Truth::Unknown) => "未查明",
    }
}
