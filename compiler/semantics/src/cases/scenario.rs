//! Scenarios of one file, resolved against the instruments that they name.

use super::inherit::{Merged, merge};
use super::known::Known;
use super::resolution::Resolution;
use super::titles::{folder_head, folder_titles, titles};
use crate::db::{Files, SourceFile};
use crate::lower::assemble::assemble;
use crate::place::Place;
use crate::scenario::ResolvedScenario;
use crate::skeleton::skeleton;
use crate::source::{blocks, file_outline, instruments, parsed};
use qufen_diagnostics::{Diagnostic, Location, SourceId, Span, codes};
use qufen_syntax::ast::{Block, PolicyRef, Scenario};
use salsa::Database;
use std::collections::HashMap;

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
    let own = titles(db, file);
    let folder = folder_titles(db, files, folder_head(db, files, file));
    let find = |title: &str| {
        let &block = own.get(title).or_else(|| folder.get(title))?;
        match &parsed(db, block).block {
            Block::Scenario(scenario) => Some(scenario),
            _ => None,
        }
    };
    let mut known: HashMap<SourceFile, Known<'_>> = HashMap::new();
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
                known: known.entry(instrument).or_insert_with(|| Known::of(model)),
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
