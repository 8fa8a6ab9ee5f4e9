//! Which names a file's formulas use, and which facts none uses.

use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{Block, Clause, EncodingKind, Formula, FormulaKind, Sides};
use std::collections::BTreeSet;

/// Calls `f` on a formula and on every part of it, the whole before its parts.
pub fn visit<'a>(formula: &'a Formula, f: &mut impl FnMut(&'a Formula)) {
    f(formula);
    match &formula.node {
        FormulaKind::And(parts) | FormulaKind::Or(parts) | FormulaKind::Call(_, parts) => {
            for part in parts {
                visit(part, f);
            }
        }
        FormulaKind::Not(part) => visit(part, f),
        FormulaKind::Implies(left, right) => {
            visit(left, f);
            visit(right, f);
        }
        _ => {}
    }
}

/// Every name that the formulas of a block mention, whatever it names. Constraints alone do not
/// make a fact used, and do not count.
pub fn names_used(block: &Block) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    match block {
        Block::Definition(definition) => collect(&definition.body, &mut names),
        Block::Principle(principle) => {
            collect(&principle.this, &mut names);
            collect(&principle.that, &mut names);
        }
        Block::Assertion(assertion) => collect(&assertion.formula, &mut names),
        Block::Article(article) => collect_clauses(article.paragraphs.iter(), &mut names),
        Block::Operation(operation) => {
            for step in &operation.steps {
                collect_clauses(step.kind.clauses(), &mut names);
                for encoding in step.kind.encodings() {
                    collect_encoding(&encoding.kind, &mut names);
                }
            }
        }
        _ => {}
    }
    names
}

fn collect_clauses<'a>(clauses: impl Iterator<Item = &'a Clause>, names: &mut BTreeSet<&'a str>) {
    let mut clauses: Vec<_> = clauses.collect();
    while let Some(clause) = clauses.pop() {
        clauses.extend(&clause.items);
        for encoding in &clause.encodings {
            collect_encoding(&encoding.kind, names);
        }
    }
}

fn collect_encoding<'a>(kind: &'a EncodingKind, names: &mut BTreeSet<&'a str>) {
    for formula in kind.formulas() {
        collect(formula, names);
    }
    if let EncodingKind::Distinction(distinction) = kind
        && let Sides::Principle { principle, .. } = &distinction.sides
    {
        names.insert(&principle.node);
    }
}

fn collect<'a>(formula: &'a Formula, names: &mut BTreeSet<&'a str>) {
    visit(formula, &mut |part| match &part.node {
        FormulaKind::Name(name) | FormulaKind::Call(name, _) => {
            names.insert(&name.node);
        }
        FormulaKind::Compare { left, .. } | FormulaKind::Member { left, .. } => {
            names.insert(&left.node);
        }
        FormulaKind::Reading { reading, .. } => {
            names.insert(&reading.node);
        }
        _ => {}
    });
}

/// Facts that no formula of the project uses. `facts` are names with their places; `used` is the
/// union of [`names_used`] over all files, and of the parameters that a 采用 leaves to facts of the
/// same name.
pub fn unused_facts(facts: &[(&str, Place)], used: &BTreeSet<&str>) -> Vec<Diagnostic<Place>> {
    facts
        .iter()
        .filter(|(name, _)| !used.contains(name))
        .map(|(name, place)| Diagnostic::new(codes::FACT_UNUSED, *place).with("fact", name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, name, not};
    use super::*;
    use qufen_diagnostics::Span;

    #[test]
    fn a_fact_is_used_wherever_a_formula_names_it() {
        let mut sample = Sample::default();
        sample.article(1, "示例。");
        sample.meaning(not(name("甲")));
        let used = names_used(&sample.blocks[0].0);
        let at = Place::Block {
            file: 0,
            block: 0,
            span: Span::new(0, 3),
        };
        let found = unused_facts(&[("甲", at), ("乙", at)], &used);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].arguments, [("fact", "乙".to_owned())]);
    }
}
