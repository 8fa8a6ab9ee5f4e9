//! Both versions over one diagram: under their default readings, or under all.

use super::Testimony;
use super::concluding::Concluding;
use super::parting::{Parting, Seen};
use super::side::{Side, Sides, Version, testimony};
use super::strand::Strand;
use crate::space::{Overrun, Region, Space, Subject, Weights};
use num_bigint::BigUint;
use num_traits::{ToPrimitive, Zero};
use qufen_semantics::model::{Formula, Model, OutcomeId};
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};

/// Where each version's outcomes hold.
pub(super) struct Field<'s, 'm> {
    pub space: &'s Space<'m>,
    pub sides: &'s Sides<'s>,
    pub old: View,
    pub new: View,
    /// The cases that both versions allow and have words for.
    pub compared: Region,
    strands: &'s [Strand; 2],
    pub parting: Parting<'s, 'm>,
    concluding: Concluding<'s, 'm>,
    apart: OnceCell<Region>,
    weights: Weights,
    counts: RefCell<FxHashMap<Region, BigUint>>,
    testimonies: RefCell<FxHashMap<Region, Testimony>>,
}

/// One version.
pub(super) struct View {
    /// That it has a word for every value.
    pub known: Region,
    /// That its 约束 hold as well.
    pub lawful: Region,
    /// What it presumes, and reads by default, by level.
    presumed: Vec<Option<u32>>,
}

/// The compared cases that had one outcome and have another.
pub(super) struct Transfer {
    pub from: OutcomeId,
    pub to: OutcomeId,
    pub cases: Region,
}

/// Cases that a version allows, and those of them that are meant.
pub(super) type Allowed = (Region, Region);

impl<'s, 'm> Field<'s, 'm> {
    /// Over a space that holds no regions of the concluding clauses.
    pub fn of(
        space: &'s Space<'m>,
        sides: &'s Sides<'s>,
        strands: &'s [Strand; 2],
        concluding: &'s [bool],
    ) -> Result<Field<'s, 'm>, Overrun> {
        let old = View::of(space, &sides.old, &strands[0])?;
        let new = View::of(space, &sides.new, &strands[1])?;
        Ok(Field {
            space,
            sides,
            compared: old.lawful.and(&new.lawful)?,
            parting: Parting::new(space, concluding),
            concluding: Concluding::new(space, concluding),
            apart: OnceCell::new(),
            weights: space.weights(),
            counts: RefCell::default(),
            testimonies: RefCell::default(),
            strands,
            old,
            new,
        })
    }

    /// The cases of a formula.
    pub fn formula(&self, formula: &Formula) -> Result<Region, Overrun> {
        self.concluding.formula(formula)
    }

    /// The cases with an outcome.
    pub fn is(&self, version: Version, outcome: OutcomeId) -> Result<Region, Overrun> {
        self.formula(self.outcome(version, outcome))
    }

