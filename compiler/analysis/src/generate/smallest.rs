//! Few cases that together meet many aims, with a proved lower bound.
//!
//! Aims of which no two can be met by one case need as many cases as they are: such a clique is the
//! lower bound. Each member of it opens a group; every other aim joins the first group with which
//! some lawful case is left, the aims with the least choice first. The plainest case of each group
//! meets all its aims; a case whose aims the others meet as well is dropped.

use crate::cover::{Aim, Coverage, Level, Obligation, Standing, measure, obligations};
use crate::space::{Overrun, Region, Space, Witness};
use qufen_semantics::model::Case;

/// A case to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The case, saying no more than it must.
    pub witness: Witness,
    /// The aims that it meets first, in the order of the text.
    pub aims: Vec<Aim>,
}

/// The cases that complete a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suite {
    /// In the order of the first aim that each meets.
    pub cases: Vec<Planned>,
    /// No smaller number of cases can do.
    pub at_least: usize,
    /// The coverage of the suite before.
    pub before: Coverage,
}

/// Past this size a group takes no more aims.
const LARGEST: usize = 1 << 14;

/// Cases that, with the `existing` ones, meet every feasible aim of these levels.
pub fn smallest(space: &Space<'_>, existing: &[Case], levels: &[Level]) -> Result<Suite, Overrun> {
    let before = measure(space, existing)?;
    let targets = targets(space, &before, levels)?;
    let clique = clique(&targets)?;
    let at_least = clique.len();
    let groups = grouped(&targets, clique)?;
    let mut witnesses = Vec::new();
    for group in groups {
        witnesses.extend(space.witness(&group)?);
    }
    let cases = needed(space, &targets, witnesses)?;
    Ok(Suite {
        cases,
        at_least,
        before,
    })
}

/// An aim that is to be met, and its lawful cases.
struct Target {
    aim: Aim,
    region: Region,
}

impl Target {
    fn excludes(&self, other: &Target) -> Result<bool, Overrun> {
        Ok(self.region.and(&other.region)?.is_empty())
    }
}

fn targets(space: &Space<'_>, before: &Coverage, levels: &[Level]) -> Result<Vec<Target>, Overrun> {
    let (_, all) = obligations(space)?;
    let mut targets: Vec<Target> = Vec::new();
    for (entry, Obligation { aim, regions }) in before.entries.iter().zip(all) {
        let is_missing = matches!(entry.standing, Standing::Missing(_));
        if is_missing && levels.contains(&aim.level()) {
            let region = space.lawful().and(&space.all(regions)?)?;
            targets.push(Target { aim, region });
        }
    }
    Ok(targets)
}

/// A large set of aims that exclude one another: the largest found in one judgement, and whatever
/// of the rest excludes all of it.
fn clique(targets: &[Target]) -> Result<Vec<usize>, Overrun> {
    let mut families: Vec<Vec<usize>> = Vec::new();
    let family = |aim: Aim| match aim {
        Aim::Value(index, ..) | Aim::Turns(index, ..) => index,
        _ => usize::MAX,
    };
    for (index, target) in targets.iter().enumerate() {
        let known = families.iter_mut().find(|it| {
            let first = it.first().map(|&first| family(targets[first].aim));
            first == Some(family(target.aim))
        });
        match known {
            Some(members) => members.push(index),
            None => families.push(vec![index]),
        }
    }
    let mut best = Vec::new();
    for members in families {
        let found = exclusive(targets, &members, Vec::new())?;
        if found.len() > best.len() {
            best = found;
        }
    }
    let all: Vec<usize> = (0..targets.len()).collect();
    exclusive(targets, &all, best)
}

/// `chosen`, and every candidate that excludes all chosen before it; those that exclude most go
/// first.
fn exclusive(
    targets: &[Target],
    candidates: &[usize],
    mut chosen: Vec<usize>,
) -> Result<Vec<usize>, Overrun> {
    let mut order = candidates.to_vec();
    if chosen.is_empty() {
        let mut ranked = Vec::with_capacity(order.len());
        for &one in &order {
            let mut excluded = 0;
            for &other in candidates {
                excluded += usize::from(targets[one].excludes(&targets[other])?);
            }
            ranked.push((std::cmp::Reverse(excluded), one));
        }
        ranked.sort_unstable();
        order = ranked.into_iter().map(|(_, one)| one).collect();
    }
    for one in order {
        let mut fits = !chosen.contains(&one);
        for &other in &chosen {
            fits = fits && targets[one].excludes(&targets[other])?;
        }
        if fits {
            chosen.push(one);
        }
    }
    Ok(chosen)
}

/// The regions of groups whose members can be met by one case.
fn grouped(targets: &[Target], seeds: Vec<usize>) -> Result<Vec<Region>, Overrun> {
    let mut groups: Vec<Region> = seeds
        .iter()
        .map(|&seed| targets[seed].region.clone())
        .collect();
    let mut rest = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        if !seeds.contains(&index) {
            let mut choice = 0;
            for group in &groups {
                choice += usize::from(!group.and(&target.region)?.is_empty());
            }
            rest.push((choice, index));
        }
    }
    rest.sort_unstable();
    for (_, index) in rest {
        let region = &targets[index].region;
        let mut joined = false;
        for group in &mut groups {
            let both = group.and(region)?;
            if !both.is_empty() && both.node_count() <= LARGEST {
                *group = both;
                joined = true;
                break;
            }
        }
        if !joined {
            groups.push(region.clone());
        }
    }
    Ok(groups)
}

/// The witnesses without which some aim would not be met, each with the aims that it meets first.
fn needed(
    space: &Space<'_>,
    targets: &[Target],
    witnesses: Vec<Witness>,
) -> Result<Vec<Planned>, Overrun> {
    let cases = witnesses.iter().map(|it| it.case(space.model()));
    let known: Vec<Vec<Option<u32>>> = cases
        .map(|case| crate::cover::known_with_presumptions(space, &case))
        .collect();
    let mut meets: Vec<Vec<bool>> = Vec::with_capacity(targets.len());
    for target in targets {
        let outside = space.graph(&target.region.not())?;
        meets.push(known.iter().map(|known| !outside.reaches(known)).collect());
    }
    let mut kept: Vec<usize> = (0..witnesses.len()).collect();
    for candidate in (0..witnesses.len()).rev() {
        let others = |met: &Vec<bool>| kept.iter().any(|&it| it != candidate && met[it]);
        if meets.iter().all(others) {
            kept.retain(|&it| it != candidate);
        }
    }
    let mut planned: Vec<Planned> = Vec::new();
    for &case in &kept {
        planned.push(Planned {
            witness: witnesses[case].clone(),
            aims: Vec::new(),
        });
    }
    for (target, met) in targets.iter().zip(&meets) {
        if let Some(place) = kept.iter().position(|&it| met[it]) {
            planned[place].aims.push(target.aim);
        }
    }
    planned.retain(|it| !it.aims.is_empty());
    planned.sort_by_key(|it| it.aims.first().copied());
    Ok(planned)
}
