//! `amend --derive OLD NEW`: the 修改决定 drafted from two versions.

use crate::answer::{Answer, Exit, Stop};
use crate::arguments::{encoding_of, many, one};
use crate::context::Context;
use crate::load::{Loaded, Wanted, load};
use crate::policy::{model, one_below, text_not_held};
use crate::write::write_file;
use clap::ArgMatches;
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use qufen_revision::derive::{Aside, Derived, NotDerived, derive_within};
use qufen_semantics::{InstrumentName, Project};
use std::path::{Path, PathBuf};

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let named = many::<PathBuf>(matches, "policy");
    let [old, new] = named.as_slice() else {
        return Ok(one_version_is_not_enough(context));
    };
    let wanted = Wanted {
        paths: &named,
        scenarios: false,
        goldens: false,
        encoding: encoding_of(matches),
    };
    let loaded = load(&wanted, context)?;
    let project = loaded.project();
    let old = held(&project, &loaded, old)?;
    let new = held(&project, &loaded, new)?;
    let derived = derive_within(&project, &old, &new);
    let derived = derived.map_err(|reason| refused(&reason, &old, &new))?;
    let mut notes = loaded.notes.clone();
    notes.extend(aside(&derived, context));
    let told = render::terminal(
        &notes,
        &Sources::default(),
        context.language,
        context.colour_err,
    );
    let text = match one(matches, "format") {
        Some("text") => &derived.publication,
        _ => &derived.source,
    };
    let answer = Answer::new(Exit::Fine).err(told);
    let Some(path) = one(matches, "output") else {
        return Ok(answer.out(text));
    };
    let on_disk = context.folder.join(path);
    if on_disk.exists() && !matches.get_flag("force") {
        return Err(Diagnostic::nowhere(codes::FILE_EXISTS)
            .with("path", path)
            .into());
    }
    write_file(&on_disk, path, text, context.words())?;
    let report = context.words();
    let out = format!(
        "{}\n{}\n",
        (report.report.created)(path),
        (report.amendment.drafted)(derived.operations)
    );
    Ok(answer.out(out))
}

/// A mistake of the call, worded like clap's.
fn one_version_is_not_enough(context: &Context) -> Answer {
    let words = &context.words().usage;
    let missing = (words.missing_argument)(context.words().amendment.new_version);
    let help = (words.see_help)("qufen amend");
    Answer::new(Exit::Unusable).err(format!("{}{missing}\n{help}\n", words.error))
}

/// The one version below a path, without errors and with its text.
fn held(project: &Project, loaded: &Loaded, path: &Path) -> Result<InstrumentName, Stop> {
    let name = one_below(project, loaded, path)?;
    if model(project, &name)?.instrument.text_held {
        Ok(name)
    } else {
        Err(text_not_held(&name))
    }
}

/// One note for all that the decision leaves.
fn aside(derived: &Derived, context: &Context) -> Option<Diagnostic> {
    let words = &context.words().amendment;
    let told = derived.aside.iter().map(|it| match it {
        Aside::Around(kind) => (words.other_around)(kind),
        Aside::Undeclared(name) => (words.still_declared)(name),
        Aside::Standing => words.other_standing.to_owned(),
        Aside::Draft => words.only_a_draft.to_owned(),
    });
    let told: Vec<String> = told.collect();
    let note = Diagnostic::nowhere(codes::LEFT_ASIDE).with("what", told.join(words.and));
    (!told.is_empty()).then_some(note)
}

fn refused(reason: &NotDerived, old: &InstrumentName, new: &InstrumentName) -> Stop {
    let finding = |code| {
        Diagnostic::nowhere(code)
            .with("old", format!("《{}》 版本 {}", old.title, old.version))
            .with("new", format!("《{}》 版本 {}", new.title, new.version))
    };
    let finding = match reason {
        NotDerived::NoDifference => finding(codes::NO_DIFFERENCE),
        NotDerived::Unsaid(changes) => {
            finding(codes::NOT_SAID_BY_DECISIONS).with("changes", changes.join("、"))
        }
        NotDerived::Differs(places) => {
            finding(codes::DRAFT_NOT_EXACT).with("places", places.join("、"))
        }
        NotDerived::Refused(found) => {
            let told: Vec<String> = (found.iter())
                .map(|(code, words)| format!("{code}「{words}」"))
                .collect();
            finding(codes::DRAFT_NOT_EXACT).with("places", told.join("；"))
        }
        NotDerived::ModelDiffers => finding(codes::DRAFT_NOT_EXACT).with("places", "裁定模型"),
        NotDerived::NoInstrument => {
            Diagnostic::nowhere(codes::NO_INSTRUMENT).with("path", &new.file)
        }
    };
    Stop::no(vec![finding], Sources::default())
}
