//! A 修改决定 within its project: the version that it amends is looked up, what comes of it is checked
//! like any other version, and findings lead back to the words that they are about.

mod check;
mod files;
pub(crate) mod heads;
mod known;
mod texts;
mod withdrawn;

pub use check::check;
pub use files::files;

use heads::new_version_place;
use known::Known;
use texts::Texts;
use withdrawn::Withdrawn;

use crate::apply::{self, Consolidated, Parsed, Side, Trace};
use qufen_diagnostics::{Diagnostic, Severity, Sources, codes};
use qufen_semantics::{Checkpoint, DecisionName, InstrumentName, Project};

/// The folder, below the decision's own path, under which the consolidated version stands in memory.
pub const CONSOLIDATED: &str = "合并后";

/// A version that a decision makes, added to the project.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The version; its file is below the path of the decision.
    pub name: InstrumentName,
    /// The version that was amended.
    pub base: InstrumentName,
    /// What another decision made of an earlier one first, where no file holds that version.
    pub before: Option<Box<Amended>>,
    /// Both texts, and what was done.
    pub made: Consolidated,
    /// Warnings and notes that the old version does not have.
    pub findings: Vec<Diagnostic>,
    /// The texts that `findings` point into.
    pub sources: Sources,
}

/// Why nothing came of a decision.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// At least one error.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that they point into.
    pub sources: Sources,
}

/// Applies a decision and adds what it makes to the project, in place of a version of that name.
///
/// # Errors
/// Whatever keeps the decision from being applied, or its result from standing. The project is then
/// as it was.
pub fn consolidate(project: &mut Project, decision: &DecisionName) -> Result<Amended, Refusal> {
    Consolidation {
        project,
        open: Vec::new(),
    }
    .run(decision, None)
}

/// The same, amending this version whatever file holds it.
///
/// # Errors
/// As [`consolidate`]; also where the decision amends another version.
pub fn consolidate_with(
    project: &mut Project,
    decision: &DecisionName,
    base: &InstrumentName,
) -> Result<Amended, Refusal> {
    Consolidation {
        project,
        open: Vec::new(),
    }
    .run(decision, Some(base))
}

/// Adds the versions that decisions make and on which scenarios of `wanted` files rest.
///
/// # Errors
/// As [`consolidate`], for the first decision of which nothing comes.
pub fn consolidate_awaited(
    project: &mut Project,
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<Amended>, Refusal> {
    let awaited = project.awaited(wanted).into_iter();
    awaited
        .map(|decision| consolidate(project, &decision))
        .collect()
}

struct Consolidation<'p> {
    project: &'p mut Project,
    /// Decisions that wait for the version that they amend.
    open: Vec<DecisionName>,
}

