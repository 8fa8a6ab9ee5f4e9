//! Scenarios of one file, resolved against the instruments that they name.

use super::inherit::{Merged, merge};
use super::known::Known;
use super::resolution::Resolution;
use super::titles::{Held, Shelf, Shelves};
use super::unread::{place_in, unread};
use crate::db::{Files, SourceFile};
use crate::lower::assemble::assemble;
use crate::place::Place;
use crate::scenario::ResolvedScenario;
use crate::skeleton::skeleton;
use crate::source::{SourceBlock, blocks, file_outline, instruments, parsed};
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
    /// Errors by which words of a scenario, or of one that it builds on, are lost; it is left out.
    /// They are also among the findings on the file that they stand in.
    pub lost: Vec<Diagnostic<Place>>,
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
    let mut reader = Reader {
        db,
        files,
        target,
        shelves: Shelves::of(db, files, file),
        known: HashMap::new(),
        bases: HashMap::new(),
    };
    let mut result = ScenarioFile::default();
    for &block in blocks(db, file) {
        let Block::Scenario(scenario) = &parsed(db, block).block else {
            continue;
        };
        let read = reader.read(block, scenario, Shelf::Own);
        let mut lost = unread(db, files, block);
        for base in read.bases {
            lost.extend(unread(db, files, base.block));
            // Another version need not know all that a base says.
            if target.is_none() {
                lost.extend_from_slice(reader.of_base(base));
            }
        }
        if let Some(instrument) = read.without_model {
            let title = place_in(db, files, block)(scenario.title.span);
            result.without_model.push((instrument, title));
        }
        let sound = lost.is_empty() && read.found.is_empty();
        let resolved = read.resolved.filter(|_| sound && !scenario.baseline);
        result.scenarios.extend(resolved);
        result.lost.extend(lost);
        result.diagnostics.extend(read.found);
    }
    result
}

/// Reads scenarios as those of one file see them.
struct Reader<'db> {
    db: &'db dyn Database,
    files: Files,
    target: Option<SourceFile>,
    shelves: Shelves<'db>,
    known: HashMap<SourceFile, Known<'db>>,
    bases: HashMap<SourceBlock<'db>, Vec<Diagnostic<Place>>>,
}

/// What one scenario comes to.
struct Read<'db> {
    resolved: Option<(SourceFile, ResolvedScenario)>,
    without_model: Option<SourceFile>,
    bases: Vec<Held<'db>>,
    found: Vec<Diagnostic<Place>>,
}

impl<'db> Reader<'db> {
    /// What does not resolve in a scenario on which another builds.
    fn of_base(&mut self, base: Held<'db>) -> &[Diagnostic<Place>] {
        if !self.bases.contains_key(&base.block) {
            let found = self.read(base.block, base.scenario, base.shelf).found;
            self.bases.insert(base.block, found);
        }
        self.bases.get(&base.block).map_or(&[], Vec::as_slice)
    }

    fn read(
        &mut self,
        block: SourceBlock<'db>,
        scenario: &'db Scenario,
        shelf: Shelf,
    ) -> Read<'db> {
        let (db, files) = (self.db, self.files);
        let file = block.file(db);
        let mut found = Vec::new();
        let merged = merge(db, &self.shelves, (scenario, shelf), &mut found);
        let bases = merged.bases.clone();
        let index = files.index(db, file);
        let position = blocks(db, file).iter().position(|other| *other == block);
        let offset = position.map_or(0, |index| file_outline(db, file).blocks[index].start);
        let place = |span: Span| Location {
            source: SourceId(index),
            span: span.shifted(offset),
        };
        let instrument =
            (self.target).or_else(|| instrument(db, files, scenario, &merged, &mut found));
        let model = instrument.map(|it| (it, assemble(db, files, it).model.as_ref()));
        let resolved = match model {
            Some((instrument, Some(model))) => {
                let known = self.known.entry(instrument);
                let mut resolution = Resolution {
                    model,
                    known: known.or_insert_with(|| Known::of(model)),
                    skeleton: skeleton(db, instrument),
                    found: &mut found,
                };
                let resolved = resolution.scenario(scenario, &merged, file.path(db), &place);
                Some((instrument, resolved))
            }
            _ => None,
        };
        let at = place_in(db, files, block);
        Read {
            resolved,
            without_model: instrument.filter(|_| matches!(model, Some((_, None)))),
            bases,
            found: found.into_iter().map(|finding| finding.map(&at)).collect(),
        }
    }
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
