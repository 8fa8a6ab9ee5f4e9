//! The order of facts and readings that is kept beside an instrument: `measures.ord` beside `measures.qf`,
//! a name in each line, `//` before what is a remark.

use crate::db::{Files, SourceFile};
use crate::model::{Fact, FactId, Reading, ReadingId, Subject};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span, codes};
use salsa::Database;
use std::collections::{BTreeMap, BTreeSet};

/// The order, and findings for what it names and the instrument does not have. Empty where none is kept.
pub fn arrangement(
    db: &dyn Database,
    files: Files,
    instrument: SourceFile,
    (facts, readings): (&[Fact], &[Reading]),
) -> (Vec<Subject>, Vec<Diagnostic<Place>>) {
    let (mut order, mut unknown) = (Vec::new(), Vec::new());
    let stem = instrument.path(db).strip_suffix(".qf");
    let path = stem.map(|stem| format!("{stem}.ord"));
    let mut own = files.own(db).iter();
    let Some(&file) = own.find(|it| Some(it.path(db)) == path.as_deref()) else {
        return (order, unknown);
    };
    let facts = (0..).map(FactId).map(Subject::Fact).zip(facts);
    let facts = facts.map(|(subject, it)| (it.name.as_str(), subject));
    let readings = (0..).map(ReadingId).map(Subject::Reading).zip(readings);
    let readings = readings.map(|(subject, it)| (it.name.as_str(), subject));
    // A fact goes before a reading of its name.
    let named: BTreeMap<&str, Subject> = readings.chain(facts).collect();
    let mut seen = BTreeSet::new();
    for (start, line) in lines(file.text(db)) {
        match named.get(line) {
            Some(&subject) if seen.insert(subject) => order.push(subject),
            Some(_) => {}
            None => {
                let place = Place::File {
                    file: files.index(db, file),
                    span: Span::new(start, start + line.len()),
                };
                unknown.push(Diagnostic::new(codes::UNKNOWN_IN_ORDER, place).with("name", line));
            }
        }
    }
    (order, unknown)
}

/// The lines that name something, with their places.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = next + line.len() - line.trim_start().len();
        next += line.len();
        (start, line.trim())
    });
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with("//"))
}
