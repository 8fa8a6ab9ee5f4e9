//! One version, and how it speaks the joint vocabulary.

use super::Joint;
use crate::space::{Subject, Witness};
use qufen_semantics::model::{
    ClauseId, Comparison, DefinitionId, Domain, FactId, Formula, Model, OutcomeId, Reading,
    ReadingId, Test, Value,
};

/// The two versions.
pub(super) struct Sides<'m> {
    pub old: Side<'m>,
    pub new: Side<'m>,
}

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Version {
    Old,
    New,
}

impl Version {
    pub fn other(self) -> Version {
        match self {
            Version::Old => Version::New,
            Version::New => Version::Old,
        }
    }
}

/// A version under the joint vocabulary.
pub(super) struct Side<'m> {
    pub model: &'m Model,
    /// By own fact: the joint fact.
    facts: Vec<FactId>,
    /// By joint fact: the own one.
    own: Vec<Option<FactId>>,
    /// By own fact: the joint variant of each own variant, where they are not the same list.
    variants: Vec<Option<Vec<u32>>>,
    /// By own reading: the joint reading, and the joint option of each own option.
    readings: Vec<(ReadingId, Vec<u32>)>,
}

/// What the definitions, clauses and outcomes of a version are called in another model.
pub(super) struct Mentions<'a> {
    /// By own definition.
    pub definitions: &'a [Formula],
    /// By own clause.
    pub clauses: &'a [ClauseId],
    /// By own outcome; those of a formula that may not speak of any may be missing.
    pub outcomes: &'a [Formula],
}

impl<'m> Sides<'m> {
    pub fn of(&self, version: Version) -> &Side<'m> {
        match version {
            Version::Old => &self.old,
            Version::New => &self.new,
        }
    }
}

impl<'m> Side<'m> {
    pub fn new(model: &'m Model) -> Side<'m> {
        Side {
            model,
            facts: vec![FactId(0); model.facts.len()],
            own: Vec::new(),
            variants: vec![None; model.facts.len()],
            readings: vec![(ReadingId(0), Vec::new()); model.readings.len()],
        }
    }

    /// Says that `own` is the joint fact `joint`, whose values are those of `domain`.
    pub fn takes(&mut self, own: FactId, joint: FactId, domain: &Domain) {
        self.facts[own.index()] = joint;
        if self.own.len() <= joint.index() {
            self.own.resize(joint.index() + 1, None);
        }
        self.own[joint.index()] = Some(own);
        if let (
            Domain::Enumeration { variants: own_, .. },
            Domain::Enumeration { variants: all, .. },
        ) = (&self.model.facts[own.index()].domain, domain)
            && own_ != all
        {
            let place = |variant| all.iter().position(|each| each == variant);
            let places = own_.iter().filter_map(place).map(|place| place as u32);
            self.variants[own.index()] = Some(places.collect());
        }
    }

    /// Says that `own` is the joint reading `joint`, with the same labels.
    pub fn reads(&mut self, own: ReadingId, joint: ReadingId, reading: &Reading) {
        let label = |(label, _): &(String, String)| {
            let place = reading.options.iter().position(|(each, _)| each == label);
            place.unwrap_or(0) as u32
        };
        let options = self.model.readings[own.index()].options.iter().map(label);
        self.readings[own.index()] = (joint, options.collect());
    }

    /// Own subjects as joint ones.
    pub fn joint(&self, own: Vec<Subject>) -> Vec<Subject> {
        let joint = own.into_iter().map(|subject| match subject {
            Subject::Fact(id) => Subject::Fact(self.fact(id)),
            Subject::Reading(id) => Subject::Reading(self.readings[id.index()].0),
        });
        joint.collect()
    }

    /// The joint fact.
    pub fn fact(&self, own: FactId) -> FactId {
        self.facts[own.index()]
    }

    /// A value of an own fact as one of the joint fact.
    pub fn value(&self, own: FactId, value: Value) -> Value {
        match (&self.variants[own.index()], value) {
            (Some(places), Value::Variant(index)) => {
                Value::Variant(places.get(index as usize).copied().unwrap_or(index))
            }
            _ => value,
        }
    }

    /// The joint reading and option of an own option.
    pub fn option(&self, own: ReadingId, option: u32) -> (ReadingId, u32) {
        let (joint, options) = &self.readings[own.index()];
        (
            *joint,
            options.get(option as usize).copied().unwrap_or(option),
        )
    }

    /// By own reading: the joint reading and option that is the default.
    pub fn defaults(&self) -> impl Iterator<Item = (ReadingId, u32)> + '_ {
        let readings = (0..).map(ReadingId).zip(&self.model.readings);
        readings.map(|(id, reading)| self.option(id, reading.default))
    }

