//! 区分: no case on 彼方 is tolerated, some case on 此方 alone is, and a contrast pair shows it.

use super::contrast::{self, Ground};
use super::{Note, Reason, Verdict, carrying, tolerance};
use crate::space::{Overrun, Region, Space, Witness};
use qufen_semantics::model::{Distinction, OutcomeId};

/// A distinction over the space.
pub(super) struct Sides<'s, 'm> {
    pub space: &'s Space<'m>,
    pub distinction: &'s Distinction,
    pub tolerant: Vec<OutcomeId>,
    pub this: Region,
    pub that: Region,
}

pub(super) fn prove(space: &Space<'_>, distinction: &Distinction) -> Result<Verdict, Overrun> {
    let sides = Sides {
        space,
        distinction,
        tolerant: tolerance::tolerant(space.model()),
        this: space.formula(&distinction.this)?,
        that: space.formula(&distinction.that)?,
    };
    if let Some(refuted) = sides.that_is_denied()? {
        return Ok(refuted);
    }
    let alone = sides.this.minus(&sides.that)?;
    let tolerated = match sides.this_is_granted(&alone)? {
        Ok(witness) => witness,
        Err(refuted) => return Ok(refuted),
    };
    let mut verdict = Verdict::proved();
    verdict.notes = sides.notes(&tolerated)?;
    let ground = Ground::of(&sides, &alone, &readings(space, &tolerated))?;
    match contrast::pair(&ground)? {
        Some((pair, both_sides)) => {
            verdict.contrast = Some(pair);
            if !both_sides {
                verdict.notes.push(Note::OneSided);
            }
            Ok(verdict)
        }
        None => Ok(Verdict::refuted(Reason::NoContrast, Some(tolerated))),
    }
}

/// The readings of a witness, the default ones where it leaves them open.
fn readings(space: &Space<'_>, witness: &Witness) -> Vec<u32> {
    witness.case(space.model()).readings
}

impl Sides<'_, '_> {
    /// The tolerated cases of a region. What is required is asked first: it is small, and mostly
    /// leaves nothing to ask.
    pub fn tolerated(&self, region: &Region) -> Result<Region, Overrun> {
        let mut all = self.space.nothing().clone();
        let lawful = self.space.lawful().and(region)?;
        for &outcome in &self.tolerant {
            let eligible = lawful.and(self.asked(outcome))?;
            if !eligible.is_empty() {
                all = all.or(&eligible.and(self.space.is(outcome))?)?;
            }
        }
        Ok(all)
    }

    /// The plainest tolerated case of a region: under the default readings, else under some.
    pub fn tolerated_case(&self, region: &Region) -> Result<Option<Witness>, Overrun> {
        let space = self.space;
        let usual = space.under(&space.default_readings())?;
        let tolerated = self.tolerated(&region.and(&usual)?)?.given(&usual)?;
        match space.witness(&tolerated.and(&space.lawful().given(&usual)?)?)? {
            Some(witness) => Ok(Some(witness)),
            None => space.witness(&self.tolerated(region)?),
        }
    }

    /// What every case of the outcome meets: its 须, unless it may also come about without a rule.
    pub fn asked(&self, outcome: OutcomeId) -> &Region {
        let model = self.space.model();
        if outcome == model.default || model.out_of_scope == Some(outcome) {
            self.space.everything()
        } else {
            self.space.required(outcome)
        }
    }

    /// (1) No case on 彼方 is tolerated; and there are cases on 彼方, within the scope.
    fn that_is_denied(&self) -> Result<Option<Verdict>, Overrun> {
        if self.tolerant.is_empty() {
            let reason = tolerance::nothing_tolerated(self.space.model());
            return Ok(Some(Verdict::refuted(reason, None)));
        }
        let slipping = self.tolerated(&self.that)?;
        if let Some(witness) = self.space.witness(&slipping)? {
            return Ok(Some(Verdict::refuted(Reason::ThatTolerated, Some(witness))));
        }
        let reached = self.that.and(self.space.inside())?;
        let possible = self.space.some(&reached)?;
        Ok((!possible).then(|| Verdict::refuted(Reason::ThatImpossible, None)))
    }

    /// (2) Some case on 此方 alone is tolerated: under the default readings, else under some.
    fn this_is_granted(&self, alone: &Region) -> Result<Result<Witness, Verdict>, Overrun> {
        let space = self.space;
        if let Some(witness) = self.tolerated_case(alone)? {
            return Ok(Ok(witness));
        }
        Ok(Err(match space.witness(&alone.and(space.inside())?)? {
            Some(case) => Verdict::refuted(Reason::ThisNeverTolerated, Some(case)),
            None => Verdict::refuted(Reason::ThisImpossible, None),
        }))
    }

    fn notes(&self, tolerated: &Witness) -> Result<Vec<Note>, Overrun> {
        let model = self.space.model();
        let mut notes = carrying::notes(self)?;
        let unusual = tolerated
            .readings
            .iter()
            .filter(|(id, option)| model.readings[id.index()].default != *option);
        let unusual: Vec<(String, String)> = unusual
            .map(|(id, option)| {
                let reading = &model.readings[id.index()];
                let label = &reading.options[*option as usize].0;
                (reading.name.clone(), label.clone())
            })
            .collect();
        if !unusual.is_empty() {
            notes.push(Note::OnlyUnder(unusual));
        }
        Ok(notes)
    }
}
