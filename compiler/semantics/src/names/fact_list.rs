//! The facts of the model with their prose, in the order of [`super::Names`].

use super::{domain, enumerations};
use crate::db::{Files, SourceFile};
use crate::model::{Domain, Fact};
use crate::resolve::value;
use crate::source::{declarations, used_files};
use qufen_syntax::ast::{self, Block, Quote};
use salsa::Database;

/// Every fact that `file` can use, its own and those of its modules.
#[salsa::tracked]
pub fn facts(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Fact> {
    let blocks: Vec<&Block> = used_files(db, files, file)
        .iter()
        .flat_map(|&file| declarations(db, file))
        .collect();
    let enumerations = enumerations(&blocks);
    let declared = blocks.iter().filter_map(|block| match block {
        Block::Facts(facts) => Some(facts),
        _ => None,
    });
    declared
        .flatten()
        .map(|fact| {
            lower(
                fact,
                domain(&fact.ty.node, &enumerations).unwrap_or(Domain::Boolean),
            )
        })
        .collect()
}

fn lower(fact: &ast::Fact, domain: Domain) -> Fact {
    let words = |quote: &Option<Quote>| quote.as_ref().map(|quote| quote.node.clone());
    Fact {
        name: fact.name.node.clone(),
        description: words(&fact.description),
        question: words(&fact.question),
        determined_by: fact.determined_by.as_ref().map(|body| body.node.clone()),
        evidence: words(&fact.evidence),
        presumption: fact
            .presumption
            .as_ref()
            .and_then(|p| value(&p.node, &domain)),
        open_item: None,
        domain,
    }
}
