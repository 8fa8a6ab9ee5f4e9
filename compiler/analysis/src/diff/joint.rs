//! The joint vocabulary: the facts and readings of two versions as one.

use super::identity;
use super::side::{Side, Sides};
use super::{Correspondence, FactChange, FactDifference};
use qufen_semantics::model::{Domain, Fact, FactId, Model, OutcomeId, Reading, ReadingId};
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
            facts: identity::facts(old, new, same),
            readings: identity::readings(old, new),
        };
        let mut sides = Sides {
            old: Side::new(old),
            new: Side::new(new),
        };
        let names = identity::names(new);
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
        let names = identity::names(sides.new.model);
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
        arrangement: Vec::new(),
    }
}
