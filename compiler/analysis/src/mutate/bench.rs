//! The scenarios, decided under the law as it is: what a slip must change to be noticed.
//!
//! What is compared is the decision in the case itself, as goldens hold it: the outcomes that
//! remain, scope, basis, requirements, defeated clauses, sides of distinctions, factors, effects
//! and duties. What a golden also says of other cases (改则为, 待查, 解读有别) does not count, and
//! neither does the order of the lists.

use crate::space::{Overrun, Region, Space};
use qufen_evaluator::{Decision, Truth, Values, explained};
use qufen_semantics::model::{Case, FactId, Model, OutcomeId};
use qufen_semantics::scenario::ResolvedScenario;

/// The law in which decisions are compared, and the scenarios under it.
pub struct Bench<'b> {
    /// The law, without the words that no comparison needs.
    pub model: &'b Model,
    /// The scenarios that can be decided, in order.
    pub heard: Vec<Heard<'b>>,
}

/// One scenario, decided.
pub struct Heard<'b> {
    /// The scenario.
    pub scenario: &'b ResolvedScenario,
    /// Every formula's worth in it.
    pub values: Values<'b>,
    /// What it comes to.
    pub decision: Decision,
    /// Whether Kleene's logic alone tells the outcome.
    pub told: bool,
}

impl<'b> Bench<'b> {
    /// Decides each scenario; one whose facts contradict one another is no case.
    pub fn of(space: &Space<'b>, scenarios: &'b [ResolvedScenario]) -> Result<Bench<'b>, Overrun> {
        let model = space.model();
        let mut heard = Vec::new();
        for scenario in scenarios {
            let values = Values::of(model, &scenario.case);
            let told = values.verdict();
            let possible = match (told, values.lawful()) {
                (Some(outcome), Truth::True) => vec![outcome],
                _ => possible(space, &scenario.case)?,
            };
            if possible.is_empty() {
                continue;
            }
            let values = values.decided(&possible);
            heard.push(Heard {
                decision: decision(model, &scenario.case, &values, &possible),
                scenario,
                values,
                told: told.is_some(),
            });
        }
        Ok(Bench { model, heard })
    }
}

/// The decision as it is compared.
pub fn decision(
    model: &Model,
    case: &Case,
    values: &Values<'_>,
    possible: &[OutcomeId],
) -> Decision {
    let mut decision = explained(model, case, values, possible);
    // Where a list begins may change with the order in which the law's parts stand; what it says
    // does not.
    decision.possible.sort();
    let requirements = &mut decision.requirements;
    for cited in [
        &mut decision.basis,
        &mut requirements.met,
        &mut requirements.failed,
        &mut requirements.open,
    ] {
        cited.sort_by(|one, other| one.cite.cmp(&other.cite));
    }
    let by_place = |one: &qufen_evaluator::Defeated| (one.cite.clone(), one.outcome.clone());
    decision.defeated.sort_by_key(by_place);
    // That a duty is owed in every case is how it is worded.
    decision
        .duties
        .iter_mut()
        .for_each(|it| it.standing = false);
    // Which options are in force is what the case says, not what comes of it.
    decision.readings.clear();
    decision
}

/// The outcomes that remain, exactly.
pub fn possible(space: &Space<'_>, case: &Case) -> Result<Vec<OutcomeId>, Overrun> {
    let room = room(space, case)?;
    let mut outcomes = Vec::new();
    for index in 0..space.model().outcomes.len() {
        let outcome = OutcomeId(index as u32);
        if !space.decided(&room, outcome)?.is_empty() {
            outcomes.push(outcome);
        }
    }
    Ok(outcomes)
}

/// The lawful cases that the findings leave, presumptions filled in.
pub fn room(space: &Space<'_>, case: &Case) -> Result<Region, Overrun> {
    let model = space.model();
    let mut known = case.clone();
    for (index, fact) in model.facts.iter().enumerate() {
        let id = FactId(index as u32);
        known.set(id, known.get(id).or(fact.presumption));
    }
    space.cube(&space.known(&known))?.and(space.lawful())
}

/// The model without the words that take no part in a comparison, so that copies are cheap.
pub fn lean(model: &Model) -> Model {
    let mut lean = model.clone();
    for fact in &mut lean.facts {
        fact.description = None;
        fact.question = None;
        fact.determined_by = None;
        fact.evidence = None;
    }
    for clause in &mut lean.clauses {
        clause.text.clear();
        clause.account.clear();
    }
    for reading in &mut lean.readings {
        reading
            .options
            .iter_mut()
            .for_each(|(_, words)| words.clear());
    }
    lean.assertions.clear();
    // A slip in a definition does not change what can be.
    for constraint in &mut lean.constraints {
        constraint.formula = grounded(model, &constraint.formula);
    }
    lean
}

/// The formula with every definition written out.
fn grounded(
    model: &Model,
    formula: &qufen_semantics::model::Formula,
) -> qufen_semantics::model::Formula {
    use qufen_semantics::model::Formula;
    let all = |parts: &[Formula]| parts.iter().map(|part| grounded(model, part)).collect();
    match formula {
        Formula::Definition(id) => grounded(model, &model.definitions[id.index()].formula),
        Formula::Not(inner) => Formula::Not(Box::new(grounded(model, inner))),
        Formula::And(parts) => Formula::And(all(parts)),
        Formula::Or(parts) => Formula::Or(all(parts)),
        other => other.clone(),
    }
}
