//! Names that are not declared because of a module: one that is not used, or one that is not there.

use super::consequences::undeclared_name;
use crate::db::{Files, SourceFile};
use crate::names::nearest;
use crate::place::Place;
use crate::source::{declarations, modules, used_files, uses};
use qufen_diagnostics::{Code, Diagnostic, codes};
use qufen_syntax::ast::Block;
use salsa::Database;
use std::collections::BTreeMap;

/// How many names a finding lists before it only counts.
const LISTED: usize = 3;

/// What a module declares; while a 使用 leads nowhere, it might have declared these.
const DECLARED_IN_MODULES: [Code; 4] = [
    codes::NAME_UNDECLARED,
    codes::PRINCIPLE_UNDECLARED,
    codes::BODY_UNDECLARED,
    codes::TYPE_UNKNOWN,
];

/// The findings without those that a module explains: what a module of the project declares becomes
/// one finding on the 使用 that is missing, and where a 使用 leads nowhere, the one on it stands for
/// all names that the module may have held.
pub(super) fn explained_by_modules(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    found: Vec<Diagnostic<Place>>,
) -> Vec<Diagnostic<Place>> {
    if !found.iter().any(|one| undeclared_name(one).is_some()) {
        return found;
    }
    let absent = absent_modules(db, files, file);
    let meant: Vec<&str> = absent.iter().filter_map(|(_, near)| *near).collect();
    let mut kept = modules_not_used(db, files, file, found, &meant);
    if !absent.is_empty() {
        let explained = |one: &Diagnostic<Place>| DECLARED_IN_MODULES.contains(&one.code);
        kept.retain(|one| !explained(one));
    }
    kept
}

/// The 使用 of the file, and of the modules that it uses, that lead nowhere, each with the module
/// that was likely meant.
fn absent_modules(db: &dyn Database, files: Files, file: SourceFile) -> Vec<(&str, Option<&str>)> {
    let known = modules(db, files);
    let used = used_files(db, files, file).iter();
    let named = used.flat_map(|&file| uses(declarations(db, file)));
    let absent = named.filter(|name| known.iter().all(|(module, _)| *module != name.node));
    let meant = |name: &str| {
        let near = nearest(name, known.iter().map(|(module, _)| module.as_str()))?;
        let module = known.iter().find(|(module, _)| *module == near)?;
        Some(module.0.as_str())
    };
    absent
        .map(|name| (name.node.as_str(), meant(&name.node)))
        .collect()
}

/// Names that a module of the project declares become one finding on the 使用 that is missing, or
/// none where a misspelt 使用 meant that module.
fn modules_not_used(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
    found: Vec<Diagnostic<Place>>,
    meant: &[&str],
) -> Vec<Diagnostic<Place>> {
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
    missing.retain(|module, _| !meant.contains(module));
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
