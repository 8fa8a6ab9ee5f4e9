//! From formulas to regions.

use super::{Overrun, Region, Space, Subject};
use qufen_semantics::model::{Formula, Test};

impl Space<'_> {
    /// The cases in which a formula of the model holds.
    pub fn formula(&self, formula: &Formula) -> Result<Region, Overrun> {
        match formula {
            formula if self.given.settles(formula).is_some() => {
                let holds = self.given.settles(formula) == Some(true);
                Ok(if holds {
                    self.everything()
                } else {
                    self.nothing()
                }
                .clone())
            }
            Formula::Constant(true) => Ok(self.ground.everything.clone()),
            Formula::Constant(false) => Ok(self.ground.nothing.clone()),
            Formula::Test(test) => self.test(test),
            Formula::Definition(id) => Ok(self.definitions[id.index()].clone()),
            Formula::Clause(id) => Ok(self.clause(*id).clone()),
            Formula::Reading(id, option) => self.alternative(Subject::Reading(*id), *option),
            Formula::Outcome(id) => Ok(self.is(*id)?.clone()),
            Formula::Not(inner) => Ok(self.formula(inner)?.not()),
            Formula::And(parts) => {
                let parts: Result<_, _> = parts.iter().map(|part| self.formula(part)).collect();
                self.all(parts?)
            }
            Formula::Or(parts) => {
                let parts: Result<_, _> = parts.iter().map(|part| self.formula(part)).collect();
                self.any(parts?)
            }
        }
    }

    fn test(&self, Test { fact, comparison }: &Test) -> Result<Region, Overrun> {
        let cells = self.ground.cells.fact(*fact);
        let passes = (0..cells.count()).map(|cell| comparison.holds(cells.representative(cell)));
        self.alternatives(Subject::Fact(*fact), &passes.collect::<Vec<_>>())
    }

    /// The cases in which `subject` is in one alternative.
    pub fn alternative(&self, subject: Subject, alternative: u32) -> Result<Region, Overrun> {
        let count = self.alternative_count(subject);
        let chosen: Vec<bool> = (0..count as u32).map(|each| each == alternative).collect();
        self.alternatives(subject, &chosen)
    }

    /// The cases in which `subject` is in one of the chosen alternatives: a union of runs, each
    /// from one variable up to another.
    pub fn alternatives(&self, subject: Subject, chosen: &[bool]) -> Result<Region, Overrun> {
        let Some(level) = self.ground.groups.level(subject) else {
            let only = chosen.first() == Some(&true);
            return Ok(if only {
                &self.ground.everything
            } else {
                &self.ground.nothing
            }
            .clone());
        };
        let first = self.ground.groups.list[level].first;
        let at_least = |alternative: usize| match alternative {
            0 => Ok(self.ground.everything.clone()),
            n if n == chosen.len() => Ok(self.ground.nothing.clone()),
            n => self.ground.at_least(first + n as u32 - 1),
        };
        let mut region = self.ground.nothing.clone();
        let mut start = 0;
        for run in chosen.chunk_by(|a, b| a == b) {
            let end = start + run.len();
            if run[0] {
                region = region.or(&at_least(start)?.minus(&at_least(end)?)?)?;
            }
            start = end;
        }
        Ok(region)
    }

    /// The cases in all regions.
    pub fn all(&self, regions: Vec<Region>) -> Result<Region, Overrun> {
        // What comes later in the text lies deeper; from there upwards each step adds on top.
        let mut regions = regions.into_iter().rev();
        let Some(last) = regions.next() else {
            return Ok(self.ground.everything.clone());
        };
        regions.try_fold(last, |all, next| next.and(&all))
    }

    /// The cases in some region.
    pub fn any(&self, regions: Vec<Region>) -> Result<Region, Overrun> {
        let mut regions = regions.into_iter().rev();
        let Some(last) = regions.next() else {
            return Ok(self.ground.nothing.clone());
        };
        regions.try_fold(last, |any, next| next.or(&any))
    }
}
