//! Where the diagram would grow too large: which transitions occur, by search.
//!
//! A search finds a case or proves that there is none; it does not count and knows no causes.

use super::side::{Version, testimony};
use super::{Incomplete, Question, Testimony};
use crate::sat::{Answer, CONFLICTS, Searcher};
use crate::space::{Given, Witness};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, FactId, Formula, OutcomeId, ReadingId};

/// What searches establish of the outcomes of both versions.
pub(super) fn compared(question: &Question<'_>) -> Incomplete {
    let mut search = Search {
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
                Finding::None => none_elsewhere &= search.never(from, to),
                Finding::Open => answer.open.push((from, to)),
            }
        }
    }
    answer.equivalent =
        answer.found.is_empty() && answer.open.is_empty() && none_elsewhere && search.same_cases();
    answer
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
        if !self.question.sides.shares_defaults() {
            // Each version would have to be asked under readings of its own.
            return Finding::Open;
        }
        let mut goal = self.question.sides.defaults();
        goal.extend(self.lawful());
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
        case.facts.truncate(self.question.joint.facts.len());
        let said = |case: &Case| Witness {
            facts: (0..)
                .map(FactId)
                .zip(&case.facts)
                .filter_map(|(id, value)| Some((id, (*value)?)))
                .collect(),
            readings: Vec::<(ReadingId, u32)>::new(),
        };
        for index in 0..case.facts.len() {
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
fn certain(model: &qufen_semantics::model::Model, witness: &Witness, outcome: OutcomeId) -> bool {
    let case = witness.case(model);
    let values = Values::of(model, &case);
    values.lawful() == Truth::True && values.verdict() == Some(outcome)
}
