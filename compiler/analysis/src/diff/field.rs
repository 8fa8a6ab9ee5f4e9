//! Both versions over one diagram: under their default readings, or under all.

use super::Testimony;
use super::side::{Side, Sides, Version, testimony};
use super::strand::Strand;
use crate::space::{Allowance, Graph, Overrun, Region, Space, Subject, Weights};
use num_bigint::BigUint;
use num_traits::{ToPrimitive, Zero};
use qufen_semantics::model::OutcomeId;

/// Where each version's outcomes hold.
pub(super) struct Field<'s, 'm> {
    pub space: &'s Space<'m>,
    pub sides: &'s Sides<'s>,
    pub old: View,
    pub new: View,
    /// The cases that both versions allow and have words for.
    pub compared: Region,
    weights: Weights,
    /// How many choices of readings the diagram tells apart.
    choices: BigUint,
    /// The cases that each version allows, laid out.
    allowed: [Graph; 2],
}

/// One version.
pub(super) struct View {
    /// That it has a word for every value.
    pub known: Region,
    /// That its 约束 hold as well.
    pub lawful: Region,
    /// By own outcome.
    pub is: Vec<Region>,
    /// What it presumes, and reads by default, by level.
    presumed: Vec<Option<u32>>,
}

impl<'s, 'm> Field<'s, 'm> {
    pub fn of(
        space: &'s Space<'m>,
        sides: &'s Sides<'s>,
        strands: &[Strand; 2],
    ) -> Result<Field<'s, 'm>, Overrun> {
        let old = View::of(space, &sides.old, &strands[0])?;
        let new = View::of(space, &sides.new, &strands[1])?;
        Ok(Field {
            space,
            sides,
            compared: old.lawful.and(&new.lawful)?,
            weights: space.weights(),
            choices: choices(space),
            allowed: [space.graph(&old.lawful)?, space.graph(&new.lawful)?],
            old,
            new,
        })
    }

    pub fn view(&self, version: Version) -> &View {
        match version {
            Version::Old => &self.old,
            Version::New => &self.new,
        }
    }

    /// The number of cases in a region that no reading has a part in.
    pub fn count(&self, region: &Region) -> Result<BigUint, Overrun> {
        Ok(self.count_in(&self.space.graph(region)?))
    }

    /// The number of cases of a graph that no reading has a part in.
    pub fn count_in(&self, graph: &Graph) -> BigUint {
        // Each choice of readings was counted.
        self.weights.count(graph) / &self.choices
    }

    /// What the versions allow, and what of it has these outcomes.
    pub fn allowances(&self, from: OutcomeId, to: OutcomeId) -> [Allowance<'_>; 2] {
        [
            (&self.old.lawful, &self.old.is[from.index()]),
            (&self.new.lawful, &self.new.is[to.index()]),
        ]
    }

    /// The plainest case of `inside`, which is lawful in both versions, that each allowance keeps
    /// to what is meant.
    pub fn testify(
        &self,
        inside: &Graph,
        allowances: &[Allowance<'_>],
    ) -> Result<Testimony, Overrun> {
        let stands = |known: &[Option<u32>]| {
            [&self.old, &self.new]
                .into_iter()
                .zip(&self.allowed)
                .all(|(view, allowed)| allowed.reaches(&view.presuming(known)))
        };
        let witness = self.space.forced(inside, allowances, stands)?;
        Ok(testimony(self.sides, witness))
    }
}

fn choices(space: &Space<'_>) -> BigUint {
    let readings = space.subjects();
    let readings = readings.filter(|it| matches!(it, Subject::Reading(_)));
    readings.map(|it| space.alternative_count(it)).product()
}

/// Which part of the whole so many cases are, from 0 to 1.
pub(super) fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    if whole.is_zero() {
        return 0.0;
    }
    // Both are cut to what a double holds; the quotient keeps its first digits.
    let excess = whole.bits().saturating_sub(900);
    let (part, whole) = (part >> excess, whole >> excess);
    part.to_f64().unwrap_or(0.0) / whole.to_f64().unwrap_or(1.0)
}

impl View {
    fn of(space: &Space<'_>, side: &Side<'_>, strand: &Strand) -> Result<View, Overrun> {
        let is: Result<Vec<Region>, _> = strand.is.iter().map(|it| space.formula(it)).collect();
        let known = space.lawful().and(&space.formula(&strand.known)?)?;
        let lawful = known.and(&space.formula(&strand.consistent)?)?;
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
            known,
            lawful,
            is: is?,
            presumed,
        })
    }

    /// What is known, and presumed or read by default where nothing is known.
    fn presuming(&self, known: &[Option<u32>]) -> Vec<Option<u32>> {
        let both = known.iter().zip(&self.presumed);
        both.map(|(known, presumed)| known.or(*presumed)).collect()
    }
}
