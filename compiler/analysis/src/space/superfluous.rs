//! Findings that a case can do without: the rest still keeps it where it is meant to be, whatever is
//! allowed.
//!
//! What must not be reached is a case that is allowed and not meant. Nearly every level is settled, so
//! only the few nodes that the findings leave open are looked at, and nothing is laid out.

use super::levels::Levels;
use super::{Region, Space};
use qufen_diagram::Edge;
use rustc_hash::{FxHashMap, FxHashSet};

/// What is allowed, and what is looked for, as far as a walk has come.
type Place = (Edge, Edge);

/// Of so many edges about one is a landmark.
const LANDMARK: usize = 16;

/// No passed place.
const NOBODY: usize = usize::MAX;

const EVERYWHERE: Place = (Edge::EVERYTHING, Edge::EVERYTHING);

/// Cases of several regions, each of which holds what is in two regions at once.
struct Walk<'s> {
    levels: Levels<'s>,
    roots: Vec<Place>,
    /// By variable: whether it is set, where its level is settled.
    settled: Vec<Option<bool>>,
    /// Where some edges lead through what is settled, so that no way is gone often.
    landmarks: FxHashMap<Edge, Edge>,
    /// Places where a level is open and beyond which no case is.
    dead: FxHashSet<Place>,
    /// Places where a level is open and beyond which some case is.
    alive: FxHashSet<Place>,
    /// Places still to be looked at, and which of the passed ones led there.
    open: Vec<(Place, usize)>,
}

impl Space<'_> {
    fn walk(&self, pairs: &[(Region, Region)], known: &[Option<u32>]) -> Walk<'_> {
        let roots = pairs.iter().map(|(one, other)| (one.edge, other.edge));
        let levels = self.ground.groups.list.iter().zip(known);
        let settled = levels.flat_map(|(group, known)| {
            let places = 1..group.alternatives;
            places.map(|place| known.map(|alternative| place <= alternative))
        });
        Walk {
            roots: roots.collect(),
            levels: self.ground.levels(),
            settled: settled.collect(),
            landmarks: FxHashMap::default(),
            dead: FxHashSet::default(),
            alive: FxHashSet::default(),
            open: Vec::new(),
        }
    }

    /// Whether some case of the region agrees with `known`, which gives the alternative of the settled
    /// levels.
    pub(crate) fn reaches(&self, region: &Region, known: &[Option<u32>]) -> bool {
        let mut walk = self.walk(&[(self.everything().clone(), region.clone())], known);
        walk.escapes((Edge::EVERYTHING, region.edge))
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
        let mut walk = self.walk(astray, known);
        let mut frontier: Vec<Vec<Place>> = vec![Vec::new(); known.len() + 1];
        for &root in &walk.roots {
            frontier[walk.level(root)].push(root);
        }
        for at in 0..known.len() {
            let mut here = std::mem::take(&mut frontier[at]);
            here.sort_unstable();
            here.dedup();
            if let Some(alternative) = known[at]
                && may_go(at)
                && !walk.leads_out(&here, at, alternative)
            {
                known[at] = None;
            }
            let alternatives = match known[at] {
                Some(alternative) => alternative..alternative + 1,
                None => walk.alternatives(at),
            };
            for place in here {
                for alternative in alternatives.clone() {
                    let next = walk.step(place, at, alternative);
                    frontier[walk.level(next)].push(next);
                }
            }
        }
    }
}

impl Walk<'_> {
    /// The level at which a place branches; the number of levels where it leads nowhere or everywhere.
    fn level(&self, (allowed, inside): Place) -> usize {
        if allowed == Edge::NOTHING || inside == Edge::NOTHING {
            return self.levels.groups.list.len();
        }
        self.levels.level(allowed).min(self.levels.level(inside)) as usize
    }

    fn alternatives(&self, level: usize) -> std::ops::Range<u32> {
        0..self.levels.alternatives(level as u32)
    }

    fn step(&self, place: Place, level: usize, alternative: u32) -> Place {
        let follow = |edge| self.levels.follow(edge, level as u32, alternative);
        (follow(place.0), follow(place.1))
    }

    /// Whether another alternative of a level than the known one leads out of some place there. What is
    /// known of the levels below holds.
    fn leads_out(&mut self, places: &[Place], level: usize, known: u32) -> bool {
        let others = self.alternatives(level).filter(|other| *other != known);
        let mut nexts = others.flat_map(|other| places.iter().map(move |place| (*place, other)));
        nexts.any(|(place, other)| {
            let next = self.step(place, level, other);
            self.escapes(next)
        })
    }

    /// Whether a case of both regions that agrees with what is settled lies beyond a place.
    fn escapes(&mut self, from: Place) -> bool {
        self.open.clear();
        self.open.push((from, NOBODY));
        let mut passed: Vec<(Place, usize)> = Vec::new();
        while let Some((place, above)) = self.open.pop() {
            let place = (self.settled(place.0), self.settled(place.1));
            if place == EVERYWHERE || self.alive.contains(&place) {
                self.revive(&passed, above);
                return true;
            }
            if place.0 == Edge::NOTHING || place.1 == Edge::NOTHING || !self.dead.insert(place) {
                continue;
            }
            let level = self.level(place);
            for alternative in self.alternatives(level) {
                let next = self.step(place, level, alternative);
                self.open.push((next, passed.len()));
            }
            passed.push((place, above));
        }
        false
    }

    /// The places that led there are alive; all others that were passed have been gone through.
    fn revive(&mut self, passed: &[(Place, usize)], mut above: usize) {
        while let Some(&(place, next)) = passed.get(above) {
            self.dead.remove(&place);
            self.alive.insert(place);
            above = next;
        }
    }

    /// Where an edge leads through variables that are settled.
    fn settled(&mut self, mut edge: Edge) -> Edge {
        let diagram = &self.levels.diagram;
        let mut passed = Vec::new();
        while let Some(&Some(set)) = self.settled.get(diagram.top(edge) as usize) {
            if edge.node().is_multiple_of(LANDMARK) {
                if let Some(&end) = self.landmarks.get(&edge) {
                    edge = end;
                    break;
                }
                passed.push(edge);
            }
            let (high, low) = diagram.branches(edge);
            edge = if set { high } else { low };
        }
        for landmark in passed {
            self.landmarks.insert(landmark, edge);
        }
        edge
    }
}
