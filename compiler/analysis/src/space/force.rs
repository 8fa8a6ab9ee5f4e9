//! Bringing together what is mentioned together: the FORCE heuristic (Aloul, Markov and Sakallah,
//! "FORCE: a fast and easy-to-implement variable-ordering heuristic", 2003).
//!
//! Each formula pulls the subjects it mentions towards its centre; after some rounds the order with
//! the shortest formulas is kept. The first occurrence in the text is the start, and breaks ties.

use super::Subject;
use qufen_semantics::model::{Formula, Model};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// More rounds changed nothing on the policies at hand.
const ROUNDS: usize = 30;

/// The subjects of `start` in an order in which formulas are short.
pub(super) fn shortened(models: &[&Model], start: Vec<Subject>) -> Vec<Subject> {
    let places: HashMap<Subject, usize> = start.iter().copied().zip(0..).collect();
    let formulas: Vec<Vec<usize>> = models
        .iter()
        .flat_map(|model| mentions(model, &places))
        .collect();
    let mut order: Vec<usize> = (0..start.len()).collect();
    let mut best = (length(&formulas, &order), order.clone());
    for _ in 0..ROUNDS {
        order = pulled(&formulas, &order);
        let length = length(&formulas, &order);
        if length < best.0 {
            best = (length, order.clone());
        }
    }
    let mut by_place = start.clone();
    for (subject, place) in start.into_iter().zip(best.1) {
        by_place[place] = subject;
    }
    by_place
}

/// Adds what `order` lacks of the subjects of `model`: a reading where the first of what stands beside it
/// in a formula is, a fact in the middle of what is mentioned with it.
pub(super) fn add(model: &Model, order: &mut Vec<Subject>) {
    let known = order.len();
    let mut places: HashMap<Subject, usize> = order.iter().copied().zip(0..).collect();
    for subject in super::order::by_first_occurrence(&[model]) {
        if let Entry::Vacant(place) = places.entry(subject) {
            place.insert(order.len());
            order.push(subject);
        }
    }
    let mut pull = vec![(0, 0); order.len() - known];
    for formula in mentions(model, &places) {
        let (old, added): (Vec<usize>, Vec<usize>) =
            formula.into_iter().partition(|it| *it < known);
        for subject in added {
            let (sum, count) = &mut pull[subject - known];
            *sum += old.iter().sum::<usize>();
            *count += old.len();
        }
    }
    for (reading, beside) in besides(model) {
        let old = beside.iter().filter_map(|it| places.get(it));
        if let Some(first) = old.copied().filter(|place| *place < known).min()
            && let Some(added) = places.get(&reading).and_then(|it| it.checked_sub(known))
        {
            pull[added] = (first, 1);
        }
    }
    let middle = |subject: &Subject| match places[subject].checked_sub(known) {
        None => (places[subject] as f64, 0),
        Some(added) => match pull[added] {
            (_, 0) => (known as f64, added),
            (sum, count) => (sum as f64 / count as f64, added),
        },
    };
    order.sort_by(|one, other| {
        let (one, other) = (middle(one), middle(other));
        one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
    });
}

/// By reading: all that its options are joined with by 且 or 或.
fn besides(model: &Model) -> HashMap<Subject, Vec<Subject>> {
    let mut besides: HashMap<Subject, Vec<Subject>> = HashMap::new();
    let mut join = |parts: &[Formula]| {
        for (at, part) in parts.iter().enumerate() {
            if let Some(reading) = option(part) {
                let beside = besides.entry(reading).or_default();
                let (before, after) = (&parts[..at], &parts[at + 1..]);
                for other in before.iter().chain(after) {
                    mentioned(model, other, true, &mut |subject| beside.push(subject));
                }
            }
        }
    };
    let requirements = model.requirements.iter().map(|each| &each.condition);
    let definitions = model.definitions.iter().map(|each| &each.formula);
    let clauses = model.clauses.iter();
    let clauses = clauses.filter_map(|each| each.formula.as_ref());
    for formula in clauses.chain(requirements).chain(definitions) {
        formula.walk(&mut |part| match part {
            Formula::And(parts) | Formula::Or(parts) => join(parts),
            _ => {}
        });
    }
    besides
}

/// The reading, where a formula is nothing but one of its options, or that it is not.
fn option(formula: &Formula) -> Option<Subject> {
    match formula {
        Formula::Reading(id, _) => Some(Subject::Reading(*id)),
        Formula::Not(inner) => option(inner),
        _ => None,
    }
}

