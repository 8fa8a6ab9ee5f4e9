//! Which results depend on a reading, and what share of the cases.

use super::finding::{Example, Finding, FindingKind, Sentence, Share};
use super::study::Study;
use super::words::{outcome, reading};
use crate::space::{Overrun, Region, Subject, Witness};
use num_bigint::BigUint;
use qufen_evaluator::Values;
use qufen_semantics::model::{ClauseId, OutcomeId, ReadingId};

/// One finding for all readings together, and one for each option that is not the default.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let model = study.model;
    if model.readings.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = vec![];
    found.extend(together(study)?);
    for (index, each) in model.readings.iter().enumerate() {
        let id = ReadingId(index as u32);
        let before = found.len();
        for option in (0..each.options.len() as u32).filter(|it| *it != each.default) {
            found.extend(of_option(study, id, option)?);
        }
        if found.len() == before {
            found.extend(idle(study, id)?);
        }
    }
    Ok(found)
}

/// The cases whose outcome is not the same under all readings.
fn together(study: &Study<'_, '_>) -> Result<Option<Finding>, Overrun> {
    let torn = torn(study, &all(study))?;
    if torn.is_empty() {
        return Ok(None);
    }
    let cases = study.count_lawful(&torn.and(&study.usual.lawful)?)?;
    let of = study.count_lawful(&study.usual.lawful)?;
    Ok(Some(Finding {
        kind: FindingKind::ReadingDecides,
        clauses: Vec::new(),
        sentence: Sentence::new(
            "有的案件的结果取决于采用哪种解读；以下逐一列出只换一种解读就会变的（其他解读取缺省），再列出几种一起换用才会变的。",
            "The outcome of some cases depends on a reading; what changes with one reading alone follows, the others at default, then what changes only with several together.",
        ),
        examples: Vec::new(),
        share: Some(Share {
            cases,
            of,
            among: Sentence::new("全部可能的案件", "all possible cases"),
        }),
    }))
}

/// Every reading.
pub(super) fn all(study: &Study<'_, '_>) -> Vec<Subject> {
    let readings = 0..study.model.readings.len() as u32;
    readings
        .map(|index| Subject::Reading(ReadingId(index)))
        .collect()
}

/// The cases whose outcome hangs on these readings, whatever the readings are. Of two outcomes of
/// one case, one is not the 缺省: it can be had, and can be avoided.
pub(super) fn torn(study: &Study<'_, '_>, readings: &[Subject]) -> Result<Region, Overrun> {
    let (space, model) = (study.space, study.model);
    let outcomes = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    let mut torn = space.nothing().clone();
    for outcome in outcomes.filter(|outcome| *outcome != model.default) {
        let is = space.is(outcome);
        let had = space.reachable_by(is, readings)?;
        let avoided = space.reachable_by(&is.not(), readings)?;
        torn = torn.or(&had.and(&avoided)?)?;
    }
    Ok(torn)
}

/// What one option changes, the other readings at default.
fn of_option(
    study: &Study<'_, '_>,
    id: ReadingId,
    option: u32,
) -> Result<Option<Finding>, Overrun> {
    let (space, model) = (study.space, study.model);
    let mut readings = space.default_readings();
    readings[id.index()] = option;
    let changes = changes(study, &readings)?;
    let Some(first) = changes.first() else {
        return Ok(None);
    };
    let mut cases = BigUint::from(0u8);
    let mut examples = Vec::new();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let other = reading(model, id, option);
    let usual = reading(model, id, model.readings[id.index()].default);
    for change in &changes {
        cases += study.count_lawful(&change.cases)?;
        let (from, to) = (outcome(model, change.from), outcome(model, change.to));
        zh.push(format!("由「{from}」变为「{to}」"));
        en.push(format!("from 「{from}」 to 「{to}」"));
    }
    let witness = study.witness(&study.usual, &first.cases)?;
    let clauses = witness
        .as_ref()
        .map_or_else(Vec::new, |witness| bitten(study, witness, &readings));
    if let Some(witness) = witness {
        examples.extend(under_both(witness, (id, option), first, (&usual, &other)));
    }
    let (of, among) = concerned(study, &readings)?;
    Ok(Some(Finding {
        kind: FindingKind::ReadingDecides,
        clauses,
        sentence: Sentence::new(
            format!("{other}而不取缺省的，有的案件的结果{}。", zh.join("，有的")),
            format!(
                "With {other} instead of the default some outcomes change: {}.",
                en.join("; ")
            ),
        ),
        examples,
        share: Some(Share { cases, of, among }),
    }))
}

/// The cases whose outcome can turn on the choice, counted: those within the scope, unless some
/// outcome stands before that of the cases outside.
fn concerned(study: &Study<'_, '_>, readings: &[u32]) -> Result<(BigUint, Sentence), Overrun> {
    let (space, model) = (study.space, study.model);
    if model.out_of_scope.is_some_and(|outside| outside.0 > 0) {
        let all = study.count_lawful(&study.usual.lawful)?;
        return Ok((all, Sentence::new("全部可能的案件", "all possible cases")));
    }
    let within = Sentence::new("适用范围内的案件", "cases within the scope");
    let usual = &study.usual.inside;
    let other = space.inside().given(&space.under(readings)?)?;
    let cases = match other == *usual {
        true => study.reached()?,
        false => study.count(&usual.or(&other)?)?,
    };
    Ok((cases, within))
}

