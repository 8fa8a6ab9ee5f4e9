//! Time and memory against the size of an instrument: `growth [OUTPUT.svg]`.
//!
//! Every size is measured in a process of its own, so that memory is its own too.

use qufen_analysis::space::{Budget, within};
use qufen_bench::measure::{median, peak_memory};
use qufen_bench::plot::{Series, plot};
use qufen_bench::synthetic::{Shape, instrument};
use qufen_semantics::{Project, Settings};
use std::process::Command;
use std::time::Duration;

const SIZES: [usize; 5] = [100, 300, 1000, 3000, 10_000];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["one", shape, items] => one(shape, items.parse().expect("a number of items")),
        rest => all(rest.first().copied()),
    }
}

/// One row: size, front end in ms, diagram in ms, nodes, peak memory in MiB.
fn one(shape: &str, items: usize) {
    let (shape, _) = Shape::ALL
        .into_iter()
        .find(|(_, name)| *name == shape)
        .expect("a shape");
    println!("{}", row(shape, items));
}

fn row(shape: Shape, items: usize) -> String {
    let files = instrument(items, shape);
    let rounds = if items <= 1000 { 5 } else { 1 };
    let (front, model) = median(rounds, || {
        let project = Project::new(files.clone(), Settings::default());
        let name = project.instruments().remove(0);
        assert!(
            project.errors(&name).is_empty(),
            "the synthetic instrument has errors"
        );
        project.model(&name).expect("a model")
    });
    let ask = || {
        within(&model, Budget::default(), |space| {
            let outcomes = (0..model.outcomes.len() as u32).map(qufen_semantics::model::OutcomeId);
            let nodes = outcomes.map(|outcome| Ok(space.is(outcome)?.node_count()));
            nodes.sum::<Result<usize, _>>()
        })
    };
    let (diagram, nodes) = median(rounds, ask);
    let nodes = nodes.map_or("over budget".into(), |nodes| nodes.to_string());
    let memory = peak_memory().unwrap_or(0) / 1024;
    format!(
        "{items}\t{:.1}\t{:.1}\t{nodes}\t{memory}",
        ms(front),
        ms(diagram)
    )
}

fn all(output: Option<&str>) {
    let program = std::env::current_exe().expect("this program");
    let mut series = Vec::new();
    for (_, shape) in Shape::ALL {
        println!("{shape}\nitems\tfront end ms\tdiagram ms\tnodes\tpeak MiB");
        let mut points = Vec::new();
        for size in SIZES {
            let run = Command::new(&program)
                .args(["one", shape, &size.to_string()])
                .output();
            let run = run.expect("the measurement runs");
            let row = String::from_utf8_lossy(&run.stdout).trim().to_string();
            println!("{row}");
            let fields: Vec<&str> = row.split('\t').collect();
            if let (Some(time), Some(nodes)) = (fields.get(2), fields.get(3))
                && nodes.parse::<usize>().is_ok()
            {
                points.push((size as f64, time.parse().unwrap_or(0.0)));
            }
        }
        series.push(Series {
            name: shape.into(),
            points,
        });
    }
    if let Some(path) = output {
        std::fs::write(path, plot("diagram, ms against items", &series)).expect("a writable file");
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
