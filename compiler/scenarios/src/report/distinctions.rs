//! Which distinctions the scenarios cover, and how many of them pass on each side.

use crate::suite::{Status, SuiteReport};

/// One distinction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// 此方.
    pub this_name: String,
    /// 彼方.
    pub that_name: String,
    /// Passed and all scenarios on 此方.
    pub this: (usize, usize),
    /// Passed and all scenarios on 彼方.
    pub that: (usize, usize),
}

/// Every covered distinction, in the order in which the scenarios name them.
pub fn coverage(report: &SuiteReport) -> Vec<Coverage> {
    let mut all: Vec<Coverage> = Vec::new();
    for (_, case) in report.cases() {
        for (this_name, that_name, is_this) in &case.covers {
            let is_same =
                |one: &Coverage| one.this_name == *this_name && one.that_name == *that_name;
            let index = all.iter().position(is_same).unwrap_or_else(|| {
                let (this_name, that_name) = (this_name.clone(), that_name.clone());
                all.push(Coverage {
                    this_name,
                    that_name,
                    ..Coverage::default()
                });
                all.len() - 1
            });
            let side = if *is_this {
                &mut all[index].this
            } else {
                &mut all[index].that
            };
            side.0 += usize::from(case.status == Status::Passed);
            side.1 += 1;
        }
    }
    all
}
