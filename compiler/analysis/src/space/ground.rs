//! The ground of a diagram: its variables, what they stand for, and its two ends.

use super::sheet::Sheet;
use super::subjects::Groups;
use super::{Cells, Given, Overrun, Region, Subject, force, order};
use oxidd::bcdd::{BCDDFunction, BCDDManagerRef};
use oxidd::{BooleanFunction, Manager, ManagerRef};
use qufen_semantics::model::Model;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What the spaces over one diagram share.
pub(super) struct Ground {
    pub cells: Cells,
    /// What is folded away.
    pub given: Given,
    pub groups: Groups,
    manager: BCDDManagerRef,
    /// The largest number of nodes that it may hold.
    nodes: usize,
    sheet: Mutex<Sheet>,
    pub nothing: Region,
    pub everything: Region,
}

/// How the variables are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Together what is mentioned together: the smaller one where formulas are local.
    Pulled,
    /// By first occurrence in the text: the smaller one where a few facts recur everywhere, since
    /// those would pull all formulas into one heap.
    Text,
}

/// Entries of the cache of operations, at most.
const CACHE: usize = 1 << 18;

/// Room for so many nodes below the mark from which dead ones are collected.
fn room(nodes: usize) -> usize {
    nodes + nodes / 4
}

impl Arrangement {
    /// The more promising one first.
    pub fn candidates(models: &[&Model]) -> [Arrangement; 2] {
        if force::pulls_into_a_heap(models) {
            [Arrangement::Text, Arrangement::Pulled]
        } else {
            [Arrangement::Pulled, Arrangement::Text]
        }
    }

    /// What the formulas of `models` mention, ordered so.
    fn order(self, models: &[&Model]) -> Vec<Subject> {
        let text = order::by_first_occurrence(models);
        match self {
            Arrangement::Pulled => force::shortened(models, text),
            Arrangement::Text => text,
        }
    }
}

impl Ground {
    /// The ground under all formulas of `models`, which have the same facts and readings.
    pub fn under(models: &[&Model], arrangement: Arrangement, nodes: usize) -> Ground {
        let given = Given::nothing(models[0]);
        Ground::of(models, Cells::under(models), given, arrangement, nodes)
    }

    /// The ground with these cells, for what `given` leaves open.
    pub fn of(
        models: &[&Model],
        cells: Cells,
        given: Given,
        arrangement: Arrangement,
        nodes: usize,
    ) -> Ground {
        let order = arrangement.order(models);
        Ground::laid(models[0], cells, given, order, nodes)
    }

    /// The ground under all formulas of `whole`, in the order that suits `usual`, which has the same
    /// facts and readings and tells less apart.
    pub fn over(whole: &Model, usual: &Model, arrangement: Arrangement, nodes: usize) -> Ground {
        let mut order = arrangement.order(&[usual]);
        force::add(whole, &mut order);
        let cells = Cells::under(&[whole]);
        Ground::laid(whole, cells, Given::nothing(whole), order, nodes)
    }

    fn laid(
        model: &Model,
        cells: Cells,
        given: Given,
        mut order: Vec<Subject>,
        nodes: usize,
    ) -> Ground {
        order.retain(|subject| match *subject {
            Subject::Fact(id) => given.fact(id).is_none(),
            Subject::Reading(id) => given.reading(id).is_none(),
        });
        let groups = Groups::of(model, &cells, &order);
        let manager = oxidd::bcdd::new_manager(room(nodes), nodes.min(CACHE), 1);
        manager.with_manager_exclusive(|manager| {
            manager.add_vars(groups.of_variable.len() as u32);
        });
        let (nothing, everything) = manager.with_manager_shared(|manager| {
            let (nothing, everything) = (BCDDFunction::f(manager), BCDDFunction::t(manager));
            (Region(nothing), Region(everything))
        });
        Ground {
            cells,
            given,
            groups,
            manager,
            nodes,
            sheet: Mutex::default(),
            nothing,
            everything,
        }
    }

    /// That the diagram kept within its nodes, so that what was read off it does not hang on when
    /// the collector of dead nodes ran: it runs beside us, and makes room at its own time.
    pub fn kept(&self) -> Result<(), Overrun> {
        let within = self.manager.with_manager_shared(|manager| {
            manager.gc_count() == 0 && manager.approx_num_inner_nodes() <= self.nodes
        });
        if within { Ok(()) } else { Err(Overrun) }
    }

    /// What walks have copied of the diagram.
    pub fn sheet(&self) -> MutexGuard<'_, Sheet> {
        // A walk that was given up leaves nothing half done: nodes are added whole.
        self.sheet.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The cases in which a variable is set.
    pub fn variable(&self, variable: u32) -> Result<Region, Overrun> {
        let made = self
            .manager
            .with_manager_shared(|manager| BCDDFunction::var(manager, variable));
        made.map(Region).map_err(|_| Overrun)
    }
}
