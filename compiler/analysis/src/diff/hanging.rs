//! What outcomes hang on: rules and requirements, woven together.

use super::change::ChangeKind;
use super::loom::Loom;
use super::side::Version;
use super::weave::{alone, woven};
use qufen_semantics::model::{ClauseId, Formula, OutcomeId};
use std::collections::BTreeMap;

/// A condition that an outcome hangs on.
type Hanging = (OutcomeId, Formula);

impl Loom<'_> {
    /// The rules or requirements, as `kind` says, that stand on a provision in each version.
    pub fn hanging(&self, place: usize, kind: ChangeKind) -> [Vec<Hanging>; 2] {
        [Version::Old, Version::New].map(|version| {
            let model = self.model(version);
            let all = self.hung(place, version, kind).iter().filter_map(|&at| {
                Some(match kind {
                    ChangeKind::Rule => {
                        let it = model.rules.get(at)?;
                        (it.outcome, &it.condition)
                    }
                    _ => {
                        let it = model.requirements.get(at)?;
                        (it.outcome, &it.condition)
                    }
                })
            });
            all.map(|(outcome, condition)| {
                let outcome = self.outcome(version, outcome);
                (outcome, self.told(version, condition))
            })
            .collect()
        })
    }

    /// What hangs on a provision: in both versions, or held by a change.
    pub fn woven_hanging(
        &mut self,
        place: usize,
        [mut old, mut new]: [Vec<Hanging>; 2],
        kind: ChangeKind,
    ) -> Vec<(OutcomeId, Formula, Option<Formula>)> {
        let mut all = Vec::new();
        old.retain(|(outcome, one)| {
            let found = (0..new.len()).find_map(|at| {
                let (of, other) = &new[at];
                Some((at, (of == outcome).then(|| woven(self, one, other))??))
            });
            let Some((at, both)) = found else {
                return true;
            };
            new.remove(at);
            all.push((*outcome, both, None));
            false
        });
        let mut demands: BTreeMap<(usize, OutcomeId), [Vec<Formula>; 2]> = BTreeMap::new();
        for (version, left) in [(Version::Old, old), (Version::New, new)] {
            for (outcome, condition) in left {
                let (change, bearer) = self.hangs_by(place, version, &condition, kind);
                let formula = alone(self, &condition, ClauseId(place as u32), version);
                all.push((outcome, formula, Some(self.state(change, version))));
                let demand = demanded(condition, bearer);
                let both = demands.entry((change, outcome)).or_default();
                both[version as usize].push(demand);
            }
        }
        for ((change, outcome), both) in demands {
            self.exchanged(change, place, outcome, both);
        }
        all
    }

    /// What an outcome hung on, and what it hangs on instead.
    fn exchanged(
        &mut self,
        change: usize,
        place: usize,
        outcome: OutcomeId,
        [old, new]: [Vec<Formula>; 2],
    ) {
        let found = &mut self.found[change];
        if matches!(
            found.change.kind,
            ChangeKind::Rule | ChangeKind::Requirement
        ) {
            found.change.subject = Some(self.outcomes[outcome.index()].clone());
        }
        let itself = Formula::Clause(ClauseId(place as u32));
        let placed = is_placement(found.change.kind);
        if old.len() != new.len() {
            // Something is gone or new: no rewording, whatever it says.
            let never = Formula::Constant(false);
            found.pairs.push((never.clone(), never.negated()));
        }
        let pairs = old.len().min(new.len());
        let rest = old[pairs..].iter().chain(&new[pairs..]);
        let rest = rest.filter(|demand| !placed || **demand != itself);
        found.about.extend(rest.cloned());
        for (one, other) in old.into_iter().zip(new) {
            self.compare(change, one, other);
        }
    }

    /// The change that a rule or requirement belongs to, and the provision that states it: what
    /// places the provision, or what it states, or what the one above states of all its items.
    fn hangs_by(
        &mut self,
        place: usize,
        version: Version,
        condition: &Formula,
        kind: ChangeKind,
    ) -> (usize, usize) {
        let lead = self.lead(place, version).filter(|lead| {
            let mut named = false;
            condition.walk(&mut |part| {
                named |= *part == Formula::Clause(ClauseId(*lead as u32));
            });
            named
        });
        let bearer = lead.unwrap_or(place);
        let placed = self.placement(place).or(self.placement(bearer));
        let change = placed.unwrap_or_else(|| self.statement(bearer, kind));
        (change, bearer)
    }
}

fn is_placement(kind: ChangeKind) -> bool {
    matches!(
        kind,
        ChangeKind::Inserted | ChangeKind::Deleted | ChangeKind::Moved | ChangeKind::Regrouped
    )
}

/// What a requirement demands, without the words that it is met when the whole clause is.
fn demanded(condition: Formula, bearer: usize) -> Formula {
    match condition {
        Formula::Or(mut parts)
            if parts.len() == 2 && parts[1] == Formula::Clause(ClauseId(bearer as u32)) =>
        {
            parts.swap_remove(0)
        }
        other => other,
    }
}
