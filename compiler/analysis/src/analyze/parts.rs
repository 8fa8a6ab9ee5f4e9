//! Conditions within a clause that say nothing new, and alternatives that change nothing.
//!
//! A condition is taken away in thought: if no outcome changes, something else says it already, and
//! the finding names what. A condition that hangs on a reading and that every case meets under the
//! default ones is left alone: it is there for the sake of the others.

use super::finding::{Example, Finding, FindingKind, Sentence};
use super::study::{Study, View};
use super::words::{cite, quoted};
use crate::mentions;
use crate::space::{Overrun, Region, Subject};
use qufen_semantics::model::{ClauseId, Formula};

/// What makes a condition superfluous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Already {
    /// A requirement of the outcome.
    Requirement(ClauseId),
    /// The lead-in of the rule.
    Lead(ClauseId),
    /// The other conditions of the clause.
    Own,
    /// Nothing need say it: no case lacks it.
    Always,
}

/// One superfluous condition.
pub(super) struct Superfluous {
    /// Its place among the parts of the ground.
    pub at: usize,
    pub part: Formula,
    pub already: Already,
    /// Under all readings, or only under the default ones.
    pub always: bool,
}

/// Findings for every ground, one a clause and kind.
pub(super) fn findings(study: &Study<'_, '_>, dead: &[ClauseId]) -> Result<Vec<Finding>, Overrun> {
    let mut found = Vec::new();
    for index in 0..study.grounds.len() {
        if dead.contains(&study.grounds[index].clause) {
            continue;
        }
        let (superfluous, idle) = examine(study, index)?;
        if !superfluous.is_empty() {
            found.push(restated(study, index, &superfluous)?);
        }
        if !idle.is_empty() {
            found.push(without_effect(study, index, &idle)?);
        }
    }
    Ok(found)
}

/// What was found in a ground: superfluous parts, and idle alternatives by part and place.
type Examined = (Vec<Superfluous>, Vec<(usize, usize)>);

/// The superfluous parts of a ground, and the idle alternatives of the others.
pub(super) fn examine(study: &Study<'_, '_>, index: usize) -> Result<Examined, Overrun> {
    let ground = &study.grounds[index];
    let (mut superfluous, mut idle) = (Vec::new(), Vec::new());
    // Two conditions that say the same cannot both be let go.
    let mut gone: Vec<usize> = Vec::new();
    for at in 0..ground.parts.len() {
        if ground.parts.len() + ground.lead.len() > 1
            && let Some(found) = superfluous_part(study, index, at, &gone)?
        {
            if found.already == Already::Own {
                gone.push(at);
            }
            superfluous.push(found);
            continue;
        }
        for which in idle_alternatives(study, index, at)? {
            idle.push((at, which));
        }
    }
    Ok((superfluous, idle))
}

/// Whether the formula speaks of a reading.
fn of_a_reading(study: &Study<'_, '_>, formula: &Formula) -> bool {
    let subjects = mentions::subjects(study.model, formula);
    subjects.iter().any(|it| matches!(it, Subject::Reading(_)))
}

/// The lead-in and all parts but some.
fn without(
    study: &Study<'_, '_>,
    view: &View,
    index: usize,
    gone: &[usize],
) -> Result<Region, Overrun> {
    let mut region = view.lawful.and(&view.leads[index])?;
    for (other, part) in study.grounds[index].parts.iter().enumerate() {
        if !gone.contains(&other) {
            region = region.and(&view.formula(study.space, part)?)?;
        }
    }
    Ok(region)
}

fn superfluous_part(
    study: &Study<'_, '_>,
    index: usize,
    at: usize,
    gone: &[usize],
) -> Result<Option<Superfluous>, Overrun> {
    let gone = [gone, &[at]].concat();
    let part = &study.grounds[index].parts[at];
    let already = said_already(study, &study.usual, index, at, &gone)?;
    // What holds in every case under a reading is there for the sake of the other readings.
    let Some(already) =
        already.filter(|already| *already != Already::Always || !of_a_reading(study, part))
    else {
        return Ok(None);
    };
    let always = said_already(study, &study.all, index, at, &gone)?.as_ref() == Some(&already);
    Ok(Some(Superfluous {
        at,
        part: part.clone(),
        already,
        always,
    }))
}

/// What says the part already, under the view's readings.
fn said_already(
    study: &Study<'_, '_>,
    view: &View,
    index: usize,
    at: usize,
    gone: &[usize],
) -> Result<Option<Already>, Overrun> {
    let ground = &study.grounds[index];
    let part = view.formula(study.space, &ground.parts[at])?;
    let missing = view.lawful.minus(&part)?;
    if missing.is_empty() {
        return Ok(Some(Already::Always));
    }
    for requirement in study.requirements(ground.outcome) {
        if missing.and(&view.required[requirement])?.is_empty() {
            let clause = study.model.requirements[requirement].clause;
            return Ok(Some(Already::Requirement(clause)));
        }
    }
    if missing.and(&view.leads[index])?.is_empty() {
        return Ok(Some(Already::Lead(ground.rule)));
    }
    let others = without(study, view, index, gone)?;
    Ok(others.and(&missing)?.is_empty().then_some(Already::Own))
}

