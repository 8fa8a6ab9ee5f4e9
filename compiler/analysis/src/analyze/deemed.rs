//! A clause that is deemed to meet a requirement under one reading and not under another: what
//! becomes of it under each.

use super::finding::{Example, Finding, FindingKind, Sentence};
use super::study::Study;
use super::words::{cite, outcome, quoted, reading};
use crate::space::{Overrun, Region};
use qufen_semantics::model::{ClauseId, Deeming, Formula, OutcomeId, ReadingId};

/// One finding for each such fiction in favour of a requirement.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found = Vec::new();
    for (index, requirement) in study.model.requirements.iter().enumerate() {
        for deeming in &study.model.clauses[requirement.clause.index()].deemings {
            if let Some(id) = reading_of(&deeming.when) {
                found.extend(deemed(study, index, deeming, id)?);
            }
        }
    }
    Ok(found)
}

/// The reading on which the fiction hangs, if it does.
fn reading_of(when: &Formula) -> Option<ReadingId> {
    let mut parts = Vec::new();
    super::ground::conjuncts(when, &mut parts);
    parts.iter().find_map(|part| match part {
        Formula::Reading(id, _) => Some(*id),
        _ => None,
    })
}

/// A fiction, with the ground that profits from it.
struct Fiction<'s, 's2, 'm> {
    study: &'s Study<'s2, 'm>,
    ground: usize,
    /// The clause that is deemed to be met.
    deemed: ClauseId,
    outcome: OutcomeId,
    /// The alternative of the ground that the fiction is for.
    limb: Option<(usize, Formula)>,
    /// The ground fires by that alternative, and all is met but the deemed clause, fiction apart.
    lacking: Region,
    /// The same with the deemed clause met, and no other alternative of the ground.
    meeting: Region,
}

fn deemed(
    study: &Study<'_, '_>,
    requirement: usize,
    deeming: &Deeming,
    id: ReadingId,
) -> Result<Option<Finding>, Overrun> {
    let Some(fiction) = fiction(study, requirement, deeming)? else {
        return Ok(None);
    };
    let model = study.model;
    let clause = cite(model, deeming.by);
    let other = cite(model, fiction.deemed);
    let name = fiction
        .limb
        .as_ref()
        .map_or(String::new(), |(_, limb)| quoted(model, limb));
    let mut examples = Vec::new();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for option in 0..model.readings[id.index()].options.len() as u32 {
        let chosen = reading(model, id, option);
        let mut readings = study.space.default_readings();
        readings[id.index()] = option;
        let shown = fiction.under(&readings, &chosen)?;
        let granted = outcome(model, fiction.outcome);
        let (chinese, english) = match &shown.lacking {
            Some(example) if example.outcome == fiction.outcome => (
                format!("{chosen}时，不具备{other}的也视为具备，结果为「{granted}」"),
                format!(
                    "with {chosen}, a case without {other} is deemed to have it and comes out as 「{granted}」"
                ),
            ),
            Some(example) => {
                let instead = outcome(model, example.outcome);
                (
                    format!("{chosen}时，不具备{other}的，即使属于这一情形，结果也是「{instead}」"),
                    format!(
                        "with {chosen}, a case without {other} stays 「{instead}」 though it meets this"
                    ),
                )
            }
            None => continue,
        };
        let useful = shown.meeting.is_some();
        let (chinese_use, english_use) = match (&shown.lacking, useful) {
            (Some(example), _) if example.outcome == fiction.outcome => ("", ""),
            (_, true) => (
                "，它只对具备这一条件的案件有用",
                ", so that it only serves cases that have it",
            ),
            (_, false) => ("，它因此落空", ", so that it is void"),
        };
        zh.push(format!("{chinese}{chinese_use}"));
        en.push(format!("{english}{english_use}"));
        examples.extend(shown.lacking);
        examples.extend(shown.meeting.filter(|_| !chinese_use.is_empty()));
    }
    Ok((!zh.is_empty()).then(|| Finding {
        kind: FindingKind::DeemedByReading,
        clauses: vec![deeming.by, fiction.deemed],
        sentence: Sentence::new(
            format!("{clause}{name}与{other}：{}。", zh.join("；")),
            format!("{clause} {name} against {other}: {}.", en.join("; ")),
        ),
        examples,
        share: None,
    }))
}

