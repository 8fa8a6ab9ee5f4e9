//! Obligations where the diagram would grow too large: what single cases can show is searched for.
//!
//! A 断言 is settled so, and a 区分 that a case refutes. Of any other 区分 it is established what its
//! sides come to; the contrast pair, which is about two cases at once, is not.

use super::{Note, Reason, Status, Verdict, tolerance};
use crate::sat::{Answer, CONFLICTS, Searcher};
use crate::space::{Given, Witness};
use crate::wording::words;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{
    Assertion, Case, Distinction, FactId, Formula, Model, OutcomeId, ReadingId,
};

/// The obligation of this place in the order of `prove`.
pub(super) fn prove(model: &Model, index: usize) -> Verdict {
    let mut search = Search {
        model,
        searcher: Searcher::new(model, &Given::nothing(model)),
    };
    let found = search
        .lawful()
        .and_then(|()| match index.checked_sub(model.distinctions.len()) {
            None => search.distinction(&model.distinctions[index]),
            Some(index) => search.assertion(&model.assertions[index]),
        });
    found.unwrap_or_else(|verdict| *verdict)
}

fn open(notes: Vec<Note>, witness: Option<Witness>) -> Verdict {
    Verdict {
        status: Status::Incomplete,
        witness,
        notes,
        ..Verdict::proved()
    }
}

struct Search<'m> {
    model: &'m Model,
    searcher: Searcher<'m>,
}

/// What was asked for, or, as an error, the verdict that ends the matter.
type Step<T> = Result<T, Box<Verdict>>;

impl Search<'_> {
    /// A case, shortened to what makes the goal certain; `None` when there is none.
    fn witness(&mut self, goal: &Formula, established: &[Note]) -> Step<Option<Witness>> {
        match self.searcher.witness(goal, CONFLICTS) {
            Answer::Found(case) => Ok(Some(shortened(self.model, case, goal))),
            Answer::None => Ok(None),
            Answer::GaveUp => Err(Box::new(open(established.to_vec(), None))),
        }
    }

    fn lawful(&mut self) -> Step<()> {
        match self.witness(&Formula::Constant(true), &[])? {
            Some(_) => Ok(()),
            None => Err(Box::new(Verdict::refuted(Reason::NoCase, None))),
        }
    }

    fn assertion(&mut self, assertion: &Assertion) -> Step<Verdict> {
        if !assertion.always {
            let witness = self.witness(&assertion.formula, &[])?;
            return Ok(match witness {
                None => Verdict::refuted(Reason::Never, None),
                witness => Verdict {
                    witness,
                    ..Verdict::proved()
                },
            });
        }
        let broken = assertion.formula.clone().negated();
        if let Some(witness) = self.witness(&broken, &[])? {
            return Ok(Verdict::refuted(Reason::Broken, Some(witness)));
        }
        let mut verdict = Verdict::proved();
        for premise in super::assertion::premises(&assertion.formula) {
            // Whether the premise is empty is only a note: that it was not settled costs no proof.
            if let Ok(None) = self.witness(premise, &[]) {
                let part = words(self.model, premise);
                verdict.notes.push(Note::EmptyPremise(part));
            }
        }
        Ok(verdict)
    }

    fn distinction(&mut self, distinction: &Distinction) -> Step<Verdict> {
        let tolerant = tolerance::tolerant(self.model);
        if tolerant.is_empty() {
            let reason = tolerance::nothing_tolerated(self.model);
            return Ok(Verdict::refuted(reason, None));
        }
        let tolerated = any_of(&tolerant);
        let (this, that) = (&distinction.this, &distinction.that);
        let slips = both(that.clone(), tolerated.clone());
        if let Some(witness) = self.witness(&slips, &[])? {
            return Ok(Verdict::refuted(Reason::ThatTolerated, Some(witness)));
        }
        let mut notes = vec![Note::ThatDenied];
        let inside = inside(self.model);
        if self
            .witness(&both(that.clone(), inside.clone()), &notes)?
            .is_none()
        {
            return Ok(Verdict::refuted(Reason::ThatImpossible, None));
        }
        let alone = both(this.clone(), that.clone().negated());
        if let Some(witness) = self.witness(&both(alone.clone(), tolerated), &notes)? {
            notes.push(Note::ThisGranted);
            return Ok(open(notes, Some(witness)));
        }
        let reason = match self.witness(&both(alone, inside), &notes)? {
            Some(witness) => Verdict::refuted(Reason::ThisNeverTolerated, Some(witness)),
            None => Verdict::refuted(Reason::ThisImpossible, None),
        };
        Ok(reason)
    }
}

fn both(one: Formula, other: Formula) -> Formula {
    Formula::And(vec![one, other])
}

fn any_of(outcomes: &[OutcomeId]) -> Formula {
    Formula::Or(outcomes.iter().map(|id| Formula::Outcome(*id)).collect())
}

/// Within the scope; everything is, where no scope is set.
fn inside(model: &Model) -> Formula {
    let scopes = model.scopes.iter().map(|scope| scope.condition.clone());
    match model.scopes.is_empty() {
        true => Formula::Constant(true),
        false => Formula::Or(scopes.collect()),
    }
}

/// The case without the findings that it can do without: with the rest, the reference finds it
/// lawful, with one outcome, and the goal met.
fn shortened(model: &Model, mut case: Case, goal: &Formula) -> Witness {
    for index in 0..case.facts.len() {
        let held = case.facts[index].take();
        if !certain(model, &case, goal) {
            case.facts[index] = held;
        }
    }
    let facts = (0..).map(FactId).zip(&case.facts);
    let readings = (0..)
        .map(ReadingId)
        .zip(&model.readings)
        .zip(&case.readings);
    Witness {
        facts: facts
            .filter_map(|(id, value)| Some((id, (*value)?)))
            .collect(),
        readings: readings
            .filter(|((_, reading), chosen)| reading.default != **chosen)
            .map(|((id, _), chosen)| (id, *chosen))
            .collect(),
    }
}

fn certain(model: &Model, case: &Case, goal: &Formula) -> bool {
    let values = Values::of(model, case);
    let lawful = values.lawful() == Truth::True;
    let Some(outcome) = values.verdict().filter(|_| lawful) else {
        return false;
    };
    values.decided(&[outcome]).formula(goal) == Truth::True
}
