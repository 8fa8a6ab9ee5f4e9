//! Can the clause ever fire, and can it ever matter?

use super::finding::{Finding, FindingKind, Sentence};
use super::provision::Provision;
use super::reason;
use super::study::{Study, View};
use crate::space::Overrun;
use qufen_semantics::model::{ClauseId, Formula};

/// Clauses that nothing can meet, and grounds and requirements that never change an outcome.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found = dead_clauses(study)?;
    let dead: Vec<ClauseId> = found.iter().map(|it| it.clauses[0]).collect();
    for index in 0..study.grounds.len() {
        let clause = study.grounds[index].clause;
        if !dead.contains(&clause) && !meant(study, clause) {
            found.extend(ground(study, index)?);
        }
    }
    for index in 0..study.model.requirements.len() {
        found.extend(requirement(study, index)?);
    }
    found.extend(scopes(study)?);
    Ok(found)
}

/// Clauses that no lawful case under any reading meets.
fn dead_clauses(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found = Vec::new();
    for (index, clause) in study.model.clauses.iter().enumerate() {
        let id = ClauseId(index as u32);
        if clause.formula.is_none() {
            continue;
        }
        if !meant(study, id) && !study.some(&study.all, study.space.clause(id))? {
            found.push(dead(study, id));
        }
    }
    Ok(found)
}

/// Whether the clause is written 即 否: the drafter's own word that nothing falls under it.
fn meant(study: &Study<'_, '_>, clause: ClauseId) -> bool {
    study.model.clauses[clause.index()].formula == Some(Formula::Constant(false))
}

fn dead(study: &Study<'_, '_>, id: ClauseId) -> Finding {
    let cite = &study.model.clauses[id.index()].citation;
    Finding {
        kind: FindingKind::Dead,
        clauses: vec![id],
        sentence: Sentence::new(
            format!("{cite}永远不会适用：没有案件能够符合它，无论事实和解读如何。"),
            format!("{cite} can never apply: no case meets it, whatever the facts and readings."),
        ),
        examples: Vec::new(),
        idle: None,
        share: None,
    }
}

fn ground(study: &Study<'_, '_>, index: usize) -> Result<Option<Finding>, Overrun> {
    if matters(study, &study.usual, index)? {
        return Ok(None);
    }
    if study.model.readings.is_empty() || !matters(study, &study.all, index)? {
        return reason::never(study, index).map(Some);
    }
    only_under(study, index).map(Some)
}

/// Whether losing the ground changes some outcome.
pub(super) fn matters(
    study: &Study<'_, '_>,
    view: &View<'_, '_>,
    index: usize,
) -> Result<bool, Overrun> {
    let outcome = study.grounds[index].outcome;
    let requirements = study.requirements(outcome);
    study.decides(view, &view.fires[index], outcome, &[index], &requirements)
}

/// Whether findings say of the clause that no case meets it, or that no outcome changes by it as a ground
/// or requirement.
pub(super) fn is_idle(study: &Study<'_, '_>, clause: ClauseId) -> Result<bool, Overrun> {
    if !study.some(&study.all, study.space.clause(clause))? {
        return Ok(true);
    }
    let mut decides = false;
    for (index, each) in study.model.requirements.iter().enumerate() {
        if each.clause == clause {
            if requirement(study, index)?.is_none() {
                return Ok(false);
            }
            decides = true;
        }
    }
    for (index, ground) in study.grounds.iter().enumerate() {
        if ground.clause == clause {
            if matters(study, &study.all, index)? {
                return Ok(false);
            }
            decides = true;
        }
    }
    Ok(decides)
}

/// It matters, but not under the default readings.
fn only_under(study: &Study<'_, '_>, index: usize) -> Result<Finding, Overrun> {
    let (model, view) = (study.model, &study.all);
    let ground = &study.grounds[index];
    let requirements = study.requirements(ground.outcome);
    let decisive = study.decisive(
        view,
        &view.fires[index],
        ground.outcome,
        &[index],
        &requirements,
    )?;
    let about = Sentence::new("起作用的案件", "a case in which it matters");
    let example = study.example(view, &decisive, ground.outcome, about)?;
    let cite = &model.clauses[ground.clause.index()].citation;
    let (zh, en) = match &example {
        Some(example) => {
            let (zh, en) = super::words::readings_needed(model, &example.witness);
            match study.some_otherwise(&decisive, &example.witness)? {
                true => (
                    format!("换用别的解读才有意义，例如{zh}"),
                    format!("under other readings, for example {en}"),
                ),
                false => (format!("{zh}才有意义"), en),
            }
        }
        None => (
            "换用别的解读才有意义".into(),
            "under another reading".into(),
        ),
    };
    Ok(Finding {
        kind: FindingKind::OnlyUnderReading,
        clauses: vec![ground.clause],
        sentence: Sentence::new(
            format!("缺省的解读下{cite}不起作用；{zh}。"),
            format!("Under the default readings {cite} has no effect; it has one {en}."),
        ),
        examples: example.into_iter().collect(),
        idle: None,
        share: None,
    })
}

