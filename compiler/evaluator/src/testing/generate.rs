//! Models and cases from dice.

use super::formulas::Words;
use super::{Dice, statute, universe};
use qufen_semantics::model::*;

const OUTCOMES: [&str; 4] = ["不适用", "不予容错免责", "可以容错免责", "不符合条件"];

/// A small random model.
pub(super) fn model(dice: &mut Dice) -> Model {
    let mut model = frame(dice);
    clauses(dice, &mut model);
    operative(dice, &mut model);
    consequences(dice, &mut model);
    obligations(dice, &mut model);
    model
}

/// A small random law of articles.
pub(super) fn law(dice: &mut Dice) -> Model {
    let mut model = statute(dice).layout().0;
    consequences(dice, &mut model);
    obligations(dice, &mut model);
    model
}

/// What stands before the clauses of a model.
pub(super) fn frame(dice: &mut Dice) -> Model {
    let mut model = empty(dice);
    model.facts = (0..2 + dice.below(4))
        .map(|index| fact(dice, index))
        .collect();
    for index in 0..dice.below(3) {
        model.readings.push(reading(dice, index));
    }
    for index in 0..dice.below(3) {
        let formula = Words::conditions(&model).formula(dice, 2);
        model.definitions.push(Definition {
            name: format!("定义{index}"),
            formula,
        });
    }
    for _ in 0..dice.below(3) {
        let formula = Words::facts(&model).formula(dice, 2);
        model.constraints.push(Constraint {
            source: format!("{formula:?}"),
            formula,
        });
    }
    model
}

/// A random case: each fact known or not.
pub(super) fn case(dice: &mut Dice, model: &Model) -> Case {
    let mut case = Case::unknown(model);
    let mostly_known = dice.chance(1, 2);
    for index in 0..model.facts.len() {
        let id = FactId(index as u32);
        let known = if mostly_known {
            dice.chance(4, 5)
        } else {
            dice.chance(1, 3)
        };
        if known {
            case.set(id, dice.choose(&universe(model, id)).copied());
        }
    }
    for (index, reading) in model.readings.iter().enumerate() {
        case.choose(
            ReadingId(index as u32),
            dice.below(reading.options.len()) as u32,
        );
    }
    case
}

fn empty(dice: &mut Dice) -> Model {
    let outcomes = &OUTCOMES[..2 + dice.below(3)];
    Model {
        instrument: Instrument {
            title: "示例办法".into(),
            version: "示例".into(),
            nature: Some("示例".into()),
            issuers: Vec::new(),
            issued: None,
            commencement: None,
            repeals: Vec::new(),
            interpreters: Vec::new(),
            old_unless_lighter: false,
            text_held: true,
        },
        decision: "容错认定".into(),
        outcomes: outcomes.iter().map(|name| name.to_string()).collect(),
        default: OutcomeId(dice.below(outcomes.len()) as u32),
        leniency: Vec::new(),
        facts: Vec::new(),
        constraints: Vec::new(),
        definitions: Vec::new(),
        readings: Vec::new(),
        clauses: Vec::new(),
        evaluation_order: Vec::new(),
        scopes: Vec::new(),
        out_of_scope: None,
        rules: Vec::new(),
        requirements: Vec::new(),
        factors: Vec::new(),
        effects: Vec::new(),
        norms: Vec::new(),
        distinctions: Vec::new(),
        assertions: Vec::new(),
        arrangement: Vec::new(),
    }
}

pub(super) fn fact(dice: &mut Dice, index: usize) -> Fact {
    let domain = domain(dice);
    let presumption = match domain {
        Domain::Boolean if dice.chance(1, 5) => Some(Value::Boolean(dice.chance(1, 2))),
        _ => None,
    };
    Fact {
        name: format!("事实{index}"),
        domain,
        description: None,
        question: dice.chance(1, 2).then(|| format!("事实{index}是否成立？")),
        determined_by: dice.chance(1, 2).then(|| "调查组".into()),
        evidence: None,
        presumption,
        open_item: None,
    }
}

/// Mostly 是否, as in real policies.
fn domain(dice: &mut Dice) -> Domain {
    match dice.below(10) {
        6 => Domain::Enumeration {
            name: "程度".into(),
            ordered: true,
            variants: ["无", "一般", "严重"].map(String::from).to_vec(),
        },
        7 => Domain::Integer,
        8 => Domain::Money,
        9 => Domain::Date,
        _ => Domain::Boolean,
    }
}

