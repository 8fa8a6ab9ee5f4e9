//! Findings that a case can do without: the rest still keeps it where it is meant to be.

use super::levels::Levels;
use super::{Graph, INSIDE, NodeIndex, OUTSIDE, Overrun, Region, Space, Subject};
use qufen_diagram::Edge;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many nodes are looked at for what a case can do without; what they do not suffice for stays said.
const STEPS: usize = 1 << 20;

impl Space<'_> {
    /// Whether some case of the region agrees with `known`, which gives the alternative of the settled
    /// levels.
    pub(crate) fn reaches(&self, region: &Region, known: &[Option<u32>]) -> bool {
        let levels = self.ground.levels();
        let mut seen = FxHashSet::default();
        let mut open = vec![region.edge];
        while let Some(edge) = open.pop() {
            let edge = settled(&levels, edge, known);
            if edge == Edge::EVERYTHING {
                return true;
            }
            if !edge.is_end() && seen.insert(edge) {
                let level = levels.level(edge);
                let alternatives = 0..levels.alternatives(level);
                open.extend(alternatives.map(|each| levels.follow(edge, level, each)));
            }
        }
        false
    }

    /// Of a case, which gives the alternative of every level, what keeps any case where it is meant to be
    /// that agrees with it and may be met: each allowance says what may be met and what of it is meant.
    /// Nothing of it can be left out. What is ordinary goes first, since what is out of the ordinary is what
    /// the case is about; and what is declared later goes first, or what is declared earlier, if less is
    /// left then.
    pub(super) fn needed(
        &self,
        allowances: &[(Region, Region)],
        case: &[u32],
    ) -> Result<Vec<Option<u32>>, Overrun> {
        let mut known = self.indispensable(allowances, case);
        let cube = self.cube(&known)?;
        let mut astray = self.nothing().clone();
        for (allowed, meant) in allowances {
            astray = astray.or(&allowed.given(&cube)?.minus(&meant.given(&cube)?)?)?;
        }
        if astray.is_empty() {
            return Ok(known);
        }
        let levels = self.ground.levels();
        let astray = Graph::of(&astray, &levels);
        let support = astray.support();
        for &at in &support {
            known[at as usize] = Some(case[at as usize]);
        }
        let dropped = |order: &dyn Fn(Subject) -> (bool, u32)| {
            let mut open = support.clone();
            open.sort_by_cached_key(|&at| {
                let unusual = case[at as usize] != self.prices().ordinary[at as usize];
                (unusual, order(levels.groups.list[at as usize].subject))
            });
            let mut dropping = Dropping::of(&astray, case, known.clone());
            open.iter().for_each(|&at| dropping.drop(at));
            dropping.known
        };
        let later_first = dropped(&|subject| {
            let (reading, place) = declared(subject);
            (!reading, u32::MAX - place)
        });
        let earlier_first = dropped(&declared);
        let said = |known: &[Option<u32>]| known.iter().flatten().count();
        Ok(match said(&earlier_first) < said(&later_first) {
            true => earlier_first,
            false => later_first,
        })
    }

    /// The findings of a case any of which it would go astray without, all others being as they are.
    fn indispensable(&self, allowances: &[(Region, Region)], case: &[u32]) -> Vec<Option<u32>> {
        let levels = self.ground.levels();
        let mut known = vec![None; case.len()];
        for (allowed, meant) in allowances {
            let unmet = turning(&levels, allowed.edge, case);
            let mut lost = turning(&levels, meant.edge, case);
            lost.retain(|turn| !unmet.contains(turn));
            for (level, _) in lost {
                known[level as usize] = Some(case[level as usize]);
            }
        }
        known
    }
}

