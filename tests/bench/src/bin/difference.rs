//! The time of the exact difference: `difference [--show]` of the 2019 measures against drafts,
//! `difference once NAME` of one of them without a clock, `difference questions FOLDER` for
//! `z3_difference.py`, and `difference growth` of synthetic instruments of any size against themselves with five edits.
//!
//! The drafts are those of `policies/`, and some made for measuring. Prints what changes, what comes out otherwise, and the median time that the whole question takes
//! on the processor: vocabulary, changes, diagrams, counts, causes, conditions, witnesses.

use qufen_analysis::diff::{Correspondence, Difference, Outcomes, diff};
use qufen_analysis::space::Budget;
use qufen_bench::measure::{median_on_processor, peak_memory};
use qufen_bench::policy::{Draft, decided_drafts, draft, measures_2019};
use qufen_bench::smt;
use qufen_bench::synthetic::{Shape, instrument, numeral};
use qufen_semantics::model::{ClauseId, Model};
use qufen_semantics::{InputFile, Project, Settings};

const ROUNDS: usize = 21;

fn main() {
    if std::env::args().any(|it| it == "growth") {
        return growth();
    }
    if let Some(name) = std::env::args().skip_while(|it| it != "once").nth(1) {
        return once(&name);
    }
    if let Some(folder) = std::env::args().skip_while(|it| it != "questions").nth(1) {
        return questions(std::path::Path::new(&folder));
    }
    let old = measures_2019();
    let show = std::env::args().any(|it| it == "--show");
    let made_up = Draft::ALL.map(|each| (each.name().to_owned(), draft(each)));
    for (name, new) in decided_drafts().into_iter().chain(made_up) {
        let same = by_words(&old, &new);
        let (time, difference) =
            median_on_processor(ROUNDS, || diff(&old, &new, &same, Budget::default()));
        println!(
            "{name}\t{} changes\t{}\t{:.2} ms",
            difference.changes.len(),
            summary(&difference),
            time.as_secs_f64() * 1e3
        );
        if show {
            print(&old, &new, &difference);
        }
    }
}

/// Asks once, for an instrument that counts instructions.
fn once(name: &str) {
    let old = measures_2019();
    for each in Draft::ALL.into_iter().filter(|it| it.name() == name) {
        let new = draft(each);
        let same = by_words(&old, &new);
        let difference = diff(&old, &new, &same, Budget::default());
        println!("{name}\t{}", summary(&difference));
    }
}

/// Writes each pair of versions in SMT-LIB into a folder, and prints `draft<TAB>pairs of outcomes
/// that occur<TAB>pairs of outcomes<TAB>microseconds` for our whole answer.
fn questions(folder: &std::path::Path) {
    let old = measures_2019();
    for each in Draft::ALL {
        let new = draft(each);
        let path = folder.join(format!("{}.smt2", each.name()));
        std::fs::write(path, smt::pair(&old, &new)).expect("a writable folder");
        let same = by_words(&old, &new);
        let (time, difference) =
            median_on_processor(ROUNDS, || diff(&old, &new, &same, Budget::default()));
        let transitions = match &difference.outcomes {
            Outcomes::Equivalent(it) | Outcomes::Different(it) => &it.transitions,
            _ => panic!("within budget"),
        };
        let occurring = transitions.iter().map(|it| (it.pair.from.0, it.pair.to.0));
        let occurring: Vec<String> = occurring.map(|(a, b)| format!("{a}>{b}")).collect();
        println!(
            "{}\t{}\t{}\t{:.1}",
            each.name(),
            occurring.join(" "),
            old.outcomes.len(),
            time.as_secs_f64() * 1e6
        );
    }
}

const SIZES: [usize; 5] = [100, 300, 1000, 3000, 10_000];

/// Edits of a synthetic instrument.
const EDITS: usize = 5;

fn growth() {
    for shape in [Shape::ReadOnce, Shape::Recurring] {
        println!("{shape:?}\nitems\tfacts\tdifference ms\tanswer\tpeak MiB");
        for items in SIZES {
            let files = instrument(items, shape);
            let old = model(files.clone());
            let new = model(edited(files, items));
            let ids = (0..old.clauses.len() as u32).map(ClauseId);
            let same = Correspondence {
                clauses: ids.map(|id| (id, id)).collect(),
                renamed: Vec::new(),
            };
            let rounds = if items <= 1000 { 5 } else { 1 };
            let (time, difference) =
                median_on_processor(rounds, || diff(&old, &new, &same, Budget::default()));
            println!(
                "{items}\t{}\t{:.1}\t{}\t{}",
                old.facts.len(),
                time.as_secs_f64() * 1e3,
                summary(&difference),
                peak_memory().unwrap_or(0) / 1024
            );
        }
    }
}