    /// That an outcome is the decision.
    pub fn outcome(&self, version: Version, outcome: OutcomeId) -> &'s Formula {
        &self.strands[version as usize].is[outcome.index()]
    }

    /// By outcome: that it is the decision.
    pub fn outcomes(&self, version: Version) -> &'s [Formula] {
        &self.strands[version as usize].is
    }

    /// The cases of a region in which a formula holds.
    pub fn within(&self, inside: &Region, formula: &Formula) -> Result<Region, Overrun> {
        self.concluding.within(inside, formula)
    }

    /// The cases that a version allows and has words for.
    pub fn lawful(&self, version: Version) -> &Region {
        match version {
            Version::Old => &self.old.lawful,
            Version::New => &self.new.lawful,
        }
    }

    /// By outcome: that it is carried.
    pub fn carried(&self, version: Version) -> &'s [Formula] {
        &self.strands[version as usize].carried
    }

    /// By outcome: the cases of a region that a version decides so.
    pub fn decided(&self, inside: &Region, version: Version) -> Result<Vec<Region>, Overrun> {
        let mut rest = inside.clone();
        let mut all = Vec::new();
        for carried in self.carried(version) {
            let cases = self.within(&rest, carried)?;
            rest = rest.minus(&cases)?;
            all.push(cases);
        }
        let default = self.sides.of(version).model.default.index();
        if let Some(cases) = all.get_mut(default) {
            *cases = cases.or(&rest)?;
        }
        Ok(all)
    }

    /// The compared cases in which one version carries an outcome and the other, whose outcomes are the
    /// same, does not.
    pub fn carried_in(&self, version: Version, outcome: OutcomeId) -> Result<Region, Overrun> {
        let [own, others] = [version, version.other()].map(|it| &self.carried(it)[outcome.index()]);
        let apart = self.parting.of(Seen::plain(own), Seen::plain(others))?;
        let apart = apart.and(&self.compared)?;
        let carried = self.within(&apart, own)?;
        carried.minus(&self.within(&carried, others)?)
    }

    /// The compared cases outside of which both versions conclude alike.
    pub fn apart(&self) -> Result<&Region, Overrun> {
        if self.apart.get().is_none() {
            let apart = self.carried_apart()?.and(&self.compared)?;
            let _ = self.apart.set(apart);
        }
        self.apart.get().ok_or(Overrun)
    }

    fn carried_apart(&self) -> Result<Region, Overrun> {
        let (old, new) = (self.sides.old.model, self.sides.new.model);
        let shared = |these: &'s Model, those: &Model| -> Vec<&'s String> {
            let names = these.outcomes.iter();
            names.filter(|name| those.outcomes.contains(name)).collect()
        };
        let default = |model: &'s Model| model.outcomes.get(model.default.index());
        if shared(old, new) != shared(new, old) || default(old) != default(new) {
            return Ok(self.space.everything().clone());
        }
        let [before, after] = [&self.strands[0].carried, &self.strands[1].carried];
        let mut region = self.space.nothing().clone();
        for (name, carried) in old.outcomes.iter().zip(before) {
            let parts = match new.outcome(name).and_then(|at| after.get(at.index())) {
                Some(other) => self.parting.of(Seen::plain(carried), Seen::plain(other))?,
                None => self.formula(carried)?,
            };
            region = region.or(&parts)?;
        }
        for (name, carried) in new.outcomes.iter().zip(after) {
            if old.outcome(name).is_none() {
                region = region.or(&self.formula(carried)?)?;
            }
        }
        Ok(region)
    }

    /// The number of cases in a region that no reading has a part in.
    pub fn count(&self, region: &Region) -> Result<BigUint, Overrun> {
        if let Some(known) = self.counts.borrow().get(region) {
            return Ok(known.clone());
        }
        let count = self.space.count(&self.weights, region)?;
        self.counts
            .borrow_mut()
            .insert(region.clone(), count.clone());
        Ok(count)
    }

    /// What the versions allow, and what of it has these outcomes.
    pub fn allowed(&self, from: OutcomeId, to: OutcomeId) -> Result<Vec<Allowed>, Overrun> {
        Ok(vec![
            (self.old.lawful.clone(), self.is(Version::Old, from)?),
            (self.new.lawful.clone(), self.is(Version::New, to)?),
        ])
    }

    /// The plainest case of `inside`, in which all is meant that both versions allow. Each version
    /// is told so much that, of all that it allows, only what is meant remains; `allowed` says what
    /// that is where the versions do not allow the same.
    pub fn testify(
        &self,
        inside: &Region,
        allowed: impl FnOnce() -> Result<Vec<Allowed>, Overrun>,
    ) -> Result<Testimony, Overrun> {
        if let Some(known) = self.testimonies.borrow().get(inside) {
            return Ok(known.clone());
        }
        let alike = self.old.lawful == self.new.lawful;
        let allowed = if alike {
            vec![(self.compared.clone(), inside.clone())]
        } else {
            allowed()?
        };
        let stands = |known: &[Option<u32>]| {
            let mut views = [&self.old, &self.new].into_iter();
            Ok(views.all(|view| self.space.reaches(&view.lawful, &view.presuming(known))))
        };
        let witness = self.space.forced(inside, &allowed, stands)?;
        let told = testimony(self.sides, witness);
        if alike {
            self.testimonies
                .borrow_mut()
                .insert(inside.clone(), told.clone());
        }
        Ok(told)
    }
}

/// Which part of the whole so many cases are, from 0 to 1.
pub(super) fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    if whole.is_zero() {
        return 0.0;
    }
    // Both are cut to what a double holds; the quotient keeps its first digits.
    let excess = whole.bits().saturating_sub(900);
    let (part, whole) = (part >> excess, whole >> excess);
    part.to_f64().unwrap_or(0.0) / whole.to_f64().unwrap_or(1.0)
}

impl View {
    fn of(space: &Space<'_>, side: &Side<'_>, strand: &Strand) -> Result<View, Overrun> {
        let known = space.lawful().and(&space.formula(&strand.known)?)?;
        let lawful = known.and(&space.formula(&strand.consistent)?)?;
        let mut presumed: Vec<Option<u32>> = space.subjects().map(|_| None).collect();
        for (fact, value) in side.presumptions() {
            if let Some(level) = space.level(Subject::Fact(fact)) {
                let cell = space.cells().fact(fact).cell_of(value);
                presumed[level] = cell.map(|cell| cell as u32);
            }
        }
        for (reading, option) in side.defaults() {
            if let Some(level) = space.level(Subject::Reading(reading)) {
                presumed[level] = Some(option);
            }
        }
        Ok(View {
            known,
            lawful,
            presumed,
        })
    }

    /// What is known, and presumed or read by default where nothing is known.
    fn presuming(&self, known: &[Option<u32>]) -> Vec<Option<u32>> {
        let both = known.iter().zip(&self.presumed);
        both.map(|(known, presumed)| known.or(*presumed)).collect()
    }
}
