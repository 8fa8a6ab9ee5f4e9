//! What a proof rests on: parts of 彼方, and 约束, without which it fails.
//!
//! A distinction may hold only because one word of 彼方 is defined as it is. The reader is told, with
//! a case that slips through when the word is taken away.

use super::Note;
use super::distinction::Sides;
use crate::space::{Overrun, Region};
use crate::wording::words;
use qufen_semantics::model::{Formula, Model};

pub(super) fn notes(sides: &Sides<'_, '_>) -> Result<Vec<Note>, Overrun> {
    let mut notes = parts(sides)?;
    notes.extend(constraints(sides)?);
    Ok(notes)
}

/// The parts of 彼方 that carry the proof, each with what slips through without it.
fn parts(sides: &Sides<'_, '_>) -> Result<Vec<Note>, Overrun> {
    let (space, model) = (sides.space, sides.space.model());
    let Formula::And(parts) = &sides.distinction.that else {
        return Ok(Vec::new());
    };
    let regions: Result<Vec<Region>, _> = parts.iter().map(|part| space.formula(part)).collect();
    let regions = regions?;
    let mut notes = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let others = regions.iter().enumerate().filter(|(at, _)| *at != index);
        let others = space.all(others.map(|(_, region)| region.clone()).collect())?;
        if let Some(witness) = sides.tolerated_case(&others)? {
            notes.push(Note::Carries {
                part: words(model, part),
                means: meaning(model, part),
                witness,
            });
        }
    }
    Ok(notes)
}

/// What a defined name stands for.
fn meaning(model: &Model, part: &Formula) -> Option<String> {
    match part {
        Formula::Definition(id) => Some(words(model, &model.definitions[id.index()].formula)),
        _ => None,
    }
}

/// The 约束 that carry the proof. Cases without them do not exist, so there is none to show.
fn constraints(sides: &Sides<'_, '_>) -> Result<Vec<Note>, Overrun> {
    let space = sides.space;
    let constraints = &space.model().constraints;
    let slipping = |without: Option<usize>| -> Result<bool, Overrun> {
        let mut region = sides.that.clone();
        let kept = constraints.iter().enumerate();
        for (_, each) in kept.filter(|(at, _)| without.is_some_and(|gone| gone != *at)) {
            region = region.and(&space.formula(&each.formula)?)?;
        }
        for &outcome in &sides.tolerant {
            if !space.decided(&region, outcome)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    };
    if constraints.is_empty() || !slipping(None)? {
        return Ok(Vec::new());
    }
    let mut notes = Vec::new();
    for (index, constraint) in constraints.iter().enumerate() {
        if slipping(Some(index))? {
            notes.push(Note::Constraint(constraint.source.clone()));
        }
    }
    Ok(notes)
}
