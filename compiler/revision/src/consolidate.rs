//! A 修改决定 within its project: the version that it amends is looked up, what comes of it is checked
//! like any other version, and findings lead back to the words that they are about.

use crate::apply::{self, Base, Consolidated, Finding, Side, Spot, Trace};
use qufen_diagnostics::{Diagnostic, Location, Severity, SourceId, Sources, Span, codes};
use qufen_semantics::{DecisionName, InputFile, InstrumentName, Project};
use qufen_syntax::ast::{Block, Header, InstrumentHeader, TextSource};

/// The folder, below the decision's own path, under which the consolidated version stands in memory.
pub const CONSOLIDATED: &str = "合并后";

/// A version that a decision makes, added to the project.
#[derive(Clone, Debug)]
pub struct Amended {
    /// The version; its file is below the path of the decision.
    pub name: InstrumentName,
    /// The version that was amended.
    pub base: InstrumentName,
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

/// Everything worth saying about the project, the decisions that are wanted included.
pub fn check(
    project: &mut Project,
    wanted: impl Fn(&DecisionName) -> bool,
) -> (Vec<Diagnostic>, Sources) {
    let mut found = project.check();
    let mut sources = project.sources();
    let unreadable = |found: &[Diagnostic], sources: &Sources, decision: &DecisionName| {
        found.iter().any(|one| {
            let here = one
                .place
                .is_some_and(|place| sources.name(place.source) == decision.file);
            here && one.severity == Severity::Error
        })
    };
    for decision in project.decisions() {
        if !wanted(&decision) || unreadable(&found, &sources, &decision) {
            continue;
        }
        let before = Snapshot::of(project);
        let (more, texts) = match consolidate(project, &decision) {
            Ok(amended) => {
                let mut more = amended.findings;
                more.extend(differs(&before, &decision, &amended.made, &amended.sources));
                (more, amended.sources)
            }
            Err(refusal) => (refusal.diagnostics, refusal.sources),
        };
        before.restore(project);
        found.extend(more.into_iter().map(|one| moved(one, &texts, &mut sources)));
    }
    found.sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
    found.dedup();
    (found, sources)
}

/// The files of a project at one moment.
struct Snapshot {
    files: Vec<(String, String)>,
}

impl Snapshot {
    fn of(project: &Project) -> Snapshot {
        let sources = project.sources();
        let files = sources
            .ids()
            .map(|id| (sources.name(id).to_owned(), sources.text(id).to_owned()));
        Snapshot {
            files: files
                .filter(|(name, _)| !name.starts_with("stdlib/"))
                .collect(),
        }
    }

    fn text(&self, path: &str) -> Option<&str> {
        let file = self.files.iter().find(|(name, _)| name == path);
        file.map(|(_, text)| text.as_str())
    }

    /// Files that are new go; files that were taken away come back.
    fn restore(&self, project: &mut Project) {
        let sources = project.sources();
        for id in sources.ids() {
            let name = sources.name(id);
            if !name.starts_with("stdlib/") && self.text(name).is_none() {
                project.remove(name);
            }
        }
        for (name, text) in &self.files {
            let there = sources.ids().any(|id| sources.name(id) == name);
            if !there {
                project.set_text(name, text.clone());
            }
        }
    }
}

/// A finding in the texts of `from`, in those of `to`, which gains the texts that it lacks.
fn moved(finding: Diagnostic, from: &Sources, to: &mut Sources) -> Diagnostic {
    let mut of: Vec<(SourceId, SourceId)> = Vec::new();
    let places = finding
        .place
        .iter()
        .copied()
        .chain(finding.labels.iter().map(|label| label.place));
    let places: Vec<Location> = places.collect();
    for place in places {
        let name = from.name(place.source);
        let known = to.ids().find(|&id| to.name(id) == name);
        let id = known.unwrap_or_else(|| to.add(name, from.text(place.source)));
        of.push((place.source, id));
    }
    finding.map(|place| Location {
        source: of
            .iter()
            .find(|(old, _)| *old == place.source)
            .map_or(place.source, |(_, new)| *new),
        span: place.span,
    })
}

/// Whether the project holds the new version with other words.
fn differs(
    before: &Snapshot,
    decision: &DecisionName,
    made: &Consolidated,
    sources: &Sources,
) -> Option<Diagnostic> {
    let held = before.files.iter().find(|(name, text)| {
        let header = header(text).filter(|_| name.ends_with(".qf"));
        header.is_some_and(|it| {
            let version = it
                .version
                .as_ref()
                .is_some_and(|it| it.node == decision.new);
            version && Some(&it.title.node) == header_title(&made.source).as_ref()
        })
    })?;
    let official = official_path(&held.0, &header(&held.1)?)?;
    let text = before.text(&official)?;
    let same = |one: &str, other: &str| {
        let mut one = qufen_syntax::folded(one);
        let mut other = qufen_syntax::folded(other);
        loop {
            match (one.next(), other.next()) {
                (None, None) => return None,
                (a, b) if a.map(|it| it.1) == b.map(|it| it.1) => {}
                (_, b) => return Some(b.map(|(at, _)| at)),
            }
        }
    };
    let at = same(&made.official, text)?.unwrap_or(text.trim_end().len());
    let here = new_version_place(sources, decision)?;
    let source = sources.ids().find(|&id| sources.name(id) == official);
    let finding = Diagnostic::new(codes::RESULT_DIFFERS, here).with("path", &official);
    Some(match source {
        Some(source) => finding.label(
            Location {
                source,
                span: Span::new(at, line_end(text, at)),
            },
            "other",
        ),
        None => finding,
    })
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..]
        .find(['\n', '\r'])
        .map_or(text.len(), |end| at + end)
}

