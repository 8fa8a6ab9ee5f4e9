//! Against truth tables, and against another library.

use crate::{Diagram, Edge, Overrun};
use oxidd::bcdd::{BCDDFunction, BCDDManagerRef};
use oxidd::{BooleanFunction, BooleanFunctionQuant, Function, Manager, ManagerRef};
use proptest::prelude::*;

const VARIABLES: u32 = 6;

/// A set of assignments by one bit each, of 64.
type Table = u64;

fn table(variable: u32) -> Table {
    (0..64)
        .filter(|at| at >> variable & 1 == 1)
        .map(|at| 1 << at)
        .sum()
}

/// The assignments whose variable `variable` is `set`, each also for the other value.
fn half(table: Table, variable: u32, set: bool) -> Table {
    let one = 1 << variable;
    let from = |at: u32| if set { at | one } else { at & !one };
    (0..64)
        .filter(|&at| table >> from(at) & 1 == 1)
        .map(|at| 1 << at)
        .sum()
}

/// A step makes a new set from earlier ones, counted from the newest.
#[derive(Clone, Debug)]
enum Step {
    And(usize, usize),
    Or(usize, usize),
    Xor(usize, usize),
    Not(usize),
    Given(usize, Vec<(u32, bool)>),
    Exists(usize, Vec<u32>),
    /// A passing question.
    Passing(Vec<Step>, End),
}

/// What remains of a passing question.
#[derive(Clone, Copy, Debug)]
enum End {
    All,
    Nothing,
    /// The last sets made, so many.
    Last(usize),
}

/// Some steps, among them passing questions, within each other and one after the other.
fn questions() -> impl Strategy<Value = Vec<Step>> {
    let asked = |inner: BoxedStrategy<Vec<Step>>| {
        let end = prop_oneof![
            1 => Just(End::All),
            2 => Just(End::Nothing),
            2 => (0..5_usize).prop_map(End::Last),
        ];
        (inner, end).prop_map(|(steps, end)| Step::Passing(steps, end))
    };
    let around = |inner: BoxedStrategy<Vec<Step>>| {
        let parts = (
            steps(),
            asked(inner),
            steps(),
            asked(steps().boxed()),
            steps(),
        );
        parts.prop_map(|(before, one, between, other, after)| {
            [before, vec![one], between, vec![other], after].concat()
        })
    };
    around(around(steps().boxed()).boxed())
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let some = || 0..12_usize;
    let variables = || proptest::sample::subsequence((0..VARIABLES).collect::<Vec<_>>(), 0..4);
    let cube = variables().prop_flat_map(|chosen| {
        let set = proptest::collection::vec(any::<bool>(), chosen.len());
        set.prop_map(move |set| chosen.iter().copied().zip(set).collect())
    });
    let step = prop_oneof![
        3 => (some(), some()).prop_map(|(one, other)| Step::And(one, other)),
        3 => (some(), some()).prop_map(|(one, other)| Step::Or(one, other)),
        2 => (some(), some()).prop_map(|(one, other)| Step::Xor(one, other)),
        2 => some().prop_map(Step::Not),
        2 => (some(), cube).prop_map(|(one, cube)| Step::Given(one, cube)),
        2 => (some(), variables()).prop_map(|(one, free)| Step::Exists(one, free)),
    ];
    proptest::collection::vec(step, 1..60)
}

/// The same sets three times: as tables, in our diagram, and in another library's.
struct Trio {
    diagram: Diagram,
    peer: BCDDManagerRef,
    sets: Vec<(Table, Edge, BCDDFunction)>,
}

impl Trio {
    fn new() -> Trio {
        let mut diagram = Diagram::new(1 << 16);
        let peer = oxidd::bcdd::new_manager(1 << 12, 1 << 10, 1);
        peer.with_manager_exclusive(|manager| manager.add_vars(VARIABLES));
        let sets = (0..VARIABLES).map(|variable| {
            let ours = diagram.variable(variable).expect("room");
            (table(variable), ours, theirs(&peer, variable))
        });
        let sets = sets.collect();
        Trio {
            diagram,
            peer,
            sets,
        }
    }

    fn get(&self, back: usize) -> (Table, Edge, BCDDFunction) {
        let count = self.sets.len();
        self.sets[count - 1 - back % count].clone()
    }

