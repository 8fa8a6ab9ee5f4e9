//! The real binary, built once, run in a folder of its own.

use super::root;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The path of `qufen`, built from this workspace.
pub fn qufen() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let built = Command::new(cargo)
            .args([
                "build",
                "--quiet",
                "--package",
                "qufen-cli",
                "--bin",
                "qufen",
            ])
            .current_dir(root())
            .status()
            .expect("cargo runs");
        assert!(built.success(), "qufen does not build");
        let metadata = cargo_metadata::MetadataCommand::new()
            .current_dir(root())
            .no_deps()
            .exec()
            .expect("cargo metadata");
        metadata
            .target_directory
            .join("debug/qufen")
            .into_std_path_buf()
    })
}

/// Runs `qufen` in `folder`, with Chinese messages, without colour.
pub fn run(folder: &Path, arguments: &[String]) -> Output {
    command(folder)
        .args(arguments)
        .output()
        .expect("qufen runs")
}

/// `qufen` in `folder`, ready for arguments.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(qufen());
    set_up(&mut command, folder);
    command
}

/// Gives a command the environment in which every transcript is made.
pub fn set_up(command: &mut Command, folder: &Path) {
    command
        .current_dir(folder)
        .env_remove("CI")
        .env_remove("GITHUB_ACTIONS")
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANGUAGE")
        .env("LANG", "zh_CN.UTF-8")
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1");
}
