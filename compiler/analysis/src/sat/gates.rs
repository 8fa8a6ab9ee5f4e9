//! Gates over a solver: each 且 and 或 gets a variable that is equivalent to it.

use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, lbool};

/// A solver that is fed gates.
pub(super) struct Gates {
    solver: Solver<Effort>,
    yes: Lit,
}

/// Counts learnt clauses, of which each conflict brings one.
#[derive(Default)]
struct Effort {
    left: u64,
}

impl Callbacks for Effort {
    fn on_new_clause(&mut self, _: &[Lit], kind: ClauseKind) {
        if matches!(kind, ClauseKind::Learnt) {
            self.left = self.left.saturating_sub(1);
        }
    }

    fn stop(&self) -> bool {
        self.left == 0
    }
}

impl Gates {
    pub fn new() -> Gates {
        let mut solver = Solver::new(Default::default(), Effort::default());
        let yes = Lit::new(solver.new_var_default(), true);
        let mut gates = Gates { solver, yes };
        gates.clause(&[yes]);
        gates
    }

    /// A new condition.
    pub fn open(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    pub fn constant(&self, value: bool) -> Lit {
        if value { self.yes } else { !self.yes }
    }

    /// One of these holds.
    pub fn clause(&mut self, literals: &[Lit]) {
        self.solver.add_clause_reuse(&mut literals.to_vec());
    }

    /// All of these hold.
    pub fn all(&mut self, mut parts: Vec<Lit>) -> Lit {
        parts.retain(|part| *part != self.yes);
        parts.sort_unstable();
        parts.dedup();
        match parts.as_slice() {
            [] => self.yes,
            [only] => *only,
            _ if parts.contains(&!self.yes) => !self.yes,
            _ => {
                let whole = self.open();
                let mut back = vec![whole];
                for &part in &parts {
                    self.clause(&[!whole, part]);
                    back.push(!part);
                }
                self.clause(&back);
                whole
            }
        }
    }

    /// Some of these holds.
    pub fn any(&mut self, parts: Vec<Lit>) -> Lit {
        !self.all(parts.into_iter().map(|part| !part).collect())
    }

    /// Whether `goal` can hold; `None` when the conflicts ran out.
    pub fn solve(&mut self, goal: Lit, conflicts: u64) -> Option<bool> {
        self.solver.cb_mut().left = conflicts;
        match self.solver.solve_limited(&[goal]) {
            answer if answer == lbool::TRUE => Some(true),
            answer if answer == lbool::FALSE => Some(false),
            _ => None,
        }
    }

    /// Whether a condition holds in the case that was found.
    pub fn holds(&self, literal: Lit) -> bool {
        self.solver.value_lit(literal) == lbool::TRUE
    }
}
