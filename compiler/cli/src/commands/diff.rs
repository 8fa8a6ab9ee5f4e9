//! `diff`: two versions compared by text, rules, outcomes and scenarios.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, format, one, option, page, pairs, positional};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::messages::Words;
use crate::policy::{choose, model};
use clap::{ArgMatches, Command};
use qufen_comparison::{Comparison, Side, compare, human};
use qufen_diagnostics::{Diagnostic, Sources, render};
use qufen_semantics::model::Model;
use qufen_semantics::{InstrumentName, Project};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("diff", &words.diff, words)
        .arg(positional("old", options.diff_old, values.old, words).required(true))
        .arg(positional("new", options.diff_new, values.new, words).required(true))
        .arg(option("old-version", options.old_version, values.version))
        .arg(option("new-version", options.new_version, values.version))
        .arg(pairs("rename", options.rename, values.rename, words))
        .arg(format(options.diff_format, words, &["human", "json"]))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let old = Read::of(matches, "old", context)?;
    let new = Read::of(matches, "new", context)?;
    let project = old.loaded.project();
    // Versions of one project share what is worked out about it.
    let another = (new.loaded.files != old.loaded.files).then(|| new.loaded.project());
    let before = Version::of(&old, &project)?;
    let after = Version::of(&new, another.as_deref().unwrap_or(&project))?;
    let renamed: BTreeMap<String, String> = crate::arguments::many(matches, "rename")
        .into_iter()
        .collect();
    let comparison = compare(&before.side(), &after.side(), &renamed);
    let text = rendered(&comparison, one(matches, "format"), context);
    Ok(Answer::new(verdict(&comparison))
        .out(text)
        .err(notes(&[&old, &new], context)))
}

/// What one argument names.
struct Read {
    loaded: Loaded,
    version: Option<String>,
}

impl Read {
    fn of(matches: &ArgMatches, which: &'static str, context: &Context) -> Result<Read, Stop> {
        let path = crate::arguments::many::<PathBuf>(matches, which);
        let wanted = Wanted {
            paths: &path,
            scenarios: true,
            goldens: false,
            encoding: encoding_of(matches),
        };
        let version = match which {
            "old" => one(matches, "old-version"),
            _ => one(matches, "new-version"),
        };
        Ok(Read {
            loaded: load(&wanted, context)?,
            version: version.map(str::to_owned),
        })
    }
}

/// One version in its project.
struct Version<'a> {
    loaded: &'a Loaded,
    project: &'a Project,
    name: InstrumentName,
    model: Arc<Model>,
}

impl<'a> Version<'a> {
    fn of(read: &'a Read, project: &'a Project) -> Result<Version<'a>, Stop> {
        let name = choose(project, &read.loaded, read.version.as_deref())?;
        Ok(Version {
            loaded: &read.loaded,
            project,
            model: model(project, &name)?,
            name,
        })
    }

    fn side(&self) -> Side<'_> {
        Side {
            files: &self.loaded.files,
            settings: &self.loaded.settings,
            project: self.project,
            name: &self.name,
            model: &self.model,
        }
    }
}

fn rendered(comparison: &Comparison, format: Option<&str>, context: &Context) -> String {
    match format {
        // Strings, numbers and lists: serialising them cannot fail.
        Some("json") => serde_json::to_string_pretty(comparison).unwrap_or_default() + "\n",
        _ => human::human(
            comparison,
            context.language,
            context.width,
            context.colour_out,
        ),
    }
}

fn verdict(comparison: &Comparison) -> Exit {
    if comparison.not_comparable.is_empty() {
        Exit::Fine
    } else {
        Exit::No
    }
}

fn notes(read: &[&Read], context: &Context) -> String {
    let all = read.iter().flat_map(|one| &one.loaded.notes);
    let mut all: Vec<Diagnostic> = all.cloned().collect();
    all.dedup();
    render::terminal(&all, &Sources::default(), context.language, context.colour_err)
}
