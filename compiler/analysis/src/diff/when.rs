//! When a cause strikes: its cases as a few conditions on the facts that the changes speak of.

use super::field::Field;
use super::side::Version;
use super::{Condition, Joint};
use crate::space::{Cube, FactCells, Overrun, Region, Subject};
use qufen_semantics::model::{Comparison, Domain, FactId, Formula, Test, Value};
use std::collections::BTreeSet;

/// More conditions than these nobody reads; then one that holds them all is given.
const MOST_CONDITIONS: usize = 8;

/// Conditions on some facts, of which each case of a region meets one.
pub(super) struct When {
    /// Each is met by some case of the region.
    pub conditions: Vec<Condition>,
    /// Whether they are met by more than, as far as these facts tell, the region holds.
    pub wider: bool,
}

/// When a case is in a region, as far as `facts` tell.
pub(super) fn conditions(
    field: &Field<'_, '_>,
    joint: &Joint,
    region: &Region,
    facts: &[FactId],
) -> Result<When, Overrun> {
    let space = field.space;
    let mut others: Vec<Subject> = space
        .subjects()
        .filter(|subject| match subject {
            Subject::Fact(id) => !facts.contains(id),
            Subject::Reading(_) => true,
        })
        .collect();
    // From the last level upwards each of them is added on top.
    others.reverse();
    let lower = space.freed(region, &others)?;
    let possible = space.freed(&field.compared, &others)?;
    let upper = lower.or(&possible.not())?;
    let (cubes, mut wider) = match space.cover(&lower, &upper, MOST_CONDITIONS)? {
        Some(cubes) => (cubes, false),
        None => (vec![hull(field, &lower, facts)?], true),
    };
    let mut conditions: Vec<Condition> = Vec::new();
    for cube in &cubes {
        let (condition, exact) = condition(field, joint, cube);
        conditions.push(condition);
        wider |= !exact;
    }
    conditions.dedup();
    Ok(When { conditions, wider })
}

/// What every case of the region has of each fact.
fn hull(field: &Field<'_, '_>, region: &Region, facts: &[FactId]) -> Result<Cube, Overrun> {
    let space = field.space;
    let mut cube = Cube::new();
    for subject in facts.iter().map(|id| Subject::Fact(*id)) {
        let mut allowed = Vec::new();
        for alternative in 0..space.alternative_count(subject) as u32 {
            let there = space.alternative(subject, alternative)?.and(region)?;
            allowed.push(space.some(&there)?);
        }
        if allowed.contains(&false) {
            cube.push((subject, allowed));
        }
    }
    Ok(cube)
}

/// The condition that a cube is, and whether it says all that the cube does.
fn condition(field: &Field<'_, '_>, joint: &Joint, cube: &Cube) -> (Condition, bool) {
    let mut parts: Vec<(FactId, Vec<Formula>)> = Vec::new();
    let mut exact = true;
    for (subject, allowed) in cube {
        if let Subject::Fact(id) = subject {
            let (tests, all) = tests(field, joint, *id, allowed);
            parts.push((*id, tests));
            exact &= all;
        }
    }
    parts.sort_by_key(|(id, _)| *id);
    let parts = parts.into_iter().flat_map(|(_, tests)| tests).collect();
    (Condition { parts }, exact)
}

/// Tests that a fact is in one of the allowed cells, and whether they say no less.
fn tests(
    field: &Field<'_, '_>,
    joint: &Joint,
    fact: FactId,
    allowed: &[bool],
) -> (Vec<Formula>, bool) {
    let cells = field.space.cells().fact(fact);
    let domain = &joint.model.facts[fact.index()].domain;
    let test = |comparison| Formula::Test(Test { fact, comparison });
    match domain {
        Domain::Boolean => {
            let is = allowed.iter().position(|allowed| *allowed);
            let value = is.map_or(Value::Boolean(true), |cell| cells.representative(cell));
            (vec![test(Comparison::Equal(value))], true)
        }
        Domain::Enumeration {
            ordered, variants, ..
        } => {
            let known = |value: &Value| {
                let sides = [Version::Old, Version::New].map(|it| field.sides.of(it));
                sides.iter().all(|side| side.knows(fact, *value))
            };
            let all = (0..variants.len() as u32).map(Value::Variant);
            let all: Vec<Value> = all.filter(known).collect();
            let inside = |value: &Value| {
                let cell = cells.cell_of(*value);
                cell.is_some_and(|cell| allowed.get(cell) == Some(&true))
            };
            let comparison = variant(&all, inside, *ordered);
            (comparison.into_iter().map(test).collect(), true)
        }
        _ => {
            let literals = several(cells, allowed);
            let passes = |at: usize| literals.iter().all(|literal| literal.passes[at]);
            let inside = |value| cells.cell_of(value).is_some_and(|cell| allowed[cell]);
            let mut values = cells.values().iter().enumerate();
            let exact = values.all(|(at, value)| passes(at) == inside(*value));
            let formulas = literals.iter().map(|literal| literal.formula(fact));
            (formulas.collect(), exact)
        }
    }
}

