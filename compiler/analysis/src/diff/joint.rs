//! The joint vocabulary: the facts and readings of two versions as one.

use qufen_semantics::model::{FactId, Model, ReadingId};

/// Facts and readings of both versions, what is the same thing only once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// A model of nothing but these facts and readings, for whatever shows findings and formulas.
    /// Names are those of the new version where it has one.
    pub model: Model,
    /// By [`FactId`] of `model`.
    pub facts: Vec<JointFact>,
    /// By [`ReadingId`] of `model`.
    pub readings: Vec<JointReading>,
}

/// What a joint fact is in each version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointFact {
    /// In the old version.
    pub old: Option<FactId>,
    /// In the new version.
    pub new: Option<FactId>,
}

/// What a joint reading is in each version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointReading {
    /// In the old version.
    pub old: Option<ReadingId>,
    /// In the new version.
    pub new: Option<ReadingId>,
}
