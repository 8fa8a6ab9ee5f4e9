//! Contrast pairs: two cases that differ only in what a distinction is about, and as little as can
//! be, one on 此方 and tolerated, the other on 彼方 and not.

use super::distinction::Sides;
use crate::mentions;
use crate::space::{Overrun, Region, Space, Subject, Witness};
use qufen_semantics::model::{FactId, Model, OutcomeId};

/// Two cases. Both replay through `decide` under the same readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// On 此方 alone.
    pub this: Witness,
    /// What becomes of it.
    pub this_outcome: OutcomeId,
    /// On 彼方.
    pub that: Witness,
    /// What becomes of it.
    pub that_outcome: OutcomeId,
    /// The facts in which the two differ, in order of declaration.
    pub differing: Vec<FactId>,
}

/// Where the two cases are sought: under one choice of readings.
pub(super) struct Ground<'s, 'm> {
    space: &'s Space<'m>,
    /// The facts that the distinction is about.
    about: Vec<FactId>,
    readings: Vec<u32>,
    under: Region,
    lawful: Region,
    tolerant: Vec<OutcomeId>,
    tolerated_this: Region,
    that: Region,
}

impl<'s, 'm> Ground<'s, 'm> {
    /// The ground for 此方 `alone`, under `readings`.
    pub fn of(
        sides: &Sides<'s, 'm>,
        alone: &Region,
        readings: &[u32],
    ) -> Result<Ground<'s, 'm>, Overrun> {
        let space = sides.space;
        let under = space.under(readings)?;
        let lawful = space.lawful().given(&under)?;
        let tolerated = sides.tolerated(&alone.and(&under)?)?.given(&under)?;
        let distinction = sides.distinction;
        Ok(Ground {
            space,
            about: mentions::facts(space.model(), &[&distinction.this, &distinction.that]),
            readings: readings.to_vec(),
            that: sides.that.given(&under)?.and(&lawful)?,
            tolerated_this: tolerated.and(&lawful)?,
            tolerant: sides.tolerant.clone(),
            under,
            lawful,
        })
    }

    /// The lawful cases that are not tolerated.
    fn denied(&self) -> Result<Region, Overrun> {
        let mut denied = self.lawful.clone();
        for &outcome in &self.tolerant {
            denied = denied.minus(&self.space.is(outcome).given(&self.under)?)?;
        }
        Ok(denied)
    }
}

/// A smallest pair, and whether the second case is on 彼方; `None` when there is no pair at all.
pub(super) fn pair(ground: &Ground<'_, '_>) -> Result<Option<(Contrast, bool)>, Overrun> {
    if let Some(pair) = between(ground, &ground.that)? {
        return Ok(Some((pair, true)));
    }
    Ok(between(ground, &ground.denied()?)?.map(|pair| (pair, false)))
}

/// A tolerated case on 此方 and one of `other`, with the fewest differences.
fn between(ground: &Ground<'_, '_>, other: &Region) -> Result<Option<Contrast>, Overrun> {
    let space = ground.space;
    let mut within_reach = other.clone();
    for _ in 0..=ground.about.len() {
        let near = ground.tolerated_this.and(&within_reach)?;
        if let Some(this) = space.plain(&near)? {
            let this = with_readings(space, this, &ground.readings);
            let that = nearest(ground, &this, other)?;
            return Ok(Some(shortened(ground, &this, &that)?));
        }
        let mut wider = within_reach.clone();
        for &fact in &ground.about {
            let freed = space.freed(&within_reach, &[Subject::Fact(fact)])?;
            wider = wider.or(&freed)?;
        }
        within_reach = wider;
    }
    Ok(None)
}

fn with_readings(space: &Space<'_>, mut path: Vec<u32>, readings: &[u32]) -> Vec<u32> {
    for (level, subject) in space.subjects().enumerate() {
        if let Subject::Reading(id) = subject {
            path[level] = readings[id.index()];
        }
    }
    path
}

/// The case of `other` that differs from `this` in the fewest facts, all of them facts that the
/// distinction is about.
fn nearest(ground: &Ground<'_, '_>, this: &[u32], other: &Region) -> Result<Vec<u32>, Overrun> {
    let space = ground.space;
    let about = about(ground);
    let fixed = this.iter().zip(&about);
    let fixed: Vec<Option<u32>> = fixed.map(|(at, free)| (!free).then_some(*at)).collect();
    let within = other.and(&space.cube(&fixed)?)?;
    let path = space.cheapest(&within, |level, at| u32::from(at != this[level]))?;
    let path = path.unwrap_or_else(|| vec![None; this.len()]);
    let path = path.iter().zip(this);
    Ok(path.map(|(there, here)| there.unwrap_or(*here)).collect())
}

