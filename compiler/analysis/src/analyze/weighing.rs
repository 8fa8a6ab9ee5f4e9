//! Where the considerations (考量) point one way and the outcome the other.

use super::finding::{Finding, FindingKind, Sentence, Share};
use super::study::Study;
use super::words::outcome;
use crate::prove::tolerance;
use crate::space::{Overrun, Region};
use qufen_semantics::model::{ClauseId, OutcomeId};

/// Everything speaks for a person who is not exempted; most speaks against one who is.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    if study.model.factors.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for granted in tolerance::tolerant(study.model) {
        found.extend(favourable(study, granted)?);
        found.extend(adverse(study, granted)?);
    }
    Ok(found)
}

/// All considerations favourable, none adverse, and still not granted.
fn favourable(study: &Study<'_, '_>, granted: OutcomeId) -> Result<Option<Finding>, Overrun> {
    let view = &study.usual;
    let mut good = view.lawful.and(&view.inside)?;
    for factor in &study.model.factors {
        good = good.and(&view.space.formula(&factor.favourable)?)?;
        good = good.minus(&view.space.formula(&factor.adverse)?)?;
    }
    let refused = good.minus(view.space.is(granted)?)?;
    let words = outcome(study.model, granted);
    let about = Sentence::new(
        "考量全部有利的案件",
        "a case in which every consideration is favourable",
    );
    let example = study.example_of_any(view, &refused, about)?;
    if example.is_none() {
        return Ok(None);
    }
    Ok(Some(Finding {
        kind: FindingKind::FactorsApart,
        clauses: clauses(study),
        sentence: Sentence::new(
            format!("各项考量全部有利、没有一项不利的，仍可能得不到「{words}」。"),
            format!(
                "With every consideration favourable and none adverse, a case may still not be 「{words}」."
            ),
        ),
        examples: example.into_iter().collect(),
        idle: None,
        share: Some(Share {
            cases: study.count_lawful(&refused)?,
            of: study.count_lawful(&good)?,
            among: Sentence::new(
                "适用范围内考量全部有利的案件",
                "cases within the scope with every consideration favourable",
            ),
        }),
    }))
}

/// As many considerations adverse as can be, more than half of them, and still granted.
fn adverse(study: &Study<'_, '_>, granted: OutcomeId) -> Result<Option<Finding>, Overrun> {
    let all = study.model.factors.len();
    let bad = at_least(study)?;
    for count in (all / 2 + 1..=all).rev() {
        let Some(region) = granted_still(study, &bad[count], granted)? else {
            continue;
        };
        let words = outcome(study.model, granted);
        let about = Sentence::new(
            format!("{count} 项考量不利的案件"),
            format!("a case with {count} adverse considerations"),
        );
        let example = study.example(&study.usual, &region, granted, about)?;
        return Ok(Some(Finding {
            kind: FindingKind::FactorsApart,
            clauses: clauses(study),
            sentence: Sentence::new(
                format!("{all} 项考量中多至 {count} 项不利的，仍可能「{words}」。"),
                format!(
                    "With as many as {count} of {all} considerations adverse a case may still be 「{words}」."
                ),
            ),
            examples: example.into_iter().collect(),
            idle: None,
            share: None,
        }));
    }
    Ok(None)
}

/// Some cases of the region that are granted the outcome, if any are.
fn granted_still(
    study: &Study<'_, '_>,
    region: &Region,
    granted: OutcomeId,
) -> Result<Option<Region>, Overrun> {
    let view = &study.usual;
    if study.comes_of_itself(granted) {
        // No ground need support it.
        let region = region.and(&view.lawful)?;
        let region = region.and(view.space.is(granted)?)?;
        return Ok((!region.is_empty()).then_some(region));
    }
    let same: Vec<usize> = (0..study.grounds.len())
        .filter(|index| study.grounds[*index].outcome == granted)
        .collect();
    let requirements = study.requirements(granted);
    for &index in &same {
        let change = region.and(&view.fires[index])?;
        if study.decides(view, &change, granted, &same, &requirements)? {
            return study
                .decisive(view, &change, granted, &same, &requirements)
                .map(Some);
        }
    }
    Ok(None)
}

/// By number: the cases in which at least so many considerations are adverse.
fn at_least(study: &Study<'_, '_>) -> Result<Vec<Region>, Overrun> {
    let (space, view) = (study.space, &study.usual);
    let mut at_least = vec![space.everything().clone()];
    for factor in &study.model.factors {
        let adverse = view.space.formula(&factor.adverse)?;
        let mut next = vec![space.everything().clone()];
        for count in 1..=at_least.len() {
            let with = at_least[count - 1].and(&adverse)?;
            next.push(match at_least.get(count) {
                Some(without) => with.or(without)?,
                None => with,
            });
        }
        at_least = next;
    }
    Ok(at_least)
}

fn clauses(study: &Study<'_, '_>) -> Vec<ClauseId> {
    let mut clauses: Vec<ClauseId> = study.model.factors.iter().map(|it| it.clause).collect();
    clauses.dedup();
    clauses
}
