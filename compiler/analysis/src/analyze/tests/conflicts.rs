//! Grounds that meet in one case, and which prevails.

use super::cases::{Examined, config, laws};
use crate::analyze::FindingKind;
use proptest::prelude::*;
use qufen_semantics::model::{Case, ClauseId, OutcomeId};
use std::collections::BTreeSet;

/// The clauses that carry the outcome in the case.
fn carrying(law: &Examined<'_>, outcome: OutcomeId, case: &Case) -> BTreeSet<ClauseId> {
    let of_outcome = law.grounds.iter().filter(|it| it.outcome == outcome);
    of_outcome
        .filter(|it| law.required(outcome, case) && law.fires(it, case))
        .map(|it| it.clause)
        .collect()
}

/// The pairs of clauses that carry two outcomes in one case which the law reaches.
fn meeting(
    law: &Examined<'_>,
    strong: OutcomeId,
    weak: OutcomeId,
) -> BTreeSet<(ClauseId, ClauseId)> {
    let mut met = BTreeSet::new();
    for (case, outcome) in law.usual.iter().filter(|(case, _)| law.inside(case)) {
        for one in carrying(law, strong, case) {
            for other in carrying(law, weak, case) {
                assert!(*outcome <= strong);
                met.insert((one, other));
            }
        }
    }
    met
}

/// The pairs that the sentence names as never meeting, or how many it says they are.
fn said_apart(zh: &str) -> Result<BTreeSet<&str>, usize> {
    if let Some((_, pairs)) = zh.split_once("；只有") {
        return Ok(pairs.trim_end_matches("不会相遇。").split('、').collect());
    }
    match zh.split_once("；其中 ") {
        Some((_, rest)) => Err(rest
            .split(' ')
            .next()
            .and_then(|it| it.parse().ok())
            .expect("a number")),
        None => Ok(BTreeSet::new()),
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_meets_is_told_of_with_who_prevails(model in laws()) {
        let law = Examined::of(&model);
        let count = model.outcomes.len() as u32;
        for strong in (0..count).map(OutcomeId) {
            for weak in (strong.0 + 1..count).map(OutcomeId) {
                let met = meeting(&law, strong, weak);
                let prevails = format!("以「{}」为准，「{}」让位", law.name(strong), law.name(weak));
                let told = law.found(FindingKind::Conflict)
                    .find(|it| it.sentence.zh.contains(&prevails));
                prop_assert_eq!(told.is_some(), !met.is_empty(), "{}", prevails);
                let Some(told) = told else { continue };
                let over: BTreeSet<ClauseId> = met.iter().map(|pair| pair.0).collect();
                let under: BTreeSet<ClauseId> = met.iter().map(|pair| pair.1).collect();
                let both: Vec<ClauseId> = over.iter().chain(&under).copied().collect();
                prop_assert_eq!(&told.clauses, &both);
                let all = over.iter().flat_map(|one| under.iter().map(move |other| (*one, *other)));
                let never: Vec<String> = all
                    .filter(|pair| !met.contains(pair))
                    .map(|(one, other)| format!("{}与{}", law.cite(one), law.cite(other)))
                    .collect();
                let zh = &told.sentence.zh;
                match said_apart(zh) {
                    Ok(said) => prop_assert_eq!(said, never.iter().map(String::as_str).collect(), "{}", zh),
                    Err(count) => prop_assert_eq!(count, never.len(), "{}", zh),
                }
            }
        }
    }
}