/// A requirement that every case meets, or that nothing hangs on.
pub(super) fn requirement(study: &Study<'_, '_>, index: usize) -> Result<Option<Finding>, Overrun> {
    let (model, view) = (study.model, &study.all);
    let requirement = &model.requirements[index];
    let others: Vec<usize> = study
        .requirements(requirement.outcome)
        .into_iter()
        .filter(|other| *other != index)
        .collect();
    for (at, ground) in study.grounds.iter().enumerate() {
        if ground.outcome != requirement.outcome {
            continue;
        }
        let change = view.fires[at].minus(&view.required[index])?;
        // Whether another ground supports the outcome too is all one here.
        let same: Vec<usize> = (0..study.grounds.len())
            .filter(|other| study.grounds[*other].outcome == ground.outcome)
            .collect();
        if study.decides(view, &change, ground.outcome, &same, &others)? {
            return Ok(None);
        }
    }
    let cite = named(study, index);
    let outcome = &model.outcomes[requirement.outcome.index()];
    Ok(Some(Finding {
        kind: FindingKind::NeverMatters,
        clauses: vec![requirement.clause],
        sentence: Sentence::new(
            format!("{cite}作为「{outcome}」的条件不起作用：有没有它，任何案件的结果都一样。"),
            format!(
                "{cite}, as a requirement of 「{outcome}」, has no effect: every case comes out the same without it."
            ),
        ),
        examples: Vec::new(),
        idle: Some(Provision::Requirement(index)),
        share: None,
    }))
}

/// `第四条第(一)项`, with what it asks where the clause asks more than one thing.
pub(super) fn named(study: &Study<'_, '_>, index: usize) -> String {
    let (model, requirement) = (study.model, &study.model.requirements[index]);
    let cite = &model.clauses[requirement.clause.index()].citation;
    match demand(&requirement.condition) {
        Formula::Clause(id) if *id == requirement.clause => cite.clone(),
        demand => format!("{cite}的{}", super::words::quoted(model, demand)),
    }
}

/// What a requirement asks, apart from the clause by whose 除外 it is waived.
fn demand(condition: &Formula) -> &Formula {
    match condition {
        Formula::Or(parts) => match parts.as_slice() {
            [demand, Formula::Clause(_)] => demand,
            _ => condition,
        },
        other => other,
    }
}

/// A scope that the others cover.
fn scopes(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let (space, model) = (study.space, study.model);
    let regions: Result<Vec<_>, _> = model
        .scopes
        .iter()
        .map(|scope| space.formula(&scope.condition))
        .collect();
    let regions = regions?;
    let mut found = Vec::new();
    for (index, scope) in model.scopes.iter().enumerate() {
        let others = regions.iter().enumerate().filter(|(at, _)| *at != index);
        let others = space.any(others.map(|(_, region)| region.clone()).collect())?;
        // Without any 适用 the law reaches every case.
        let alone = model.scopes.len() == 1;
        let idle = match alone {
            true => space.implies(space.everything(), &regions[index])?,
            false => space.implies(&regions[index], &others)?,
        };
        if idle {
            let cite = &model.clauses[scope.clause.index()].citation;
            let word = if scope.analogy { "参照" } else { "适用" };
            found.push(Finding {
                kind: FindingKind::NeverMatters,
                clauses: vec![scope.clause],
                sentence: Sentence::new(
                    format!("{cite}的{word}范围不起作用：没有它，适用范围也是一样。"),
                    format!("The scope ({word}) of {cite} has no effect: the reach of the law is the same without it."),
                ),
                examples: Vec::new(),
                idle: Some(Provision::Scope(index)),
                share: None,
            });
        }
    }
    Ok(found)
}
