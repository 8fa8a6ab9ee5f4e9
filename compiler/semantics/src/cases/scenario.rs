//! Scenarios of one file, resolved against the instruments that they name.

use super::inherit::{Merged, merge};
use crate::db::{Files, SourceFile};
use crate::lower::assemble::assemble;
use crate::model::{Case, Domain, FactId, Model, Value};
use crate::names::nearest;
use crate::place::Place;
use crate::resolve::{citation_finding, value_or_report};
use crate::scenario::{Expected, ResolvedScenario};
use crate::skeleton::{Skeleton, skeleton};
use crate::source::{blocks, file_outline, instruments, parsed};
use qufen_diagnostics::{Diagnostic, Location, SourceId, Span, codes};
use qufen_syntax::ast::{Block, Expectation, Literal, Name, Pending, PolicyRef, Scenario, Spanned};
use salsa::Database;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The scenarios of a file that resolve, each with the file of its instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioFile {
    /// In file order; a 基准 is checked but not listed.
    pub scenarios: Vec<(SourceFile, ResolvedScenario)>,
    /// Scenarios left out because errors keep their instrument from having a model.
    pub without_model: Vec<(SourceFile, Place)>,
    /// What does not resolve.
    pub diagnostics: Vec<Diagnostic<Place>>,
}

/// The scenarios of `file` against the instrument that each names, or against `target`.
pub fn scenarios(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    target: Option<SourceFile>,
) -> ScenarioFile {
    let index = files.index(db, file);
    let folder = folder_scenarios(db, files, file);
    let find = |title: &str| folder.get(title).copied();
    let mut facts: HashMap<SourceFile, FactsByName<'_>> = HashMap::new();
    let mut result = ScenarioFile::default();
    for (block_index, &block) in (0u32..).zip(blocks(db, file)) {
        let Block::Scenario(scenario) = &parsed(db, block).block else {
            continue;
        };
        let offset = file_outline(db, file).blocks[block_index as usize].start;
        let mut found = Vec::new();
        let merged = merge(scenario, &find, &mut found);
        let place = |span: Span| Location {
            source: SourceId(index),
            span: span.shifted(offset),
        };
        let instrument = target.or_else(|| instrument(db, files, scenario, &merged, &mut found));
        let block = |span| Place::Block {
            file: index,
            block: block_index,
            span,
        };
        if let Some(instrument) = instrument
            && assemble(db, files, instrument).model.is_none()
        {
            let left_out = (instrument, block(scenario.title.span));
            result.without_model.push(left_out);
        }
        if let Some(instrument) = instrument
            && let Some(model) = &assemble(db, files, instrument).model
        {
            let mut resolution = Resolution {
                model,
                facts: facts
                    .entry(instrument)
                    .or_insert_with(|| facts_by_name(model)),
                skeleton: skeleton(db, instrument),
                found: &mut found,
            };
            let errors_before = resolution.found.len();
            let resolved = resolution.scenario(scenario, &merged, file.path(db), &place);
            if found.len() == errors_before && !scenario.baseline {
                result.scenarios.push((instrument, resolved));
            }
        }
        result
            .diagnostics
            .extend(found.into_iter().map(|finding| finding.map(block)));
    }
    result
}

/// The scenarios of all files in the same folder by title, those of the file itself first.
fn folder_scenarios(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
) -> BTreeMap<&str, &Scenario> {
    let folder = |file: SourceFile| {
        file.path(db)
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
    };
    let others = files.own(db).iter().copied();
    let others =
        others.filter(|&f| f != file && folder(f) == folder(file) && f.path(db).ends_with(".qf"));
    let mut by_title = BTreeMap::new();
    let scenarios = std::iter::once(file)
        .chain(others)
        .flat_map(|file| blocks(db, file))
        .filter_map(|&block| match &parsed(db, block).block {
            Block::Scenario(scenario) => Some(scenario),
            _ => None,
        });
    for scenario in scenarios {
        by_title
            .entry(scenario.title.node.as_str())
            .or_insert(scenario);
    }
    by_title
}

fn instrument(
    db: &dyn Database,
    files: Files,
    scenario: &Scenario,
    merged: &Merged<'_>,
    found: &mut Vec<Diagnostic<Span>>,
) -> Option<SourceFile> {
    let Some(PolicyRef { title, version }) = merged.policy else {
        found.push(Diagnostic::new(
            codes::SCENARIO_WITHOUT_POLICY,
            scenario.title.span,
        ));
        return None;
    };
    let known = instruments(db, files);
    let fits: Vec<_> = known
        .iter()
        .filter(|(t, v, _)| *t == title.node && version.as_ref().is_none_or(|w| *v == w.node))
        .collect();
    if let [(.., file)] = fits.as_slice() {
        return Some(*file);
    }
    if scenario.policy.is_some() {
        let known = known.iter().map(|(t, v, _)| format!("《{t}》 版本 {v}"));
        let known = match known.collect::<Vec<_>>().join("、") {
            none if none.is_empty() => "—".to_owned(),
            known => known,
        };
        let code = if fits.is_empty() {
            codes::POLICY_UNKNOWN
        } else {
            codes::POLICY_AMBIGUOUS
        };
        let shown = version
            .as_ref()
            .map(|v| format!(" 版本 {}", v.node))
            .unwrap_or_default();
        found.push(
            Diagnostic::new(code, title.span)
                .with("policy", format!("《{}》{shown}", title.node))
                .with("known", known),
        );
    }
    None
}

