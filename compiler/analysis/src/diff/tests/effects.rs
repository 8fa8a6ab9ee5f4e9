//! 效果 that follow in other cases, under the default readings and under all.

use super::super::{Difference, Shift, Testimony};
use super::every_case::{JointCase, decided, readings};
use proptest::prelude::*;
use qufen_evaluator::testing::completions;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Model};

/// 效果 that follow in other cases are just those that the evaluator finds so, as many as it counts
/// under the defaults; where the defaults show none, other readings do if and only if one is told.
pub fn check(
    old: &Model,
    new: &Model,
    difference: &Difference,
    all: &[JointCase],
) -> Result<(), TestCaseError> {
    for at in 0..old.effects.len() {
        let partner = new.effects.get(at).map(|_| at);
        let mut told = difference.consequences.iter();
        let told = told.find(|it| it.old == Some(at) && !it.norm);
        let pair = (Some(at), partner);
        let usual = all.iter().map(|it| (it.old.clone(), it.new.clone()));
        let counted = moved(old, new, pair, usual);
        let count =
            |shift: Option<&Shift>| shift.map_or(0, |it| u32::try_from(&it.cases).expect("small"));
        let said = told.map_or((0, 0), |it| {
            (count(it.gained.as_ref()), count(it.lost.as_ref()))
        });
        prop_assert_eq!(said, counted);
        let mut somewhere = (false, false);
        for (before, after) in readings(difference, old, new) {
            let under = |case: &Option<Case>, readings: &[u32]| {
                let mut case = case.clone()?;
                case.readings = readings.to_vec();
                Some(case)
            };
            let cases = all.iter();
            let cases = cases.map(|it| (under(&it.old, &before), under(&it.new, &after)));
            let (gained, lost) = moved(old, new, pair, cases);
            somewhere.0 |= gained > 0;
            somewhere.1 |= lost > 0;
        }
        let only = (somewhere.0 && counted.0 == 0, somewhere.1 && counted.1 == 0);
        let gained = told.and_then(|it| it.gained_under_readings.as_ref());
        let lost = told.and_then(|it| it.lost_under_readings.as_ref());
        prop_assert_eq!((gained.is_some(), lost.is_some()), only);
        for (testimony, gains) in [(gained, true), (lost, false)] {
            let shown = testimony.is_none_or(|it| shows(old, new, it, pair, gains));
            prop_assert!(shown, "{:?}", testimony);
        }
    }
    Ok(())
}

/// The same 效果 by index in the old and in the new version.
type Pair = (Option<usize>, Option<usize>);

/// In how many cases it follows under the new version only, and under the old one only.
fn moved(
    old: &Model,
    new: &Model,
    pair: Pair,
    cases: impl Iterator<Item = (Option<Case>, Option<Case>)>,
) -> (u32, u32) {
    let (mut gained, mut lost) = (0, 0);
    for (one, other) in cases {
        if decided(old, one.as_ref()).is_none() || decided(new, other.as_ref()).is_none() {
            continue;
        }
        let (Some(one), Some(other)) = (one, other) else {
            continue;
        };
        match (follows(old, &one, pair.0), follows(new, &other, pair.1)) {
            (true, false) => lost += 1,
            (false, true) => gained += 1,
            _ => {}
        }
    }
    (gained, lost)
}

fn follows(version: &Model, case: &Case, index: Option<usize>) -> bool {
    let values = Values::of(version, case);
    let verdict = values.verdict().expect("known");
    let values = values.decided(&[verdict]);
    index.is_some_and(|at| values.formula(&version.effects[at].condition) == Truth::True)
}

/// Whether a testimony shows it, whatever the facts are that it leaves open.
fn shows(old: &Model, new: &Model, told: &Testimony, pair: Pair, gains: bool) -> bool {
    let all = |version: &Model, case: Case, index, expected: bool| {
        let completions = completions(version, &case);
        let mut cases = completions.iter();
        !completions.is_empty() && cases.all(|(it, _)| follows(version, it, index) == expected)
    };
    all(old, told.old.case(old), pair.0, !gains) && all(new, told.new.case(new), pair.1, gains)
}
