//! Crates depend downwards only: cli → comparison → scenarios → analysis → diagram, evaluator → revision → semantics → syntax → diagnostics.

use crate::support::root;

/// From the top; a crate may use any below it.
const STOREYS: [&str; 10] = [
    "qufen-cli",
    "qufen-comparison",
    "qufen-scenarios",
    "qufen-analysis",
    "qufen-diagram",
    "qufen-evaluator",
    "qufen-revision",
    "qufen-semantics",
    "qufen-syntax",
    "qufen-diagnostics",
];

fn storey(name: &str) -> Option<usize> {
    STOREYS.iter().position(|storey| *storey == name)
}

fn workspace() -> cargo_metadata::Metadata {
    cargo_metadata::MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .exec()
        .expect("cargo metadata")
}

#[test]
fn every_dependency_points_downwards() {
    for package in &workspace().packages {
        let Some(from) = storey(&package.name) else {
            continue;
        };
        for dependency in &package.dependencies {
            // A crate may use itself in its own tests, to open features of theirs.
            let own = dependency.name == package.name.as_str();
            if let Some(to) = storey(&dependency.name).filter(|_| !own) {
                assert!(
                    from < to,
                    "{} must not depend on {}",
                    package.name,
                    dependency.name
                );
            }
        }
    }
}

#[test]
fn every_crate_has_its_storey() {
    for package in &workspace().packages {
        let known = storey(&package.name).is_some()
            || ["qufen-tests", "qufen-bench"].contains(&package.name.as_str());
        assert!(
            known,
            "give {} a place in the dependency rule",
            package.name
        );
    }
}

#[test]
fn the_front_end_knows_neither_files_nor_the_terminal() {
    // No crate below the command line may depend on what reads files or draws on terminals.
    for package in &workspace().packages {
        if package.name.as_str() == "qufen-cli" || storey(&package.name).is_none() {
            continue;
        }
        for dependency in &package.dependencies {
            let name = dependency.name.as_str();
            assert!(
                !["clap", "anstream", "tempfile", "ignore"].contains(&name),
                "{}: {name}",
                package.name
            );
        }
    }
}
