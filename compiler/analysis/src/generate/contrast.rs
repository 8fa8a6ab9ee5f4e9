//! Contrast pairs: two cases alike in everything that a 区分 is not about, one on each side, and
//! the law comes out differently.

use crate::mentions;
use crate::prove::tolerance::tolerant;
use crate::space::{Graph, Overrun, Region, Space, Subject};
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, Distinction, Formula, Model, OutcomeId};
use std::cmp::Ordering;

/// A pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contrast {
    /// On 此方 alone.
    pub this: Case,
    /// How it comes out.
    pub this_outcome: OutcomeId,
    /// On 彼方 alone.
    pub that: Case,
    /// How it comes out.
    pub that_outcome: OutcomeId,
    /// In how many facts they differ.
    pub differences: usize,
}

/// One pair for each two outcomes that the sides of the n-th 区分 can have: first those that show what
/// it declares, 此方 tolerated and 彼方 not, last those that run against it, and among these those that
/// differ least. Under the default readings where there is one so, else under any; none when no case of
/// one side comes out otherwise than its counterpart.
pub fn contrasts(space: &Space<'_>, distinction: usize) -> Result<Vec<Contrast>, Overrun> {
    let defaults: Vec<u32> = space.model().readings.iter().map(|it| it.default).collect();
    let under = space.under(&defaults)?;
    let found = among(space, distinction, &under)?;
    if found.is_empty() {
        return among(space, distinction, space.everything());
    }
    Ok(found)
}

fn among(space: &Space<'_>, distinction: usize, under: &Region) -> Result<Vec<Contrast>, Overrun> {
    let model = space.model();
    let sides = &model.distinctions[distinction];
    let (this, that) = (space.formula(&sides.this)?, space.formula(&sides.that)?);
    let about = about(space, sides);
    let this = this.minus(&that)?.and(under)?;
    let that = space
        .formula(&sides.that)?
        .minus(&space.formula(&sides.this)?)?
        .and(under)?;
    let mut found = Vec::new();
    for one in 0..model.outcomes.len() {
        for other in (0..model.outcomes.len()).filter(|&other| other != one) {
            let outcomes = (OutcomeId(one as u32), OutcomeId(other as u32));
            let search = Search {
                space,
                about: &about,
                one: space.decided(&this, outcomes.0)?,
                other: space.decided(&that, outcomes.1)?,
                sides: (&sides.this, &sides.that),
            };
            found.extend(search.pair(outcomes)?);
        }
    }
    found.sort_by_key(|pair| (pair.sense(model), pair.differences));
    Ok(found)
}

/// How a pair stands to what its 区分 declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// 此方 is tolerated, 彼方 is not.
    Declared,
    /// Neither or both are, and 此方 does not come out stricter.
    Beside,
    /// 此方 comes out stricter than 彼方.
    Against,
}

impl Contrast {
    /// Which of them.
    pub fn sense(&self, model: &Model) -> Sense {
        let tolerant = tolerant(model);
        let (this, that) = (self.this_outcome, self.that_outcome);
        let stricter = model.compare(this, that) == Some(Ordering::Less);
        match (tolerant.contains(&this), tolerant.contains(&that)) {
            (true, false) => Sense::Declared,
            (false, true) => Sense::Against,
            _ if stricter => Sense::Against,
            _ => Sense::Beside,
        }
    }
}

/// By level: whether a side of the 区分 speaks of it.
fn about(space: &Space<'_>, sides: &Distinction) -> Vec<bool> {
    let facts = mentions::facts(space.model(), &[&sides.this, &sides.that]);
    let spoken_of = |subject| matches!(subject, Subject::Fact(id) if facts.contains(&id));
    space.subjects().map(spoken_of).collect()
}

struct Search<'s, 'm> {
    space: &'s Space<'m>,
    about: &'s [bool],
    one: Region,
    other: Region,
    sides: (&'s Formula, &'s Formula),
}

type Known = Vec<Option<u32>>;

impl Search<'_, '_> {
    fn pair(&self, outcomes: (OutcomeId, OutcomeId)) -> Result<Option<Contrast>, Overrun> {
        let subjects: Vec<Subject> = self.space.subjects().collect();
        let levels = subjects.iter().zip(self.about);
        let free: Vec<Subject> = levels
            .filter(|(_, about)| **about)
            .map(|(it, _)| *it)
            .collect();
        let here = self.space.reachable_by(&self.one, &free)?;
        let common = here.and(&self.space.reachable_by(&self.other, &free)?)?;
        let Some(setting) = self.complete(&common, &vec![None; subjects.len()])? else {
            return Ok(None);
        };
        let setting: Known = setting
            .iter()
            .zip(self.about)
            .map(|(known, about)| known.filter(|_| !about))
            .collect();
        let Some(one) = self.complete(&self.one, &setting)? else {
            return Ok(None);
        };
        let Some(other) = self.nearest(&one, &setting)? else {
            return Ok(None);
        };
        let (one, other) = self.shortened(one, other)?;
        let differences = one.iter().zip(&other).filter(|(a, b)| a != b).count();
        Ok(Some(Contrast {
            this: self.case(&one),
            this_outcome: outcomes.0,
            that: self.case(&other),
            that_outcome: outcomes.1,
            differences,
        }))
    }