/// The sources with a condition less in some items, spread over the instrument.
fn edited(mut files: Vec<InputFile>, items: usize) -> Vec<InputFile> {
    for edit in 0..EDITS {
        // Circumstances come before exclusions, behind the requirements.
        let item = numeral(items / 10 + edit * items / (2 * EDITS) + 1);
        let (meant, written) = (format!("(失误{item} 或 偏差{item})"), format!("失误{item}"));
        for file in &mut files {
            file.text = file.text.replacen(&meant, &written, 1);
        }
    }
    files
}

fn model(files: Vec<InputFile>) -> std::sync::Arc<Model> {
    let project = Project::new(files, Settings::default());
    let name = project.instruments().remove(0);
    project.model(&name).expect("a model")
}

/// Clauses with the same words are one, and of the others those with the same citation.
fn by_words(old: &Model, new: &Model) -> Correspondence {
    let mut clauses = Vec::new();
    let mut open: Vec<usize> = (0..new.clauses.len()).collect();
    for by_text in [true, false] {
        for (index, clause) in old.clauses.iter().enumerate() {
            let id = ClauseId(index as u32);
            if clauses.iter().any(|(one, _)| *one == id) {
                continue;
            }
            let same = |other: &usize| {
                let other = &new.clauses[*other];
                if by_text {
                    !clause.text.is_empty() && other.text == clause.text
                } else {
                    other.citation == clause.citation
                }
            };
            if let Some(at) = open.iter().position(same) {
                clauses.push((id, ClauseId(open.remove(at) as u32)));
            }
        }
    }
    Correspondence {
        clauses,
        renamed: Vec::new(),
    }
}

fn summary(difference: &Difference) -> String {
    match &difference.outcomes {
        Outcomes::Equivalent(_) => "equivalent".into(),
        Outcomes::Different(it) => {
            let causes = it.transitions.iter().flat_map(|it| &it.causes).flatten();
            format!(
                "{} transitions, {} causes",
                it.transitions.len(),
                causes.count()
            )
        }
        Outcomes::Incomplete(_) => "incomplete".into(),
        Outcomes::NotHeld { .. } => "not held".into(),
    }
}

fn print(old: &Model, new: &Model, difference: &Difference) {
    for (index, change) in difference.changes.iter().enumerate() {
        println!(
            "  [{index}] {:?} {:?} {:?} {:?}\n      - {:?}\n      + {:?}",
            change.kind,
            change
                .old
                .iter()
                .map(|id| &old.clauses[id.index()].citation)
                .collect::<Vec<_>>(),
            change
                .new
                .iter()
                .map(|id| &new.clauses[id.index()].citation)
                .collect::<Vec<_>>(),
            change.effect,
            change.before,
            change.after
        );
    }
    let Outcomes::Different(comparison) = &difference.outcomes else {
        return;
    };
    println!("  cases {} apart {:?}", comparison.cases, comparison.apart);
    for transition in &comparison.transitions {
        println!(
            "  {} → {}: {} ({:.3e}) {:?}",
            old.outcomes[transition.pair.from.index()],
            new.outcomes[transition.pair.to.index()],
            transition.pair.cases,
            transition.pair.share,
            transition.direction
        );
        for cause in transition.causes.iter().flatten() {
            println!(
                "    by {:?}: {} ({:.3e})",
                cause.changes, cause.cases, cause.share
            );
            for condition in &cause.when {
                println!("      当 {}", condition.words(&difference.joint));
            }
            let model = &difference.joint.model;
            let lines = qufen_analysis::wording::case_lines(
                model,
                &cause.witness.joint,
                qufen_diagnostics::Language::Chinese,
            );
            println!("      例 {}", lines.join(" / "));
        }
    }
    for it in comparison.under_readings.iter().flatten() {
        println!(
            "  under readings {} → {}",
            old.outcomes[it.from.index()],
            new.outcomes[it.to.index()]
        );
    }
    for it in &difference.consequences {
        println!(
            "  consequence {:?} {:?} norm {} gained {:?} lost {:?}",
            it.old,
            it.new,
            it.norm,
            it.gained.as_ref().map(|it| it.share),
            it.lost.as_ref().map(|it| it.share)
        );
    }
}
