//! One decision, from the case to its whole explanation.

mod readings;

use crate::cells::Cells;
use crate::decision::*;
use crate::explain;
use crate::network::{Assignment, FREE, Network, build};
use crate::search::{Answer, Findings, Possible, Search, limits};
use crate::search::{essential, nearest, possible, settle};
use crate::value_json;
use crate::values::Values;
use qufen_semantics::model::{Case, FactId, Model, OutcomeId, Value};

/// Decides a case under one version.
///
/// # Errors
/// [`DecideError::TextNotHeld`] for a stub; [`DecideError::Contradictory`] when no completion of
/// the case, presumptions included, respects the 约束.
pub fn decide(model: &Model, case: &Case) -> Result<Decision, DecideError> {
    if !model.instrument.text_held {
        return Err(DecideError::TextNotHeld);
    }
    let cells = Cells::of(model);
    let values = Values::of(model, case);
    let hearing = Hearing {
        model,
        case,
        cells: &cells,
        known: values.facts().to_vec(),
    };
    let network = hearing.network(&case.readings);
    let open = network.open_assignment(model.facts.len());
    let mut remaining = possible(&mut Search::new(&network, limits::POSSIBLE), &open);
    if remaining.outcomes.is_empty() {
        return Err(hearing.contradiction(&network));
    }
    let values = values.decided(&remaining.outcomes);
    let mut decision = explain::explained(model, case, &values, &remaining.outcomes);
    if !remaining.complete {
        decision.incomplete.push("possible".into());
    }
    decision.reading_words = hearing.sensitive_readings(&remaining);
    let sensitive = decision.reading_words.iter();
    decision.reading_sensitive = sensitive.map(|reading| reading.name.clone()).collect();
    match remaining.outcomes.as_slice() {
        [only] => hearing.nearest(*only, &mut decision),
        _ => hearing.open_questions(&network, &open, &mut remaining, &mut decision),
    }
    Ok(decision)
}

/// A case under a model, presumptions filled in, with what the searches share.
struct Hearing<'h> {
    model: &'h Model,
    case: &'h Case,
    cells: &'h Cells,
    known: Vec<Option<Value>>,
}

impl<'h> Hearing<'h> {
    /// The network in which what is known is folded away.
    fn network(&self, readings: &[u32]) -> Network<'h> {
        build(self.model, self.cells, readings, &self.known)
    }

    /// The first 约束 that, with those before it, no completion respects.
    fn contradiction(&self, network: &Network<'_>) -> DecideError {
        let mut so_far = self.model.clone();
        for (index, constraint) in self.model.constraints.iter().enumerate() {
            so_far.constraints = self.model.constraints[..=index].to_vec();
            let partial = build(&so_far, self.cells, &self.case.readings, &self.known);
            let open = network.open_assignment(self.model.facts.len());
            let mut search = Search::new(&partial, limits::POSSIBLE);
            if search.reach(partial.lawful, &open) == Answer::No {
                return DecideError::Contradictory {
                    constraint: constraint.source.clone(),
                };
            }
        }
        DecideError::Contradictory {
            constraint: String::new(),
        }
    }

    /// What is still to be found, and what would settle it.
    fn open_questions(
        &self,
        network: &Network<'_>,
        open: &Assignment,
        remaining: &mut Possible,
        decision: &mut Decision,
    ) {
        let mut search = Search::new(network, limits::UNKNOWN);
        let matter = essential(&mut search, open, &mut remaining.witnesses);
        let mut search = Search::new(network, limits::SETTLE);
        let settled = settle(&mut search, open, &mut remaining.witnesses);
        let mut unknown = matter.items;
        for (findings, outcome) in &settled.items {
            // A fact may settle the case through a 约束 though no clause mentions it.
            unknown.extend(findings.iter().map(|(fact, _)| *fact));
            let names: Vec<String> = findings
                .iter()
                .map(|(fact, _)| self.model.facts[fact.index()].name.clone())
                .collect();
            if !decision.settle.contains(&names) {
                decision.settle.push(names);
            }
            decision.settle_by.push(Settlement {
                outcome: self.outcome(*outcome),
                findings: self.flips(findings),
            });
        }
        unknown.sort_unstable();
        unknown.dedup();
        decision.unknown = unknown.into_iter().map(|fact| self.unknown(fact)).collect();
        note(decision, "unknown", matter.complete);
        note(decision, "settle", settled.complete);
    }

    /// What would change a determined outcome.
    fn nearest(&self, outcome: OutcomeId, decision: &mut Decision) {
        let facts = self.known.len();
        let network = build(
            self.model,
            self.cells,
            &self.case.readings,
            &self.out_of_domain(),
        );
        let mut present = vec![FREE; facts];
        for (index, value) in self.known.iter().enumerate() {
            let cells = self.cells.fact(FactId(index as u32));
            if let Some(cell) = value.and_then(|value| cells.cell_of(value)) {
                present[index] = cell as u16;
            }
        }
        let found = nearest(
            &mut Search::new(&network, limits::NEAREST),
            &present,
            outcome,
        );
        decision.nearest = found
            .items
            .iter()
            .map(|(changes, outcome)| NearestChange {
                outcome: self.outcome(*outcome),
                flip: self.flips(changes),
            })
            .collect();
        note(decision, "nearest", found.complete);
    }

    /// Known values that fall in no cell stay as they are.
    fn out_of_domain(&self) -> Vec<Option<Value>> {
        let known = self.known.iter().enumerate();
        known
            .map(|(index, value)| {
                value.filter(|&value| {
                    self.cells
                        .fact(FactId(index as u32))
                        .cell_of(value)
                        .is_none()
                })
            })
            .collect()
    }

    fn outcome(&self, outcome: OutcomeId) -> String {
        self.model.outcomes[outcome.index()].clone()
    }

    fn flips(&self, findings: &Findings) -> Vec<Flip> {
        let flips = findings.iter().map(|&(id, cell)| {
            let fact = &self.model.facts[id.index()];
            let value = self.cells.fact(id).representative(cell as usize);
            Flip {
                fact: fact.name.clone(),
                to: value_json(&fact.domain, value),
            }
        });
        flips.collect()
    }

    fn unknown(&self, id: FactId) -> Unknown {
        let fact = &self.model.facts[id.index()];
        Unknown {
            fact: fact.name.clone(),
            question: fact.question.clone(),
            determined_by: fact.determined_by.clone(),
        }
    }
}

fn note(decision: &mut Decision, question: &str, complete: bool) {
    if !complete {
        decision.incomplete.push(question.into());
    }
}
