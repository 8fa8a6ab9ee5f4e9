//! From formulas as written to formulas of the model: names, types and citations are settled here.

mod call;
mod formula;
mod value;

pub use formula::{citation_finding, holds, type_name};
pub use value::{examples, value, value_or_report};

use crate::model::{ClauseId, Formula};
use crate::names::{Names, nearest};
use crate::skeleton::{Position, Skeleton};
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::Name;
use std::collections::BTreeMap;

/// Resolves the formulas of one block.
pub struct Resolver<'a> {
    /// What names stand for.
    pub names: &'a Names,
    /// Which clauses and readings there are.
    pub skeleton: &'a Skeleton,
    /// Where relative citations count from.
    pub position: Option<Position>,
    /// Whether the formula may speak of the outcome.
    pub outcomes: bool,
    /// The clauses that 下列… ranges over.
    pub items: Vec<ClauseId>,
    /// What the parameters of a definition or principle stand for.
    pub parameters: BTreeMap<String, Formula>,
    /// What was found, in order.
    pub diagnostics: Vec<Diagnostic<Span>>,
    /// How deep in expansions of definitions; findings inside them are reported where they stand.
    expanding: u32,
}

impl<'a> Resolver<'a> {
    /// A resolver for formulas over facts and definitions.
    pub fn new(names: &'a Names, skeleton: &'a Skeleton) -> Resolver<'a> {
        Resolver {
            names,
            skeleton,
            position: None,
            outcomes: false,
            items: Vec::new(),
            parameters: BTreeMap::new(),
            diagnostics: Vec::new(),
            expanding: 0,
        }
    }

    fn report(&mut self, diagnostic: Diagnostic<Span>) {
        if self.expanding == 0 {
            self.diagnostics.push(diagnostic);
        }
    }
}

/// The finding for a body that no 机构 declares.
pub fn undeclared_body(name: &Name, names: &Names) -> Diagnostic<Span> {
    let near = nearest(&name.node, names.bodies.keys().map(String::as_str));
    let hint = near
        .as_ref()
        .map(|near| format!("→ `{near}`"))
        .unwrap_or_default();
    let finding = Diagnostic::new(codes::BODY_UNDECLARED, name.span)
        .with("name", &name.node)
        .with("hint", hint);
    match near {
        Some(near) => finding.replace(name.span, near, false),
        None => finding,
    }
}
