//! How many cases a region holds, exactly.
//!
//! A case gives every fact a value: 是否 counts two, an enumeration its variants. Amounts, numbers
//! and dates have no end, so there the values that no formula of the model tells apart count as
//! one. Facts that no formula mentions count as well. Readings are no facts: fix them, or each
//! choice of them counts.

use super::deciding::Deciding;
use super::levels::Made;
use super::{Graph, Overrun, Region, Space, Subject};
use crate::mentions;
use num_bigint::BigUint;
use num_traits::{Num, ToPrimitive};
use qufen_semantics::model::{Domain, FactId, Value};
use std::cell::RefCell;
use std::ops::Shr;

/// How many values each alternative stands for.
pub struct Weights {
    /// By level, then alternative.
    levels: Vec<Vec<u32>>,
    /// By level: all its alternatives together.
    sums: Vec<u32>,
    /// All assignments of the levels.
    branching: BigUint,
    /// The values of facts that the diagram does not branch on.
    apart: BigUint,
    few: Few,
}

/// What the facts alone amount to, or those that decide or are weighed: mostly so few that the
/// machine's own numbers hold them.
struct Few {
    /// By level: whether it is one of these facts.
    levels: Vec<bool>,
    /// All their assignments, if a machine number holds them.
    all: Option<u128>,
    /// The values of all other facts.
    apart: BigUint,
    /// Which part of `all` each edge holds; `None` beneath other facts or readings.
    shares: RefCell<Made<Option<u128>>>,
}

impl Space<'_> {
    /// The weights for [`Weights::count`].
    pub fn weights(&self) -> Weights {
        let levels: Vec<Vec<u32>> = self.subjects().map(|each| self.weight(each)).collect();
        let sums: Vec<u32> = levels.iter().map(|level| level.iter().sum()).collect();
        let facts = (0..self.model.facts.len()).map(|index| FactId(index as u32));
        let apart = facts.filter(|&id| self.level(Subject::Fact(id)).is_none());
        let apart: BigUint = apart.map(|id| self.size(id, 0)).product();
        Weights {
            few: self.few(&sums, &apart),
            apart,
            branching: sums.iter().copied().product(),
            levels,
            sums,
        }
    }

    fn few(&self, sums: &[u32], apart: &BigUint) -> Few {
        let facts: Vec<bool> = (self.subjects())
            .map(|subject| matches!(subject, Subject::Fact(_)))
            .collect();
        let whole = self.those(facts, sums, apart);
        if whole.all.is_some() {
            return whole;
        }
        let deciding = Deciding::of(self.model);
        let factors = self.model.factors.iter();
        let factors = factors.flat_map(|each| [&each.favourable, &each.adverse]);
        let mut levels = vec![false; sums.len()];
        let subjects = factors.flat_map(|formula| mentions::subjects(self.model, formula));
        for subject in deciding.subjects().into_iter().chain(subjects) {
            if let (Subject::Fact(_), Some(level)) = (subject, self.level(subject)) {
                levels[level] = true;
            }
        }
        self.those(levels, sums, apart)
    }

    /// The facts of these levels.
    fn those(&self, levels: Vec<bool>, sums: &[u32], apart: &BigUint) -> Few {
        let mut all = Some(1_u128);
        let mut apart = apart.clone();
        for (level, subject) in self.subjects().enumerate() {
            let sum = sums[level];
            match subject {
                Subject::Fact(_) if levels[level] => {
                    all = all.and_then(|all| all.checked_mul(sum.into()));
                }
                Subject::Fact(_) => apart *= sum,
                Subject::Reading(_) => {}
            }
        }
        let all = all.filter(|all| has_room(*all, sums));
        Few {
            levels,
            all,
            apart,
            shares: RefCell::new(Made::new([Some(0), all])),
        }
    }

    /// The number of lawful cases in a region that does not hang on readings, without them.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram is too small.
    pub fn count(&self, weights: &Weights, lawful: &Region) -> Result<BigUint, Overrun> {
        if weights.few.all.is_some()
            && let Some(few) = self.count_few(weights, lawful)
        {
            return Ok(BigUint::from(few) * &weights.few.apart);
        }
        let graph = Graph::of(lawful, &self.ground.levels());
        let levels = self.subjects().zip(&weights.sums);
        let readings = levels.filter(|(subject, _)| matches!(subject, Subject::Reading(_)));
        let choices: BigUint = readings.map(|(_, options)| *options).product();
        Ok(weights.count(&graph) / choices)
    }

    fn count_few(&self, weights: &Weights, region: &Region) -> Option<u128> {
        let few = &weights.few;
        let shares = &mut *few.shares.borrow_mut();
        let levels = self.ground.levels();
        levels.fold(region.edge, shares, |level, parts| {
            let level = level as usize;
            let known = few.levels[level] && parts.iter().all(Option::is_some);
            known.then(|| weights.at(level, parts.iter().map(|part| part.unwrap_or_default())))
        })
    }

    fn weight(&self, subject: Subject) -> Vec<u32> {
        let alternatives = 0..self.alternative_count(subject);
        match subject {
            Subject::Fact(id) => alternatives.map(|cell| self.size(id, cell)).collect(),
            Subject::Reading(_) => alternatives.map(|_| 1).collect(),
        }
    }

    /// How many values a cell holds, as they are counted.
    fn size(&self, fact: FactId, cell: usize) -> u32 {
        let cells = self.ground.cells.fact(fact);
        let values: Vec<Value> = match &self.model.facts[fact.index()].domain {
            Domain::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
            Domain::Enumeration { variants, .. } => {
                (0..variants.len() as u32).map(Value::Variant).collect()
            }
            _ => return 1,
        };
        let inside = values
            .into_iter()
            .filter(|&value| cells.cell_of(value) == Some(cell));
        inside.count() as u32
    }
}

