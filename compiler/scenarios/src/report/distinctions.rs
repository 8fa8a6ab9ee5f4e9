//! Which distinctions the scenarios cover, and how many of them pass on each side.

use crate::run::Claim;
use crate::suite::{Status, SuiteReport};

/// One distinction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// 此方.
    pub this_name: String,
    /// 彼方.
    pub that_name: String,
    /// Passed and all scenarios that stand on 此方 as they claim.
    pub this: (usize, usize),
    /// Passed and all scenarios that stand on 彼方 as they claim.
    pub that: (usize, usize),
}

/// Every covered distinction, in the order in which the scenarios name them.
pub fn coverage(report: &SuiteReport) -> Vec<Coverage> {
    let mut all: Vec<Coverage> = Vec::new();
    for (_, case) in report.cases() {
        for claim in &case.covers {
            let distinction = entry(&mut all, claim);
            let side = if claim.this_side {
                &mut distinction.this
            } else {
                &mut distinction.that
            };
            if claim.holds() {
                side.0 += usize::from(case.status == Status::Passed);
                side.1 += 1;
            }
        }
    }
    all
}

/// The claim's distinction, entered where it is new.
fn entry<'a>(all: &'a mut Vec<Coverage>, claim: &Claim) -> &'a mut Coverage {
    let is_same =
        |one: &Coverage| one.this_name == claim.this_name && one.that_name == claim.that_name;
    let index = all.iter().position(is_same).unwrap_or(all.len());
    if index == all.len() {
        all.push(Coverage {
            this_name: claim.this_name.clone(),
            that_name: claim.that_name.clone(),
            ..Coverage::default()
        });
    }
    &mut all[index]
}
