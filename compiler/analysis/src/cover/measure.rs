//! Which aims the cases of a suite meet.

use super::aim::{Aim, Level, Obligation, obligations};
use super::judgement::{Judgement, judgements};
use super::reason::{Reason, reason};
use super::turning::turning;
use crate::space::{Graph, Overrun, Region, Space, Witness};
use qufen_semantics::model::{Case, Model};
use rustc_hash::FxHashMap;

/// How an aim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Met.
    Met {
        /// The place of the first case that meets it.
        first: usize,
        /// How many cases do.
        cases: usize,
    },
    /// Not met though it can be, as in this case.
    Missing(Witness),
    /// Proved infeasible.
    Infeasible(Reason),
}

/// One aim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is to be exercised.
    pub aim: Aim,
    /// Whether it is.
    pub standing: Standing,
}

/// What the cases exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The judgements that aims refer to.
    pub judgements: Vec<Judgement>,
    /// Every aim, in the order of the text.
    pub entries: Vec<Entry>,
}

/// How many aims stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Exercised.
    pub met: usize,
    /// Not exercised though they could be.
    pub missing: usize,
    /// Proved infeasible; no part of the share.
    pub infeasible: usize,
}

impl Tally {
    /// Counts entries.
    pub fn of<'e>(entries: impl Iterator<Item = &'e Entry>) -> Tally {
        let mut tally = Tally::default();
        for entry in entries {
            match entry.standing {
                Standing::Met { .. } => tally.met += 1,
                Standing::Missing(_) => tally.missing += 1,
                Standing::Infeasible(_) => tally.infeasible += 1,
            }
        }
        tally
    }

    /// Those that some case can meet.
    pub fn feasible(self) -> usize {
        self.met + self.missing
    }

    /// The share in per cent, rounded down so that 100 means all; 100 of nothing.
    pub fn percent(self) -> usize {
        (100 * self.met).checked_div(self.feasible()).unwrap_or(100)
    }
}

impl Coverage {
    /// The count at one level.
    pub fn tally(&self, level: Level) -> Tally {
        Tally::of(self.entries.iter().filter(|it| it.aim.level() == level))
    }

    /// The aims that no case meets though some could.
    pub fn missing(&self) -> impl Iterator<Item = (&Entry, &Witness)> {
        self.entries
            .iter()
            .filter_map(|entry| match &entry.standing {
                Standing::Missing(witness) => Some((entry, witness)),
                _ => None,
            })
    }
}

/// Measures cases. A case that breaks a 约束 exercises nothing.
pub fn measure(space: &Space<'_>, cases: &[Case]) -> Result<Coverage, Overrun> {
    let (judgements, all) = obligations(space)?;
    let mut bench = Bench::of(space, cases)?;
    let mut entries = Vec::with_capacity(all.len());
    for obligation in &all {
        let standing = match bench.meeting(obligation)?.as_slice() {
            [first, rest @ ..] => Standing::Met {
                first: *first,
                cases: 1 + rest.len(),
            },
            [] => unmet(space, &judgements, obligation)?,
        };
        let aim = obligation.aim;
        entries.push(Entry { aim, standing });
    }
    Ok(Coverage {
        judgements,
        entries,
    })
}

fn unmet(
    space: &Space<'_>,
    all: &[Judgement],
    obligation: &Obligation,
) -> Result<Standing, Overrun> {
    let region = space.all(obligation.regions.clone())?;
    if let Some(witness) = space.witness(&region)? {
        return Ok(Standing::Missing(witness));
    }
    let turning_of = |index: usize, place: usize| {
        let judged = judgements(space.model());
        Ok(turning(space, judged[index].1)?.swap_remove(place))
    };
    let reason = reason(space, all, obligation, turning_of)?;
    Ok(Standing::Infeasible(reason))
}

/// The cases of a suite as paths through graphs.
struct Bench<'s, 'm> {
    space: &'s Space<'m>,
    /// What is known in each lawful case, and its place in the suite.
    cases: Vec<(usize, Vec<Option<u32>>)>,
    /// By region: whether each case, in order, is in it whatever is unknown.
    inside: FxHashMap<Region, Vec<bool>>,
}

impl<'s, 'm> Bench<'s, 'm> {
    fn of(space: &'s Space<'m>, cases: &[Case]) -> Result<Bench<'s, 'm>, Overrun> {
        let lawful = space.graph(space.everything())?;
        let known = cases
            .iter()
            .map(|case| known_with_presumptions(space, case));
        let cases = known.enumerate().filter(|(_, known)| lawful.reaches(known));
        Ok(Bench {
            space,
            cases: cases.collect(),
            inside: FxHashMap::default(),
        })
    }

    /// The cases that are in all regions of an obligation.
    fn meeting(&mut self, obligation: &Obligation) -> Result<Vec<usize>, Overrun> {
        let mut all = vec![true; self.cases.len()];
        for region in &obligation.regions {
            for (all, one) in all.iter_mut().zip(self.inside(region)?) {
                *all = *all && *one;
            }
        }
        let cases = self.cases.iter().zip(all);
        Ok(cases
            .filter(|(_, met)| *met)
            .map(|((place, _), _)| *place)
            .collect())
    }

    fn inside(&mut self, region: &Region) -> Result<&[bool], Overrun> {
        if !self.inside.contains_key(region) {
            let outside: Graph = self.space.graph(&region.not())?;
            let inside = self.cases.iter().map(|(_, known)| !outside.reaches(known));
            self.inside.insert(region.clone(), inside.collect());
        }
        Ok(&self.inside[region])
    }
}

/// By level of the space: what is known in a case, presumptions filled in.
pub fn known_with_presumptions(space: &Space<'_>, case: &Case) -> Vec<Option<u32>> {
    space.known(&presumed(space.model(), case))
}

fn presumed(model: &Model, case: &Case) -> Case {
    let mut filled = case.clone();
    for (value, fact) in filled.facts.iter_mut().zip(&model.facts) {
        *value = value.or(fact.presumption);
    }
    filled
}
