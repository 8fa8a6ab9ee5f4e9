//! Cases whose outcome changes only when several readings change together: the smallest such changes.
//!
//! First all pairs of readings are tried on the cases that no single reading changes, then all triples on
//! what is left, and so on. The cases that are left are few, so each choice is a look at little.

use super::finding::{Example, Finding, FindingKind, Sentence, Share};
use super::readings::{Change, Move, all, bitten, paired, torn};
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
            share: Some(share(study, study.count_lawful(&joint.left)?)?),
        });
    }
    Ok(found)
}

/// The smallest joint changes, with at most so many choices looked at.
pub(super) fn joint(study: &Study<'_, '_>, most: usize) -> Result<Joint, Overrun> {
    let torn = torn(study, &all(study))?.and(&study.usual.lawful)?;
    let mut room = Room::of(study, torn)?;
    let mut joint = Joint {
        changes: Vec::new(),
        left: study.space.nothing().clone(),
    };
    let mut looked_at = 0;
    for size in 1..=study.model.readings.len() {
        let mut changed = study.space.nothing().clone();
        for choice in choices(study, size) {
            if looked_at == most || room.left.is_empty() {
                break;
            }
            looked_at += 1;
            let changes = room.changes(&choice)?;
            for change in &changes {
                changed = changed.or(&change.cases)?;
            }
            if size > 1 && !changes.is_empty() {
                joint.changes.push((choice, changes));
            }
        }
        room.left = room.left.minus(&changed)?;
        if looked_at == most || room.left.is_empty() {
            break;
        }
    }
    joint.left = room.left;
    Ok(joint)
}

/// Every choice of so many readings, in the order of the law.
fn choices(study: &Study<'_, '_>, size: usize) -> impl Iterator<Item = Choice> {
    let readings = study.model.readings.iter().enumerate();
    let others: Vec<Choice> = readings
        .map(|(index, reading)| {
            let options = 0..reading.options.len() as u32;
            let others = options.filter(|option| *option != reading.default);
            let id = ReadingId(index as u32);
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

/// The cases that are left, by outcome.
struct Room<'s, 'p, 'm> {
    study: &'s Study<'p, 'm>,
    /// Under the default readings.
    left: Region,
    /// By outcome but for the 缺省: the torn cases that have it, under all readings.
    is: Vec<Option<Region>>,
    lawful: Region,
}

impl<'s, 'p, 'm> Room<'s, 'p, 'm> {
    fn of(study: &'s Study<'p, 'm>, left: Region) -> Result<Room<'s, 'p, 'm>, Overrun> {
        let mut is = Vec::new();
        for index in 0..study.model.outcomes.len() {
            let outcome = OutcomeId(index as u32);
            is.push(match outcome == study.model.default {
                true => None,
                false => Some(left.and(study.space.is(outcome))?),
            });
        }
        let lawful = left.and(study.space.lawful())?;
        Ok(Room {
            study,
            left,
            is,
            lawful,
        })
    }

    /// What the choice changes among the cases that are left.
    fn changes(&self, choice: &Choice) -> Result<Vec<Change>, Overrun> {
        let study = self.study;
        let cube = study.space.under(&readings(study, choice))?;
        let lawful = self.lawful.given(&cube)?.and(&self.left)?;
        let mut moves = Vec::new();
        for (index, is) in self.is.iter().enumerate() {
            let Some(is) = is else { continue };
            let here = study.usual.is[index].and(&lawful)?;
            let there = is.given(&cube)?.and(&lawful)?;
            if here != there {
                moves.push(Move {
                    outcome: OutcomeId(index as u32),
                    entering: there.minus(&here)?,
                    leaving: here.minus(&there)?,
                });
            }
        }
        paired(study, &moves)
    }
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
