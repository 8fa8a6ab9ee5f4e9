//! `check`: everything worth saying about the sources.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding, encoding_of, flag, format, many, one, page, paths};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::messages::{Account, Words};
use crate::write::write_file;
use clap::{ArgMatches, Command};
use qufen_diagnostics::{Diagnostic, Severity, SourceId, Sources, Span, fix, render};
use qufen_evaluator::report::wrapped;
use qufen_semantics::lints::pending::PENDING;
use qufen_semantics::{AccountLine, DecisionName, InstrumentName, Project};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::PathBuf;

pub fn command(words: &'static Words) -> Command {
    page("check", &words.check, words)
        .arg(paths(words))
        .arg(format(
            words.options.check_format,
            words,
            &["human", "json", "sarif", "github"],
        ))
        .arg(flag("account", words.options.account))
        .arg(flag("fix", words.options.fix).conflicts_with("encoding"))
        .arg(flag("deny-warnings", words.options.deny_warnings))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let named = many::<PathBuf>(matches, "paths");
    let wanted = Wanted {
        paths: &named,
        scenarios: true,
        goldens: false,
        encoding: encoding_of(matches),
    };
    let loaded = load(&wanted, context)?;
    let mut project = loaded.project();
    let mut told = render::terminal(
        &loaded.notes,
        &Sources::default(),
        context.language,
        context.colour_err,
    );
    if matches.get_flag("fix") {
        told += &apply_fixes(&mut project, &loaded, context)?;
    }
    let (findings, sources) = findings(&mut project, &loaded);
    let exit = verdict(&findings, matches.get_flag("deny-warnings"));
    let text = match one(matches, "format") {
        Some("json") => as_json(&project, &loaded, &findings, &sources),
        Some("sarif") => render::sarif(&findings, &sources, env!("CARGO_PKG_VERSION")),
        Some("github") => render::github(&findings, &sources),
        _ => as_text(
            &project,
            &loaded,
            (&findings, &sources),
            matches.get_flag("account"),
            context,
        ),
    };
    Ok(Answer::new(exit).out(text).err(told))
}

/// What concerns the files that were named, with the texts that it points into.
fn findings(project: &mut Project, loaded: &Loaded) -> (Vec<Diagnostic>, Sources) {
    let wanted = |decision: &DecisionName| loaded.is_selected(&decision.file);
    let (mut found, sources) = qufen_revision::check(project, wanted);
    found.retain(|one| match one.place {
        Some(place) => loaded.is_selected(sources.name(place.source)),
        None => true,
    });
    (found, sources)
}

fn verdict(findings: &[Diagnostic], deny_warnings: bool) -> Exit {
    let limit = if deny_warnings {
        Severity::Warning
    } else {
        Severity::Error
    };
    if findings.iter().any(|one| one.severity >= limit) {
        Exit::No
    } else {
        Exit::Fine
    }
}

/// Makes the safe edits, file by file. An edit that overlaps one before it waits for the next run.
fn apply_fixes(project: &mut Project, loaded: &Loaded, context: &Context) -> Result<String, Stop> {
    let (mut edits_made, mut files_changed) = (0, 0);
    for (source, edits) in safe_edits(project, loaded) {
        let sources = project.sources();
        let (name, text) = (sources.name(source).to_owned(), sources.text(source));
        let edits: Vec<(Span, &str)> = edits
            .iter()
            .map(|(span, new)| (*span, new.as_str()))
            .collect();
        let Some(text) = fix::apply(text, &edits) else {
            continue;
        };
        write_file(&loaded.on_disk(&name), &name, &text, context.words())?;
        project.set_text(&name, text);
        edits_made += edits.len();
        files_changed += 1;
    }
    Ok(format!(
        "{}\n",
        (context.words().report.fixed)(edits_made, files_changed)
    ))
}

fn safe_edits(project: &mut Project, loaded: &Loaded) -> BTreeMap<SourceId, Vec<(Span, String)>> {
    let (found, sources) = findings(project, loaded);
    let mut edits: BTreeMap<SourceId, Vec<(Span, String)>> = BTreeMap::new();
    for fix in found
        .into_iter()
        .filter_map(|one| one.fix)
        .filter(|fix| fix.safe)
    {
        let fits = fix.edits.iter().all(|edit| {
            let held = edits
                .get(&edit.place.source)
                .map(Vec::as_slice)
                .unwrap_or_default();
            loaded.has(sources.name(edit.place.source))
                && held.iter().all(|(span, _)| {
                    span.end < edit.place.span.start || edit.place.span.end < span.start
                })
        });
        if fits {
            for edit in fix.edits {
                edits
                    .entry(edit.place.source)
                    .or_default()
                    .push((edit.place.span, edit.text));
            }
        }
    }
    edits
}

