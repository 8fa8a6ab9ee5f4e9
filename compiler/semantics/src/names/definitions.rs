//! Definitions by name, in an order in which each uses only earlier ones.

use crate::model::DefinitionId;
use qufen_syntax::ast::{Block, Definition, Formula, FormulaKind};
use std::collections::BTreeMap;

/// What a defined name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DefinitionName {
    /// A condition of the model.
    Plain(DefinitionId),
    /// A condition with parameters, expanded where it is used.
    Parametrised(Box<Definition>),
    /// Uses itself, by this path.
    Cyclic(Vec<String>),
}

/// The definitions among `blocks`.
pub fn collect(blocks: &[&Block]) -> BTreeMap<String, DefinitionName> {
    let declared = declared(blocks);
    let (order, cyclic) = sort(&declared);
    let mut names = BTreeMap::new();
    for name in &order {
        let definition = declared[name.as_str()];
        if !definition.parameters.is_empty() {
            names.insert(
                name.clone(),
                DefinitionName::Parametrised(Box::new(definition.clone())),
            );
        }
    }
    let plain = order
        .iter()
        .filter(|name| declared[name.as_str()].parameters.is_empty());
    for (id, name) in plain.enumerate() {
        names.insert(name.clone(), DefinitionName::Plain(DefinitionId(id as u32)));
    }
    for (name, path) in cyclic {
        names.insert(name, DefinitionName::Cyclic(path));
    }
    names
}

/// The definitions among `blocks`, each name once.
pub fn declared<'a>(blocks: &[&'a Block]) -> BTreeMap<&'a str, &'a Definition> {
    let mut declared = BTreeMap::new();
    for block in blocks {
        if let Block::Definition(definition) = block {
            declared
                .entry(definition.name.node.as_str())
                .or_insert(definition);
        }
    }
    declared
}

/// The names in order of use, and those that use themselves with the path by which they do.
fn sort(declared: &BTreeMap<&str, &Definition>) -> (Vec<String>, Vec<(String, Vec<String>)>) {
    let mut sorter = Sorter {
        declared,
        order: Vec::new(),
        cyclic: Vec::new(),
        path: Vec::new(),
    };
    for name in declared.keys() {
        sorter.visit(name);
    }
    let Sorter {
        mut order, cyclic, ..
    } = sorter;
    order.retain(|name| !cyclic.iter().any(|(other, _)| other == name));
    (order, cyclic)
}

struct Sorter<'a> {
    declared: &'a BTreeMap<&'a str, &'a Definition>,
    order: Vec<String>,
    cyclic: Vec<(String, Vec<String>)>,
    path: Vec<String>,
}

impl Sorter<'_> {
    fn visit(&mut self, name: &str) {
        if self.order.iter().any(|done| done == name) {
            return;
        }
        if let Some(start) = self.path.iter().position(|open| open == name) {
            let mut path = self.path[start..].to_vec();
            path.push(name.to_owned());
            for member in &self.path[start..] {
                if !self.cyclic.iter().any(|(other, _)| other == member) {
                    self.cyclic.push((member.clone(), path.clone()));
                }
            }
            return;
        }
        let Some(definition) = self.declared.get(name) else {
            return;
        };
        self.path.push(name.to_owned());
        let mut mentioned = Vec::new();
        mentions(&definition.body, &mut mentioned);
        mentioned.retain(|m| !definition.parameters.iter().any(|p| p.node == *m));
        for other in mentioned {
            self.visit(&other);
        }
        self.path.pop();
        self.order.push(name.to_owned());
    }
}

/// The names of conditions that a formula mentions.
pub fn mentions(formula: &Formula, names: &mut Vec<String>) {
    match &formula.node {
        FormulaKind::And(parts) | FormulaKind::Or(parts) => {
            parts.iter().for_each(|part| mentions(part, names));
        }
        FormulaKind::Not(inner) => mentions(inner, names),
        FormulaKind::Implies(left, right) => {
            mentions(left, names);
            mentions(right, names);
        }
        FormulaKind::Name(name) => names.push(name.node.clone()),
        FormulaKind::Call(name, arguments) => {
            names.push(name.node.clone());
            arguments
                .iter()
                .for_each(|argument| mentions(argument, names));
        }
        FormulaKind::Compare { left, .. } | FormulaKind::Member { left, .. } => {
            names.push(left.node.clone());
        }
        FormulaKind::Citation(_)
        | FormulaKind::Reading { .. }
        | FormulaKind::Items(_)
        | FormulaKind::Constant(_)
        | FormulaKind::Error => {}
    }
}
