//! The slips that drafters make, one family a file.
//!
//! Most befall a formula: each offers, for one part of it, what might stand there instead. The
//! others befall the structure of the law. What comes out the same as the law, or as another slip,
//! is counted once or not at all.

mod bounds;
mod citations;
mod connectives;
mod constants;
mod exceptions;
mod grades;
mod items;
mod negations;
mod normal;
mod outcomes;
mod parts;
mod readings;
mod requirements;
mod scope;
mod site;

use super::edit::Edit;
use super::mutant::{Mutant, Operator};
use super::place::Place;
use normal::normal;
use qufen_semantics::model::Model;
use site::{Offer, Site};
use std::collections::HashSet;

/// What might stand in a formula in place of one of its parts.
type InFormulas = fn(&Site<'_>, &qufen_semantics::model::Formula) -> Vec<Offer>;

const IN_FORMULAS: [InFormulas; 10] = [
    items::offers,
    connectives::offers,
    parts::offers,
    negations::offers,
    grades::offers,
    bounds::offers,
    constants::offers,
    outcomes::offers,
    citations::offers,
    readings::offers,
];

const IN_STRUCTURE: [fn(&Model) -> Vec<Mutant>; 6] = [
    requirements::slips,
    exceptions::slips,
    scope::slips,
    outcomes::slips,
    citations::slips,
    readings::slips,
];

/// Every mutant of the law, in the order of its places, each once.
pub fn mutants(model: &Model, wanted: &dyn Fn(Operator) -> bool) -> Vec<Mutant> {
    let mut seen: HashSet<Vec<Edit>> = HashSet::new();
    let in_formulas = Place::all(model)
        .into_iter()
        .flat_map(|place| at(model, place));
    let in_structure = IN_STRUCTURE.into_iter().flat_map(|slips| slips(model));
    (in_formulas.chain(in_structure))
        .filter(|mutant| wanted(mutant.operator))
        .filter(|mutant| seen.insert(mutant.edits.iter().map(|it| key(model, it)).collect()))
        .collect()
}

/// The slips in one formula.
fn at(model: &Model, place: Place) -> Vec<Mutant> {
    let Some(formula) = place.read(model) else {
        return Vec::new();
    };
    let site = Site { model, place };
    let meant = normal(model, &formula);
    let mut offers = site.variations(&formula, &|part| {
        IN_FORMULAS
            .into_iter()
            .flat_map(|family| family(&site, part))
            .collect()
    });
    offers.extend(parts::whole(&site, &formula));
    let cite = place.citation(model);
    (offers.into_iter())
        .filter(|offer| normal(model, &offer.formula) != meant)
        .map(|offer| Mutant {
            operator: offer.operator,
            cite: cite.clone(),
            slip: offer.slip,
            edits: std::iter::once(Edit::Formula(place, offer.formula))
                .chain(offer.items.and_then(|items| site.ranging(items)))
                .collect(),
        })
        .collect()
}

/// What makes two edits the same.
fn key(model: &Model, edit: &Edit) -> Edit {
    match edit {
        Edit::Formula(place, formula) => Edit::Formula(*place, normal(model, formula)),
        other => other.clone(),
    }
}