fn reading(dice: &mut Dice, index: usize) -> Reading {
    let options = [("甲", "从严"), ("乙", "从宽"), ("丙", "折中")];
    let options = &options[..2 + dice.below(2)];
    Reading {
        name: format!("解读{index}"),
        default: dice.below(options.len()) as u32,
        options: (options.iter())
            .map(|(label, words)| ((*label).into(), (*words).into()))
            .collect(),
        clause: None,
    }
}

/// Clauses that refer forwards or backwards, so that text order is not always evaluation order.
fn clauses(dice: &mut Dice, model: &mut Model) {
    let count = 1 + dice.below(6);
    let backwards = dice.chance(1, 2);
    let mut order: Vec<ClauseId> = (0..count as u32).map(ClauseId).collect();
    if backwards {
        order.reverse();
    }
    model.clauses = (0..count)
        .map(|index| Clause {
            citation: format!("第{}条", index + 1),
            text: format!("第{}条的原文", index + 1),
            parent: None,
            formula: None,
            own: None,
            deemings: Vec::new(),
            exceptions: Vec::new(),
            account: Vec::new(),
        })
        .collect();
    for (place, clause) in order.iter().enumerate() {
        let formula = Words::clauses(model, &order[..place]).formula(dice, 2);
        model.clauses[clause.index()].formula = Some(formula);
    }
    model.evaluation_order = order;
}

/// Rules, requirements and scope.
fn operative(dice: &mut Dice, model: &mut Model) {
    let all = model.evaluation_order.clone();
    for _ in 0..1 + dice.below(4) {
        let outcome = OutcomeId(dice.below(model.outcomes.len()) as u32);
        let clause = ClauseId(dice.below(all.len()) as u32);
        let items: Vec<ClauseId> = all.iter().copied().filter(|_| dice.chance(1, 3)).collect();
        let condition = if items.is_empty() {
            Words::clauses(model, &all).formula(dice, 2)
        } else {
            Formula::Or(items.iter().copied().map(Formula::Clause).collect())
        };
        model.rules.push(Rule {
            clause,
            outcome,
            condition,
            items,
        });
    }
    for _ in 0..dice.below(4) {
        let clause = ClauseId(dice.below(all.len()) as u32);
        let outcome = OutcomeId(dice.below(model.outcomes.len()) as u32);
        let condition = Words::clauses(model, &all).formula(dice, 1);
        model.requirements.push(Requirement {
            clause,
            outcome,
            condition,
        });
    }
    if dice.chance(1, 3) {
        let outside = dice.below(2 * model.outcomes.len());
        // Mostly what stands first.
        let outside = if outside < model.outcomes.len() {
            outside
        } else {
            0
        };
        model.out_of_scope = Some(OutcomeId(outside as u32));
        for analogy in [false, true] {
            let clause = ClauseId(dice.below(all.len()) as u32);
            let condition = Words::clauses(model, &all).formula(dice, 1);
            model.scopes.push(Scope {
                clause,
                condition,
                analogy,
            });
        }
    }
}

fn consequences(dice: &mut Dice, model: &mut Model) {
    let all = model.evaluation_order.clone();
    let clause = ClauseId(0);
    let favourable = Words::clauses(model, &all).formula(dice, 1);
    let adverse = Words::clauses(model, &all).formula(dice, 1);
    model.factors.push(Factor {
        clause,
        name: "看初衷".into(),
        favourable,
        adverse,
    });
    let outcome = OutcomeId(dice.below(model.outcomes.len()) as u32);
    model.effects.push(Effect {
        clause,
        condition: Formula::Outcome(outcome),
    });
}

/// 区分, whose sides are mostly several conditions, and 断言.
fn obligations(dice: &mut Dice, model: &mut Model) {
    for index in 0..dice.below(3) {
        let words = Words::conditions(model);
        let parts = 1 + dice.below(3);
        let that = (0..parts).map(|_| words.formula(dice, 1)).collect();
        let this = words.formula(dice, 2);
        model.distinctions.push(Distinction {
            clause: ClauseId(0),
            this_name: format!("此方{index}"),
            that_name: format!("彼方{index}"),
            this,
            that: Formula::And(that),
        });
    }
    let all = model.evaluation_order.clone();
    for _ in 0..dice.below(3) {
        let premise = Words::clauses(model, &all).formula(dice, 1);
        let outcome = OutcomeId(dice.below(model.outcomes.len()) as u32);
        let formula = Formula::Or(vec![premise.negated(), Formula::Outcome(outcome)]);
        model.assertions.push(Assertion {
            clause: None,
            always: dice.chance(1, 2),
            source: format!("{formula:?}"),
            formula,
        });
    }
}
