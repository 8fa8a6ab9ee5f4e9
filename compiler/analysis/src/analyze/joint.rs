//! Cases whose outcome changes only when several readings change together: the smallest such changes.
//!
//! First all pairs of readings are tried on the cases that no single reading changes, then all triples on
//! what is left, and so on. The cases that are left are few, so each choice is a look at little.

use super::changes::Change;
use super::finding::{Example, Finding, FindingKind, Sentence, Share};
use super::readings::{all, bitten};
use super::study::Study;
use super::words::{outcome, reading};
use crate::space::{Overrun, Region, Witness};
use num_bigint::BigUint;
use qufen_semantics::model::{OutcomeId, ReadingId};

/// So many choices are looked at; what is left is counted.
const CHOICES: usize = 1 << 12;

/// Some readings, with an option of each that is not the default.
pub(super) type Choice = Vec<(ReadingId, u32)>;

/// The smallest joint changes, and what was left when their number was exceeded.
pub(super) struct Joint {
    pub changes: Vec<(Choice, Vec<Change>)>,
    pub left: Region,
}

/// One finding for each choice of two or more readings, and one for what is left.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    if study.model.readings.len() < 2 {
        return Ok(Vec::new());
    }
    let joint = joint(study, CHOICES)?;
    let mut found = Vec::new();
    for (choice, changes) in &joint.changes {
        found.push(together(study, choice, changes)?);
    }
    if !joint.left.is_empty() {
        found.push(Finding {
            kind: FindingKind::ReadingsTogether,
            clauses: Vec::new(),
            sentence: Sentence::new(
                "还有的案件，要更多的解读一起换用，结果才会变；组合太多，没有逐一列出。",
                "Other cases change only with more readings together; they are too many to be listed.",
            ),
            examples: Vec::new(),
            idle: None,
            share: Some(share(study, study.count_lawful(&joint.left)?)?),
        });
    }
    Ok(found)
}

/// The smallest joint changes, with at most so many choices looked at.
pub(super) fn joint(study: &Study<'_, '_>, most: usize) -> Result<Joint, Overrun> {
    let alone = study.turns()?.iter().flat_map(|turn| &turn.changes);
    let alone = study
        .space
        .any(alone.map(|change| change.cases.clone()).collect())?;
    let left = study.torn()?.minus(&alone)?;
    let mut room = Room::of(study, left)?;
    let mut found = Vec::new();
    let mut looked_at = 0;
    for size in 2..=study.model.readings.len() {
        let mut changed = study.space.nothing().clone();
        let concerned = room.concerned();
        for choice in choices(study, size, &|id| concerned[id.index()]) {
            if looked_at == most || room.left.is_empty() {
                break;
            }
            looked_at += 1;
            let changes = study.space.passing(|| room.changes(&choice))?;
            for change in &changes {
                changed = changed.or(&change.cases)?;
            }
            if !changes.is_empty() {
                found.push((choice, changes));
            }
        }
        room.leave(&changed)?;
    }
    Ok(Joint {
        changes: found,
        left: room.left,
    })
}

/// Every choice of so many of the wanted readings, in the order of the law.
fn choices(
    study: &Study<'_, '_>,
    size: usize,
    wanted: &dyn Fn(ReadingId) -> bool,
) -> impl Iterator<Item = Choice> + use<> {
    let readings = (0..).map(ReadingId).zip(&study.model.readings);
    let others: Vec<Choice> = readings
        .filter(|(id, _)| wanted(*id))
        .map(|(id, reading)| {
            let options = 0..reading.options.len() as u32;
            let others = options.filter(|option| *option != reading.default);
            others.map(|option| (id, option)).collect()
        })
        .collect();
    let mut open: Vec<(Choice, usize)> = vec![(Vec::new(), 0)];
    std::iter::from_fn(move || {
        while let Some((choice, next)) = open.pop() {
            if choice.len() == size {
                return Some(choice);
            }
            // The last is looked at first, so what comes first is put on top.
            for index in (next..others.len()).rev() {
                for chosen in others[index].iter().rev() {
                    open.push(([choice.clone(), vec![*chosen]].concat(), index + 1));
                }
            }
        }
        None
    })
}

/// The cases that are left, and what any readings move in and out of the outcomes among them.
struct Room<'s, 'p, 'm> {
    study: &'s Study<'p, 'm>,
    /// Under the default readings.
    left: Region,
    /// Under all readings.
    moves: Vec<Move>,
}

