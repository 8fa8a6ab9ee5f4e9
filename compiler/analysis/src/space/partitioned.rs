//! Which cases some choice of readings brings into several regions at once, without laying out what these
//! have in common under all readings.
//!
//! A reading on which only some of the regions hang is settled as soon as these have met (Burch, Clarke
//! and Long, "Symbolic model checking with partitioned transition relations", 1991). Mostly they need not
//! even meet: where one option brings into each of them whatever any option brings there, it is the one.

use super::hanging::Hanging;
use super::{Overrun, Region, Space, Subject};
use qufen_semantics::model::ReadingId;

/// Regions of which a case must be in one.
pub(crate) type Demand = Vec<Region>;

/// A demand, with the readings on which its regions hang.
struct Part {
    demand: Demand,
    hanging: Hanging,
}

impl Space<'_> {
    /// The cases, lawful or not, that some choice of these readings brings into a region of every demand.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram is too small.
    pub(crate) fn brought_into(
        &self,
        demands: Vec<Demand>,
        readings: &[ReadingId],
    ) -> Result<Region, Overrun> {
        let parts = demands.into_iter().map(|demand| self.part(demand));
        let mut parts: Vec<Part> = parts.collect();
        let mut open = readings.to_vec();
        while let Some(next) = least_entangled(&parts, &open) {
            let reading = open.swap_remove(next);
            if self.take_best(&mut parts, reading)? {
                continue;
            }
            let (hanging, others): (Vec<Part>, Vec<Part>) =
                parts.into_iter().partition(|part| part.hanging.on(reading));
            parts = others;
            let options = self.options(&self.met(hanging)?, reading)?;
            parts.push(self.part(vec![self.any(options)?]));
        }
        self.met(parts)
    }

    /// Whether a region may hang on one of the readings.
    pub(crate) fn hangs_on(&self, region: &Region, readings: &[ReadingId]) -> bool {
        let hanging = self.hanging(region);
        readings.iter().any(|&reading| hanging.on(reading))
    }

    /// Puts all parts under the option of a reading that brings into each of their regions whatever any
    /// option brings there; `false` when no option is the widest for all.
    fn take_best(&self, parts: &mut [Part], reading: ReadingId) -> Result<bool, Overrun> {
        let mut candidates: Vec<usize> = (0..self.option_count(reading)).collect();
        let mut settled = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            for (place, region) in part.demand.iter().enumerate() {
                if !self.hangs_on(region, &[reading]) {
                    continue;
                }
                let options = self.options(region, reading)?;
                let mut widest = Vec::new();
                for &candidate in &candidates {
                    if self.is_widest(&options, candidate)? {
                        widest.push(candidate);
                    }
                }
                candidates = widest;
                settled.push((at, place, options));
            }
        }
        let Some(&best) = candidates.first() else {
            return Ok(false);
        };
        for (at, place, mut options) in settled {
            parts[at].demand[place] = options.swap_remove(best);
        }
        for part in parts.iter_mut().filter(|part| part.hanging.on(reading)) {
            *part = self.part(std::mem::take(&mut part.demand));
        }
        Ok(true)
    }

    fn is_widest(&self, options: &[Region], candidate: usize) -> Result<bool, Overrun> {
        for other in options {
            if !other.minus(&options[candidate])?.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn option_count(&self, reading: ReadingId) -> usize {
        self.alternative_count(Subject::Reading(reading))
    }

    /// By option of a reading: what it brings into a region.
    fn options(&self, region: &Region, reading: ReadingId) -> Result<Vec<Region>, Overrun> {
        let options = 0..self.option_count(reading) as u32;
        options
            .map(|option| region.given(&self.alternative_code(Subject::Reading(reading), option)?))
            .collect()
    }

    fn part(&self, demand: Demand) -> Part {
        let hanging = demand.iter().map(|region| self.hanging(region));
        Part {
            hanging: hanging.fold(Hanging::default(), Hanging::with),
            demand,
        }
    }

    fn met(&self, parts: Vec<Part>) -> Result<Region, Overrun> {
        let regions = parts.into_iter().map(|part| self.any(part.demand));
        self.all(regions.collect::<Result<_, _>>()?)
    }
}

/// The place among the open readings of the one on which the fewest parts hang.
fn least_entangled(parts: &[Part], open: &[ReadingId]) -> Option<usize> {
    let entangled = |reading| parts.iter().filter(|part| part.hanging.on(reading)).count();
    (0..open.len()).min_by_key(|&at| entangled(open[at]))
}
