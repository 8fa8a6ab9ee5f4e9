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
mod claim;
mod compare;
mod declared;
mod difference;
mod field;
mod fold;
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
mod under_readings;
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

use crate::space::{Budget, Overrun, Space, growing};
use causes::{Attribution, Telling};
use compare::Matrix;
use field::Field;
use fold::Fold;
use follows::{Follows, consequences};
use loom::Loom;
use qufen_semantics::model::{Assertion, Formula, Model};
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
    /// Under all readings.
    model: Model,
    /// Under the default readings.
    usual: Model,
    woven: Woven,
    strands: [Strand; 2],
    follows: [Follows; 2],
}

/// What is established under the default readings.
struct Usual {
    comparison: Comparison,
    /// Whether no case comes out otherwise, and none is counted apart.
    unchanged: bool,
    consequences: Vec<Consequence>,
}

/// What is established under all readings.
struct Every {
    changes: Vec<Change>,
    under_readings: Vec<UnderReadings>,
    /// Whether the same cases are lawful.
    same_cases: bool,
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
        let folds = [&sides.old, &sides.new].map(|side| Fold::of(side, &joint.model));
        for (side, strand) in [&sides.old, &sides.new].into_iter().zip(&strands) {
            strand.tell_apart(side, &mut draft);
        }
        let follows = [
            Follows::of(&sides.old, &strands[0], &folds[0]),
            Follows::of(&sides.new, &strands[1], &folds[1]),
        ];
        Question {
            joint,
            sides,
            grain,
            usual: usual(&draft.model, &woven, &strands[0], &folds),
            model: draft.model,
            woven,
            strands,
            follows,
        }
    }

    /// Lets the diagrams tell apart what a formula about both versions tells apart.
    fn tell_apart(&mut self, formula: &Formula) {
        for model in [&mut self.model, &mut self.usual] {
            model.assertions.push(Assertion {
                clause: None,
                always: true,
                formula: formula.clone(),
                source: String::new(),
            });
        }
    }

    /// The changes, with what is known of their effects without asking.
    fn unjudged(&self) -> Vec<Change> {
        let found = self.woven.found.iter();
        found.map(|it| it.change.clone()).collect()
    }

    fn first_attempt(&self) -> usize {
        let size = 32 * (self.model.clauses.len() + self.model.facts.len());
        size.next_power_of_two().max(1 << 17)
    }

    /// The answer under the default readings; `None` when a coarser grain must be tried.
    fn under_defaults(&self, budget: Budget) -> Option<Usual> {
        let switches = self.model.readings.len() - self.joint.readings.len();
        if self.grain != Grain::Whole && switches > MOST_SWITCHES {
            return None;
        }
        let answer = growing(self.first_attempt(), budget, |nodes| {
            let space = Space::of(&self.usual, nodes)?;
            match self.ask(&space) {
                Ok(answer) => Ok(Some(answer)),
                Err(Failure::Tangled) => Ok(None),
                Err(Failure::Overrun) => Err(Overrun),
            }
        });
        answer.ok().flatten()
    }

    fn ask(&self, space: &Space<'_>) -> Result<Usual, Failure> {
        let field = Field::of(space, self.sides, &self.strands)?;
        let matrix = Matrix::of(&field)?;
        let mut comparison = matrix.comparison(&field)?;
        comparison.grain = self.grain;
        if !matrix.shifts.is_empty() {
            self.attribute(&field, &matrix, &mut comparison)?;
        }
        Ok(Usual {
            consequences: consequences(
                &field,
                &matrix,
                &self.follows,
                &self.woven.effects,
                &self.woven.norms,
            )?,
            comparison,
            unchanged: matrix.is_unchanged(),
        })
    }

    fn attribute(
        &self,
        field: &Field<'_, '_>,
        matrix: &Matrix,
        comparison: &mut Comparison,
    ) -> Result<(), Failure> {
        let attribution = Attribution::of(field, &self.woven)?;
        let telling = Telling {
            field,
            joint: self.joint,
            model: &self.usual,
            total: &matrix.total,
        };
        for (transition, shift) in comparison.transitions.iter_mut().zip(&matrix.shifts) {
            transition.causes = match &attribution {
                Some(attribution) => attribution.causes(&telling, shift)?,
                None if self.grain == Grain::Whole => {
                    let found = &self.woven.found;
                    Some(causes::all_together(&telling, found, shift)?)
                }
                None => None,
            };
            if transition.causes.is_none() {
                return Err(Failure::Tangled);
            }
        }
        Ok(())
    }

    /// What is so under all readings.
    fn under_all(&self, comparison: &Comparison, budget: Budget) -> Result<Every, Overrun> {
        let shown = comparison.transitions.iter();
        let shown: Vec<_> = shown.map(|it| (it.pair.from, it.pair.to)).collect();
        growing(self.first_attempt(), budget, |nodes| {
            let space = Space::of(&self.model, nodes)?;
            let field = Field::of(&space, self.sides, &self.strands)?;
            Ok(Every {
                under_readings: under_readings::transitions(&field, &shown)?,
                same_cases: field.old.lawful == field.new.lawful,
                changes: judge::judged(&field, &self.woven, comparison)?,
            })
        })
    }

    fn answered(&self, budget: Budget) -> Option<Answer> {
        let mut usual = self.under_defaults(budget)?;
        let every = self.under_all(&usual.comparison, budget).ok();
        let mut equivalent = false;
        let changes = match every {
            Some(every) => {
                equivalent = usual.unchanged && every.same_cases && every.under_readings.is_empty();
                usual.comparison.under_readings = Some(every.under_readings);
                every.changes
            }
            None => self.unjudged(),
        };
        let outcomes = if equivalent {
            Outcomes::Equivalent(usual.comparison)
        } else if usual.unchanged && usual.comparison.under_readings.is_none() {
            Outcomes::Incomplete(searched::compared(self))
        } else {
            Outcomes::Different(usual.comparison)
        };
        Some(Answer {
            changes,
            outcomes,
            consequences: usual.consequences,
        })
    }
}

/// The model of strands under the default readings, each strand with its own.
fn usual(model: &Model, woven: &Woven, old: &Strand, folds: &[Fold; 2]) -> Model {
    let mut usual = model.clone();
    for (index, clause) in usual.clauses.iter_mut().enumerate() {
        let fold = if index < woven.clauses {
            &woven.fold
        } else {
            &folds[usize::from(index >= old.parts.1)]
        };
        clause.formula = clause.formula.as_ref().map(|it| fold.formula(it));
    }
    for (index, definition) in usual.definitions.iter_mut().enumerate() {
        let fold = &folds[usize::from(index >= old.parts.0)];
        definition.formula = fold.formula(&definition.formula);
    }
    for assertion in &mut usual.assertions {
        assertion.formula = woven.fold.formula(&assertion.formula);
    }
    usual
}

struct Answer {
    changes: Vec<Change>,
    outcomes: Outcomes,
    consequences: Vec<Consequence>,
}
