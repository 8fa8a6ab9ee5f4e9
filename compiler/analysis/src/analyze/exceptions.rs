//! 除外 and 再除外 of rules that change nothing.
//!
//! An exception is taken away in thought, or one of its conditions is: where no case then comes out
//! otherwise, it says nothing. `再除外 当 乙` is the condition `非 乙` of the exception that it limits.

use super::finding::{Finding, FindingKind, Sentence};
use super::ground::{Ground, conjuncts};
use super::parts::{examine, without};
use super::study::{Study, View};
use super::words::{cite, cited, quoted};
use crate::mentions;
use crate::space::{Overrun, Region, Subject};
use qufen_semantics::model::{ClauseId, Formula};

/// One finding for each ground with such exceptions, of those that are not idle themselves.
pub(super) fn findings(study: &Study<'_, '_>, dead: &[ClauseId]) -> Result<Vec<Finding>, Overrun> {
    let mut found = Vec::new();
    for (index, ground) in study.grounds.iter().enumerate() {
        if dead.contains(&ground.clause) {
            continue;
        }
        for exception in &study.model.clauses[ground.clause.index()].exceptions {
            let excluded = exception.when.clone().negated();
            let Some(at) = ground.parts.iter().position(|part| *part == excluded) else {
                continue;
            };
            // What says nothing new has been told as such.
            let (superfluous, _) = examine(study, index)?;
            if superfluous.iter().any(|each| each.at == at) {
                continue;
            }
            let excepted = Excepted {
                study,
                index,
                at,
                when: &exception.when,
            };
            found.extend(excepted.finding(ground)?);
        }
    }
    Ok(found)
}

/// An exception to a ground: the part of it that says `非` the exception.
struct Excepted<'s, 'p, 'm> {
    study: &'s Study<'p, 'm>,
    index: usize,
    at: usize,
    when: &'s Formula,
}

impl Excepted<'_, '_, '_> {
    fn finding(&self, ground: &Ground) -> Result<Option<Finding>, Overrun> {
        let own = cite(self.study.model, ground.clause);
        let (zh_end, en_end) = cited(self.study, ground);
        let (zh, en) = if self.says_nothing(&[])? {
            (
                format!("{own}的除外不起作用"),
                format!("The exception to {own} has no effect"),
            )
        } else {
            let idle = self.idle_conditions()?;
            if idle.is_empty() {
                return Ok(None);
            }
            let words: Vec<String> = idle.iter().map(|it| self.shown(it)).collect();
            let words = words.join("、");
            (
                format!("{own}除外中的{words}不起作用"),
                format!("{words} in the exception to {own} has no effect"),
            )
        };
        Ok(Some(Finding {
            kind: FindingKind::IdleException,
            clauses: vec![ground.clause],
            sentence: Sentence::new(
                format!("{zh}：无论采用哪种解读，有没有它，任何案件的结果都一样{zh_end}。"),
                format!(
                    "{en}: under any reading every case comes out the same without it{en_end}."
                ),
            ),
            examples: Vec::new(),
            share: None,
        }))
    }

    /// The conditions of the exception without which, all together, no outcome changes.
    fn idle_conditions(&self) -> Result<Vec<Formula>, Overrun> {
        let mut conditions = Vec::new();
        conjuncts(self.when, &mut conditions);
        let mut idle = Vec::new();
        for (which, condition) in conditions.iter().enumerate() {
            let kept: Vec<&Formula> = (conditions.iter().enumerate())
                .filter(|(other, each)| *other != which && !idle.contains(*each))
                .map(|(_, each)| each)
                .collect();
            if !kept.is_empty() && !self.of_a_reading(condition) && self.says_nothing(&kept)? {
                idle.push(condition.clone());
            }
        }
        Ok(idle)
    }

    /// Whether no outcome changes when only `kept` is left of the exception, or nothing.
    fn says_nothing(&self, kept: &[&Formula]) -> Result<bool, Overrun> {
        let (usual, all) = (&self.study.usual, &self.study.all);
        Ok(self.same_outcomes(usual, kept)? && self.same_outcomes(all, kept)?)
    }

    fn same_outcomes(&self, view: &View<'_, '_>, kept: &[&Formula]) -> Result<bool, Overrun> {
        let outcome = self.study.grounds[self.index].outcome;
        let met = without(self.study, view, self.index, &[self.at])?;
        let when = view.space.formula(self.when)?;
        let change: Region = if kept.is_empty() {
            met.and(&when)?
        } else {
            let mut wider = met.minus(&when)?;
            for condition in kept {
                wider = wider.and(&view.space.formula(condition)?)?;
            }
            wider
        };
        let requirements = self.study.requirements(outcome);
        let decided = self
            .study
            .decides(view, &change, outcome, &[self.index], &requirements)?;
        Ok(!decided)
    }

    /// Whether the formula speaks of a reading.
    fn of_a_reading(&self, formula: &Formula) -> bool {
        let subjects = mentions::subjects(self.study.model, formula);
        subjects.iter().any(|it| matches!(it, Subject::Reading(_)))
    }

    /// What 再除外 names is the opposite of the condition that it makes.
    fn shown(&self, condition: &Formula) -> String {
        match condition {
            Formula::Not(inner) => quoted(self.study.model, inner),
            other => quoted(self.study.model, other),
        }
    }
}
