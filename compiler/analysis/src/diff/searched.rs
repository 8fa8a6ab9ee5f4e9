//! Where the diagram would grow too large: which transitions occur, by search.
//!
//! A search finds a case or proves that there is none; it does not count and knows no causes.

use super::side::{Version, testimony};
use super::{Incomplete, Instance, Question, Testimony};
use crate::sat::{Answer, CONFLICTS, Searcher};
use crate::space::{Given, Overrun, Witness};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, FactId, Formula, Model, OutcomeId, ReadingId, Value};

/// What searches establish of the outcomes of both versions.
pub(super) fn compared(question: &Question<'_>) -> Incomplete {
    let mut search = Search {
        question,
        searcher: Searcher::new(&question.usual, &Given::nothing(&question.usual)),
    };
    let mut everywhere = Search {
        question,
        searcher: Searcher::new(&question.model, &Given::nothing(&question.model)),
    };
    let mut answer = Incomplete {
        equivalent: false,
        found: Vec::new(),
        open: Vec::new(),
    };
    let (before, after) = (question.sides.old.model, question.sides.new.model);
    let mut none_elsewhere = true;
    for (from, name) in (0..).map(OutcomeId).zip(&before.outcomes) {
        for (to, other) in (0..).map(OutcomeId).zip(&after.outcomes) {
            if name == other {
                continue;
            }
            match search.transition(from, to) {
                Finding::Case(testimony) => answer.found.push((from, to, *testimony)),
                Finding::None => none_elsewhere &= everywhere.never(from, to),
                Finding::Open => answer.open.push((from, to)),
            }
        }
    }
    answer.equivalent =
        answer.found.is_empty() && answer.open.is_empty() && none_elsewhere && search.same_cases();
    answer
}

/// A case in which a goal about both versions holds; under the default readings if `usual`.
///
/// # Errors
/// [`Overrun`] when the search gave up.
pub(super) fn instance(
    question: &Question<'_>,
    goal: &Formula,
    usual: bool,
) -> Result<Option<Instance>, Overrun> {
    let model = if usual {
        &question.usual
    } else {
        &question.model
    };
    let mut search = Search {
        question,
        searcher: Searcher::new(model, &Given::nothing(model)),
    };
    let mut parts = search.lawful();
    parts.push(goal.clone());
    let case = match search.searcher.witness(&Formula::And(parts), CONFLICTS) {
        Answer::Found(case) => case,
        Answer::None => return Ok(None),
        Answer::GaveUp => return Err(Overrun),
    };
    let readings = (0..).map(ReadingId).zip(&case.readings);
    let readings = readings.map(|(id, option)| (id, *option));
    let own = question.joint.readings.len();
    let whole = Witness {
        facts: said(&case, question.joint.facts.len()),
        readings: if usual {
            Vec::new()
        } else {
            readings.take(own).collect()
        },
    };
    let witness = testimony(question.sides, whole);
    let outcome = |model: &Model, witness: &Witness| {
        let case = witness.case(model);
        Values::of(model, &case).verdict().ok_or(Overrun)
    };
    Ok(Some(Instance {
        from: outcome(question.sides.old.model, &witness.old)?,
        to: outcome(question.sides.new.model, &witness.new)?,
        witness,
    }))
}

/// The findings of the first so many facts.
fn said(case: &Case, facts: usize) -> Vec<(FactId, Value)> {
    let facts = (0..).map(FactId).zip(case.facts.iter().take(facts));
    facts
        .filter_map(|(id, value)| Some((id, (*value)?)))
        .collect()
}

enum Finding {
    Case(Box<Testimony>),
    None,
    Open,
}

struct Search<'q> {
    question: &'q Question<'q>,
    searcher: Searcher<'q>,
}

impl Search<'_> {
    /// A case with one outcome under the old version's defaults and another under the new one's.
    fn transition(&mut self, from: OutcomeId, to: OutcomeId) -> Finding {
        let mut goal = self.lawful();
        goal.push(self.is(Version::Old, from));
        goal.push(self.is(Version::New, to));
        match self.searcher.witness(&Formula::And(goal), CONFLICTS) {
            Answer::Found(case) => {
                let witness = self.shortened(case, from, to);
                Finding::Case(Box::new(testimony(self.question.sides, witness)))
            }
            Answer::None => Finding::None,
            Answer::GaveUp => Finding::Open,
        }
    }

    /// Whether no case has these outcomes under any readings.
    fn never(&mut self, from: OutcomeId, to: OutcomeId) -> bool {
        let mut goal = self.lawful();
        goal.push(self.is(Version::Old, from));
        goal.push(self.is(Version::New, to));
        self.proves_none(Formula::And(goal))
    }

    /// Whether the same cases are lawful, and no version lacks a word for one of them.
    fn same_cases(&mut self) -> bool {
        let lawful = |version| {
            let strand = &self.question.strands[version as usize];
            Formula::And(vec![strand.known.clone(), strand.consistent.clone()])
        };
        let (old, new) = (lawful(Version::Old), lawful(Version::New));
        self.proves_none(Formula::And(vec![old.clone(), new.clone().negated()]))
            && self.proves_none(Formula::And(vec![new, old.negated()]))
    }

    fn proves_none(&mut self, goal: Formula) -> bool {
        matches!(self.searcher.witness(&goal, CONFLICTS), Answer::None)
    }

    fn lawful(&self) -> Vec<Formula> {
        let strands = self.question.strands.iter();
        strands
            .flat_map(|it| [it.known.clone(), it.consistent.clone()])
            .collect()
    }

    fn is(&self, version: Version, outcome: OutcomeId) -> Formula {
        self.question.strands[version as usize].is[outcome.index()].clone()
    }

    /// The case without the findings that it can do without in both versions.
    fn shortened(&self, mut case: Case, from: OutcomeId, to: OutcomeId) -> Witness {
        let count = self.question.joint.facts.len();
        let said = |case: &Case| Witness {
            facts: said(case, count),
            readings: Vec::new(),
        };
        for index in 0..count {
            let held = case.facts[index].take();
            let told = testimony(self.question.sides, said(&case));
            let sides = self.question.sides;
            let stands = certain(sides.old.model, &told.old, from)
                && certain(sides.new.model, &told.new, to);
            if !stands {
                case.facts[index] = held;
            }
        }
        said(&case)
    }
}

/// Whether the reference finds the case lawful, with this outcome, whatever else holds.
fn certain(model: &Model, witness: &Witness, outcome: OutcomeId) -> bool {
    let case = witness.case(model);
    let values = Values::of(model, &case);
    values.lawful() == Truth::True && values.verdict() == Some(outcome)
}
