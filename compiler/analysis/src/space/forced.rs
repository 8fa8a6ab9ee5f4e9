//! The plainest case in a region that several allowances are measured by: what it leaves open may be
//! anything that one of them allows, and still the case is as meant.
//!
//! Two versions of a law may allow different cases. A case is told so that either version, whatever
//! it allows besides, gives what is claimed of it.

use super::{Graph, NodeIndex, Overrun, Region, Space, Witness};

/// Cases that may be met, and those of them that are meant.
pub(crate) type Allowance<'r> = (&'r Region, &'r Region);

impl Space<'_> {
    /// The plainest case of `inside` from which no allowance leads to a case that is not meant,
    /// whatever the facts are that it leaves open. When `stands` refuses what is left open, all is
    /// said by which the case was found.
    pub(crate) fn forced(
        &self,
        inside: &Graph,
        allowances: &[Allowance<'_>],
        stands: impl Fn(&[Option<u32>]) -> bool,
    ) -> Result<Witness, Overrun> {
        let prices = self.prices();
        let path = inside.cheapest(|level, at| prices.of(level, at));
        let usual: Vec<bool> = path
            .iter()
            .zip(&prices.ordinary)
            .map(|(at, usual)| *at == Some(*usual))
            .collect();
        let mut known = path.clone();
        // Ordinary findings go first: what is out of the ordinary is what the case is about. Under
        // the findings that stay, little is left to look at.
        for ordinary in [true, false] {
            let staying: Vec<Option<u32>> = known
                .iter()
                .zip(&usual)
                .map(|(at, usual)| at.filter(|_| *usual != ordinary))
                .collect();
            let astray = self.graph(&self.astray(allowances, &staying)?)?;
            drop_superfluous(&astray, &mut known, |level| usual[level] == ordinary);
        }
        if !stands(&known) {
            known = path;
        }
        Ok(self.said(&known))
    }

    /// What is allowed and not meant, under what is known.
    fn astray(
        &self,
        allowances: &[Allowance<'_>],
        known: &[Option<u32>],
    ) -> Result<Region, Overrun> {
        let cube = self.cube(known)?;
        let mut astray = self.nothing().clone();
        for (allowed, meant) in allowances {
            let others = allowed.given(&cube)?.minus(&meant.given(&cube)?)?;
            astray = astray.or(&others)?;
        }
        Ok(astray)
    }
}

/// Drops the findings without which the rest still keeps out of `astray`, among the levels that
/// `may_go` names: from the top downwards, each with all below it still in place.
fn drop_superfluous(astray: &Graph, known: &mut [Option<u32>], may_go: impl Fn(usize) -> bool) {
    let leads_there = escapes(astray, known);
    let mut reached = vec![false; astray.len()];
    reached[astray.root() as usize] = true;
    let mut by_level: Vec<Vec<NodeIndex>> = vec![Vec::new(); known.len() + 1];
    for node in astray.branching() {
        by_level[astray.level(node) as usize].push(node);
    }
    for (level, nodes) in by_level.iter().enumerate().take(known.len()) {
        let here: Vec<NodeIndex> = nodes
            .iter()
            .copied()
            .filter(|&node| reached[node as usize])
            .collect();
        let mut nexts = here.iter().flat_map(|&node| astray.branches(node));
        if known[level].is_some() && may_go(level) && nexts.all(|&to| !leads_there[to as usize]) {
            known[level] = None;
        }
        for node in here {
            let branches = astray.branches(node);
            match known[level] {
                Some(alternative) => reached[branches[alternative as usize] as usize] = true,
                None => branches.iter().for_each(|&to| reached[to as usize] = true),
            }
        }
    }
}

/// By node: whether a case from there on that agrees with `known` is in the graph's region.
fn escapes(graph: &Graph, known: &[Option<u32>]) -> Vec<bool> {
    let mut ends = vec![false, true];
    for node in graph.branching() {
        let branches = graph.branches(node);
        ends.push(match known[graph.level(node) as usize] {
            Some(alternative) => ends[branches[alternative as usize] as usize],
            None => branches.iter().any(|&to| ends[to as usize]),
        });
    }
    ends
}
