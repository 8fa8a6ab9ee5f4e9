//! Cells: the values of a fact that no test of the model tells apart.
//!
//! A search over cells is a search over the whole domain, however large.

use super::days::{day_after, day_before};
use qufen_semantics::model::{Comparison, Date, Domain, FactId, Formula, Model, Test, Value};

/// The cells of every fact, in ascending order of their values.
#[derive(Clone, Debug)]
pub struct Cells {
    facts: Vec<FactCells>,
}

/// The tests on one fact, and a representative of each cell.
#[derive(Clone, Debug)]
pub struct FactCells {
    tests: Vec<Comparison>,
    values: Vec<Value>,
    representatives: Vec<Value>,
    /// By test, then cell.
    passes: Vec<Vec<bool>>,
}

impl Cells {
    /// The cells that the model's formulas make.
    pub fn of(model: &Model) -> Cells {
        Cells::under(&[model])
    }

    /// The cells that the formulas of several models with the same facts make.
    pub fn under(models: &[&Model]) -> Cells {
        Cells::made_by(models[0], models.iter().flat_map(|model| model.formulas()))
    }

    /// The cells that these formulas make.
    pub(super) fn made_by<'f>(model: &Model, formulas: impl Iterator<Item = &'f Formula>) -> Cells {
        let mut tests = vec![Vec::new(); model.facts.len()];
        for formula in formulas {
            formula.walk(&mut |part| {
                if let Formula::Test(Test { fact, comparison }) = part {
                    let known: &mut Vec<Comparison> = &mut tests[fact.index()];
                    if !known.contains(comparison) {
                        known.push(comparison.clone());
                    }
                }
            });
        }
        let facts = model.facts.iter().zip(tests);
        Cells {
            facts: facts
                .map(|(fact, tests)| FactCells::of(&fact.domain, tests))
                .collect(),
        }
    }

    /// The cells of one fact.
    pub fn fact(&self, fact: FactId) -> &FactCells {
        &self.facts[fact.index()]
    }
}

impl FactCells {
    /// The cells that these tests make of a domain.
    pub(crate) fn of(domain: &Domain, tests: Vec<Comparison>) -> FactCells {
        let mut representatives: Vec<Value> = Vec::new();
        let mut signatures: Vec<Vec<bool>> = Vec::new();
        let mut values = candidates(domain, &tests);
        for &value in &values {
            let signature = signature(&tests, value);
            if !signatures.contains(&signature) {
                signatures.push(signature);
                representatives.push(value);
            }
        }
        let mut order: Vec<usize> = (0..representatives.len()).collect();
        order.sort_by_key(|&cell| representatives[cell]);
        let passes = (0..tests.len())
            .map(|test| order.iter().map(|&cell| signatures[cell][test]).collect())
            .collect();
        values.sort_unstable();
        values.dedup();
        FactCells {
            tests,
            values,
            representatives: order.iter().map(|&cell| representatives[cell]).collect(),
            passes,
        }
    }

    /// How many cells there are.
    pub fn count(&self) -> usize {
        self.representatives.len()
    }

    /// The tests that make the cells.
    pub(crate) fn tests(&self) -> &[Comparison] {
        &self.tests
    }

    /// Values, ascending: those that tests name and, of a number, those next to them. What a test that names
    /// one of them tells apart is told apart among these.
    pub(crate) fn values(&self) -> &[Value] {
        &self.values
    }

    /// A value in the cell.
    pub fn representative(&self, cell: usize) -> Value {
        self.representatives[cell]
    }

    /// The cell that holds a value; `None` for a value outside the domain.
    pub fn cell_of(&self, value: Value) -> Option<usize> {
        (0..self.count()).find(|&cell| {
            self.tests
                .iter()
                .zip(&self.passes)
                .all(|(test, passes)| test.holds(value) == passes[cell])
        })
    }
}

fn signature(tests: &[Comparison], value: Value) -> Vec<bool> {
    tests.iter().map(|test| test.holds(value)).collect()
}

