//! Would the scenarios notice a slip of the pen?
//!
//! 1. [`operators`] make every law that differs from the one given by one slip that drafters make.
//! 2. Each such mutant is put before the scenarios (`judge.rs`, `bench.rs`): one whose decision is
//!    no longer what its golden holds has noticed, and the mutant is killed.
//! 3. Where all are silent the diagram tells (`aspects.rs`, `killer.rs`): either every decision is
//!    the same, reasons included, in every lawful case under every reading, and the slip is proved
//!    to be none; or there is a plainest case that would notice, ready to become a scenario.
//!
//! 约束 are knowledge of the world, not of the law: no slip changes them.

mod aspects;
mod bench;
mod demand;
pub(crate) mod edit;
mod grounds;
mod hearing;
mod inputs;
mod judge;
mod killer;
mod mutant;
pub mod operators;
pub(crate) mod place;
pub mod report;
#[cfg(test)]
mod tests;
mod verdict;

pub use mutant::{Mutant, Operator, Slip};
pub use verdict::{Killer, Notice, Verdict};

use crate::space::{Budget, Overrun, Space, growing};
use bench::{Bench, lean};
use edit::Edit;
use judge::Judge;
use qufen_semantics::model::{Assertion, Formula, Model};
use qufen_semantics::scenario::ResolvedScenario;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What to try, and with what means.
#[derive(Clone, Debug)]
pub struct Options {
    /// The kinds of slip; all when empty.
    pub operators: Vec<Operator>,
    /// For each diagram; there is one a thread.
    pub budget: Budget,
    /// How many threads judge.
    pub threads: NonZeroUsize,
}

/// Every mutant with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// In the order of the law.
    pub mutants: Vec<(Mutant, Verdict)>,
    /// The scenarios that could be decided: title and file, in order.
    pub scenarios: Vec<(String, String)>,
}

/// Puts every mutant of `model` before its scenarios. `progress` hears how many are judged, and of
/// how many.
///
/// # Errors
/// [`Overrun`] when the budget does not even suffice for the law itself.
pub fn mutate(
    model: &Model,
    scenarios: &[ResolvedScenario],
    options: &Options,
    progress: &(dyn Fn(usize, usize) + Sync),
) -> Result<Survey, Overrun> {
    let wanted = |it: Operator| options.operators.is_empty() || options.operators.contains(&it);
    let mutants = operators::mutants(model, &wanted);
    let law = lean(model);
    let ground = [law.clone(), telling_apart(&law, &mutants)];
    let bench = bench(&ground, scenarios, options.budget)?;
    let court = Court {
        bench: &bench,
        ground: &ground,
        mutants: &mutants,
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        progress,
    };
    let mut verdicts = std::thread::scope(|scope| {
        let judges = (0..options.threads.get()).map(|_| scope.spawn(|| court.sit(options.budget)));
        let judges: Vec<_> = judges.collect();
        let sessions = judges.into_iter().flat_map(|judge| match judge.join() {
            Ok(verdicts) => verdicts,
            // A defect; to leave its mutants out would be a wrong answer.
            Err(panic) => std::panic::resume_unwind(panic),
        });
        sessions.collect::<Vec<_>>()
    });
    verdicts.sort_by_key(|(index, _)| *index);
    let mut mutants: Vec<Option<Mutant>> = mutants.into_iter().map(Some).collect();
    let judged = verdicts.into_iter().filter_map(|(index, verdict)| {
        let mutant = mutants[index].take()?;
        Some((mutant, verdict?))
    });
    let heard = bench.heard.iter().map(|it| it.scenario);
    Ok(Survey {
        mutants: judged.collect(),
        scenarios: heard
            .map(|it| (it.title.clone(), it.file.clone()))
            .collect(),
    })
}

/// The scenarios, decided in as large a diagram as it takes.
fn bench<'b>(
    ground: &'b [Model; 2],
    scenarios: &'b [ResolvedScenario],
    budget: Budget,
) -> Result<Bench<'b>, Overrun> {
    growing(1 << 16, budget, |nodes| {
        Bench::of(&Space::of(&ground[0], nodes)?, scenarios)
    })
}

/// The law with every comparison that some mutant makes, so that the diagram tells their values
/// apart.
fn telling_apart(law: &Model, mutants: &[Mutant]) -> Model {
    let mut tests: Vec<Formula> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for edit in mutants.iter().flat_map(|mutant| &mutant.edits) {
        if let Edit::Formula(_, formula) = edit {
            formula.walk(&mut |part| {
                if matches!(part, Formula::Test(_)) && seen.insert(part.clone()) {
                    tests.push(part.clone());
                }
            });
        }
    }
    let mut all = law.clone();
    all.assertions.push(Assertion {
        clause: None,
        always: false,
        formula: Formula::Or(tests),
        source: String::new(),
    });
    all
}

/// Mutants waiting for judges.
struct Court<'c> {
    bench: &'c Bench<'c>,
    ground: &'c [Model; 2],
    mutants: &'c [Mutant],
    next: AtomicUsize,
    done: AtomicUsize,
    progress: &'c (dyn Fn(usize, usize) + Sync),
}

/// Neighbouring mutants are noticed by the same scenarios, so they go to one judge; what comes out
/// does not depend on which.
const SESSION: usize = 32;

impl Court<'_> {
    fn sit(&self, budget: Budget) -> Vec<(usize, Option<Verdict>)> {
        let mut judge = Judge::new(self.bench, self.ground, budget);
        let mut verdicts = Vec::new();
        loop {
            let first = self.next.fetch_add(SESSION, Ordering::Relaxed);
            if first >= self.mutants.len() {
                return verdicts;
            }
            judge.rested();
            let last = (first + SESSION).min(self.mutants.len());
            for (index, mutant) in (first..last).zip(&self.mutants[first..last]) {
                verdicts.push((index, judge.judge(mutant)));
                let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
                (self.progress)(done, self.mutants.len());
            }
        }
    }
}
