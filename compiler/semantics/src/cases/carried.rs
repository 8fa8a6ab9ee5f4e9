//! Scenarios carried to another version: their facts alone, whatever instrument, 期望 and 区分 they
//! name.

use super::inherit::{Merged, merge};
use super::known::Known;
use super::titles::{Shelf, Shelves};
use crate::db::{Files, SourceFile};
use crate::model::{Case, Model};
use crate::resolve::value;
use crate::scenario::CarriedCase;
use crate::source::{blocks, parsed};
use qufen_syntax::ast::{Block, Literal, Scenario};
use salsa::Database;
use std::collections::BTreeMap;

/// The cases of `file` as `model` can hold them. `renamed` gives facts that `model` knows under
/// another name.
pub fn carried(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    model: &Model,
    renamed: &BTreeMap<String, String>,
) -> Vec<CarriedCase> {
    let shelves = Shelves::of(db, files, file);
    let scenario = |block| match &parsed(db, block).block {
        Block::Scenario(scenario) => Some(scenario),
        _ => None,
    };
    let target = Target {
        model,
        known: Known::of(model),
        renamed,
    };
    let scenarios = blocks(db, file).iter().filter_map(|&block| scenario(block));
    let cases = scenarios.filter(|scenario| !scenario.baseline);
    cases
        .map(|scenario| {
            let merged = merge(db, &shelves, (scenario, Shelf::Own), &mut Vec::new());
            target.case(scenario, &merged)
        })
        .collect()
}

struct Target<'a> {
    model: &'a Model,
    known: Known<'a>,
    renamed: &'a BTreeMap<String, String>,
}

impl Target<'_> {
    fn case(&self, scenario: &Scenario, merged: &Merged<'_>) -> CarriedCase {
        let mut case = Case::unknown(self.model);
        if let Some((rest, _)) = merged.rest
            && let Literal::Boolean(value) = rest.node
        {
            case.facts.clone_from(self.known.rest(value));
        }
        let mut lost = Vec::new();
        for (name, given) in &merged.facts {
            if !self.fact(&mut case, name, &given.1.node) {
                lost.push((*name).to_owned());
            }
        }
        for (name, (_, option, _)) in &merged.readings {
            if !self.reading(&mut case, name, &option.node) {
                lost.push((*name).to_owned());
            }
        }
        CarriedCase {
            title: scenario.title.node.clone(),
            case,
            lost,
        }
    }

    fn fact(&self, case: &mut Case, name: &str, given: &Literal) -> bool {
        let name = self.renamed.get(name).map_or(name, String::as_str);
        let Some(&id) = self.known.facts.get(name) else {
            return false;
        };
        let found = value(given, &self.model.facts[id.index()].domain);
        case.set(id, found);
        found.is_some() || *given == Literal::Unknown
    }

    fn reading(&self, case: &mut Case, name: &str, option: &str) -> bool {
        let Some(id) = self.model.reading(name) else {
            return false;
        };
        let options = &self.model.readings[id.index()].options;
        let chosen = options.iter().position(|(label, _)| label == option);
        if let Some(index) = chosen {
            case.choose(id, index as u32);
        }
        chosen.is_some()
    }
}
