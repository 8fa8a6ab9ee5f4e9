//! `import DECISION -o FILE`: a published 修改决定 as source.

use super::write_all;
use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding_of, one};
use crate::context::Context;
use crate::load::{Wanted, load};
use crate::policy::one_below;
use clap::ArgMatches;
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_revision::import::{NotTranscribed, Published, Transcribed, transcribe};
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
            .map(|old| (old.title.as_str(), old.version.as_str())),
        version: one(matches, "version"),
    });
    let made = made.map_err(|reason| refused(reason, shown))?;
    let mut notes: Vec<Diagnostic> = note.into_iter().collect();
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

/// The version that `--amends` names.
fn amended(matches: &ArgMatches, context: &Context) -> Result<Option<InstrumentName>, Stop> {
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
    one_below(&loaded.project(), &loaded, &paths[0]).map(Some)
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