/// The account of every instrument that was named. One without a model has none: its text is not
/// held, or its errors say more.
fn instruments(project: &Project, loaded: &Loaded) -> Vec<(InstrumentName, Vec<AccountLine>)> {
    project
        .instruments()
        .into_iter()
        .filter(|name| loaded.is_selected(&name.file))
        .map(|name| (project.account(&name), name))
        .filter(|(lines, _)| !lines.is_empty())
        .map(|(lines, name)| (name, lines))
        .collect()
}

fn as_text(
    project: &Project,
    loaded: &Loaded,
    (findings, sources): (&[Diagnostic], &Sources),
    whole_account: bool,
    context: &Context,
) -> String {
    let words = &context.words().report;
    let mut out = render::terminal(findings, sources, context.language, context.colour_out);
    for (name, lines) in instruments(project, loaded) {
        let account = (words.account_line)(&count(&name, &lines));
        out += &wrapped(&account, 0, 2, context.width);
        if whole_account {
            out.extend(lines.iter().map(|line| account_line(line, context)));
            out.push('\n');
        }
    }
    let checked = loaded
        .files
        .iter()
        .filter(|file| loaded.is_selected(&file.path))
        .count();
    out + &match render::summary(findings, context.language) {
        summary if summary.is_empty() => format!("{}\n", (words.nothing_wrong)(checked)),
        summary => format!("{}\n", (words.found)(&summary)),
    }
}

fn account_line(line: &AccountLine, context: &Context) -> String {
    let encoded = match line.encoded_as.as_slice() {
        [] => context.words().report.unaccounted.to_owned(),
        several => several.join("；"),
    };
    let encoded = format!("{}  {encoded}", line.citation);
    wrapped(&encoded, 2, 4, context.width) + &wrapped(&line.text, 6, 6, context.width)
}

/// The last coordinate of a citation tells what it is. A 条 of one 款 is cited as the 条.
fn count<'a>(name: &'a InstrumentName, lines: &[AccountLine]) -> Account<'a> {
    let ending = |mark: char| {
        lines
            .iter()
            .filter(|line| line.citation.ends_with(mark))
            .count()
    };
    let articles: std::collections::BTreeSet<&str> = lines
        .iter()
        .filter_map(|line| line.citation.strip_prefix('第'))
        .map(|cited| cited.split_once('第').map_or(cited, |(article, _)| article))
        .collect();
    let (items, subitems) = (ending('项'), ending('目'));
    let left_out = |line: &&AccountLine| {
        let encoded_as = &line.encoded_as;
        !encoded_as.is_empty() && encoded_as.iter().all(|words| words.starts_with("不编码"))
    };
    let is_pending = |line: &AccountLine| {
        let encoded_as = &line.encoded_as;
        encoded_as.iter().any(|words| words.ends_with(PENDING))
    };
    let left_out: Vec<&AccountLine> = lines.iter().filter(left_out).collect();
    let pending = left_out.iter().filter(|line| is_pending(line)).count();
    let unaccounted = lines
        .iter()
        .filter(|line| line.encoded_as.is_empty())
        .count();
    Account {
        title: &name.title,
        version: &name.version,
        articles: articles.len(),
        paragraphs: lines.len() - items - subitems,
        items,
        subitems,
        encoded: lines.len() - left_out.len() - unaccounted,
        not_operative: left_out.len() - pending,
        pending,
        unaccounted,
    }
}

fn as_json(
    project: &Project,
    loaded: &Loaded,
    findings: &[Diagnostic],
    sources: &Sources,
) -> String {
    let count = |severity| {
        findings
            .iter()
            .filter(|one| one.severity == severity)
            .count()
    };
    let accounts: Vec<_> = instruments(project, loaded)
        .into_iter()
        .map(|(name, lines)| {
            json!({
                "policy": name.title, "version": name.version, "file": name.file,
                "clauses": lines.iter().map(|line| json!({
                    "cite": line.citation, "text": line.text, "encoded_as": line.encoded_as,
                })).collect::<Vec<_>>(),
            })
        })
        .collect();
    let value = json!({
        "summary": {
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
        },
        "diagnostics": render::json(findings, sources),
        "accounts": accounts,
    });
    format!("{value:#}\n")
}