impl<'s, 'p, 'm> Room<'s, 'p, 'm> {
    fn of(study: &'s Study<'p, 'm>, left: Region) -> Result<Room<'s, 'p, 'm>, Overrun> {
        let lawful = match study.usual.lawful == *study.space.lawful() {
            true => left.clone(),
            false => left.and(study.space.lawful())?,
        };
        let mut moves = Vec::new();
        for index in 0..study.model.outcomes.len() {
            let outcome = OutcomeId(index as u32);
            if outcome != study.model.default {
                let here = study.usual.space.is(outcome)?.and(&lawful)?;
                let there = study.space.decided(&lawful, outcome)?;
                moves.push(Move {
                    outcome,
                    entering: there.minus(&here)?,
                    leaving: here.minus(&there)?,
                });
            }
        }
        Ok(Room { study, left, moves })
    }

    /// These cases need not be looked at any longer.
    fn leave(&mut self, cases: &Region) -> Result<(), Overrun> {
        self.left = self.left.minus(cases)?;
        for each in &mut self.moves {
            each.entering = each.entering.and(&self.left)?;
            each.leaving = each.leaving.and(&self.left)?;
        }
        Ok(())
    }

    /// By reading: whether what becomes of the cases that are left may hang on it.
    fn concerned(&self) -> Vec<bool> {
        let hangs = |reading: &ReadingId| {
            let mut regions = self.moves.iter().flat_map(|it| [&it.entering, &it.leaving]);
            regions.any(|region| self.study.space.hangs_on(region, &[*reading]))
        };
        all(self.study).iter().map(hangs).collect()
    }

    /// What the choice changes among the cases that are left.
    fn changes(&self, choice: &Choice) -> Result<Vec<Change>, Overrun> {
        let cube = self.study.space.under(&readings(self.study, choice))?;
        let mut moves = Vec::new();
        for each in &self.moves {
            let (entering, leaving) = (each.entering.given(&cube)?, each.leaving.given(&cube)?);
            if !entering.is_empty() || !leaving.is_empty() {
                moves.push(Move {
                    outcome: each.outcome,
                    entering,
                    leaving,
                });
            }
        }
        paired(self.study, &moves)
    }
}

/// The cases that are left and that other readings bring into an outcome, or take out of it.
struct Move {
    outcome: OutcomeId,
    entering: Region,
    leaving: Region,
}

/// Moves in and out of outcomes as moves from one to another. The 缺省 is told by the others: what leaves
/// it or comes to it is what enters or leaves these, and comes from or goes to none of them.
fn paired(study: &Study<'_, '_>, moves: &[Move]) -> Result<Vec<Change>, Overrun> {
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

/// The whole choice of readings.
fn readings(study: &Study<'_, '_>, choice: &Choice) -> Vec<u32> {
    let mut readings = study.space.default_readings();
    for (id, option) in choice {
        readings[id.index()] = *option;
    }
    readings
}

fn share(study: &Study<'_, '_>, cases: BigUint) -> Result<Share, Overrun> {
    Ok(Share {
        cases,
        of: study.count_lawful(&study.usual.lawful)?,
        among: Sentence::new("全部可能的案件", "all possible cases"),
    })
}

fn together(
    study: &Study<'_, '_>,
    choice: &Choice,
    changes: &[Change],
) -> Result<Finding, Overrun> {
    let model = study.model;
    let chosen = choice
        .iter()
        .map(|(id, option)| reading(model, *id, *option));
    let chosen = chosen.collect::<Vec<_>>().join("、");
    let mut cases = BigUint::from(0u8);
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for change in changes {
        cases += study.count_lawful(&change.cases)?;
        let (from, to) = (outcome(model, change.from), outcome(model, change.to));
        zh.push(format!("由「{from}」变为「{to}」"));
        en.push(format!("from 「{from}」 to 「{to}」"));
    }
    let witness = match changes.first() {
        Some(first) => study.witness(&study.usual, &first.cases)?,
        None => None,
    };
    let (mut clauses, mut examples) = (Vec::new(), Vec::new());
    if let (Some(witness), Some(first)) = (witness, changes.first()) {
        clauses = bitten(study, &witness, &readings(study, choice));
        examples = Vec::from(under_both(witness, choice, first, &chosen));
    }
    Ok(Finding {
        kind: FindingKind::ReadingsTogether,
        clauses,
        sentence: Sentence::new(
            format!(
                "{chosen}一起换用，有的案件的结果{}；换用更少的解读，这些案件的结果都不变。",
                zh.join("，有的")
            ),
            format!(
                "With {chosen} together some outcomes change: {}; with fewer readings changed these cases come out the same.",
                en.join("; ")
            ),
        ),
        examples,
        idle: None,
        share: Some(share(study, cases)?),
    })
}

/// The same case under the default readings and under the choice.
fn under_both(witness: Witness, choice: &Choice, change: &Change, chosen: &str) -> [Example; 2] {
    let moved = Witness {
        readings: choice.clone(),
        ..witness.clone()
    };
    [
        Example {
            about: Sentence::new("缺省的解读下", "under the default readings"),
            witness,
            outcome: change.from,
        },
        Example {
            about: Sentence::new(
                format!("同一案件，{chosen}时"),
                format!("the same case with {chosen}"),
            ),
            witness: moved,
            outcome: change.to,
        },
    ]
}
