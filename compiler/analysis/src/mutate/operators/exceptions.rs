//! An 除外 or a 视为 that is missing; a 再除外 written as an 除外, or the reverse.

use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Mutant, Operator, Slip};
use crate::mutate::place::is_of_parts;
use crate::wording;
use qufen_semantics::model::{ClauseId, Exception, Formula, Model};

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
        slips.extend(nested_otherwise(model, id));
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

/// A 再除外 that limits nothing, and an 除外 that limits the one before it.
fn nested_otherwise(model: &Model, id: ClauseId) -> Vec<Mutant> {
    let exceptions = &model.clauses[id.index()].exceptions;
    let slip = |again: bool, when: &Formula, at: &Exception, edit: Edit| {
        let words = wording::words(model, when);
        let (one, other) = (format!("除外 当 {words}"), format!("再除外 当 {words}"));
        let (meant, written) = if again { (other, one) } else { (one, other) };
        Mutant {
            operator: Operator::ExceptionNesting,
            cite: model.clauses[at.clause.index()].citation.clone(),
            slip: Slip::Written { meant, written },
            edits: vec![edit],
        }
    };
    let mut slips = Vec::new();
    for (place, exception) in exceptions.iter().enumerate() {
        let chain = exception.chain();
        for (at, when) in chain.iter().enumerate().skip(1) {
            let edit = Edit::PartedException(id, place, at);
            slips.push(slip(true, when, exception, edit));
        }
        // The first 除外 under a clause has none before it that it could limit.
        let before = place.checked_sub(1).map(|before| &exceptions[before]);
        if before.is_some_and(|it| (it.clause, it.waives) == (exception.clause, exception.waives)) {
            let edit = Edit::JoinedExceptions(id, place - 1);
            slips.push(slip(false, &chain[0], exception, edit));
        }
    }
    slips
}

#[cfg(test)]
mod tests {
    use crate::mutate::Operator;
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
        let exception = Exception::of(id, vec![outer.clone(), inner.clone()], false);
        let exception = exception.expect("two conditions");
        let clause = &mut model.clauses[id.index()];
        let own = clause.formula.clone().expect("a condition");
        let when = exception.when.clone();
        clause.formula = Some(Formula::And(vec![own.clone(), when.negated()]));
        clause.own = Some(own);
        clause.deemings.clear();
        clause.exceptions = vec![exception];
        (model, id, [outer, inner])
    }

    /// What every slip makes of the exceptions.
    fn slipped(model: &Model, id: ClauseId) -> Vec<Vec<Vec<Formula>>> {
        let all = mutants(model, &|_| true);
        let made = all.iter().filter_map(|mutant| mutant.model(model));
        let chains = made.map(|it| {
            let exceptions = it.clauses[id.index()].exceptions.iter();
            exceptions.map(Exception::chain).collect()
        });
        chains.collect()
    }

    #[test]
    fn an_exception_may_be_missing_with_the_exception_to_it_or_without() {
        let (model, id, [outer, _]) = excepted();
        let left = slipped(&model, id);
        assert!(left.contains(&vec![]), "both");
        let alone = |it: &Vec<Vec<Formula>>| matches!(it.as_slice(), [only] if only[0] == outer);
        assert!(left.iter().any(alone), "再除外 alone");
    }

    #[test]
    fn an_exception_to_an_exception_may_stand_beside_it_and_the_reverse() {
        let (mut model, id, [outer, inner]) = excepted();
        let nested = vec![vec![outer.clone(), inner.clone()]];
        let beside = vec![vec![outer], vec![inner]];
        assert!(slipped(&model, id).contains(&beside));
        let slips = mutants(&model, &|it| it == Operator::ExceptionNesting);
        let [only] = slips.as_slice() else {
            panic!("{slips:?}")
        };
        model = only.model(&model).expect("a law");
        assert!(slipped(&model, id).contains(&nested));
    }
}