impl Weights {
    /// The number of cases in a region's graph.
    pub fn count(&self, graph: &Graph) -> BigUint {
        let all = self.branching.to_u128();
        let share: BigUint = match all.filter(|all| has_room(*all, &self.sums)) {
            Some(all) => self.share(graph, all).into(),
            None => self.share(graph, self.branching.clone()),
        };
        share * &self.apart
    }

    /// Which part of `all` assignments is in the region. Each node is counted as if it were the
    /// root, so that a level that is leapt over needs no care; every division is exact.
    fn share<N>(&self, graph: &Graph, all: N) -> N
    where
        N: Clone + Num + From<u32> + Shr<usize, Output = N>,
    {
        let mut shares: Vec<N> = Vec::with_capacity(graph.len());
        shares.extend([N::zero(), all]);
        for node in graph.branching() {
            let level = graph.level(node) as usize;
            let branches = graph.branches(node).iter();
            let share = self.at(level, branches.map(|&to| shares[to as usize].clone()));
            shares.push(share);
        }
        shares.swap_remove(graph.root() as usize)
    }

    /// The share of a node of a level, from those of its branches.
    fn at<N>(&self, level: usize, branches: impl Iterator<Item = N>) -> N
    where
        N: Clone + Num + From<u32> + Shr<usize, Output = N>,
    {
        let weighted = branches.zip(&self.levels[level]);
        let sum = weighted.fold(N::zero(), |sum, (share, &weight)| {
            if weight == 1 {
                sum + share
            } else {
                sum + share * weight.into()
            }
        });
        match self.sums[level] {
            // 是 or 否, as nearly all facts are: no long division.
            2 => sum >> 1,
            all => sum / all.into(),
        }
    }

    /// The number of all assignments, lawful or not.
    pub fn total(&self) -> BigUint {
        &self.branching * &self.apart
    }
}

/// Whether the branches of a node of any level can be summed up by weight.
fn has_room(all: u128, sums: &[u32]) -> bool {
    let most = sums.iter().max().copied().unwrap_or(1);
    all.checked_mul(most.into()).is_some()
}
