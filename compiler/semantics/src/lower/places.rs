//! The places of clauses, statements and conditions, found beside the lowering of the same trees.

use super::article::numbered;
use crate::db::{Files, SourceFile};
use crate::model::{ClauseId, Formula, Model};
use crate::names::names;
use crate::place::Place;
use crate::places::{ClausePlace, Places, StatementKind, StatementPlace};
use crate::resolve::Resolver;
use crate::skeleton::{Position, skeleton};
use crate::source::{blocks, parsed, used_files};
use qufen_diagnostics::Span;
use qufen_syntax::ast::{self, Block, EncodingKind, FormulaKind, Sides};
use salsa::Database;

/// The places of the instrument in `file`, whose model is `model`.
pub fn places(db: &dyn Database, files: Files, file: SourceFile, model: &Model) -> Places<Place> {
    let mut clauses = Vec::new();
    for (block, &source) in (0u32..).zip(blocks(db, file)) {
        if let Block::Article(article) = &parsed(db, source).block {
            let file_index = files.index(db, file);
            let mut survey = Survey::new(db, files, file, file_index, block);
            survey.article(article);
            clauses.append(&mut survey.clauses);
        }
    }
    let definitions = model.definitions.iter();
    Places {
        clauses,
        definitions: (definitions.map(|it| definition(db, files, file, &it.name))).collect(),
    }
}

fn definition(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    name: &str,
) -> Option<StatementPlace<Place>> {
    used_files(db, files, file).iter().find_map(|&used| {
        let index = files.index(db, used);
        (0u32..).zip(blocks(db, used)).find_map(|(block, &source)| {
            let Block::Definition(definition) = &parsed(db, source).block else {
                return None;
            };
            let mut survey = Survey::new(db, files, file, index, block);
            (definition.name.node == name).then(|| StatementPlace {
                kind: StatementKind::Definition,
                place: survey.at(definition.name.span.to(definition.body.span)),
                conditions: survey.conditions(&definition.body),
            })
        })
    })
}

/// One block, looked over.
struct Survey<'a> {
    file: u32,
    block: u32,
    resolver: Resolver<'a>,
    clauses: Vec<ClausePlace<Place>>,
}

impl<'a> Survey<'a> {
    fn new(
        db: &'a dyn Database,
        files: Files,
        instrument: SourceFile,
        file: u32,
        block: u32,
    ) -> Survey<'a> {
        let mut resolver = Resolver::new(names(db, files, instrument), skeleton(db, instrument));
        resolver.outcomes = true;
        Survey {
            file,
            block,
            resolver,
            clauses: Vec::new(),
        }
    }

    fn at(&self, span: Span) -> Place {
        Place::Block {
            file: self.file,
            block: self.block,
            span,
        }
    }

    fn article(&mut self, article: &ast::Article) {
        let Some(mut next) = self.resolver.skeleton.base(&article.number.node) else {
            return;
        };
        for (paragraph, clause) in (1u32..).zip(&article.paragraphs) {
            self.resolver.position = Some(Position {
                article: article.number.node.clone(),
                paragraph,
                item: None,
            });
            let before = self.clauses.len();
            self.clause(clause, ClauseId(next));
            next += (self.clauses.len() - before) as u32;
        }
    }

    fn clause(&mut self, clause: &ast::Clause, id: ClauseId) {
        if let Some(position) = &mut self.resolver.position {
            let outlined = &self.resolver.skeleton.clauses[id.index()];
            position.item = outlined.citation.item.clone();
        }
        let items: Vec<(ClauseId, &ast::Clause)> = numbered(clause, id).collect();
        self.resolver.items = items.iter().map(|(id, _)| *id).collect();
        let encodings = clause.encodings.iter();
        let statements = encodings.filter_map(|encoding| self.statement(encoding));
        let statements = statements.collect();
        self.clauses.push(ClausePlace {
            label: self.at(clause.label),
            statements,
        });
        for (id, item) in items {
            self.clause(item, id);
        }
    }

    fn statement(&mut self, encoding: &ast::Encoding) -> Option<StatementPlace<Place>> {
        let (kind, formulas): (StatementKind, Vec<&ast::Formula>) = match &encoding.kind {
            EncodingKind::Meaning(condition)
            | EncodingKind::Rule { condition, .. }
            | EncodingKind::Requirement { condition, .. } => (StatementKind::Own, vec![condition]),
            EncodingKind::Open { .. } => (StatementKind::Own, vec![]),
            EncodingKind::Exception { condition, .. } => {
                (StatementKind::Exception, vec![condition])
            }
            EncodingKind::Deeming { condition, .. } => {
                (StatementKind::Deeming, condition.iter().collect())
            }
            EncodingKind::Scope { condition, .. } => (StatementKind::Scope, vec![condition]),
            EncodingKind::Distinction(distinction) => match &distinction.sides {
                Sides::Explicit { this, that } => (StatementKind::Distinction, vec![this, that]),
                Sides::Principle { .. } => (StatementKind::Distinction, vec![]),
            },
            EncodingKind::Factor {
                favourable,
                adverse,
                ..
            } => (StatementKind::Factor, vec![favourable, adverse]),
            EncodingKind::Effect { condition } => (StatementKind::Effect, vec![condition]),
            EncodingKind::Norm { condition, .. } => {
                (StatementKind::Norm, condition.iter().collect())
            }
            _ => return None,
        };
        let conditions = formulas.into_iter().flat_map(|it| self.conditions(it));
        let conditions = conditions.collect();
        Some(StatementPlace {
            kind,
            place: self.at(encoding.span),
            conditions,
        })
    }

    /// The words of each leaf, as many times as the leaf is expanded into leaves of the model.
    fn conditions(&mut self, formula: &ast::Formula) -> Vec<Place> {
        match &formula.node {
            FormulaKind::And(parts) | FormulaKind::Or(parts) => {
                parts.iter().flat_map(|it| self.conditions(it)).collect()
            }
            FormulaKind::Not(inner) => self.conditions(inner),
            FormulaKind::Implies(left, right) => {
                let mut both = self.conditions(left);
                both.extend(self.conditions(right));
                both
            }
            _ => {
                let place = self.at(formula.span);
                vec![place; leaves(&self.resolver.formula(formula))]
            }
        }
    }
}

fn leaves(formula: &Formula) -> usize {
    let mut count = 0;
    formula.walk(&mut |part| match part {
        Formula::Constant(_) | Formula::Not(_) | Formula::And(_) | Formula::Or(_) => {}
        _ => count += 1,
    });
    count
}
