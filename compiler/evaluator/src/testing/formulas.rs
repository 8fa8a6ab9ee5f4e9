//! Formulas from dice, directed by what the model has declared.

use super::{Dice, universe};
use qufen_semantics::model::*;

/// What a formula may mention.
pub(super) struct Words<'m> {
    model: &'m Model,
    named: Vec<Formula>,
}

impl<'m> Words<'m> {
    pub(super) fn facts(model: &'m Model) -> Words<'m> {
        Words {
            model,
            named: Vec::new(),
        }
    }

    /// Facts, readings and the definitions so far.
    pub(super) fn conditions(model: &'m Model) -> Words<'m> {
        let definitions = (0..model.definitions.len() as u32).map(DefinitionId);
        let mut named: Vec<Formula> = definitions.map(Formula::Definition).collect();
        for (index, reading) in model.readings.iter().enumerate() {
            let options = 0..reading.options.len() as u32;
            let id = ReadingId(index as u32);
            named.extend(options.map(|option| Formula::Reading(id, option)));
        }
        Words { model, named }
    }

    pub(super) fn clauses(model: &'m Model, clauses: &[ClauseId]) -> Words<'m> {
        let mut words = Words::conditions(model);
        words
            .named
            .extend(clauses.iter().copied().map(Formula::Clause));
        words
    }

    pub(super) fn formula(&self, dice: &mut Dice, depth: usize) -> Formula {
        match dice.below(if depth == 0 { 5 } else { 10 }) {
            0..=2 => self.test(dice),
            3 | 4 => dice
                .choose(&self.named)
                .cloned()
                .unwrap_or_else(|| self.test(dice)),
            5 => self.formula(dice, depth - 1).negated(),
            6 | 7 => Formula::And(self.parts(dice, depth - 1)),
            _ => Formula::Or(self.parts(dice, depth - 1)),
        }
    }

    fn parts(&self, dice: &mut Dice, depth: usize) -> Vec<Formula> {
        (0..2 + dice.below(2))
            .map(|_| self.formula(dice, depth))
            .collect()
    }

    fn test(&self, dice: &mut Dice) -> Formula {
        let fact = FactId(dice.below(self.model.facts.len()) as u32);
        let mut values = universe(self.model, fact);
        let comparison = match self.model.facts[fact.index()].domain {
            Domain::Boolean => Comparison::Equal(Value::Boolean(!dice.chance(1, 4))),
            _ => {
                // Constants away from the ends, so that the universe reaches both sides.
                if values.len() > 3 {
                    values = values[1..values.len() - 1].to_vec();
                }
                comparison(dice, &values)
            }
        };
        Formula::Test(Test { fact, comparison })
    }
}

fn comparison(dice: &mut Dice, values: &[Value]) -> Comparison {
    let Some(&value) = dice.choose(values) else {
        return Comparison::In(Vec::new());
    };
    match dice.below(6) {
        0 => Comparison::AtLeast(value),
        1 => Comparison::Less(value),
        2 => Comparison::AtMost(value),
        3 => Comparison::Greater(value),
        4 => Comparison::Equal(value),
        _ => Comparison::In(
            values
                .iter()
                .copied()
                .filter(|_| dice.chance(1, 2))
                .collect(),
        ),
    }
}
