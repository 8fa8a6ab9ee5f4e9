//! Names that are declared twice among a file and the modules that it uses.

use super::trees;
use crate::db::{Files, SourceFile};
use crate::place::Place;
use crate::source::used_files;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{Block, EncodingKind, Name};
use salsa::Database;
use std::collections::BTreeMap;

/// What shares one space of names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Space {
    Condition,
    Type,
    Body,
    Principle,
    Reading,
}

/// Declarations of `file` whose name is declared before.
pub fn check(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Diagnostic<Place>> {
    let mut first: BTreeMap<(Space, &str), Place> = BTreeMap::new();
    let mut found = Vec::new();
    for &other in used_files(db, files, file) {
        let index = files.index(db, other);
        for (block_index, block, _) in trees(db, other) {
            let place = |span: Span| Place::Block {
                file: index,
                block: block_index,
                span,
            };
            each_name(
                block,
                &mut |space, name| match first.get(&(space, name.node.as_str())) {
                    None => {
                        first.insert((space, &name.node), place(name.span));
                    }
                    Some(&earlier) if other == file => {
                        let finding = Diagnostic::new(codes::NAME_DECLARED_TWICE, place(name.span));
                        found.push(finding.with("name", &name.node).label(earlier, "first"));
                    }
                    Some(_) => {}
                },
            );
        }
    }
    found
}

fn each_name<'a>(block: &'a Block, f: &mut dyn FnMut(Space, &'a Name)) {
    match block {
        Block::Facts(facts) => facts
            .iter()
            .for_each(|fact| f(Space::Condition, &fact.name)),
        Block::Definition(definition) => f(Space::Condition, &definition.name),
        Block::Decision(decision) => f(Space::Condition, &decision.name),
        Block::Enumeration(enumeration) => f(Space::Type, &enumeration.name),
        Block::Principle(principle) => f(Space::Principle, &principle.name),
        Block::Bodies(bodies) => {
            for body in bodies {
                f(Space::Body, &body.name);
                body.aliases.iter().for_each(|alias| f(Space::Body, alias));
            }
        }
        Block::Article(article) => article.paragraphs.iter().for_each(|p| readings(p, f)),
        _ => {}
    }
}

fn readings<'a>(clause: &'a qufen_syntax::ast::Clause, f: &mut dyn FnMut(Space, &'a Name)) {
    for encoding in &clause.encodings {
        if let EncodingKind::Reading(reading) = &encoding.kind {
            f(Space::Reading, &reading.name);
        }
    }
    clause.items.iter().for_each(|item| readings(item, f));
}
