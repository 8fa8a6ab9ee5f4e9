//! The cheapest way through a graph that is laid out anyway; [`Space::cheapest`](super::Space::cheapest) needs none.

use super::{Graph, INSIDE, OUTSIDE};

impl Graph {
    /// The path into the region whose alternatives, at the price of each, cost least in all: by
    /// level, `None` where the path does not branch. Among equals the first alternative.
    pub fn cheapest(&self, price: impl Fn(usize, u32) -> u32) -> Vec<Option<u32>> {
        let mut best: Vec<(u32, u32)> = vec![(u32::MAX, 0), (0, 0)];
        for node in self.branching() {
            let ways = (0..).zip(self.branches(node));
            let ways = ways.filter(|(_, to)| best[**to as usize].0 != u32::MAX);
            let ways = ways.map(|(alternative, &to)| {
                let price = price(self.level(node) as usize, alternative);
                let cost = best[to as usize].0.saturating_add(price);
                (cost.min(u32::MAX - 1), alternative)
            });
            best.push(ways.min().unwrap_or((u32::MAX, 0)));
        }
        let mut path = vec![None; self.levels() as usize];
        let mut node = self.root();
        while node != INSIDE && node != OUTSIDE {
            let (_, alternative) = best[node as usize];
            path[self.level(node) as usize] = Some(alternative);
            node = self.branches(node)[alternative as usize];
        }
        path
    }
}
