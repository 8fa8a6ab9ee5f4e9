//! Which names a file can use, and what they stand for. Free of spans and prose, so that it stays
//! equal while questions, descriptions and articles are edited.

mod definitions;
mod fact_list;

pub use definitions::{DefinitionName, declared};
pub use fact_list::facts;

use crate::db::{Files, SourceFile};
use crate::model::{Domain, FactId};
use crate::source::{declarations, used_files};
use qufen_syntax::ast::{Block, Principle, TypeExpr};
use salsa::Database;
use std::collections::BTreeMap;

/// The names in scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// How many facts are declared; the findings of open items come after them.
    pub facts_declared: usize,
    /// Facts, with their place in the model and their domain.
    pub facts: BTreeMap<String, (FactId, Domain)>,
    /// Definitions.
    pub definitions: BTreeMap<String, DefinitionName>,
    /// Every name and alias of a body, with its first name.
    pub bodies: BTreeMap<String, String>,
    /// 原则.
    pub principles: BTreeMap<String, Principle>,
    /// The outcomes, what prevails first.
    pub outcomes: Vec<String>,
}

/// The names that `file` can use: its own and those of the modules that it uses.
#[salsa::tracked]
pub fn names(db: &dyn Database, files: Files, file: SourceFile) -> Names {
    let mut names = Names::default();
    let blocks: Vec<&Block> = used_files(db, files, file)
        .iter()
        .flat_map(|&file| declarations(db, file))
        .collect();
    let enumerations = enumerations(&blocks);
    let mut next = 0;
    for block in &blocks {
        match block {
            Block::Facts(facts) => {
                for fact in facts {
                    let id = FactId(next);
                    next += 1;
                    let domain = domain(&fact.ty.node, &enumerations).unwrap_or(Domain::Boolean);
                    names
                        .facts
                        .entry(fact.name.node.clone())
                        .or_insert((id, domain));
                }
            }
            Block::Bodies(bodies) => {
                for body in bodies {
                    for alias in std::iter::once(&body.name).chain(&body.aliases) {
                        let first = body.name.node.clone();
                        names.bodies.entry(alias.node.clone()).or_insert(first);
                    }
                }
            }
            Block::Principle(principle) => {
                let name = principle.name.node.clone();
                names
                    .principles
                    .entry(name)
                    .or_insert_with(|| principle.clone());
            }
            Block::Decision(decision) if names.outcomes.is_empty() => {
                names.outcomes = decision.outcomes.iter().map(|o| o.node.clone()).collect();
            }
            _ => {}
        }
    }
    names.facts_declared = next as usize;
    names.definitions = definitions::collect(&blocks);
    names
}

/// The enumerations among `blocks`, by name.
pub fn enumerations(blocks: &[&Block]) -> BTreeMap<String, Domain> {
    let mut enumerations = BTreeMap::new();
    for block in blocks {
        if let Block::Enumeration(e) = block {
            enumerations
                .entry(e.name.node.clone())
                .or_insert_with(|| Domain::Enumeration {
                    name: e.name.node.clone(),
                    ordered: e.ordered,
                    variants: e.variants.iter().map(|v| v.node.clone()).collect(),
                });
        }
    }
    enumerations
}

/// The domain that a type stands for; `None` when no enumeration has the name.
pub fn domain(ty: &TypeExpr, enumerations: &BTreeMap<String, Domain>) -> Option<Domain> {
    Some(match ty {
        TypeExpr::Boolean => Domain::Boolean,
        TypeExpr::Integer => Domain::Integer,
        TypeExpr::Money => Domain::Money,
        TypeExpr::Ratio => Domain::Ratio,
        TypeExpr::Date => Domain::Date,
        TypeExpr::Duration(unit) => Domain::Duration(*unit),
        TypeExpr::Named(name) => enumerations.get(name)?.clone(),
    })
}

impl Names {
    /// The declared name nearest to a mistyped one, if any is near.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let known = self
            .facts
            .keys()
            .chain(self.definitions.keys())
            .chain(&self.outcomes);
        nearest(name, known.map(String::as_str))
    }
}

/// The candidate nearest to `name`, when it is near enough to be a slip: one character off in a
/// short name, two fifths in a long one.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let near = |known: &str| {
        let score = strsim::normalized_damerau_levenshtein(name, known);
        let short = known.chars().count() == 2 && strsim::damerau_levenshtein(name, known) == 1;
        (score >= 0.6 || short).then_some(score)
    };
    candidates
        .filter(|known| *known != name)
        .filter_map(|known| Some((near(known)?, known)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, known)| known.to_owned())
}
