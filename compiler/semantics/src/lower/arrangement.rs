//! The order of facts and readings that is kept beside an instrument: `measures.ord` beside `measures.qf`,
//! a name in each line, `//` before what is a remark.

use crate::db::{Files, SourceFile};
use crate::model::{Fact, FactId, Reading, ReadingId, Subject};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span, codes};
use salsa::Database;

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
    for (start, line) in lines(file.text(db)) {
        let fact = facts.iter().position(|it| it.name == line);
        let reading = readings.iter().position(|it| it.name == line);
        let subject = match (fact, reading) {
            (Some(index), _) => Subject::Fact(FactId(index as u32)),
            (None, Some(index)) => Subject::Reading(ReadingId(index as u32)),
            (None, None) => {
                let place = Place::File {
                    file: files.index(db, file),
                    span: Span::new(start, start + line.len()),
                };
                unknown.push(Diagnostic::new(codes::UNKNOWN_IN_ORDER, place).with("name", line));
                continue;
            }
        };
        if !order.contains(&subject) {
            order.push(subject);
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