    /// A complete case in the region that agrees with `known`: the plainest, filled with what is
    /// ordinary wherever it fits.
    fn complete(&self, region: &Region, known: &Known) -> Result<Option<Known>, Overrun> {
        let within = region.and(&self.space.cube(known)?)?;
        let Some(witness) = self.space.witness(&within)? else {
            return Ok(None);
        };
        let mut case = witness.case(self.space.model());
        for &(reading, option) in &witness.readings {
            case.choose(reading, option);
        }
        let mut full = known.clone();
        let plain = self.space.known(&case);
        for (level, subject) in self.space.subjects().enumerate() {
            let said = matches!(subject, Subject::Fact(_)) || {
                let mut readings = witness.readings.iter();
                readings.any(|(id, _)| subject == Subject::Reading(*id))
            };
            full[level] = full[level].or(plain[level].filter(|_| said));
        }
        let graph = self.space.graph(&within)?;
        for (level, subject) in self.space.subjects().enumerate() {
            let count = self.space.alternative_count(subject) as u32;
            let first = self.space.ordinary(subject);
            let choices = std::iter::once(first).chain((0..count).filter(|&it| it != first));
            if full[level].is_none() {
                full[level] = self.first_fit(&graph, &full, level, choices);
            }
        }
        Ok(Some(full))
    }

    fn first_fit(
        &self,
        graph: &Graph,
        known: &Known,
        level: usize,
        choices: impl Iterator<Item = u32>,
    ) -> Option<u32> {
        let mut tried = known.clone();
        let mut choices = choices;
        choices.find(|&choice| {
            tried[level] = Some(choice);
            graph.reaches(&tried)
        })
    }

    /// The case of the other side in the same setting that differs from `one` in few facts.
    fn nearest(&self, one: &Known, setting: &Known) -> Result<Option<Known>, Overrun> {
        let graph = self.space.graph(&self.other)?;
        let mut other = setting.clone();
        if !graph.reaches(&other) {
            return Ok(None);
        }
        for level in 0..other.len() {
            if other[level].is_none() {
                other[level] = one[level];
                if !graph.reaches(&other) {
                    other[level] = None;
                }
            }
        }
        self.complete(&self.other, &other)
    }

    /// Without the common findings that neither case needs.
    fn shortened(&self, one: Known, other: Known) -> Result<(Known, Known), Overrun> {
        let lawful = self.space.graph(self.space.everything())?;
        let outside_one = self.space.graph(&self.one.not())?;
        let outside_other = self.space.graph(&self.other.not())?;
        let stands = |outside: &Graph, known: &Known, side: &Formula| {
            let presumed = self.presumed(known);
            // What is presumed must be a lawful case, too.
            lawful.reaches(&presumed) && !outside.reaches(known) && self.side(known, side)
        };
        let subjects: Vec<Subject> = self.space.subjects().collect();
        let (mut one, mut other) = (one, other);
        for level in 0..one.len() {
            if one[level] != other[level] || !matches!(subjects[level], Subject::Fact(_)) {
                continue;
            }
            let held = (one[level].take(), other[level].take());
            let both = stands(&outside_one, &one, self.sides.0)
                && stands(&outside_other, &other, self.sides.1);
            if !both {
                (one[level], other[level]) = held;
            }
        }
        Ok((one, other))
    }

    /// Whether the reference finds the case on a side from what is said alone.
    fn side(&self, known: &Known, side: &Formula) -> bool {
        let case = self.case(known);
        Values::of(self.space.model(), &case).formula(side) == Truth::True
    }

    fn presumed(&self, known: &Known) -> Known {
        crate::cover::known_with_presumptions(self.space, &self.case(known))
    }

    fn case(&self, known: &Known) -> Case {
        let model: &Model = self.space.model();
        let mut case = self.space.said(known).case(model);
        // What no value changes is still asked for by whoever reads the words one by one.
        for id in mentions::facts(model, &[self.sides.0, self.sides.1]) {
            if self.space.level(Subject::Fact(id)).is_none() {
                case.set(id, Some(self.space.cells().fact(id).representative(0)));
            }
        }
        case
    }
}
