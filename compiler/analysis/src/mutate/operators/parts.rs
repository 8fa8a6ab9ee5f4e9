//! A part that is missing: of 且, of 或, the lead-in before 下列…, the whole condition.

use super::site::{Offer, Site, like};
use crate::mutate::mutant::{Operator, Slip};
use crate::mutate::place::Place;
use qufen_semantics::model::Formula;

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let (Formula::And(parts) | Formula::Or(parts)) = part else {
        return Vec::new();
    };
    if site.is_list(part) || parts.len() < 2 {
        return Vec::new();
    }
    let operator = match part {
        Formula::Or(_) => Operator::DisjunctDropped,
        _ if parts.iter().any(|it| site.is_list(it)) => Operator::LeadDropped,
        _ => Operator::ConjunctDropped,
    };
    let missing = (0..parts.len()).filter(|&gone| !site.is_list(&parts[gone]));
    let offer = |gone: usize| {
        let mut left = parts.clone();
        let gone = left.remove(gone);
        Offer {
            operator,
            formula: like(part, left),
            slip: Slip::Omitted(site.words(&gone)),
            items: None,
        }
    };
    missing.map(offer).collect()
}

/// An effect or a norm that follows always.
pub fn whole(site: &Site<'_>, formula: &Formula) -> Option<Offer> {
    matches!(site.place, Place::Effect(_) | Place::Norm(_)).then(|| Offer {
        operator: Operator::ConditionDropped,
        formula: Formula::Constant(true),
        slip: Slip::Omitted(site.words(formula)),
        items: None,
    })
}
