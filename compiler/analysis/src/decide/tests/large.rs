//! Laws with many facts, or with much that may be: what is still exact, and what is said of the rest.

use super::example::{NO, YES, eligible};
use crate::decide::{LONGEST, decide, decide_within};
use crate::space::Budget;
use qufen_evaluator::testing::example;
use qufen_semantics::model::{
    Case, Clause, ClauseId, Comparison, Fact, FactId, Formula, Model, OutcomeId, Rule, Test,
};

/// `pairs` independent pairs of facts, of which one pair suffices for an exclusion.
fn wide(pairs: u32) -> Model {
    let mut model = example();
    let fact = Fact {
        presumption: None,
        ..model.facts[1].clone()
    };
    let first = model.facts.len() as u32;
    let mut items = Vec::new();
    for pair in 0..pairs {
        let tests = [0, 1].map(|side| {
            let id = FactId(first + 2 * pair + side);
            model.facts.push(Fact {
                name: format!("事实{}", id.0),
                ..fact.clone()
            });
            Formula::Test(Test {
                fact: id,
                comparison: Comparison::Equal(YES),
            })
        });
        let id = ClauseId(model.clauses.len() as u32);
        items.push(id);
        model.evaluation_order.push(id);
        model.clauses.push(Clause {
            citation: format!("第八条第({})项", pair + 1),
            formula: Some(Formula::And(tests.to_vec())),
            ..model.clauses[5].clone()
        });
    }
    let condition = Formula::Or(items.iter().copied().map(Formula::Clause).collect());
    model.rules.push(Rule {
        clause: items[0],
        outcome: OutcomeId(1),
        condition,
        items,
    });
    model
}

#[test]
fn a_wide_policy_is_decided_exactly_from_nothing() {
    let model = wide(50);
    let decision = decide(&model, &Case::unknown(&model)).expect("a lawful case");
    assert_eq!(decision.possible, model.outcomes);
    assert_eq!(decision.settle, [["任职单位"]]);
    // Every fact but the presumed one and its mere opposite number.
    assert_eq!(decision.unknown.len(), model.facts.len() - 2);
    assert_eq!(decision.incomplete, Vec::<String>::new());
}

/// A policy that excludes exactly where an odd number of `count` facts holds.
fn odd(count: u32) -> Model {
    let mut model = wide(count.div_ceil(2));
    let first = example().facts.len() as u32;
    let condition = (first..first + count).fold(Formula::Constant(false), |odd, fact| {
        let comparison = Comparison::Equal(YES);
        let test = Formula::Test(Test {
            fact: FactId(fact),
            comparison,
        });
        Formula::Or(vec![
            Formula::And(vec![odd.clone(), test.clone().negated()]),
            Formula::And(vec![odd.negated(), test]),
        ])
    });
    model.rules = vec![Rule {
        outcome: OutcomeId(1),
        condition,
        ..model.rules[2].clone()
    }];
    model.scopes.clear();
    model
}

#[test]
fn large_sets_are_found() {
    let model = odd(5);
    let decision = decide(&model, &Case::unknown(&model)).expect("a lawful case");
    assert_eq!(decision.unknown.len(), 5);
    assert_eq!(decision.settle.len(), 1);
    assert_eq!(decision.settle[0].len(), 5);
    assert_eq!(decision.settle_by.len(), 32);
    assert!(decision.incomplete.is_empty());
}

#[test]
fn a_list_without_end_is_cut_and_that_is_said() {
    let model = odd(9);
    let decision = decide(&model, &Case::unknown(&model)).expect("a lawful case");
    assert_eq!(decision.unknown.len(), 9);
    assert_eq!(decision.settle.len(), 1);
    assert_eq!(decision.settle_by.len(), LONGEST);
    assert_eq!(decision.incomplete, ["settle"]);
}

#[test]
fn past_the_budget_what_is_possible_is_searched_for() {
    let model = wide(20);
    let tiny = Budget { nodes: 8 };
    let open = decide_within(&model, &Case::unknown(&model), tiny).expect("a lawful case");
    assert_eq!(open.possible, model.outcomes);
    assert_eq!(open.incomplete, ["unknown", "settle"]);
    // Every fact but the presumed one: which of the others matter is not established.
    assert_eq!(open.unknown.len(), model.facts.len() - 1);
    let case = eligible(&model, &[("谋取私利", Some(YES))]);
    let known = decide_within(&model, &case, tiny).expect("a lawful case");
    assert_eq!(known.outcome.as_deref(), Some("不予容错免责"));
    assert_eq!(known.incomplete, ["nearest", "reason"]);
}

#[test]
fn a_diagram_for_what_is_open_may_fit_where_one_for_all_does_not() {
    let model = wide(20);
    let tiny = Budget { nodes: 60 };
    let mut case = eligible(&model, &[("集体决策", None)]);
    for fact in &mut case.facts[example().facts.len()..] {
        *fact = Some(NO);
    }
    let decision = decide_within(&model, &case, tiny).expect("a lawful case");
    assert_eq!(decision.settle, [["集体决策"]]);
    assert!(decision.incomplete.is_empty());
    case.set(model.fact("集体决策").expect("a fact"), Some(YES));
    let decision = decide_within(&model, &case, tiny).expect("a lawful case");
    assert_eq!(decision.outcome.as_deref(), Some("可以容错免责"));
    assert_eq!(decision.incomplete, ["nearest", "reason"]);
}