    /// By joint fact that is presumed in this version: what.
    pub fn presumptions(&self) -> impl Iterator<Item = (FactId, Value)> + '_ {
        let facts = (0..).map(FactId).zip(&self.model.facts);
        facts.filter_map(|(id, fact)| Some((self.fact(id), self.value(id, fact.presumption?))))
    }

    /// That every fact has a value that this version knows.
    pub fn known(&self) -> Vec<Formula> {
        let known = (0..).map(FactId).zip(&self.variants);
        let known = known.filter_map(|(own, places)| {
            let mut places = places.clone()?;
            places.sort_unstable();
            Some(Formula::Test(Test {
                fact: self.fact(own),
                comparison: Comparison::In(places.into_iter().map(Value::Variant).collect()),
            }))
        });
        known.collect()
    }

    /// The own fact that a joint one is.
    fn own(&self, joint: FactId) -> Option<FactId> {
        self.own.get(joint.index()).copied().flatten()
    }

    /// Whether this version knows the joint value.
    pub fn knows(&self, joint: FactId, value: Value) -> bool {
        let own = self.own(joint);
        let places = own.and_then(|own| self.variants[own.index()].as_ref());
        match (places, value) {
            (Some(places), Value::Variant(index)) => places.contains(&index),
            _ => true,
        }
    }

    /// An own formula over the joint vocabulary.
    pub fn formula(&self, formula: &Formula, mentions: &Mentions<'_>) -> Formula {
        let all = |parts: &[Formula]| {
            let parts = parts.iter().map(|part| self.formula(part, mentions));
            parts.collect()
        };
        match formula {
            Formula::Constant(value) => Formula::Constant(*value),
            Formula::Test(test) => Formula::Test(self.test(test)),
            Formula::Definition(id) => mentions.definitions[id.index()].clone(),
            Formula::Clause(id) => Formula::Clause(mentions.clauses[id.index()]),
            Formula::Reading(id, option) => {
                let (id, option) = self.option(*id, *option);
                Formula::Reading(id, option)
            }
            Formula::Outcome(id) => outcome(mentions, *id),
            Formula::Not(inner) => Formula::Not(Box::new(self.formula(inner, mentions))),
            Formula::And(parts) => Formula::And(all(parts)),
            Formula::Or(parts) => Formula::Or(all(parts)),
        }
    }

    fn test(&self, Test { fact, comparison }: &Test) -> Test {
        let comparison = match &self.variants[fact.index()] {
            None => comparison.clone(),
            Some(places) => {
                let passing = (0..).zip(places);
                let passing = passing.filter(|(own, _)| comparison.holds(Value::Variant(*own)));
                let mut passing: Vec<Value> =
                    passing.map(|(_, joint)| Value::Variant(*joint)).collect();
                passing.sort_unstable();
                Comparison::In(passing)
            }
        };
        Test {
            fact: self.fact(*fact),
            comparison,
        }
    }

    /// What this version is told of a joint case: a fact or reading that it does not have is left
    /// out.
    pub fn told(&self, witness: &Witness) -> Witness {
        let facts = witness.facts.iter().filter_map(|&(joint, value)| {
            let own = self.own(joint)?;
            Some((own, self.own_value(own, value)))
        });
        let mut told = Witness {
            facts: facts.collect(),
            readings: Vec::new(),
        };
        told.facts.sort_unstable();
        for (own, (joint, options)) in (0..).map(ReadingId).zip(&self.readings) {
            let found = witness.readings.iter().find(|(id, _)| id == joint);
            let option = |at: &u32| options.iter().position(|each| each == at).unwrap_or(0);
            told.readings
                .extend(found.map(|(_, at)| (own, option(at) as u32)));
        }
        told
    }

    fn own_value(&self, own: FactId, value: Value) -> Value {
        match (&self.variants[own.index()], value) {
            (Some(places), Value::Variant(joint)) => {
                let place = places.iter().position(|each| *each == joint);
                Value::Variant(place.map_or(joint, |place| place as u32))
            }
            _ => value,
        }
    }
}

fn outcome(mentions: &Mentions<'_>, id: OutcomeId) -> Formula {
    let known = mentions.outcomes.get(id.index());
    known.cloned().unwrap_or(Formula::Constant(false))
}

impl Mentions<'_> {
    /// Definitions of a model that has them one after the other from `first` on.
    pub fn numbered(first: usize, count: usize) -> Vec<Formula> {
        let ids = first..first + count;
        ids.map(|id| Formula::Definition(DefinitionId(id as u32)))
            .collect()
    }
}

/// The three testimonies of a joint case.
pub(super) fn testimony(sides: &Sides<'_>, joint: Witness) -> super::Testimony {
    super::Testimony {
        old: sides.old.told(&joint),
        new: sides.new.told(&joint),
        joint,
    }
}

/// The joint facts of a formula over the vocabulary are those of the model it is asked in.
pub(super) fn vocabulary(joint: &Joint, into: &mut Model) {
    into.facts = joint.model.facts.clone();
    into.readings = joint.model.readings.clone();
}
