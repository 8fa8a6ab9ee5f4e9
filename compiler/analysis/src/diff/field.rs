//! Both versions over one diagram, under their default readings and under all.

use super::side::{Side, Sides, Version, testimony};
use super::strand::Strand;
use super::{Joint, Testimony};
use crate::space::{Graph, Overrun, Region, Space, Subject, Weights};
use num_bigint::BigUint;
use num_traits::{ToPrimitive, Zero};
use qufen_semantics::model::{Formula, ReadingId};

/// Where each version's outcomes hold.
pub(super) struct Field<'s, 'm> {
    pub space: &'s Space<'m>,
    pub sides: &'s Sides<'s>,
    pub old: View,
    pub new: View,
    /// The cases that are compared, under the default readings.
    pub compared: Region,
    weights: Weights,
    total: BigUint,
    /// The cases that each version allows, for the default readings.
    allowed: [Graph; 2],
}

/// One version.
pub(super) struct View {
    /// Its cases, under any readings.
    pub lawful: Region,
    /// By own outcome, under any readings.
    pub is: Vec<Region>,
    /// Under its default readings.
    pub usual: Usual,
    /// Its default readings, by level.
    defaults: Region,
    /// What it presumes, by level.
    presumed: Vec<Option<u32>>,
}

/// A version under its default readings.
pub(super) struct Usual {
    /// That it has a word for every value.
    pub known: Region,
    /// That its 约束 hold as well.
    pub lawful: Region,
    /// By own outcome.
    pub is: Vec<Region>,
}

impl<'s, 'm> Field<'s, 'm> {
    pub fn of(
        space: &'s Space<'m>,
        joint: &Joint,
        sides: &'s Sides<'s>,
        strands: [&Strand; 2],
    ) -> Result<Field<'s, 'm>, Overrun> {
        let old = View::of(space, joint, &sides.old, strands[0])?;
        let new = View::of(space, joint, &sides.new, strands[1])?;
        let compared = old.usual.lawful.and(&new.usual.lawful)?;
        let weights = space.weights_of_facts();
        let allowed = [space.graph(&old.lawful)?, space.graph(&new.lawful)?];
        let mut field = Field {
            space,
            sides,
            old,
            new,
            compared,
            weights,
            total: BigUint::zero(),
            allowed,
        };
        field.total = field.count(&field.compared)?;
        Ok(field)
    }

    pub fn view(&self, version: Version) -> &View {
        match version {
            Version::Old => &self.old,
            Version::New => &self.new,
        }
    }

    /// How many cases are compared.
    pub fn total(&self) -> &BigUint {
        &self.total
    }

    /// The number of cases in a region that no reading has a part in.
    pub fn count(&self, region: &Region) -> Result<BigUint, Overrun> {
        Ok(self.weights.count(&self.space.graph(region)?))
    }

    /// The number of cases of a graph that no reading has a part in.
    pub fn count_in(&self, graph: &Graph) -> BigUint {
        self.weights.count(graph)
    }

    /// Which part of the compared cases so many are.
    pub fn share(&self, cases: &BigUint) -> f64 {
        ratio(cases, &self.total)
    }

    /// The plainest case of `inside`, which is lawful in both versions, that stays out of
    /// `outside`: the cases of either version that are not meant.
    pub fn testify(&self, inside: &Graph, outside: &Region) -> Result<Testimony, Overrun> {
        let outside = self.space.graph(outside)?;
        let stands = |known: &[Option<u32>]| {
            [&self.old, &self.new]
                .into_iter()
                .zip(&self.allowed)
                .all(|(view, allowed)| allowed.reaches(&view.presuming(known)))
        };
        let witness = self.space.shortest(inside, &outside, stands);
        Ok(testimony(self.sides, witness))
    }
}

fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    if whole.is_zero() {
        return 0.0;
    }
    // Both are cut to what a double holds; the quotient keeps its first digits.
    let excess = whole.bits().saturating_sub(900);
    let (part, whole) = (part >> excess, whole >> excess);
    part.to_f64().unwrap_or(0.0) / whole.to_f64().unwrap_or(1.0)
}

impl View {
    fn of(
        space: &Space<'_>,
        joint: &Joint,
        side: &Side<'_>,
        strand: &Strand,
    ) -> Result<View, Overrun> {
        let is: Result<Vec<Region>, _> = strand.is.iter().map(|it| space.formula(it)).collect();
        let is = is?;
        let known = space.lawful().and(&space.formula(&strand.known)?)?;
        let lawful = known.and(&space.formula(&strand.consistent)?)?;
        let mut chosen = vec![None; joint.readings.len()];
        for (reading, option) in side.defaults() {
            chosen[reading.index()] = Some(option);
        }
        let defaults = readings(space, &chosen)?;
        let usual = Usual {
            known: known.given(&defaults)?,
            lawful: lawful.given(&defaults)?,
            is: is
                .iter()
                .map(|region| region.given(&defaults))
                .collect::<Result<_, _>>()?,
        };
        let mut presumed: Vec<Option<u32>> = space.subjects().map(|_| None).collect();
        for (fact, value) in side.presumptions() {
            if let Some(level) = space.level(Subject::Fact(fact)) {
                let cell = space.cells().fact(fact).cell_of(value);
                presumed[level] = cell.map(|cell| cell as u32);
            }
        }
        for (reading, option) in side.defaults() {
            if let Some(level) = space.level(Subject::Reading(reading)) {
                presumed[level] = Some(option);
            }
        }
        Ok(View {
            lawful,
            is,
            usual,
            defaults,
            presumed,
        })
    }

    /// What is known, and presumed or read by default where nothing is known.
    fn presuming(&self, known: &[Option<u32>]) -> Vec<Option<u32>> {
        let both = known.iter().zip(&self.presumed);
        both.map(|(known, presumed)| known.or(*presumed)).collect()
    }

    /// A region under the default readings of this version.
    pub fn by_default(&self, region: &Region) -> Result<Region, Overrun> {
        region.given(&self.defaults)
    }
}

/// The cases under the chosen options, by joint reading.
pub(super) fn readings(space: &Space<'_>, chosen: &[Option<u32>]) -> Result<Region, Overrun> {
    let known: Vec<Option<u32>> = space
        .subjects()
        .map(|subject| match subject {
            Subject::Reading(ReadingId(index)) => chosen.get(index as usize).copied().flatten(),
            Subject::Fact(_) => None,
        })
        .collect();
    space.cube(&known)
}

/// A formula's region under the default readings of a version.
pub(super) fn usual(
    field: &Field<'_, '_>,
    version: Version,
    formula: &Formula,
) -> Result<Region, Overrun> {
    let region = field.space.formula(formula)?;
    field.view(version).by_default(&region)
}
