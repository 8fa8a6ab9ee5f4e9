//! One mutant after another, before the scenarios and, where they are silent, the diagram.

use super::aspects::{Aspects, reasons};
use super::bench::{Bench, Heard, decision};
use super::edit::Edit;
use super::killer::{Pair, decided};
use super::mutant::Mutant;
use super::verdict::{Notice, Verdict};
use crate::space::{Budget, Overrun, Region, Space};
use qufen_evaluator::Values;
use qufen_semantics::model::{Formula, Model};

/// Judges mutants one by one; the scenario that noticed last is asked first.
pub struct Judge<'b> {
    bench: &'b Bench<'b>,
    /// The law and everything that some mutant compares with: what the diagram tells apart.
    ground: &'b [Model; 2],
    budget: Budget,
    order: Vec<usize>,
    chamber: Option<Chamber<'b>>,
    nodes: usize,
}

/// The law in a diagram.
struct Chamber<'b> {
    law: Space<'b>,
    reasons: Aspects,
    /// Whether nothing was asked of it yet.
    fresh: bool,
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
            chamber: None,
            nodes: NODES.min(budget.nodes),
        };
        judge.rested();
        judge
    }

    /// Asks the scenarios in their own order again, so that what is judged next does not depend on
    /// what was judged before.
    pub fn rested(&mut self) {
        self.order = (0..self.bench.heard.len()).collect();
    }

    /// What becomes of a mutant, and `None` when it is no law at all.
    pub fn judge(&mut self, mutant: &Mutant) -> Option<Verdict> {
        let changed = mutant.model(self.bench.model)?;
        let hearing = self.hear(mutant, &changed);
        if let Some((place, Notice::Outcome)) = hearing.noticed {
            return Some(self.killed(place, Notice::Outcome));
        }
        if let (Some((place, by)), true) = (hearing.noticed, mutant.is_consequence()) {
            return Some(self.killed(place, by));
        }
        loop {
            match self.examine(mutant, &changed, &hearing) {
                Ok((verdict, place)) => {
                    if let Some(place) = place {
                        self.first(place);
                    }
                    return Some(verdict);
                }
                Err(Overrun) if self.grown() => {}
                Err(Overrun) => {
                    let noticed = hearing.noticed;
                    return Some(
                        noticed.map_or(Verdict::Incomplete, |(place, by)| self.killed(place, by)),
                    );
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

    /// Asks the scenarios of which Kleene's logic knows the outcome under the slip too.
    fn hear(&self, mutant: &Mutant, changed: &Model) -> Hearing {
        let mut hearing = Hearing::default();
        for &place in &self.order {
            let heard = &self.bench.heard[place];
            if heard.told && !touched(mutant, self.bench.model, heard) {
                continue;
            }
            let case = mutant.case(&heard.scenario.case, &heard.scenario.stated_readings);
            let values = Values::of(changed, &case);
            let Some(outcome) = values.verdict() else {
                hearing.open.push(place);
                continue;
            };
            if heard.decision.possible != [changed.outcomes[outcome.index()].as_str()] {
                hearing.noticed = Some((place, Notice::Outcome));
                return hearing;
            }
            if hearing.noticed.is_some() {
                continue;
            }
            let values = values.decided(&[outcome]);
            if decision(changed, &case, &values, &[outcome]) != heard.decision {
                hearing.noticed = Some((place, Notice::Reasons));
                if mutant.is_consequence() {
                    return hearing;
                }
            }
        }
        hearing
    }

    /// Asks the diagram: whether any case comes out otherwise, whether the remaining scenarios
    /// notice, whether any reason is another.
    fn examine(
        &mut self,
        mutant: &Mutant,
        changed: &Model,
        hearing: &Hearing,
    ) -> Result<(Verdict, Option<usize>), Overrun> {
        let (bench, chamber) = (self.bench, self.chamber()?);
        let slipped = chamber.law.beside(changed)?;
        let pair = Pair {
            law: &chamber.law,
            reasons: &chamber.reasons,
            slipped: &slipped,
            mutant,
        };
        let transitions = if mutant.is_consequence() {
            Vec::new()
        } else {
            pair.transitions()?
        };
        let mut noticed = hearing.noticed;
        for &place in &hearing.open {
            if noticed.is_some() && transitions.is_empty() {
                break;
            }
            let heard = &bench.heard[place];
            let case = mutant.case(&heard.scenario.case, &heard.scenario.stated_readings);
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
            return Ok((Verdict::Killed { scenario, by }, Some(scenario)));
        }
        let mut killer = pair.killer(&transitions)?;
        if killer.is_none() {
            let others: Vec<Region> = pair.other_reasons()?;
            if others.is_empty() && transitions.is_empty() {
                return Ok((Verdict::Equivalent, None));
            }
            killer = pair.killer(&others)?;
        }
        Ok((
            killer.map_or(Verdict::Incomplete, |it| Verdict::Survived(Box::new(it))),
            None,
        ))
    }

    fn chamber(&mut self) -> Result<&Chamber<'b>, Overrun> {
        if self.chamber.is_none() {
            let [law, all] = self.ground;
            let (law, _) = Space::pair(law, all, self.nodes)?;
            self.chamber = Some(Chamber {
                reasons: reasons(&law)?,
                law,
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

/// What the scenarios say without the diagram.
#[derive(Default)]
struct Hearing {
    /// The first that notices, by outcome if any does.
    noticed: Option<(usize, Notice)>,
    /// Those whose outcome Kleene's logic cannot tell.
    open: Vec<usize>,
}

/// Whether anything that the slip changes is worth something else in the scenario.
fn touched(mutant: &Mutant, model: &Model, heard: &Heard<'_>) -> bool {
    let worth = |formula: &Formula| heard.values.formula(formula);
    mutant.edits.iter().any(|edit| match edit {
        Edit::Formula(place, formula) => place
            .read(model)
            .is_none_or(|meant| worth(&meant) != worth(formula)),
        Edit::Default(reading, _) => !heard.scenario.stated_readings.contains(reading),
        // What the items are matters only where the rule fires, and where it does for another of
        // them the formula is worth the same.
        _ => true,
    })
}
