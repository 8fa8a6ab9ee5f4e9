//! What is weighed and what follows: 考量, 效果, 义务.

use super::cited;
use crate::values::Values;
use crate::{Cited, Due, FactorLean, Truth};
use qufen_semantics::model::{Factor, Formula, Modality, Model};

/// Where each 考量 leans.
pub(super) fn factors(model: &Model, values: &Values<'_>) -> Vec<FactorLean> {
    let lean = |factor: &Factor| FactorLean {
        name: factor.name.clone(),
        cite: model.clauses[factor.clause.index()].citation.clone(),
        lean: lean(
            values.formula(&factor.favourable),
            values.formula(&factor.adverse),
        )
        .into(),
    };
    model.factors.iter().map(lean).collect()
}

fn lean(favourable: Truth, adverse: Truth) -> &'static str {
    match (favourable, adverse) {
        (Truth::True, Truth::False) => "有利",
        (Truth::False, Truth::True) => "不利",
        (Truth::Unknown, _) | (_, Truth::Unknown) => "未查明",
        (Truth::True, Truth::True) | (Truth::False, Truth::False) => "两可",
    }
}

/// The 效果 that follow.
pub(super) fn effects(model: &Model, values: &Values<'_>) -> Vec<Cited> {
    let following = model
        .effects
        .iter()
        .filter(|effect| values.formula(&effect.condition).is_true());
    following
        .map(|effect| cited(model, effect.clause))
        .collect()
}

/// The 义务, 禁止 and 权利 that follow.
pub(super) fn duties(model: &Model, values: &Values<'_>) -> Vec<Due> {
    let following = model
        .norms
        .iter()
        .filter(|norm| values.formula(&norm.condition).is_true());
    let due = following.map(|norm| Due {
        cite: model.clauses[norm.clause.index()].citation.clone(),
        modality: word(norm.modality).into(),
        actor: norm.actor.clone(),
        act: norm.act.clone(),
        addressee: norm.addressee.clone(),
        standing: norm.condition == Formula::Constant(true),
    });
    due.collect()
}

fn word(modality: Modality) -> &'static str {
    match modality {
        Modality::Duty => "应当",
        Modality::Prohibition => "不得",
        Modality::Right => "可以",
    }
}
