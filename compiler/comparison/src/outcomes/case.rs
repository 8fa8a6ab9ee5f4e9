//! A case that shows something, as `decide` reads it.

use qufen_analysis::diff::{Joint, Testimony};
use qufen_analysis::space::Findings;
use qufen_analysis::wording::{CaseWords, case_words};
use qufen_semantics::model::Model;
use schemars::JsonSchema;
use serde::Serialize;

/// A case with the outcomes claimed, whatever the facts are that it leaves open.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Replay {
    /// The case; `qufen decide --case` reads it under both versions, unless the two below are given.
    pub witness: Findings,
    /// The case for the old version, where the two do not have the same facts and readings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness_old: Option<Findings>,
    /// The case for the new version, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness_new: Option<Findings>,
    /// The same in words.
    #[serde(skip)]
    pub words: CaseWords,
}

impl Replay {
    pub(crate) fn of(testimony: &Testimony, joint: &Joint, old: &Model, new: &Model) -> Replay {
        let witness = testimony.joint.findings(&joint.model);
        let (before, after) = (testimony.old.findings(old), testimony.new.findings(new));
        let apart = before != witness || after != witness;
        Replay {
            witness,
            witness_old: apart.then_some(before),
            witness_new: apart.then_some(after),
            words: case_words(&joint.model, &testimony.joint),
        }
    }
}
