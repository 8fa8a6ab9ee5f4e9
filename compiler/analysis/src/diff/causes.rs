//! Causes: the smallest sets of changes that bring a transition about.
//!
//! The woven law says for every set of changes what comes out. Of those that give the new outcome in
//! a case, the smallest are the case's causes; both are regions over cases and switches, so all
//! causes of all cases are found at once.

use super::compare::Shift;
use super::field::{Field, ratio};
use super::loom::Found;
use super::parting::Seen;
use super::side::Version;
use super::when::{When, conditions};
use super::woven::Woven;
use super::{Cause, Joint};
use crate::mentions;
use crate::space::{Overrun, Region, Space, Subject};
use num_bigint::BigUint;
use qufen_semantics::model::{ClauseId, FactId, Model, OutcomeId, ReadingId};
use std::collections::BTreeSet;

/// More causes of one transition than these are too many to read; changes are then taken together.
const MOST_CAUSES: usize = 64;

/// What causes are told with.
pub(super) struct Telling<'q, 's, 'm> {
    pub field: &'q Field<'s, 'm>,
    pub joint: &'q Joint,
    /// The model of strands.
    pub model: &'q Model,
    /// How many cases are compared.
    pub total: &'q BigUint,
}

/// The woven law over a field.
pub(super) struct Attribution<'w> {
    woven: &'w Woven,
    /// The switches that something hangs on.
    switches: Vec<ReadingId>,
}

