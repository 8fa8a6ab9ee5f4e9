//! The time of `prove` and `analyze` on the 2019 measures, model in hand: `analysis [ROUNDS]`.
use qufen_analysis::analyze::analyze_in;
use qufen_analysis::prove::prove_in;
use qufen_analysis::space::Space;
use qufen_bench::policy;
use std::time::Instant;

fn main() {
    let rounds: usize = std::env::args()
        .nth(1)
        .map_or(21, |it| it.parse().expect("a number of rounds"));
    let nodes: usize = std::env::args()
        .nth(2)
        .map_or(1 << 20, |it| 1 << it.parse::<usize>().expect("bits"));
    let model = policy::measures_2019();
    let mut all = vec![];
    for _ in 0..rounds {
        let t0 = Instant::now();
        let space = Space::of(&model, nodes).expect("within budget");
        let t1 = Instant::now();
        std::hint::black_box(prove_in(&space).expect("within budget"));
        let t2 = Instant::now();
        std::hint::black_box(analyze_in(&space).expect("within budget"));
        let t3 = Instant::now();
        drop(space);
        let t4 = Instant::now();
        all.push([t1 - t0, t2 - t1, t3 - t2, t4 - t3, t4 - t0]);
    }
    for (i, name) in ["space", "prove", "analyze", "drop", "all"]
        .iter()
        .enumerate()
    {
        let mut v: Vec<_> = all.iter().map(|a| a[i]).collect();
        v.sort();
        println!("{name}\t{:.2}", v[v.len() / 2].as_secs_f64() * 1e3);
    }
}
