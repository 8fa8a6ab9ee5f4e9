//! Which facts and readings of two versions are the same thing.

use super::{Correspondence, JointFact, JointReading};
use qufen_semantics::model::{ClauseId, Domain, Fact, FactId, Model, Reading, ReadingId};
use std::collections::BTreeMap;

/// Which facts are one. The old version's order, then what only the new one has.
pub(super) fn facts(old: &Model, new: &Model, same: &Correspondence) -> Vec<JointFact> {
    let mut taken = vec![false; new.facts.len()];
    let mut facts = Vec::new();
    let names = names(new);
    for (index, fact) in (0..).zip(&old.facts) {
        let id = FactId(index);
        let partner = partner(id, fact, (new, &names), same);
        let partner = partner.filter(|it| {
            let other = new.facts.get(it.index());
            other.is_some_and(|other| of_a_kind(&fact.domain, &other.domain))
                && !std::mem::replace(&mut taken[it.index()], true)
        });
        facts.push(JointFact {
            old: Some(id),
            new: partner,
        });
    }
    let added = (0..).map(FactId).zip(&taken).filter(|(_, taken)| !**taken);
    facts.extend(added.map(|(id, _)| JointFact {
        old: None,
        new: Some(id),
    }));
    facts
}

/// By name: the fact.
pub(super) fn names(model: &Model) -> BTreeMap<&str, FactId> {
    let facts = (0..).map(FactId).zip(&model.facts);
    facts.map(|(id, fact)| (fact.name.as_str(), id)).collect()
}

fn partner(
    id: FactId,
    fact: &Fact,
    (new, names): (&Model, &BTreeMap<&str, FactId>),
    same: &Correspondence,
) -> Option<FactId> {
    if let Some((_, new)) = same.renamed.iter().find(|(old, _)| *old == id) {
        return Some(*new);
    }
    let by_name = names.get(fact.name.as_str()).copied();
    let by_name = by_name.filter(|other| {
        let renamed = same.renamed.iter().any(|(_, new)| new == other);
        !renamed && same_item(fact.open_item, new.facts[other.index()].open_item, same)
    });
    by_name.or_else(|| {
        let item = fact.open_item?;
        let facts = (0..).map(FactId).zip(&new.facts);
        let mut found = facts.filter(|(_, other)| {
            let pair = other.open_item.map(|other| (item, other));
            pair.is_some_and(|pair| same.clauses.contains(&pair))
        });
        found.next().map(|(id, _)| id)
    })
}

/// Findings of open items are named by number; what they are about tells whether they are one.
fn same_item(old: Option<ClauseId>, new: Option<ClauseId>, same: &Correspondence) -> bool {
    match (old, new) {
        (None, None) => true,
        (Some(old), Some(new)) => same.clauses.contains(&(old, new)),
        _ => false,
    }
}

fn of_a_kind(one: &Domain, other: &Domain) -> bool {
    match (one, other) {
        (
            Domain::Enumeration {
                variants: first, ..
            },
            Domain::Enumeration {
                variants: second, ..
            },
        ) => first.iter().any(|each| second.contains(each)),
        _ => one == other,
    }
}

/// Which readings are one: those of the same name with the same labels.
pub(super) fn readings(old: &Model, new: &Model) -> Vec<JointReading> {
    let labels = |reading: &Reading| {
        let mut labels: Vec<String> = reading.options.iter().map(|it| it.0.clone()).collect();
        labels.sort_unstable();
        labels
    };
    let mut readings: Vec<JointReading> = (0..)
        .map(ReadingId)
        .zip(&old.readings)
        .map(|(id, reading)| {
            let other = new.reading(&reading.name);
            let other = other.filter(|it| labels(&new.readings[it.index()]) == labels(reading));
            JointReading {
                old: Some(id),
                new: other,
            }
        })
        .collect();
    for index in 0..new.readings.len() as u32 {
        let id = ReadingId(index);
        if !readings.iter().any(|it| it.new == Some(id)) {
            readings.push(JointReading {
                old: None,
                new: Some(id),
            });
        }
    }
    readings
}
