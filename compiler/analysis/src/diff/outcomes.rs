//! Which cases come out otherwise, how many, and why.

use super::Joint;
use crate::space::Witness;
use num_bigint::BigUint;
use qufen_semantics::model::{ClauseId, FactId, Formula, OutcomeId};
use schemars::JsonSchema;
use serde::Serialize;

/// What is established about the outcomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcomes {
    /// Proved: the same outcome in every case, under every reading; nothing is counted apart.
    Equivalent(Comparison),
    /// They differ, in a case, in which cases can be, or in which values a case can have.
    Different(Comparison),
    /// The budget did not suffice for counts and causes.
    Incomplete(Incomplete),
    /// The text of a version is not held, so that nothing can be decided under it.
    NotHeld {
        /// Of the old version.
        old: bool,
        /// Of the new version.
        new: bool,
    },
}

/// The outcomes of both versions over all cases, under each version's default readings.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How many cases are compared.
    pub cases: BigUint,
    /// Cases that are not compared.
    pub apart: Apart,
    /// Every pair of outcomes that occurs, unchanged ones included: by old outcome, then by new.
    pub matrix: Vec<Pair>,
    /// The pairs whose outcomes differ in name, in the same order.
    pub transitions: Vec<Transition>,
    /// Pairs of different outcomes that occur under other readings than the defaults only; `None`
    /// where that was not established within the budget.
    pub under_readings: Option<Vec<UnderReadings>>,
    /// What a cause is made of.
    pub grain: Grain,
}

/// Cases that are not compared, counted under the default readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Apart {
    /// Both versions have words for them, and only the old one's 约束 allow them.
    pub lawful_in_old_only: BigUint,
    /// Both versions have words for them, and only the new one's 约束 allow them.
    pub lawful_in_new_only: BigUint,
    /// Lawful in the old version; the new one lacks a value that they have.
    pub unknown_to_new: BigUint,
    /// Lawful in the new version; the old one lacks a value that they have.
    pub unknown_to_old: BigUint,
}

/// How many cases had one outcome and have another, or the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// Of the old version.
    pub from: OutcomeId,
    /// Of the new version.
    pub to: OutcomeId,
    /// At least one.
    pub cases: BigUint,
    /// Which part of all compared cases, from 0 to 1.
    pub share: f64,
}

/// The cases that had one outcome and have another.
#[derive(Clone, Debug, PartialEq)]
pub struct Transition {
    /// From what to what, and how many.
    pub pair: Pair,
    /// What it means for the person concerned.
    pub direction: Direction,
    /// The plainest of these cases.
    pub witness: Testimony,
    /// What brings it about, the cause of most cases first; every case has at least one. `None`
    /// where that was not established within the budget.
    pub causes: Option<Vec<Cause>>,
}

/// By the 从严到宽 of the new version; where it is silent, of the old one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// 变严.
    Stricter,
    /// 变轻.
    Lighter,
    /// Neither: no order is declared between the two.
    Sideways,
    /// The two versions declare opposite orders.
    Disputed,
}

/// Changes of which all together, but no part alone, give the new outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Indices into [`super::Difference::changes`], ascending.
    pub changes: Vec<usize>,
    /// The old clauses that these are about, in order.
    pub old: Vec<ClauseId>,
    /// The new clauses that these are about, in order.
    pub new: Vec<ClauseId>,
    /// How many cases of the transition it causes; a case may have several causes.
    pub cases: BigUint,
    /// Which part of all compared cases, from 0 to 1.
    pub share: f64,
    /// The facts that the changes speak of.
    pub facts: Vec<FactId>,
    /// Conditions on these facts: each of the cases meets one at least, and each is
    /// met by one of the cases at least. A condition without parts is met by all.
    pub when: Vec<Condition>,
    /// Whether the conditions leave out some of what is needed, as it would be too much to list.
    pub wider: bool,
    /// The plainest of these cases.
    pub witness: Testimony,
}

/// Parts that all hold: tests of one joint fact each, no fact twice where one test can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Formulas over the joint vocabulary, in its order.
    pub parts: Vec<Formula>,
}

impl Condition {
    /// In words of the language: `造成损失 且 损失程度 不低于 重大`; `是` when it has no parts.
    pub fn words(&self, joint: &Joint) -> String {
        crate::wording::words(&joint.model, &Formula::And(self.parts.clone()))
    }
}

/// What the changes of a cause were taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// Each by itself.
    Change,
    /// All changes of one article together, since single ones were too many.
    Article,
    /// All changes together, since even articles were too many.
    Whole,
}

/// A transition that the default readings do not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnderReadings {
    /// Of the old version.
    pub from: OutcomeId,
    /// Of the new version.
    pub to: OutcomeId,
    /// What it means for the person concerned.
    pub direction: Direction,
    /// A case of it, with the readings that it needs.
    pub witness: Testimony,
}

/// One case as each version is told it. It has the outcomes claimed whatever the facts are that it
/// leaves open, presumed or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Testimony {
    /// Over the joint vocabulary.
    pub joint: Witness,
    /// Over the facts and readings of the old version.
    pub old: Witness,
    /// Over the facts and readings of the new version.
    pub new: Witness,
}

/// What is established without counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incomplete {
    /// Proved: no case comes out otherwise under any reading, and the same cases are lawful.
    pub equivalent: bool,
    /// Transitions that occur under the default readings, each with a case.
    pub found: Vec<(OutcomeId, OutcomeId, Testimony)>,
    /// Pairs of different outcomes of which not even that is established.
    pub open: Vec<(OutcomeId, OutcomeId)>,
}
