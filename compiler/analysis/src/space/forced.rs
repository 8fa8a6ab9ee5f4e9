//! The plainest case in a region that several allowances are measured by: what it leaves open may be
//! anything that one of them allows, and still the case is as meant.
//!
//! Two versions of a law may allow different cases. A case is told so that either version, whatever
//! it allows besides, gives what is claimed of it.

use super::{Overrun, Region, Space, Witness};

impl Space<'_> {
    /// The plainest lawful case of `inside` from which no allowance, cases that may be met and those of
    /// them that are meant, leads to a case that is not meant, whatever the facts are that it leaves
    /// open. When `stands` refuses what is left open, all is said by which the case was found. A case
    /// that says nothing where there is none.
    pub(crate) fn forced(
        &self,
        inside: &Region,
        allowances: &[(Region, Region)],
        stands: impl Fn(&[Option<u32>]) -> bool,
    ) -> Result<Witness, Overrun> {
        let ordinary = &self.prices().ordinary;
        let path = self.most_ordinary(inside)?;
        let path = path.unwrap_or_else(|| vec![None; ordinary.len()]);
        let usual: Vec<bool> = path
            .iter()
            .zip(ordinary)
            .map(|(at, usual)| *at == Some(*usual))
            .collect();
        let astray = allowances.iter();
        let astray = astray.map(|(allowed, meant)| (allowed.clone(), meant.not()));
        let astray: Vec<(Region, Region)> = astray.collect();
        // Ordinary findings go first: what is out of the ordinary is what the case is about.
        let mut known = path.clone();
        self.drop_superfluous(&astray, &mut known, |level| usual[level]);
        self.drop_superfluous(&astray, &mut known, |level| !usual[level]);
        if !stands(&known) {
            known = path;
        }
        Ok(self.said(&known))
    }
}
