//! An item that is missing from 下列…, or one of a neighbouring list that is counted in; 之一 for
//! 全部.

use super::site::{Offer, Site, like};
use crate::mutate::mutant::{Operator, Slip};
use qufen_semantics::model::{ClauseId, Formula};

pub fn offers(site: &Site<'_>, part: &Formula) -> Vec<Offer> {
    if !site.is_list(part) {
        return Vec::new();
    }
    let items = site.items();
    let citation = |id: ClauseId| site.model.clauses[id.index()].citation.clone();
    let ranging = |operator, items: Vec<ClauseId>, slip| Offer {
        operator,
        formula: list(part, &items),
        slip,
        items: Some(items),
    };
    let mut offers = Vec::new();
    if items.len() > 1 {
        offers.extend(items.iter().map(|&gone| {
            let left = items.iter().copied().filter(|&it| it != gone).collect();
            ranging(Operator::ItemDropped, left, Slip::Omitted(citation(gone)))
        }));
        offers.push(quantified(site, part));
    }
    offers.extend(neighbours(site, &items).into_iter().map(|more| {
        let all = items.iter().copied().chain([more]).collect();
        ranging(Operator::ItemAdded, all, Slip::Added(citation(more)))
    }));
    offers
}

fn list(like_list: &Formula, items: &[ClauseId]) -> Formula {
    like(
        like_list,
        items.iter().copied().map(Formula::Clause).collect(),
    )
}

fn quantified(site: &Site<'_>, part: &Formula) -> Offer {
    let other = match part {
        Formula::And(parts) => Formula::Or(parts.clone()),
        Formula::Or(parts) => Formula::And(parts.clone()),
        other => other.clone(),
    };
    site.written(Operator::Quantifier, part, other)
}

/// The last item of the list before, and the first of the list after.
fn neighbours(site: &Site<'_>, items: &[ClauseId]) -> Vec<ClauseId> {
    let (Some(first), Some(last)) = (items.first(), items.last()) else {
        return Vec::new();
    };
    let is_item = |id: &usize| {
        let clause = &site.model.clauses[*id];
        clause.parent.is_some() && clause.formula.is_some()
    };
    let before = (0..first.index()).rev().find(is_item);
    let after = (last.index() + 1..site.model.clauses.len()).find(is_item);
    let both = before.into_iter().chain(after);
    both.map(|index| ClauseId(index as u32)).collect()
}
