//! Why a ground never changes an outcome: the plainest reason.

use super::finding::{Finding, FindingKind, Sentence};
use super::ground::Ground;
use super::provision::Provision;
use super::study::{Study, View};
use super::words::{cite, cited, outcome};
use crate::space::{Overrun, Region};
use qufen_semantics::model::ClauseId;

/// A reason: its kind, the other clause that it names, and the sentence without its stop.
struct Reason {
    kind: FindingKind,
    other: Option<ClauseId>,
    zh: String,
    en: String,
}

/// It never matters under any reading: the plainest reason for it.
pub(super) fn never(study: &Study<'_, '_>, index: usize) -> Result<Finding, Overrun> {
    let view = &study.all;
    let ground = &study.grounds[index];
    let fires = view.lawful.and(&view.fires[index])?;
    if fires.is_empty() {
        return Ok(barred_by_lead(study, ground));
    }
    let about = Sentence::new("符合这一项的案件", "a case that meets it");
    // Outside the scope nothing has an effect, so a case within it says more.
    let inside = fires.and(&view.inside)?;
    let shown = if inside.is_empty() { &fires } else { &inside };
    let example = study.example_of_any(view, shown, about)?;
    let whole = Whole {
        study,
        view,
        index,
        ground,
        fires,
    };
    let reason = match whole.requirement()? {
        Some(reason) => reason,
        None => match whole.rival()? {
            Some(reason) => reason,
            None => whole.rest()?,
        },
    };
    let own = cite(study.model, ground.clause);
    let (zh_end, en_end) = cited(study, ground);
    Ok(Finding {
        kind: reason.kind,
        clauses: std::iter::once(ground.clause).chain(reason.other).collect(),
        sentence: Sentence::new(
            format!("{own}不起作用：{}{zh_end}。", reason.zh),
            format!("{own} has no effect: {}{en_end}.", reason.en),
        ),
        examples: example.into_iter().collect(),
        idle: Some(Provision::Ground(index)),
        share: None,
    })
}

fn barred_by_lead(study: &Study<'_, '_>, ground: &Ground) -> Finding {
    let own = cite(study.model, ground.clause);
    Finding {
        kind: FindingKind::Dead,
        clauses: vec![ground.clause, ground.rule],
        sentence: Sentence::new(
            format!("{own}永远不会适用：它与开头语的条件不能同时具备。"),
            format!("{own} can never apply: it cannot be met together with its lead-in."),
        ),
        examples: Vec::new(),
        idle: None,
        share: None,
    }
}

/// A ground with all lawful cases in which it fires.
struct Whole<'s, 'p, 'm> {
    study: &'s Study<'p, 'm>,
    view: &'s View<'p, 'm>,
    index: usize,
    ground: &'s Ground,
    fires: Region,
}

impl Whole<'_, '_, '_> {
    /// They all fail one requirement.
    fn requirement(&self) -> Result<Option<Reason>, Overrun> {
        let model = self.study.model;
        let words = outcome(model, self.ground.outcome);
        for requirement in self.study.requirements(self.ground.outcome) {
            if !self.fires.and(&self.view.required[requirement])?.is_empty() {
                continue;
            }
            let clause = model.requirements[requirement].clause;
            let other = cite(model, clause);
            // What comes out of itself may still come out.
            let (zh, en) = match self.study.comes_of_itself(self.ground.outcome) {
                true => (
                    format!("不能据以得到「{words}」"),
                    format!("so it cannot carry 「{words}」"),
                ),
                false => (
                    format!("得不到「{words}」"),
                    format!("so 「{words}」 is out of reach"),
                ),
            };
            return Ok(Some(Reason {
                kind: FindingKind::BarredByRequirement,
                other: Some(clause),
                zh: format!("符合它的，必不符合{other}，{zh}"),
                en: format!("whatever meets it fails {other}, {en}"),
            }));
        }
        Ok(None)
    }

    /// They all meet one other ground that leads to the same, or prevails.
    fn rival(&self) -> Result<Option<Reason>, Overrun> {
        let (study, model) = (self.study, self.study.model);
        for (other, rival) in study.grounds.iter().enumerate() {
            if other == self.index || rival.outcome > self.ground.outcome {
                continue;
            }
            let same = rival.outcome == self.ground.outcome;
            let covered = match same {
                true => self.view.fires[other].clone(),
                false => study.with_requirements(self.view, other)?,
            };
            if !self.fires.minus(&covered)?.is_empty() {
                continue;
            }
            let (name, words) = (cite(model, rival.clause), outcome(model, rival.outcome));
            let (kind, zh, en) = if same {
                (
                    FindingKind::Implied,
                    format!("符合它的，都已经符合{name}，结果同是「{words}」"),
                    format!("whatever meets it meets {name}, which also leads to 「{words}」"),
                )
            } else {
                (
                    FindingKind::Dominated,
                    format!("符合它的，都符合{name}，以「{words}」为准"),
                    format!("whatever meets it meets {name}, and 「{words}」 prevails"),
                )
            };
            return Ok(Some(Reason {
                kind,
                other: Some(rival.clause),
                zh,
                en,
            }));
        }
        Ok(None)
    }

    /// They are outside the scope, or come to the 缺省 anyway, or several reasons work together.
    fn rest(&self) -> Result<Reason, Overrun> {
        let (study, model) = (self.study, self.study.model);
        let words = outcome(model, self.ground.outcome);
        let (zh, en) = if self.fires.and(&self.view.inside)?.is_empty() {
            (
                "符合它的，都不在适用范围内".to_owned(),
                "whatever meets it is outside the scope".to_owned(),
            )
        } else if self.ground.outcome == model.default
            && !study.carried_after(self.view, &self.fires, model.default)?
        {
            (
                format!("没有它，缺省也是「{words}」"),
                format!("without it the 缺省 is 「{words}」 all the same"),
            )
        } else {
            (
                "有没有它，任何案件的结果都一样（其他条款合起来已经决定了结果）".to_owned(),
                "with or without it every case comes out the same; other clauses together decide"
                    .to_owned(),
            )
        };
        Ok(Reason {
            kind: FindingKind::NeverMatters,
            other: None,
            zh,
            en,
        })
    }
}