type FactsByName<'a> = BTreeMap<&'a str, FactId>;

fn facts_by_name(model: &Model) -> FactsByName<'_> {
    let names = model.facts.iter().map(|fact| fact.name.as_str());
    names.zip((0..).map(FactId)).collect()
}

struct Resolution<'a> {
    model: &'a Arc<Model>,
    facts: &'a FactsByName<'a>,
    skeleton: &'a Skeleton,
    found: &'a mut Vec<Diagnostic<Span>>,
}

impl Resolution<'_> {
    fn scenario(
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
        for cover in &scenario.covers {
            let known = self.model.distinctions.iter().any(|d| {
                d.this_name == cover.this_name.node && d.that_name == cover.that_name.node
            });
            if !known {
                let all = self.model.distinctions.iter();
                let all = all.map(|d| format!("{} 与 {}", d.this_name, d.that_name));
                self.found.push(
                    Diagnostic::new(codes::DISTINCTION_UNKNOWN, cover.span)
                        .with(
                            "name",
                            format!("{} 与 {}", cover.this_name.node, cover.that_name.node),
                        )
                        .with("known", all.collect::<Vec<_>>().join("；")),
                );
            }
        }
        ResolvedScenario {
            title: scenario.title.node.clone(),
            file: path.to_owned(),
            place: place(scenario.title.span),
            notes: scenario
                .notes
                .iter()
                .map(|note| note.node.clone())
                .collect(),
            covers: scenario
                .covers
                .iter()
                .map(|c| {
                    (
                        c.this_name.node.clone(),
                        c.that_name.node.clone(),
                        c.this_side,
                    )
                })
                .collect(),
            case,
            expected: scenario.expected.as_ref().map(|e| self.expected(e, place)),
        }
    }

    /// `其余 否`: 是否 is 否, an enumeration with a variant 无 is 无, others stay unknown.
    fn rest(&mut self, case: &mut Case, merged: &Merged<'_>) {
        let Some((rest, own)) = merged.rest else {
            return;
        };
        match &rest.node {
            Literal::Unknown => {}
            Literal::Boolean(value) => {
                for (index, fact) in self.model.facts.iter().enumerate() {
                    case.facts[index] = match &fact.domain {
                        Domain::Boolean if fact.open_item.is_none() => Some(Value::Boolean(*value)),
                        Domain::Enumeration { variants, .. } if !value => variants
                            .iter()
                            .position(|variant| variant == "无")
                            .map(|index| Value::Variant(index as u32)),
                        _ => None,
                    };
                }
            }
            _ if own => self
                .found
                .push(Diagnostic::new(codes::REST_NOT_BOOLEAN, rest.span)),
            _ => {}
        }
    }

    fn fact(&mut self, case: &mut Case, name: &Name, value: &Spanned<Literal>, own: bool) {
        let Some(&id) = self.facts.get(name.node.as_str()) else {
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

    fn expected(&mut self, expected: &Expectation, place: &dyn Fn(Span) -> Location) -> Expected {
        let mut result = Expected {
            outcomes: Vec::new(),
            open: expected.open,
            basis: Vec::new(),
            pending_facts: Vec::new(),
            pending_clauses: Vec::new(),
            place: place(expected.span),
        };
        for name in &expected.outcomes {
            match self.model.outcome(&name.node) {
                Some(outcome) => result.outcomes.push(outcome),
                None => self.found.push(
                    Diagnostic::new(codes::OUTCOME_UNDECLARED, name.span)
                        .with("name", &name.node)
                        .with("outcomes", self.model.outcomes.join("、")),
                ),
            }
        }
        for citation in &expected.basis {
            match self.skeleton.resolve(&citation.node, None) {
                Ok(ids) => result.basis.extend(ids),
                Err(error) => self.found.push(citation_finding(error, citation.span)),
            }
        }
        for pending in &expected.pending {
            match pending {
                Pending::Clause(citation) => match self.skeleton.resolve(&citation.node, None) {
                    Ok(ids) => result.pending_clauses.extend(ids),
                    Err(error) => self.found.push(citation_finding(error, citation.span)),
                },
                Pending::Fact(name) => match self.model.fact(&name.node) {
                    Some(id) => result.pending_facts.push(id),
                    None => self.found.push(
                        Diagnostic::new(codes::CASE_FACT_UNKNOWN, name.span)
                            .with("name", &name.node)
                            .with("policy", format!("《{}》", self.model.instrument.title))
                            .with("hint", ""),
                    ),
                },
            }
        }
        result
    }
}