/// A comparison that just the values inside pass.
fn variant(all: &[Value], inside: impl Fn(&Value) -> bool, ordered: bool) -> Option<Comparison> {
    let chosen: Vec<Value> = all.iter().copied().filter(&inside).collect();
    if chosen.len() == all.len() {
        return None;
    }
    Some(match chosen.as_slice() {
        [only] => Comparison::Equal(*only),
        [first, ..] if ordered && all.ends_with(&chosen) => Comparison::AtLeast(*first),
        [.., _] if ordered && all.starts_with(&chosen) => Comparison::Less(all[chosen.len()]),
        _ => Comparison::In(chosen),
    })
}

/// A test of a number, or its negation.
#[derive(Clone)]
struct Literal {
    comparison: Comparison,
    negated: bool,
    /// By value.
    passes: Vec<bool>,
}

impl Literal {
    fn of(comparison: Comparison, negated: bool, values: &[Value]) -> Literal {
        let passes = values
            .iter()
            .map(|value| comparison.holds(*value) != negated);
        Literal {
            passes: passes.collect(),
            comparison,
            negated,
        }
    }

    fn formula(&self, fact: FactId) -> Formula {
        let test = Formula::Test(Test {
            fact,
            comparison: self.comparison.clone(),
        });
        if self.negated { test.negated() } else { test }
    }
}

/// Tests of a number that just the allowed cells pass, as few as can be, those of the law first. Where the
/// cells have gaps that are no single values, they say no more than tests together can.
fn several(cells: &FactCells, allowed: &[bool]) -> Vec<Literal> {
    let values = cells.values();
    let allowed = |value: &Value| cells.cell_of(*value).is_some_and(|cell| allowed[cell]);
    let inside: Vec<bool> = values.iter().map(allowed).collect();
    let mut fitting = literals(cells);
    fitting.retain(|it| {
        it.passes
            .iter()
            .zip(&inside)
            .all(|(passes, inside)| *passes || !inside)
    });
    if let Some(one) = fitting.iter().find(|it| it.passes == inside) {
        return vec![one.clone()];
    }
    let first = inside.iter().position(|inside| *inside).unwrap_or(0);
    let last = inside.iter().rposition(|inside| *inside).unwrap_or(0);
    let outside = [0..first, last + 1..inside.len()];
    let gaps = (first..last).filter(|at| !inside[*at]).map(|at| at..at + 1);
    let mut chosen = BTreeSet::new();
    for gap in outside
        .into_iter()
        .chain(gaps)
        .filter(|gap| !gap.is_empty())
    {
        let rejects = |it: &Literal| !it.passes[gap.clone()].contains(&true);
        chosen.extend(fitting.iter().position(rejects));
    }
    let chosen: Vec<&Literal> = chosen.into_iter().map(|at| &fitting[at]).collect();
    if let [one, other] = chosen.as_slice()
        && let Some(value) = between(&one.comparison, &other.comparison)
    {
        return vec![Literal::of(Comparison::Equal(value), false, values)];
    }
    chosen.into_iter().cloned().collect()
}

/// The one value that two bounds leave.
fn between(one: &Comparison, other: &Comparison) -> Option<Value> {
    let least = |bound: &Comparison| match bound {
        Comparison::AtLeast(value) => Some(*value),
        Comparison::Greater(Value::Integer(number)) => number.checked_add(1).map(Value::Integer),
        _ => None,
    };
    let most = |bound: &Comparison| match bound {
        Comparison::AtMost(value) => Some(*value),
        Comparison::Less(Value::Integer(number)) => number.checked_sub(1).map(Value::Integer),
        _ => None,
    };
    let leaves = |low, high| least(low).filter(|value| most(high) == Some(*value));
    leaves(one, other).or_else(|| leaves(other, one))
}

