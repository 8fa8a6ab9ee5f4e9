//! Findings that a case can do without: the rest still keeps it where it is meant to be, whatever is
//! allowed.
//!
//! What must not be reached is a case that is allowed and not meant. Nearly every level is settled, so
//! only the few nodes that the findings leave open are looked at, and nothing is laid out.

use super::levels::Levels;
use super::{Region, Space};
use qufen_diagram::Edge;
use rustc_hash::FxHashMap;

/// What is allowed, and what is looked for, as far as a walk has come.
type Place = (Edge, Edge);

const EVERYWHERE: Place = (Edge::EVERYTHING, Edge::EVERYTHING);

/// Cases of several regions, each of which holds what is in two regions at once.
struct Walk<'s> {
    levels: Levels<'s>,
    roots: Vec<Place>,
}

impl Space<'_> {
    fn walk(&self, pairs: &[(Region, Region)]) -> Walk<'_> {
        let roots = pairs.iter().map(|(one, other)| (one.edge, other.edge));
        Walk {
            roots: roots.collect(),
            levels: self.ground.levels(),
        }
    }

    /// Whether some case of the region agrees with `known`, which gives the alternative of the settled
    /// levels.
    pub(crate) fn reaches(&self, region: &Region, known: &[Option<u32>]) -> bool {
        let walk = self.walk(&[(self.everything().clone(), region.clone())]);
        let mut roots = walk.roots.iter();
        roots.any(|root| walk.escapes(*root, known, &mut FxHashMap::default()))
    }

    /// Drops the findings without which the rest still keeps out of what is `astray`, in both regions
    /// of a pair, among the levels that `may_go` names: from the top downwards, each with all below it
    /// in place.
    pub(super) fn drop_superfluous(
        &self,
        astray: &[(Region, Region)],
        known: &mut [Option<u32>],
        may_go: impl Fn(usize) -> bool,
    ) {
        let walk = self.walk(astray);
        let mut escapes = FxHashMap::default();
        let mut frontier: Vec<Vec<Place>> = vec![Vec::new(); known.len() + 1];
        for &root in &walk.roots {
            frontier[walk.level(root)].push(root);
        }
        for at in 0..known.len() {
            let mut here = std::mem::take(&mut frontier[at]);
            here.sort_unstable();
            here.dedup();
            if known[at].is_some() && may_go(at) {
                let mut leads_out = false;
                for &place in &here {
                    for next in walk.branches(place) {
                        leads_out = leads_out || walk.escapes(next, known, &mut escapes);
                    }
                }
                if !leads_out {
                    known[at] = None;
                }
            }
            for place in here {
                match known[at] {
                    Some(alternative) => {
                        let next = walk.step(place, alternative);
                        frontier[walk.level(next)].push(next);
                    }
                    None => {
                        for next in walk.branches(place) {
                            frontier[walk.level(next)].push(next);
                        }
                    }
                }
            }
        }
    }
}

impl Walk<'_> {
    fn level(&self, (allowed, inside): Place) -> usize {
        if allowed == Edge::NOTHING || inside == Edge::NOTHING {
            return self.levels.groups.list.len();
        }
        self.levels.level(allowed).min(self.levels.level(inside)) as usize
    }

    fn step(&self, place: Place, alternative: u32) -> Place {
        let level = self.level(place) as u32;
        let follow = |end| self.levels.follow(end, level, alternative);
        (follow(place.0), follow(place.1))
    }

    fn branches(&self, place: Place) -> impl Iterator<Item = Place> + '_ {
        let list = &self.levels.groups.list;
        let alternatives = list.get(self.level(place)).map_or(0, |it| it.alternatives);
        (0..alternatives).map(move |alternative| self.step(place, alternative))
    }

    /// Whether a case of both regions that agrees with `known` lies beyond a place.
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
            if place.0 == Edge::NOTHING || place.1 == Edge::NOTHING || place == EVERYWHERE {
                done.insert(place, place == EVERYWHERE);
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
