//! The loom: every change between two versions, each with a switch that makes or unmakes it.
//!
//! With all switches on 旧 the woven law is the old version, with all on 新 the new one, and in
//! between it is the old version with just some of the changes.

use super::change::{Change, ChangeKind, Effect};
use super::outcomes::Grain;
use super::provisions::Provisions;
use super::side::{Mentions, Sides, Version};
use super::switches::{Hung, Switches, article};
use super::weave::Warp;
use super::{Correspondence, Joint};
use qufen_semantics::model::{
    ClauseId, FactId, Formula, Model, OutcomeId, Reading, ReadingId, Value,
};
use std::collections::BTreeMap;

/// A change, and what must be known to judge it.
pub(super) struct Found {
    pub change: Change,
    /// Its place in the text: the provision, then the order in which statements are looked at.
    pub place: (usize, usize),
    /// The reading that makes it; `None` where no outcome can turn on it.
    pub switch: Option<ReadingId>,
    /// What it speaks of, as formulas of the woven law.
    pub about: Vec<Formula>,
    /// What it says instead of what; proved equivalent when all pairs are. Without pairs it says
    /// something else for certain.
    pub pairs: Vec<(Formula, Formula)>,
}

/// Compares two versions statement by statement.
pub(super) struct Loom<'a> {
    pub joint: &'a Joint,
    pub sides: &'a Sides<'a>,
    pub provisions: Provisions,
    pub found: Vec<Found>,
    /// By provision: the change that places it.
    pub placed: Vec<Option<usize>>,
    /// By provision: the change of what it states.
    pub statements: BTreeMap<usize, usize>,
    switches: Switches,
    /// The outcomes of both versions by name: the old ones, then those that only the new one has.
    pub outcomes: Vec<String>,
    /// By own definition of the old, and of the new version: the woven one.
    pub definitions: [Vec<Formula>; 2],
    clauses: [Vec<ClauseId>; 2],
    own_outcomes: [Vec<Formula>; 2],
    hung: [Hung; 2],
}

