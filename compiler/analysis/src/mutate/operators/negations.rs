//! 非 that is missing, or one too many.

use super::site::{Offer, Site};
use crate::mutate::mutant::Operator;
use qufen_semantics::model::Formula;

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    let offer = match part {
        Formula::Not(inner) => site.written(Operator::NotDropped, part, (**inner).clone()),
        Formula::Test(_) | Formula::Definition(_) | Formula::Clause(_) | Formula::Outcome(_) => {
            site.written(Operator::NotAdded, part, part.clone().negated())
        }
        _ => return Vec::new(),
    };
    vec![offer]
}
