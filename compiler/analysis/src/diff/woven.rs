//! The woven law, put together.

use super::change::ChangeKind;
use super::conditional::written_out;
use super::declared::Conclusions;
use super::fold::Fold;
use super::loom::{Found, Loom};
use super::outcomes::Grain;
use super::side::Version;
use super::statements::Operative;
use super::strand::{Draft, ladder};
use super::weighed::Matched;
use qufen_semantics::model::{ClauseId, Formula, OutcomeId};

/// All changes, and the law that they make or unmake.
pub(super) struct Woven {
    /// In the order of the text.
    pub found: Vec<Found>,
    /// By joint outcome: that it is the decision, as formulas of the model of strands.
    pub is: Vec<Formula>,
    /// The default readings of the woven law.
    pub fold: Fold,
    /// How many clauses the model has at the end of the woven law.
    pub clauses: usize,
    /// 效果 that are one in both versions.
    pub effects: Vec<Matched>,
    /// 义务, 禁止 and 权利 that are one in both versions.
    pub norms: Vec<Matched>,
    /// Whether the woven law could be put in order. Else nothing is said about outcomes by `is`.
    pub ordered: bool,
}

impl Loom<'_> {
    /// Weaves the two versions into `draft`, which must be empty, before any other strand.
    pub fn weave(mut self, draft: &mut Draft) -> Woven {
        let conclusions = self.conclusions();
        let definitions = self.weave_definitions();
        let defaults = self.declarations();
        let fold = Fold::woven(&self, &defaults);
        let mut operative = Operative::default();
        for place in 0..self.provisions.len() {
            self.weave_provision(place, &mut operative);
        }
        let effects = self.weigh(ChangeKind::Effect);
        let norms = self.weigh(ChangeKind::Norm);
        for kind in [
            ChangeKind::Factor,
            ChangeKind::Distinction,
            ChangeKind::Assertion,
        ] {
            self.weigh(kind);
        }
        self.phrase();
        draft.model.readings.extend(self.readings());
        let formulas: Vec<Formula> = std::mem::take(&mut operative.clauses)
            .into_iter()
            .chain(definitions)
            .collect();
        for (reading, change) in defaults {
            // With the defaults folded in, the switch takes the place of the reading.
            let read_so = Formula::Reading(reading, 0);
            draft.will_ask(Formula::Or(vec![read_so, self.state(change, Version::New)]));
            // The clauses that are read so speak of what the change is about.
            let read = |formula: &Formula| {
                let mut named = false;
                formula.walk(&mut |part| {
                    named |= matches!(part, Formula::Reading(id, _) if *id == reading);
                });
                named
            };
            let read = formulas.iter().enumerate().filter(|(_, it)| read(it));
            let read = read.map(|(place, _)| Formula::Clause(ClauseId(place as u32)));
            self.found[change].about.extend(read);
        }
        // Taken all together, the changes make the one version or the other.
        let ordered = order(&formulas).filter(|_| self.grain() != Grain::Whole);
        let ids: Vec<ClauseId> = formulas.iter().map(|_| draft.reserve()).collect();
        if let Some(order) = &ordered {
            for &place in order {
                draft.define(ids[place], Some(formulas[place].clone()));
            }
        }
        let is = match ordered {
            Some(_) => self.conclude(draft, &conclusions, &operative),
            None => Vec::new(),
        };
        let ordered = ordered.is_some();
        // The diagram branches only on what some formula mentions.
        for change in [conclusions.precedence, conclusions.default]
            .into_iter()
            .flatten()
        {
            draft.will_ask(self.state(change, Version::New));
        }
        self.ask(draft, &is);
        self.found.sort_by_key(|it| it.place);
        Woven {
            is,
            fold,
            clauses: draft.model.clauses.len(),
            effects,
            norms,
            ordered,
            found: self.found,
        }
    }

    /// What the changes say, ready to be compared; outcomes are those of the woven law.
    fn ask(&mut self, draft: &mut Draft, is: &[Formula]) {
        for found in &mut self.found {
            for (one, other) in &mut found.pairs {
                for formula in [one, other] {
                    *formula = written_out(formula, is);
                    draft.will_ask(formula.clone());
                }
            }
        }
    }

    /// The outcomes of the woven law.
    fn conclude(
        &self,
        draft: &mut Draft,
        conclusions: &Conclusions,
        operative: &Operative,
    ) -> Vec<Formula> {
        let outside = self.outside(conclusions, operative);
        let carried: Vec<Formula> = (0..self.outcomes.len() as u32)
            .map(|index| {
                let outcome = OutcomeId(index);
                let of = |all: &[(OutcomeId, Formula)]| -> Vec<Formula> {
                    let all = all.iter().filter(|(of, _)| *of == outcome);
                    all.map(|(_, formula)| formula.clone()).collect()
                };
                let mut parts = of(&operative.requirements);
                parts.push(Formula::Or(of(&operative.rules)));
                let by_rule = Formula::And(parts);
                let left_out = outside.iter().filter(|(of, _)| *of == outcome);
                let left_out = left_out.map(|(_, formula)| formula.clone());
                let all = std::iter::once(by_rule).chain(left_out).collect();
                draft.conclude(Formula::Or(all))
            })
            .collect();
        let rungs = |version| {
            let order = self.precedence(version);
            let rungs: Vec<Formula> = order.iter().map(|at| carried[*at].clone()).collect();
            let mut is = vec![Formula::Constant(false); self.outcomes.len()];
            for (at, formula) in order.into_iter().zip(ladder(&rungs, None)) {
                is[at] = formula;
            }
            is
        };
        let mut is = match conclusions.precedence {
            None => rungs(None),
            Some(change) => {
                let both = rungs(Some(Version::Old)).into_iter();
                let both = both.zip(rungs(Some(Version::New)));
                both.map(|(one, other)| self.either(change, one, other))
                    .collect()
            }
        };
        let none = Formula::And(carried.iter().map(|it| it.clone().negated()).collect());
        let defaults = [Version::Old, Version::New].map(|version| {
            let outcome = self.outcome(version, self.model(version).default);
            (version, outcome)
        });
        for (version, outcome) in defaults {
            let held = conclusions
                .default
                .map(|change| self.state(change, version));
            let parts = held.into_iter().chain([none.clone()]).collect();
            if let Some(formula) = is.get_mut(outcome.index()) {
                *formula = Formula::Or(vec![formula.clone(), Formula::And(parts)]);
            }
        }
        is
    }

    /// The outcome outside the scope, and when a case is there.
    fn outside(
        &self,
        conclusions: &Conclusions,
        operative: &Operative,
    ) -> Vec<(OutcomeId, Formula)> {
        let own = |version: Version| {
            let model = self.model(version);
            let outcome = model.out_of_scope.filter(|_| !model.scopes.is_empty())?;
            Some((version, self.outcome(version, outcome)))
        };
        let (old, new) = (own(Version::Old), own(Version::New));
        let unset = operative.scoped.iter().map(|set| set.clone().negated());
        let unset = Formula::And(unset.collect());
        let inside = operative.scopes.iter().cloned().chain([unset]);
        let outside = Formula::Or(inside.collect()).negated();
        match (old, new, conclusions.out_of_scope) {
            (Some(old), Some(new), Some(change)) => [old, new]
                .map(|(version, outcome)| {
                    let held = self.state(change, version);
                    (outcome, Formula::And(vec![held, outside.clone()]))
                })
                .to_vec(),
            (one, other, _) => one
                .or(other)
                .map(|(_, outcome)| (outcome, outside))
                .into_iter()
                .collect(),
        }
    }

    /// The joint outcomes in the order of a version, those that it lacks in between; of both versions
    /// where they do not contradict each other.
    fn precedence(&self, version: Option<Version>) -> Vec<usize> {
        let own = |version: Version| -> Vec<usize> {
            let count = self.model(version).outcomes.len() as u32;
            let ids = (0..count).map(|id| self.outcome(version, OutcomeId(id)).index());
            ids.collect()
        };
        let (first, second) = match version {
            Some(Version::New) => (own(Version::New), own(Version::Old)),
            _ => (own(Version::Old), own(Version::New)),
        };
        let mut all = first;
        let mut next = 0;
        for outcome in second {
            match all.iter().position(|it| *it == outcome) {
                Some(at) => next = at + 1,
                None => {
                    all.insert(next, outcome);
                    next += 1;
                }
            }
        }
        all
    }
}

/// An order in which each formula comes after all that it mentions, by index; `None` in a circle.
fn order(formulas: &[Formula]) -> Option<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        Unseen,
        Open,
        Done,
    }
    let mut marks = vec![Mark::Unseen; formulas.len()];
    let mut order = Vec::with_capacity(formulas.len());
    for root in 0..formulas.len() {
        let mut stack = vec![(root, false)];
        while let Some((at, ready)) = stack.pop() {
            if ready {
                marks[at] = Mark::Done;
                order.push(at);
                continue;
            }
            match marks[at] {
                Mark::Done => continue,
                Mark::Open => return None,
                Mark::Unseen => {}
            }
            marks[at] = Mark::Open;
            stack.push((at, true));
            formulas[at].walk(&mut |part| {
                if let Formula::Clause(id) = part
                    && marks[id.index()] != Mark::Done
                {
                    stack.push((id.index(), false));
                }
            });
        }
    }
    Some(order)
}