    fn take(&mut self, step: &Step) -> Result<(), Overrun> {
        let made = match *step {
            Step::And(one, other) => {
                let (one, other) = (self.get(one), self.get(other));
                let ours = self.diagram.and(one.1, other.1)?;
                (one.0 & other.0, ours, one.2.and(&other.2).expect("room"))
            }
            Step::Or(one, other) => {
                let (one, other) = (self.get(one), self.get(other));
                let ours = self.diagram.or(one.1, other.1)?;
                (one.0 | other.0, ours, one.2.or(&other.2).expect("room"))
            }
            Step::Xor(one, other) => {
                let (one, other) = (self.get(one), self.get(other));
                let ours = self.diagram.xor(one.1, other.1)?;
                (one.0 ^ other.0, ours, one.2.xor(&other.2).expect("room"))
            }
            Step::Not(one) => {
                let one = self.get(one);
                (!one.0, !one.1, one.2.not().expect("room"))
            }
            Step::Given(one, ref cube) => self.given(one, cube)?,
            Step::Exists(one, ref free) => self.exists(one, free)?,
            Step::Passing(ref steps, end) => return self.pass(steps, end),
        };
        self.sets.push(made);
        Ok(())
    }

    fn pass(&mut self, steps: &[Step], end: End) -> Result<(), Overrun> {
        let before = self.sets.len();
        self.diagram.begin();
        for step in steps {
            self.take(step)?;
        }
        match end {
            End::All => self.diagram.keep(),
            End::Nothing => {
                self.diagram.give_up();
                self.sets.truncate(before);
            }
            End::Last(count) => {
                let made = self.sets.len() - before;
                self.sets.drain(before..before + made.saturating_sub(count));
                let last = &mut self.sets[before..];
                let mut edges: Vec<Edge> = last.iter().map(|set| set.1).collect();
                self.diagram.give_up_but(&mut edges)?;
                last.iter_mut()
                    .zip(edges)
                    .for_each(|(set, edge)| set.1 = edge);
            }
        }
        Ok(())
    }

    fn given(
        &mut self,
        one: usize,
        cube: &[(u32, bool)],
    ) -> Result<(Table, Edge, BCDDFunction), Overrun> {
        let one = self.get(one);
        let (mut table, mut ours) = (one.0, Edge::EVERYTHING);
        let mut peer = self
            .peer
            .with_manager_shared(|manager| BCDDFunction::t(manager));
        for &(variable, set) in cube {
            table = half(table, variable, set);
            let literal = self.diagram.variable(variable)?.turned(!set);
            ours = self.diagram.and(ours, literal)?;
            let literal = theirs(&self.peer, variable);
            let literal = if set {
                literal
            } else {
                literal.not().expect("room")
            };
            peer = peer.and(&literal).expect("room");
        }
        let ours = self.diagram.given(one.1, ours)?;
        Ok((table, ours, one.2.restrict(&peer).expect("room")))
    }

    fn exists(&mut self, one: usize, free: &[u32]) -> Result<(Table, Edge, BCDDFunction), Overrun> {
        let one = self.get(one);
        let (mut table, mut ours) = (one.0, Edge::EVERYTHING);
        let mut peer = self
            .peer
            .with_manager_shared(|manager| BCDDFunction::t(manager));
        for &variable in free {
            table = half(table, variable, true) | half(table, variable, false);
            let literal = self.diagram.variable(variable)?;
            ours = self.diagram.and(ours, literal)?;
            peer = peer.and(&theirs(&self.peer, variable)).expect("room");
        }
        let ours = self.diagram.exists(one.1, ours)?;
        Ok((table, ours, one.2.exists(&peer).expect("room")))
    }
}

fn theirs(peer: &BCDDManagerRef, variable: u32) -> BCDDFunction {
    peer.with_manager_shared(|manager| BCDDFunction::var(manager, variable).expect("room"))
}

/// The table that an edge stands for, read off its branches.
fn read(diagram: &Diagram, edge: Edge) -> Table {
    let holds = |at: u32| {
        let mut edge = edge;
        while !edge.is_end() {
            let (high, low) = diagram.branches(edge);
            edge = if at >> diagram.top(edge) & 1 == 1 {
                high
            } else {
                low
            };
        }
        edge == Edge::EVERYTHING
    };
    (0..64).filter(|&at| holds(at)).map(|at| 1 << at).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_set_is_what_the_table_and_the_library_say(steps in steps()) {
        check(&steps)?;
    }

    #[test]
    fn what_remains_of_a_passing_question_is_what_it_was(steps in questions()) {
        check(&steps)?;
    }
}

