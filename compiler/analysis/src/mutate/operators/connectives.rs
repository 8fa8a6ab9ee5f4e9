//! 且 for 或, or the reverse, between two neighbours.

use super::site::{Offer, Site, like};
use crate::mutate::mutant::{Operator, Slip};
use qufen_semantics::model::Formula;

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let (Formula::And(parts) | Formula::Or(parts)) = part else {
        return Vec::new();
    };
    if site.is_list(part) {
        return Vec::new();
    }
    let pairs = (1..parts.len()).map(|second| {
        let pair = parts[second - 1..=second].to_vec();
        let (meant, written) = match part {
            Formula::And(_) => (Formula::And(pair.clone()), Formula::Or(pair)),
            _ => (Formula::Or(pair.clone()), Formula::And(pair)),
        };
        let mut joined = parts[..second - 1].to_vec();
        joined.push(written.clone());
        joined.extend_from_slice(&parts[second + 1..]);
        Offer {
            operator: Operator::Connective,
            formula: like(part, joined),
            slip: Slip::Written {
                meant: site.words(&meant),
                written: site.words(&written),
            },
            items: None,
        }
    });
    pairs.collect()
}
