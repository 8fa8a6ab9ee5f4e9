//! `--accept`, `--check`: the approved difference as a file.

use crate::answer::{Answer, Exit, Stop};
use crate::commands::accept::refuse_unseen;
use crate::context::Context;
use crate::load::{Encoding, read_text};
use crate::write::write_file;
use qufen_comparison::Comparison;
use qufen_comparison::golden::{Departures, Golden, departures, parse, show, write};
use qufen_diagnostics::{Diagnostic, Location, Sources, codes, render};
use std::io::{self, BufRead, Write};

/// The difference now, and the file of the approved one.
pub struct Gate<'a> {
    now: Golden,
    path: &'a str,
    context: &'a Context,
}

impl<'a> Gate<'a> {
    pub fn new(comparison: &Comparison, path: &'a str, context: &'a Context) -> Gate<'a> {
        Gate {
            now: Golden::of(comparison),
            path,
            context,
        }
    }

    /// Whether the difference is the approved one; what departs from it.
    pub fn check(&self) -> Result<Answer, Stop> {
        let found = departures(&self.read()?, &self.now);
        let words = &self.context.words().comparison;
        if found.none() {
            return Ok(Answer::fine((words.as_approved)(self.path) + "\n"));
        }
        let finding = Diagnostic::nowhere(codes::DIFF_NOT_AS_APPROVED)
            .with("new", found.new.len())
            .with("gone", found.gone.len())
            .with("renumbered", found.renumbered.len())
            .with("changed", found.changed.len());
        let (language, colour) = (self.context.language, self.context.colour_err);
        let told = render::terminal(&[finding], &Sources::default(), language, colour);
        Ok(Answer::new(Exit::No).out(self.shown(&found)).err(told))
    }

    /// Writes the difference as the approved one, after `report` was shown and, unless `yes`,
    /// somebody said so.
    pub fn accept(&self, report: String, yes: bool) -> Result<Answer, Stop> {
        let words = &self.context.words().comparison;
        let mut answer = Answer::fine(if yes { report.clone() } else { String::new() });
        if self.context.folder.join(self.path).exists() {
            let found = departures(&self.read()?, &self.now);
            if found.none() {
                return Ok(answer.out(format!("{}\n", words.already_approved)));
            }
            answer = answer.out(self.shown(&found));
        }
        if !yes && !self.approved(&report, &answer.out) {
            return Ok(Answer::new(Exit::No).err(format!("{}\n", words.not_approved)));
        }
        self.keep()?;
        let written = (self.context.words().report.written)(self.path) + "\n";
        Ok(answer.out(written))
    }

    fn shown(&self, found: &Departures) -> String {
        show(found, self.context.language, self.context.width)
    }

    fn keep(&self) -> Result<(), Stop> {
        let target = self.context.folder.join(self.path);
        let text = write(&self.now);
        Ok(write_file(&target, self.path, &text, self.context.words())?)
    }

    /// What was approved of the same two versions.
    fn read(&self) -> Result<Golden, Stop> {
        let target = self.context.folder.join(self.path);
        let (text, _) = read_text(&target, self.path, Encoding::Utf8, self.context.words())?;
        let golden = parse(&text).map_err(|finding| {
            let mut sources = Sources::default();
            let source = sources.add(self.path, text.clone());
            Stop::unusable(vec![finding.map(|span| Location { source, span })], sources)
        })?;
        if golden.versions == self.now.versions {
            return Ok(golden);
        }
        let foreign = Diagnostic::nowhere(codes::DIFF_GOLDEN_FOREIGN)
            .with("found", &golden.versions)
            .with("now", &self.now.versions);
        Err(foreign.into())
    }

    /// Shows everything on the terminal and asks.
    fn approved(&self, report: &str, departs: &str) -> bool {
        let question = self.context.words().comparison.approve_question;
        let mut screen = io::stderr();
        let asked = write!(screen, "{report}{departs}\n{question}").and_then(|()| screen.flush());
        let mut answer = String::new();
        let read = io::stdin().lock().read_line(&mut answer);
        asked.is_ok() && read.is_ok() && matches!(answer.trim(), "y" | "Y" | "是")
    }
}

/// Nobody approves what nobody sees, or what is not all there.
pub fn refuse(comparison: &Comparison, yes: bool, context: &Context) -> Result<(), Stop> {
    refuse_unseen(!yes, context)?;
    complete(comparison)
}

/// A difference that is not complete is no difference to approve or to hold to.
pub fn complete(comparison: &Comparison) -> Result<(), Stop> {
    if comparison.is_complete() {
        return Ok(());
    }
    let problem = Diagnostic::nowhere(codes::DIFF_UNFINISHED)
        .with("old", comparison.old.shown())
        .with("new", comparison.new.shown());
    Err(Stop {
        diagnostics: vec![problem],
        sources: Sources::default(),
        exit: Exit::Incomplete,
    })
}