/// At least one value of every cell, the ones that read best first.
fn candidates(domain: &Domain, tests: &[Comparison]) -> Vec<Value> {
    let constants = || tests.iter().flat_map(Comparison::constants).copied();
    match domain {
        Domain::Boolean => vec![Value::Boolean(false), Value::Boolean(true)],
        Domain::Enumeration { variants, .. } => {
            (0..variants.len() as u32).map(Value::Variant).collect()
        }
        _ => {
            let mut constants: Vec<Value> = constants().collect();
            constants.sort_unstable();
            constants.dedup();
            let steps = |distance: i64| {
                let both = constants
                    .iter()
                    .flat_map(move |&each| [step(each, -distance), step(each, distance)]);
                both.flatten()
            };
            let mut values: Vec<Value> = constants.clone();
            values.extend(steps(readable_step(domain)));
            values.extend(steps(1));
            values.retain(|&value| domain.contains(value));
            if values.is_empty() {
                values.push(some_value(domain));
            }
            values
        }
    }
}

/// One 元 or one per cent reads better than one 分, where it reaches the same cell.
fn readable_step(domain: &Domain) -> i64 {
    if matches!(domain, Domain::Money | Domain::Ratio) {
        100
    } else {
        1
    }
}

fn some_value(domain: &Domain) -> Value {
    match domain {
        Domain::Boolean => Value::Boolean(false),
        Domain::Enumeration { .. } => Value::Variant(0),
        Domain::Integer => Value::Integer(0),
        Domain::Money => Value::Money(0),
        Domain::Ratio => Value::Ratio(0),
        Domain::Date => Value::Date(Date {
            year: 2000,
            month: 1,
            day: 1,
        }),
        Domain::Duration(_) => Value::Duration(0),
    }
}

/// The value `distance` further; for dates, the next or the previous day.
fn step(value: Value, distance: i64) -> Option<Value> {
    match value {
        Value::Integer(n) => n.checked_add(distance).map(Value::Integer),
        Value::Money(n) => n.checked_add(distance).map(Value::Money),
        Value::Ratio(n) => n.checked_add(distance).map(Value::Ratio),
        Value::Duration(n) => n.checked_add(distance).map(Value::Duration),
        Value::Date(date) => {
            let day = if distance < 0 {
                day_before(date)
            } else {
                day_after(date)
            };
            day.map(Value::Date)
        }
        Value::Boolean(_) | Value::Variant(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(domain: Domain, tests: Vec<Comparison>) -> Vec<Value> {
        FactCells::of(&domain, tests).representatives
    }

    #[test]
    fn nothing_counted_is_below_zero() {
        let none = Comparison::AtLeast(Value::Integer(0));
        assert_eq!(cells(Domain::Integer, vec![none]).len(), 1);
    }

    #[test]
    fn a_bound_cuts_a_numeric_domain_in_two() {
        let bound = Value::Money(50_000_000);
        assert_eq!(
            cells(Domain::Money, vec![Comparison::AtLeast(bound)]),
            [Value::Money(49_999_900), bound]
        );
    }

    #[test]
    fn inclusive_and_exclusive_bounds_leave_a_cell_between() {
        let at = Value::Integer(3);
        let tests = vec![Comparison::Less(at), Comparison::Greater(at)];
        assert_eq!(
            cells(Domain::Integer, tests),
            [Value::Integer(2), at, Value::Integer(4)]
        );
    }

    #[test]
    fn a_bound_at_the_end_of_the_domain_cuts_nothing_below() {
        let tests = vec![Comparison::AtLeast(Value::Duration(0))];
        assert_eq!(
            cells(
                Domain::Duration(qufen_semantics::model::DurationUnit::Days),
                tests
            )
            .len(),
            1
        );
    }

    #[test]
    fn unmentioned_variants_share_a_cell() {
        let variants = ["无", "一般", "严重", "重大"].map(String::from).to_vec();
        let domain = Domain::Enumeration {
            name: "损失".into(),
            ordered: true,
            variants,
        };
        let tests = vec![Comparison::AtLeast(Value::Variant(2))];
        assert_eq!(cells(domain, tests), [Value::Variant(0), Value::Variant(2)]);
    }
}
