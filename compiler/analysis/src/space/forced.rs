//! The plainest case in a region that several allowances are measured by: what it leaves open may be
//! anything that one of them allows, and still the case is as meant.
//!
//! Two versions of a law may allow different cases. A case is told so that either version, whatever
//! it allows besides, gives what is claimed of it.

use super::{Overrun, Region, Space, Witness};

impl Space<'_> {
    /// The plainest lawful case of `inside` from which no allowance, cases that may be met and those of
    /// them that are meant, leads to a case that is not meant, whatever the facts are that it leaves
    /// open. When `stands` refuses what is left open, more is said. A case that says nothing where there
    /// is none.
    pub(crate) fn forced(
        &self,
        inside: &Region,
        allowances: &[(Region, Region)],
        stands: impl Fn(&[Option<u32>]) -> Result<bool, Overrun>,
    ) -> Result<Witness, Overrun> {
        self.passing(|| match self.plain(&self.lawful.and(inside)?) {
            Some(case) => self.kept(&case, allowances, stands),
            None => Ok(self.said(&[])),
        })
    }

    /// What of a case must be said.
    pub(super) fn kept(
        &self,
        case: &[u32],
        allowances: &[(Region, Region)],
        stands: impl Fn(&[Option<u32>]) -> Result<bool, Overrun>,
    ) -> Result<Witness, Overrun> {
        let known = self.needed(allowances, case)?;
        if stands(&known)? {
            return Ok(self.said(&known));
        }
        // Something that is presumed stands against what is left open.
        let told = known.iter().zip(case.iter().zip(&self.prices().ordinary));
        let told = told.map(|(known, (at, usual))| known.or((at != usual).then_some(*at)));
        let told: Vec<Option<u32>> = told.collect();
        if stands(&told)? {
            return Ok(self.said(&told));
        }
        let all: Vec<Option<u32>> = case.iter().copied().map(Some).collect();
        Ok(self.said(&all))
    }
}