/// The alternatives of a part without which, all together, no outcome changes under any reading.
fn idle_alternatives(
    study: &Study<'_, '_>,
    index: usize,
    at: usize,
) -> Result<Vec<usize>, Overrun> {
    let Formula::Or(alternatives) = &study.grounds[index].parts[at] else {
        return Ok(Vec::new());
    };
    let mut idle = Vec::new();
    for (which, alternative) in alternatives.iter().enumerate() {
        let gone = [&*idle, &[which]].concat();
        if !of_a_reading(study, alternative)
            && idle_in(study, &study.usual, index, at, &gone)?
            && idle_in(study, &study.all, index, at, &gone)?
        {
            idle = gone;
        }
    }
    Ok(idle)
}

/// Whether no outcome changes without these alternatives of a part.
fn idle_in(
    study: &Study<'_, '_>,
    view: &View,
    index: usize,
    at: usize,
    gone: &[usize],
) -> Result<bool, Overrun> {
    let ground = &study.grounds[index];
    let Formula::Or(alternatives) = &ground.parts[at] else {
        return Ok(false);
    };
    let mut change = without(study, view, index, &[at])?;
    let mut lost = study.space.nothing().clone();
    for (other, alternative) in alternatives.iter().enumerate() {
        let region = view.formula(study.space, alternative)?;
        if gone.contains(&other) {
            lost = lost.or(&region)?;
        } else {
            change = change.minus(&region)?;
        }
    }
    let change = change.and(&lost)?;
    let requirements = study.requirements(ground.outcome);
    Ok(!study.decides(view, &change, ground.outcome, &[index], &requirements)?)
}

/// One finding for all superfluous parts of a ground.
fn restated(
    study: &Study<'_, '_>,
    index: usize,
    parts: &[Superfluous],
) -> Result<Finding, Overrun> {
    let model = study.model;
    let ground = &study.grounds[index];
    let own = cite(model, ground.clause);
    let mut clauses = vec![ground.clause];
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for each in parts {
        let part = quoted(model, &each.part);
        let (chinese, english) = match &each.already {
            Already::Requirement(clause) | Already::Lead(clause) => {
                clauses.push(*clause);
                let other = cite(model, *clause);
                match each.already {
                    Already::Lead(_) => (
                        format!("{part}，{other}的开头语已经要求"),
                        format!("{part} is already demanded by the lead-in of {other}"),
                    ),
                    _ => (
                        format!("{part}，{other}已经要求"),
                        format!("{part} is already demanded by {other}"),
                    ),
                }
            }
            Already::Own => (
                format!("{part}，本项其余条件已经包含"),
                format!("{part} follows from its other conditions"),
            ),
            Already::Always => (
                format!("{part}，没有案件不符合"),
                format!("{part} holds in every case"),
            ),
        };
        let only = if each.always {
            ""
        } else {
            "（缺省的解读下）"
        };
        let only_en = if each.always {
            ""
        } else {
            " (under the default readings)"
        };
        zh.push(format!("{chinese}{only}"));
        en.push(format!("{english}{only_en}"));
    }
    let mut seen = Vec::new();
    clauses.retain(|clause| {
        let new = !seen.contains(clause);
        seen.push(*clause);
        new
    });
    let (zh_end, en_end) = ending(study.cited_elsewhere(ground), parts);
    Ok(Finding {
        kind: FindingKind::Restated,
        clauses,
        sentence: Sentence::new(
            format!("{own}：{}；{zh_end}。", zh.join("；")),
            format!("{own}: {}; {en_end}.", en.join("; ")),
        ),
        examples: lacking(study, index, parts)?.into_iter().collect(),
        share: None,
    })
}

/// What letting the conditions go would mean.
fn ending(cited: bool, parts: &[Superfluous]) -> (&'static str, &'static str) {
    if cited {
        (
            "另有条款援引本项，删改时一并考虑",
            "other clauses cite it, so mind them when changing it",
        )
    } else if parts.iter().all(|each| each.always) {
        (
            "删去它们，任何案件的结果都不变",
            "without them every case comes out the same",
        )
    } else {
        (
            "按缺省的解读删去它们，任何案件的结果都不变",
            "under the default readings every case comes out the same without them",
        )
    }
}

/// A case that meets everything else, and what becomes of it.
fn lacking(
    study: &Study<'_, '_>,
    index: usize,
    parts: &[Superfluous],
) -> Result<Option<Example>, Overrun> {
    let view = &study.usual;
    let Some(first) = parts.first() else {
        return Ok(None);
    };
    let at = first.at;
    let missing = view.formula(study.space, &first.part)?.not()?;
    let region = without(study, view, index, &[at])?
        .and(&missing)?
        .and(&view.inside)?;
    let part = quoted(study.model, &first.part);
    let about = Sentence::new(
        format!("只缺{part}的，也只是这样的结果"),
        format!("lacking only {part}, a case comes out so all the same"),
    );
    study.example_of_any(view, &region, about)
}

fn without_effect(
    study: &Study<'_, '_>,
    index: usize,
    idle: &[(usize, usize)],
) -> Result<Finding, Overrun> {
    let model = study.model;
    let ground = &study.grounds[index];
    let own = cite(model, ground.clause);
    let parts = idle
        .iter()
        .filter_map(|&(at, which)| match &ground.parts[at] {
            Formula::Or(alternatives) => Some(quoted(model, &alternatives[which])),
            _ => None,
        });
    let parts = parts.collect::<Vec<_>>().join("、");
    Ok(Finding {
        kind: FindingKind::IdleAlternative,
        clauses: vec![ground.clause],
        sentence: Sentence::new(
            format!("{own}中的{parts}不起作用：无论采用哪种解读，有没有它，任何案件的结果都一样。"),
            format!(
                "{parts} in {own} has no effect: under any reading every case comes out the same without it."
            ),
        ),
        examples: Vec::new(),
        share: None,
    })
}