impl<'a> Loom<'a> {
    pub fn new(
        joint: &'a Joint,
        sides: &'a Sides<'a>,
        same: &Correspondence,
        grain: Grain,
    ) -> Loom<'a> {
        let (old, new) = (sides.old.model, sides.new.model);
        let provisions = Provisions::of(old, new, same);
        let mut outcomes = old.outcomes.clone();
        let added = new.outcomes.iter();
        outcomes.extend(added.filter(|name| !old.outcomes.contains(name)).cloned());
        let named = |model: &Model| -> Vec<Formula> {
            let place = |name| outcomes.iter().position(|each| each == name).unwrap_or(0);
            let ids = model.outcomes.iter().map(|name| place(name) as u32);
            ids.map(|id| Formula::Outcome(OutcomeId(id))).collect()
        };
        let mut loom = Loom {
            own_outcomes: [named(old), named(new)],
            hung: [Hung::of(old), Hung::of(new)],
            clauses: [
                provisions.clauses(Version::Old),
                provisions.clauses(Version::New),
            ],
            placed: vec![None; provisions.len()],
            statements: BTreeMap::new(),
            switches: Switches {
                grain,
                first: joint.readings.len() as u32,
                by_key: BTreeMap::new(),
            },
            definitions: [Vec::new(), Vec::new()],
            found: Vec::new(),
            joint,
            sides,
            provisions,
            outcomes,
        };
        loom.place();
        loom
    }

    /// The switches as readings; by their id behind the readings of the joint vocabulary.
    pub fn readings(&self) -> impl Iterator<Item = Reading> + use<> {
        (0..self.switches.by_key.len()).map(|_| Reading {
            name: String::new(),
            options: vec![("旧".into(), String::new()), ("新".into(), String::new())],
            default: 0,
            clause: None,
        })
    }

    /// What a switch makes.
    pub fn grain(&self) -> Grain {
        self.switches.grain
    }

    pub fn model(&self, version: Version) -> &'a Model {
        self.sides.of(version).model
    }

    /// A formula of a version over provisions, woven definitions and joint outcomes.
    pub fn told(&self, version: Version, formula: &Formula) -> Formula {
        let own = version as usize;
        let mentions = Mentions {
            definitions: &self.definitions[own],
            clauses: &self.clauses[own],
            outcomes: &self.own_outcomes[own],
        };
        self.sides.of(version).formula(formula, &mentions)
    }

    /// The joint outcome of an own one.
    pub fn outcome(&self, version: Version, own: OutcomeId) -> OutcomeId {
        match self.own_outcomes[version as usize].get(own.index()) {
            Some(Formula::Outcome(joint)) => *joint,
            _ => own,
        }
    }

    /// Adds a change of the provision at `place`, or of none, that `switched` says an outcome may
    /// turn on; gives its index.
    pub fn add(&mut self, kind: ChangeKind, place: Option<usize>, switched: bool) -> usize {
        let index = self.found.len();
        let provision = place.map(|place| &self.provisions.list[place]);
        let old: Vec<ClauseId> = provision.and_then(|it| it.old).into_iter().collect();
        let new: Vec<ClauseId> = provision.and_then(|it| it.new).into_iter().collect();
        let switch = switched.then(|| {
            let article = self.article(&old, &new);
            self.switches.switch(index, &article)
        });
        self.found.push(Found {
            change: Change {
                kind,
                old,
                new,
                subject: None,
                before: None,
                after: None,
                effect: Effect::Unknown,
            },
            place: (place.map_or(0, |place| place + 1), index),
            switch,
            about: Vec::new(),
            pairs: Vec::new(),
        });
        index
    }

    /// The article of a change, by the old text where it has one.
    fn article(&self, old: &[ClauseId], new: &[ClauseId]) -> String {
        let old = old.first().map(|id| (Version::Old, *id));
        let found = old.or(new.first().map(|id| (Version::New, *id)));
        let Some((version, id)) = found else {
            return String::new();
        };
        article(&self.model(version).clauses[id.index()].citation)
    }

    /// That a change is made (in the new version) or not (in the old one).
    pub fn state(&self, change: usize, version: Version) -> Formula {
        match self.found[change].switch {
            Some(switch) => Formula::Reading(switch, version as u32),
            None => Formula::Constant(true),
        }
    }

    /// One formula or the other, as the change is made or not.
    pub fn either(&self, change: usize, old: Formula, new: Formula) -> Formula {
        Formula::Or(vec![
            Formula::And(vec![self.state(change, Version::Old), old]),
            Formula::And(vec![self.state(change, Version::New), new]),
        ])
    }

    /// The provision above.
    pub fn lead(&self, place: usize, version: Version) -> Option<usize> {
        let own = self.own(place, version)?;
        let parent = self.model(version).clauses[own.index()].parent?;
        Some(self.provisions.place(version, parent))
    }

    /// The clause of a version that the provision is.
    pub fn own(&self, place: usize, version: Version) -> Option<ClauseId> {
        let provision = &self.provisions.list[place];
        match version {
            Version::Old => provision.old,
            Version::New => provision.new,
        }
    }

    /// The version's rules, requirements or scopes, as `kind` says, that stand on a provision.
    pub fn hung(&self, place: usize, version: Version, kind: ChangeKind) -> &[usize] {
        let hung = &self.hung[version as usize];
        let all = match kind {
            ChangeKind::Rule => &hung.rules,
            ChangeKind::Requirement => &hung.requirements,
            _ => &hung.scopes,
        };
        self.own(place, version)
            .map_or(&[], |own| all[own.index()].as_slice())
    }

    /// The change that places a provision.
    pub fn placement(&self, place: usize) -> Option<usize> {
        self.placed[place]
    }
}

impl Warp for Loom<'_> {
    fn placed(&self, clause: ClauseId, version: Version) -> Option<Formula> {
        let change = (*self.placed.get(clause.index())?)?;
        Some(self.state(change, version))
    }

    fn is_under(&self, clause: ClauseId, lead: ClauseId, version: Version) -> bool {
        clause.index() < self.provisions.len()
            && self.lead(clause.index(), version) == Some(lead.index())
    }

    fn knows(&self, version: Version, fact: FactId, value: Value) -> bool {
        self.sides.of(version).knows(fact, value)
    }
}
