//! Conditions within a clause that say nothing new, and alternatives that change nothing.
//!
//! A condition is taken away in thought, where something else says it already: a requirement, the
//! lead-in, the other conditions. A condition that hangs on a reading and that every case meets under the
//! default ones is left alone: it is there for the sake of the others.

use super::study::{Study, View};
use crate::mentions;
use crate::space::{Overrun, Region, Subject};
use qufen_semantics::model::{ClauseId, Formula};

/// What makes a condition superfluous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Already {
    /// A requirement of the outcome.
    Requirement(ClauseId),
    /// The lead-in of the rule.
    Lead(ClauseId),
    /// The other conditions of the clause.
    Own,
    /// Nothing need say it: no case lacks it.
    Always,
}

/// One superfluous condition.
pub(super) struct Superfluous {
    /// Its place among the parts of the ground.
    pub at: usize,
    pub part: Formula,
    pub already: Already,
    /// Under all readings, or only under the default ones.
    pub always: bool,
}

/// What was found in a ground: superfluous parts, and idle alternatives by part and place.
type Examined = (Vec<Superfluous>, Vec<(usize, usize)>);

/// The superfluous parts of a ground, and the idle alternatives of the others.
pub(super) fn examine(study: &Study<'_, '_>, index: usize) -> Result<Examined, Overrun> {
    let ground = &study.grounds[index];
    let (mut superfluous, mut idle) = (Vec::new(), Vec::new());
    // Two conditions that say the same cannot both be let go.
    let mut gone: Vec<usize> = Vec::new();
    for at in 0..ground.parts.len() {
        if ground.parts.len() + ground.lead.len() > 1
            && let Some(found) = superfluous_part(study, index, at, &gone)?
        {
            if found.already == Already::Own {
                gone.push(at);
            }
            superfluous.push(found);
            continue;
        }
        for which in idle_alternatives(study, index, at)? {
            idle.push((at, which));
        }
    }
    Ok((superfluous, idle))
}

/// Whether the formula speaks of a reading.
pub(super) fn of_a_reading(study: &Study<'_, '_>, formula: &Formula) -> bool {
    let subjects = mentions::subjects(study.model, formula);
    subjects.iter().any(|it| matches!(it, Subject::Reading(_)))
}

/// The lead-in and all parts but some.
pub(super) fn without(
    study: &Study<'_, '_>,
    view: &View<'_, '_>,
    index: usize,
    gone: &[usize],
) -> Result<Region, Overrun> {
    let mut region = view.lawful.and(&view.leads[index])?;
    for (other, part) in study.grounds[index].parts.iter().enumerate() {
        if !gone.contains(&other) {
            region = region.and(&view.space.formula(part)?)?;
        }
    }
    Ok(region)
}

fn superfluous_part(
    study: &Study<'_, '_>,
    index: usize,
    at: usize,
    gone: &[usize],
) -> Result<Option<Superfluous>, Overrun> {
    let gone = [gone, &[at]].concat();
    let part = &study.grounds[index].parts[at];
    let already = said_already(study, &study.usual, index, at, &gone)?;
    // What holds in every case under a reading is there for the sake of the other readings.
    let Some(already) =
        already.filter(|already| *already != Already::Always || !of_a_reading(study, part))
    else {
        return Ok(None);
    };
    let always = said_already(study, &study.all, index, at, &gone)?.as_ref() == Some(&already);
    Ok(Some(Superfluous {
        at,
        part: part.clone(),
        already,
        always,
    }))
}

/// What says the part already, under the view's readings.
fn said_already(
    study: &Study<'_, '_>,
    view: &View<'_, '_>,
    index: usize,
    at: usize,
    gone: &[usize],
) -> Result<Option<Already>, Overrun> {
    let ground = &study.grounds[index];
    let part = view.space.formula(&ground.parts[at])?;
    let missing = view.lawful.minus(&part)?;
    if missing.is_empty() {
        return Ok(Some(Already::Always));
    }
    for requirement in study.requirements(ground.outcome) {
        if missing.and(&view.required[requirement])?.is_empty() {
            let clause = study.model.requirements[requirement].clause;
            return Ok(Some(Already::Requirement(clause)));
        }
    }
    if missing.and(&view.leads[index])?.is_empty() {
        return Ok(Some(Already::Lead(ground.rule)));
    }
    let others = without(study, view, index, gone)?;
    Ok(others.and(&missing)?.is_empty().then_some(Already::Own))
}

/// The alternatives of a part without which, all together, no outcome changes under any reading.
fn idle_alternatives(
    study: &Study<'_, '_>,
    index: usize,
    at: usize,
) -> Result<Vec<usize>, Overrun> {
    let Formula::Or(alternatives) = &study.grounds[index].parts[at] else {
        return Ok(Vec::new());
    };
    let mut idle = Vec::new();
    for (which, alternative) in alternatives.iter().enumerate() {
        let gone = [&*idle, &[which]].concat();
        if !of_a_reading(study, alternative)
            && idle_in(study, &study.usual, index, at, &gone)?
            && idle_in(study, &study.all, index, at, &gone)?
        {
            idle = gone;
        }
    }
    Ok(idle)
}

/// Whether no outcome changes without these alternatives of a part.
fn idle_in(
    study: &Study<'_, '_>,
    view: &View<'_, '_>,
    index: usize,
    at: usize,
    gone: &[usize],
) -> Result<bool, Overrun> {
    let ground = &study.grounds[index];
    let Formula::Or(alternatives) = &ground.parts[at] else {
        return Ok(false);
    };
    let mut change = without(study, view, index, &[at])?;
    let mut lost = study.space.nothing().clone();
    for (other, alternative) in alternatives.iter().enumerate() {
        let region = view.space.formula(alternative)?;
        if gone.contains(&other) {
            lost = lost.or(&region)?;
        } else {
            change = change.minus(&region)?;
        }
    }
    let change = change.and(&lost)?;
    let requirements = study.requirements(ground.outcome);
    Ok(!study.decides(view, &change, ground.outcome, &[index], &requirements)?)
}
