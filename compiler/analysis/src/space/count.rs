//! How many cases a region holds, exactly.
//!
//! A case gives every fact a value: 是否 counts two, an enumeration its variants. Amounts, numbers
//! and dates have no end, so there the values that no formula of the model tells apart count as
//! one. Facts that no formula mentions count as well. Readings are no facts: fix them, or each
//! choice of them counts.

use super::{Graph, Space, Subject};
use num_bigint::BigUint;
use num_traits::{Num, ToPrimitive};
use qufen_semantics::model::{Domain, FactId, Value};

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
}

impl Space<'_> {
    /// The weights for [`Weights::count`].
    pub fn weights(&self) -> Weights {
        let levels: Vec<Vec<u32>> = self.subjects().map(|each| self.weight(each)).collect();
        let sums: Vec<u32> = levels.iter().map(|level| level.iter().sum()).collect();
        let facts = (0..self.model.facts.len()).map(|index| FactId(index as u32));
        let apart = facts.filter(|&id| self.level(Subject::Fact(id)).is_none());
        Weights {
            apart: apart.map(|id| self.size(id, 0)).product(),
            branching: sums.iter().copied().product(),
            levels,
            sums,
        }
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
        let share: BigUint = match self.branching.to_u128() {
            Some(all) => self.share(graph, all).into(),
            None => self.share(graph, self.branching.clone()),
        };
        share * &self.apart
    }

    /// Which part of `all` assignments is in the region. Each node is counted as if it were the
    /// root, so that a level that is leapt over needs no care; every division is exact.
    fn share<N>(&self, graph: &Graph, all: N) -> N
    where
        N: Clone + Num + From<u32>,
    {
        let mut shares: Vec<N> = Vec::with_capacity(graph.len());
        shares.extend([N::zero(), all]);
        for node in graph.branching() {
            let level = graph.level(node) as usize;
            let mut share = N::zero();
            for (&to, &weight) in graph.branches(node).iter().zip(&self.levels[level]) {
                let one = shares[to as usize].clone() / self.sums[level].into();
                share = share + one * weight.into();
            }
            shares.push(share);
        }
        shares.swap_remove(graph.root() as usize)
    }

    /// The number of all assignments, lawful or not.
    pub fn total(&self) -> BigUint {
        &self.branching * &self.apart
    }
}
