//! The ground of a diagram: its variables, what they stand for, and its two ends.

use super::hanging::Hanging;
use super::levels::{Levels, Made};
use super::store::Store;
use super::subjects::Groups;
use super::{Cells, Given, Overrun, Region, Subject, force, modules, order};
use qufen_diagram::Edge;
use qufen_semantics::model::Model;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// What the spaces over one diagram share.
pub(super) struct Ground {
    pub cells: Cells,
    pub groups: Groups,
    pub store: Rc<Store>,
    /// By edge: the readings on which it hangs.
    pub hanging: RefCell<Made<Hanging>>,
    pub nothing: Region,
    pub everything: Region,
}

/// How the variables are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// As it is kept beside the source of the first law.
    Kept,
    /// Together what is mentioned together: the smaller one where formulas are local.
    Pulled,
    /// By first occurrence in the text: the smaller one where a few facts recur everywhere, since
    /// those would pull all formulas into one heap.
    Text,
}

impl Arrangement {
    /// The more promising one first.
    pub fn candidates(models: &[&Model]) -> [Arrangement; 2] {
        if models.first().is_some_and(|it| !it.arrangement.is_empty()) {
            [Arrangement::Kept, Arrangement::Pulled]
        } else if force::pulls_into_a_heap(models) {
            [Arrangement::Text, Arrangement::Pulled]
        } else {
            [Arrangement::Pulled, Arrangement::Text]
        }
    }

    /// What the formulas of `models` mention, ordered so. It does not hang on what is given: where two
    /// answers are equally good, a case alone gets the same as in a suite of cases.
    fn order(self, models: &[&Model]) -> Vec<Subject> {
        match self {
            Arrangement::Kept => {
                let mut order = models[0].arrangement.clone();
                models.iter().for_each(|it| force::add(it, &mut order));
                order
            }
            Arrangement::Pulled => modules::pulled(models),
            Arrangement::Text => order::by_first_occurrence(models),
        }
    }
}

/// The subjects of a law in the order that suits its diagram.
#[must_use]
pub fn suited(model: &Model) -> Vec<Subject> {
    let [first, _] = Arrangement::candidates(&[model]);
    first.order(&[model])
}

impl Ground {
    /// The ground under all formulas of `models`, which have the same facts and readings.
    pub fn under(models: &[&Model], arrangement: Arrangement, nodes: usize) -> Ground {
        let given = Given::nothing(models[0]);
        Ground::of(models, Cells::under(models), &given, arrangement, nodes)
    }

    /// The ground with these cells, for what `given` leaves open.
    pub fn of(
        models: &[&Model],
        cells: Cells,
        given: &Given,
        arrangement: Arrangement,
        nodes: usize,
    ) -> Ground {
        let order = arrangement.order(models);
        Ground::laid(models[0], cells, given, order, nodes)
    }

    /// The ground under all formulas of `whole`, in an order to which is added what it lacks.
    pub fn over(whole: &Model, mut order: Vec<Subject>, nodes: usize) -> Ground {
        force::add(whole, &mut order);
        let cells = Cells::under(&[whole]);
        Ground::laid(whole, cells, &Given::nothing(whole), order, nodes)
    }

    fn laid(
        model: &Model,
        cells: Cells,
        given: &Given,
        mut order: Vec<Subject>,
        nodes: usize,
    ) -> Ground {
        order.retain(|subject| match *subject {
            Subject::Fact(id) => given.fact(id).is_none(),
            Subject::Reading(id) => given.reading(id).is_none(),
        });
        let groups = Groups::of(model, &cells, &order);
        let store = Rc::new(Store::new(nodes));
        Ground {
            cells,
            groups,
            hanging: RefCell::new(Hanging::made()),
            nothing: Region::new(Edge::NOTHING, &store),
            everything: Region::new(Edge::EVERYTHING, &store),
            store,
        }
    }

    /// The diagram by levels. No region can be made while it is looked at.
    pub fn levels(&self) -> Levels<'_> {
        Levels {
            diagram: self.store.diagram(),
            groups: &self.groups,
        }
    }

    /// The assignments in which a variable is set.
    pub fn variable(&self, variable: u32) -> Result<Region, Overrun> {
        let edge = self.store.diagram_mut().variable(variable)?;
        Ok(Region::new(edge, &self.store))
    }

    /// The cases in which a subject has the alternative that a variable of it stands for, or a later one.
    pub fn at_least(&self, variable: u32) -> Result<Region, Overrun> {
        let level = self.groups.of_variable[variable as usize];
        self.run(self.groups.list[level as usize].first..variable + 1)
    }

    /// The assignments in which all of a run of variables are set.
    pub fn run(&self, variables: Range<u32>) -> Result<Region, Overrun> {
        let edge = self.store.diagram_mut().run(variables)?;
        Ok(Region::new(edge, &self.store))
    }
}
