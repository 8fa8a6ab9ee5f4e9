//! When a judgement turns on one of its conditions: all that could mask it stands aside.

use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::Formula;

/// By condition of the formula, in order: the cases in which the formula is true or false as that
/// one occurrence is, all else unchanged.
pub fn turning(space: &Space<'_>, formula: &Formula) -> Result<Vec<Region>, Overrun> {
    let mut found = Vec::new();
    descend(space, formula, space.everything().clone(), &mut found)?;
    Ok(found)
}

/// `here` are the cases in which the whole turns on `formula`.
fn descend(
    space: &Space<'_>,
    formula: &Formula,
    here: Region,
    found: &mut Vec<Region>,
) -> Result<(), Overrun> {
    match formula {
        Formula::Constant(_) => Ok(()),
        Formula::Not(inner) => descend(space, inner, here, found),
        Formula::And(parts) => {
            let aside: Result<Vec<_>, _> = parts.iter().map(|part| space.formula(part)).collect();
            among(space, parts, &aside?, here, found)
        }
        Formula::Or(parts) => {
            let aside = parts.iter().map(|part| Ok(space.formula(part)?.not()));
            let aside: Result<Vec<_>, _> = aside.collect();
            among(space, parts, &aside?, here, found)
        }
        _ => {
            found.push(here);
            Ok(())
        }
    }
}

/// The whole turns on a part where all its siblings stand aside.
fn among(
    space: &Space<'_>,
    parts: &[Formula],
    aside: &[Region],
    here: Region,
    found: &mut Vec<Region>,
) -> Result<(), Overrun> {
    // What the later siblings leave, from the last backwards.
    let mut after = vec![space.everything().clone()];
    for region in aside.iter().skip(1).rev() {
        let last = &after[after.len() - 1];
        after.push(region.and(last)?);
    }
    let mut before = here;
    for (part, own) in parts.iter().zip(aside) {
        let later = after.pop().unwrap_or_else(|| space.everything().clone());
        descend(space, part, before.and(&later)?, found)?;
        before = before.and(own)?;
    }
    Ok(())
}
