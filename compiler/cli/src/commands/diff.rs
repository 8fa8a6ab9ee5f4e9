//! `diff`: two versions compared by text, rules, outcomes and scenarios.

mod gate;
mod versions;

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, flag, format, many, one, option, page, pairs, positional};
use crate::commands::cover::output;
use crate::context::Context;
use crate::messages::Words;
use crate::write::write_file;
use clap::{ArgAction, ArgMatches, Command};
use gate::Gate;
use qufen_analysis::space::Budget;
use qufen_comparison::claims::{Claim, ClaimStatus, Unread};
use qufen_comparison::{Comparison, Request, compare, html, human};
use qufen_diagnostics::{Diagnostic, Location, Sources, codes, render};
use versions::Versions;

pub fn command(words: &'static Words) -> Command {
    let (own, values) = (&words.comparison, &words.values);
    page("diff", &words.diff, words)
        .arg(
            positional("old", own.old, values.old, words)
                .required(true)
                .display_order(1),
        )
        .arg(
            positional("new", own.new, values.new, words)
                .required(true)
                .display_order(2),
        )
        .arg(option("old-version", own.old_version, values.version))
        .arg(option("new-version", own.new_version, values.version))
        .arg(option("assert", own.assert, own.claim).action(ArgAction::Append))
        .arg(pairs("rename", own.rename, values.rename, words))
        .arg(option("accept", own.accept, values.file).conflicts_with_all(["check", "assert"]))
        .arg(flag("yes", own.yes).short('y').requires("accept"))
        .arg(option("check", own.check, values.file).conflicts_with("assert"))
        .arg(format(own.format, words, &["human", "json", "html"]))
        .arg(output(words))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let versions = Versions::read(matches, context)?;
    let request = Request {
        renamed: versions.renamed(matches)?,
        claims: many(matches, "assert"),
        budget: Budget::default(),
    };
    let compared = compare(&versions.before(), &versions.after(), &request);
    let comparison = compared.map_err(unread)?;
    let text = rendered(&comparison, one(matches, "format"), context);
    let (report, told) = kept(matches, text, context)?;
    let answer = if comparison.not_comparable.is_empty() {
        gated(matches, &comparison, report, context)?
    } else {
        stub(&comparison, context).out(report)
    };
    Ok(answer.err(told).err(notes(&versions, context)))
}

/// A claim that cannot be read.
fn unread(unread: Unread) -> Stop {
    let mut sources = Sources::default();
    let source = sources.add("--assert", unread.claim);
    let findings = unread.findings.into_iter();
    let findings = findings.map(|one| one.map(|span| Location { source, span }));
    Stop::unusable(findings.collect(), sources)
}

/// The report for standard output and a word for standard error; with `-o` it goes into a file.
fn kept(matches: &ArgMatches, report: String, context: &Context) -> Result<(String, String), Stop> {
    let Some(path) = one(matches, "output") else {
        return Ok((report, String::new()));
    };
    write_file(&context.folder.join(path), path, &report, context.words())?;
    let told = (context.words().report.created)(path) + "\n";
    Ok((String::new(), told))
}

/// The report, through the gate where one is asked for.
fn gated(
    matches: &ArgMatches,
    comparison: &Comparison,
    report: String,
    context: &Context,
) -> Result<Answer, Stop> {
    let gate = |path| Gate::new(comparison, path, context);
    match (one(matches, "accept"), one(matches, "check")) {
        (Some(path), _) => {
            let yes = matches.get_flag("yes");
            gate::refuse(comparison, yes, context)?;
            gate(path).accept(report, yes)
        }
        (_, Some(path)) => {
            gate::complete(comparison)?;
            Ok(checked(matches, gate(path).check()?, report))
        }
        _ => Ok(Answer::new(verdict(comparison)).out(report)),
    }
}

/// For people only what departs from the approved difference; a machine gets the whole on standard
/// output.
fn checked(matches: &ArgMatches, answer: Answer, report: String) -> Answer {
    if one(matches, "format") == Some("human") {
        return answer;
    }
    Answer {
        err: answer.out + &answer.err,
        out: report,
        exit: answer.exit,
    }
}

fn rendered(comparison: &Comparison, format: Option<&str>, context: &Context) -> String {
    match format {
        // Strings, numbers and lists: serialising them cannot fail.
        Some("json") => serde_json::to_string_pretty(comparison).unwrap_or_default() + "\n",
        Some("html") => html(comparison, context.language),
        _ if !comparison.assertions.is_empty() => {
            human::claims(comparison, context.language, context.width)
        }
        _ => human::human(
            comparison,
            context.language,
            context.width,
            context.colour_out,
        ),
    }
}

/// Where claims are made, whether they hold; else whether the versions are equivalent.
fn verdict(comparison: &Comparison) -> Exit {
    if !comparison.assertions.is_empty() {
        return of_claims(&comparison.assertions);
    }
    match comparison.equivalent {
        Some(true) if comparison.is_complete() => Exit::Fine,
        Some(_) => Exit::No,
        None => Exit::Incomplete,
    }
}

/// A claim that fails is an answer even where another is incomplete.
fn of_claims(claims: &[Claim]) -> Exit {
    let some = |status| claims.iter().any(|claim| claim.status == status);
    if some(ClaimStatus::Fails) {
        Exit::No
    } else if some(ClaimStatus::Incomplete) {
        Exit::Incomplete
    } else {
        Exit::Fine
    }
}

/// Nothing is invented about a text that is not held.
fn stub(comparison: &Comparison, context: &Context) -> Answer {
    let both = [&comparison.old, &comparison.new];
    let stubs = both.into_iter().filter(|version| !version.text_held);
    let names: Vec<String> = stubs.map(|version| version.shown()).collect();
    let finding = Diagnostic::nowhere(codes::DIFF_TEXT_NOT_HELD).with("versions", names.join("、"));
    let (language, colour) = (context.language, context.colour_err);
    let told = render::terminal(&[finding], &Sources::default(), language, colour);
    Answer::new(Exit::No).err(told)
}

/// What loading had to say, and numbers that parted from their encodings.
fn notes(versions: &Versions, context: &Context) -> String {
    let both = [&versions.old, &versions.new];
    let all = both.into_iter().flat_map(|one| &one.loaded.notes);
    let mut all: Vec<Diagnostic> = all.cloned().collect();
    all.dedup();
    let (language, colour) = (context.language, context.colour_err);
    let told = render::terminal(&all, &Sources::default(), language, colour);
    told + &versions.parted.told(context)
}
