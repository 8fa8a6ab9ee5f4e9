//! The one walk that every operation makes: from the first variable downwards, and together again.

use crate::memo::Memo;
use crate::nodes::Nodes;
use crate::{Diagram, Edge, Overrun};

/// What an operation is to know of its two edges.
pub(crate) enum Step {
    /// What comes out, without looking further.
    Known(Edge),
    /// A question whose answer is that of these two edges, or its opposite.
    Split { one: Edge, other: Edge, turn: bool },
}

/// An operation on two edges.
pub(crate) trait Operation {
    /// The place of its memo among those of the diagram.
    const MEMO: usize;

    /// What the pair comes to before its branches are looked at.
    fn step(nodes: &Nodes, one: Edge, other: Edge) -> Step;

    /// The variable to branch on, and the pairs where it is set and where it is not.
    fn split(nodes: &Nodes, one: Edge, other: Edge) -> Split;

    /// Whether the answer where the variable is set is the answer as a whole.
    #[inline]
    fn suffices(_nodes: &Nodes, _pair: &Frame, _high: Edge) -> bool {
        false
    }

    /// What the two answers come to.
    #[inline]
    fn join(diagram: &mut Diagram, pair: &Frame, high: Edge, low: Edge) -> Result<Edge, Overrun> {
        diagram.nodes.node(pair.variable, high, low)
    }
}

/// A question divided in two.
pub(crate) struct Split {
    pub variable: u32,
    pub high: (Edge, Edge),
    pub low: (Edge, Edge),
}

/// A pair whose answers are not complete.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    pub one: Edge,
    pub other: Edge,
    hash: usize,
    pub variable: u32,
    turn: bool,
    /// The pair still to be asked, until the answer where the variable is set is there.
    left: Left,
}

#[derive(Clone, Copy)]
enum Left {
    /// The pair where the variable is not set.
    Low(Edge, Edge),
    /// Nothing but that pair's answer; this is the other.
    High(Edge),
}

impl Diagram {
    pub(crate) fn perform<O: Operation>(
        &mut self,
        one: Edge,
        other: Edge,
    ) -> Result<Edge, Overrun> {
        let bottom = self.frames.len();
        let made = self.walk::<O>(one, other, bottom);
        self.frames.truncate(bottom);
        made
    }

    fn walk<O: Operation>(
        &mut self,
        mut one: Edge,
        mut other: Edge,
        bottom: usize,
    ) -> Result<Edge, Overrun> {
        loop {
            let mut made = self.descend::<O>(one, other);
            // Upwards as long as both answers are there.
            loop {
                if self.frames.len() == bottom {
                    return Ok(made);
                }
                let at = self.frames.len() - 1;
                let frame = &mut self.frames[at];
                let high = match frame.left {
                    Left::High(high) => high,
                    Left::Low(..) if O::suffices(&self.nodes, frame, made) => made,
                    Left::Low(low, with) => {
                        frame.left = Left::High(made);
                        (one, other) = (low, with);
                        break;
                    }
                };
                let frame = *frame;
                self.frames.truncate(at);
                let joined = O::join(self, &frame, high, made)?;
                let pair = (frame.one, frame.other);
                self.memos[O::MEMO].keep(frame.hash, pair, joined, &self.given_up);
                made = joined.turned(frame.turn);
            }
        }
    }

    /// Divides a pair, and its part where the variable is set, until an answer is known.
    #[inline]
    fn descend<O: Operation>(&mut self, mut one: Edge, mut other: Edge) -> Edge {
        loop {
            let turn;
            match O::step(&self.nodes, one, other) {
                Step::Known(made) => return made,
                Step::Split {
                    one: first,
                    other: second,
                    turn: turned,
                } => (one, other, turn) = (first, second, turned),
            }
            let hash = Memo::hash(one, other);
            if let Some(made) = self.memos[O::MEMO].find(hash, one, other, &self.given_up) {
                return made.turned(turn);
            }
            self.steps += 1;
            let split = O::split(&self.nodes, one, other);
            self.frames.push(Frame {
                one,
                other,
                hash,
                variable: split.variable,
                turn,
                left: Left::Low(split.low.0, split.low.1),
            });
            (one, other) = split.high;
        }
    }
}
