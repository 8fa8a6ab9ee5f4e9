//! An order of the clauses in which each comes after all that it builds on, or the cycle.

use crate::model::{Clause, ClauseId, Formula};

/// The order, or one cycle as the path that closes it.
pub fn evaluation_order(clauses: &[Clause]) -> Result<Vec<ClauseId>, Vec<ClauseId>> {
    let mut search = Search {
        clauses,
        done: vec![false; clauses.len()],
        path: Vec::new(),
        order: Vec::with_capacity(clauses.len()),
    };
    for id in 0..clauses.len() as u32 {
        search.visit(ClauseId(id))?;
    }
    Ok(search.order)
}

struct Search<'a> {
    clauses: &'a [Clause],
    done: Vec<bool>,
    path: Vec<ClauseId>,
    order: Vec<ClauseId>,
}

impl Search<'_> {
    fn visit(&mut self, id: ClauseId) -> Result<(), Vec<ClauseId>> {
        if self.done[id.index()] {
            return Ok(());
        }
        if let Some(start) = self.path.iter().position(|&open| open == id) {
            let mut cycle = self.path[start..].to_vec();
            cycle.push(id);
            return Err(cycle);
        }
        self.path.push(id);
        for mentioned in mentioned(self.clauses[id.index()].formula.as_ref()) {
            self.visit(mentioned)?;
        }
        self.path.pop();
        self.done[id.index()] = true;
        self.order.push(id);
        Ok(())
    }
}

fn mentioned(formula: Option<&Formula>) -> Vec<ClauseId> {
    let mut ids = Vec::new();
    if let Some(formula) = formula {
        formula.walk(&mut |part| {
            if let Formula::Clause(id) = part {
                ids.push(*id);
            }
        });
    }
    ids
}
