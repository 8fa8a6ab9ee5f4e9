//! Findings that a case can do without: the rest still keeps it in the region, whatever is lawful.
//!
//! What must not be reached is a lawful case outside the region. Nearly every level is settled, so
//! only the few nodes that the findings leave open are looked at, and nothing is laid out.

use super::sheet::{EVERYWHERE, End, NOWHERE, Sheet};
use super::subjects::Groups;
use super::{Overrun, Region, Space};
use rustc_hash::FxHashMap;
use std::sync::MutexGuard;

/// Lawful cases in or out of a region, as far as a walk has come.
type Place = (End, End);

/// The lawful cases of a region.
pub(super) struct Lawful<'s> {
    sheet: MutexGuard<'s, Sheet>,
    groups: &'s Groups,
    root: Place,
}

impl Space<'_> {
    /// The lawful cases of the region, for [`Lawful::reaches`].
    pub(super) fn lawful_of(&self, region: &Region) -> Lawful<'_> {
        let groups = &self.ground.groups;
        let mut sheet = self.ground.sheet();
        let lawful = sheet.root(&self.lawful, groups);
        let inside = sheet.root(region, groups);
        Lawful {
            sheet,
            groups,
            root: (lawful, inside),
        }
    }

    /// Drops the findings without which the rest still keeps every lawful case in the region, among
    /// the levels that `may_go` names: from the top downwards, each with all below it in place.
    pub(super) fn drop_superfluous(
        &self,
        region: &Region,
        known: &mut [Option<u32>],
        may_go: impl Fn(usize) -> bool,
    ) -> Result<(), Overrun> {
        let outside = self.lawful_of(&region.not()?);
        let mut escapes = FxHashMap::default();
        let mut frontier: Vec<Vec<Place>> = vec![Vec::new(); known.len() + 1];
        let level = |place: Place| outside.level(place);
        frontier[level(outside.root)].push(outside.root);
        for at in 0..known.len() {
            let mut here = std::mem::take(&mut frontier[at]);
            here.sort_unstable();
            here.dedup();
            if known[at].is_some() && may_go(at) {
                let mut leads_out = false;
                for &place in &here {
                    for next in outside.branches(place) {
                        leads_out = leads_out || outside.escapes(next, known, &mut escapes);
                    }
                }
                if !leads_out {
                    known[at] = None;
                }
            }
            for place in here {
                match known[at] {
                    Some(alternative) => {
                        let next = outside.step(place, alternative);
                        frontier[level(next)].push(next);
                    }
                    None => {
                        for next in outside.branches(place) {
                            frontier[level(next)].push(next);
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

impl Lawful<'_> {
    /// Whether some lawful case of the region agrees with `known`.
    pub fn reaches(&self, known: &[Option<u32>]) -> bool {
        self.escapes(self.root, known, &mut FxHashMap::default())
    }

    fn level(&self, (lawful, inside): Place) -> usize {
        if lawful == NOWHERE || inside == NOWHERE {
            return self.groups.list.len();
        }
        self.sheet.level(lawful).min(self.sheet.level(inside)) as usize
    }

    fn step(&self, place: Place, alternative: u32) -> Place {
        let level = self.level(place) as u32;
        let follow = |end| self.sheet.follow(end, level, alternative);
        (follow(place.0), follow(place.1))
    }

    fn branches(&self, place: Place) -> impl Iterator<Item = Place> + '_ {
        let list = &self.groups.list;
        let alternatives = list.get(self.level(place)).map_or(0, |it| it.alternatives);
        (0..alternatives).map(move |alternative| self.step(place, alternative))
    }

    /// Whether a lawful case of the region lies beyond a place.
    fn escapes(
        &self,
        from: Place,
        known: &[Option<u32>],
        done: &mut FxHashMap<Place, bool>,
    ) -> bool {
        let mut open = vec![from];
        while let Some(&place) = open.last() {
            if done.contains_key(&place) {
                open.pop();
                continue;
            }
            if place.0 == NOWHERE || place.1 == NOWHERE || place == (EVERYWHERE, EVERYWHERE) {
                done.insert(place, place == (EVERYWHERE, EVERYWHERE));
                continue;
            }
            let nexts: Vec<Place> = match known[self.level(place)] {
                Some(alternative) => vec![self.step(place, alternative)],
                None => self.branches(place).collect(),
            };
            if nexts.iter().any(|next| done.get(next) == Some(&true)) {
                done.insert(place, true);
                continue;
            }
            match nexts.iter().find(|next| !done.contains_key(next)) {
                Some(&next) => open.push(next),
                None => {
                    done.insert(place, false);
                }
            }
        }
        done.get(&from) == Some(&true)
    }
}
