//! The time of `prove` and `analyze` on the 2019 measures, model in hand: `analysis [ROUNDS]`.
//!
//! Prints `step<TAB>milliseconds`, medians of as many rounds. Each round builds its own diagram, since
//! a second question to the same one would be answered from its cache. One round under callgrind counts
//! instructions.

use qufen_analysis::analyze::analyze_in;
use qufen_analysis::prove::prove_in;
use qufen_analysis::space::{Budget, Overrun, Space, within};
use qufen_bench::policy;
use qufen_semantics::model::Model;
use std::cell::RefCell;
use std::hint::black_box;
use std::time::{Duration, Instant};

const STEPS: [&str; 4] = ["diagram", "prove", "analyze", "all"];

fn main() {
    let rounds = std::env::args().nth(1);
    let rounds = rounds.map_or(21, |it| it.parse().expect("a number of rounds"));
    let model = policy::measures_2019();
    let mut times: Vec<[Duration; 4]> = (0..rounds).map(|_| round(&model)).collect();
    for (step, name) in STEPS.into_iter().enumerate() {
        times.sort_unstable_by_key(|round| round[step]);
        let median = times[times.len() / 2][step];
        println!("{name}\t{:.2}", median.as_secs_f64() * 1e3);
    }
}

/// Both questions over one diagram; an attempt in a diagram that was too small counts into the whole.
fn round(model: &Model) -> [Duration; 4] {
    let start = Instant::now();
    let attempt = RefCell::new(start);
    let asked = within(model, Budget::default(), |space| steps(space, &attempt));
    let [diagram, prove, analyze] = asked.expect("within budget");
    [diagram, prove, analyze, start.elapsed()]
}

fn steps(space: &Space<'_>, attempt: &RefCell<Instant>) -> Result<[Duration; 3], Overrun> {
    let built = Instant::now();
    let begun = attempt.replace(built);
    black_box(prove_in(space)?);
    let proved = Instant::now();
    black_box(analyze_in(space)?);
    Ok([built - begun, proved - built, proved.elapsed()])
}