impl<'w> Attribution<'w> {
    /// `None` when there is no woven law.
    pub fn of(field: &Field<'_, '_>, woven: &'w Woven) -> Option<Attribution<'w>> {
        if !woven.ordered {
            return None;
        }
        let switches: BTreeSet<ReadingId> = woven.found.iter().filter_map(|it| it.switch).collect();
        let known = |id: &ReadingId| field.space.level(Subject::Reading(*id)).is_some();
        Some(Attribution {
            woven,
            switches: switches.into_iter().filter(known).collect(),
        })
    }

    /// Whether the woven law is one version at one end and the other at the other.
    pub fn is_sound(&self, field: &Field<'_, '_>) -> Result<bool, Overrun> {
        let sound = self.ends(field, Version::Old)? && self.ends(field, Version::New)?;
        debug_assert!(sound, "the woven law ends in both versions");
        Ok(sound)
    }

    /// Whether the woven law decides as one version does when no change is made, or every one.
    fn ends(&self, field: &Field<'_, '_>, version: Version) -> Result<bool, Overrun> {
        let cube = self.all(field.space, version == Version::New)?;
        let model = field.sides.of(version).model;
        for (own, name) in (0..).map(OutcomeId).zip(&model.outcomes) {
            let joint = self.joint(field, name);
            let Some(woven) = joint.and_then(|joint| self.woven.is.get(joint)) else {
                return Ok(false);
            };
            let is = field.outcome(version, own);
            let seen = Seen {
                formula: woven,
                under: Some(&cube),
            };
            let apart = field.parting.of(seen, Seen::plain(is))?;
            let apart = apart.and(&field.compared)?;
            if apart.is_empty() {
                continue;
            }
            // The cases that are apart say nothing of switches.
            let woven = field.within(&apart, woven)?.given(&cube)?;
            if woven != field.within(&apart, is)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// That every change is made, or none.
    fn all(&self, space: &Space<'_>, made: bool) -> Result<Region, Overrun> {
        let all: Vec<(ReadingId, bool)> = self.switches.iter().map(|id| (*id, made)).collect();
        self.cube(space, &all)
    }

    /// The joint outcome of that name.
    fn joint(&self, field: &Field<'_, '_>, name: &String) -> Option<usize> {
        let (old, new) = (
            &field.sides.old.model.outcomes,
            &field.sides.new.model.outcomes,
        );
        let added = new.iter().filter(|name| !old.contains(name));
        old.iter().chain(added).position(|each| each == name)
    }

    fn cube(&self, space: &Space<'_>, made: &[(ReadingId, bool)]) -> Result<Region, Overrun> {
        let known: Vec<Option<u32>> = space
            .subjects()
            .map(|subject| {
                let found = made.iter().find(|(id, _)| subject == Subject::Reading(*id));
                found.map(|(_, made)| u32::from(*made))
            })
            .collect();
        space.cube(&known)
    }

    /// The causes of a transition; `None` when they are too many.
    pub fn causes(
        &self,
        of: &Telling<'_, '_, '_>,
        shift: &Shift,
    ) -> Result<Option<Vec<Cause>>, Overrun> {
        let field = of.field;
        let name = &field.sides.new.model.outcomes[shift.pair.to.index()];
        let is = self.joint(field, name).and_then(|at| self.woven.is.get(at));
        let Some(is) = is else {
            return Ok(None);
        };
        let all = field.within(&shift.region, is)?;
        if !self.leads_from_old_to_new(field, &all, &shift.region)? {
            return Ok(None);
        }
        let mut open = self.smallest(field.space, all)?;
        let mut causes: Vec<Cause> = Vec::new();
        while let Some(path) = field.space.some_path(&open) {
            if causes.len() == MOST_CAUSES {
                return Ok(None);
            }
            let made: Vec<(ReadingId, bool)> = self
                .switches
                .iter()
                .filter_map(|id| {
                    let level = field.space.level(Subject::Reading(*id))?;
                    Some((*id, path[level]? == Version::New as u32))
                })
                .collect();
            let cube = self.cube(field.space, &made)?;
            let region = open.given(&cube)?;
            open = open.minus(&cube)?;
            causes.push(self.cause(of, shift, &made, &region)?);
        }
        causes.sort_by(|one, other| {
            other
                .cases
                .cmp(&one.cases)
                .then_with(|| one.changes.cmp(&other.changes))
        });
        Ok(Some(causes))
    }

    /// Whether the sets of changes in `all`, which give the new outcome in cases of a transition,
    /// are what they must be: all changes do in every case, none in no case.
    fn leads_from_old_to_new(
        &self,
        field: &Field<'_, '_>,
        all: &Region,
        transition: &Region,
    ) -> Result<bool, Overrun> {
        let under = |made: bool| all.given(&self.all(field.space, made)?);
        let sound = under(true)? == *transition && under(false)?.is_empty();
        debug_assert!(sound, "the woven law ends in both versions");
        Ok(sound)
    }

    /// Of the sets of changes in a region over cases and switches, those of which no smaller part
    /// is in it.
    fn smallest(&self, space: &Space<'_>, region: Region) -> Result<Region, Overrun> {
        // What makes no difference is in no smallest set.
        let bearing = self
            .switches
            .iter()
            .filter(|id| space.hangs_on(&region, &[**id]));
        let bearing =
            bearing.map(|id| space.alternative(Subject::Reading(*id), Version::New as u32));
        let bearing: Vec<Region> = bearing.collect::<Result<_, _>>()?;
        if bearing.len() == 1 {
            return region.and(&bearing[0]);
        }
        let mut with_larger = region.clone();
        for made in &bearing {
            let without = with_larger.given(&made.not())?;
            with_larger = with_larger.or(&made.and(&without)?)?;
        }
        let mut larger = space.nothing().clone();
        for made in &bearing {
            let without = with_larger.given(&made.not())?;
            larger = larger.or(&made.and(&without)?)?;
        }
        region.minus(&larger)
    }

    fn cause(
        &self,
        of: &Telling<'_, '_, '_>,
        shift: &Shift,
        made: &[(ReadingId, bool)],
        region: &Region,
    ) -> Result<Cause, Overrun> {
        let is_made = |found: &Found| {
            let switch = found.switch;
            made.iter().any(|(id, made)| *made && switch == Some(*id))
        };
        let all = self.woven.found.iter().enumerate();
        let changes: Vec<(usize, &Found)> = all.filter(|(_, it)| is_made(it)).collect();
        told(of, shift, &changes, region)
    }

    /// Whether some outcome turns on a switch, whichever other changes are made, in a case that
    /// both versions allow.
    pub fn turns_on(&self, field: &Field<'_, '_>, switch: ReadingId) -> Result<bool, Overrun> {
        let space = field.space;
        if !self.switches.contains(&switch) {
            return Ok(false);
        }
        let made = space.alternative(Subject::Reading(switch), Version::New as u32)?;
        let unmade = made.not();
        for is in &self.woven.is {
            let turning = field.parting.turning(is, switch)?.and(&field.compared)?;
            let region = field.within(&turning, is)?;
            if region.given(&made)? != region.given(&unmade)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// All changes that an outcome may turn on as the one cause of a transition.
pub(super) fn all_together(
    of: &Telling<'_, '_, '_>,
    found: &[Found],
    shift: &Shift,
) -> Result<Vec<Cause>, Overrun> {
    let all = found.iter().enumerate();
    let changes: Vec<(usize, &Found)> = all.filter(|(_, it)| it.switch.is_some()).collect();
    Ok(vec![told(of, shift, &changes, &shift.region)?])
}

/// A cause with its cases.
fn told(
    of: &Telling<'_, '_, '_>,
    shift: &Shift,
    changes: &[(usize, &Found)],
    region: &Region,
) -> Result<Cause, Overrun> {
    let field = of.field;
    let clauses = |of: fn(&Found) -> &Vec<ClauseId>| {
        let all = changes.iter().flat_map(|(_, it)| of(it).iter().copied());
        all.collect::<BTreeSet<ClauseId>>().into_iter().collect()
    };
    let about = changes.iter().flat_map(|(_, it)| &it.about);
    let mut facts: Vec<FactId> = mentions::facts(of.model, &about.collect::<Vec<_>>());
    facts.retain(|id| field.space.level(Subject::Fact(*id)).is_some());
    let cases = field.count(region)?;
    let allowed = || {
        let mut allowed = field.allowed(shift.pair.from, shift.pair.to)?;
        allowed.push((shift.region.clone(), region.clone()));
        Ok(allowed)
    };
    let When { conditions, wider } = conditions(field, of.joint, region, &facts)?;
    Ok(Cause {
        changes: changes.iter().map(|(index, _)| *index).collect(),
        old: clauses(|it| &it.change.old),
        new: clauses(|it| &it.change.new),
        share: ratio(&cases, of.total),
        cases,
        facts,
        when: conditions,
        wider,
        witness: field.testify(region, allowed)?,
    })
}
