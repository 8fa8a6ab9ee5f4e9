//! The question put to the diagrams: first under the default readings, where counts and causes are,
//! then under all readings, where equivalence is.

use super::causes::{self, Attribution, Telling};
use super::compare::Matrix;
use super::field::Field;
use super::fold::Fold;
use super::follows::{self, Follows, Paired};
use super::loom::Loom;
use super::side::Sides;
use super::strand::{Draft, Strand};
use super::woven::Woven;
use super::{
    Change, Comparison, Consequence, Correspondence, Grain, Joint, Outcomes, UnderReadings, judge,
    searched, transfers, under_readings,
};
use crate::space::{Budget, Overrun, Space, Subject, growing, suited};
use qufen_semantics::model::{Assertion, Formula, Model};

/// More switches than these are not tried one by one.
const MOST_SWITCHES: usize = 64;

/// Both versions and the woven law in one model.
pub(super) struct Question<'a> {
    pub joint: &'a Joint,
    pub sides: &'a Sides<'a>,
    grain: Grain,
    /// Under all readings.
    pub model: Model,
    /// Under the default readings.
    pub usual: Model,
    pub woven: Woven,
    pub strands: [Strand; 2],
    /// The subjects of the new version as they suit its diagram.
    order: Vec<Subject>,
    /// By clause of both models: whether it concludes, so that it is looked at only where it matters.
    pub concluding: Vec<bool>,
    /// Under all readings.
    follows: [Follows; 2],
    folds: [Fold; 2],
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
    pub fn new(
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
            Follows::of(&sides.old, &strands[0]),
            Follows::of(&sides.new, &strands[1]),
        ];
        Question {
            joint,
            sides,
            grain,
            usual: usual(&draft.model, &woven, &strands[0], &folds),
            order: sides.old.joint(suited(sides.old.model)),
            concluding: draft.concluding(),
            model: draft.model,
            woven,
            strands,
            follows,
            folds,
        }
    }

    /// Lets the diagrams tell apart what a formula about both versions tells apart.
    pub fn tell_apart(&mut self, formula: &Formula) {
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
    pub fn unjudged(&self) -> Vec<Change> {
        let found = self.woven.found.iter();
        found.map(|it| it.change.clone()).collect()
    }

    pub fn first_attempt(&self) -> usize {
        let size = 32 * (self.model.clauses.len() + self.model.facts.len());
        size.next_power_of_two().max(1 << 19)
    }

    /// The answer under the default readings, and under all as far as the budget goes; `None` when a
    /// coarser grain must be tried.
    fn asked(&self, budget: Budget) -> Option<(Usual, Option<Every>)> {
        let switches = self.model.readings.len() - self.joint.readings.len();
        if self.grain != Grain::Whole && switches > MOST_SWITCHES {
            return None;
        }
        let answer = growing(self.first_attempt(), budget, |nodes| {
            let space = self.space(&self.usual, nodes)?;
            let usual = match self.ask(&space) {
                Ok(usual) => usual,
                Err(Failure::Tangled) => return Ok(None),
                Err(Failure::Overrun) => return Err(Overrun),
            };
            // Most formulas name no reading and are known already.
            let every = space.beside_but(&self.model, &self.concluding);
            let every = every.and_then(|space| self.ask_all(&space, &usual));
            match every {
                Err(Overrun) if nodes < budget.nodes => Err(Overrun),
                every => Ok(Some((usual, every.ok()))),
            }
        });
        answer.ok().flatten()
    }

    /// The space of one of the two models over a diagram that suits the new version.
    pub fn space<'m>(&self, model: &'m Model, nodes: usize) -> Result<Space<'m>, Overrun> {
        Space::over(&self.model, model, &self.order, &self.concluding, nodes)
    }

    fn ask(&self, space: &Space<'_>) -> Result<Usual, Failure> {
        let field = Field::of(space, self.sides, &self.strands, &self.concluding)?;
        let matrix = Matrix::of(&field)?;
        let mut comparison = matrix.comparison(&field)?;
        comparison.grain = self.grain;
        if !matrix.shifts.is_empty() {
            self.attribute(&field, &matrix, &mut comparison)?;
        }
        let [old, new] = &self.follows;
        let usual = [old.folded(&self.folds[0]), new.folded(&self.folds[1])];
        Ok(Usual {
            consequences: follows::consequences(&field, &matrix, &usual, self.paired())?,
            comparison,
            unchanged: matrix.is_unchanged(),
        })
    }

    fn paired(&self) -> Paired<'_> {
        Paired {
            effects: &self.woven.effects,
            norms: &self.woven.norms,
        }
    }

    fn attribute(
        &self,
        field: &Field<'_, '_>,
        matrix: &Matrix,
        comparison: &mut Comparison,
    ) -> Result<(), Failure> {
        let attribution = Attribution::of(field, &self.woven);
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
    fn ask_all(&self, space: &Space<'_>, usual: &Usual) -> Result<Every, Overrun> {
        let shown = usual.comparison.transitions.iter();
        let shown: Vec<_> = shown.map(|it| (it.pair.from, it.pair.to)).collect();
        let field = Field::of(space, self.sides, &self.strands, &self.concluding)?;
        let transfers = transfers::transfers(&field, &shown)?;
        let under_readings = under_readings::transitions(&field, &transfers)?;
        let settled = shown.is_empty() && under_readings.is_empty();
        Ok(Every {
            under_readings,
            same_cases: field.old.lawful == field.new.lawful,
            changes: judge::judged(&field, &self.woven, &usual.comparison, settled)?,
            consequences: follows::under_readings(
                &field,
                &self.follows,
                self.paired(),
                &transfers,
                &usual.consequences,
            )?,
        })
    }

    pub fn answered(&self, budget: Budget) -> Option<Answer> {
        let (mut usual, every) = self.asked(budget)?;
        let mut equivalent = false;
        let changes = match every {
            Some(every) => {
                equivalent = usual.unchanged && every.same_cases && every.under_readings.is_empty();
                usual.comparison.under_readings = Some(every.under_readings);
                usual.consequences = every.consequences;
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
            consequences: follows::sorted(self.sides, usual.consequences),
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

/// What is established in all.
pub(super) struct Answer {
    pub changes: Vec<Change>,
    pub outcomes: Outcomes,
    pub consequences: Vec<Consequence>,
}
