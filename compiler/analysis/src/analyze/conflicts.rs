//! Grounds of different outcomes that meet in one case, and which prevails.

use super::finding::{Finding, FindingKind, Sentence};
use super::study::Study;
use super::words::{cite, outcome};
use crate::space::{Overrun, Region};
use qufen_semantics::model::{ClauseId, OutcomeId};

/// One finding for each two outcomes that some case would both have.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let count = study.model.outcomes.len() as u32;
    let mut found = Vec::new();
    for prevailing in (0..count).map(OutcomeId) {
        for yielding in (prevailing.0 + 1..count).map(OutcomeId) {
            found.extend(between(study, prevailing, yielding)?);
        }
    }
    Ok(found)
}

fn between(
    study: &Study<'_, '_>,
    prevailing: OutcomeId,
    yielding: OutcomeId,
) -> Result<Option<Finding>, Overrun> {
    let view = &study.usual;
    let (strong, weak) = (of(study, prevailing), of(study, yielding));
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let mut first: Option<Region> = None;
    let eligible: Result<Vec<Region>, Overrun> = weak
        .iter()
        .map(|&at| {
            let region = study.with_requirements(view, at)?.and(&view.lawful)?;
            region.and(&view.inside)
        })
        .collect();
    let eligible = eligible?;
    for &one in &strong {
        let carried = study.with_requirements(view, one)?;
        for (&other, eligible) in weak.iter().zip(&eligible) {
            let both = eligible.and(&carried)?;
            if !both.is_empty() {
                pairs.push((one, other));
                first = first.or(Some(both));
            }
        }
    }
    let Some(first) = first else {
        return Ok(None);
    };
    let model = study.model;
    let (over, under) = (clauses(study, &pairs, true), clauses(study, &pairs, false));
    let (strong_name, weak_name) = (outcome(model, prevailing), outcome(model, yielding));
    let requires = |outcome| !study.requirements(outcome).is_empty();
    let about = match requires(yielding) {
        true => Sentence::new(
            format!("条件齐备、又有「{weak_name}」情形的案件"),
            format!("a case with a circumstance for 「{weak_name}」 and all that it requires"),
        ),
        false => Sentence::new(
            format!("也有「{weak_name}」情形的案件"),
            format!("a case that also has a circumstance for 「{weak_name}」"),
        ),
    };
    let (zh_case, en_case) = match requires(prevailing) || requires(yielding) {
        true => ("条件齐备的案件", "A case with all that is required"),
        false => ("有的案件", "A case"),
    };
    let example = study.example(view, &first, prevailing, about)?;
    let (zh_apart, en_apart) = apart(study, &over, &under, &pairs);
    let (over_words, under_words) = (summed_up(study, &over), summed_up(study, &under));
    Ok(Some(Finding {
        kind: FindingKind::Conflict,
        clauses: over.iter().chain(&under).copied().collect(),
        sentence: Sentence::new(
            format!(
                "{zh_case}可能同时符合{over_words}与{under_words}，以「{strong_name}」为准，「{weak_name}」让位{zh_apart}。"
            ),
            format!(
                "{en_case} may meet both {over_words} and {under_words}; 「{strong_name}」 prevails over 「{weak_name}」{en_apart}."
            ),
        ),
        examples: example.into_iter().collect(),
        idle: None,
        share: None,
    }))
}

/// The clauses on one side of the pairs.
fn clauses(study: &Study<'_, '_>, pairs: &[(usize, usize)], first: bool) -> Vec<ClauseId> {
    let side = pairs.iter().map(|pair| if first { pair.0 } else { pair.1 });
    let mut clauses: Vec<ClauseId> = side.map(|index| study.grounds[index].clause).collect();
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

/// The clauses by citation, a rule for all its items.
fn summed_up(study: &Study<'_, '_>, clauses: &[ClauseId]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut done: Vec<ClauseId> = Vec::new();
    for &clause in clauses.iter() {
        if done.contains(&clause) {
            continue;
        }
        let rule = study.grounds.iter().find(|ground| ground.clause == clause);
        let rule = rule.map_or(clause, |ground| ground.rule);
        let of_rule = study.grounds.iter().filter(|ground| ground.rule == rule);
        let items: Vec<ClauseId> = of_rule.map(|ground| ground.clause).collect();
        if items.len() > 1 && items.iter().all(|item| clauses.contains(item)) {
            parts.push(format!("{}各项", cite(study.model, rule)));
            done.extend(items);
        } else {
            parts.push(cite(study.model, clause).to_owned());
            done.push(clause);
        }
    }
    parts.join("、")
}

/// The clauses among them that never meet, if they are few.
fn apart(
    study: &Study<'_, '_>,
    over: &[ClauseId],
    under: &[ClauseId],
    pairs: &[(usize, usize)],
) -> (String, String) {
    let clause = |index: usize| study.grounds[index].clause;
    let meet = |one: ClauseId, other: ClauseId| {
        pairs
            .iter()
            .any(|pair| (clause(pair.0), clause(pair.1)) == (one, other))
    };
    let mut apart = Vec::new();
    for &one in over {
        for &other in under.iter().filter(|&&other| !meet(one, other)) {
            apart.push(format!(
                "{}与{}",
                cite(study.model, one),
                cite(study.model, other)
            ));
        }
    }
    match apart.len() {
        0 => (String::new(), String::new()),
        count @ 1..=6 => (
            format!("；只有{}不会相遇", apart.join("、")),
            format!("; {count} pairs never meet: {}", apart.join("、")),
        ),
        count => (
            format!("；其中 {count} 对不会相遇"),
            format!("; {count} pairs among them never meet"),
        ),
    }
}

/// The grounds of an outcome.
fn of(study: &Study<'_, '_>, outcome: OutcomeId) -> Vec<usize> {
    let all = study.grounds.iter().enumerate();
    all.filter(|(_, ground)| ground.outcome == outcome)
        .map(|(index, _)| index)
        .collect()
}
