//! `import TEXT -o FILE`: an official text as a source that quotes it, ready to be encoded; a published
//! decision as one that says what it says.

mod decision;

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, flag, one, option, page, positional};
use crate::commands::cover::output;
use crate::context::Context;
use crate::load::read_text;
use crate::messages::Words;
use crate::write::write_file;
use clap::{ArgMatches, Command};
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_revision::import::{Imported, NotImported, Skeleton, import, is_decision};
use qufen_semantics::official::title_start;
use std::path::{Path, PathBuf};

/// The name of a copy of the official text.
const COPY: &str = "official.txt";
/// Formats whose letters are not all of what they say.
const NOT_PLAIN: [&str; 9] = [
    "docx", "doc", "wps", "html", "htm", "md", "pdf", "rtf", "odt",
];

pub fn command(words: &'static Words) -> Command {
    let (options, values) = (&words.options, &words.values);
    page("import", &words.import, words)
        .arg(positional("text", options.official_text, values.file, words).required(true))
        .arg(output(words))
        .arg(option("version", options.new_version, values.version))
        .arg(option("amends", options.amends, values.path))
        .arg(flag("force", options.force).requires("output"))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let typed = matches
        .get_one::<PathBuf>("text")
        .cloned()
        .unwrap_or_default();
    let shown = typed.display().to_string();
    refuse_other_formats(&typed, &shown)?;
    let path = context.folder.join(&typed);
    let (whole, note) = read_text(&path, &shown, encoding_of(matches), context.words())?;
    if is_decision(&whole) || matches.contains_id("amends") {
        return decision::run(matches, context, &whole, &shown, note);
    }
    let start = title_start(&whole);
    let text = &whole[start..];
    let skipped = whole[..start]
        .lines()
        .filter(|line| !line.trim().is_empty());
    let skipped = skipped.count();
    let target = one(matches, "output").map(Path::new);
    let as_it_is = skipped == 0 && note.is_none();
    let copied = target.is_some_and(|target| !as_it_is || !same_folder(&typed, target, context));
    let beside = if copied {
        COPY.to_owned()
    } else {
        file_name(&typed)
    };
    let skeleton = import(&Imported {
        text,
        beside: &beside,
        version: one(matches, "version"),
    });
    let skeleton = skeleton.map_err(|reason| refused(reason, &shown))?;
    let notes = render::terminal(
        note.as_slice(),
        &Sources::default(),
        context.language,
        context.colour_err,
    );
    let Some(target) = target else {
        return Ok(Answer::fine(skeleton.source).err(notes));
    };
    let mut files = vec![(target.to_owned(), skeleton.source.as_str())];
    if copied {
        files.push((target.with_file_name(COPY), text));
    }
    write_all(&files, matches.get_flag("force"), context)?;
    let out = told(&files, &skeleton, skipped, context);
    Ok(Answer::new(Exit::Fine).out(out).err(notes))
}

fn refuse_other_formats(typed: &Path, shown: &str) -> Result<(), Stop> {
    let extension = typed
        .extension()
        .map(|it| it.to_string_lossy().to_lowercase());
    match extension.filter(|it| NOT_PLAIN.contains(&it.as_str())) {
        Some(format) => Err(Diagnostic::nowhere(codes::FORMAT_NOT_IMPORTED)
            .with("path", shown)
            .with("format", format!(".{format}"))
            .into()),
        None => Ok(()),
    }
}

fn same_folder(one: &Path, other: &Path, context: &Context) -> bool {
    let folder = |path: &Path| {
        let path = context.folder.join(path);
        path.parent().and_then(|folder| folder.canonicalize().ok())
    };
    folder(one).is_some_and(|found| Some(found) == folder(other))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || COPY.to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Nothing is written where a file holds something else already.
fn write_all(files: &[(PathBuf, &str)], force: bool, context: &Context) -> Result<(), Stop> {
    for (path, text) in files {
        let held = std::fs::read_to_string(context.folder.join(path));
        let other = context.folder.join(path).exists() && held.ok().as_deref() != Some(text);
        if other && !force {
            return Err(Diagnostic::nowhere(codes::FILE_EXISTS)
                .with("path", path.display())
                .into());
        }
    }
    for (path, text) in files {
        let on_disk = context.folder.join(path);
        let shown = path.display().to_string();
        if let Some(folder) = on_disk.parent() {
            std::fs::create_dir_all(folder).map_err(|error| {
                Diagnostic::nowhere(codes::CANNOT_WRITE)
                    .with("path", &shown)
                    .with("reason", context.words().reason(&error))
            })?;
        }
        write_file(&on_disk, &shown, text, context.words())?;
    }
    Ok(())
}

fn told(
    files: &[(PathBuf, &str)],
    skeleton: &Skeleton,
    skipped: usize,
    context: &Context,
) -> String {
    let words = &context.words().report;
    let mut out = String::new();
    for (path, _) in files {
        out += &format!("{}\n", (words.created)(&path.display().to_string()));
    }
    if skipped > 0 {
        out += &format!("{}\n", (words.before_title)(skipped));
    }
    let name = (words.title)(&skeleton.title, &skeleton.version);
    out += &format!("{}\n", (words.imported)(&name, skeleton.counts));
    if let Some((source, _)) = files.first() {
        let next = (words.encode_next)(&source.display().to_string());
        out += &format!("\n{next}\n");
    }
    out
}

fn refused(reason: NotImported, shown: &str) -> Stop {
    let finding = match reason {
        NotImported::NoArticles => Diagnostic::nowhere(codes::NO_ARTICLES).with("path", shown),
        NotImported::Unpaired { citation, words } => {
            let words: String = words.trim_end_matches('。').chars().take(60).collect();
            Diagnostic::nowhere(codes::UNPAIRED_BRACKETS)
                .with("path", shown)
                .with("citation", citation)
                .with("words", words)
        }
    };
    finding.into()
}
