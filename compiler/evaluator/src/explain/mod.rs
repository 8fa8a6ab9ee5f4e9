//! Why a decision is what it is, and what follows from it.

mod basis;
mod consequences;
mod defeated;
mod distinctions;
mod excepted;
mod requirements;
mod scope;

use crate::values::Values;
use crate::{Cited, Decision, Presumed, value_json};
use qufen_semantics::model::{Case, ClauseId, Model, OutcomeId};

/// The decision with everything that can be read off the clauses' values, for the outcomes that
/// remain `possible`. What takes a look at other cases (`unknown`, `settle`, `nearest`, `reason`,
/// `reading_sensitive`) is left empty.
pub fn explained(
    model: &Model,
    case: &Case,
    values: &Values<'_>,
    possible: &[OutcomeId],
) -> Decision {
    let name = |outcome: &OutcomeId| model.outcomes[outcome.index()].clone();
    let outcome = if let [only] = possible {
        Some(*only)
    } else {
        None
    };
    Decision {
        policy: model.instrument.title.clone(),
        version: model.instrument.version.clone(),
        nature: model.instrument.nature.clone(),
        decision: model.decision.clone(),
        outcome: outcome.as_ref().map(name),
        possible: possible.iter().map(name).collect(),
        outside: values.outside().is_true(),
        scope: scope::scope(model, values),
        basis: outcome
            .map(|it| basis::basis(model, values, it))
            .unwrap_or_default(),
        requirements: requirements::requirements(model, values),
        defeated: defeated::defeated(model, values, possible),
        excepted: excepted::excepted(model, values),
        presumed: presumed(model, case),
        unknown: Vec::new(),
        settle: Vec::new(),
        settle_by: Vec::new(),
        distinctions: distinctions::sides(model, values),
        factors: consequences::factors(model, values),
        effects: consequences::effects(model, values),
        duties: consequences::duties(model, values),
        readings: readings(model, case),
        reading_sensitive: Vec::new(),
        reading_words: Vec::new(),
        nearest: Vec::new(),
        reason: Vec::new(),
        incomplete: Vec::new(),
        version_choice: None,
        other_versions: Vec::new(),
    }
}

/// A clause with its words.
fn cited(model: &Model, clause: ClauseId) -> Cited {
    let clause = &model.clauses[clause.index()];
    Cited {
        cite: clause.citation.clone(),
        text: clause.text.clone(),
    }
}

fn presumed(model: &Model, case: &Case) -> Vec<Presumed> {
    let facts = model.facts.iter().zip(&case.facts);
    let unknown = facts.filter(|(_, found)| found.is_none());
    unknown
        .filter_map(|(fact, _)| {
            let value = value_json(&fact.domain, fact.presumption?);
            Some(Presumed {
                fact: fact.name.clone(),
                value,
            })
        })
        .collect()
}

fn readings(model: &Model, case: &Case) -> std::collections::BTreeMap<String, String> {
    let chosen = model.readings.iter().zip(&case.readings);
    chosen
        .filter_map(|(reading, &option)| {
            let (label, _) = reading.options.get(option as usize)?;
            Some((reading.name.clone(), label.clone()))
        })
        .collect()
}
