//! The exact difference between two versions: which rules changed, which cases come out otherwise,
//! and through which changes.
//!
//! **Cases.** A case gives every fact of either version a value. Facts are one by name, by 更名, and,
//! for the finding of an open item, by the clause that it stands for; an enumeration whose variants
//! differ is united by the variants' names; a name with different kinds of type is two facts. A fact
//! that only one version has may be anything, and the other version ignores it. The two versions
//! are compared where a case is lawful in both (every 约束 of each holds) and says nothing that one
//! of them has no word for; other cases are counted apart ([`Apart`]). Amounts, numbers and dates
//! have no end: there the values that no formula of either version tells apart count as one.
//!
//! **Readings.** A reading of the same name with the same labels is one; others belong to their
//! version. Counts, transitions and causes are under each version's own default readings, as
//! `decide` is. What only happens under other readings is told besides, for all readings that
//! the versions share and all that they do not. Presumptions play no part in what a case is; they
//! are honoured by witnesses, and a presumption that differs is a change.
//!
//! **Equivalent** means: the same outcome in every case under every reading, and under each
//! version's own defaults, the same lawful cases, and no value that only one version knows. It is
//! shown by regions that hold no case, or by a search that finds none; never by sampling.
//!
//! **Changes** are atomic: what one statement of the law says instead of another, or a provision that
//! came, went or moved with all that hangs on its place (an inserted 项 joins the 下列之一 of its
//! lead-in, which is not itself changed).
//!
//! **Causes.** Of one case that comes out otherwise, a set of changes is a cause when the old version
//! with just these changes gives the new outcome and with no smaller part of them does. So a single
//! change may produce a transition alone, or several only together, and a case may have more than
//! one cause. A cause's cases are counted exactly. Where too many changes meet, they are taken
//! together, by article or all at once ([`Grain`]).

mod assert;
mod causes;
mod change;
mod cited;
mod claim;
mod compare;
mod concluding;
mod conditional;
mod declared;
mod difference;
mod field;
mod fold;
mod follows;
mod hanging;
mod identity;
mod joint;
mod judge;
mod loom;
mod moved;
mod outcomes;
mod parting;
mod parts;
mod phrase;
mod placing;
mod provisions;
mod question;
mod searched;
mod side;
mod statements;
mod strand;
mod switches;
#[cfg(test)]
mod tests;
mod together;
mod transfers;
mod under_readings;
mod versioned;
mod weave;
mod weighed;
mod when;
mod woven;

pub use assert::{Instance, Verdict, assert};
pub use change::{Change, ChangeKind, Effect};
pub use difference::{Consequence, Correspondence, Difference, FactChange, FactDifference, Shift};
pub use joint::{Joint, JointFact, JointReading};
pub use outcomes::{
    Apart, Cause, Comparison, Condition, Direction, Grain, Incomplete, Outcomes, Pair, Testimony,
    Transition, UnderReadings,
};
pub use together::together;

use crate::space::Budget;
use question::Question;
use qufen_semantics::model::Model;

/// The exact difference between two versions.
pub fn diff(old: &Model, new: &Model, same: &Correspondence, budget: Budget) -> Difference {
    let (joint, sides) = Joint::of(old, new, same);
    let mut difference = Difference {
        facts: joint.changes(&sides),
        changes: Vec::new(),
        outcomes: Outcomes::NotHeld {
            old: !old.instrument.text_held,
            new: !new.instrument.text_held,
        },
        consequences: Vec::new(),
        joint,
    };
    if !old.instrument.text_held || !new.instrument.text_held {
        return difference;
    }
    for grain in [Grain::Change, Grain::Article, Grain::Whole] {
        let question = Question::new(&difference.joint, &sides, same, grain);
        if let Some(answer) = question.answered(budget) {
            difference.changes = answer.changes;
            difference.outcomes = answer.outcomes;
            difference.consequences = answer.consequences;
            return difference;
        }
        if grain == Grain::Whole {
            difference.changes = question.unjudged();
            difference.outcomes = Outcomes::Incomplete(searched::compared(&question));
        }
    }
    difference
}