impl Consolidation<'_> {
    fn run(
        &mut self,
        decision: &DecisionName,
        base: Option<&InstrumentName>,
    ) -> Result<Amended, Refusal> {
        let (base, before) = match base {
            Some(base) => (base.clone(), None),
            None => self.base(decision)?,
        };
        let sources = self.project.sources();
        let texts = Texts::new(self.project, &sources, decision, &base)
            .ok_or_else(|| self.refused(decision, codes::AMENDED_HAS_ERRORS, &base.version))?;
        let fits = decision.amends == base.title && decision.old == base.version;
        if !fits {
            return Err(self.refused(decision, codes::AMENDED_UNKNOWN, &base.version));
        }
        let errors = self.project.errors(&base);
        let errors = errors
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count();
        if errors > 0 {
            return Err(self.refused(decision, codes::AMENDED_HAS_ERRORS, &base.version));
        }
        let read = |side, path: &str| Parsed::of(texts.text(side), self.project.blocks(path));
        let made = apply::apply_parsed(
            &read(Side::Source, &base.file),
            texts.text(Side::Official),
            &read(Side::Decision, &decision.file),
        );
        let made = made.map_err(|found| Refusal {
            diagnostics: found.into_iter().map(|one| texts.located(one)).collect(),
            sources: sources.clone(),
        })?;
        let amended = self.added(decision, base, made)?;
        Ok(Amended { before, ..amended })
    }

    /// The version that a decision amends: one of the project, or one that another decision makes.
    fn base(
        &mut self,
        decision: &DecisionName,
    ) -> Result<(InstrumentName, Option<Box<Amended>>), Refusal> {
        let named = |project: &Project| {
            let all = project.instruments().into_iter();
            let mut all =
                all.filter(|it| it.title == decision.amends && it.version == decision.old);
            all.next()
        };
        if let Some(base) = named(self.project) {
            return Ok((base, None));
        }
        let before = self.project.decisions().into_iter().find(|other| {
            other.amends == decision.amends
                && other.new == decision.old
                && other != decision
                && !self.open.contains(other)
        });
        if let Some(before) = before {
            self.open.push(decision.clone());
            let amended = self.run(&before, None);
            self.open.pop();
            return amended.map(|it| (it.name.clone(), Some(Box::new(it))));
        }
        let known: Vec<String> = self
            .project
            .instruments()
            .iter()
            .map(|it| format!("《{}》 版本 {}", it.title, it.version))
            .collect();
        Err(self.refused(decision, codes::AMENDED_UNKNOWN, &known.join("、")))
    }

    fn refused(
        &self,
        decision: &DecisionName,
        code: qufen_diagnostics::Code,
        known: &str,
    ) -> Refusal {
        let sources = self.project.sources();
        let known = if known.is_empty() { "—" } else { known };
        let finding = match new_version_place(&sources, decision) {
            Some(place) => Diagnostic::new(code, place),
            None => Diagnostic::nowhere(code),
        };
        let finding = finding
            .with("title", &decision.amends)
            .with("version", &decision.old);
        Refusal {
            diagnostics: vec![finding.with("known", known)],
            sources,
        }
    }

    /// Puts the new version into the project and looks at it as at any other.
    fn added(
        &mut self,
        decision: &DecisionName,
        base: InstrumentName,
        made: Consolidated,
    ) -> Result<Amended, Refusal> {
        let before = self.project.checkpoint();
        let name = self.put(decision, &base, &made);
        self.project.set_base(&name, &base);
        let sources = self.project.sources();
        let texts = Texts::new(self.project, &sources, decision, &base);
        let news = self.news(&name, &base, &before);
        let withdrawn = Withdrawn::of(self.project, decision, &sources);
        let of = (&sources, name.file.as_str());
        let (mut findings, others) = withdrawn.told(news, of, &made.trace, texts.as_ref());
        let others = others.into_iter();
        findings
            .extend(others.map(|one| back(one, &sources, &name.file, &made.trace, texts.as_ref())));
        if let Some(texts) = &texts {
            findings.extend(made.findings.iter().cloned().map(|one| texts.located(one)));
        }
        findings
            .sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
        findings.dedup();
        if findings.iter().any(|one| one.severity == Severity::Error) {
            self.project.restore(&before);
            return Err(Refusal {
                diagnostics: findings,
                sources,
            });
        }
        Ok(Amended {
            name,
            base,
            before: None,
            made,
            findings,
            sources,
        })
    }

    /// What is said of the new version and was not said of the old one.
    fn news(
        &mut self,
        name: &InstrumentName,
        base: &InstrumentName,
        before: &Checkpoint,
    ) -> Vec<Diagnostic> {
        let mut found = self.project.findings(name);
        if !found.is_empty() {
            let after = self.project.checkpoint();
            self.project.restore(before);
            let known = Known::of(self.project, base);
            self.project.restore(&after);
            found.retain(|one| !known.has(one));
        }
        found
    }

    /// Puts the new version into the project, in place of a version of its name.
    fn put(
        &mut self,
        decision: &DecisionName,
        base: &InstrumentName,
        made: &Consolidated,
    ) -> InstrumentName {
        let file_name = base
            .file
            .rsplit_once('/')
            .map_or(base.file.as_str(), |(_, name)| name);
        let file = format!("{}/{CONSOLIDATED}/{file_name}", decision.file);
        self.project.set_text(&file, made.source.clone());
        let declared = self.project.instruments();
        let declared = declared.into_iter().find(|it| it.file == file);
        let name = declared.unwrap_or_else(|| InstrumentName {
            title: base.title.clone(),
            version: decision.new.clone(),
            file,
        });
        if let Some(official) = self.project.official_path(&name) {
            self.project.set_text(&official, made.official.clone());
        }
        let held = self.project.instruments().into_iter();
        let replaced = |it: &InstrumentName| {
            it.title == name.title && it.version == name.version && it.file != name.file
        };
        for other in held.filter(replaced) {
            self.project.remove(&other.file);
        }
        name
    }
}

/// A finding in the new source, back at the words of the decision where they came from there.
fn back(
    finding: Diagnostic,
    sources: &Sources,
    file: &str,
    trace: &Trace,
    texts: Option<&Texts<'_>>,
) -> Diagnostic {
    finding.map(|place| {
        let is_source = sources.name(place.source) == file;
        let spot = trace.locate(place.span).filter(|_| is_source);
        match (spot, texts) {
            (Some(spot), Some(texts)) if spot.side == Side::Decision => texts.location(spot),
            _ => place,
        }
    })
}
