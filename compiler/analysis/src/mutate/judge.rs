//! One mutant after another, before the scenarios and, where they are silent, the diagram.

use super::bench::{Bench, Heard, decision};
use super::edit::Edit;
use super::killer::{Pair, decided};
use super::mutant::Mutant;
use super::verdict::{Notice, Verdict};
use crate::space::{Budget, Overrun, Region, Space};
use qufen_evaluator::Values;
use qufen_semantics::model::{ClauseId, Formula, Model, ReadingId};

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
        let told = |it: &usize| self.bench.heard[*it].told;
        let all = 0..self.bench.heard.len();
        let (told, open): (Vec<usize>, Vec<usize>) = all.partition(told);
        self.order = [told, open].concat();
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
        let changes = changes(mutant, self.bench.model);
        for &place in &self.order {
            let heard = &self.bench.heard[place];
            if heard.told && !changes.iter().any(|it| it.touches(heard)) {
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
            self.chamber = Some(Chamber { law, fresh: true });
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

/// Something that the slip changes.
enum Change<'c> {
    /// One formula for another.
    Formula(Formula, &'c Formula),
    /// These items too few or too many.
    Items(Vec<ClauseId>),
    /// The default of a reading.
    Default(ReadingId),
    /// How the law hangs together.
    Structure,
}

fn changes<'c>(mutant: &'c Mutant, law: &Model) -> Vec<Change<'c>> {
    let change = |edit: &'c Edit| match edit {
        Edit::Formula(place, formula) => {
            (place.read(law)).map_or(Change::Structure, |meant| Change::Formula(meant, formula))
        }
        Edit::RuleItems(index, items) => {
            let meant = &law.rules[*index].items;
            let either = meant.iter().chain(items).copied();
            let in_one = |it: &ClauseId| meant.contains(it) != items.contains(it);
            Change::Items(either.filter(in_one).collect())
        }
        Edit::Default(reading, _) => Change::Default(*reading),
        _ => Change::Structure,
    };
    mutant.edits.iter().map(change).collect()
}

impl Change<'_> {
    /// Whether the decision of a scenario whose outcome is told can turn on it.
    fn touches(&self, heard: &Heard<'_>) -> bool {
        match self {
            Change::Formula(meant, written) => {
                heard.values.formula(meant) != heard.values.formula(written)
            }
            Change::Items(items) => {
                let worth = |it: &ClauseId| heard.values.clause(*it);
                items.iter().any(|it| !worth(it).is_false())
            }
            Change::Default(reading) => !heard.scenario.stated_readings.contains(reading),
            Change::Structure => true,
        }
    }
}
