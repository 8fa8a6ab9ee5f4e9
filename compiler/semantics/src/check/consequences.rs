//! One mistake, one finding: what only follows from another finding of the same file is left out.

use super::missing_modules::explained_by_modules;
use crate::db::{Files, SourceFile};
use crate::place::Place;
use crate::source::blocks;
use qufen_diagnostics::{Code, Diagnostic, Severity, codes};
use salsa::Database;
use std::collections::{BTreeMap, BTreeSet};

/// Findings that a name is not declared. Each name is worth one.
const UNDECLARED: [Code; 8] = [
    codes::NAME_UNDECLARED,
    codes::OUTCOME_UNDECLARED,
    codes::PRINCIPLE_UNDECLARED,
    codes::READING_UNDECLARED,
    codes::BODY_UNDECLARED,
    codes::TYPE_UNKNOWN,
    codes::POLICY_UNKNOWN,
    codes::POLICY_AMBIGUOUS,
];

/// Where the first stands anywhere in a file, the others are no news.
const FOLLOWS: [(Code, &[Code]); 2] = [
    (codes::NUMBER_TWICE, &[codes::CLAUSE_CYCLE]),
    (
        codes::CLAUSE_ABSENT,
        &[codes::NUMBER_GAP, codes::ACT_NOT_IN_WORDS],
    ),
];

/// How many further places of one name are shown.
const SHOWN: usize = 2;

/// The findings of one file, without those that follow from others.
pub fn settled(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    mut found: Vec<Diagnostic<Place>>,
) -> Vec<Diagnostic<Place>> {
    let held: BTreeSet<Code> = found.iter().map(|one| one.code).collect();
    let follows = |code| {
        FOLLOWS
            .iter()
            .any(|(cause, effects)| held.contains(cause) && effects.contains(&code))
    };
    found.retain(|one| !follows(one.code));
    if found
        .iter()
        .any(|one| is_about_decision(db, file, one) && one.code != codes::DECISION_MISSING)
    {
        found.retain(|one| one.code != codes::DECISION_MISSING);
    }
    let unread: BTreeSet<Option<u32>> = found
        .iter()
        .filter(|one| one.code.id().starts_with("QF01"))
        .map(|one| one.place.and_then(block_of))
        .collect();
    found.retain(|one| {
        one.code != codes::ITEM_WITHOUT_MEANING || !unread.contains(&one.place.and_then(block_of))
    });
    found.sort_by_key(|one| one.place);
    once_for_each_name(explained_by_modules(db, files, file, found))
}

fn block_of(place: Place) -> Option<u32> {
    match place {
        Place::Block { block, .. } => Some(block),
        Place::File { .. } => None,
    }
}

/// While there are errors, what they hide may look unused: an allow beside them, and any fact. A
/// version declared twice makes every scenario that names it ambiguous.
pub fn without_what_errors_hide(mut found: Vec<Diagnostic<Place>>) -> Vec<Diagnostic<Place>> {
    let in_error: BTreeSet<u32> = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .filter_map(|one| one.place.map(Place::file))
        .collect();
    let declared_twice = found
        .iter()
        .any(|one| one.code == codes::VERSION_DECLARED_TWICE);
    let in_sound_file = |one: &Diagnostic<Place>| {
        one.place
            .is_none_or(|place| !in_error.contains(&place.file()))
    };
    found.retain(|one| {
        (one.code != codes::FACT_UNUSED || in_error.is_empty())
            && (one.code != codes::POLICY_AMBIGUOUS || !declared_twice)
            && (one.code != codes::ALLOW_IDLE || in_sound_file(one))
    });
    found
}

/// Whether a finding is an error inside the 结论 of the file.
fn is_about_decision(db: &dyn Database, file: SourceFile, found: &Diagnostic<Place>) -> bool {
    let Some(Place::Block { block, .. }) = found.place else {
        return false;
    };
    let text = blocks(db, file)
        .get(block as usize)
        .map_or("", |block| block.text(db));
    let words = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("//"));
    found.severity == Severity::Error && words.is_some_and(|line| line.starts_with("结论"))
}

/// What kind of name is not declared, and which.
pub(super) fn undeclared_name(found: &Diagnostic<Place>) -> Option<(Code, String)> {
    let (_, name) = found
        .arguments
        .iter()
        .find(|(key, _)| ["name", "policy"].contains(key))?;
    UNDECLARED
        .contains(&found.code)
        .then(|| (found.code, name.clone()))
}

/// The first finding on each undeclared name, which points at the next few places and mends all.
fn once_for_each_name(found: Vec<Diagnostic<Place>>) -> Vec<Diagnostic<Place>> {
    let mut kept: Vec<Diagnostic<Place>> = Vec::new();
    let mut first: BTreeMap<(Code, String), usize> = BTreeMap::new();
    for one in found {
        let Some(name) = undeclared_name(&one) else {
            kept.push(one);
            continue;
        };
        match first.get(&name) {
            None => {
                first.insert(name, kept.len());
                kept.push(one);
            }
            Some(&index) => join(&mut kept[index], one),
        }
    }
    kept
}

fn join(first: &mut Diagnostic<Place>, again: Diagnostic<Place>) {
    if let Some(place) = again.place
        && first.place != again.place
        && first.labels.len() < SHOWN
    {
        first.labels.push(qufen_diagnostics::Label {
            place,
            caption: "again",
        });
    }
    if let (Some(fix), Some(more)) = (&mut first.fix, again.fix) {
        for edit in more.edits {
            if !fix.edits.contains(&edit) {
                fix.edits.push(edit);
            }
        }
    }
}
