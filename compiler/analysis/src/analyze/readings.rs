//! Which results depend on a reading, and what share of the cases.

use super::changes::{self, Change};
use super::finding::{Example, Finding, FindingKind, Sentence, Share};
use super::study::Study;
use super::words::{outcome, reading};
use crate::space::{Overrun, Region, Regions, Witness};
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
    for id in all(study) {
        let before = found.len();
        for turn in study.turns()?.iter().filter(|turn| turn.reading == id) {
            found.extend(of_option(study, turn)?);
        }
        if found.len() == before {
            found.extend(idle(study, id)?);
        }
    }
    Ok(found)
}

/// One reading taken otherwise than by default, the others at default.
pub(super) struct Turn {
    pub reading: ReadingId,
    pub option: u32,
    pub changes: Vec<Change>,
}

impl Regions for Turn {
    fn regions(&mut self) -> Vec<&mut Region> {
        self.changes.regions()
    }
}

impl Study<'_, '_> {
    /// The cases, lawful under the default readings, whose outcome is not the same under all.
    pub fn torn(&self) -> Result<&Region, Overrun> {
        if self.torn.get().is_none() {
            let torn = self.space.distilled(|| {
                let torn = torn(self, &all(self))?;
                match self.usual.lawful == *self.space.lawful() {
                    true => Ok(torn),
                    false => torn.and(&self.usual.lawful),
                }
            })?;
            let _ = self.torn.set(torn);
        }
        self.torn.get().ok_or(Overrun)
    }

    /// What each option that is not the default changes.
    pub fn turns(&self) -> Result<&[Turn], Overrun> {
        if self.turns.get().is_none() {
            let turns = self.space.distilled(|| turns(self))?;
            let _ = self.turns.set(turns);
        }
        self.turns.get().map(Vec::as_slice).ok_or(Overrun)
    }
}

fn turns(study: &Study<'_, '_>) -> Result<Vec<Turn>, Overrun> {
    let mut turns = Vec::new();
    for reading in all(study) {
        let each = &study.model.readings[reading.index()];
        let options = 0..each.options.len() as u32;
        for option in options.filter(|option| *option != each.default) {
            let mut readings = study.space.default_readings();
            readings[reading.index()] = option;
            turns.push(Turn {
                reading,
                option,
                changes: changes(study, &readings)?,
            });
        }
    }
    Ok(turns)
}

/// The cases whose outcome is not the same under all readings.
fn together(study: &Study<'_, '_>) -> Result<Option<Finding>, Overrun> {
    let torn = study.torn()?;
    if torn.is_empty() {
        return Ok(None);
    }
    let cases = study.count_lawful(torn)?;
    let of = study.count_lawful(&study.usual.lawful)?;
    Ok(Some(Finding {
        kind: FindingKind::ReadingDecides,
        clauses: Vec::new(),
        sentence: Sentence::new(
            "有的案件的结果取决于采用哪种解读；以下逐一列出只换一种解读就会变的（其他解读取缺省），再列出几种一起换用才会变的。",
            "The outcome of some cases depends on a reading; what changes with one reading alone follows, the others at default, then what changes only with several together.",
        ),
        examples: Vec::new(),
        idle: None,
        share: Some(Share {
            cases,
            of,
            among: Sentence::new("全部可能的案件", "all possible cases"),
        }),
    }))
}

/// Every reading.
pub(super) fn all(study: &Study<'_, '_>) -> Vec<ReadingId> {
    let readings = 0..study.model.readings.len() as u32;
    readings.map(ReadingId).collect()
}

/// The cases whose outcome hangs on these readings, whatever the readings are. Of two outcomes of
/// one case, one is not the 缺省: it can be had, and can be avoided.
pub(super) fn torn(study: &Study<'_, '_>, readings: &[ReadingId]) -> Result<Region, Overrun> {
    let (space, model) = (study.space, study.model);
    // What may be is asked with the rest where it hangs on the readings, and else once for all.
    let lawful = match space.hangs_on(space.lawful(), readings) {
        true => vec![vec![space.lawful().clone()]],
        false => Vec::new(),
    };
    let outcomes = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    let mut torn = space.nothing().clone();
    for outcome in outcomes.filter(|outcome| *outcome != model.default) {
        let demands = study.demands(outcome)?;
        let mut avoided = Vec::new();
        for demand in &demands {
            // What hangs on no reading cannot be avoided where it is met.
            if !demand.iter().any(|it| space.hangs_on(it, readings)) {
                continue;
            }
            let unmet = demand.iter().map(|region| vec![region.not()]);
            let unmet = lawful.iter().cloned().chain(unmet).collect();
            avoided.push(space.brought_into(unmet, readings)?);
        }
        let avoided = space.any(avoided)?;
        if !avoided.is_empty() {
            let had = lawful.iter().cloned().chain(demands).collect();
            let had = space.brought_into(had, readings)?;
            torn = torn.or(&had.and(&avoided)?)?;
        }
    }
    torn.and(space.lawful())
}

/// What one option changes, the other readings at default.
fn of_option(study: &Study<'_, '_>, turn: &Turn) -> Result<Option<Finding>, Overrun> {
    let (space, model) = (study.space, study.model);
    let (id, option) = (turn.reading, turn.option);
    let mut readings = space.default_readings();
    readings[id.index()] = option;
    let changes = &turn.changes;
    let Some(first) = changes.first() else {
        return Ok(None);
    };
    let mut cases = BigUint::from(0u8);
    let mut examples = Vec::new();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    let other = reading(model, id, option);
    let usual = reading(model, id, model.readings[id.index()].default);
    for change in changes {
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
        idle: None,
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

/// What a choice of readings changes against the default ones, by outcomes.
pub(super) fn changes(study: &Study<'_, '_>, readings: &[u32]) -> Result<Vec<Change>, Overrun> {
    changes::between(study.usual.space, &study.space.under_readings(readings)?)
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
    if !torn(study, &[id])?.is_empty() {
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
        idle: None,
        share: None,
    }))
}
