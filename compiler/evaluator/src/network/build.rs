//! From a model to its network: equal parts shared, constants folded.

use super::{ALWAYS, NEVER, Network, Node, NodeId};
use crate::cells::Cells;
use qufen_semantics::model::{Formula, Model, OutcomeId, Test, Value};
use std::collections::HashMap;

/// The network of `model` under `readings`, where the facts that `fixed` knows are no longer asked.
pub(crate) fn build<'m>(
    model: &'m Model,
    cells: &'m Cells,
    readings: &[u32],
    fixed: &[Option<Value>],
) -> Network<'m> {
    let mut builder = Builder::new(model, cells, readings, fixed);
    let lawful = builder.lawful();
    let is = builder.verdicts();
    let reached = is
        .iter()
        .map(|&node| builder.and(vec![lawful, node]))
        .collect();
    let avoided = is
        .iter()
        .map(|&node| {
            let other = builder.not(node);
            builder.and(vec![lawful, other])
        })
        .collect();
    Network {
        cells,
        nodes: builder.nodes,
        lawful,
        is,
        reached,
        avoided,
    }
}

struct Builder<'a> {
    model: &'a Model,
    cells: &'a Cells,
    readings: &'a [u32],
    fixed: &'a [Option<Value>],
    nodes: Vec<Node>,
    ids: HashMap<Node, NodeId>,
    definitions: Vec<NodeId>,
    clauses: Vec<NodeId>,
}

impl<'a> Builder<'a> {
    fn new(
        model: &'a Model,
        cells: &'a Cells,
        readings: &'a [u32],
        fixed: &'a [Option<Value>],
    ) -> Builder<'a> {
        let nodes = vec![Node::Constant(false), Node::Constant(true)];
        let mut builder = Builder {
            model,
            cells,
            readings,
            fixed,
            nodes,
            ids: HashMap::new(),
            definitions: Vec::with_capacity(model.definitions.len()),
            clauses: vec![NEVER; model.clauses.len()],
        };
        for definition in &model.definitions {
            let node = builder.formula(&definition.formula);
            builder.definitions.push(node);
        }
        for clause in &model.evaluation_order {
            if let Some(formula) = &model.clauses[clause.index()].formula {
                builder.clauses[clause.index()] = builder.formula(formula);
            }
        }
        builder
    }

    fn lawful(&mut self) -> NodeId {
        let model = self.model;
        let parts = model
            .constraints
            .iter()
            .map(|each| self.formula(&each.formula))
            .collect();
        self.and(parts)
    }

    /// By outcome: it is carried and nothing that stands before it is; the 缺省 also when nothing
    /// is carried at all.
    fn verdicts(&mut self) -> Vec<NodeId> {
        let mut none_before = ALWAYS;
        let mut verdicts = Vec::new();
        for index in 0..self.model.outcomes.len() {
            let carried = self.carried(OutcomeId(index as u32));
            verdicts.push(self.and(vec![none_before, carried]));
            let not = self.not(carried);
            none_before = self.and(vec![none_before, not]);
        }
        let default = self.model.default.index();
        if let Some(&carried) = verdicts.get(default) {
            verdicts[default] = self.or(vec![carried, none_before]);
        }
        verdicts
    }

    fn carried(&mut self, outcome: OutcomeId) -> NodeId {
        let model = self.model;
        let rules = model.rules.iter().filter(|each| each.outcome == outcome);
        let fired = rules.map(|each| self.formula(&each.condition)).collect();
        let requirements = model
            .requirements
            .iter()
            .filter(|each| each.outcome == outcome);
        let required = requirements
            .map(|each| self.formula(&each.condition))
            .collect();
        let supported = self.or(fired);
        let required = self.and(required);
        let by_rule = self.and(vec![supported, required]);
        if model.out_of_scope == Some(outcome) && !model.scopes.is_empty() {
            let scopes = model
                .scopes
                .iter()
                .map(|each| self.formula(&each.condition))
                .collect();
            let inside = self.or(scopes);
            let outside = self.not(inside);
            self.or(vec![outside, by_rule])
        } else {
            by_rule
        }
    }

    fn formula(&mut self, formula: &Formula) -> NodeId {
        match formula {
            Formula::Constant(value) => constant(*value),
            Formula::Test(test) => self.test(test),
            Formula::Definition(id) => self.definitions.get(id.index()).copied().unwrap_or(NEVER),
            Formula::Clause(id) => self.clauses[id.index()],
            Formula::Reading(id, option) => constant(self.readings[id.index()] == *option),
            // No rule, requirement or constraint speaks of the decision.
            Formula::Outcome(_) => NEVER,
            Formula::Not(inner) => {
                let inner = self.formula(inner);
                self.not(inner)
            }
            Formula::And(parts) => {
                let parts = parts.iter().map(|part| self.formula(part)).collect();
                self.and(parts)
            }
            Formula::Or(parts) => {
                let parts = parts.iter().map(|part| self.formula(part)).collect();
                self.or(parts)
            }
        }
    }

    fn test(&mut self, Test { fact, comparison }: &Test) -> NodeId {
        if let Some(value) = self.fixed[fact.index()] {
            return constant(comparison.holds(value));
        }
        let cells = self.cells.fact(*fact);
        let Some(test) = cells.test(comparison) else {
            return NEVER;
        };
        match cells.passes(test) {
            passes if passes.iter().all(|pass| *pass) => ALWAYS,
            passes if !passes.contains(&true) => NEVER,
            _ => self.node(Node::Test(*fact, test as u32)),
        }
    }

    fn not(&mut self, part: NodeId) -> NodeId {
        match &self.nodes[part as usize] {
            Node::Constant(value) => constant(!value),
            Node::Not(inner) => *inner,
            _ => self.node(Node::Not(part)),
        }
    }

    fn and(&mut self, parts: Vec<NodeId>) -> NodeId {
        self.joined(parts, ALWAYS, NEVER, Node::And)
    }

    fn or(&mut self, parts: Vec<NodeId>) -> NodeId {
        self.joined(parts, NEVER, ALWAYS, Node::Or)
    }

    /// Parts equal to `neutral` change nothing; one part equal to `decisive` is the whole, and so
    /// are two that contradict each other.
    fn joined(
        &mut self,
        mut parts: Vec<NodeId>,
        neutral: NodeId,
        decisive: NodeId,
        make: impl Fn(Box<[NodeId]>) -> Node,
    ) -> NodeId {
        parts.sort_unstable();
        parts.dedup();
        parts.retain(|&part| part != neutral);
        if parts.contains(&decisive) || self.contradictory(&parts) {
            return decisive;
        }
        match parts.as_slice() {
            [] => neutral,
            [only] => *only,
            _ => self.node(make(parts.into_boxed_slice())),
        }
    }

    fn contradictory(&self, parts: &[NodeId]) -> bool {
        parts.iter().any(|&part| match self.nodes[part as usize] {
            Node::Not(inner) => parts.binary_search(&inner).is_ok(),
            _ => false,
        })
    }

    fn node(&mut self, node: Node) -> NodeId {
        if let Some(&id) = self.ids.get(&node) {
            return id;
        }
        let id = self.nodes.len() as NodeId;
        self.nodes.push(node.clone());
        self.ids.insert(node, id);
        id
    }
}

fn constant(value: bool) -> NodeId {
    if value { ALWAYS } else { NEVER }
}
