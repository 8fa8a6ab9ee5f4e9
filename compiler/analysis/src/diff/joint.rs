//! The joint vocabulary: the facts and readings of two versions as one.

use super::side::{Side, Sides};
use super::{Correspondence, FactChange, FactDifference};
use qufen_semantics::model::{
    ClauseId, Domain, Fact, FactId, Model, OutcomeId, Reading, ReadingId,
};
use std::collections::BTreeMap;

/// Facts and readings of both versions, what is the same thing only once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joint {
    /// A model of nothing but these facts and readings, for whatever shows findings and formulas.
    /// Names are those of the new version where it has one.
    pub model: Model,
    /// By [`FactId`] of `model`.
    pub facts: Vec<JointFact>,
    /// By [`ReadingId`] of `model`.
    pub readings: Vec<JointReading>,
}

/// What a joint fact is in each version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointFact {
    /// In the old version.
    pub old: Option<FactId>,
    /// In the new version.
    pub new: Option<FactId>,
}

/// What a joint reading is in each version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JointReading {
    /// In the old version.
    pub old: Option<ReadingId>,
    /// In the new version.
    pub new: Option<ReadingId>,
}

/// What stands behind a name that the other version uses for something else.
const OF_OLD: &str = "（旧版）";

impl Joint {
    /// The joint vocabulary, and how each version speaks it.
    pub(super) fn of<'m>(
        old: &'m Model,
        new: &'m Model,
        same: &Correspondence,
    ) -> (Joint, Sides<'m>) {
        let mut joint = Joint {
            model: blank(new),
            facts: facts(old, new, same),
            readings: readings(old, new),
        };
        let mut sides = Sides {
            old: Side::new(old),
            new: Side::new(new),
        };
        let names = names(new);
        for place in 0..joint.facts.len() {
            let fact = joint.united(place, &names, &mut sides);
            joint.model.facts.push(fact);
        }
        for place in 0..joint.readings.len() {
            let reading = joint.read(place, &mut sides);
            joint.model.readings.push(reading);
        }
        (joint, sides)
    }

    /// The joint fact of that place, with the values that either version knows.
    fn united(&self, place: usize, names: &BTreeMap<&str, FactId>, sides: &mut Sides<'_>) -> Fact {
        let JointFact { old, new } = self.facts[place];
        let id = FactId(place as u32);
        let before = old.map(|old| &sides.old.model.facts[old.index()]);
        let after = new.map(|new| &sides.new.model.facts[new.index()]);
        let (Some(one), Some(other)) = (before.or(after), after.or(before)) else {
            return nameless();
        };
        let mut fact = other.clone();
        fact.open_item = None;
        if new.is_none() && names.contains_key(fact.name.as_str()) {
            fact.name.push_str(OF_OLD);
        }
        if let (
            Domain::Enumeration {
                variants: first,
                ordered: in_old,
                ..
            },
            Domain::Enumeration {
                variants: second,
                ordered: in_new,
                name,
            },
        ) = (&one.domain, &other.domain)
        {
            let variants = merged(first, second);
            let ascending = |own: &[String]| own.is_sorted_by_key(|each| at(&variants, each));
            fact.domain = Domain::Enumeration {
                name: name.clone(),
                ordered: *in_old && *in_new && ascending(first) && ascending(second),
                variants,
            };
        }
        let presumed = |side: &mut Side<'_>, own: Option<FactId>| {
            let own = own?;
            side.takes(own, id, &fact.domain);
            let presumption = side.model.facts[own.index()].presumption?;
            Some(side.value(own, presumption))
        };
        let (in_old, in_new) = (presumed(&mut sides.old, old), presumed(&mut sides.new, new));
        fact.presumption = match (old, new) {
            (Some(_), None) => in_old,
            (None, Some(_)) => in_new,
            _ => in_old.filter(|value| in_new == Some(*value)),
        };
        fact
    }

    fn read(&self, place: usize, sides: &mut Sides<'_>) -> Reading {
        let JointReading { old, new } = self.readings[place];
        let id = ReadingId(place as u32);
        let before = old.map(|old| &sides.old.model.readings[old.index()]);
        let after = new.map(|new| &sides.new.model.readings[new.index()]);
        let mut reading = match after.or(before) {
            Some(reading) => reading.clone(),
            None => Reading {
                name: String::new(),
                options: Vec::new(),
                default: 0,
                clause: None,
            },
        };
        reading.clause = None;
        if new.is_none() && sides.new.model.reading(&reading.name).is_some() {
            reading.name.push_str(OF_OLD);
        }
        if let Some(old) = old {
            sides.old.reads(old, id, &reading);
        }
        if let Some(new) = new {
            sides.new.reads(new, id, &reading);
        }
        reading
    }

    /// The facts that are not the same in both versions.
    pub(super) fn changes(&self, sides: &Sides<'_>) -> Vec<FactChange> {
        let mut changes = Vec::new();
        let names = names(sides.new.model);
        for &JointFact { old, new } in &self.facts {
            let mut add = |what| changes.push(FactChange { old, new, what });
            match (old, new) {
                (Some(old), Some(new)) => {
                    let one = &sides.old.model.facts[old.index()];
                    let other = &sides.new.model.facts[new.index()];
                    if one.name != other.name && one.open_item.is_none() {
                        add(FactDifference::Renamed);
                    }
                    if let Some(what) = variants(&one.domain, &other.domain) {
                        add(what);
                    }
                }
                (Some(old), None) => {
                    let fact = &sides.old.model.facts[old.index()];
                    let namesake = names.get(fact.name.as_str());
                    add(match namesake.filter(|_| fact.open_item.is_none()) {
                        Some(_) => FactDifference::Kind,
                        None => FactDifference::Dropped,
                    });
                }
                (None, _) => add(FactDifference::Added),
            }
        }
        changes
    }
}