fn check(steps: &[Step]) -> Result<(), TestCaseError> {
    let mut trio = Trio::new();
    for step in steps {
        prop_assert_eq!(trio.take(step), Ok(()));
    }
    for (table, ours, peer) in &trio.sets {
        prop_assert_eq!(read(&trio.diagram, *ours), *table);
        prop_assert_eq!(trio.reached(*ours) + 1, peer.node_count());
    }
    for (table, ours, _) in &trio.sets {
        for (other_table, other, _) in &trio.sets {
            prop_assert_eq!(ours == other, table == other_table);
        }
    }
    Ok(())
}

#[test]
fn what_is_given_up_takes_no_room() {
    let mut diagram = Diagram::new(400);
    let kept = parity(&mut diagram, 20).expect("room");
    let count = diagram.node_count();
    for variables in 21..60 {
        diagram.begin();
        diagram.begin();
        let made = parity(&mut diagram, variables).expect("room");
        let mut one = [diagram.xor(made, kept).expect("room")];
        diagram.give_up_but(&mut one).expect("room");
        assert_eq!(read_parity(&diagram, one[0]), variables - 20);
        assert_eq!(diagram.node_count(), count + variables as usize - 20);
        diagram.give_up();
    }
    assert_eq!(parity(&mut diagram, 20), Ok(kept));
    assert_eq!(diagram.node_count(), count);
    assert_eq!(diagram.changed_since(diagram.given_up()), None);
    assert_eq!(diagram.changed_since(0), Some(2 * count));
}

/// Of how many variables an edge is the parity.
fn read_parity(diagram: &Diagram, mut edge: Edge) -> u32 {
    let mut variables = 0;
    while !edge.is_end() {
        let (high, low) = diagram.branches(edge);
        assert_eq!(high, !low);
        edge = low;
        variables += 1;
    }
    variables
}

impl Trio {
    /// How many nodes an edge leads to, the ends left out.
    fn reached(&self, edge: Edge) -> usize {
        let mut seen = std::collections::BTreeSet::new();
        let mut open = vec![edge];
        while let Some(edge) = open.pop() {
            if !edge.is_end() && seen.insert(edge.node()) {
                let (high, low) = self.diagram.branches(edge);
                open.extend([high, low]);
            }
        }
        seen.len()
    }
}

/// A parity of as many variables: two nodes a level without complement edges, one with.
fn parity(diagram: &mut Diagram, variables: u32) -> Result<Edge, Overrun> {
    (0..variables)
        .rev()
        .try_fold(Edge::NOTHING, |parity, variable| {
            let literal = diagram.variable(variable)?;
            diagram.xor(literal, parity)
        })
}

#[test]
fn a_full_diagram_says_so_and_keeps_what_it_has() {
    let mut diagram = Diagram::new(20);
    let kept = parity(&mut diagram, 8).expect("room");
    assert_eq!(parity(&mut diagram, 40), Err(Overrun));
    assert_eq!(parity(&mut diagram, 8), Ok(kept));
    assert!(diagram.node_count() <= 21);
}

#[test]
fn depth_needs_no_stack() {
    let mut diagram = Diagram::new(1 << 22);
    let variables = 200_000;
    let all = |diagram: &mut Diagram, range: std::ops::Range<u32>| {
        range.rev().try_fold(Edge::EVERYTHING, |all, variable| {
            let literal = diagram.variable(variable)?;
            diagram.and(literal, all)
        })
    };
    let one = all(&mut diagram, 0..variables).expect("room");
    let deepest = diagram.variable(variables).expect("room");
    let both = diagram.and(one, deepest).expect("room");
    assert_eq!(all(&mut diagram, 0..variables + 1), Ok(both));
    let free = all(&mut diagram, 1..variables + 1).expect("room");
    assert_eq!(diagram.exists(both, free), diagram.variable(0));
    assert_eq!(diagram.given(both, one), Ok(deepest));
}
