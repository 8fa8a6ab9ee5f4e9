//! 除外 and 再除外 of rules that change nothing.
//!
//! An exception of a ground is taken away in thought, or one of its conditions is: where no case then comes out
//! otherwise, it says nothing. `再除外 当 乙` is the condition `非 乙` of the exception that it limits.

use super::finding::{Finding, FindingKind, Sentence};
use super::ground::{Ground, conjuncts};
use super::parts::{examine, of_a_reading, without};
use super::provision::Provision;
use super::study::{Study, View};
use super::words::{cite, cited, quoted};
use crate::space::{Overrun, Region};
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
        let idle = idle_in(self.study, self.when, &|kept| self.says_nothing(kept))?;
        let ending = cited(self.study, ground);
        Ok(idle.map(|idle| {
            let mut finding = told(self.study, ground.clause, self.when, &idle, ending);
            if matches!(idle, Idle::Whole) {
                let when = self.when.clone();
                finding.idle = Some(Provision::GroundException(self.index, when));
            }
            finding
        }))
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
}

/// What of an exception says nothing.
pub(super) enum Idle {
    Whole,
    /// These conditions, all together.
    Conditions(Vec<Formula>),
}

/// What of the exception says nothing; `says_nothing` tells whether no outcome changes when only some
/// of its conditions are left, or none.
pub(super) fn idle_in(
    study: &Study<'_, '_>,
    when: &Formula,
    says_nothing: &dyn Fn(&[&Formula]) -> Result<bool, Overrun>,
) -> Result<Option<Idle>, Overrun> {
    if says_nothing(&[])? {
        return Ok(Some(Idle::Whole));
    }
    let mut conditions = Vec::new();
    conjuncts(when, &mut conditions);
    let mut idle = Vec::new();
    for (which, condition) in conditions.iter().enumerate() {
        let kept: Vec<&Formula> = (conditions.iter().enumerate())
            .filter(|(other, each)| *other != which && !idle.contains(*each))
            .map(|(_, each)| each)
            .collect();
        if !kept.is_empty() && !of_a_reading(study, condition) && says_nothing(&kept)? {
            idle.push(condition.clone());
        }
    }
    Ok((!idle.is_empty()).then_some(Idle::Conditions(idle)))
}

/// The finding; `ending` ends its sentence.
pub(super) fn told(
    study: &Study<'_, '_>,
    clause: ClauseId,
    when: &Formula,
    idle: &Idle,
    (zh_end, en_end): (&str, &str),
) -> Finding {
    let own = cite(study.model, clause);
    // Which one, where there are several.
    let which = match study.model.clauses[clause.index()].exceptions.len() {
        0 | 1 => String::new(),
        _ => quoted(study.model, when),
    };
    let (zh, en) = match idle {
        Idle::Whole => (
            format!("{own}的除外{which}不起作用"),
            format!("The exception {which} to {own} has no effect").replace("  ", " "),
        ),
        Idle::Conditions(conditions) => {
            let words: Vec<String> = conditions.iter().map(|it| shown(study, it)).collect();
            let words = words.join("、");
            (
                format!("{own}除外{which}中的{words}不起作用"),
                format!("{words} in the exception {which} to {own} has no effect")
                    .replace("  ", " "),
            )
        }
    };
    Finding {
        kind: FindingKind::IdleException,
        clauses: vec![clause],
        sentence: Sentence::new(
            format!("{zh}：无论采用哪种解读，有没有它，任何案件的结果都一样{zh_end}。"),
            format!("{en}: under any reading every case comes out the same without it{en_end}."),
        ),
        examples: Vec::new(),
        idle: None,
        share: None,
    }
}

/// What 再除外 names is the opposite of the condition that it makes.
fn shown(study: &Study<'_, '_>, condition: &Formula) -> String {
    match condition {
        Formula::Not(inner) => quoted(study.model, inner),
        other => quoted(study.model, other),
    }
}
