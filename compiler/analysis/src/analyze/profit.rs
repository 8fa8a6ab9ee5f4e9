//! The ground that a fiction stands under: what becomes of it where the fiction does nothing.

use super::fictions::Fiction;
use super::finding::{Example, Sentence};
use super::study::Study;
use super::words::cite;
use crate::space::{Overrun, Region};
use qufen_semantics::model::{ClauseId, Formula, OutcomeId};

/// A ground whose outcome requires the clause that is deemed to be met.
pub(super) struct Profit<'s, 'p, 'm> {
    study: &'s Study<'p, 'm>,
    by: ClauseId,
    deemed: ClauseId,
    pub outcome: OutcomeId,
    /// The alternative of the ground that the fiction is for.
    pub limb: Option<Formula>,
    ground: usize,
    /// The ground fires by that alternative alone.
    fires: Region,
    /// The deemed clause is met, fictions apart.
    own: Region,
}

/// What becomes of the ground under a choice of readings where the fiction does nothing.
pub(super) struct Void {
    /// A case that lacks the deemed clause, and is not granted the outcome.
    pub lacking: Example,
    /// A case that has it, and owes the outcome to the ground.
    pub meeting: Option<Example>,
}

impl Void {
    pub fn examples(self) -> impl Iterator<Item = Example> {
        std::iter::once(self.lacking).chain(self.meeting)
    }
}

impl<'s, 'p, 'm> Profit<'s, 'p, 'm> {
    pub fn of(
        study: &'s Study<'p, 'm>,
        fiction: &Fiction<'_>,
    ) -> Result<Option<Profit<'s, 'p, 'm>>, Overrun> {
        let (space, model, view) = (study.space, study.model, &study.all);
        let (by, deemed) = (fiction.deeming.by, fiction.deemed);
        let requires = |outcome: OutcomeId| {
            let mut all = model.requirements.iter();
            all.any(|each| each.clause == deemed && each.outcome == outcome)
        };
        let ground = study
            .grounds
            .iter()
            .position(|ground| ground.clause == by && requires(ground.outcome));
        let (Some(ground), Some(own)) = (ground, &model.clauses[deemed.index()].own) else {
            return Ok(None);
        };
        let outcome = study.grounds[ground].outcome;
        let when = space.formula(&fiction.deeming.when)?;
        let mut fires = view.lawful.and(&view.inside)?.and(&view.fires[ground])?;
        let limb = limb(study, ground, &when)?;
        if let Some((part, limb)) = &limb {
            fires = fires.and(&space.formula(limb)?)?;
            if let Formula::Or(alternatives) = &study.grounds[ground].parts[*part] {
                for other in alternatives.iter().filter(|other| *other != limb) {
                    fires = fires.minus(&space.formula(other)?)?;
                }
            }
        }
        Ok(Some(Profit {
            study,
            by,
            deemed,
            outcome,
            limb: limb.map(|(_, limb)| limb),
            ground,
            fires,
            own: space.formula(own)?,
        }))
    }

    /// `None` where no case lacks only the deemed clause, or one that does is granted the outcome
    /// nevertheless.
    pub fn void(&self, readings: &[u32], chosen: &str) -> Result<Option<Void>, Overrun> {
        let (study, model) = (self.study, self.study.model);
        let fires = self.fires.and(&study.space.under(readings)?)?;
        let lacking = self.lacking(&fires)?;
        if !study.space.decided(&lacking, self.outcome)?.is_empty() {
            return Ok(None);
        }
        let (own, other) = (cite(model, self.by), cite(model, self.deemed));
        let about = Sentence::new(
            format!("{chosen}，符合{own}而不符合{other}的"),
            format!("{chosen}: meets {own}, lacks {other}"),
        );
        let others = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
        let others = std::iter::once(model.default).chain(others);
        for outcome in others.filter(|outcome| *outcome != self.outcome) {
            let shown = study.example_under(readings, &lacking, outcome, about.clone())?;
            if let Some(lacking) = shown {
                let about = Sentence::new(
                    format!("{chosen}，符合{own}并且符合{other}的"),
                    format!("{chosen}: meets {own} and has {other}"),
                );
                let decisive = self.decisive(&fires)?;
                let meeting = study.example_under(readings, &decisive, self.outcome, about)?;
                return Ok(Some(Void { lacking, meeting }));
            }
        }
        Ok(None)
    }

    /// The cases among these in which all is met but the deemed clause.
    fn lacking(&self, fires: &Region) -> Result<Region, Overrun> {
        let study = self.study;
        let mut lacking = fires.minus(&self.own)?;
        for other in study.requirements(self.outcome) {
            if study.model.requirements[other].clause != self.deemed {
                lacking = lacking.and(&study.all.required[other])?;
            }
        }
        Ok(lacking)
    }

    /// The cases among these in which the deemed clause is met, and the outcome hangs on the ground.
    fn decisive(&self, fires: &Region) -> Result<Region, Overrun> {
        let study = self.study;
        let requirements = study.requirements(self.outcome);
        study.decisive(
            &study.all,
            &fires.and(&self.own)?,
            self.outcome,
            &[self.ground],
            &requirements,
        )
    }
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
