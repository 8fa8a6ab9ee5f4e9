//! A draft within a project: it must come out as the new version not only in its words, but in its
//! decision model.

use super::head::DRAFT;
use super::{Derived, NotDerived, derive};
use crate::apply::{Base, Consolidated, apply};
use crate::consolidate::heads::{header, official_path};
use qufen_semantics::model::Model;
use qufen_semantics::{InputFile, InstrumentName, Project, Settings};
use qufen_syntax::folded;

/// Drafts the decision that turns one version of the project into another. Neither may have errors.
///
/// # Errors
/// As [`derive()`]; also where the text of the old version is not held, or the model does not come out.
pub fn derive_within(
    project: &Project,
    old: &InstrumentName,
    new: &InstrumentName,
) -> Result<Derived, NotDerived> {
    let files = own_files(project);
    let text = |path: &str| {
        let file = files.iter().find(|file| file.path == path);
        file.map(|file| file.text.as_str())
            .ok_or(NotDerived::NoInstrument)
    };
    let source = text(&old.file)?;
    let official = project.official_path(old);
    let base = Base {
        source,
        official: text(&official.ok_or(NotDerived::NoInstrument)?)?,
    };
    let derived = derive(base, text(&new.file)?)?;
    let made = apply(base, &derived.source).map_err(|_| NotDerived::Differs(Vec::new()))?;
    if !same_model(project, &files, new, &made) {
        return Err(NotDerived::ModelDiffers);
    }
    Ok(derived)
}

/// The project's files, those of the standard library left out.
fn own_files(project: &Project) -> Vec<InputFile> {
    let sources = project.sources();
    let files = sources.ids().map(|id| InputFile {
        path: sources.name(id).to_owned(),
        text: sources.text(id).to_owned(),
    });
    files
        .filter(|file| !file.path.starts_with("stdlib/"))
        .collect()
}

/// Whether what was made, put in the place of the new version, has its model, 性质 apart.
fn same_model(
    project: &Project,
    files: &[InputFile],
    new: &InstrumentName,
    made: &Consolidated,
) -> bool {
    let official = header(&made.source).and_then(|header| official_path(&new.file, &header));
    let Some(official) = official else {
        return false;
    };
    let mut files = files.to_vec();
    files.retain(|file| file.path != new.file && file.path != official);
    files.push(InputFile {
        path: new.file.clone(),
        text: made.source.clone(),
    });
    files.push(InputFile {
        path: official,
        text: made.official.clone(),
    });
    let made = Project::new(files, Settings::default());
    let (Some(made), Some(wanted)) = (made.model(new), project.model(new)) else {
        return false;
    };
    let draft = made.instrument.nature.as_deref() == Some(DRAFT);
    comparable(&made, draft) == comparable(&wanted, draft)
}

/// What a model says, 性质 and the order for diagrams left out, and 施行 and 废止 where it is a draft: words
/// as they are compared; 废止, facts, constraints and definitions in whatever order they are declared, and
/// spoken of by their names.
fn comparable(model: &Model, draft: bool) -> Vec<String> {
    let mut rest = model.clone();
    rest.instrument.nature = None;
    rest.instrument.repeals.sort();
    rest.arrangement.clear();
    if draft {
        rest.instrument.commencement = None;
        rest.instrument.repeals.clear();
    }
    for clause in &mut rest.clauses {
        clause.text = folded(&clause.text).map(|(_, c)| c).collect();
    }
    let facts = std::mem::take(&mut rest.facts);
    let definitions = std::mem::take(&mut rest.definitions);
    let constraints = std::mem::take(&mut rest.constraints);
    let declared = (facts.iter().map(|it| format!("{it:?}")))
        .chain(definitions.iter().map(|it| format!("{it:?}")))
        .chain(constraints.iter().map(|it| format!("{:?}", it.formula)));
    let mut said: Vec<String> = declared.map(|it| by_names(&it, model)).collect();
    said.sort_unstable();
    said.push(by_names(&format!("{rest:?}"), model));
    said
}

/// The text with the names of facts and definitions in place of their numbers.
fn by_names(text: &str, model: &Model) -> String {
    let fact = |at: usize| model.facts.get(at).map(|it| it.name.as_str());
    let definition = |at: usize| model.definitions.get(at).map(|it| it.name.as_str());
    named(&named(text, "FactId(", fact), "DefinitionId(", definition)
}

fn named<'m>(text: &str, mark: &str, name: impl Fn(usize) -> Option<&'m str>) -> String {
    let mut parts = text.split(mark);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let found = part[..digits].parse().ok().and_then(&name);
        out += mark;
        out += found.unwrap_or(&part[..digits]);
        out += &part[digits..];
    }
    out
}
