//! The cheapest ways to make sure of an outcome.
//!
//! At each subject one may fix an alternative or leave it open, at a price; whatever is left open
//! may turn out either way. Wanted are all ways of the lowest price after which every lawful case
//! comes out as wanted, and at least one such case is left. `settle`, `nearest` and `reason` differ
//! only in their prices.
//!
//! The walk goes down the levels with the set of nodes that the open subjects may have led to. It
//! deepens its bound step by step and remembers for each set what it costs at least (Korf's IDA*
//! with a table), starting from an estimate that takes each node for itself.

use super::effort::Effort;
use super::verdicts::{Node, UNLAWFUL, Verdicts, end};
use crate::space::Overrun;
use qufen_semantics::model::OutcomeId;
use rustc_hash::FxHashMap;

/// A price, or one that nobody can pay.
pub(super) type Price = u32;
const NEVER: Price = Price::MAX;

/// What may be done with a subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// By alternative: the price of fixing it.
    pub fix: Vec<Option<Price>>,
    /// The price of leaving it open.
    pub open: Option<Price>,
}

/// The alternatives that were paid for, by level.
pub(super) type Findings = Vec<(usize, u32)>;

/// The ways of the lowest price.
#[derive(Debug, Default)]
pub(super) struct Ways {
    pub list: Vec<(Findings, OutcomeId)>,
    /// There are more than were asked for.
    pub cut: bool,
}

/// The cheapest ways to make sure of one of `wanted`, at most `longest` of them.
pub(super) fn cheapest(
    verdicts: &Verdicts,
    terms: &[Terms],
    wanted: &[OutcomeId],
    longest: usize,
    effort: &mut Effort,
) -> Result<Ways, Overrun> {
    let walks = wanted
        .iter()
        .map(|&outcome| Walk::new(verdicts, terms, outcome));
    let mut walks: Vec<Walk<'_>> = walks.collect();
    loop {
        let least = walks.iter().map(|walk| walk.at_least(&walk.start)).min();
        let Some(price) = least.filter(|&price| price != NEVER) else {
            return Ok(Ways::default());
        };
        let mut ways = Ways::default();
        for walk in &mut walks {
            let start = walk.start.clone();
            if walk.affords(&start, price, effort)? {
                walk.collect(&start, price, &mut Vec::new(), (longest, &mut ways), effort)?;
            }
        }
        if !ways.list.is_empty() {
            return Ok(ways);
        }
    }
}

/// The nodes that a case may be at: sorted, without those that no longer matter.
type Places = Box<[Node]>;

struct Walk<'v> {
    verdicts: &'v Verdicts,
    terms: &'v [Terms],
    wanted: OutcomeId,
    /// By node: the least price on its own.
    least: Vec<Price>,
    /// By node: whether every lawful case from there on comes out as wanted.
    safe: Vec<bool>,
    /// What the walk has found out about sets.
    known: FxHashMap<Places, Bounds>,
    start: Places,
}

/// What the cheapest way from a set costs at least, and at most.
#[derive(Clone, Copy)]
struct Bounds {
    at_least: Price,
    at_most: Price,
}

