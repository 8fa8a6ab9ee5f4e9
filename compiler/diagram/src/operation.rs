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
    /// Its memo.
    fn memo(diagram: &mut Diagram) -> &mut Memo;

    /// What the pair comes to before its branches are looked at.
    fn step(nodes: &Nodes, one: Edge, other: Edge) -> Step;

    /// The variable to branch on, and the pairs where it is set and where it is not.
    fn split(nodes: &Nodes, one: Edge, other: Edge) -> Split;

    /// Whether the answer where the variable is set is the answer as a whole.
    fn suffices(_frame: &Frame, _high: Edge) -> bool {
        false
    }

    /// What the two answers come to.
    fn join(diagram: &mut Diagram, frame: &Frame, high: Edge, low: Edge) -> Result<Edge, Overrun> {
        diagram.nodes.node(frame.split.variable, high, low)
    }
}

/// A question divided in two.
#[derive(Clone, Copy)]
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
    pub split: Split,
    turn: bool,
    high: Option<Edge>,
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
            let mut made = match self.open::<O>(one, other) {
                Ok(made) => made,
                Err(frame) => {
                    (one, other) = frame.split.high;
                    self.frames.push(frame);
                    continue;
                }
            };
            // Upwards as long as both answers are there.
            loop {
                if self.frames.len() == bottom {
                    return Ok(made);
                }
                let at = self.frames.len() - 1;
                let frame = self.frames[at];
                let high = match frame.high {
                    None if !O::suffices(&frame, made) => {
                        self.frames[at].high = Some(made);
                        (one, other) = frame.split.low;
                        break;
                    }
                    None => made,
                    Some(high) => high,
                };
                self.frames.pop();
                let joined = O::join(self, &frame, high, made)?;
                O::memo(self).keep(frame.one, frame.other, joined);
                made = joined.turned(frame.turn);
            }
        }
    }

    /// The answer, if it is known, or the question divided.
    fn open<O: Operation>(&mut self, one: Edge, other: Edge) -> Result<Edge, Frame> {
        let (one, other, turn) = match O::step(&self.nodes, one, other) {
            Step::Known(made) => return Ok(made),
            Step::Split { one, other, turn } => (one, other, turn),
        };
        if let Some(made) = O::memo(self).find(one, other) {
            return Ok(made.turned(turn));
        }
        Err(Frame {
            one,
            other,
            turn,
            split: O::split(&self.nodes, one, other),
            high: None,
        })
    }
}
