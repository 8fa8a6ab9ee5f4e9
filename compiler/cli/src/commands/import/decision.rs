//! `import DECISION -o FILE`: a published 修改决定 as source.

use super::write_all;
use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding_of, one};
use crate::context::Context;
use crate::load::{Wanted, load};
use crate::policy::one_below;
use clap::ArgMatches;
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_revision::apply::Base;
use qufen_revision::import::{
    NotTranscribed, Published, Transcribed, everywhere, transcribe, with_marks,
};
use qufen_semantics::InstrumentName;
use std::path::{Path, PathBuf};

pub fn run(
    matches: &ArgMatches,
    context: &Context,
    text: &str,
    shown: &str,
    note: Option<Diagnostic>,
) -> Result<Answer, Stop> {
    let old = amended(matches, context)?;
    let made = transcribe(&Published {
        text,
        amends: old
            .as_ref()
            .map(|old| (old.name.title.as_str(), old.name.version.as_str())),
        version: one(matches, "version"),
    });
    let mut made = made.map_err(|reason| refused(reason, shown))?;
    let mut notes: Vec<Diagnostic> = note.into_iter().collect();
    if let Some((source, official)) = old.as_ref().and_then(|old| old.texts.as_ref()) {
        let told = everywhere(Base { source, official }, &made.source);
        let (source, marks) = with_marks(Base { source, official }, &told.source);
        made.source = source;
        notes.extend(told.added.into_iter().map(|(place, words, count)| {
            let note = Diagnostic::nowhere(codes::CHANGED_EVERYWHERE).with("place", place);
            note.with("words", words).with("count", count)
        }));
        notes.extend(marks.into_iter().map(|one| {
            let note = Diagnostic::nowhere(codes::MARK_ADDED).with("place", one.place);
            note.with("words", one.words).with("mark", one.mark)
        }));
    }
    if made.other_words {
        notes.push(Diagnostic::nowhere(codes::OTHER_WORDS_CHANGED).with("path", shown));
    }
    let notes = render::terminal(
        &notes,
        &Sources::default(),
        context.language,
        context.colour_err,
    );
    let Some(target) = one(matches, "output").map(Path::new) else {
        return Ok(Answer::fine(made.source).err(notes));
    };
    let files = [(target.to_owned(), made.source.as_str())];
    write_all(&files, matches.get_flag("force"), context)?;
    Ok(Answer::new(Exit::Fine)
        .out(told(target, &made, context))
        .err(notes))
}

/// The version that is amended.
struct Old {
    name: InstrumentName,
    /// Its source and its official text, where both are held.
    texts: Option<(String, String)>,
}

/// The version that `--amends` names.
fn amended(matches: &ArgMatches, context: &Context) -> Result<Option<Old>, Stop> {
    let Some(path) = one(matches, "amends") else {
        return Ok(None);
    };
    let paths = [PathBuf::from(path)];
    let wanted = Wanted {
        paths: &paths,
        scenarios: false,
        goldens: false,
        encoding: encoding_of(matches),
    };
    let loaded = load(&wanted, context)?;
    let project = loaded.project();
    let name = one_below(&project, &loaded, &paths[0])?;
    let sources = project.sources();
    let text = |path: &str| {
        let id = sources.ids().find(|&id| sources.name(id) == path)?;
        Some(sources.text(id).to_owned())
    };
    let official = project.official_path(&name);
    let texts = text(&name.file).zip(official.and_then(|path| text(&path)));
    Ok(Some(Old { name, texts }))
}

fn told(target: &Path, made: &Transcribed, context: &Context) -> String {
    let words = &context.words().report;
    let amendment = &context.words().amendment;
    let path = target.display().to_string();
    format!(
        "{}\n{}\n\n{}\n",
        (words.created)(&path),
        (amendment.transcribed)(&made.amends, &made.old, &made.new, made.statements),
        (amendment.amend_next)(&path)
    )
}

fn refused(reason: NotTranscribed, shown: &str) -> Stop {
    let finding = |code| Diagnostic::nowhere(code).with("path", shown);
    let list = |laws: &[String]| {
        let titles: Vec<String> = laws.iter().map(|law| format!("《{law}》")).collect();
        titles.join("、")
    };
    let unpaired = |words: &str| {
        let words: String = words.trim_end_matches('。').chars().take(60).collect();
        let finding = finding(codes::UNPAIRED_BRACKETS).with("citation", "决定");
        finding.with("words", words)
    };
    let finding = match reason {
        NotTranscribed::NoStatements => finding(codes::NO_STATEMENTS),
        NotTranscribed::Several(laws) => finding(codes::SEVERAL_LAWS).with("laws", list(&laws)),
        NotTranscribed::Another(laws) => finding(codes::ANOTHER_LAW).with("laws", list(&laws)),
        NotTranscribed::Unclosed(words) | NotTranscribed::Unpaired(words) => unpaired(&words),
    };
    finding.into()
}
