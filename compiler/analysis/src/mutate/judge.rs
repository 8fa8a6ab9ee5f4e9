//! One mutant after another, before the scenarios and, where they are silent, the diagram.

use super::aspects::Said;
use super::bench::{Bench, Heard, decision, room};
use super::edit::{make, take_back};
use super::hearing::Hearing;
use super::killer::{Pair, decided};
use super::mutant::Mutant;
use super::verdict::{Notice, Verdict};
use crate::space::{Budget, Overrun, Region, Space};
use qufen_evaluator::Values;
use qufen_semantics::model::{Case, Model};
use std::cell::RefCell;

/// Judges mutants one by one; the scenario that noticed last is asked first.
pub struct Judge<'b> {
    bench: &'b Bench<'b>,
    /// The law and everything that some mutant compares with: what the diagram tells apart.
    ground: &'b [Model; 2],
    budget: Budget,
    order: Vec<usize>,
    /// The law, to make a slip in and take it back.
    scratch: Option<Model>,
    chamber: Option<Chamber<'b>>,
    nodes: usize,
}

/// The law in a diagram.
struct Chamber<'b> {
    law: Space<'b>,
    /// What its decisions say.
    said: Said,
    /// By scenario: its lawful cases, once they were asked for.
    rooms: RefCell<Vec<Option<Region>>>,
    /// Whether nothing was asked of it yet.
    fresh: bool,
}

impl Chamber<'_> {
    fn room(&self, place: usize, case: &Case) -> Result<Region, Overrun> {
        let known = self.rooms.borrow().get(place).cloned().flatten();
        if let Some(room) = known {
            return Ok(room);
        }
        let room = room(&self.law, case)?;
        if let Some(kept) = self.rooms.borrow_mut().get_mut(place) {
            *kept = Some(room.clone());
        }
        Ok(room)
    }
}

/// Where a judge starts: room for some hundred mutants of a law of ordinary size.
const NODES: usize = 1 << 18;