/// Whether some subject recurs in more than one clause of five: it would pull them all together.
pub(super) fn pulls_into_a_heap(models: &[&Model]) -> bool {
    let clauses = models.iter().flat_map(|model| {
        let formulas = model
            .clauses
            .iter()
            .filter_map(|each| each.formula.as_ref());
        formulas.map(|formula| (*model, formula))
    });
    let mut recurring: HashMap<Subject, usize> = HashMap::new();
    let mut count = 0;
    for (model, formula) in clauses {
        let mut found = Vec::new();
        mentioned(model, formula, false, &mut |subject| found.push(subject));
        found.sort_unstable();
        found.dedup();
        count += 1;
        for subject in found {
            *recurring.entry(subject).or_default() += 1;
        }
    }
    recurring
        .values()
        .any(|&times| times > 10 && times * 5 > count)
}

/// What each formula mentions, as indices into the start. A clause named in another clause stands
/// for itself, but a requirement is taken with all that it names, and an item of a rule with what the
/// lead-in of the rule asks besides.
fn mentions(model: &Model, places: &HashMap<Subject, usize>) -> Vec<Vec<usize>> {
    let constraints = model.constraints.iter().map(|each| &each.formula);
    let definitions = model.definitions.iter().map(|each| &each.formula);
    let requirements = model.requirements.iter().map(|each| &each.condition);
    let deep = constraints.chain(definitions).chain(requirements);
    let deep = deep.map(|formula| (vec![formula], true));
    let shallow = clauses(model).map(|formulas| (formulas, false));
    let mentions = deep.chain(shallow).map(|(formulas, deep)| {
        let mut found = Vec::new();
        for formula in formulas {
            mentioned(model, formula, deep, &mut |subject| {
                found.extend(places.get(&subject));
            });
        }
        found.sort_unstable();
        found.dedup();
        found
    });
    mentions.filter(|found| found.len() > 1).collect()
}

/// The formulas of each clause, the lead-in of its rule included.
fn clauses(model: &Model) -> impl Iterator<Item = Vec<&Formula>> {
    let mut formulas: Vec<Vec<&Formula>> = (model.clauses.iter())
        .map(|clause| clause.formula.iter().collect())
        .collect();
    for rule in &model.rules {
        let lead = match &rule.condition {
            Formula::Clause(id) if *id == rule.clause => model.clauses[id.index()].formula.as_ref(),
            condition => Some(condition),
        };
        for item in &rule.items {
            formulas[item.index()].extend(lead);
        }
    }
    formulas.into_iter()
}

fn mentioned(model: &Model, formula: &Formula, deep: bool, found: &mut impl FnMut(Subject)) {
    match formula {
        Formula::Test(test) => found(Subject::Fact(test.fact)),
        Formula::Reading(id, _) => found(Subject::Reading(*id)),
        Formula::Definition(id) => {
            mentioned(model, &model.definitions[id.index()].formula, deep, found);
        }
        Formula::Clause(id) if deep => {
            if let Some(formula) = &model.clauses[id.index()].formula {
                mentioned(model, formula, deep, found);
            }
        }
        Formula::Not(inner) => mentioned(model, inner, deep, found),
        Formula::And(parts) | Formula::Or(parts) => {
            parts
                .iter()
                .for_each(|part| mentioned(model, part, deep, found));
        }
        Formula::Clause(_) | Formula::Constant(_) | Formula::Outcome(_) => {}
    }
}

/// One round: `place` holds, by subject, where it stands.
fn pulled(formulas: &[Vec<usize>], place: &[usize]) -> Vec<usize> {
    let mut pull = vec![(0.0, 0.0); place.len()];
    for formula in formulas {
        let sum: usize = formula.iter().map(|&subject| place[subject]).sum();
        let centre = sum as f64 / formula.len() as f64;
        for &subject in formula {
            pull[subject].0 += centre;
            pull[subject].1 += 1.0;
        }
    }
    let wish = |subject: usize| match pull[subject] {
        (_, 0.0) => 0.0,
        (sum, count) => sum / count,
    };
    let mut order: Vec<usize> = (0..place.len()).collect();
    order.sort_by(|&a, &b| wish(a).total_cmp(&wish(b)).then(place[a].cmp(&place[b])));
    let mut next = vec![0; place.len()];
    for (place, subject) in order.into_iter().enumerate() {
        next[subject] = place;
    }
    next
}

/// How far the formulas stretch, all together.
fn length(formulas: &[Vec<usize>], place: &[usize]) -> usize {
    let lengths = formulas.iter().map(|formula| {
        let places = || formula.iter().map(|&subject| place[subject]);
        places().max().unwrap_or(0) - places().min().unwrap_or(0)
    });
    lengths.sum()
}