fn variants(one: &Domain, other: &Domain) -> Option<FactDifference> {
    let (
        Domain::Enumeration {
            variants: first, ..
        },
        Domain::Enumeration {
            variants: second, ..
        },
    ) = (one, other)
    else {
        return None;
    };
    let without = |these: &[String], those: &[String]| {
        let own = these.iter().filter(|each| !those.contains(each));
        own.cloned().collect()
    };
    (first != second).then(|| FactDifference::Variants {
        gone: without(first, second),
        come: without(second, first),
    })
}

/// Which facts are one. The old version's order, then what only the new one has.
fn facts(old: &Model, new: &Model, same: &Correspondence) -> Vec<JointFact> {
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

fn names(model: &Model) -> BTreeMap<&str, FactId> {
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

fn readings(old: &Model, new: &Model) -> Vec<JointReading> {
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

/// The variants of both lists; one that only the second has stands behind what precedes it there.
fn merged(first: &[String], second: &[String]) -> Vec<String> {
    let mut all = first.to_vec();
    let mut next = 0;
    for variant in second {
        match at(&all, variant) {
            Some(place) => next = place + 1,
            None => {
                all.insert(next, variant.clone());
                next += 1;
            }
        }
    }
    all
}

fn at(variants: &[String], variant: &String) -> Option<usize> {
    variants.iter().position(|each| each == variant)
}

fn nameless() -> Fact {
    Fact {
        name: String::new(),
        domain: Domain::Boolean,
        description: None,
        question: None,
        determined_by: None,
        evidence: None,
        presumption: None,
        open_item: None,
    }
}

/// A model of nothing, under the head of `of`.
pub(super) fn blank(of: &Model) -> Model {
    Model {
        instrument: of.instrument.clone(),
        decision: of.decision.clone(),
        outcomes: Vec::new(),
        default: OutcomeId(0),
        leniency: Vec::new(),
        facts: Vec::new(),
        constraints: Vec::new(),
        definitions: Vec::new(),
        readings: Vec::new(),
        clauses: Vec::new(),
        evaluation_order: Vec::new(),
        scopes: Vec::new(),
        out_of_scope: None,
        rules: Vec::new(),
        requirements: Vec::new(),
        factors: Vec::new(),
        effects: Vec::new(),
        norms: Vec::new(),
        distinctions: Vec::new(),
        assertions: Vec::new(),
    }
}
