//! The cheapest way into a region.

use super::sheet::{EVERYWHERE, End, NOWHERE};
use super::{Overrun, Region, Space};

impl Space<'_> {
    /// The path into the lawful part of a region whose alternatives, at the price of each, cost
    /// least in all: by level, `None` where the path does not branch. Among equals the first
    /// alternative. `None` when there is no case.
    pub fn cheapest(
        &self,
        region: &Region,
        price: impl Fn(usize, u32) -> u32,
    ) -> Result<Option<Vec<Option<u32>>>, Overrun> {
        let lawful = self.lawful.and(region)?;
        if lawful.is_empty() {
            return Ok(None);
        }
        let groups = &self.ground.groups;
        let mut sheet = self.ground.sheet();
        let root = sheet.root(&lawful, groups);
        let closed = (u32::MAX, 0);
        let best = sheet.fold(groups, root, [closed, (0, 0)], |level, parts| {
            let ways = (0..).zip(parts).filter(|(_, part)| part.0 != u32::MAX);
            let ways = ways.map(|(alternative, part)| {
                let cost = part.0.saturating_add(price(level as usize, alternative));
                (cost.min(u32::MAX - 1), alternative)
            });
            ways.min().unwrap_or(closed)
        });
        let mut path = vec![None; groups.list.len()];
        let mut end: End = root;
        while end != EVERYWHERE && end != NOWHERE {
            let level = sheet.level(end);
            let alternatives = 0..groups.list[level as usize].alternatives;
            let mut ends = alternatives.map(|each| sheet.follow(end, level, each));
            let first = ends.next().unwrap_or(NOWHERE);
            if ends.all(|to| to == first) {
                end = first;
                continue;
            }
            let (_, alternative) = sheet.met_as(end).map_or(closed, |place| best[place]);
            path[level as usize] = Some(alternative);
            end = sheet.follow(end, level, alternative);
        }
        Ok(Some(path))
    }
}
