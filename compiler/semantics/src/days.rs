//! The days that bear on the choice of a version: of the act, of its end, of the decision. The
//! standard library's module 行为时间 declares them.

use crate::model::{Case, Date, Model, Value};
use qufen_diagnostics::{Diagnostic, codes};

/// The day of the act, or the first one of an act that went on.
pub const ACT: &str = "行为时间";
/// The last day of an act that went on.
pub const END_OF_ACT: &str = "行为终了时间";
/// The day on which it is decided.
pub const DECISION: &str = "处理时间";

/// In the order in which they come.
const IN_ORDER: [&str; 3] = [ACT, END_OF_ACT, DECISION];

/// The day that a case gives for one of them; `None` while it is not known, or the model has no such
/// date.
pub fn day(model: &Model, case: &Case, fact: &str) -> Option<Date> {
    match case.get(model.fact(fact)?)? {
        Value::Date(day) => Some(day),
        _ => None,
    }
}

/// What is wrong when an earlier one of them comes after a later one. The finding names both and has
/// no place; the names stand in its arguments `earlier` and `later`.
pub fn out_of_order(model: &Model, case: &Case) -> Option<Diagnostic> {
    let known: Vec<(&str, Date)> = IN_ORDER
        .into_iter()
        .filter_map(|fact| Some((fact, day(model, case, fact)?)))
        .collect();
    known.windows(2).find_map(|pair| refused(pair[0], pair[1]))
}

/// The finding that what should be `later` lies before what should be `earlier`.
pub fn refused(earlier: (&str, Date), later: (&str, Date)) -> Option<Diagnostic> {
    (later.1 < earlier.1).then(|| {
        Diagnostic::nowhere(codes::DAYS_OUT_OF_ORDER)
            .with("earlier", earlier.0)
            .with("earlier_day", earlier.1)
            .with("later", later.0)
            .with("later_day", later.1)
    })
}
