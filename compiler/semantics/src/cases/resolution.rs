//! What one scenario says, as values of its instrument's facts and readings.

use super::inherit::Merged;
use super::known::Known;
use crate::days;
use crate::model::{Case, Model};
use crate::names::nearest;
use crate::resolve::value_or_report;
use crate::scenario::{Coverage, ResolvedScenario};
use crate::skeleton::Skeleton;
use qufen_diagnostics::{Diagnostic, Location, Span, codes};
use qufen_syntax::ast::{self, Literal, Name, Scenario, Spanned};
use std::sync::Arc;

/// Resolves the statements of one scenario.
pub(super) struct Resolution<'a> {
    pub model: &'a Arc<Model>,
    pub known: &'a Known<'a>,
    pub skeleton: &'a Skeleton,
    pub found: &'a mut Vec<Diagnostic<Span>>,
}

impl Resolution<'_> {
    /// The whole scenario. What does not resolve is left out and found.
    pub fn scenario(
        &mut self,
        scenario: &Scenario,
        merged: &Merged<'_>,
        path: &str,
        place: &dyn Fn(Span) -> Location,
    ) -> ResolvedScenario {
        let mut case = Case::unknown(self.model);
        self.rest(&mut case, merged);
        for &(name, value, own) in merged.facts.values() {
            self.fact(&mut case, name, value, own);
        }
        for &(reading, option, own) in merged.readings.values() {
            self.reading(&mut case, reading, option, own);
        }
        self.days(&case, scenario, merged);
        let covers = scenario.covers.iter();
        let covers = covers.map(|cover| self.coverage(cover, place)).collect();
        ResolvedScenario {
            title: scenario.title.node.clone(),
            file: path.to_owned(),
            place: place(scenario.title.span),
            notes: scenario
                .notes
                .iter()
                .map(|note| note.node.clone())
                .collect(),
            covers,
            stated_readings: (merged.readings.keys())
                .filter_map(|name| self.model.reading(name))
                .collect(),
            case,
            expected: scenario.expected.as_ref().map(|e| self.expected(e, place)),
        }
    }

    /// `区分 甲 与 乙 此方`. One that the instrument does not draw is found.
    fn coverage(&mut self, cover: &ast::Coverage, place: &dyn Fn(Span) -> Location) -> Coverage {
        let (this_name, that_name) = (&cover.this_name.node, &cover.that_name.node);
        let mut all = self.model.distinctions.iter();
        if !all.any(|one| one.this_name == *this_name && one.that_name == *that_name) {
            let known = self.model.distinctions.iter();
            let known = known.map(|one| format!("{} 与 {}", one.this_name, one.that_name));
            let finding = Diagnostic::new(codes::DISTINCTION_UNKNOWN, cover.span)
                .with("name", format!("{this_name} 与 {that_name}"))
                .with("known", listed(known.collect()));
            self.found.push(finding);
        }
        Coverage {
            this_name: this_name.clone(),
            that_name: that_name.clone(),
            this_side: cover.this_side,
            place: place(cover.span),
        }
    }

    /// `其余 否`, `其余 是`.
    fn rest(&mut self, case: &mut Case, merged: &Merged<'_>) {
        let Some((rest, own)) = merged.rest else {
            return;
        };
        match &rest.node {
            Literal::Unknown => {}
            Literal::Boolean(value) => {
                case.facts.clone_from(self.known.rest(*value));
            }
            _ if own => self
                .found
                .push(Diagnostic::new(codes::REST_NOT_BOOLEAN, rest.span)),
            _ => {}
        }
    }

    fn fact(&mut self, case: &mut Case, name: &Name, value: &Spanned<Literal>, own: bool) {
        let Some(&id) = self.known.facts.get(name.node.as_str()) else {
            if own {
                let near = nearest(
                    &name.node,
                    self.model.facts.iter().map(|fact| fact.name.as_str()),
                );
                let hint = near
                    .as_ref()
                    .map(|n| format!("→ `{n}`"))
                    .unwrap_or_default();
                let mut finding = Diagnostic::new(codes::CASE_FACT_UNKNOWN, name.span)
                    .with("name", &name.node)
                    .with("policy", format!("《{}》", self.model.instrument.title))
                    .with("hint", hint);
                if let Some(near) = near {
                    finding = finding.replace(name.span, near, false);
                }
                self.found.push(finding);
            }
            return;
        };
        if value.node == Literal::Unknown {
            case.set(id, None);
            return;
        }
        let domain = &self.model.facts[id.index()].domain;
        match value_or_report(value, domain, &name.node, codes::VALUE_OUTSIDE_TYPE) {
            Ok(value) => case.set(id, Some(value)),
            Err(finding) if own => self.found.push(*finding),
            Err(_) => {}
        }
    }

    /// Days that cannot be follow one another, at one of those that the scenario itself gives.
    fn days(&mut self, case: &Case, scenario: &Scenario, merged: &Merged<'_>) {
        let Some(finding) = days::out_of_order(self.model, case) else {
            return;
        };
        let names = finding
            .arguments
            .iter()
            .rev()
            .map(|(_, name)| name.as_str());
        let own = names.filter_map(|name| merged.facts.get(name).filter(|(.., own)| *own));
        let stated = own.map(|(_, value, _)| value.span).next();
        self.found.push(Diagnostic {
            place: Some(stated.unwrap_or(scenario.title.span)),
            ..finding.map(|_| Span::default())
        });
    }

    fn reading(&mut self, case: &mut Case, reading: &Name, option: &Name, own: bool) {
        let Some(id) = self.model.reading(&reading.node) else {
            if own {
                let readings = self.model.readings.iter().map(|r| r.name.as_str());
                let hint = nearest(&reading.node, readings);
                let hint = hint.map(|near| format!("→ `{near}`")).unwrap_or_default();
                let finding = Diagnostic::new(codes::READING_UNDECLARED, reading.span);
                self.found
                    .push(finding.with("name", &reading.node).with("hint", hint));
            }
            return;
        };
        let options = &self.model.readings[id.index()].options;
        match options.iter().position(|(label, _)| *label == option.node) {
            Some(index) => case.choose(id, index as u32),
            None if own => {
                let labels = options.iter().map(|(l, _)| l.as_str()).collect::<Vec<_>>();
                self.found.push(
                    Diagnostic::new(codes::READING_OPTION_UNKNOWN, option.span)
                        .with("name", &reading.node)
                        .with("option", &option.node)
                        .with("options", labels.join("、")),
                );
            }
            None => {}
        }
    }
}

/// Names, or a dash where there are none.
fn listed(names: Vec<String>) -> String {
    match names.as_slice() {
        [] => "—".to_owned(),
        names => names.join("；"),
    }
}