fn fiction<'s, 's2, 'm>(
    study: &'s Study<'s2, 'm>,
    requirement: usize,
    deeming: &Deeming,
) -> Result<Option<Fiction<'s, 's2, 'm>>, Overrun> {
    let (space, model, view) = (study.space, study.model, &study.all);
    let outcome = model.requirements[requirement].outcome;
    let deemed = model.requirements[requirement].clause;
    let grounds = study.grounds.iter();
    let ground = grounds
        .enumerate()
        .find(|(_, ground)| ground.clause == deeming.by && ground.outcome == outcome);
    let (Some((ground, _)), Some(own)) = (ground, &model.clauses[deemed.index()].own) else {
        return Ok(None);
    };
    let when = space.formula(&deeming.when)?;
    let mut eligible = view.lawful.and(&view.inside)?.and(&view.fires[ground])?;
    for other in study.requirements(outcome) {
        if other != requirement {
            eligible = eligible.and(&view.required[other])?;
        }
    }
    let limb = limb(study, ground, &when)?;
    let mut by_limb_alone = eligible.clone();
    if let Some((part, limb)) = &limb {
        eligible = eligible.and(&space.formula(limb)?)?;
        by_limb_alone = eligible.clone();
        if let Formula::Or(alternatives) = &study.grounds[ground].parts[*part] {
            for other in alternatives.iter().filter(|other| *other != limb) {
                by_limb_alone = by_limb_alone.minus(&space.formula(other)?)?;
            }
        }
    }
    let own = space.formula(own)?;
    Ok(Some(Fiction {
        study,
        ground,
        deemed,
        outcome,
        limb,
        lacking: by_limb_alone.minus(&own)?,
        meeting: by_limb_alone.and(&own)?,
    }))
}

/// The alternative that every case of the fiction meets.
fn limb(
    study: &Study<'_, '_>,
    ground: usize,
    when: &Region,
) -> Result<Option<(usize, Formula)>, Overrun> {
    for (at, part) in study.grounds[ground].parts.iter().enumerate() {
        let Formula::Or(alternatives) = part else {
            continue;
        };
        for alternative in alternatives {
            let region = study.space.formula(alternative)?;
            if study.space.implies(when, &region)? {
                return Ok(Some((at, alternative.clone())));
            }
        }
    }
    Ok(None)
}

/// What becomes of the ground under one choice of readings.
struct Shown {
    lacking: Option<Example>,
    meeting: Option<Example>,
}

impl Fiction<'_, '_, '_> {
    fn under(&self, readings: &[u32], chosen: &str) -> Result<Shown, Overrun> {
        let model = self.study.model;
        let (own, other) = (
            cite(model, self.study.grounds[self.ground].clause),
            cite(model, self.deemed),
        );
        let about = Sentence::new(
            format!("{chosen}，属于{own}而不具备{other}的"),
            format!("{chosen}: meets {own}, lacks {other}"),
        );
        let granted =
            self.study
                .example_under(readings, &self.lacking, self.outcome, about.clone())?;
        let lacking = match granted {
            Some(example) => Some(example),
            None => self
                .study
                .example_under(readings, &self.lacking, model.default, about)?,
        };
        let about = Sentence::new(
            format!("{chosen}，属于{own}并且具备{other}的"),
            format!("{chosen}: meets {own} and has {other}"),
        );
        let meeting = self
            .study
            .example_under(readings, &self.meeting, self.outcome, about)?;
        Ok(Shown { lacking, meeting })
    }
}
