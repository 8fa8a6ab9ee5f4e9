//! How many cases a region holds, exactly.
//!
//! A case gives every fact a value: 是否 counts two, an enumeration its variants. Amounts, numbers
//! and dates have no end, so there the values that no formula of the model tells apart count as
//! one. Facts that no formula mentions count as well. Readings are no facts: fix them, or each
//! choice of them counts.

use super::{Graph, INSIDE, Space, Subject};
use num_bigint::BigUint;
use num_traits::One;
use qufen_semantics::model::{Domain, FactId, Value};

/// How many values each alternative stands for.
pub struct Weights {
    /// By level, then alternative.
    levels: Vec<Vec<u32>>,
    /// By level: the product of the totals of this level and all below.
    below: Vec<BigUint>,
    /// The values of facts that the diagram does not branch on.
    apart: BigUint,
}

impl Space<'_> {
    /// The weights for [`Weights::count`].
    pub fn weights(&self) -> Weights {
        let levels: Vec<Vec<u32>> = self.subjects().map(|each| self.weight(each)).collect();
        let mut below = vec![BigUint::one()];
        for level in levels.iter().rev() {
            let total: u32 = level.iter().sum();
            let next = below[below.len() - 1].clone() * total;
            below.push(next);
        }
        below.reverse();
        let facts = (0..self.model.facts.len()).map(|index| FactId(index as u32));
        let apart = facts.filter(|&id| self.level(Subject::Fact(id)).is_none());
        Weights {
            apart: apart.map(|id| self.size(id, 0)).product(),
            levels,
            below,
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
        let cells = self.cells.fact(fact);
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
        let mut counts: Vec<BigUint> = Vec::with_capacity(graph.len());
        for (index, node) in graph.nodes().iter().enumerate() {
            // Counted from the node's own level downwards; the ends have none below.
            let count = match index as u32 {
                end if end <= INSIDE => BigUint::from(end),
                _ => {
                    let below = node.level as usize + 1;
                    let branches = node.branches.iter().zip(&self.levels[node.level as usize]);
                    branches
                        .map(|(&to, &weight)| self.between(below, graph, to, &counts) * weight)
                        .sum()
                }
            };
            counts.push(count);
        }
        self.between(0, graph, graph.root(), &counts) * &self.apart
    }

    /// The count of `to`, seen from `level`, with the levels that it leaps over.
    fn between(&self, level: usize, graph: &Graph, to: u32, counts: &[BigUint]) -> BigUint {
        let leapt = &self.below[level] / &self.below[graph.level(to) as usize];
        leapt * &counts[to as usize]
    }

    /// The number of all assignments, lawful or not.
    pub fn total(&self) -> BigUint {
        &self.below[0] * &self.apart
    }
}
