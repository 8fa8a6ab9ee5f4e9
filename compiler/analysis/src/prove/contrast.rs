//! Contrast pairs: two cases that differ only in what a distinction is about, and as little as can
//! be, one on 此方 and tolerated, the other on 彼方 and not.

use super::distinction::Sides;
use crate::mentions;
use crate::space::{Overrun, Region, Space, Subject, Witness};
use qufen_semantics::model::{Case, FactId, Model, OutcomeId, ReadingId};

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
struct Ground<'s, 'm> {
    space: &'s Space<'m>,
    /// The facts that the distinction is about.
    about: Vec<FactId>,
    readings: Vec<u32>,
    tolerant: &'s [OutcomeId],
    tolerated_this: Region,
    that: Region,
}

/// A smallest pair under these readings, of which 此方 is `alone`, and whether the second case is on 彼方;
/// `None` when there is no pair at all.
pub(super) fn pair(
    sides: &Sides<'_, '_>,
    alone: &Region,
    readings: Vec<u32>,
) -> Result<Option<(Contrast, bool)>, Overrun> {
    let settled;
    let space = if readings == sides.space.default_readings() {
        sides.space.usual()?
    } else {
        settled = sides.space.under_readings(&readings)?;
        &settled
    };
    let cube = sides.space.under(&readings)?;
    let distinction = sides.distinction;
    let ground = Ground {
        space,
        about: mentions::facts(space.model(), &[&distinction.this, &distinction.that]),
        readings,
        tolerant: &sides.tolerant,
        tolerated_this: sides.tolerated_in(space, &alone.given(&cube)?)?,
        that: sides.that.given(&cube)?.and(space.lawful())?,
    };
    if let Some(pair) = ground.between(&ground.that)? {
        return Ok(Some((pair, true)));
    }
    Ok(ground.between(&ground.denied()?)?.map(|pair| (pair, false)))
}

impl Ground<'_, '_> {
    /// The lawful cases that are not tolerated.
    fn denied(&self) -> Result<Region, Overrun> {
        let mut denied = self.space.lawful().clone();
        for &outcome in self.tolerant {
            denied = denied.minus(self.space.is(outcome)?)?;
        }
        Ok(denied)
    }

    /// A tolerated case on 此方 and one of `other`, with the fewest differences.
    fn between(&self, other: &Region) -> Result<Option<Contrast>, Overrun> {
        let space = self.space;
        let mut within_reach = other.clone();
        for _ in 0..=self.about.len() {
            let near = self.tolerated_this.and(&within_reach)?;
            if let Some(this) = space.plain(&near) {
                let that = self.nearest(&this, other)?;
                return Ok(Some(self.shortened(&this, &that)?));
            }
            let mut wider = within_reach.clone();
            for &fact in &self.about {
                let freed = space.freed(&within_reach, &[Subject::Fact(fact)])?;
                wider = wider.or(&freed)?;
            }
            within_reach = wider;
        }
        Ok(None)
    }

    /// The case of `other` that differs from `this` in the fewest facts, all of them facts that the
    /// distinction is about.
    fn nearest(&self, this: &[u32], other: &Region) -> Result<Vec<u32>, Overrun> {
        let space = self.space;
        let about = self.by_level();
        let fixed = this.iter().zip(&about);
        let fixed: Vec<Option<u32>> = fixed.map(|(at, free)| (!free).then_some(*at)).collect();
        let within = other.and(&space.cube(&fixed)?)?;
        let path = space.cheapest(&within, |level, at| u64::from(at != this[level]))?;
        let path = path.unwrap_or_else(|| vec![None; this.len()]);
        let path = path.iter().zip(this);
        Ok(path.map(|(there, here)| there.unwrap_or(*here)).collect())
    }

    /// By level: whether the distinction is about it.
    fn by_level(&self) -> Vec<bool> {
        let about = |subject| match subject {
            Subject::Fact(id) => self.about.contains(&id),
            Subject::Reading(_) => false,
        };
        self.space.subjects().map(about).collect()
    }

    /// The two with no more findings in common than both outcomes need.
    fn shortened(&self, this: &[u32], that: &[u32]) -> Result<Contrast, Overrun> {
        let space = self.space;
        let about = self.by_level();
        let (this_outcome, that_outcome) = (self.outcome(this)?, self.outcome(that)?);
        let said = |path: &[u32]| -> Vec<Option<u32>> {
            let path = path.iter().zip(&about);
            path.map(|(at, about)| about.then_some(*at)).collect()
        };
        let (this_cube, that_cube) = (space.cube(&said(this))?, space.cube(&said(that))?);
        let shared = (space.is(this_outcome)?.given(&this_cube)?)
            .and(&space.is(that_outcome)?.given(&that_cube)?)?
            .and(&space.lawful().given(&that_cube)?)?;
        let common = space.witness(&shared.and(&this_cube)?)?;
        let short = common.map(|common| {
            let known = space.known(&common.case(space.model()));
            let about = |path: &[u32]| -> Vec<Option<u32>> {
                let both = said(path).into_iter().zip(&known).zip(space.subjects());
                both.map(|((said, known), subject)| match subject {
                    Subject::Fact(_) => said.or(*known),
                    Subject::Reading(_) => None,
                })
                .collect()
            };
            (about(this), about(that))
        });
        let forced = match &short {
            Some((one, other)) => {
                self.forces(one, this_outcome)? && self.forces(other, that_outcome)?
            }
            None => false,
        };
        let whole = |path: &[u32]| path.iter().copied().map(Some).collect::<Vec<_>>();
        let (one, other) = match short {
            Some(short) if forced => short,
            _ => (whole(this), whole(that)),
        };
        Ok(Contrast {
            this: self.told(&one),
            this_outcome,
            that: self.told(&other),
            that_outcome,
            differing: self.differing(this, that),
        })
    }

    /// Whether every lawful completion comes out so; presumptions must not stand against it.
    fn forces(&self, known: &[Option<u32>], outcome: OutcomeId) -> Result<bool, Overrun> {
        let space = self.space;
        let said = space.cube(known)?;
        let case = presumed(space.model(), self.told(known).case(space.model()));
        let presumed = space.cube(&space.known(&case))?;
        Ok(space.implies(&said, space.is(outcome)?)? && space.some(&presumed)?)
    }

    /// The outcome of a case of which everything is known.
    fn outcome(&self, path: &[u32]) -> Result<OutcomeId, Overrun> {
        for index in 0..self.space.model().outcomes.len() {
            let outcome = OutcomeId(index as u32);
            if self.space.holds(self.space.is(outcome)?, path) {
                return Ok(outcome);
            }
        }
        Ok(self.space.model().default)
    }

    /// Findings, and of the readings those that are not the default.
    fn told(&self, known: &[Option<u32>]) -> Witness {
        let mut witness = self.space.said(known);
        let usual = self.space.default_readings();
        let options = self.readings.iter().zip(&usual).enumerate();
        witness.readings = options
            .filter(|(_, (chosen, usual))| chosen != usual)
            .map(|(index, (chosen, _))| (ReadingId(index as u32), *chosen))
            .collect();
        witness
    }

    fn differing(&self, this: &[u32], that: &[u32]) -> Vec<FactId> {
        let levels = self.space.subjects().zip(this.iter().zip(that));
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
}

/// The case with its presumptions filled in.
fn presumed(model: &Model, mut case: Case) -> Case {
    for (found, fact) in case.facts.iter_mut().zip(&model.facts) {
        *found = found.or(fact.presumption);
    }
    case
}
