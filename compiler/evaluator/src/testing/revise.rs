//! Two versions of one law: with changes that may change what it rules, or with other words only.

use super::formulas::Words;
use super::statute::{Statute, statute};
use super::{Dice, generate};
use proptest::prelude::*;
use qufen_semantics::model::*;

/// Two versions, and what of them is the same.
#[derive(Clone, Debug)]
pub struct Revision {
    /// The old version.
    pub old: Model,
    /// The new version.
    pub new: Model,
    /// Clauses that are one provision.
    pub clauses: Vec<(ClauseId, ClauseId)>,
    /// Facts that are one under two names.
    pub renamed: Vec<(FactId, FactId)>,
}

/// Two versions with up to `most` changes.
pub fn revisions(most: usize) -> impl Strategy<Value = Revision> {
    proptest::collection::vec(any::<u16>(), 0..500).prop_map(move |rolls| {
        let mut dice = Dice::new(rolls);
        let old = statute(&mut dice);
        let mut new = old.clone();
        for _ in 0..1 + dice.below(most) {
            change(&mut dice, &mut new);
        }
        let mut revision = laid_out(&old, &new);
        // Whoever aligns the texts may see a split, a merger, or no relation at all.
        let (olds, news) = (revision.old.clauses.len(), revision.new.clauses.len());
        for _ in 0..dice.below(3) {
            let one = ClauseId(dice.below(olds) as u32);
            let other = ClauseId(dice.below(news) as u32);
            revision.clauses.push((one, other));
        }
        if dice.chance(1, 4) {
            let gone = dice.below(revision.clauses.len());
            if gone < revision.clauses.len() {
                revision.clauses.remove(gone);
            }
        }
        // A fact under another name is the same fact.
        if dice.chance(1, 4)
            && let Some(fact) = revision.new.facts.first_mut()
            && revision.old.facts.first().map(|it| &it.name) == Some(&fact.name)
        {
            fact.name = "更名的事实".into();
            revision.renamed.push((FactId(0), FactId(0)));
        }
        revision
    })
}

/// Two versions that rule alike: other words, another order, other names.
pub fn rewordings() -> impl Strategy<Value = Revision> {
    proptest::collection::vec(any::<u16>(), 0..500).prop_map(|rolls| {
        let mut dice = Dice::new(rolls);
        let old = statute(&mut dice);
        let mut new = old.clone();
        for article in &mut new.articles {
            article.lead = article.lead.take().map(|it| reworded(&mut dice, it));
            for item in &mut article.items {
                item.own = reworded(&mut dice, item.own.clone());
                item.except = item.except.take().map(|it| reworded(&mut dice, it));
            }
            if dice.chance(1, 2) {
                article.items.reverse();
            }
        }
        for definition in &mut new.frame.definitions {
            definition.formula = reworded(&mut dice, definition.formula.clone());
            if dice.chance(1, 2) {
                definition.name.push_str("新称");
            }
        }
        // The scope stands under the last article.
        if new.scopes.is_empty() && dice.chance(1, 2) {
            new.articles.reverse();
        }
        laid_out(&old, &new)
    })
}

fn laid_out(old: &Statute, new: &Statute) -> Revision {
    let ((old, tags), (new, new_tags)) = (old.layout(), new.layout());
    let ids = |tags: &[u32]| -> Vec<(u32, ClauseId)> {
        tags.iter().copied().zip((0..).map(ClauseId)).collect()
    };
    let new_ids = ids(&new_tags);
    let clauses = ids(&tags).into_iter().filter_map(|(tag, id)| {
        let found = new_ids.iter().find(|(other, _)| *other == tag);
        found.map(|(_, other)| (id, *other))
    });
    Revision {
        clauses: clauses.collect(),
        renamed: Vec::new(),
        old,
        new,
    }
}

/// One change of the law.
fn change(dice: &mut Dice, law: &mut Statute) {
    let at = dice.below(law.articles.len());
    let words = |law: &Statute, dice: &mut Dice| Words::conditions(&law.frame).formula(dice, 1);
    match dice.below(16) {
        0 => {
            let item = law.item(dice);
            let items = &mut law.articles[at].items;
            items.insert(dice.below(items.len() + 1), item);
        }
        1 => {
            let items = &mut law.articles[at].items;
            if items.len() > 1 {
                items.remove(dice.below(items.len()));
            }
        }
        2 => {
            let to = dice.below(law.articles.len());
            let items = &mut law.articles[at].items;
            if items.len() > 1 && to != at {
                let item = items.remove(dice.below(items.len()));
                law.articles[to].items.push(item);
            }
        }
        3..=5 => {
            let own = words(law, dice);
            let items = &mut law.articles[at].items;
            let place = dice.below(items.len());
            items[place].own = own;
        }
        6 => law.articles[at].lead = dice.chance(2, 3).then(|| words(law, dice)),
        7 => {
            if !law.articles[at].required {
                law.articles[at].all = !law.articles[at].all;
            }
        }
        8 => {
            let except = dice.chance(1, 2).then(|| words(law, dice));
            law.articles[at].items[0].except = except;
        }
        9 => law.articles[at].items[0].deemed = None,
        10 => law.articles[at].outcome = OutcomeId(dice.below(law.frame.outcomes.len()) as u32),
        11 => declaration(dice, law),
        12 => {
            let mut earlier = law.frame.clone();
            earlier.definitions.clear();
            if let Some(definition) = law.frame.definitions.first_mut() {
                definition.formula = Words::conditions(&earlier).formula(dice, 1);
            }
        }
        13 => match law.frame.constraints.pop() {
            Some(_) => {}
            None => {
                let formula = Words::facts(&law.frame).formula(dice, 1);
                law.frame.constraints.push(Constraint {
                    source: format!("{formula:?}"),
                    formula,
                });
            }
        },
        14 => facts(dice, law),
        _ => {
            law.articles[at].required = !law.articles[at].required;
            law.articles[at].all |= law.articles[at].required;
        }
    }
}

