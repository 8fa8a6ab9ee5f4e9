//! What is told of the conditions that say nothing new, and of alternatives that change nothing.

use super::finding::{Example, Finding, FindingKind, Sentence};
use super::parts::{Already, Superfluous, examine, without};
use super::study::Study;
use super::words::{cite, cited, quoted};
use crate::space::Overrun;
use qufen_semantics::model::{ClauseId, Formula};

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
        let Sentence {
            zh: chinese,
            en: english,
        } = said_already(study, each);
        zh.push(chinese);
        en.push(english);
        if let Already::Requirement(clause) | Already::Lead(clause) = each.already
            && !clauses.contains(&clause)
        {
            clauses.push(clause);
        }
    }
    let (zh_end, en_end) = ending(ground.cited_elsewhere(study.model), parts);
    Ok(Finding {
        kind: FindingKind::Restated,
        clauses,
        sentence: Sentence::new(
            format!("{own}：{}；{zh_end}。", zh.join("；")),
            format!("{own}: {}; {en_end}.", en.join("; ")),
        ),
        examples: lacking(study, index, parts)?.into_iter().collect(),
        idle: None,
        share: None,
    })
}

/// What says the condition already, in words.
fn said_already(study: &Study<'_, '_>, each: &Superfluous) -> Sentence {
    let part = quoted(study.model, &each.part);
    let (zh, en) = match each.already {
        Already::Requirement(clause) => {
            let other = cite(study.model, clause);
            (
                format!("{part}，{other}已经要求"),
                format!("{part} is already demanded by {other}"),
            )
        }
        Already::Lead(clause) => {
            let other = cite(study.model, clause);
            (
                format!("{part}，{other}的开头语已经要求"),
                format!("{part} is already demanded by the lead-in of {other}"),
            )
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
    match each.always {
        true => Sentence::new(zh, en),
        false => Sentence::new(
            format!("{zh}（缺省的解读下）"),
            format!("{en} (under the default readings)"),
        ),
    }
}

/// What letting the conditions go would mean.
fn ending(cited_elsewhere: bool, parts: &[Superfluous]) -> (&'static str, &'static str) {
    if cited_elsewhere {
        (
            "另有条款援引本项，删改时一并考虑",
            "other clauses cite it, so mind them when changing it",
        )
    } else if parts.iter().all(|each| each.always) {
        match parts {
            [_] => (
                "删去它，任何案件的结果都不变",
                "without it every case comes out the same",
            ),
            _ => (
                "删去它们，任何案件的结果都不变",
                "without them every case comes out the same",
            ),
        }
    } else {
        (
            "按缺省的解读删去，任何案件的结果都不变",
            "under the default readings every case comes out the same without it",
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
    let missing = view.space.formula(&first.part)?.not();
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
    let (zh_end, en_end) = cited(study, ground);
    Ok(Finding {
        kind: FindingKind::IdleAlternative,
        clauses: vec![ground.clause],
        sentence: Sentence::new(
            format!(
                "{own}中的{parts}不起作用：无论采用哪种解读，有没有它，任何案件的结果都一样{zh_end}。"
            ),
            format!(
                "{parts} in {own} has no effect: under any reading every case comes out the same without it{en_end}."
            ),
        ),
        examples: Vec::new(),
        idle: None,
        share: None,
    })
}
