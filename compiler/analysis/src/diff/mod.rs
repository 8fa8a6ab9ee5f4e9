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

mod causes;
mod change;
mod compare;
mod declared;
mod difference;
mod field;
mod follows;
mod joint;
mod judge;
mod loom;
mod outcomes;
mod parts;
mod phrase;
mod provisions;
mod searched;
mod side;
mod statements;
mod strand;
#[cfg(test)]
mod tests;
mod weave;
mod weighed;
mod when;
mod woven;

pub use change::{Change, ChangeKind, Effect};
pub use difference::{Consequence, Correspondence, Difference, FactChange, FactDifference, Shift};
pub use joint::{Joint, JointFact, JointReading};
pub use outcomes::{
    Apart, Cause, Comparison, Condition, Direction, Grain, Incomplete, Outcomes, Pair, Testimony,
    Transition, UnderReadings,
};

use crate::space::{Budget, Overrun, Space, growing};
use causes::Attribution;
use compare::Matrix;
use field::Field;
use follows::{Follows, consequences};
use loom::Loom;
use qufen_semantics::model::Model;
use side::Sides;
use strand::{Draft, Strand};
use woven::Woven;

/// More switches than these are not tried one by one.
const MOST_SWITCHES: usize = 64;

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

/// Both versions and the woven law in one model.
struct Question<'a> {
    joint: &'a Joint,
    sides: &'a Sides<'a>,
    grain: Grain,
    model: Model,
    woven: Woven,
    strands: [Strand; 2],
    follows: [Follows; 2],
}

struct Answer {
    changes: Vec<Change>,
    outcomes: Outcomes,
    consequences: Vec<Consequence>,
}

/// Why a grain will not do.
enum Failure {
    Overrun,
    /// Too many causes.
    Tangled,
}

impl From<Overrun> for Failure {
    fn from(_: Overrun) -> Failure {
        Failure::Overrun
    }
}

impl<'a> Question<'a> {
    fn new(
        joint: &'a Joint,
        sides: &'a Sides<'a>,
        same: &Correspondence,
        grain: Grain,
    ) -> Question<'a> {
        let mut draft = Draft::new(joint);
        let woven = Loom::new(joint, sides, same, grain).weave(&mut draft);
        let strands = [&sides.old, &sides.new].map(|side| draft.strand(side));
        for (side, strand) in [&sides.old, &sides.new].into_iter().zip(&strands) {
            strand.tell_apart(side, &mut draft);
        }
        let follows = [
            Follows::of(&sides.old, &strands[0]),
            Follows::of(&sides.new, &strands[1]),
        ];
        Question {
            joint,
            sides,
            grain,
            model: draft.model,
            woven,
            strands,
            follows,
        }
    }

    /// The changes, with what is known of their effects without asking.
    fn unjudged(&self) -> Vec<Change> {
        let found = self.woven.found.iter();
        found.map(|it| it.change.clone()).collect()
    }

    /// The answer, within the budget; `None` when a coarser grain must be tried.
    fn answered(&self, budget: Budget) -> Option<Answer> {
        let switches = self.model.readings.len() - self.joint.readings.len();
        if self.grain != Grain::Whole && switches > MOST_SWITCHES {
            return None;
        }
        let size = 32 * (self.model.clauses.len() + self.model.facts.len());
        let first = size.next_power_of_two().max(1 << 16);
        let answer = growing(first, budget, |nodes| {
            let space = Space::of(&self.model, nodes)?;
            match self.ask(&space) {
                Ok(answer) => Ok(Some(answer)),
                Err(Failure::Tangled) => Ok(None),
                Err(Failure::Overrun) => Err(Overrun),
            }
        });
        answer.ok().flatten()
    }

    fn ask(&self, space: &Space<'_>) -> Result<Answer, Failure> {
        let strands = [&self.strands[0], &self.strands[1]];
        let field = Field::of(space, self.joint, self.sides, strands)?;
        let matrix = Matrix::of(&field)?;
        let mut comparison = matrix.comparison(&field)?;
        comparison.grain = self.grain;
        let attribution = Attribution::of(&field, self.joint, &self.woven)?;
        for (transition, shift) in comparison.transitions.iter_mut().zip(&matrix.shifts) {
            let causes = match &attribution {
                Some(attribution) => attribution.causes(&field, self.joint, &self.model, shift)?,
                None if self.grain == Grain::Whole => {
                    let found = &self.woven.found;
                    Some(causes::all_together(
                        &field,
                        self.joint,
                        &self.model,
                        found,
                        shift,
                    )?)
                }
                None => None,
            };
            if causes.is_none() {
                return Err(Failure::Tangled);
            }
            transition.causes = causes;
        }
        let changes = judge::judged(
            &field,
            &self.woven.found,
            attribution.as_ref(),
            &comparison.transitions,
            self.grain,
        )?;
        let follows = [&self.follows[0], &self.follows[1]];
        let consequences = consequences(&field, follows, &self.woven.effects, &self.woven.norms)?;
        let outcomes = if matrix.is_equivalent() {
            Outcomes::Equivalent(comparison)
        } else {
            Outcomes::Different(comparison)
        };
        Ok(Answer {
            changes,
            outcomes,
            consequences,
        })
    }
}
