//! 区分: no case on 彼方 is tolerated, some case on 此方 alone is, and a contrast pair shows it.

use super::{Note, Reason, Verdict, carrying, contrast, tolerance};
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
    let readings = tolerated.case(space.model()).readings;
    match contrast::pair(&sides, &alone, readings)? {
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

impl Sides<'_, '_> {
    /// The tolerated cases of a region.
    pub fn tolerated(&self, region: &Region) -> Result<Region, Overrun> {
        self.tolerated_in(self.space, region)
    }

    /// The same in the space of some choice of readings.
    pub fn tolerated_in(&self, space: &Space<'_>, region: &Region) -> Result<Region, Overrun> {
        let mut all = space.nothing().clone();
        let lawful = space.lawful().and(region)?;
        for &outcome in &self.tolerant {
            all = all.or(&space.decided(&lawful, outcome)?)?;
        }
        Ok(all)
    }

    /// The plainest tolerated case of a region: under the default readings, else under some.
    pub fn tolerated_case(&self, region: &Region) -> Result<Option<Witness>, Overrun> {
        let (space, usual) = (self.space, self.space.usual()?);
        let region_then = region.given(&space.under(&space.default_readings())?)?;
        match usual.witness_among(&self.tolerated_in(usual, &region_then)?)? {
            Some(witness) => Ok(Some(witness)),
            None => space.witness_among(&self.tolerated(region)?),
        }
    }

    /// (1) No case on 彼方 is tolerated; and there are cases on 彼方, within the scope.
    fn that_is_denied(&self) -> Result<Option<Verdict>, Overrun> {
        if self.tolerant.is_empty() {
            let reason = tolerance::nothing_tolerated(self.space.model());
            return Ok(Some(Verdict::refuted(reason, None)));
        }
        let slipping = self.tolerated(&self.that)?;
        if let Some(witness) = self.space.witness_among(&slipping)? {
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
