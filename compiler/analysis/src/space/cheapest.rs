//! The cheapest way into a region.

use super::levels::{Levels, Made};
use super::{Overrun, Region, Space};
use qufen_diagram::Edge;

/// The least price of a case beyond an edge.
pub(super) type Price = u64;

/// There is none.
const CLOSED: Price = Price::MAX;

/// Of nothing and of everything.
pub(super) const ENDS: [Price; 2] = [CLOSED, 0];

impl Space<'_> {
    /// The path into the lawful part of a region whose alternatives, at the price of each, cost
    /// least in all: by level, `None` where the path does not branch. Among equals the first
    /// alternative. `None` when there is no case.
    pub fn cheapest(
        &self,
        region: &Region,
        price: impl Fn(usize, u32) -> Price,
    ) -> Result<Option<Vec<Option<u32>>>, Overrun> {
        let lawful = self.lawful.and(region)?;
        Ok(self.cheapest_of(&lawful, price, &mut Made::new(ENDS)))
    }

    /// The same of all of a region, with what earlier walks have made at these prices.
    pub(super) fn cheapest_of(
        &self,
        region: &Region,
        price: impl Fn(usize, u32) -> Price,
        made: &mut Made<Price>,
    ) -> Option<Vec<Option<u32>>> {
        if region.is_empty() {
            return None;
        }
        let price = |level: u32, alternative: u32, beyond: Price| match beyond {
            CLOSED => CLOSED,
            // One below what is closed: a sum without bounds is still a way.
            open => (open.saturating_add(price(level as usize, alternative))).min(CLOSED - 1),
        };
        let levels = self.ground.levels();
        levels.fold(region.edge, made, |level, beyond| {
            let mut least = CLOSED;
            for (alternative, beyond) in (0..).zip(beyond) {
                least = least.min(price(level, alternative, *beyond));
            }
            least
        });
        Some(followed(&levels, region.edge, price, made))
    }
}

/// The path along which the prices from a root were made.
fn followed(
    levels: &Levels<'_>,
    root: Edge,
    price: impl Fn(u32, u32, Price) -> Price,
    made: &Made<Price>,
) -> Vec<Option<u32>> {
    let mut path = vec![None; levels.groups.list.len()];
    let mut edge = root;
    while !edge.is_end() {
        let level = levels.level(edge);
        let (mut best, mut chosen, mut to) = (CLOSED, 0, edge);
        for alternative in 0..levels.alternatives(level) {
            let end = levels.follow(edge, level, alternative);
            let whole = price(level, alternative, made.get(end).unwrap_or(CLOSED));
            if alternative == 0 || whole < best {
                (best, chosen, to) = (whole, alternative, end);
            }
        }
        path[level as usize] = Some(chosen);
        edge = to;
    }
    path
}