impl<'b> Judge<'b> {
    /// A judge over `bench`.
    pub fn new(bench: &'b Bench<'b>, ground: &'b [Model; 2], budget: Budget) -> Judge<'b> {
        let mut judge = Judge {
            bench,
            ground,
            budget,
            order: Vec::new(),
            scratch: None,
            chamber: None,
            nodes: NODES.min(budget.nodes),
        };
        judge.rested();
        judge
    }

    /// Asks the scenarios in their own order again, so that what is judged next does not depend on
    /// what was judged before.
    pub fn rested(&mut self) {
        let told = |it: &usize| self.bench.heard[*it].told;
        let all = 0..self.bench.heard.len();
        let (told, open): (Vec<usize>, Vec<usize>) = all.partition(told);
        self.order = [told, open].concat();
    }

    /// What becomes of a mutant, and `None` when it is no law at all.
    pub fn judge(&mut self, mutant: &Mutant) -> Option<Verdict> {
        let law = self.bench.model;
        let mut changed = self.scratch.take().unwrap_or_else(|| law.clone());
        let verdict = match make(&mutant.edits, &mut changed) {
            true => Some(self.judged(mutant, &changed)),
            false => None,
        };
        take_back(&mut changed, law);
        self.scratch = Some(changed);
        verdict
    }

    fn judged(&mut self, mutant: &Mutant, changed: &Model) -> Verdict {
        let hearing = Hearing::of(self.bench, &self.order, mutant, changed);
        if let Some((place, by)) = hearing.noticed
            && (by == Notice::Outcome || mutant.is_consequence() || hearing.open.is_empty())
        {
            return self.killed(place, by);
        }
        loop {
            match self.examine(mutant, changed, &hearing) {
                Ok(Verdict::Killed { scenario, by }) => return self.killed(scenario, by),
                Ok(verdict) => return verdict,
                Err(Overrun) if self.grown() => {}
                Err(Overrun) => {
                    let noticed = hearing.noticed;
                    return noticed
                        .map_or(Verdict::Incomplete, |(place, by)| self.killed(place, by));
                }
            }
        }
    }

    fn killed(&mut self, place: usize, by: Notice) -> Verdict {
        self.first(place);
        Verdict::Killed {
            scenario: place,
            by,
        }
    }

    /// The scenario that notices is asked first next time.
    fn first(&mut self, place: usize) {
        if let Some(at) = self.order.iter().position(|it| *it == place) {
            self.order[..=at].rotate_right(1);
        }
    }

    /// Asks the diagram: whether any case comes out otherwise, whether the remaining scenarios
    /// notice, whether any reason is another.
    fn examine(
        &mut self,
        mutant: &Mutant,
        changed: &Model,
        hearing: &Hearing,
    ) -> Result<Verdict, Overrun> {
        let (bench, chamber) = (self.bench, self.chamber()?);
        let slipped = chamber.law.beside(changed)?;
        let pair = Pair {
            law: &chamber.law,
            said: &chamber.said,
            slipped: &slipped,
            mutant,
        };
        let transitions = match mutant.is_consequence() {
            true => Vec::new(),
            false => pair.transitions()?,
        };
        let mut noticed = hearing.noticed;
        for &place in &hearing.open {
            if noticed.is_some() && transitions.is_empty() {
                break;
            }
            let heard = &bench.heard[place];
            let scenario = heard.scenario;
            if !pair.concerns(&transitions, &chamber.room(place, &scenario.case)?)? {
                if noticed.is_none() && reasons_otherwise(mutant, changed, heard) {
                    noticed = Some((place, Notice::Reasons));
                }
                continue;
            }
            let case = mutant.case(&scenario.case, &scenario.stated_readings);
            let Some(decision) = decided(&slipped, &case)? else {
                continue;
            };
            if decision.possible != heard.decision.possible {
                noticed = Some((place, Notice::Outcome));
                break;
            }
            if noticed.is_none() && decision != heard.decision {
                noticed = Some((place, Notice::Reasons));
            }
        }
        if let Some((scenario, by)) = noticed {
            return Ok(Verdict::Killed { scenario, by });
        }
        let mut killer = pair.killer(&transitions)?;
        if killer.is_none() {
            let others: Vec<Region> = pair.other_reasons()?;
            if others.is_empty() && transitions.is_empty() {
                return Ok(Verdict::Equivalent);
            }
            killer = pair.killer(&others)?;
        }
        Ok(killer.map_or(Verdict::Incomplete, |it| Verdict::Survived(Box::new(it))))
    }

    fn chamber(&mut self) -> Result<&Chamber<'b>, Overrun> {
        if self.chamber.is_none() {
            let [law, all] = self.ground;
            let (law, _) = Space::pair(law, all, self.nodes)?;
            self.chamber = Some(Chamber {
                law,
                said: Said::default(),
                rooms: RefCell::new(vec![None; self.bench.heard.len()]),
                fresh: true,
            });
        } else if let Some(chamber) = &mut self.chamber {
            chamber.fresh = false;
        }
        self.chamber.as_ref().ok_or(Overrun)
    }

    /// A new diagram: of the same size when this one was used before, else a larger one; `false`
    /// past the budget.
    fn grown(&mut self) -> bool {
        let used = self.chamber.take().is_some_and(|chamber| !chamber.fresh);
        if !used {
            if self.nodes >= self.budget.nodes {
                return false;
            }
            self.nodes = (self.nodes * 16).min(self.budget.nodes);
        }
        true
    }
}

/// Whether a scenario whose outcomes remain is decided for other reasons.
fn reasons_otherwise(mutant: &Mutant, changed: &Model, heard: &Heard<'_>) -> bool {
    let case = mutant.case(&heard.scenario.case, &heard.scenario.stated_readings);
    let remaining = heard.decision.possible.iter();
    let mut possible: Vec<_> = remaining.filter_map(|name| changed.outcome(name)).collect();
    possible.sort_unstable();
    let values = Values::of(changed, &case).decided(&possible);
    decision(changed, &case, &values, &possible) != heard.decision
}