fn new_version_place(sources: &Sources, decision: &DecisionName) -> Option<Location> {
    let source = sources
        .ids()
        .find(|&id| sources.name(id) == decision.file)?;
    let span = amends_span(sources.text(source))?;
    Some(Location { source, span })
}

/// The line `修改 《…》 版本 … 为 版本 …` of a decision.
fn amends_span(text: &str) -> Option<Span> {
    let block = *qufen_syntax::outline(text).blocks.first()?;
    match qufen_syntax::parse_block(&text[block.range()]).block {
        Block::Header(Header::Amendment(header)) => Some(header.amends?.span.shifted(block.start)),
        _ => None,
    }
}

/// The head of an instrument's source.
pub(crate) fn header(text: &str) -> Option<InstrumentHeader> {
    let block = *qufen_syntax::outline(text).blocks.first()?;
    match qufen_syntax::parse_block(&text[block.range()]).block {
        Block::Header(Header::Instrument(header)) => Some(header),
        _ => None,
    }
}

fn header_title(text: &str) -> Option<String> {
    header(text).map(|header| header.title.node)
}

/// Where the official text of a source stands.
pub(crate) fn official_path(source: &str, header: &InstrumentHeader) -> Option<String> {
    let Some(TextSource::File(name)) = &header.text else {
        return None;
    };
    Some(match source.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{}", name.node),
        None => name.node.clone(),
    })
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
        let base = match base {
            Some(base) => base.clone(),
            None => self.base(decision)?,
        };
        let sources = self.project.sources();
        let texts = Texts::new(&sources, decision, &base)
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
        let made = apply::apply(
            Base {
                source: texts.text(Side::Source),
                official: texts.text(Side::Official),
            },
            texts.text(Side::Decision),
        );
        let made = made.map_err(|found| Refusal {
            diagnostics: found.into_iter().map(|one| texts.located(one)).collect(),
            sources: sources.clone(),
        })?;
        self.added(decision, base, made)
    }

    /// The version that a decision amends: one of the project, or one that another decision makes.
    fn base(&mut self, decision: &DecisionName) -> Result<InstrumentName, Refusal> {
        let named = |project: &Project| {
            let all = project.instruments().into_iter();
            let mut all =
                all.filter(|it| it.title == decision.amends && it.version == decision.old);
            all.next()
        };
        if let Some(base) = named(self.project) {
            return Ok(base);
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
            return amended.map(|amended| amended.name);
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
        let before = Snapshot::of(self.project);
        let folder = format!("{}/{CONSOLIDATED}", decision.file);
        let file_name = base
            .file
            .rsplit_once('/')
            .map_or(base.file.as_str(), |(_, name)| name);
        let file = format!("{folder}/{file_name}");
        let head = header(&made.source);
        let title = head
            .as_ref()
            .map_or(base.title.clone(), |head| head.title.node.clone());
        let known = Known::of(self.project, &base);
        let held = self.project.instruments().into_iter();
        for other in held.filter(|it| it.title == title && it.version == decision.new) {
            self.project.remove(&other.file);
        }
        self.project.set_text(&file, made.source.clone());
        if let Some(official) = head.as_ref().and_then(|head| official_path(&file, head)) {
            self.project.set_text(&official, made.official.clone());
        }
        let name = InstrumentName {
            title,
            version: decision.new.clone(),
            file: file.clone(),
        };
        let sources = self.project.sources();
        let texts = Texts::new(&sources, decision, &base);
        let mut findings: Vec<Diagnostic> = Vec::new();
        for one in self.project.check() {
            if known.has(&one, &sources) {
                continue;
            }
            findings.push(back(one, &sources, &folder, &made.trace, texts.as_ref()));
        }
        if let Some(texts) = &texts {
            findings.extend(made.findings.iter().cloned().map(|one| texts.located(one)));
        }
        findings
            .sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
        findings.dedup();
        if findings.iter().any(|one| one.severity == Severity::Error) {
            before.restore(self.project);
            return Err(Refusal {
                diagnostics: findings,
                sources,
            });
        }
        Ok(Amended {
            name,
            base,
            made,
            findings,
            sources,
        })
    }
}

