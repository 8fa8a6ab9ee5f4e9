//! An 除外 or a 视为 that is missing.

use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use crate::mutate::place::is_of_parts;
use crate::wording;
use qufen_semantics::model::{ClauseId, Model};

pub fn slips(model: &Model) -> Vec<Mutant> {
    let mut slips = Vec::new();
    for (index, clause) in model.clauses.iter().enumerate() {
        let id = ClauseId(index as u32);
        if !is_of_parts(clause) {
            continue;
        }
        let exceptions = clause.exceptions.iter().enumerate();
        slips.extend(exceptions.map(|(place, exception)| Mutant {
            operator: Operator::ExceptionDropped,
            cite: model.clauses[exception.clause.index()].citation.clone(),
            slip: Slip::Omitted(format!(
                "除外 当 {}",
                wording::words(model, &exception.when)
            )),
            edits: vec![Edit::NoException(id, place)],
        }));
        let deemings = clause.deemings.iter().enumerate();
        slips.extend(deemings.map(|(place, deeming)| Mutant {
            operator: Operator::DeemingDropped,
            cite: model.clauses[deeming.by.index()].citation.clone(),
            slip: Slip::Omitted(format!("视为符合 {}", clause.citation)),
            edits: vec![Edit::NoDeeming(id, place)],
        }));
    }
    slips
}

#[cfg(test)]
mod tests {
    use crate::mutate::edit::make;
    use crate::mutate::operators::mutants;
    use qufen_evaluator::testing::example;
    use qufen_semantics::model::{ClauseId, Exception, Formula, Model};

    /// The law with `除外 当 甲` and `再除外 当 乙` below its first clause that a rule stands on.
    fn excepted() -> (Model, ClauseId, [Formula; 2]) {
        let mut model = example();
        let id = model.rules[0].clause;
        let boolean = |index: usize| {
            let tests = model.clauses.iter().filter_map(|it| it.own.clone());
            let mut tests = tests.filter(|it| matches!(it, Formula::Test(_)));
            tests.nth(index).expect("a test")
        };
        let (outer, inner) = (boolean(0), boolean(1));
        let when = Formula::And(vec![outer.clone(), inner.clone().negated()]);
        let clause = &mut model.clauses[id.index()];
        let own = clause.formula.clone().expect("a condition");
        clause.formula = Some(Formula::And(vec![own.clone(), when.clone().negated()]));
        clause.own = Some(own);
        clause.deemings.clear();
        clause.exceptions = vec![Exception {
            clause: id,
            when,
            waives: false,
        }];
        (model, id, [outer, inner])
    }

    #[test]
    fn an_exception_may_be_missing_with_the_exception_to_it_or_without() {
        let (model, id, [outer, _]) = excepted();
        let left: Vec<Vec<Formula>> = mutants(&model, &|_| true)
            .iter()
            .filter_map(|mutant| {
                let mut slipped = model.clone();
                make(&mutant.edits, &mut slipped).then_some(slipped)
            })
            .map(|slipped| {
                let exceptions = &slipped.clauses[id.index()].exceptions;
                exceptions.iter().map(|it| it.when.clone()).collect()
            })
            .collect();
        assert!(left.contains(&vec![]), "both");
        assert!(left.contains(&vec![outer]), "再除外 alone");
    }
}
