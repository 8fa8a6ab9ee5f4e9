//! Which version a 修改决定 made of which, and the scenarios that pass from the one to the other.

use super::{DecisionName, InstrumentName, Project};
use crate::model::{Case, Model, ReadingId};
use crate::scenario::{CarriedCase, InheritedScenario, ResolvedScenario};
use qufen_diagnostics::{Diagnostic, Severity, codes};
use qufen_syntax::ast::Block;
use std::collections::{BTreeMap, BTreeSet};

impl DecisionName {
    /// Whether a scenario is said to name no version, and names the one that this decision makes.
    pub fn is_missed_by(&self, finding: &Diagnostic) -> bool {
        let made = format!("《{}》 版本 {}", self.amends, self.new);
        let mut arguments = finding.arguments.iter();
        let policy = arguments.find(|(key, _)| *key == "policy");
        finding.code == codes::POLICY_UNKNOWN && policy.is_some_and(|(_, named)| *named == made)
    }
}

impl Project {
    /// Notes that `made` came of amending `base`; from now on it inherits the scenarios of `base`.
    pub fn set_base(&mut self, made: &InstrumentName, base: &InstrumentName) {
        self.bases.insert(made.clone(), base.clone());
    }

    /// The version of which a decision made this one.
    pub fn base(&self, made: &InstrumentName) -> Option<&InstrumentName> {
        self.bases.get(made)
    }

    /// The decisions that make a version which a scenario of a `wanted` file names and no file holds.
    pub fn awaited(&self, wanted: impl Fn(&str) -> bool) -> Vec<DecisionName> {
        let mut decisions = self.decisions();
        let held = self.instruments();
        decisions.retain(|one| {
            let same = |it: &InstrumentName| it.title == one.amends && it.version == one.new;
            !held.iter().any(same)
        });
        if decisions.is_empty() {
            return decisions;
        }
        let mut files = self.scenario_files();
        files.retain(|file| wanted(file));
        let blocks = files.iter().flat_map(|file| self.blocks(file));
        let named: BTreeSet<(String, String)> = blocks
            .filter_map(|(_, block)| match &block.block {
                Block::Scenario(scenario) => scenario.policy.clone(),
                _ => None,
            })
            .filter_map(|policy| Some((policy.title.node, policy.version?.node)))
            .collect();
        decisions.retain(|one| named.contains(&(one.amends.clone(), one.new.clone())));
        decisions
    }

    /// The scenarios that rest on an instrument, by file; and the errors that keep scenarios of those
    /// files from being read.
    pub fn resting_on(&self, name: &InstrumentName) -> (Vec<ResolvedScenario>, Vec<Diagnostic>) {
        let (mut resting, mut errors) = (Vec::new(), Vec::new());
        for file in self.scenario_files() {
            let (scenarios, found) = self.scenarios(&file, None);
            let own = scenarios.into_iter().filter(|(it, _)| it == name);
            resting.extend(own.map(|(_, scenario)| scenario));
            let found = found.into_iter();
            errors.extend(found.filter(|it| it.severity == Severity::Error));
        }
        if !errors.is_empty() {
            // Scenarios of drafts are no concern of other versions.
            let awaited = self.awaited(|_| true);
            errors.retain(|it| !awaited.iter().any(|decision| decision.is_missed_by(it)));
        }
        (resting, errors)
    }

    /// The scenarios that a version made by a decision takes over from the one amended, and through
    /// it from those before: all of theirs but those of which a scenario of its own repeats the title
    /// and the facts. By file. Empty for a version that no decision made.
    pub fn inherited(&self, made: &InstrumentName) -> Vec<InheritedScenario> {
        let versions = self.base(made).map(|base| (base, self.model(base)));
        let (Some((base, Some(old))), Some(new)) = (versions, self.model(made)) else {
            return Vec::new();
        };
        let own = self.resting_on(made).0.into_iter();
        let own: Vec<(String, Case)> = own.map(|it| (it.title, it.case)).collect();
        let repeated = |it: &ResolvedScenario| {
            let same = |(title, case): &(String, Case)| *title == it.title && *case == it.case;
            own.iter().any(same)
        };
        let mut passed = self.resting_on(base).0;
        passed.extend(self.inherited(base).into_iter().map(|it| it.scenario));
        passed.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        let mut abroad: BTreeMap<String, BTreeMap<String, CarriedCase>> = BTreeMap::new();
        let carry = |scenario: ResolvedScenario| {
            let file = abroad.entry(scenario.file.clone());
            let cases = file.or_insert_with(|| self.carried_by_title(&scenario.file, made));
            let carried = cases.get(&scenario.title)?.clone();
            Some(inherited(scenario, carried, &old, &new))
        };
        let all = passed.into_iter().filter_map(carry);
        all.filter(|it| !repeated(&it.scenario)).collect()
    }

    fn carried_by_title(&self, file: &str, to: &InstrumentName) -> BTreeMap<String, CarriedCase> {
        let carried = self.carried(file, to, &BTreeMap::new()).into_iter();
        carried.map(|it| (it.title.clone(), it)).collect()
    }
}

fn inherited(
    scenario: ResolvedScenario,
    carried: CarriedCase,
    old: &Model,
    new: &Model,
) -> InheritedScenario {
    let named = |id: &ReadingId| new.reading(&old.readings.get(id.index())?.name);
    let stated = scenario.stated_readings.iter().filter_map(named);
    // What the version amended did not know either was lost before.
    let known = |name: &String| old.fact(name).is_some() || old.reading(name).is_some();
    InheritedScenario {
        before: scenario.case,
        lost: carried.lost.into_iter().filter(known).collect(),
        scenario: ResolvedScenario {
            stated_readings: stated.collect(),
            case: carried.case,
            covers: Vec::new(),
            expected: None,
            ..scenario
        },
    }
}
