//! Choosing the one instrument that a command is about.

use crate::amended::{Parted, amended};
use crate::answer::Stop;
use crate::arguments::{encoding_of, many, one};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use clap::ArgMatches;
use qufen_diagnostics::{Code, Diagnostic, Severity, Sources, codes, render};
use qufen_semantics::model::Model;
use qufen_semantics::{DecisionName, InstrumentName, Project};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The instrument that a command is about, with the project it stands in.
pub struct Opened {
    pub loaded: Loaded,
    pub project: ManuallyDrop<Project>,
    pub name: InstrumentName,
    pub model: Arc<Model>,
    /// What is said of the decisions that make it.
    pub parted: Parted,
}

/// Reads what `policy` names, of the version that `version` asks for.
pub fn open(matches: &ArgMatches, scenarios: bool, context: &Context) -> Result<Opened, Stop> {
    let wanted = Wanted {
        paths: &many::<PathBuf>(matches, "policy"),
        scenarios,
        goldens: false,
        encoding: encoding_of(matches),
    };
    opened(&wanted, one(matches, "version"), context)
}

/// Reads what is wanted; the instrument there, of the version that `version` asks for.
pub fn opened(
    wanted: &Wanted<'_>,
    version: Option<&str>,
    context: &Context,
) -> Result<Opened, Stop> {
    let loaded = load(wanted, context)?;
    let mut project = loaded.project();
    let parted = amended(&mut project, &loaded, version)?.parted;
    let name = choose(&project, &loaded, version, codes::SEVERAL_INSTRUMENTS)?;
    let model = model(&project, &name)?;
    Ok(Opened {
        loaded,
        project,
        name,
        model,
        parted,
    })
}

/// Whether a version was named: a file that holds it, or the decision that makes it.
pub fn is_named(project: &Project, loaded: &Loaded, name: &InstrumentName) -> bool {
    let makes = |decision: &DecisionName| {
        decision.amends == name.title
            && decision.new == name.version
            && loaded.is_named(&decision.file)
    };
    let held = loaded.has(&name.file) || project.decisions().iter().any(makes);
    held && loaded.is_selected(&name.file)
}

impl Opened {
    /// What there is to say beside the answer: of loading, and of decisions that were applied.
    pub fn notes(&self, context: &Context) -> String {
        notes(&self.loaded, &self.parted, context)
    }

    /// Without the official text nothing can be said of any case.
    pub fn with_text(self) -> Result<Opened, Stop> {
        if self.model.instrument.text_held {
            return Ok(self);
        }
        Err(text_not_held(&self.name))
    }
}

/// What loading had to say, and what is said of decisions that were applied.
pub fn notes(loaded: &Loaded, parted: &Parted, context: &Context) -> String {
    let (language, colour) = (context.language, context.colour_err);
    let told = render::terminal(&loaded.notes, &Sources::default(), language, colour);
    told + &parted.told(context)
}

/// What is answered where the text is not held.
pub fn text_not_held(name: &InstrumentName) -> Stop {
    let refusal = Diagnostic::nowhere(codes::TEXT_NOT_HELD)
        .with("title", &name.title)
        .with("version", &name.version);
    Stop::no(vec![refusal], Sources::default())
}

/// What was typed for `policy`, for commands that can be copied.
pub fn typed(matches: &ArgMatches) -> String {
    let paths = many::<PathBuf>(matches, "policy");
    let paths: Vec<String> = paths.iter().map(|it| it.display().to_string()).collect();
    paths.join(" ")
}

/// The instrument below what was named, of `version` when one is asked for; `several` says what to do
/// where there are more.
pub fn choose(
    project: &Project,
    loaded: &Loaded,
    version: Option<&str>,
    several: Code,
) -> Result<InstrumentName, Stop> {
    let here = named_here(project, loaded)?;
    let wanted: Vec<&InstrumentName> = here
        .iter()
        .filter(|name| version.is_none_or(|version| name.version == version))
        .collect();
    match (wanted.as_slice(), version) {
        ([one], _) => Ok((*one).clone()),
        ([], Some(version)) => Err(Diagnostic::nowhere(codes::VERSION_NOT_FOUND)
            .with("version", version)
            .with("list", list(&here.iter().collect::<Vec<_>>()))
            .into()),
        (found, _) => Err(Diagnostic::nowhere(several)
            .with("path", loaded.selection().join("、"))
            .with("list", list(found))
            .into()),
    }
}

/// The one instrument below a path.
pub fn one_below(project: &Project, loaded: &Loaded, path: &Path) -> Result<InstrumentName, Stop> {
    let shown = loaded.show(path);
    let below = |name: &InstrumentName| Path::new(&name.file).starts_with(&shown) || shown == ".";
    let here: Vec<InstrumentName> = project.instruments().into_iter().filter(below).collect();
    match here.as_slice() {
        [one] => Ok(one.clone()),
        [] => Err(nothing_here(project, loaded)),
        several => Err(Diagnostic::nowhere(codes::SEVERAL_TO_COMPARE)
            .with("path", shown)
            .with("list", list(&several.iter().collect::<Vec<_>>()))
            .into()),
    }
}

/// The instruments below what was named, at least one, by title and version.
pub fn named_here(project: &Project, loaded: &Loaded) -> Result<Vec<InstrumentName>, Stop> {
    let here: Vec<InstrumentName> = project
        .instruments()
        .into_iter()
        .filter(|name| loaded.is_selected(&name.file))
        .collect();
    if here.is_empty() {
        return Err(nothing_here(project, loaded));
    }
    Ok(here)
}

/// Its model, or the errors that stand in the way. Nothing is decided under words that are not
/// those of the official text.
pub fn model(project: &Project, name: &InstrumentName) -> Result<Arc<Model>, Stop> {
    let errors = project.errors(name);
    project
        .model(name)
        .filter(|_| errors.is_empty())
        .ok_or_else(|| Stop::no(errors, project.sources()))
}

/// A file that cannot be read as an instrument has errors that say more than its absence.
fn nothing_here(project: &Project, loaded: &Loaded) -> Stop {
    let sources = project.sources();
    let errors: Vec<Diagnostic> = project
        .check()
        .into_iter()
        .filter(|one| one.severity == Severity::Error)
        .filter(|one| {
            one.place
                .is_some_and(|place| loaded.is_selected(sources.name(place.source)))
        })
        .collect();
    if errors.is_empty() {
        Diagnostic::nowhere(codes::NO_INSTRUMENT)
            .with("path", loaded.selection().join("、"))
            .into()
    } else {
        Stop::no(errors, sources)
    }
}

fn list(names: &[&InstrumentName]) -> String {
    let shown: Vec<String> = names
        .iter()
        .map(|name| format!("《{}》 版本 {}（{}）", name.title, name.version, name.file))
        .collect();
    shown.join("；")
}
