//! Exclusions that only meet cases which fail a requirement anyway: what each of them adds.

use super::finding::{Finding, FindingKind, Sentence};
use super::study::Study;
use super::words::{cite, outcome};
use crate::space::{Overrun, Region};
use qufen_semantics::model::OutcomeId;

/// One finding for each exclusion and each clause with a requirement that it prevails over.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found: Vec<Finding> = Vec::new();
    for (index, ground) in study.grounds.iter().enumerate() {
        for requirement in 0..study.model.requirements.len() {
            let barred = study.model.requirements[requirement].outcome;
            if ground.outcome < barred && !study.comes_of_itself(barred) {
                let finding = repeats(study, index, requirement, barred)?;
                if let Some(finding) = finding
                    && found.iter().all(|it| it.clauses != finding.clauses)
                {
                    found.push(finding);
                }
            }
        }
    }
    Ok(found)
}

/// Whether whatever the exclusion meets fails the requirement anyway, under all readings. One that
/// changes nothing at all has been reported as such.
fn repeats(
    study: &Study<'_, '_>,
    index: usize,
    requirement: usize,
    barred: OutcomeId,
) -> Result<Option<Finding>, Overrun> {
    let (model, all, view) = (study.model, &study.all, &study.usual);
    let fires = all.lawful.and(&all.fires[index])?;
    if fires.is_empty() || !fires.and(&all.required[requirement])?.is_empty() {
        return Ok(None);
    }
    let ground = &study.grounds[index];
    let clause = model.requirements[requirement].clause;
    let (own, other) = (cite(model, ground.clause), cite(model, clause));
    let (prevailing, lost) = (outcome(model, ground.outcome), outcome(model, barred));
    let fallback = outcome(model, model.default);
    let requirements = study.requirements(ground.outcome);
    let fires = &view.fires[index];
    let adds = study.decisive(view, fires, ground.outcome, &[index], &requirements)?;
    let about = Sentence::new(
        format!("因{own}而不同的案件"),
        format!("a case that differs because of {own}"),
    );
    let Some(example) = study.example(view, &adds, ground.outcome, about)? else {
        return Ok(None);
    };
    let (zh_from, en_from) = instead(study, &adds, ground.outcome)?;
    let mut examples = vec![example];
    let left = remaining(study, index, requirement, barred)?;
    let about = Sentence::new(
        format!("不符合{other}而又不属{own}的案件"),
        format!("a case that fails {other} without falling under {own}"),
    );
    let rest = study.example(view, &left, model.default, about)?;
    let (zh_left, en_left) = match rest {
        Some(_) => (
            format!("；不符合{other}的，不属{own}，也没有别的条款决定结果，仍是「{fallback}」"),
            format!(
                "; a case that fails {other}, neither under {own} nor decided by another clause, stays 「{fallback}」"
            ),
        ),
        None => (String::new(), String::new()),
    };
    examples.extend(rest);
    Ok(Some(Finding {
        kind: FindingKind::ExclusionRepeatsRequirement,
        clauses: vec![ground.clause, clause],
        sentence: Sentence::new(
            format!(
                "符合{own}的，必不符合{other}，本来就得不到「{lost}」；它所增加的，只是把结果由{zh_from}变为「{prevailing}」{zh_left}。"
            ),
            format!(
                "Whatever falls under {own} fails {other} and could not be 「{lost}」 anyway; all it adds is 「{prevailing}」 in place of {en_from}{en_left}."
            ),
        ),
        examples,
        idle: None,
        share: None,
    }))
}

/// What the cases of an exclusion would come to without it, in both languages.
fn instead(
    study: &Study<'_, '_>,
    adds: &Region,
    excluded: OutcomeId,
) -> Result<(String, String), Overrun> {
    let mut left = study.usual.lawful.and(adds)?;
    let mut names: Vec<&str> = Vec::new();
    for index in excluded.0 + 1..study.model.outcomes.len() as u32 {
        let carried = study.carried(&study.usual, OutcomeId(index))?;
        if !left.and(&carried)?.is_empty() {
            names.push(outcome(study.model, OutcomeId(index)));
            left = left.minus(&carried)?;
        }
    }
    let fallback = outcome(study.model, study.model.default);
    if !left.is_empty() && !names.contains(&fallback) {
        names.push(fallback);
    }
    let quoted: Vec<String> = names.iter().map(|name| format!("「{name}」")).collect();
    Ok((quoted.join("或者"), quoted.join(" or ")))
}

/// Supported, all other requirements met, only this one failed, and not under the exclusion.
fn remaining(
    study: &Study<'_, '_>,
    index: usize,
    requirement: usize,
    barred: OutcomeId,
) -> Result<Region, Overrun> {
    let view = &study.usual;
    let mut region = view.lawful.minus(&view.required[requirement])?;
    for other in study.requirements(barred) {
        if other != requirement {
            region = region.and(&view.required[other])?;
        }
    }
    let region = region.minus(&view.fires[index])?.and(&view.inside)?;
    for (at, ground) in study.grounds.iter().enumerate() {
        if ground.outcome == barred {
            let supported = region.and(&view.fires[at])?;
            if !supported.is_empty() {
                return Ok(supported);
            }
        }
    }
    Ok(region)
}