/// By level: whether the distinction is about it.
fn about(ground: &Ground<'_, '_>) -> Vec<bool> {
    let subjects = ground.space.subjects();
    subjects
        .map(|subject| match subject {
            Subject::Fact(id) => ground.about.contains(&id),
            Subject::Reading(_) => false,
        })
        .collect()
}

/// The two with no more findings in common than both outcomes need.
fn shortened(ground: &Ground<'_, '_>, this: &[u32], that: &[u32]) -> Result<Contrast, Overrun> {
    let space = ground.space;
    let about = about(ground);
    let (this_outcome, that_outcome) = (outcome(space, this)?, outcome(space, that)?);
    let said = |path: &[u32]| -> Vec<Option<u32>> {
        let path = path.iter().zip(&about);
        path.map(|(at, about)| about.then_some(*at)).collect()
    };
    let (this_cube, that_cube) = (space.cube(&said(this))?, space.cube(&said(that))?);
    let given = |region: &Region, cube: &Region| region.given(&ground.under)?.given(cube);
    let shared = given(space.is(this_outcome), &this_cube)?
        .and(&given(space.is(that_outcome), &that_cube)?)?
        .and(&given(space.lawful(), &that_cube)?)?;
    let common = space.witness(&shared.and(&this_cube)?)?;
    let short = common.map(|common| {
        let about = |path: &[u32]| {
            let mut known = known(space, &common);
            for (level, at) in said(path).into_iter().enumerate() {
                known[level] = at.or(known[level]);
            }
            known
        };
        (about(this), about(that))
    });
    let forced = match &short {
        Some((one, other)) => {
            forces(ground, one, this_outcome)? && forces(ground, other, that_outcome)?
        }
        None => false,
    };
    let whole = |path: &[u32]| path.iter().copied().map(Some).collect::<Vec<_>>();
    let (one, other) = match short {
        Some(short) if forced => short,
        _ => (whole(this), whole(that)),
    };
    Ok(Contrast {
        this: finish(space, &one, &ground.readings),
        this_outcome,
        that: finish(space, &other, &ground.readings),
        that_outcome,
        differing: differing(space, this, that),
    })
}

/// By level: what a witness says.
fn known(space: &Space<'_>, witness: &Witness) -> Vec<Option<u32>> {
    let mut known = space.known(&witness.case(space.model()));
    for (level, subject) in space.subjects().enumerate() {
        if matches!(subject, Subject::Reading(_)) {
            known[level] = None;
        }
    }
    known
}

/// Whether every lawful completion comes out so; presumptions must not stand against it.
fn forces(
    ground: &Ground<'_, '_>,
    known: &[Option<u32>],
    outcome: OutcomeId,
) -> Result<bool, Overrun> {
    let space = ground.space;
    let said = space.cube(known)?.and(&ground.under)?;
    let case = finish(space, known, &ground.readings).case(space.model());
    let presumed = space.cube(&space.known(&presumed(space.model(), case)))?;
    Ok(space.implies(&said, space.is(outcome))? && space.some(&presumed)?)
}

/// The case with its presumptions filled in.
fn presumed(model: &Model, mut case: qufen_semantics::model::Case) -> qufen_semantics::model::Case {
    for (found, fact) in case.facts.iter_mut().zip(&model.facts) {
        *found = found.or(fact.presumption);
    }
    case
}

/// The outcome of a case of which everything is known.
fn outcome(space: &Space<'_>, path: &[u32]) -> Result<OutcomeId, Overrun> {
    let whole: Vec<Option<u32>> = path.iter().copied().map(Some).collect();
    let cube = space.cube(&whole)?;
    for index in 0..space.model().outcomes.len() {
        let outcome = OutcomeId(index as u32);
        if !cube.and(space.is(outcome))?.is_empty() {
            return Ok(outcome);
        }
    }
    Ok(space.model().default)
}

/// Findings, and of the readings those that are not the default.
fn finish(space: &Space<'_>, known: &[Option<u32>], readings: &[u32]) -> Witness {
    let mut witness = space.said(known);
    let usual = space.default_readings();
    let options = readings.iter().zip(&usual).enumerate();
    witness.readings = options
        .filter(|(_, (chosen, usual))| chosen != usual)
        .map(|(index, (chosen, _))| (qufen_semantics::model::ReadingId(index as u32), *chosen))
        .collect();
    witness
}

fn differing(space: &Space<'_>, this: &[u32], that: &[u32]) -> Vec<FactId> {
    let levels = space.subjects().zip(this.iter().zip(that));
    let mut facts: Vec<FactId> = levels
        .filter(|(_, (one, other))| one != other)
        .filter_map(|(subject, _)| match subject {
            Subject::Fact(id) => Some(id),
            Subject::Reading(_) => None,
        })
        .collect();
    facts.sort_unstable();
    facts
}
