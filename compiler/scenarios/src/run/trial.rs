//! A decided scenario, before it is compared with anything.

use super::Claim;
use crate::compare::Expectation;
use crate::golden::Words;
use qufen_diagnostics::{Diagnostic, Location};
use qufen_evaluator::Decision;
use std::collections::BTreeSet;
use std::rc::Rc;

/// One scenario file and its selected scenarios.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrialFile {
    /// Its path.
    pub path: String,
    /// The titles of all its scenarios, selected or not.
    pub titles: Vec<String>,
    /// The selected ones, decided.
    pub trials: Vec<Trial>,
    /// What keeps scenarios of the file from being resolved, and other findings.
    pub diagnostics: Vec<Diagnostic>,
}

/// One scenario, decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// Its title.
    pub title: String,
    /// The title's words.
    pub place: Location,
    /// `《…》 版本 …`.
    pub instrument: String,
    /// `草案` or `示例`.
    pub nature: Option<String>,
    /// The sides of distinctions that it claims to cover.
    pub covers: Vec<Claim>,
    /// 期望, when it states one.
    pub expectation: Option<Expectation>,
    /// The clauses of the version decided under.
    pub words: Rc<Words>,
    /// Citations that 期望 calls 待查 and that the facts leave open.
    pub open_clauses: BTreeSet<String>,
    /// The decision.
    pub ruling: Result<Decision, Undecidable>,
}

/// Why there is no decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undecidable {
    /// The facts break the 约束 of these words.
    Contradictory(String),
    /// The version's text is not held.
    TextNotHeld,
}
