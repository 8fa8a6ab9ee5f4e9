//! Can the clause ever fire, and can it ever matter?

use super::finding::{Finding, FindingKind, Sentence};
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
        share: None,
    }
}

fn ground(study: &Study<'_, '_>, index: usize) -> Result<Option<Finding>, Overrun> {
    if matters(study, &study.usual, index)? {
        return Ok(None);
    }
    if study.model.readings.is_empty() || !matters(study, &study.all, index)? {
        return never(study, &study.all, index).map(Some);
    }
    only_under(study, index).map(Some)
}

/// Whether losing the ground changes some outcome.
pub(super) fn matters(study: &Study<'_, '_>, view: &View, index: usize) -> Result<bool, Overrun> {
    let outcome = study.grounds[index].outcome;
    let requirements = study.requirements(outcome);
    study.decides(view, &view.fires[index], outcome, &[index], &requirements)
}

/// It never matters under any reading: the plainest reason for it.
fn never(study: &Study<'_, '_>, view: &View, index: usize) -> Result<Finding, Overrun> {
    let (space, model) = (study.space, study.model);
    let ground = &study.grounds[index];
    let cite = &model.clauses[ground.clause.index()].citation;
    let outcome = &model.outcomes[ground.outcome.index()];
    let fires = view.lawful.and(&view.fires[index])?;
    let mut finding = Finding {
        kind: FindingKind::Dead,
        clauses: vec![ground.clause],
        sentence: Sentence::new("", ""),
        examples: Vec::new(),
        share: None,
    };
    if fires.is_empty() {
        finding.clauses.push(ground.rule);
        finding.sentence = Sentence::new(
            format!("{cite}永远不会适用：它与开头语的条件不能同时具备。"),
            format!("{cite} can never apply: it cannot be met together with its lead-in."),
        );
        return Ok(finding);
    }
    let about = Sentence::new("符合这一项的案件", "a case that meets it");
    finding
        .examples
        .extend(study.example_of_any(view, &fires, about)?);
    for requirement in study.requirements(ground.outcome) {
        if fires.and(&view.required[requirement])?.is_empty() {
            let other = model.requirements[requirement].clause;
            let other_cite = &model.clauses[other.index()].citation;
            finding.kind = FindingKind::BarredByRequirement;
            finding.clauses.push(other);
            finding.sentence = Sentence::new(
                format!("{cite}不起作用：符合它的，必不符合{other_cite}，得不到「{outcome}」。"),
                format!(
                    "{cite} has no effect: whatever meets it fails {other_cite}, so 「{outcome}」 is out of reach."
                ),
            );
            return Ok(finding);
        }
    }
    for (other, rival) in study.grounds.iter().enumerate() {
        if other == index || rival.outcome > ground.outcome {
            continue;
        }
        let same = rival.outcome == ground.outcome;
        let covered = if same {
            view.fires[other].clone()
        } else {
            study.with_requirements(view, other)?
        };
        if !fires.minus(&covered)?.is_empty() {
            continue;
        }
        let other_cite = &model.clauses[rival.clause.index()].citation;
        let prevailing = &model.outcomes[rival.outcome.index()];
        finding.clauses.push(rival.clause);
        if same {
            finding.kind = FindingKind::Implied;
            finding.sentence = Sentence::new(
                format!(
                    "{cite}不起作用：符合它的，都已经符合{other_cite}，结果同是「{outcome}」。"
                ),
                format!(
                    "{cite} has no effect: whatever meets it meets {other_cite}, which also leads to 「{outcome}」."
                ),
            );
        } else {
            finding.kind = FindingKind::Dominated;
            finding.sentence = Sentence::new(
                format!("{cite}不起作用：符合它的，都符合{other_cite}，以「{prevailing}」为准。"),
                format!(
                    "{cite} has no effect: whatever meets it meets {other_cite}, and 「{prevailing}」 prevails."
                ),
            );
        }
        return Ok(finding);
    }
    if space.implies(&fires, &view.inside.not()?)? {
        finding.kind = FindingKind::NeverMatters;
        finding.sentence = Sentence::new(
            format!("{cite}不起作用：符合它的，都不在适用范围内。"),
            format!("{cite} has no effect: whatever meets it is outside the scope."),
        );
        return Ok(finding);
    }
    finding.kind = FindingKind::NeverMatters;
    finding.sentence = Sentence::new(
        format!("{cite}不起作用：有没有它，任何案件的结果都一样（其他条款合起来已经决定了结果）。"),
        format!(
            "{cite} has no effect: with or without it every case comes out the same; other clauses together decide."
        ),
    );
    Ok(finding)
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
    let (zh, en) = example.as_ref().map_or_else(
        || ("别的解读下".to_owned(), "under another reading".to_owned()),
        |example| super::words::readings_needed(model, &example.witness),
    );
    Ok(Finding {
        kind: FindingKind::OnlyUnderReading,
        clauses: vec![ground.clause],
        sentence: Sentence::new(
            format!("缺省的解读下{cite}不起作用；{zh}才有意义。"),
            format!("Under the default readings {cite} has no effect; it has one {en}."),
        ),
        examples: example.into_iter().collect(),
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
    let mut cite = model.clauses[requirement.clause.index()].citation.clone();
    let demand = demand(&requirement.condition);
    if *demand != Formula::Clause(requirement.clause) {
        cite += &format!("的{}", super::words::quoted(model, demand));
    }
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
        share: None,
    }))
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
        if space.implies(&regions[index], &others)? {
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
                share: None,
            });
        }
    }
    Ok(found)
}
