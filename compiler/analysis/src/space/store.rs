//! The diagram that the regions of a space share.
//!
//! What is laid out for a passing question is given up after it: otherwise all that was ever asked would
//! count against the budget. It is only given up when no region is left that leads there.

use super::Region;
use qufen_diagram::{Diagram, Edge, Overrun};
use std::cell::{Cell, Ref, RefCell, RefMut};
use std::rc::Rc;

/// The diagram, and what regions lead to of what may be given up.
pub(super) struct Store {
    diagram: RefCell<Diagram>,
    passages: RefCell<Vec<Passage>>,
    /// The first node that may be given up.
    first: Cell<usize>,
}

/// An answer that holds regions.
pub(crate) trait Regions {
    /// All of them.
    fn regions(&mut self) -> Vec<&mut Region>;
}

impl Regions for Region {
    fn regions(&mut self) -> Vec<&mut Region> {
        vec![self]
    }
}

impl<T: Regions> Regions for Vec<T> {
    fn regions(&mut self) -> Vec<&mut Region> {
        self.iter_mut().flat_map(T::regions).collect()
    }
}

/// An open question.
struct Passage {
    /// The first node made since it was asked.
    first: usize,
    /// How many regions lead to such nodes, but not to those of a question within.
    regions: usize,
}

impl Store {
    /// An empty diagram with at most so many nodes.
    pub fn new(nodes: usize) -> Store {
        Store {
            diagram: RefCell::new(Diagram::new(nodes)),
            passages: RefCell::default(),
            first: Cell::new(usize::MAX),
        }
    }

    pub fn diagram(&self) -> Ref<'_, Diagram> {
        self.diagram.borrow()
    }

    pub fn diagram_mut(&self) -> RefMut<'_, Diagram> {
        self.diagram.borrow_mut()
    }

    /// Asks something, and gives up what was laid out for it, unless some region of it is left.
    pub fn passing<T>(&self, ask: impl FnOnce() -> T) -> T {
        self.begin();
        let answer = ask();
        self.end(Diagram::give_up);
        answer
    }

    /// Asks for some regions, and gives up what was laid out besides.
    pub fn distilled<T: Regions>(
        self: &Rc<Self>,
        ask: impl FnOnce() -> Result<T, Overrun>,
    ) -> Result<T, Overrun> {
        self.begin();
        let mut answer = ask();
        let mut regions = answer.as_mut().map_or_else(|_| Vec::new(), T::regions);
        let nothing = Region::new(Edge::NOTHING, self);
        let taken = |region: &mut &mut Region| std::mem::replace(*region, nothing.clone()).edge;
        let mut edges: Vec<Edge> = regions.iter_mut().map(taken).collect();
        self.end(|diagram| diagram.give_up_but(&mut edges))
            .transpose()?;
        for (region, edge) in regions.into_iter().zip(edges) {
            *region = Region::new(edge, self);
        }
        answer
    }

    /// A region leads to an edge.
    #[inline]
    pub fn hold(&self, edge: Edge) {
        if edge.node() >= self.first.get() {
            self.count(edge, |regions| regions + 1);
        }
    }

    /// A region does so no longer.
    #[inline]
    pub fn let_go(&self, edge: Edge) {
        if edge.node() >= self.first.get() {
            self.count(edge, |regions| regions - 1);
        }
    }

    fn begin(&self) {
        let first = self.diagram().node_count();
        self.diagram_mut().begin();
        let passage = Passage { first, regions: 0 };
        self.passages.borrow_mut().push(passage);
        self.first.set(first.min(self.first.get()));
    }

    /// Ends the last passage, and gives up its nodes unless a region is left.
    fn end<T>(&self, give_up: impl FnOnce(&mut Diagram) -> T) -> Option<T> {
        let mut passages = self.passages.borrow_mut();
        let left = passages.pop().map_or(0, |passage| passage.regions);
        match passages.last_mut() {
            Some(around) => around.regions += left,
            None => self.first.set(usize::MAX),
        }
        let mut diagram = self.diagram_mut();
        if left == 0 {
            return Some(give_up(&mut diagram));
        }
        diagram.keep();
        None
    }

    fn count(&self, edge: Edge, change: impl Fn(usize) -> usize) {
        let mut passages = self.passages.borrow_mut();
        let mut inner_first = passages.iter_mut().rev();
        if let Some(passage) = inner_first.find(|passage| edge.node() >= passage.first) {
            passage.regions = change(passage.regions);
        }
    }
}
