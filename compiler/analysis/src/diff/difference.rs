//! What is asked and what is answered.

use super::{Change, Joint, Outcomes, Testimony};
use num_bigint::BigUint;
use qufen_semantics::model::{ClauseId, FactId};

/// What of two versions is the same thing; the caller tells it from the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correspondence {
    /// Old and new clause that are one provision; several pairs where it was split or merged.
    pub clauses: Vec<(ClauseId, ClauseId)>,
    /// 更名: facts that are one thing under two names (old, new). The same name needs no entry.
    pub renamed: Vec<(FactId, FactId)>,
}

/// How two versions differ in what they rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The facts and readings of both versions as one vocabulary, which causes and witnesses use.
    pub joint: Joint,
    /// Facts that are not the same in both versions, in the order of the joint vocabulary.
    pub facts: Vec<FactChange>,
    /// Every atomic change, in the order of the text; causes refer to them by index.
    pub changes: Vec<Change>,
    /// Which cases come out otherwise.
    pub outcomes: Outcomes,
    /// 效果, 义务, 禁止 and 权利 that follow in other cases than before, under the default readings or
    /// under others, in the order of the text; empty while the outcomes are incomplete. Others are left
    /// out where [`Comparison::under_readings`](super::Comparison::under_readings) is not established.
    pub consequences: Vec<Consequence>,
}

/// A fact that is not the same in both versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactChange {
    /// In the old version.
    pub old: Option<FactId>,
    /// In the new version.
    pub new: Option<FactId>,
    /// What differs.
    pub what: FactDifference,
}

/// How a fact differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactDifference {
    /// 新增: the old version does not ask for it.
    Added,
    /// 不再使用: the new version does not ask for it.
    Dropped,
    /// 更名.
    Renamed,
    /// The enumeration has other variants, or has them in another order.
    Variants {
        /// Those that only the old version knows.
        gone: Vec<String>,
        /// Those that only the new version knows.
        come: Vec<String>,
    },
    /// The type is of another kind, so that these are two facts.
    Kind,
}

/// Something that follows from a decision, and in which cases it now follows or no longer does.
#[derive(Clone, Debug, PartialEq)]
pub struct Consequence {
    /// Index into the old version's norms (or effects); `None` for what is new.
    pub old: Option<usize>,
    /// Index into the new version's norms (or effects); `None` for what is gone.
    pub new: Option<usize>,
    /// Whether it is a 义务, 禁止 or 权利; else it is a 效果.
    pub norm: bool,
    /// The cases in which it follows under the new version only.
    pub gained: Option<Shift>,
    /// The cases in which it followed under the old version only.
    pub lost: Option<Shift>,
    /// A case in which it follows under the new version only, where that takes other readings than the
    /// defaults.
    pub gained_under_readings: Option<Testimony>,
    /// A case in which it followed under the old version only, likewise.
    pub lost_under_readings: Option<Testimony>,
}

/// Some of the cases.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// How many.
    pub cases: BigUint,
    /// Which part of all compared cases, from 0 to 1.
    pub share: f64,
    /// The plainest of them.
    pub witness: Testimony,
}
