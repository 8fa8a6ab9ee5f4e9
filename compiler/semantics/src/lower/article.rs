//! One article: its clauses in the order of the text, each with its formula.

use super::exception::except;
use super::parts::ArticleParts;
use crate::db::Files;
use crate::model::{Clause, ClauseId, Formula};
use crate::names::{Names, names};
use crate::resolve::Resolver;
use crate::skeleton::{Position, Skeleton, is_condition, skeleton};
use crate::source::{SourceBlock, parsed};
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{self, Block, EncodingKind, FormulaKind};
use salsa::Database;

/// The parts of the model that stand in one article, or in an assertion outside one; empty for
/// other blocks.
#[salsa::tracked]
pub fn article<'db>(db: &'db dyn Database, files: Files, block: SourceBlock<'db>) -> ArticleParts {
    let file = block.file(db);
    let parsed = &parsed(db, block).block;
    if !matches!(parsed, Block::Article(_) | Block::Assertion(_)) {
        return ArticleParts::default();
    }
    let mut lowering = Lowering {
        names: names(db, files, file),
        skeleton: skeleton(db, file),
        text: block.text(db),
        position: None,
        parts: ArticleParts::default(),
    };
    match parsed {
        Block::Article(article) => lowering.article(article),
        Block::Assertion(assertion) => lowering.assertion(None, &[], assertion),
        _ => {}
    }
    lowering.parts
}

/// Lowers the clauses of one article.
pub(super) struct Lowering<'a> {
    pub names: &'a Names,
    pub skeleton: &'a Skeleton,
    pub text: &'a str,
    pub position: Option<Position>,
    pub parts: ArticleParts,
}

/// What the clause above means for the one below.
#[derive(Clone, Copy, Default)]
struct Above {
    parent: Option<ClauseId>,
    /// Its items are things that must hold, so an exception to one waives it.
    requirement: bool,
    /// Its formula ranges over its items, and misses one without a meaning itself.
    ranged: bool,
    /// Its 效果 covers its items.
    effect: bool,
}

/// The numbered clauses below, with their ids.
pub(super) fn numbered(
    clause: &ast::Clause,
    id: ClauseId,
) -> impl Iterator<Item = (ClauseId, &ast::Clause)> {
    let mut next = id.0 + 1;
    clause
        .items
        .iter()
        .filter(|item| item.number.is_some())
        .map(move |item| {
            let id = ClauseId(next);
            next += size(item);
            (id, item)
        })
}

/// How many ids a clause and those below it take.
fn size(clause: &ast::Clause) -> u32 {
    1 + clause
        .items
        .iter()
        .filter(|item| item.number.is_some())
        .map(size)
        .sum::<u32>()
}

