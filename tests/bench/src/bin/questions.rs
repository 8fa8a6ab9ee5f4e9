//! The time of single questions about the 2019 measures: `questions [SCRIPT.smt2]`.
//!
//! Prints `question<TAB>answer<TAB>microseconds<TAB>microseconds`, to a case and to the plainest one told
//! with no more than it must say, and writes the model in SMT-LIB when a file is named, so that
//! `z3_questions.py` can ask a solver the same and compare.

use qufen_analysis::space::{Overrun, Region, Space};
use qufen_bench::measure::median;
use qufen_bench::{policy, smt};
use qufen_semantics::model::{ClauseId, OutcomeId};
use std::time::Duration;

const ROUNDS: usize = 21;
const NODES: usize = 1 << 16;

fn main() {
    let model = policy::measures_2019();
    if let Some(path) = std::env::args().nth(1) {
        std::fs::write(path, smt::script(&model)).expect("a writable file");
    }
    let (build, space) = median(ROUNDS, || Space::of(&model, NODES).expect("within budget"));
    println!("build\ttrue\t{:.1}", micros(build));
    for index in 0..model.clauses.len() {
        let clause = ClauseId(index as u32);
        if model.clauses[index].formula.is_some() {
            ask(&space, &format!("fires c{index}"), |space| {
                Ok(space.clause(clause).clone())
            });
        }
    }
    for index in 0..model.outcomes.len() {
        let outcome = OutcomeId(index as u32);
        ask(&space, &format!("reaches is{index}"), |space| {
            space.is(outcome).cloned()
        });
    }
    for (index, each) in model.distinctions.iter().enumerate() {
        for outcome in 0..model.outcomes.len() {
            ask(&space, &format!("side that{index} is{outcome}"), |space| {
                space
                    .formula(&each.that)?
                    .and(space.is(OutcomeId(outcome as u32))?)
            });
        }
    }
}

/// Whether a lawful case is in the region, and if so, one of them.
fn ask(space: &Space<'_>, name: &str, region: impl Fn(&Space<'_>) -> Result<Region, Overrun>) {
    let region = || region(space).expect("within budget");
    let (case, some) = median(ROUNDS, || {
        space.plain_in(&region()).expect("within budget").is_some()
    });
    let (witness, _) = median(ROUNDS, || space.witness(&region()).expect("within budget"));
    println!(
        "{name}\t{some}\t{:.1}\t{:.1}",
        micros(case),
        micros(witness)
    );
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
