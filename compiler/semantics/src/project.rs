//! The compiler's front door: files in, models and findings out. No I/O.

mod files;
mod lineage;
mod scenarios;

pub use files::Checkpoint;

use crate::cases;
use crate::check::{errors_of, instrument_findings, project_findings, settled};
use crate::db::{Database, Files, SourceFile};
use crate::lower::assemble::assemble;
use crate::lower::places::places;
use crate::model::{Case, Model};
use crate::place::Place;
use crate::places::Places;
use crate::source::{amendment, file_outline, instruments, used_files};
use crate::stdlib;
use crate::timeline::{Timeline, timelines};
use qufen_diagnostics::{Diagnostic, Location, Severity, SourceId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of the project: a `*.qf` source or an official text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Relative to the project, `/` between folders; what messages show.
    pub path: String,
    /// UTF-8, without BOM.
    pub text: String,
}

/// What `qufen.toml` says about lints: code → level, `None` for off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// By code, for example `QF0407`.
    pub levels: BTreeMap<String, Option<Severity>>,
}

/// Names one version of one instrument in a project. Ordered by title, then version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstrumentName {
    /// Without 《》.
    pub title: String,
    /// For example `2019`.
    pub version: String,
    /// The file that holds it.
    pub file: String,
}

/// Names one 修改决定 of a project. Ordered by file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecisionName {
    /// The file that holds it.
    pub file: String,
    /// The decision's own title, without 《》.
    pub title: String,
    /// The instrument that it amends, without 《》.
    pub amends: String,
    /// The version that it amends.
    pub old: String,
    /// The version that it makes.
    pub new: String,
    /// Whether it says from when that version applies and calls itself no 草案.
    pub enacted: bool,
}

/// How one clause of the official text is accounted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// Citation.
    pub citation: String,
    /// The official words.
    pub text: String,
    /// What it is encoded as; `不编码：理由` when not operative; empty when unaccounted for.
    pub encoded_as: Vec<String>,
}

/// A project: all its files, and the queries over them.
pub struct Project {
    db: Database,
    files: Files,
    settings: Settings,
    /// From a version that a decision made to the one that it amended.
    bases: BTreeMap<InstrumentName, InstrumentName>,
}

impl Project {
    /// A project of these files, in order of path; the standard library is always there.
    pub fn new(files: Vec<InputFile>, settings: Settings) -> Project {
        Project::with_database(Database::default(), files, settings)
    }

    /// A project that records which queries run, for [`Project::take_executed`].
    pub fn recording(files: Vec<InputFile>, settings: Settings) -> Project {
        Project::with_database(Database::recording(), files, settings)
    }

    fn with_database(mut db: Database, mut inputs: Vec<InputFile>, settings: Settings) -> Project {
        inputs.sort_by(|a, b| a.path.cmp(&b.path));
        inputs.dedup_by(|a, b| a.path == b.path);
        let own = inputs
            .into_iter()
            .map(|input| db.add_own(&input.path, input.text))
            .collect();
        let standard = stdlib::FILES
            .iter()
            .map(|(path, text)| db.add_standard(path, text))
            .collect();
        let files = Files::new(&db, own, standard);
        Project {
            db,
            files,
            settings,
            bases: BTreeMap::new(),
        }
    }

    /// The queries that ran since the last call; empty unless the project is recording.
    pub fn take_executed(&self) -> Vec<String> {
        self.db.take_executed()
    }

    /// Every instrument that the project's own files declare.
    pub fn instruments(&self) -> Vec<InstrumentName> {
        instruments(&self.db, self.files)
            .iter()
            .map(|(title, version, file)| InstrumentName {
                title: title.clone(),
                version: version.clone(),
                file: file.path(&self.db).to_owned(),
            })
            .collect()
    }

    /// Every 修改决定 that says what it amends.
    pub fn decisions(&self) -> Vec<DecisionName> {
        let own = self.files.own(&self.db).iter();
        own.filter_map(|&file| decision_name(&self.db, file))
            .collect()
    }

    /// The timeline of every title with more than one version that is not a draft, by title.
    pub fn timelines(&self) -> Vec<Timeline> {
        timelines(&self.db, self.files)
    }

    /// The decision model; `None` while errors stand in the way.
    pub fn model(&self, name: &InstrumentName) -> Option<Arc<Model>> {
        assemble(&self.db, self.files, self.file(&name.file)?)
            .model
            .clone()
    }