/// The same case under the default and under the other option.
fn under_both(
    witness: Witness,
    other: (ReadingId, u32),
    change: &Change,
    (usual_words, other_words): (&str, &str),
) -> [Example; 2] {
    let moved = Witness {
        readings: vec![other],
        ..witness.clone()
    };
    [
        Example {
            about: Sentence::new(format!("{usual_words}时"), format!("with {usual_words}")),
            witness,
            outcome: change.from,
        },
        Example {
            about: Sentence::new(
                format!("同一案件，{other_words}时"),
                format!("the same case with {other_words}"),
            ),
            witness: moved,
            outcome: change.to,
        },
    ]
}

/// Cases that move from one outcome to another.
pub(super) struct Change {
    pub from: OutcomeId,
    pub to: OutcomeId,
    pub cases: Region,
}

/// What a choice of readings changes against the default ones.
///
/// The region of the 缺省 is as large as all others together, so it is never looked at: what leaves
/// it or comes to it is what enters or leaves the others, and comes from or goes to none of them.
pub(super) fn changes(study: &Study<'_, '_>, readings: &[u32]) -> Result<Vec<Change>, Overrun> {
    paired(study, &moves(study, readings)?)
}

/// Moves in and out of outcomes as moves from one to another.
pub(super) fn paired(study: &Study<'_, '_>, moves: &[Move]) -> Result<Vec<Change>, Overrun> {
    let default = study.model.default;
    let count = study.model.outcomes.len() as u32;
    let pairs = (0..count).flat_map(|from| (0..count).map(move |to| (from, to)));
    let mut changes = Vec::new();
    for (from, to) in pairs.map(|(from, to)| (OutcomeId(from), OutcomeId(to))) {
        let found = |outcome| moves.iter().find(|each: &&Move| each.outcome == outcome);
        let mut others = moves
            .iter()
            .filter(|each| each.outcome != from && each.outcome != to);
        let cases = match (found(from), found(to)) {
            (Some(one), Some(other)) => one.leaving.and(&other.entering)?,
            (Some(one), None) if to == default => {
                others.try_fold(one.leaving.clone(), |rest, each| rest.minus(&each.entering))?
            }
            (None, Some(other)) if from == default => others
                .try_fold(other.entering.clone(), |rest, each| {
                    rest.minus(&each.leaving)
                })?,
            _ => continue,
        };
        if from != to && !cases.is_empty() {
            changes.push(Change { from, to, cases });
        }
    }
    Ok(changes)
}

/// The lawful cases that a choice of readings brings into an outcome, or takes out of it.
pub(super) struct Move {
    pub outcome: OutcomeId,
    pub entering: Region,
    pub leaving: Region,
}

/// The outcomes but for the 缺省 that the choice touches.
fn moves(study: &Study<'_, '_>, readings: &[u32]) -> Result<Vec<Move>, Overrun> {
    let space = study.space;
    let cube = space.under(readings)?;
    let lawful = study.usual.lawful.and(&space.lawful().given(&cube)?)?;
    let mut moves = Vec::new();
    for index in 0..study.model.outcomes.len() {
        let outcome = OutcomeId(index as u32);
        if outcome == study.model.default {
            continue;
        }
        let here = &study.usual.is[index];
        let there = space.is(outcome).given(&cube)?;
        if *here != there {
            moves.push(Move {
                outcome,
                entering: there.minus(here)?.and(&lawful)?,
                leaving: here.minus(&there)?.and(&lawful)?,
            });
        }
    }
    Ok(moves)
}

/// The grounds and requirements that the choice changes in a case.
pub(super) fn bitten(study: &Study<'_, '_>, witness: &Witness, readings: &[u32]) -> Vec<ClauseId> {
    let model = study.model;
    let case = witness.case(model);
    let mut other = case.clone();
    other.readings = readings.to_vec();
    let (here, there) = (Values::of(model, &case), Values::of(model, &other));
    let clauses = (0..model.clauses.len()).map(|index| ClauseId(index as u32));
    let decides = |clause: &ClauseId| {
        study.grounds.iter().any(|ground| ground.clause == *clause)
            || model.requirements.iter().any(|each| each.clause == *clause)
    };
    let differs = |clause: &ClauseId| here.clause(*clause) != there.clause(*clause);
    let mut bitten: Vec<ClauseId> = clauses.filter(decides).filter(differs).collect();
    // Where only a lead-in is concerned, its rule is named.
    if bitten.is_empty() {
        let rules = model.rules.iter().map(|rule| rule.clause);
        bitten = rules.filter(differs).collect();
    }
    bitten
}

/// A reading that changes no outcome, whatever the other readings.
fn idle(study: &Study<'_, '_>, id: ReadingId) -> Result<Option<Finding>, Overrun> {
    if !torn(study, &[Subject::Reading(id)])?.is_empty() {
        return Ok(None);
    }
    let each = &study.model.readings[id.index()];
    let name = &each.name;
    Ok(Some(Finding {
        kind: FindingKind::IdleReading,
        clauses: each.clause.into_iter().collect(),
        sentence: Sentence::new(
            format!("解读「{name}」不影响任何案件的结果。"),
            format!("No outcome depends on the reading 「{name}」."),
        ),
        examples: Vec::new(),
        share: None,
    }))
}
