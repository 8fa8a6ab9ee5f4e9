//! 视为: which outcomes are owed to each, and under which readings.
//!
//! A fiction is taken away in thought. What then comes out otherwise is owed to it alone, whatever it
//! favours (a requirement, an item of a rule, another clause) and whatever other fictions there are.

use super::altered::owed_to;
use super::changes::Change;
use super::study::Study;
use super::{firing, words};
use crate::mentions;
use crate::mutate::edit::Edit;
use crate::mutate::place::is_of_parts;
use crate::space::{Overrun, Region, Subject};
use qufen_semantics::model::{ClauseId, Deeming, ReadingId};

/// A fiction and what is owed to it.
pub(super) struct Fiction<'m> {
    pub deeming: &'m Deeming,
    /// The clause that is deemed to be met.
    pub deemed: ClauseId,
    /// Its place among the fictions in favour of that clause.
    pub place: usize,
    /// The readings on which it hangs, in the order of the law.
    pub readings: Vec<ReadingId>,
    /// From what comes out without it to what comes out with it, under any readings.
    pub owed: Vec<Change>,
}

/// Every fiction of the law.
pub(super) fn fictions<'m>(study: &Study<'_, 'm>) -> Result<Vec<Fiction<'m>>, Overrun> {
    let model = study.model;
    let mut all = Vec::new();
    for (deemed, clause) in (0..).map(ClauseId).zip(&model.clauses) {
        for (place, deeming) in clause.deemings.iter().enumerate() {
            if !is_of_parts(clause) {
                continue;
            }
            let subjects = mentions::subjects(model, &deeming.when).into_iter();
            let readings = subjects.filter_map(|subject| match subject {
                Subject::Reading(id) => Some(id),
                Subject::Fact(_) => None,
            });
            all.push(Fiction {
                deeming,
                deemed,
                place,
                readings: readings.collect(),
                owed: owed_to(study, &[Edit::NoDeeming(deemed, place)])?,
            });
        }
    }
    Ok(all)
}

impl Fiction<'_> {
    /// What is owed to it under one choice of readings.
    pub fn under(&self, study: &Study<'_, '_>, readings: &[u32]) -> Result<Vec<Change>, Overrun> {
        let cube = study.space.under(readings)?;
        let mut found = Vec::new();
        for change in &self.owed {
            let cases = change.cases.and(&cube)?;
            if !cases.is_empty() {
                found.push(Change { cases, ..*change });
            }
        }
        Ok(found)
    }

    /// By option of a reading, the others at default: what is owed to it.
    pub fn by_option(
        &self,
        study: &Study<'_, '_>,
        id: ReadingId,
    ) -> Result<Vec<Vec<Change>>, Overrun> {
        let options = 0..study.model.readings[id.index()].options.len() as u32;
        let under = |option| {
            let mut readings = study.space.default_readings();
            readings[id.index()] = option;
            self.under(study, &readings)
        };
        options.map(under).collect()
    }

    /// All cases that owe it their outcome.
    pub fn cases(&self, study: &Study<'_, '_>) -> Result<Region, Overrun> {
        let cases = self.owed.iter().map(|change| change.cases.clone());
        study.space.any(cases.collect())
    }

    /// Whether another finding says that one of its two clauses does nothing.
    pub fn of_an_idle_clause(&self, study: &Study<'_, '_>) -> Result<bool, Overrun> {
        let dead = !study.some(&study.all, study.space.clause(self.deeming.by))?;
        Ok(dead || firing::is_idle(study, self.deemed)?)
    }

    /// `第七条第(二)项视为符合第四条第(四)项`.
    pub fn name(&self, study: &Study<'_, '_>) -> String {
        let by = words::cite(study.model, self.deeming.by);
        format!("{by}视为符合{}", words::cite(study.model, self.deemed))
    }
}