    /// Where the clauses of an instrument and their conditions stand; `None` without a model.
    pub fn places(&self, name: &InstrumentName) -> Option<Places> {
        let model = self.model(name)?;
        let found = places(&self.db, self.files, self.file(&name.file)?, &model);
        Some(found.map(self.locator()))
    }

    /// Everything worth saying about the project, sorted by file and place.
    pub fn check(&self) -> Vec<Diagnostic> {
        self.finish(project_findings(&self.db, self.files))
    }

    /// Everything worth saying about one instrument: its own file, and where it stands in the
    /// timeline of its title. Sorted by file and place.
    pub fn findings(&self, name: &InstrumentName) -> Vec<Diagnostic> {
        let found = self.file(&name.file);
        let found = found.map(|file| instrument_findings(&self.db, self.files, file));
        self.finish(found.unwrap_or_default())
    }

    /// Errors that bear on one instrument: its file and the modules that it uses. No lints.
    pub fn errors(&self, name: &InstrumentName) -> Vec<Diagnostic> {
        let Some(file) = self.file(&name.file) else {
            return Vec::new();
        };
        let files = used_files(&self.db, self.files, file);
        let found = files.iter().flat_map(|&file| {
            let errors = errors_of(&self.db, self.files, file).clone();
            settled(&self.db, self.files, file, errors)
        });
        let errors = found.filter(|finding| finding.severity == Severity::Error);
        self.finish(errors.collect())
    }

    /// How every clause is accounted for, in the order of the text.
    pub fn account(&self, name: &InstrumentName) -> Vec<AccountLine> {
        let clauses = self
            .model(name)
            .map(|model| model.clauses.clone())
            .unwrap_or_default();
        clauses
            .into_iter()
            .map(|clause| AccountLine {
                citation: clause.citation,
                text: clause.text,
                encoded_as: clause.account,
            })
            .collect()
    }

    /// A case from `事实`, `值` pairs as typed by a person (`--set`, JSON case files), on top of
    /// `case`.
    pub fn assign(
        &self,
        model: &Model,
        case: &mut Case,
        assignments: &[(String, String)],
    ) -> Vec<Diagnostic> {
        cases::assign(model, case, assignments)
    }

    /// Settings applied, places made absolute, in source order, each finding once.
    fn finish(&self, found: Vec<Diagnostic<Place>>) -> Vec<Diagnostic> {
        let mut finished: Vec<Diagnostic> = found
            .into_iter()
            .filter_map(|f| self.levelled(f))
            .map(|f| self.located(f))
            .collect();
        finished
            .sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
        finished.dedup();
        finished
    }

    fn levelled(&self, mut finding: Diagnostic<Place>) -> Option<Diagnostic<Place>> {
        if finding.code.severity() != Severity::Error
            && let Some(level) = self.settings.levels.get(finding.code.id())
        {
            finding.severity = (*level)?;
        }
        Some(finding)
    }

    fn located(&self, finding: Diagnostic<Place>) -> Diagnostic {
        finding.map(self.locator())
    }

    /// From places in blocks to places in files.
    fn locator(&self) -> impl Fn(Place) -> Location {
        let files: Vec<SourceFile> = self.files.all(&self.db).collect();
        move |place| match place {
            Place::File { file, span } => Location {
                source: SourceId(file),
                span,
            },
            Place::Block { file, block, span } => {
                let outline = files.get(file as usize).map(|&f| file_outline(&self.db, f));
                let start = outline
                    .and_then(|o| o.blocks.get(block as usize))
                    .map_or(0, |b| b.start);
                Location {
                    source: SourceId(file),
                    span: span.shifted(start),
                }
            }
        }
    }
}

fn decision_name(db: &Database, file: SourceFile) -> Option<DecisionName> {
    let header = amendment(db, file)?;
    let amends = header.amends.as_ref()?;
    Some(DecisionName {
        file: file.path(db).to_owned(),
        title: header.title.node.clone(),
        amends: amends.title.node.clone(),
        old: amends.old.node.clone(),
        new: amends.new.node.clone(),
        enacted: header.commencement.is_some()
            && header.nature.as_ref().is_none_or(|it| it.node != "草案"),
    })
}
