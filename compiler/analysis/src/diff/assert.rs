//! `diff --assert`: whether a claim about two versions holds.
//!
//! A claim is about the cases that are compared. 恒 must hold in each of them under every reading, the
//! shared ones alike, and under the default readings of each version; 可能 must hold in one of them
//! under the default readings. A claim that names a reading is asked under all readings only.

use super::claim::{Claimed, read};
use super::field::Field;
use super::outcomes::Grain;
use super::side::Version;
use super::{Correspondence, Joint, Question, Testimony, searched};
use crate::space::{Budget, Overrun, growing};
use qufen_diagnostics::{Diagnostic, Span};
use qufen_semantics::model::{Formula, Model, OutcomeId};

/// What came of a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds; for 可能, with a case of it.
    Holds(Option<Instance>),
    /// It does not; for 恒, with a case that breaks it.
    Fails(Option<Instance>),
    /// Not established within the budget.
    Incomplete,
    /// The text of a version is not held.
    NotHeld,
}

/// One case that decides a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// What the old version makes of it.
    pub from: OutcomeId,
    /// What the new version makes of it.
    pub to: OutcomeId,
    /// The case. The claim comes out as said whatever the facts are that it leaves open.
    pub witness: Testimony,
}

/// Whether a claim holds of two versions.
///
/// # Errors
/// What cannot be read or names nothing, placed in `text`.
pub fn assert(
    old: &Model,
    new: &Model,
    same: &Correspondence,
    text: &str,
    budget: Budget,
) -> Result<Verdict, Vec<Diagnostic<Span>>> {
    let (joint, sides) = Joint::of(old, new, same);
    let mut question = Question::new(&joint, &sides, same, Grain::Whole);
    let claimed = read(&question, text)?;
    if !old.instrument.text_held || !new.instrument.text_held {
        return Ok(Verdict::NotHeld);
    }
    question.tell_apart(&claimed.formula);
    // The case that decides: one that breaks 恒, or one that fulfils 可能.
    let goal = match claimed.always {
        true => claimed.formula.clone().negated(),
        false => claimed.formula.clone(),
    };
    let Ok(found) = sought(&question, &claimed, &goal, budget) else {
        return Ok(Verdict::Incomplete);
    };
    Ok(match (claimed.always, found) {
        (true, None) => Verdict::Holds(None),
        (true, found) => Verdict::Fails(found),
        (false, None) => Verdict::Fails(None),
        (false, found) => Verdict::Holds(found),
    })
}

/// A case of the goal, under the default readings if there is one.
fn sought(
    question: &Question<'_>,
    claimed: &Claimed,
    goal: &Formula,
    budget: Budget,
) -> Result<Option<Instance>, Overrun> {
    let names_reading = names_reading(goal);
    if !names_reading {
        let found = within(question, &question.usual, goal, budget);
        match found {
            Ok(Some(instance)) => return Ok(Some(instance)),
            Ok(None) if !claimed.always => return Ok(None),
            Ok(None) => {}
            Err(Overrun) => match searched::instance(question, goal, true) {
                Ok(Some(instance)) => return Ok(Some(instance)),
                Ok(None) if !claimed.always => return Ok(None),
                Ok(None) => {}
                Err(overrun) => return Err(overrun),
            },
        }
    }
    within(question, &question.model, goal, budget)
        .or_else(|Overrun| searched::instance(question, goal, false))
}

fn names_reading(formula: &Formula) -> bool {
    let mut named = false;
    formula.walk(&mut |part| named |= matches!(part, Formula::Reading(..)));
    named
}

fn within(
    question: &Question<'_>,
    model: &Model,
    goal: &Formula,
    budget: Budget,
) -> Result<Option<Instance>, Overrun> {
    growing(question.first_attempt(), budget, |nodes| {
        let space = question.space(model, nodes)?;
        let field = Field::of(
            &space,
            question.sides,
            &question.strands,
            &question.concluding,
        )?;
        plainest(&field, goal)
    })
}

/// The case of the goal that says least, whatever its outcomes are.
fn plainest(field: &Field<'_, '_>, goal: &Formula) -> Result<Option<Instance>, Overrun> {
    let goal = field.formula(goal)?;
    let cases = goal.and(&field.compared)?;
    if cases.is_empty() {
        return Ok(None);
    }
    let mut best: Option<Instance> = None;
    let (before, after) = (field.sides.old.model, field.sides.new.model);
    for from in (0..before.outcomes.len() as u32).map(OutcomeId) {
        let part = cases.and(&field.is(Version::Old, from)?)?;
        for to in (0..after.outcomes.len() as u32).map(OutcomeId) {
            let inside = part.and(&field.is(Version::New, to)?)?;
            if inside.is_empty() {
                continue;
            }
            let witness = field.testify(&inside, || {
                let mut allowed = field.allowed(from, to)?;
                allowed.push((field.compared.clone(), goal.clone()));
                Ok(allowed)
            })?;
            let said = |it: &Testimony| it.joint.facts.len() + it.joint.readings.len();
            if best
                .as_ref()
                .is_none_or(|it| said(&witness) < said(&it.witness))
            {
                best = Some(Instance { from, to, witness });
            }
        }
    }
    Ok(best)
}
