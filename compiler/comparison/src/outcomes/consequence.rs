//! What follows from a decision in other cases than before: 效果, 义务, 禁止, 权利.

use super::Replay;
use crate::count::Count;
use qufen_analysis::diff::{self, Difference};
use qufen_semantics::model::{ClauseId, Modality, Model};
use schemars::JsonSchema;
use serde::Serialize;

/// Something that follows in other cases than before.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Consequence {
    /// The old clause; `null` where it is new.
    pub old: Option<String>,
    /// The new clause; `null` where it is gone.
    pub new: Option<String>,
    /// `效果`, `应当`, `不得` or `可以`.
    pub modality: String,
    /// Who; `null` for an effect.
    pub actor: Option<String>,
    /// What, in the law's words.
    pub act: String,
    /// The cases in which it follows under the new version only.
    pub gained: Option<Shift>,
    /// The cases in which it followed under the old version only.
    pub lost: Option<Shift>,
    /// A case in which it follows under the new version only, where that takes other readings than the
    /// defaults.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gained_under_readings: Option<Replay>,
    /// A case in which it followed under the old version only, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lost_under_readings: Option<Replay>,
}

/// Some of the cases.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Shift {
    /// How many, as a decimal string.
    pub cases: Count,
    /// Which part of all compared cases.
    pub share: f64,
    /// The plainest of them.
    #[serde(flatten)]
    pub replay: Replay,
}

pub(super) fn consequences(old: &Model, new: &Model, difference: &Difference) -> Vec<Consequence> {
    let replay = |it: &diff::Testimony| Replay::of(it, &difference.joint, old, new);
    let shift = |shift: &diff::Shift| Shift {
        cases: Count::of(&shift.cases),
        share: shift.share,
        replay: replay(&shift.witness),
    };
    let about = |it: &diff::Consequence| {
        let before = it.old.and_then(|index| due(old, index, it.norm));
        let after = it.new.and_then(|index| due(new, index, it.norm));
        let told = after.as_ref().or(before.as_ref())?.clone();
        Some(Consequence {
            old: before.map(|due| due.cite),
            new: after.map(|due| due.cite),
            modality: told.modality,
            actor: told.actor,
            act: told.act,
            gained: it.gained.as_ref().map(shift),
            lost: it.lost.as_ref().map(shift),
            gained_under_readings: it.gained_under_readings.as_ref().map(replay),
            lost_under_readings: it.lost_under_readings.as_ref().map(replay),
        })
    };
    difference.consequences.iter().filter_map(about).collect()
}

#[derive(Clone)]
struct Due {
    cite: String,
    modality: String,
    actor: Option<String>,
    act: String,
}

fn due(model: &Model, index: usize, norm: bool) -> Option<Due> {
    let clause = |id: ClauseId| model.clauses.get(id.index());
    if !norm {
        let clause = clause(model.effects.get(index)?.clause)?;
        return Some(Due {
            cite: clause.citation.clone(),
            modality: "效果".into(),
            actor: None,
            act: clause.text.clone(),
        });
    }
    let norm = model.norms.get(index)?;
    Some(Due {
        cite: clause(norm.clause)?.citation.clone(),
        modality: modality(norm.modality).into(),
        actor: Some(norm.actor.clone()),
        act: norm.act.clone(),
    })
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Duty => "应当",
        Modality::Prohibition => "不得",
        Modality::Right => "可以",
    }
}