impl<'a> Lowering<'a> {
    /// A resolver that counts from the current 款.
    pub fn resolver(&self, items: Vec<ClauseId>) -> Resolver<'a> {
        let mut resolver = Resolver::new(self.names, self.skeleton);
        resolver.position = self.position.clone();
        resolver.items = items;
        resolver
    }

    /// Resolves with `f` and keeps what was found.
    pub fn resolve<T>(
        &mut self,
        items: &[ClauseId],
        outcomes: bool,
        f: impl FnOnce(&mut Resolver<'a>) -> T,
    ) -> T {
        let mut resolver = self.resolver(items.to_vec());
        resolver.outcomes = outcomes;
        let result = f(&mut resolver);
        self.parts.diagnostics.append(&mut resolver.diagnostics);
        result
    }

    fn article(&mut self, article: &ast::Article) {
        let Some(base) = self.skeleton.base(&article.number.node) else {
            return;
        };
        let mut id = ClauseId(base);
        for (paragraph, clause) in (1u32..).zip(&article.paragraphs) {
            self.position = Some(Position {
                article: article.number.node.clone(),
                paragraph,
                item: None,
            });
            self.clause(clause, id, Above::default());
            id.0 += size(clause);
        }
    }

    fn clause(&mut self, clause: &ast::Clause, id: ClauseId, above: Above) {
        if let Some(position) = &mut self.position {
            position.item = self.skeleton.clauses[id.index()].citation.item.clone();
        }
        let items: Vec<ClauseId> = numbered(clause, id).map(|(id, _)| id).collect();
        let own = self.own_formula(clause, id, &items);
        let requires = |e: &ast::Encoding| matches!(e.kind, EncodingKind::Requirement { .. });
        let requirement = above.requirement || clause.encodings.iter().any(requires);
        let exceptions = self.exceptions(clause, id, own.is_some(), requirement);
        let formula = own.clone().map(|own| except(own, &exceptions));
        let place = self.parts.clauses.len();
        self.parts.clauses.push(Clause {
            citation: self.skeleton.clauses[id.index()].shown.clone(),
            text: clause
                .words
                .as_ref()
                .map(|words| words.node.clone())
                .unwrap_or_default(),
            parent: above.parent,
            formula,
            own,
            deemings: Vec::new(),
            exceptions,
            account: Vec::new(),
        });
        let mut account: Vec<String> = Vec::new();
        for encoding in &clause.encodings {
            account.extend(self.encoding(encoding, clause, id, &items));
        }
        if above.effect && account.is_empty() {
            account.push("效果".into());
        }
        if account.is_empty() && !above.ranged && clause.words.is_some() && !has_error(clause) {
            let cite = &self.skeleton.clauses[id.index()].shown;
            let finding = Diagnostic::new(codes::CLAUSE_UNACCOUNTED, clause.label);
            self.parts.diagnostics.push(finding.with("cite", cite));
        }
        self.parts.clauses[place].account = account;
        let effect = clause
            .encodings
            .iter()
            .any(|e| matches!(e.kind, EncodingKind::Effect { .. }));
        let below = Above {
            parent: Some(id),
            requirement,
            ranged: conditions(clause).any(ranges_over_items),
            effect,
        };
        for (item_id, item) in numbered(clause, id) {
            self.clause(item, item_id, below);
        }
    }

    /// The condition that the clause itself states, if it states one.
    fn own_formula(
        &mut self,
        clause: &ast::Clause,
        id: ClauseId,
        items: &[ClauseId],
    ) -> Option<Formula> {
        let mut conditions = clause.encodings.iter().filter(|e| is_condition(&e.kind));
        let encoding = conditions.next()?;
        if let Some(second) = conditions.next() {
            let finding = Diagnostic::new(codes::CONFLICTING_ENCODINGS, second.span);
            self.parts
                .diagnostics
                .push(finding.label(encoding.span, "first"));
        }
        let condition = match &encoding.kind {
            EncodingKind::Meaning(condition)
            | EncodingKind::Rule { condition, .. }
            | EncodingKind::Requirement { condition, .. } => condition,
            _ => {
                let index = self
                    .skeleton
                    .open_items()
                    .position(|(open, ..)| open == id)?;
                let fact = crate::model::FactId((self.names.facts_declared + index) as u32);
                return Some(crate::resolve::holds(fact));
            }
        };
        if ranges_over_items(condition) {
            for (_, item) in numbered(clause, id) {
                if !item.encodings.iter().any(|e| is_condition(&e.kind)) && !has_error(item) {
                    let finding = Diagnostic::new(codes::ITEM_WITHOUT_MEANING, item.label);
                    self.parts
                        .diagnostics
                        .push(finding.label(encoding.span, "lead"));
                }
            }
        }
        Some(self.resolve(items, false, |resolver| resolver.formula(condition)))
    }
}

/// The formulas by which a clause is a condition.
fn conditions(clause: &ast::Clause) -> impl Iterator<Item = &ast::Formula> {
    clause
        .encodings
        .iter()
        .filter_map(|encoding| match &encoding.kind {
            EncodingKind::Meaning(condition)
            | EncodingKind::Rule { condition, .. }
            | EncodingKind::Requirement { condition, .. } => Some(condition),
            _ => None,
        })
}

/// Whether a syntax error has already been reported for what the clause says.
fn has_error(clause: &ast::Clause) -> bool {
    clause
        .encodings
        .iter()
        .any(|encoding| matches!(encoding.kind, EncodingKind::Error))
}

/// Whether a formula speaks of the items below.
pub(super) fn ranges_over_items(formula: &ast::Formula) -> bool {
    match &formula.node {
        FormulaKind::Items(_) => true,
        FormulaKind::And(parts) | FormulaKind::Or(parts) => parts.iter().any(ranges_over_items),
        FormulaKind::Not(inner) => ranges_over_items(inner),
        FormulaKind::Implies(a, b) => ranges_over_items(a) || ranges_over_items(b),
        _ => false,
    }
}

/// The labels of an article's clauses, in the order of their ids.
pub(super) fn labels(article: &ast::Article) -> Vec<Span> {
    fn add(clause: &ast::Clause, labels: &mut Vec<Span>) {
        labels.push(clause.label);
        let items = clause.items.iter().filter(|item| item.number.is_some());
        items.for_each(|item| add(item, labels));
    }
    let mut labels = Vec::new();
    article
        .paragraphs
        .iter()
        .for_each(|paragraph| add(paragraph, &mut labels));
    labels
}
