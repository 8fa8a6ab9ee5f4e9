//! The cheapest way into a region.

use super::sheet::{EVERYWHERE, End, Made, NOWHERE, Sheet};
use super::subjects::Groups;
use super::{Overrun, Region, Space};

/// The least price of a case beyond an end, and the alternative that it begins with.
pub(super) type Way = (u32, u32);

/// There is none.
const CLOSED: Way = (u32::MAX, 0);

/// The ways from the ends of a sheet, at the same prices.
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
        let groups = &self.ground.groups;
        let mut sheet = self.ground.sheet();
        let root = sheet.root(&lawful, groups);
        sheet.fold(groups, root, ways, |level, parts| {
            let ways = (0..).zip(parts).filter(|(_, part)| part.0 != u32::MAX);
            let ways = ways.map(|(alternative, part)| {
                let cost = part.0.saturating_add(price(level as usize, alternative));
                (cost.min(u32::MAX - 1), alternative)
            });
            ways.min().unwrap_or(CLOSED)
        });
        Ok(Some(followed(&sheet, groups, root, ways)))
    }
}

/// The path that the ways point out from a root.
fn followed(sheet: &Sheet, groups: &Groups, root: End, ways: &Made<Way>) -> Vec<Option<u32>> {
    let mut path = vec![None; groups.list.len()];
    let mut end = root;
    while end != EVERYWHERE && end != NOWHERE {
        let level = sheet.level(end);
        let alternatives = 0..groups.list[level as usize].alternatives;
        let mut ends = alternatives.map(|each| sheet.follow(end, level, each));
        let first = ends.next().unwrap_or(NOWHERE);
        if ends.all(|to| to == first) {
            end = first;
            continue;
        }
        let (_, alternative) = ways.get(end).unwrap_or(CLOSED);
        path[level as usize] = Some(alternative);
        end = sheet.follow(end, level, alternative);
    }
    path
}
