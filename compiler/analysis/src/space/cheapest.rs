//! The cheapest way into a region.

use super::levels::{Levels, Made};
use super::{Overrun, Region, Space};
use qufen_diagram::Edge;

/// The least price of a case beyond an edge, and the alternative that it begins with.
pub(super) type Way = (u32, u32);

/// There is none.
const CLOSED: Way = (u32::MAX, 0);

/// The ways from the edges of a diagram, at the same prices.
pub(super) fn ways() -> Made<Way> {
    Made::new([CLOSED, (0, 0)])
}

impl Space<'_> {
    /// The path into the lawful part of a region whose alternatives, at the price of each, cost
    /// least in all: by level, `None` where the path does not branch. Among equals the first
    /// alternative. `None` when there is no case.
    pub fn cheapest(
        &self,
        region: &Region,
        price: impl Fn(usize, u32) -> u32,
    ) -> Result<Option<Vec<Option<u32>>>, Overrun> {
        self.cheapest_of(region, price, &mut ways())
    }

    /// The same with what earlier walks have made at these prices.
    pub(super) fn cheapest_of(
        &self,
        region: &Region,
        price: impl Fn(usize, u32) -> u32,
        ways: &mut Made<Way>,
    ) -> Result<Option<Vec<Option<u32>>>, Overrun> {
        let lawful = self.lawful.and(region)?;
        if lawful.is_empty() {
            return Ok(None);
        }
        let levels = self.ground.levels();
        levels.fold(lawful.edge, ways, |level, parts| {
            let ways = (0..).zip(parts).filter(|(_, part)| part.0 != u32::MAX);
            let ways = ways.map(|(alternative, part)| {
                let cost = part.0.saturating_add(price(level as usize, alternative));
                (cost.min(u32::MAX - 1), alternative)
            });
            ways.min().unwrap_or(CLOSED)
        });
        Ok(Some(followed(&levels, lawful.edge, ways)))
    }
}

/// The path that the ways point out from a root.
fn followed(levels: &Levels<'_>, root: Edge, ways: &Made<Way>) -> Vec<Option<u32>> {
    let mut path = vec![None; levels.groups.list.len()];
    let mut edge = root;
    while !edge.is_end() {
        let level = levels.level(edge);
        let alternatives = 0..levels.alternatives(level);
        let mut edges = alternatives.map(|each| levels.follow(edge, level, each));
        let first = edges.next().unwrap_or(Edge::NOTHING);
        if edges.all(|to| to == first) {
            edge = first;
            continue;
        }
        let (_, alternative) = ways.get(edge).unwrap_or(CLOSED);
        path[level as usize] = Some(alternative);
        edge = levels.follow(edge, level, alternative);
    }
    path
}
