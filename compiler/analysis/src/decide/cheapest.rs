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
    at_least: FxHashMap<Places, Price>,
    start: Places,
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
            at_least: FxHashMap::default(),
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
        if let Some(&known) = self.at_least.get(places) {
            return known;
        }
        let each = places.iter().map(|&node| self.least[node as usize]);
        each.max().unwrap_or(NEVER)
    }

    fn is_end(&self, places: &[Node]) -> bool {
        *places == [end(self.wanted)]
    }

    /// What may be done next: the price, the alternative that is fixed, and where it leads.
    fn steps(&self, places: &[Node]) -> Vec<(Price, Option<u32>, Places)> {
        let level = self.level(places);
        let Some(terms) = self.terms.get(level) else {
            return Vec::new();
        };
        let fixed = (0..).zip(&terms.fix).filter_map(|(alternative, price)| {
            let onward = |node: Node| [self.verdicts.branches(node)[alternative as usize]];
            let places = self.onward(places, level, onward);
            Some(((*price)?, Some(alternative), places))
        });
        let open = terms.open.map(|price| {
            let onward = |node: Node| self.verdicts.branches(node).iter().copied();
            (price, None, self.onward(places, level, onward))
        });
        open.into_iter().chain(fixed).collect()
    }

    fn level(&self, places: &[Node]) -> usize {
        let levels = places.iter().map(|&node| self.verdicts.level(node));
        levels.min().unwrap_or(usize::MAX)
    }

    fn onward<I: IntoIterator<Item = Node>>(
        &self,
        places: &[Node],
        level: usize,
        next: impl Fn(Node) -> I,
    ) -> Places {
        let mut nodes = Vec::with_capacity(2 * places.len());
        for &node in places {
            if self.verdicts.level(node) == level {
                nodes.extend(next(node));
            } else {
                nodes.push(node);
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
        if self.at_least(places) > price {
            return Ok(false);
        }
        effort.descend(places.len())?;
        let mut least = NEVER;
        for (cost, _, onward) in self.steps(places) {
            let rest = price.checked_sub(cost);
            let affordable = rest.filter(|&rest| self.at_least(&onward) <= rest);
            if let Some(rest) = affordable
                && self.affords(&onward, rest, effort)?
            {
                effort.ascend();
                return Ok(true);
            }
            least = least.min(sum(cost, self.at_least(&onward)).unwrap_or(NEVER));
        }
        effort.ascend();
        self.at_least.insert(places.clone(), least);
        Ok(false)
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
        for (cost, alternative, onward) in self.steps(places) {
            let Some(rest) = price.checked_sub(cost) else {
                continue;
            };
            if ways.cut || !self.affords(&onward, rest, effort)? {
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