/// The alternatives, with their levels, any of which alone takes a case out of a region, or into it.
fn turning(levels: &Levels<'_>, root: Edge, case: &[u32]) -> Vec<(u32, u32)> {
    let mut ends = FxHashMap::default();
    let inside = end(levels, root, case, &mut ends);
    let mut turning = Vec::new();
    let mut edge = root;
    while !edge.is_end() {
        let level = levels.level(edge);
        let own = case[level as usize];
        for other in (0..levels.alternatives(level)).filter(|other| *other != own) {
            let to = levels.follow(edge, level, other);
            if end(levels, to, case, &mut ends) != inside {
                turning.push((level, other));
            }
        }
        edge = levels.follow(edge, level, own);
    }
    turning
}

/// The end to which a case comes from an edge; what is met on the way is remembered.
fn end(
    levels: &Levels<'_>,
    mut edge: Edge,
    case: &[u32],
    known: &mut FxHashMap<Edge, Edge>,
) -> Edge {
    let mut passed = Vec::new();
    while !edge.is_end() {
        if let Some(&end) = known.get(&edge) {
            edge = end;
            break;
        }
        passed.push(edge);
        let level = levels.level(edge);
        edge = levels.follow(edge, level, case[level as usize]);
    }
    known.extend(passed.into_iter().map(|passed| (passed, edge)));
    edge
}

/// The place in the order of declaration, facts and readings apart.
fn declared(subject: Subject) -> (bool, u32) {
    match subject {
        Subject::Fact(id) => (false, id.0),
        Subject::Reading(id) => (true, id.0),
    }
}

/// Where an edge leads through levels that are settled.
fn settled(levels: &Levels<'_>, mut edge: Edge, known: &[Option<u32>]) -> Edge {
    while !edge.is_end() {
        let level = levels.level(edge);
        match known[level as usize] {
            Some(alternative) => edge = levels.follow(edge, level, alternative),
            None => break,
        }
    }
    edge
}

/// A case from which findings are dropped, one after another.
struct Dropping<'c> {
    astray: &'c Graph,
    case: &'c [u32],
    known: Vec<Option<u32>>,
    /// By node: whether what is left of the case may come there.
    met: Vec<bool>,
    /// The nodes that are met, by level.
    levels: Vec<Vec<NodeIndex>>,
    steps: usize,
}

impl<'c> Dropping<'c> {
    fn of(astray: &'c Graph, case: &'c [u32], known: Vec<Option<u32>>) -> Dropping<'c> {
        let mut dropping = Dropping {
            astray,
            case,
            known,
            met: vec![false; astray.len()],
            levels: vec![Vec::new(); case.len()],
            steps: STEPS,
        };
        dropping.meet(vec![astray.root()]);
        dropping
    }

    /// Drops the finding of a level, if what is left does not lead astray.
    fn drop(&mut self, at: u32) {
        let own = self.case[at as usize] as usize;
        let mut open = Vec::new();
        for &node in &self.levels[at as usize] {
            let branches = self.astray.branches(node).iter().enumerate();
            open.extend(branches.filter(|(it, _)| *it != own).map(|(_, to)| *to));
        }
        self.known[at as usize] = None;
        if !self.meet(open) {
            self.known[at as usize] = Some(own as u32);
        }
    }

    /// Meets these nodes and what the findings lead to from there; none of it, if it leads astray, or the
    /// steps do not suffice to tell.
    fn meet(&mut self, mut open: Vec<NodeIndex>) -> bool {
        let mut added = Vec::new();
        while let Some(node) = open.pop() {
            if node == OUTSIDE || (node != INSIDE && self.met[node as usize]) {
                continue;
            }
            if node == INSIDE || self.steps == 0 {
                added.into_iter().rev().for_each(|it| self.forget(it));
                return false;
            }
            self.steps -= 1;
            let level = self.astray.level(node) as usize;
            self.met[node as usize] = true;
            self.levels[level].push(node);
            added.push(node);
            let branches = self.astray.branches(node);
            match self.known[level] {
                Some(alternative) => open.push(branches[alternative as usize]),
                None => open.extend(branches),
            }
        }
        true
    }

    /// The last of its level that was met.
    fn forget(&mut self, node: NodeIndex) {
        self.met[node as usize] = false;
        self.levels[self.astray.level(node) as usize].pop();
    }
}
