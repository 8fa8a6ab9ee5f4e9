//! Claims about two versions against brute force, and what a claim that cannot be read is told.

use super::super::{Correspondence, Testimony, Verdict, assert, diff};
use super::every_case::{cases, decided, readings, replays};
use crate::space::Budget;
use proptest::prelude::*;
use qufen_evaluator::testing::{Revision, revisions};
use qufen_semantics::model::{Case, Domain, Model, Value};

/// By case and choice of readings: whether the first fact, where it is 是否, is 是, and the outcomes.
struct Seen {
    fact: bool,
    from: String,
    to: String,
    /// Under the default readings.
    usual: bool,
}

fn seen(revision: &Revision, same: &Correspondence) -> Vec<Seen> {
    let (old, new) = (&revision.old, &revision.new);
    let difference = diff(old, new, same, Budget::default());
    let defaults = (Case::unknown(old).readings, Case::unknown(new).readings);
    let mut choices = readings(&difference, old, new);
    choices.push(defaults.clone());
    let mut all = Vec::new();
    for choice in choices {
        for case in cases(&difference, old, new) {
            let under = |case: &Option<Case>, readings: &[u32]| {
                let mut case = case.clone()?;
                case.readings = readings.to_vec();
                Some(case)
            };
            let from = decided(old, under(&case.old, &choice.0).as_ref());
            let to = decided(new, under(&case.new, &choice.1).as_ref());
            if let (Some(from), Some(to)) = (from, to) {
                all.push(Seen {
                    fact: case.joint.facts[0] == Some(Value::Boolean(true)),
                    from,
                    to,
                    usual: choice == defaults,
                });
            }
        }
    }
    all
}

fn stands(old: &Model, new: &Model, verdict: &Verdict) -> bool {
    let told = |it: &super::super::Instance| {
        let Testimony { .. } = it.witness;
        let (from, to) = (&old.outcomes[it.from.index()], &new.outcomes[it.to.index()]);
        replays(old, new, &it.witness, from, to)
    };
    match verdict {
        Verdict::Holds(found) | Verdict::Fails(found) => found.as_ref().is_none_or(told),
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_claim_is_decided_as_brute_force_decides_it(revision in revisions(3), tiny in any::<bool>()) {
        let (old, new) = (&revision.old, &revision.new);
        let same = Correspondence {
            clauses: revision.clauses.clone(),
            renamed: revision.renamed.clone(),
        };
        if new.facts[0].domain != Domain::Boolean || old.facts[0].domain != Domain::Boolean {
            return Ok(());
        }
        let name = &new.facts[0].name;
        let (one, other) = (&old.outcomes[0], &new.outcomes[new.outcomes.len() - 1]);
        // A budget of a few nodes leaves it to the search.
        let budget = if tiny { Budget { nodes: 1 } } else { Budget::default() };
        let seen = seen(&revision, &same);
        let claim = format!("恒 {name} 且 旧版 {one} 蕴含 非 新版 {other}");
        let verdict = assert(old, new, &same, &claim, budget).expect("a claim");
        let breaks = |it: &Seen| it.fact && it.from == *one && it.to == *other;
        prop_assert!(stands(old, new, &verdict), "{verdict:?}");
        prop_assert_eq!(matches!(verdict, Verdict::Fails(_)), seen.iter().any(breaks));
        let claim = format!("可能 非 {name} 且 新版 {other} 且 非 结论不变");
        let verdict = assert(old, new, &same, &claim, budget).expect("a claim");
        let fulfils = |it: &Seen| it.usual && !it.fact && it.to == *other && it.from != it.to;
        prop_assert!(stands(old, new, &verdict), "{verdict:?}");
        prop_assert_eq!(matches!(verdict, Verdict::Holds(_)), seen.iter().any(fulfils));
    }
}

#[test]
fn a_claim_that_cannot_be_read_says_where() {
    let law = qufen_evaluator::testing::example();
    let same = Correspondence::default();
    let findings = |text: &str| {
        let found = assert(&law, &law, &same, text, Budget::default());
        let found = found.expect_err(text).into_iter();
        let placed = found.map(|it| {
            let place = it.place.expect("a place");
            (it.code.id(), text[place.range()].to_owned())
        });
        placed.collect::<Vec<_>>()
    };
    let said = |code: &'static str, words: &str| vec![(code, words.to_owned())];
    assert_eq!(findings("恒 可以容错免责"), said("QF0790", "可以容错免责"));
    assert_eq!(findings("第四条第(一)项"), said("QF0790", "第四条第(一)项"));
    assert_eq!(
        findings("恒 旧版 不存在的"),
        said("QF0201", "旧版 不存在的")
    );
    assert_eq!(
        findings("新版 第九条第(七)项"),
        said("QF0209", "新版 第九条第(七)项")
    );
    assert_eq!(findings("旧版 第一条"), said("QF0212", "旧版 第一条"));
    assert_eq!(findings("任职单位 = 村委会"), said("QF0204", "村委会"));
    assert_eq!(findings("任职单位 低于 国有企业"), said("QF0205", "低于"));
}

#[test]
fn clauses_outcomes_and_moves_of_a_version_can_be_claimed() {
    let old = qufen_evaluator::testing::example();
    let mut new = old.clone();
    // 谋取私利 no longer excludes.
    new.rules[1].items.remove(0);
    new.rules[1].condition = qufen_semantics::model::Formula::Or(
        new.rules[1]
            .items
            .iter()
            .copied()
            .map(qufen_semantics::model::Formula::Clause)
            .collect(),
    );
    let ids = (0..old.clauses.len() as u32).map(qufen_semantics::model::ClauseId);
    let same = Correspondence {
        clauses: ids.map(|id| (id, id)).collect(),
        renamed: Vec::new(),
    };
    let holds = |text: &str| {
        let verdict = assert(&old, &new, &same, text, Budget::default()).expect(text);
        matches!(verdict, Verdict::Holds(_))
    };
    assert!(holds("恒 非 谋取私利 蕴含 结论不变"));
    assert!(!holds("恒 结论不变"));
    assert!(holds("可能 旧版 不予容错免责 且 新版 可以容错免责"));
    assert!(holds("恒 旧版 第四条第(一)项 蕴含 谋取私利"));
    assert!(holds(
        "恒 旧版 第三条第(一)项至第三条第(二)项 蕴含 (先行先试 或 及时补正)"
    ));
    // No order is declared, so nothing becomes stricter or lighter.
    assert!(holds("恒 非 变严 且 非 变轻"));
}
