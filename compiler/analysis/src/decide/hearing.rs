//! A case under a model, from the question to the decision.

use super::cheapest::Findings;
use super::effort::Effort;
use super::table::Table;
use super::{Decider, contradiction, nearest, reached, reason, search, settle, unknown};
use crate::space::{Budget, Given, Overrun};
use qufen_evaluator::{
    DecideError, Decision, Finding, Flip, NearestChange, Settlement, Truth, Unknown, Values,
    explained, value_json,
};
use qufen_semantics::model::{Case, FactId, Model, OutcomeId, Value};
use std::rc::Rc;

/// What is decided, and with what means.
pub(super) struct Hearing<'h> {
    pub model: &'h Model,
    pub case: &'h Case,
    /// What is known, presumptions filled in.
    pub given: Given,
    pub budget: Budget,
    decider: Option<&'h Decider>,
}

impl<'h> Hearing<'h> {
    pub fn of(
        model: &'h Model,
        case: &'h Case,
        budget: Budget,
        decider: Option<&'h Decider>,
    ) -> Hearing<'h> {
        Hearing {
            model,
            case,
            given: Given::facts(model, case),
            budget,
            decider,
        }
    }

    /// The outcomes of all cases, where they are laid out already and this one is among them.
    fn laid_out(&self) -> Option<(&'h Decider, &'h Rc<Table>)> {
        let decider = self.decider?;
        let all = decider.all()?;
        all.has_room_for(&self.given).then_some((decider, all))
    }

    pub fn decision(&self) -> Result<Decision, DecideError> {
        if !self.model.instrument.text_held {
            return Err(DecideError::TextNotHeld);
        }
        match self.open() {
            Ok(table) => self.on(&table),
            Err(Overrun) => search::decision(self),
        }
    }

    /// The decision without what only a walk through other cases can tell.
    pub fn grounds(&self) -> Result<Decision, DecideError> {
        if !self.model.instrument.text_held {
            return Err(DecideError::TextNotHeld);
        }
        let values = Values::of(self.model, self.case);
        let told = values.verdict().filter(|_| values.lawful() == Truth::True);
        if let Some(outcome) = told {
            return Ok(self.explained(&[outcome]));
        }
        // Kleene's logic cannot tell.
        match self.open() {
            Ok(table) => Ok(self.explained(&self.possible(&table)?)),
            Err(Overrun) => search::decision(self),
        }
    }

    /// What remains possible under the readings of the case.
    fn possible(&self, table: &Table) -> Result<Vec<OutcomeId>, DecideError> {
        let possible = table.verdicts.possible(&table.fixed(&self.settled()));
        if possible.is_empty() {
            return Err(contradiction::contradiction(self));
        }
        Ok(possible)
    }

    /// The outcomes of what is left open, under any readings.
    fn open(&self) -> Result<Rc<Table>, Overrun> {
        match self.laid_out() {
            Some((_, all)) => Ok(Rc::clone(all)),
            None => Table::of(self.model, &self.given, self.budget).map(Rc::new),
        }
    }

    /// The outcomes of all cases under the readings of this one.
    fn all(&self) -> Result<Rc<Table>, Overrun> {
        let readings = &self.case.readings;
        let laid_out = self.laid_out();
        if let Some(table) = laid_out.and_then(|(decider, _)| decider.under(readings)) {
            return Ok(table);
        }
        let given = Given::readings(self.model, readings);
        let table = Table::of(self.model, &given, self.budget)?;
        if table.has_room_for(&self.given) {
            return Ok(Rc::new(table));
        }
        // A value outside its domain stays as it is.
        let odd = self
            .given
            .without(|id, value| table.cells.fact(id).cell_of(value).is_some());
        Table::of(self.model, &odd.under(readings), self.budget).map(Rc::new)
    }

    /// What is given, with the readings of the case.
    pub fn settled(&self) -> Given {
        self.given.under(&self.case.readings)
    }

    fn on(&self, table: &Table) -> Result<Decision, DecideError> {
        let under = |readings: &[u32]| {
            let fixed = table.fixed(&self.given.under(readings));
            Some(table.verdicts.possible(&fixed))
        };
        let possible = self.possible(table)?;
        let mut decision = self.explained(&possible);
        self.tell_readings(&possible, under, &mut decision);
        match possible.as_slice() {
            [only] => self.changes(*only, &mut decision),
            _ => self.questions(&table.restricted(&self.settled()), &possible, &mut decision),
        }
        Ok(decision)
    }

    /// The decision with all that can be read off the clauses' values.
    pub fn explained(&self, possible: &[OutcomeId]) -> Decision {
        let values = Values::of(self.model, self.case).decided(possible);
        explained(self.model, self.case, &values, possible)
    }

    /// What is still to be found, and what would settle it.
    fn questions(&self, open: &Table, possible: &[OutcomeId], decision: &mut Decision) {
        let alternatives = open.alternatives(self.model);
        let matter = unknown::unknown(&open.verdicts, &mut Effort::default());
        let mut facts: Vec<FactId> = match matter {
            Ok(levels) => self.facts(open, levels.into_iter()),
            Err(Overrun) => {
                decision.incomplete.push("unknown".into());
                self.facts(open, open.verdicts.support().into_iter())
            }
        };
        let ways = settle::settle(
            &open.verdicts,
            possible,
            &alternatives,
            &mut Effort::default(),
        );
        let settled = self.told(open, ways, "settle", decision);
        // A fact may settle the case through a 约束 though no clause mentions it.
        facts.extend(
            settled
                .iter()
                .flat_map(|(findings, _)| findings)
                .map(|(fact, _)| *fact),
        );
        for (findings, outcome) in &settled {
            let names = findings.iter().map(|(fact, _)| self.fact(*fact));
            let names: Vec<String> = names.collect();
            if !decision.settle.contains(&names) {
                decision.settle.push(names);
            }
            decision.settle_by.push(Settlement {
                outcome: self.outcome(*outcome),
                findings: self.flips(findings),
            });
        }
        self.ask(facts, decision);
    }

    fn facts(&self, table: &Table, levels: impl Iterator<Item = usize>) -> Vec<FactId> {
        let findings = levels.filter_map(|level| table.finding((level, 0)));
        findings.map(|(fact, _)| fact).collect()
    }

    /// Lists the facts that are still to be found.
    pub fn ask(&self, mut facts: Vec<FactId>, decision: &mut Decision) {
        facts.sort_unstable();
        facts.dedup();
        let unknown = facts.into_iter().map(|id| {
            let fact = &self.model.facts[id.index()];
            Unknown {
                fact: fact.name.clone(),
                question: fact.question.clone(),
                determined_by: fact.determined_by.clone(),
            }
        });
        decision.unknown = unknown.collect();
    }

    /// What would change a determined outcome, and on what it rests.
    fn changes(&self, outcome: OutcomeId, decision: &mut Decision) {
        let Ok(all) = self.all() else {
            decision
                .incomplete
                .extend(["nearest".into(), "reason".into()]);
            return;
        };
        let alternatives = all.alternatives(self.model);
        let known = all.fixed(&self.given);
        let outcomes = (0..self.model.outcomes.len() as u32).map(OutcomeId);
        let others: Vec<OutcomeId> = outcomes.filter(|other| *other != outcome).collect();
        let effort = &mut Effort::default();
        let ways = nearest::nearest(&all.verdicts, &known, &alternatives, &others, effort);
        let mut nearest = self.told(&all, ways, "nearest", decision);
        // What was done first: nobody can mend a case by having been somebody else.
        let who = reached::asked(self.model);
        nearest.sort_by_key(|(changes, _)| changes.iter().any(|(id, _)| who.contains(id)));
        let nearest = nearest.iter().map(|(changes, outcome)| NearestChange {
            outcome: self.outcome(*outcome),
            flip: self.flips(changes),
        });
        decision.nearest = nearest.collect();
        let effort = &mut Effort::default();
        match reason::reason(&all.verdicts, &known, &alternatives, outcome, effort) {
            Ok(findings) => decision.reason = self.reason(&all, findings),
            Err(Overrun) => decision.incomplete.push("reason".into()),
        }
    }

    /// Ways in the order of the declarations; notes it when not all were found.
    fn told(
        &self,
        table: &Table,
        ways: Result<super::cheapest::Ways, Overrun>,
        question: &str,
        decision: &mut Decision,
    ) -> Vec<(Vec<(FactId, Value)>, OutcomeId)> {
        let ways = ways.unwrap_or_else(|Overrun| super::cheapest::Ways {
            cut: true,
            ..Default::default()
        });
        if ways.cut {
            decision.incomplete.push(question.into());
        }
        let told = ways.list.into_iter();
        let told = told.map(|(findings, outcome)| (named(table, findings), outcome));
        let mut told: Vec<_> = told.collect();
        told.sort_unstable();
        told
    }

    /// The findings relied on, with the values that were found.
    fn reason(&self, table: &Table, findings: Findings) -> Vec<Finding> {
        let findings = named(table, findings).into_iter();
        let findings = findings.map(|(id, value)| {
            let value = self.given.fact(id).unwrap_or(value);
            Finding {
                fact: self.fact(id),
                value: value_json(&self.model.facts[id.index()].domain, value),
            }
        });
        findings.collect()
    }

    pub fn outcome(&self, outcome: OutcomeId) -> String {
        self.model.outcomes[outcome.index()].clone()
    }

    fn fact(&self, fact: FactId) -> String {
        self.model.facts[fact.index()].name.clone()
    }

    fn flips(&self, findings: &[(FactId, Value)]) -> Vec<Flip> {
        let flips = findings.iter().map(|&(id, value)| Flip {
            fact: self.fact(id),
            to: value_json(&self.model.facts[id.index()].domain, value),
        });
        flips.collect()
    }
}

/// Findings as facts and values, in order of declaration.
fn named(table: &Table, findings: Findings) -> Vec<(FactId, Value)> {
    let findings = findings.into_iter();
    let mut named: Vec<_> = findings
        .filter_map(|finding| table.finding(finding))
        .collect();
    named.sort_unstable();
    named
}
