//! Changes of what the clauses state: conditions, 除外, fictions, rules, requirements, scope.

use super::change::ChangeKind;
use super::loom::Loom;
use super::parts::{Parts, Told, excepted};
use super::side::Version;
use super::weave::{alone, woven};
use qufen_semantics::model::{Clause, ClauseId, Formula, OutcomeId};

/// What decides in the woven law, over joint outcomes.
#[derive(Default)]
pub(super) struct Operative {
    /// By provision: whether the case falls under it.
    pub clauses: Vec<Formula>,
    /// What supports an outcome.
    pub rules: Vec<(OutcomeId, Formula)>,
    /// What an outcome requires.
    pub requirements: Vec<(OutcomeId, Formula)>,
    /// Where the law reaches.
    pub scopes: Vec<Formula>,
    /// By scope: that it is set.
    pub scoped: Vec<Formula>,
}

impl Loom<'_> {
    /// Everything that the provision at `place` contributes.
    pub fn weave_provision(&mut self, place: usize, operative: &mut Operative) {
        if let (None, Some(change)) = (self.provisions.list[place].only_in(), self.placement(place))
        {
            let moved = Formula::Clause(ClauseId(place as u32));
            self.found[change].about.push(moved);
        }
        let formula = self.clause(place);
        operative.clauses.push(formula);
        let rules = self.hanging(place, ChangeKind::Rule);
        for (outcome, formula, held) in self.woven_hanging(place, rules, ChangeKind::Rule) {
            let parts = held.into_iter().chain([formula]).collect();
            operative.rules.push((outcome, Formula::And(parts)));
        }
        let demands = self.hanging(place, ChangeKind::Requirement);
        for (outcome, formula, held) in self.woven_hanging(place, demands, ChangeKind::Requirement)
        {
            let parts = held.map(Formula::negated).into_iter().chain([formula]);
            let demand = Formula::Or(parts.collect());
            operative.requirements.push((outcome, demand));
        }
        self.weave_scopes(place, operative);
    }

    fn clause_of(&self, place: usize, version: Version) -> Option<&'_ Clause> {
        let id = self.own(place, version)?;
        self.model(version).clauses.get(id.index())
    }

    /// The condition of a provision.
    fn clause(&mut self, place: usize) -> Formula {
        let lead = ClauseId(place as u32);
        if let Some(version) = self.provisions.list[place].only_in() {
            let clause = self.clause_of(place, version);
            let formula = clause.and_then(|clause| clause.formula.as_ref());
            let Some(told) = formula.map(|formula| self.told(version, formula)) else {
                return Formula::Constant(false);
            };
            let formula = alone(self, &told, lead, version);
            if let Some(change) = self.placement(place) {
                self.found[change].about.push(told);
            }
            return formula;
        }
        let (before, after) = (self.model(Version::Old), self.model(Version::New));
        let provision = &self.provisions.list[place];
        let (Some(one), Some(other)) = (provision.old, provision.new) else {
            return Formula::Constant(false);
        };
        let one = Parts::of(self, Version::Old, &before.clauses[one.index()]);
        let other = Parts::of(self, Version::New, &after.clauses[other.index()]);
        let mut formula = self.condition(place, one.own, other.own);
        for (when, waives) in self.several(place, ChangeKind::Exception, one.except, other.except) {
            formula = excepted(formula, when, waives);
        }
        for (when, _) in self.several(place, ChangeKind::Deeming, one.deem, other.deem) {
            formula = Formula::Or(vec![formula, when]);
        }
        formula
    }

    fn condition(&mut self, place: usize, old: Option<Formula>, new: Option<Formula>) -> Formula {
        let lead = ClauseId(place as u32);
        if old.is_none() && new.is_none() {
            return Formula::Constant(false);
        }
        let old = old.unwrap_or(Formula::Constant(false));
        let new = new.unwrap_or(Formula::Constant(false));
        if let Some(same) = woven(self, &old, &new) {
            return same;
        }
        let change = self.statement(place, ChangeKind::Condition);
        let one = alone(self, &old, lead, Version::Old);
        let other = alone(self, &new, lead, Version::New);
        self.compare(change, old, new);
        self.either(change, one, other)
    }

    /// The change of what the provision states.
    pub fn statement(&mut self, place: usize, kind: ChangeKind) -> usize {
        if let Some(&change) = self.statements.get(&place) {
            return change;
        }
        let change = self.add(kind, Some(place), true);
        self.statements.insert(place, change);
        change
    }

    /// 除外 or fictions of one provision: those of both versions, and each other one as a change.
    fn several<'t>(
        &mut self,
        place: usize,
        kind: ChangeKind,
        mut old: Vec<Told<'t>>,
        mut new: Vec<Told<'t>>,
    ) -> Vec<(Formula, bool)> {
        let mut all = self.shared(&mut old, &mut new);
        for (version, left) in [(Version::Old, &mut old), (Version::New, &mut new)] {
            left.retain(|it| match self.brought(kind, &it.told) {
                Some(change) => {
                    let held = self.state(change, version);
                    all.push((Formula::And(vec![held, it.told.clone()]), it.mode));
                    false
                }
                None => true,
            });
        }
        for at in 0..old.len().max(new.len()) {
            let change = self.add(kind, Some(place), true);
            all.extend(self.exchange(change, old.get(at), new.get(at)));
        }
        all
    }

    /// What both lists have, taken out of them.
    fn shared(&self, old: &mut Vec<Told<'_>>, new: &mut Vec<Told<'_>>) -> Vec<(Formula, bool)> {
        let mut both = Vec::new();
        old.retain(|one| {
            let found = (0..new.len()).find_map(|at| {
                let other = &new[at];
                let same = one.mode == other.mode;
                Some((at, same.then(|| woven(self, &one.told, &other.told))??))
            });
            let Some((at, same)) = found else {
                return true;
            };
            new.remove(at);
            both.push((same, one.mode));
            false
        });
        both
    }

    /// One for the other, as a change is made or not.
    fn exchange(
        &mut self,
        change: usize,
        old: Option<&Told<'_>>,
        new: Option<&Told<'_>>,
    ) -> Vec<(Formula, bool)> {
        match (old, new) {
            (Some(one), Some(other)) if one.mode == other.mode => {
                self.compare(change, one.told.clone(), other.told.clone());
            }
            _ => {
                let about = old.into_iter().chain(new).map(|it| it.told.clone());
                self.found[change].about.extend(about);
            }
        }
        self.say(change, old, new);
        let both = [(Version::Old, old), (Version::New, new)].into_iter();
        let both = both.filter_map(|(version, each)| Some((version, each?)));
        both.map(|(version, each)| {
            let held = self.state(change, version);
            (Formula::And(vec![held, each.told.clone()]), each.mode)
        })
        .collect()
    }

    /// The change by which the provision came or went that states a fiction.
    fn brought(&self, kind: ChangeKind, when: &Formula) -> Option<usize> {
        let (ChangeKind::Deeming, Formula::And(parts)) = (kind, when) else {
            return None;
        };
        let Some(Formula::Clause(by)) = parts.first() else {
            return None;
        };
        let provision = self.provisions.list.get(by.index())?;
        provision.only_in()?;
        self.placement(by.index())
    }

    fn weave_scopes(&mut self, place: usize, operative: &mut Operative) {
        let [mut old, mut new] = [Version::Old, Version::New].map(|version| {
            let model = self.model(version);
            let scopes = self.hung(place, version, ChangeKind::Scope).iter();
            let scopes = scopes.filter_map(|at| model.scopes.get(*at));
            let told = scopes.map(|it| Told {
                own: &it.condition,
                told: self.told(version, &it.condition),
                mode: it.analogy,
            });
            told.collect::<Vec<_>>()
        });
        let mut scopes = self.shared(&mut old, &mut new);
        let unchanged = scopes.len();
        for at in 0..old.len().max(new.len()) {
            let placed = self.placement(place);
            let change = placed.unwrap_or_else(|| self.add(ChangeKind::Scope, Some(place), true));
            for (version, each) in [(Version::Old, old.get(at)), (Version::New, new.get(at))] {
                let held = self.state(change, version);
                operative.scoped.extend(each.map(|_| held));
            }
            scopes.extend(self.exchange(change, old.get(at), new.get(at)));
        }
        let set = std::iter::repeat_n(Formula::Constant(true), unchanged);
        operative.scoped.extend(set);
        operative.scopes.extend(scopes.into_iter().map(|it| it.0));
    }
}
