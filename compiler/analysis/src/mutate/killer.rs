//! The plainest case that would notice a slip, tried before it is told.

use super::aspects::{Aspect, Part, Said};
use super::bench::{decision, possible};
use super::inputs::alike;
use super::mutant::Mutant;
use super::verdict::Killer;
use crate::space::{Overrun, Region, Space, Subject, Witness};
use qufen_evaluator::{Decision, Values};
use qufen_semantics::model::{Case, FactId, Model, OutcomeId};
use std::collections::BTreeMap;

/// The law and the slip over one diagram.
pub struct Pair<'p, 'b, 'c> {
    /// The law.
    pub law: &'p Space<'b>,
    /// What decisions under the law say.
    pub said: &'p Said,
    /// The law with the slip.
    pub slipped: &'p Space<'c>,
    /// The slip.
    pub mutant: &'p Mutant,
}

/// The cases that the slip brings into an outcome, or takes out of it.
struct Move<'n> {
    outcome: &'n str,
    entering: Region,
    leaving: Region,
}

impl Pair<'_, '_, '_> {
    /// The cases that come out otherwise under the slip, by both outcomes.
    ///
    /// The region of the 缺省 is as large as all others together, so it is never looked at: what
    /// leaves it or comes to it is what enters or leaves the others, and comes from or goes to none
    /// of them.
    pub fn transitions(&self) -> Result<Vec<Region>, Overrun> {
        let (law, slipped) = (self.law.model(), self.slipped.model());
        let moves = self.moves()?;
        let default = &law.outcomes[law.default.index()];
        let mut all = Vec::new();
        for to in &slipped.outcomes {
            for from in law.outcomes.iter().filter(|from| *from != to) {
                let found = |name: &String| moves.iter().find(|each| each.outcome == *name);
                let mut others = moves
                    .iter()
                    .filter(|it| it.outcome != *from && it.outcome != *to);
                let region = match (found(from), found(to)) {
                    (Some(one), Some(other)) => one.leaving.and(&other.entering)?,
                    (Some(one), None) if to == default => {
                        others.try_fold(one.leaving.clone(), |rest, it| rest.minus(&it.entering))?
                    }
                    (None, Some(other)) if from == default => others
                        .try_fold(other.entering.clone(), |rest, it| rest.minus(&it.leaving))?,
                    _ => continue,
                };
                if self.law.some(&region)? {
                    all.push(region);
                }
            }
        }
        Ok(all)
    }

    /// The outcomes but for the 缺省, which is one under both laws, that the slip touches.
    fn moves(&self) -> Result<Vec<Move<'_>>, Overrun> {
        let (law, slipped) = (self.law.model(), self.slipped.model());
        let mut moves = Vec::new();
        for (index, name) in law.outcomes.iter().enumerate() {
            let (id, other) = (OutcomeId(index as u32), slipped.outcome(name));
            let Some(other) = other.filter(|_| id != law.default) else {
                continue;
            };
            let (meant, written) = (self.law.is(id)?, self.slipped.is(other)?);
            if meant == written && self.mutant.default_reading().is_none() {
                continue;
            }
            let (meant, written) = (self.seen_law(meant)?, self.seen_slipped(written)?);
            moves.push(Move {
                outcome: name,
                entering: written.minus(&meant)?,
                leaving: meant.minus(&written)?,
            });
        }
        Ok(moves)
    }

    /// Whether one of the transitions may concern a scenario with this room.
    pub fn concerns(&self, transitions: &[Region], room: &Region) -> Result<bool, Overrun> {
        if self.mutant.default_reading().is_some() {
            return Ok(!transitions.is_empty());
        }
        for region in transitions {
            if !region.and(room)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The cases that come out alike but for other reasons, by what is said differently.
    pub fn other_reasons(&self) -> Result<Vec<Region>, Overrun> {
        let defaults = self.mutant.default_reading().is_some();
        let mut all = Vec::new();
        for part in Part::ALL {
            if part != Part::Consequences && self.mutant.is_consequence() {
                continue;
            }
            if defaults || !alike(part, self.law, self.slipped)? {
                self.said_otherwise(part, &mut all)?;
            }
        }
        Ok(all)
    }

    fn said_otherwise(&self, part: Part, all: &mut Vec<Region>) -> Result<(), Overrun> {
        let (law, slipped) = (self.said.of(part, self.law)?, part.aspects(self.slipped)?);
        let mut both: BTreeMap<&Aspect, [Option<&Region>; 2]> = BTreeMap::new();
        for (aspect, region) in law.iter() {
            both.entry(aspect).or_default()[0] = Some(region);
        }
        for (aspect, region) in &slipped {
            both.entry(aspect).or_default()[1] = Some(region);
        }
        let nothing = self.law.nothing();
        for [meant, slipped] in both.into_values() {
            if meant == slipped && self.mutant.default_reading().is_none() {
                continue;
            }
            let meant = self.seen_law(meant.unwrap_or(nothing))?;
            let slipped = self.seen_slipped(slipped.unwrap_or(nothing))?;
            for region in [meant.minus(&slipped)?, slipped.minus(&meant)?] {
                if self.law.some(&region)? {
                    all.push(region);
                }
            }
        }
        Ok(())
    }

    /// Of a case that leaves the reading of the slip open, under the law's default.
    fn seen_law(&self, region: &Region) -> Result<Region, Overrun> {
        match self.mutant.default_reading() {
            Some((reading, _)) => {
                let default = self.law.model().readings[reading.index()].default;
                self.given(region, Subject::Reading(reading), default)
            }
            None => Ok(region.clone()),
        }
    }

    /// The same under the slip's default.
    fn seen_slipped(&self, region: &Region) -> Result<Region, Overrun> {
        match self.mutant.default_reading() {
            Some((reading, option)) => self.given(region, Subject::Reading(reading), option),
            None => Ok(region.clone()),
        }
    }

    fn given(
        &self,
        region: &Region,
        subject: Subject,
        alternative: u32,
    ) -> Result<Region, Overrun> {
        let chosen = self
            .law
            .subjects()
            .map(|it| (it == subject).then_some(alternative));
        region.given(&self.law.cube(&chosen.collect::<Vec<_>>())?)
    }

    /// The plainest case in one of the regions whose decision, as it would be recorded, differs:
    /// under the default readings where there is one, and decided where there is one.
    pub fn killer(&self, regions: &[Region]) -> Result<Option<Killer>, Overrun> {
        let defaults = Case::unknown(self.law.model()).readings;
        let usual = self.law.under(&defaults)?;
        for narrow in [Some(&usual), None] {
            let mut witnesses = Vec::new();
            for region in regions {
                let region = narrow.map_or(Ok(region.clone()), |it| region.and(it))?;
                for outcome in 0..self.law.model().outcomes.len() {
                    let decided = self.law.decided(&region, OutcomeId(outcome as u32))?;
                    witnesses.extend(self.law.witness(&decided)?);
                    // Mostly all had the same outcome.
                    if decided == region {
                        break;
                    }
                }
            }
            witnesses.sort_by_key(said);
            for witness in &witnesses {
                let plain = witness.case(self.law.model());
                if let Some(killer) = self.tried(plain.clone())? {
                    return Ok(Some(killer));
                }
                if let Some(killer) = self.tried(self.filled(plain)?)? {
                    return Ok(Some(self.shortened(killer)?));
                }
            }
        }
        Ok(None)
    }

    /// The case without the findings that are not needed for the same difference.
    fn shortened(&self, mut killer: Killer) -> Result<Killer, Overrun> {
        for index in (0..killer.case.facts.len()).rev() {
            let mut shorter = killer.case.clone();
            if shorter.facts[index].take().is_none() {
                continue;
            }
            if let Some(other) = self.tried(shorter)?
                && (&other.meant, &other.slipped) == (&killer.meant, &killer.slipped)
            {
                killer = other;
            }
        }
        Ok(killer)
    }

    /// The case, when its decision under the slip is another.
    fn tried(&self, case: Case) -> Result<Option<Killer>, Overrun> {
        let slipped_case = self.mutant.case(&case, &[]);
        let meant = decided(self.law, &case)?;
        let slipped = decided(self.slipped, &slipped_case)?;
        let killer = |(meant, slipped): (Decision, Decision)| {
            (meant != slipped).then_some(Killer {
                case,
                meant: meant.possible,
                slipped: slipped.possible,
            })
        };
        Ok(meant.zip(slipped).and_then(killer))
    }

    /// The case with every open fact as ordinary as it can lawfully be.
    fn filled(&self, mut case: Case) -> Result<Case, Overrun> {
        let model: &Model = self.law.model();
        for index in 0..model.facts.len() {
            let id = FactId(index as u32);
            if case.get(id).is_some() {
                continue;
            }
            let cells = self.law.cells().fact(id);
            let ordinary = self.law.ordinary(Subject::Fact(id)) as usize;
            let rest = (0..cells.count()).filter(|cell| *cell != ordinary);
            for cell in std::iter::once(ordinary).chain(rest) {
                case.set(id, Some(cells.representative(cell)));
                let cube = self.law.cube(&self.law.known(&case))?;
                if self.law.some(&cube)? {
                    break;
                }
            }
        }
        Ok(case)
    }
}

/// How much a witness says.
fn said(witness: &Witness) -> usize {
    witness.facts.len() + witness.readings.len()
}

/// The decision as it is compared; `None` for a case that cannot be.
pub fn decided(space: &Space<'_>, case: &Case) -> Result<Option<Decision>, Overrun> {
    let possible = possible(space, case)?;
    if possible.is_empty() {
        return Ok(None);
    }
    let values = Values::of(space.model(), case).decided(&possible);
    Ok(Some(decision(space.model(), case, &values, &possible)))
}
