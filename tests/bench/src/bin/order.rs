//! An order of facts and readings in which `prove` and `analyze` of the 2019 measures take few steps:
//! `order [TRIES [SEED]]`. Prints the file to be kept beside the measures, `measures.ord`.
//!
//! A local search: one or two runs of neighbours are put elsewhere, and stay there if that takes no more
//! steps. Each order is judged by the questions themselves, since no cheaper measure was found that tells.

use fastrand::Rng;
use qufen_analysis::analyze::analyze_in;
use qufen_analysis::prove::prove_in;
use qufen_analysis::space::{Budget, Subject, suited, within};
use qufen_bench::policy;
use qufen_semantics::model::Model;

/// Runs that are put elsewhere have at most so many members.
const LONGEST: usize = 8;
/// Half of them are put no farther away than this.
const NEAR: usize = 8;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |otherwise: u64| {
        let given = arguments.next();
        given.map_or(otherwise, |it| it.parse().expect("a number"))
    };
    let (tries, seed) = (number(10_000), number(1));
    let mut model = (*policy::measures_2019()).clone();
    model.arrangement.clear();
    model.arrangement = suited(&model);
    let mut least = steps(&model).expect("within budget");
    let mut rng = Rng::with_seed(seed);
    for tried in 1..=tries {
        let kept = model.arrangement.clone();
        for _ in 0..rng.usize(1..=2) {
            move_a_run(&mut model.arrangement, &mut rng);
        }
        match steps(&model) {
            Some(taken) if taken <= least => {
                if taken < least {
                    eprintln!("{tried}\t{taken}");
                }
                least = taken;
            }
            _ => model.arrangement = kept,
        }
    }
    println!("// 分析时先看哪些事实、解读：只影响快慢，不影响结论、证明和数目。这样找出：");
    println!("// cargo run --release -p qufen-bench --bin order -- {tries} {seed}");
    for name in names(&model) {
        println!("{name}");
    }
}

/// `None` past the budget.
fn steps(model: &Model) -> Option<u64> {
    let asked = within(model, Budget::default(), |space| {
        prove_in(space)?;
        analyze_in(space)?;
        Ok(space.steps())
    });
    asked.ok()
}

fn move_a_run(order: &mut Vec<Subject>, rng: &mut Rng) {
    let length = rng.usize(1..=LONGEST.min(order.len()));
    let from = rng.usize(0..=order.len() - length);
    let run: Vec<Subject> = order.drain(from..from + length).collect();
    let near = from.saturating_sub(NEAR)..=(from + NEAR).min(order.len());
    let to = match rng.bool() {
        true => rng.usize(near),
        false => rng.usize(0..=order.len()),
    };
    order.splice(to..to, run);
}

fn names(model: &Model) -> impl Iterator<Item = &str> {
    model.arrangement.iter().map(|subject| match *subject {
        Subject::Fact(id) => model.facts[id.index()].name.as_str(),
        Subject::Reading(id) => model.readings[id.index()].name.as_str(),
    })
}