/// Outcomes, defaults, readings, scope.
fn declaration(dice: &mut Dice, law: &mut Statute) {
    match dice.below(5) {
        0 => {
            // Another outcome prevails; what each rule grants stays the same.
            let last = law.frame.outcomes.len() - 1;
            law.frame.outcomes.swap(0, last);
            let swapped = |id: OutcomeId| match id.index() {
                0 => OutcomeId(last as u32),
                index if index == last => OutcomeId(0),
                _ => id,
            };
            for article in &mut law.articles {
                article.outcome = swapped(article.outcome);
            }
            law.frame.default = swapped(law.frame.default);
            law.frame.out_of_scope = law.frame.out_of_scope.map(swapped);
        }
        1 => law.frame.default = OutcomeId(dice.below(law.frame.outcomes.len()) as u32),
        2 => {
            for reading in &mut law.frame.readings {
                let options = reading.options.len() as u32;
                reading.default = (reading.default + 1) % options;
            }
        }
        3 => {
            law.scopes.pop();
        }
        _ => {
            let condition = Words::conditions(&law.frame).formula(dice, 1);
            law.frame.out_of_scope = law.frame.out_of_scope.or(Some(OutcomeId(0)));
            law.scopes.push((condition, true));
        }
    }
}

/// Another fact, another presumption, another variant.
fn facts(dice: &mut Dice, law: &mut Statute) {
    match dice.below(3) {
        0 => {
            let index = law.frame.facts.len();
            law.frame.facts.push(generate::fact(dice, index));
            let fact = FactId(index as u32);
            let formula = Formula::Test(Test {
                fact,
                comparison: match &law.frame.facts[index].domain {
                    Domain::Boolean => Comparison::Equal(Value::Boolean(true)),
                    // Away from the ends, so that the universe reaches both sides.
                    _ => Comparison::In(super::universe(&law.frame, fact)[1..2].to_vec()),
                },
            });
            let own = &mut law.articles[0].items[0].own;
            *own = Formula::And(vec![own.clone(), formula]);
        }
        1 => {
            if let Some(fact) = law.frame.facts.first_mut()
                && fact.domain == Domain::Boolean
            {
                fact.presumption = Some(Value::Boolean(dice.chance(1, 2)));
            }
        }
        _ => {
            for fact in &mut law.frame.facts {
                if let Domain::Enumeration { variants, .. } = &mut fact.domain {
                    variants.push("特别严重".into());
                    break;
                }
            }
        }
    }
}

/// The same in other words.
fn reworded(dice: &mut Dice, formula: Formula) -> Formula {
    let formula = match formula {
        Formula::And(parts) => {
            let mut parts: Vec<Formula> = parts.into_iter().map(|it| reworded(dice, it)).collect();
            if dice.chance(1, 2) {
                parts.reverse();
            }
            if dice.chance(1, 3) {
                let negated = parts.into_iter().map(Formula::negated).collect();
                return Formula::Or(negated).negated();
            }
            Formula::And(parts)
        }
        Formula::Or(parts) => {
            let mut parts: Vec<Formula> = parts.into_iter().map(|it| reworded(dice, it)).collect();
            if dice.chance(1, 3) {
                let twice = parts[0].clone();
                parts.push(twice);
            }
            if dice.chance(1, 3) {
                let negated = parts.into_iter().map(Formula::negated).collect();
                return Formula::And(negated).negated();
            }
            Formula::Or(parts)
        }
        Formula::Not(inner) => reworded(dice, *inner).negated(),
        other => other,
    };
    match dice.below(8) {
        // Absorption: 甲 或 (甲 且 乙).
        6 => Formula::Or(vec![
            formula.clone(),
            Formula::And(vec![formula, Formula::Constant(true)]),
        ]),
        7 => Formula::And(vec![formula.clone(), formula]),
        _ => formula,
    }
}
