//! How far one question is pursued on a diagram that is there already.

use crate::space::Overrun;

/// What is left of the effort.
#[derive(Clone, Debug)]
pub(super) struct Effort {
    nodes: u64,
    depth: u32,
}

/// Nodes visited for one question, before it is given up; some hundred milliseconds.
const NODES: u64 = 4_000_000;

/// Subjects on one path; a walk takes a stack frame for each.
const DEPTH: u32 = 4_000;

impl Default for Effort {
    fn default() -> Effort {
        Effort {
            nodes: NODES,
            depth: DEPTH,
        }
    }
}

impl Effort {
    /// Visits so many nodes.
    pub fn spend(&mut self, nodes: usize) -> Result<(), Overrun> {
        self.nodes = self.nodes.checked_sub(nodes as u64).ok_or(Overrun)?;
        Ok(())
    }

    /// Visits so many nodes one level further down.
    pub fn descend(&mut self, nodes: usize) -> Result<(), Overrun> {
        self.spend(nodes)?;
        self.depth = self.depth.checked_sub(1).ok_or(Overrun)?;
        Ok(())
    }

    /// Back up again.
    pub fn ascend(&mut self) {
        self.depth += 1;
    }
}
