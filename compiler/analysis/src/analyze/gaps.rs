//! Gaps: cases within the scope that no clause decides, so that only the 缺省 does.

use super::finding::{Example, Finding, FindingKind, Sentence, Share};
use super::study::Study;
use super::words::outcome;
use crate::prove::tolerance;
use crate::space::{Overrun, Region};
use qufen_semantics::model::OutcomeId;
use std::collections::BTreeSet;

/// One finding for what the 缺省 decides, by what is missing.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let (model, view) = (study.model, &study.usual);
    let default = model.default;
    let mut left = view.space.is(default)?.and(&view.inside)?;
    for (index, ground) in study.grounds.iter().enumerate() {
        if ground.outcome == default {
            left = left.minus(&study.with_requirements(view, index)?)?;
        }
    }
    let left = left.and(&view.lawful)?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let of = study.reached()?;
    let cases = study.count_lawful(&left)?;
    let name = outcome(model, default);
    let mut finding = Finding {
        kind: FindingKind::Gap,
        clauses: Vec::new(),
        sentence: Sentence::new(
            format!("适用范围内，有的案件没有一条条款决定结果，只因缺省而为「{name}」。"),
            format!(
                "Within the scope no clause decides some cases; only the 缺省 makes them 「{name}」."
            ),
        ),
        examples: Vec::new(),
        idle: None,
        share: Some(Share {
            cases,
            of,
            among: Sentence::new("适用范围内的案件", "cases within the scope"),
        }),
    };
    for granted in wanted(study) {
        let words = outcome(model, granted);
        let about = if study.requirements(granted).is_empty() {
            Sentence::new(
                format!("没有一种「{words}」的情形"),
                format!("no circumstance for 「{words}」 is there"),
            )
        } else {
            Sentence::new(
                format!("「{words}」的条件齐备，而没有一种情形"),
                format!("all that 「{words}」 requires is there, but no circumstance"),
            )
        };
        let met = left.and(view.space.required(granted))?;
        finding.examples.extend(shown(study, &met, about)?);
        let about = Sentence::new(
            format!("有「{words}」的情形，而条件不齐备"),
            format!("a circumstance for 「{words}」 is there, but not all that it requires"),
        );
        let supported = left.and(view.space.supported(granted))?;
        finding.examples.extend(shown(study, &supported, about)?);
    }
    if finding.examples.is_empty() {
        let about = Sentence::new("没有一条条款决定结果", "no clause decides");
        finding.examples.extend(shown(study, &left, about)?);
    }
    Ok(vec![finding])
}

/// The plainest of some cases that only the 缺省 decides.
fn shown(
    study: &Study<'_, '_>,
    left: &Region,
    about: Sentence,
) -> Result<Option<Example>, Overrun> {
    let witness = study.witness(&study.usual, left)?;
    Ok(witness.map(|witness| Example {
        about,
        witness,
        outcome: study.model.default,
    }))
}

/// The outcomes that one may have hoped for: the tolerant ones; where none is known to be, all that a rule
/// grants.
fn wanted(study: &Study<'_, '_>) -> Vec<OutcomeId> {
    let mut wanted = tolerance::tolerant(study.model);
    if wanted.is_empty() {
        let granted = study.grounds.iter().map(|ground| ground.outcome);
        wanted = granted.collect::<BTreeSet<_>>().into_iter().collect();
    }
    wanted.retain(|outcome| *outcome != study.model.default);
    wanted
}
