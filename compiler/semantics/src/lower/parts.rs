//! What one article contributes to the model. Ids are those of the whole instrument.

use crate::model::{
    Assertion, Clause, ClauseId, Deeming, Distinction, Effect, Factor, Norm, Reading, Requirement,
    Rule, Scope,
};
use qufen_diagnostics::{Diagnostic, Span};
use qufen_syntax::ast::Standing;

/// The parts of the model that stand in one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleParts {
    /// Its clauses, parents before children.
    pub clauses: Vec<Clause>,
    /// Fictions, with the clause that each favours.
    pub deemings: Vec<(ClauseId, Deeming)>,
    /// `当 … 则 …`.
    pub rules: Vec<Rule>,
    /// `… 须 …`.
    pub requirements: Vec<Requirement>,
    /// 适用, 参照.
    pub scopes: Vec<Scope>,
    /// 否则.
    pub out_of_scope: Option<String>,
    /// 考量.
    pub factors: Vec<Factor>,
    /// 效果.
    pub effects: Vec<Effect>,
    /// 义务, 禁止, 权利.
    pub norms: Vec<Norm>,
    /// 区分.
    pub distinctions: Vec<Distinction>,
    /// 断言.
    pub assertions: Vec<Assertion>,
    /// 解读.
    pub readings: Vec<Reading>,
    /// 施行, 废止, 解释.
    pub standing: Vec<Standing>,
    /// What is wrong with it; spans are of the block.
    pub diagnostics: Vec<Diagnostic<Span>>,
}