/// The tests of the law and their opposites, then the bounds at each value that they name.
fn literals(cells: &FactCells) -> Vec<Literal> {
    let values = cells.values();
    let mut literals = Vec::new();
    for comparison in cells.tests() {
        let opposite = match comparison {
            Comparison::Less(value) => Some(Comparison::AtLeast(*value)),
            Comparison::AtMost(value) => Some(Comparison::Greater(*value)),
            Comparison::Greater(value) => Some(Comparison::AtMost(*value)),
            Comparison::AtLeast(value) => Some(Comparison::Less(*value)),
            Comparison::Equal(_) | Comparison::In(_) => None,
        };
        literals.push(Literal::of(comparison.clone(), false, values));
        literals.push(match opposite {
            Some(opposite) => Literal::of(opposite, false, values),
            None => Literal::of(comparison.clone(), true, values),
        });
    }
    for &value in cells.tests().iter().flat_map(Comparison::constants) {
        let bounds = [
            Comparison::AtLeast(value),
            Comparison::AtMost(value),
            Comparison::Greater(value),
            Comparison::Less(value),
        ];
        literals.extend(bounds.map(|bound| Literal::of(bound, false, values)));
        literals.push(Literal::of(Comparison::Equal(value), true, values));
    }
    literals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bounds_that_leave_one_value_are_that_value() {
        let months = Value::Duration;
        let (least, most) = (
            Comparison::AtLeast(months(6)),
            Comparison::AtMost(months(6)),
        );
        assert_eq!(between(&least, &most), Some(months(6)));
        assert_eq!(between(&most, &least), Some(months(6)));
        let more = |number| Comparison::Greater(Value::Integer(number));
        let fewer = |number| Comparison::Less(Value::Integer(number));
        assert_eq!(between(&more(2), &fewer(4)), Some(Value::Integer(3)));
        assert_eq!(between(&more(2), &fewer(5)), None);
        assert_eq!(between(&more(2), &more(2)), None);
        assert_eq!(between(&more(i64::MAX), &fewer(i64::MIN)), None);
        // Between two sums of money there may be others.
        let (least, most) = (
            Comparison::Greater(Value::Money(1)),
            Comparison::AtMost(Value::Money(3)),
        );
        assert_eq!(between(&least, &most), None);
    }

    /// How those of the sums, in 分, are told that are inside, where the law has these tests.
    fn told(tests: &[Comparison], inside: impl Fn(i64) -> bool) -> Vec<String> {
        let cells = FactCells::of(&Domain::Money, tests.to_vec());
        let allowed = (0..cells.count()).map(|cell| match cells.representative(cell) {
            Value::Money(sum) => inside(sum),
            _ => false,
        });
        let told = several(&cells, &allowed.collect::<Vec<_>>());
        let told = told
            .iter()
            .map(|it| format!("{}{:?}", if it.negated { "非" } else { "" }, it.comparison));
        told.collect()
    }

    #[test]
    fn a_bound_that_no_test_names_is_told_all_the_same() {
        let at = |yuan: i64| Value::Money(yuan * 100);
        let tests = [
            Comparison::AtLeast(at(100)),
            Comparison::AtMost(at(1)),
            Comparison::Equal(at(100)),
            Comparison::Equal(at(300)),
        ];
        let upper = format!("{:?}", Comparison::AtMost(at(100)));
        let lower = format!("{:?}", Comparison::Greater(at(1)));
        assert_eq!(
            told(&tests, |sum| 100 < sum && sum <= 10_000),
            [lower.clone(), upper]
        );
        // The law's own tests come first, and nothing is said twice.
        let below = format!("{:?}", Comparison::Less(at(100)));
        assert_eq!(
            told(&tests, |sum| 100 < sum && sum < 10_000),
            [below, lower.clone()]
        );
        let but = format!("非{:?}", Comparison::Equal(at(300)));
        assert_eq!(told(&tests, |sum| 100 < sum && sum != 30_000), [lower, but]);
    }
}