/// What a finding says, wherever it is.
type Said = (&'static str, Vec<(&'static str, String)>);

/// Findings that are no news: those of the project as it was, and those of the old version, which
/// the new one inherits with its words.
struct Known {
    /// By file and stretch.
    old: Vec<(String, Option<Span>, Said)>,
    inherited: Vec<Said>,
}

impl Known {
    fn of(project: &Project, base: &InstrumentName) -> Known {
        let sources = project.sources();
        let mut known = Known {
            old: Vec::new(),
            inherited: Vec::new(),
        };
        for one in project.check() {
            let place = one.place;
            let name = place
                .map_or("", |place| sources.name(place.source))
                .to_owned();
            let said = (one.code.id(), one.arguments);
            if name == base.file && one.severity != Severity::Error {
                known.inherited.push(said.clone());
            }
            known.old.push((name, place.map(|it| it.span), said));
        }
        known
    }

    fn has(&self, one: &Diagnostic, sources: &Sources) -> bool {
        let name = one.place.map_or("", |place| sources.name(place.source));
        let span = one.place.map(|place| place.span);
        let says = |said: &Said| said.0 == one.code.id() && said.1 == one.arguments;
        let here = |file: &str, at: &Option<Span>| file == name && *at == span;
        let old = (self.old.iter()).any(|(file, at, said)| here(file, at) && says(said));
        old || self.inherited.iter().any(says)
    }
}

/// A finding in the new source, back at the words of the decision where they came from there.
fn back(
    finding: Diagnostic,
    sources: &Sources,
    folder: &str,
    trace: &Trace,
    texts: Option<&Texts<'_>>,
) -> Diagnostic {
    finding.map(|place| {
        let name = sources.name(place.source);
        let is_source = name.starts_with(folder) && name.ends_with(".qf");
        let spot = trace.locate(place.span).filter(|_| is_source);
        match (spot, texts) {
            (Some(spot), Some(texts)) if spot.side == Side::Decision => texts.location(spot),
            _ => place,
        }
    })
}

/// The three texts of an amendment among those of the project.
struct Texts<'s> {
    sources: &'s Sources,
    decision: SourceId,
    source: SourceId,
    official: SourceId,
}

impl<'s> Texts<'s> {
    fn new(
        sources: &'s Sources,
        decision: &DecisionName,
        base: &InstrumentName,
    ) -> Option<Texts<'s>> {
        let find = |path: &str| sources.ids().find(|&id| sources.name(id) == path);
        let source = find(&base.file)?;
        let official = official_path(&base.file, &header(sources.text(source))?)?;
        Some(Texts {
            sources,
            decision: find(&decision.file)?,
            source,
            official: find(&official)?,
        })
    }

    fn id(&self, side: Side) -> SourceId {
        match side {
            Side::Decision => self.decision,
            Side::Source => self.source,
            Side::Official => self.official,
        }
    }

    fn text(&self, side: Side) -> &'s str {
        self.sources.text(self.id(side))
    }

    fn location(&self, spot: Spot) -> Location {
        Location {
            source: self.id(spot.side),
            span: spot.span,
        }
    }

    fn located(&self, finding: Finding) -> Diagnostic {
        finding.map(|spot| self.location(spot))
    }
}

/// The files that a consolidated version consists of, under the names of those that it came from.
pub fn files(amended: &Amended) -> Vec<InputFile> {
    let name = amended
        .name
        .file
        .rsplit_once('/')
        .map_or("", |(_, name)| name);
    let mut files = vec![InputFile {
        path: name.to_owned(),
        text: amended.made.source.clone(),
    }];
    if let Some(TextSource::File(official)) = header(&amended.made.source).and_then(|it| it.text) {
        files.push(InputFile {
            path: official.node,
            text: amended.made.official.clone(),
        });
    }
    files
}
