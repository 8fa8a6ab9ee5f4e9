//! The order of the variables from a smaller law, in which a module is one variable.
//!
//! A module is a part of a formula that shares nothing with the rest of the law (Dutuit and Rauzy, "A
//! linear-time algorithm to find modules of fault trees", 1996). However many facts it has, the outcome
//! sees only whether it holds, so they belong together; and what is mentioned in several places is not
//! pulled about by what is mentioned in one only. Readings are at their defaults: the outcomes under
//! these are asked for most.

use super::deciding::Deciding;
use super::{Given, Subject, force, order};
use qufen_semantics::model::{Formula, Model};
use rustc_hash::{FxHashMap, FxHashSet};

/// Every subject that the models, which have the same facts and readings, mention: together what is
/// mentioned together in the first of them, modules undivided.
pub(super) fn pulled(models: &[&Model]) -> Vec<Subject> {
    let Some(model) = models.first() else {
        return Vec::new();
    };
    let Modules { law, inside } = Modules::of(model);
    let mentioned: FxHashSet<Subject> = Deciding::of(&law).subjects().into_iter().collect();
    let mut small = order::by_first_occurrence(&[&law]);
    small.retain(|subject| mentioned.contains(subject));
    let mut order = Vec::new();
    for subject in force::shortened(&[&law], small) {
        order.push(subject);
        order.extend(inside.get(&subject).into_iter().flatten());
    }
    for model in models {
        force::add(model, &mut order);
    }
    order
}

/// The smaller law.
struct Modules {
    law: Model,
    /// By the subject that stands for a module: the others in it.
    inside: FxHashMap<Subject, Vec<Subject>>,
}

impl Modules {
    fn of(model: &Model) -> Modules {
        let defaults: Vec<u32> = model.readings.iter().map(|each| each.default).collect();
        let given = Given::readings(model, &defaults);
        let mut law = model.clone();
        let mut joining = Joining::default();
        for formula in formulas(&mut law) {
            *formula = given.folded(formula);
            formula.walk(&mut |part| joining.count(part));
        }
        for formula in formulas(&mut law) {
            *formula = joining.joined(formula);
        }
        Modules {
            law,
            inside: joining.inside,
        }
    }
}

/// The formulas that may decide.
fn formulas(model: &mut Model) -> impl Iterator<Item = &mut Formula> {
    let constraints = model.constraints.iter_mut().map(|each| &mut each.formula);
    let definitions = model.definitions.iter_mut().map(|each| &mut each.formula);
    let clauses = model.clauses.iter_mut();
    let clauses = clauses.filter_map(|each| each.formula.as_mut());
    let rules = model.rules.iter_mut().map(|each| &mut each.condition);
    let requirements = model.requirements.iter_mut();
    let requirements = requirements.map(|each| &mut each.condition);
    let scopes = model.scopes.iter_mut().map(|each| &mut each.condition);
    constraints
        .chain(definitions)
        .chain(clauses)
        .chain(rules)
        .chain(requirements)
        .chain(scopes)
}

#[derive(Default)]
struct Joining {
    /// How often the law mentions a fact.
    times: FxHashMap<Subject, usize>,
    inside: FxHashMap<Subject, Vec<Subject>>,
}

impl Joining {
    fn count(&mut self, part: &Formula) {
        if let Formula::Test(test) = part {
            *self.times.entry(Subject::Fact(test.fact)).or_default() += 1;
        }
    }

    /// The formula with one test for each of its modules.
    fn joined(&mut self, formula: &Formula) -> Formula {
        match formula {
            Formula::Not(inner) => Formula::Not(Box::new(self.joined(inner))),
            Formula::And(parts) => Formula::And(self.parts(parts)),
            Formula::Or(parts) => Formula::Or(self.parts(parts)),
            leaf => leaf.clone(),
        }
    }

    /// The parts that are modules become one: what connects them connects nothing else.
    fn parts(&mut self, parts: &[Formula]) -> Vec<Formula> {
        let mut kept = Vec::new();
        let mut module: Vec<Subject> = Vec::new();
        for part in parts {
            match self.module(part) {
                None => kept.push(self.joined(part)),
                Some((test, subjects)) => {
                    if module.is_empty() {
                        kept.push(test);
                    }
                    module.extend(subjects);
                }
            }
        }
        if let Some((first, others)) = module.split_first() {
            self.inside.insert(*first, others.to_vec());
        }
        kept
    }

    /// Whether a part shares nothing with the rest: a test to stand for it, and its subjects, that of
    /// the test first.
    fn module(&self, part: &Formula) -> Option<(Formula, Vec<Subject>)> {
        let mut first = None;
        let mut tests = 0;
        let mut subjects = Vec::new();
        let mut names = false;
        part.walk(&mut |part| match part {
            Formula::Test(test) => {
                tests += 1;
                first.get_or_insert_with(|| part.clone());
                let subject = Subject::Fact(test.fact);
                if !subjects.contains(&subject) {
                    subjects.push(subject);
                }
            }
            Formula::Constant(_) | Formula::Not(_) | Formula::And(_) | Formula::Or(_) => {}
            _ => names = true,
        });
        let mentioned: usize = subjects.iter().filter_map(|it| self.times.get(it)).sum();
        let alone = !names && mentioned == tests;
        first.filter(|_| alone).map(|test| (test, subjects))
    }
}