impl<'v> Walk<'v> {
    fn new(verdicts: &'v Verdicts, terms: &'v [Terms], wanted: OutcomeId) -> Walk<'v> {
        let sure = |node: Node| node == UNLAWFUL || node == end(wanted);
        let mut safe: Vec<bool> = verdicts.ends().map(sure).collect();
        let mut least: Vec<Price> = safe.iter().map(|&ok| if ok { 0 } else { NEVER }).collect();
        for node in verdicts.branching() {
            let branches = verdicts.branches(node);
            safe.push(branches.iter().all(|&to| safe[to as usize]));
            let terms = &terms[verdicts.level(node)];
            let each = terms.fix.iter().zip(branches);
            let fixed = each.filter_map(|(price, &to)| sum((*price)?, least[to as usize]));
            let dearest = branches.iter().map(|&to| least[to as usize]).max();
            let open = terms
                .open
                .zip(dearest)
                .and_then(|(price, rest)| sum(price, rest));
            least.push(fixed.chain(open).min().unwrap_or(NEVER));
        }
        let mut walk = Walk {
            verdicts,
            terms,
            wanted,
            least,
            safe,
            known: FxHashMap::default(),
            start: Box::default(),
        };
        walk.start = walk.places(vec![verdicts.root]);
        walk
    }

    /// Once a lawful case that comes out as wanted is certain, safe nodes need no more attention;
    /// unlawful ones never do.
    fn places(&self, mut nodes: Vec<Node>) -> Places {
        nodes.sort_unstable();
        nodes.dedup();
        let certain = nodes.contains(&end(self.wanted));
        nodes.retain(|&node| match node {
            UNLAWFUL => false,
            node if node == end(self.wanted) => true,
            node => !(certain && self.safe[node as usize]),
        });
        nodes.into()
    }

    fn at_least(&self, places: &Places) -> Price {
        self.bounds(places).at_least
    }

    fn bounds(&self, places: &Places) -> Bounds {
        if let Some(&known) = self.known.get(places) {
            return known;
        }
        let each = places.iter().map(|&node| self.least[node as usize]);
        Bounds {
            at_least: each.max().unwrap_or(NEVER),
            at_most: NEVER,
        }
    }

    fn is_end(&self, places: &[Node]) -> bool {
        *places == [end(self.wanted)]
    }

    /// What may be done at a level: leave it open, or fix an alternative; with the price.
    fn steps(&self, level: usize) -> impl Iterator<Item = (Price, Option<u32>)> + use<'v> {
        let terms: Option<&'v Terms> = self.terms.get(level);
        let fixed = (0..).zip(terms.into_iter().flat_map(|terms| &terms.fix));
        let fixed = fixed.filter_map(|(alternative, price)| Some(((*price)?, Some(alternative))));
        let open = terms
            .and_then(|terms| terms.open)
            .map(|price| (price, None));
        open.into_iter().chain(fixed)
    }

    /// What a step leaves to be paid at least, each place taken for itself.
    fn estimate(&self, places: &[Node], level: usize, step: Option<u32>) -> Price {
        let each = places.iter().map(|&node| {
            let least = |to: &Node| self.least[*to as usize];
            match step {
                _ if self.verdicts.level(node) != level => least(&node),
                Some(alternative) => least(&self.verdicts.branches(node)[alternative as usize]),
                None => self
                    .verdicts
                    .branches(node)
                    .iter()
                    .map(least)
                    .max()
                    .unwrap_or(0),
            }
        });
        each.max().unwrap_or(NEVER)
    }

    fn level(&self, places: &[Node]) -> usize {
        let levels = places.iter().map(|&node| self.verdicts.level(node));
        levels.min().unwrap_or(usize::MAX)
    }

    fn onward(&self, places: &[Node], level: usize, step: Option<u32>) -> Places {
        let mut nodes = Vec::with_capacity(2 * places.len());
        for &node in places {
            match step {
                _ if self.verdicts.level(node) != level => nodes.push(node),
                Some(alternative) => {
                    nodes.push(self.verdicts.branches(node)[alternative as usize]);
                }
                None => nodes.extend(self.verdicts.branches(node)),
            }
        }
        self.places(nodes)
    }

    /// Whether some way costs no more than `price`; if not, the table knows what it costs at least.
    fn affords(
        &mut self,
        places: &Places,
        price: Price,
        effort: &mut Effort,
    ) -> Result<bool, Overrun> {
        if self.is_end(places) {
            return Ok(true);
        }
        let Bounds { at_least, at_most } = self.bounds(places);
        if at_least > price || at_most <= price {
            return Ok(at_least <= price);
        }
        effort.descend(places.len())?;
        let level = self.level(places);
        let (mut least, mut found) = (NEVER, false);
        for (cost, step) in self.steps(level) {
            let estimate = sum(cost, self.estimate(places, level, step)).unwrap_or(NEVER);
            if estimate > price {
                least = least.min(estimate);
                continue;
            }
            let onward = self.onward(places, level, step);
            found = self.affords(&onward, price - cost, effort)?;
            if found {
                break;
            }
            least = least.min(sum(cost, self.at_least(&onward)).unwrap_or(NEVER));
        }
        effort.ascend();
        let bounds = match found {
            true => Bounds {
                at_least,
                at_most: price,
            },
            false => Bounds {
                at_least: least,
                at_most,
            },
        };
        self.known.insert(places.clone(), bounds);
        Ok(found)
    }

    /// All ways that cost no more than `price`.
    fn collect(
        &mut self,
        places: &Places,
        price: Price,
        findings: &mut Findings,
        (longest, ways): (usize, &mut Ways),
        effort: &mut Effort,
    ) -> Result<(), Overrun> {
        if self.is_end(places) {
            if ways.list.len() < longest {
                ways.list.push((findings.clone(), self.wanted));
            } else {
                ways.cut = true;
            }
            return Ok(());
        }
        effort.descend(places.len())?;
        let level = self.level(places);
        for (cost, alternative) in self.steps(level) {
            let estimate = sum(cost, self.estimate(places, level, alternative));
            if ways.cut || estimate.is_none_or(|estimate| estimate > price) {
                continue;
            }
            let (onward, rest) = (self.onward(places, level, alternative), price - cost);
            if !self.affords(&onward, rest, effort)? {
                continue;
            }
            let paid = alternative.filter(|_| cost > 0);
            findings.extend(paid.map(|alternative| (level, alternative)));
            self.collect(&onward, rest, findings, (longest, ways), effort)?;
            if paid.is_some() {
                findings.pop();
            }
        }
        effort.ascend();
        Ok(())
    }
}

fn sum(price: Price, rest: Price) -> Option<Price> {
    (rest != NEVER).then(|| price.saturating_add(rest))
}
