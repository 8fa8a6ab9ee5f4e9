//! One mistake, one finding: what only follows from another finding of the same file is left out.

use crate::db::{Files, SourceFile};
use crate::place::Place;
use crate::source::{blocks, declarations, modules, used_files};
use qufen_diagnostics::{Code, Diagnostic, Severity, codes};
use qufen_syntax::ast::Block;
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
const FOLLOWS: [(Code, &[Code]); 3] = [
    (codes::DECISION_MISSING, &[codes::OUTCOME_UNDECLARED]),
    (codes::NUMBER_TWICE, &[codes::CLAUSE_CYCLE]),
    (
        codes::CLAUSE_ABSENT,
        &[codes::NUMBER_GAP, codes::ACT_NOT_IN_WORDS],
    ),
];

/// How many names a finding lists before it only counts.
const LISTED: usize = 3;

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
    let without_meaning: BTreeSet<Option<Place>> = found
        .iter()
        .filter(|one| one.code == codes::ITEM_WITHOUT_MEANING)
        .map(|one| one.place)
        .collect();
    found.retain(|one| {
        one.code != codes::CLAUSE_UNACCOUNTED || !without_meaning.contains(&one.place)
    });
    let unread: BTreeSet<Option<u32>> = found
        .iter()
        .filter(|one| one.code.id().starts_with("QF01"))
        .map(|one| one.place.and_then(block_of))
        .collect();
    found.retain(|one| {
        one.code != codes::ITEM_WITHOUT_MEANING || !unread.contains(&one.place.and_then(block_of))
    });
    found.sort_by_key(|one| one.place);
    once_for_each_name(modules_not_used(db, files, file, found))
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

/// Names that a module of the project declares become one finding on the 使用 that is missing.
fn modules_not_used(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    found: Vec<Diagnostic<Place>>,
) -> Vec<Diagnostic<Place>> {
    if !found.iter().any(|one| undeclared_name(one).is_some()) {
        return found;
    }
    let owner = declared_elsewhere(db, files, file);
    let mut kept: Vec<Diagnostic<Place>> = Vec::new();
    let mut missing: BTreeMap<&str, (Diagnostic<Place>, Vec<String>)> = BTreeMap::new();
    for one in found {
        let declared =
            undeclared_name(&one).and_then(|name| owner.get(&name).map(|&module| (name.1, module)));
        let (Some((name, module)), Some(place)) = (declared, one.place) else {
            kept.push(one);
            continue;
        };
        let (_, names) = missing.entry(module).or_insert_with(|| {
            let finding = Diagnostic::new(codes::MODULE_NOT_USED, place);
            (finding.with("module", module), Vec::new())
        });
        if !names.contains(&name) {
            names.push(name);
        }
    }
    kept.extend(missing.into_values().map(|(finding, names)| {
        let listed: Vec<String> = names
            .iter()
            .take(LISTED)
            .map(|name| format!("「{name}」"))
            .collect();
        finding
            .with("names", listed.join("、"))
            .with("count", names.len())
    }));
    kept
}

/// What kind of name is not declared, and which.
fn undeclared_name(found: &Diagnostic<Place>) -> Option<(Code, String)> {
    let (_, name) = found
        .arguments
        .iter()
        .find(|(key, _)| ["name", "policy"].contains(key))?;
    UNDECLARED
        .contains(&found.code)
        .then(|| (found.code, name.clone()))
}

/// What the modules that the file does not use declare, with the module's name.
fn declared_elsewhere(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
) -> BTreeMap<(Code, String), &str> {
    let used = used_files(db, files, file);
    let mut owner = BTreeMap::new();
    for (module, other) in modules(db, files) {
        if used.contains(other) {
            continue;
        }
        for block in declarations(db, *other) {
            let mut declares = |code: Code, name: &str| {
                owner.entry((code, name.to_owned())).or_insert(&**module);
            };
            match block {
                Block::Facts(facts) => facts
                    .iter()
                    .for_each(|fact| declares(codes::NAME_UNDECLARED, &fact.name.node)),
                Block::Definition(one) => declares(codes::NAME_UNDECLARED, &one.name.node),
                Block::Enumeration(one) => declares(codes::TYPE_UNKNOWN, &one.name.node),
                Block::Principle(one) => declares(codes::PRINCIPLE_UNDECLARED, &one.name.node),
                Block::Bodies(bodies) => {
                    for name in bodies
                        .iter()
                        .flat_map(|body| std::iter::once(&body.name).chain(&body.aliases))
                    {
                        declares(codes::BODY_UNDECLARED, &name.node);
                    }
                }
                _ => {}
            }
        }
    }
    owner
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
