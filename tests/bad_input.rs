//! Bad input that no transcript can hold: huge files, full disks, things in the way.
//!
//! Exit codes: 1 when the answer is no, 2 when the input cannot be used. Nothing is lost.

use crate::support::{binary, root, tree};
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn told(output: &Output) -> String {
    let both = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8(both).expect("messages are UTF-8")
}

fn expect(output: &Output, exit: i32, code: &str) {
    let told = told(output);
    assert_eq!(output.status.code(), Some(exit), "{told}");
    assert!(told.contains(code), "{code} is not in: {told}");
    assert!(!told.contains("panicked"), "{told}");
}

fn arguments(line: &str) -> Vec<String> {
    line.split(' ').map(Into::into).collect()
}

/// A project with one instrument and one scenario that has no golden yet.
fn small_project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let run = binary::run(folder.path(), &arguments("new 示例"));
    assert_eq!(run.status.code(), Some(0), "{}", told(&run));
    folder
}

fn snapshot(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    tree::files(folder, &|_: &Path| true)
        .into_iter()
        .map(|path| (path.clone(), std::fs::read(path).expect("readable")))
        .collect()
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_at_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("大.qf"), "模块 甲 ".repeat(5_000_000)).expect("writable");
    binary::qufen(); // built before the clock starts
    let started = std::time::Instant::now();
    let run = binary::run(folder.path(), &arguments("check 大.qf"));
    expect(&run, 2, "QF0006");
    assert!(
        started.elapsed().as_secs() < 10,
        "took {:?}",
        started.elapsed()
    );
}

#[test]
fn ten_thousand_brackets_are_an_error_not_a_crash() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (open, close) = ("(".repeat(10_000), ")".repeat(10_000));
    let text = format!("模块 甲\n事实\n  乙 : 是否\n定义 丙 = {open}乙{close}\n");
    std::fs::write(folder.path().join("深.qf"), text).expect("writable");
    expect(
        &binary::run(folder.path(), &arguments("check 深.qf")),
        1,
        "QF01",
    );
}

#[test]
fn an_unreadable_file_is_named() {
    // A link that leads to itself cannot be read by anybody, not even by the superuser.
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::os::unix::fs::symlink("环.qf", folder.path().join("环.qf")).expect("a link");
    let run = binary::run(folder.path(), &arguments("check 环.qf"));
    expect(&run, 2, "QF0004");
    assert!(told(&run).contains("环.qf"));
}

#[test]
fn a_full_disk_while_accepting_loses_nothing() {
    let folder = small_project();
    let accepted = binary::run(folder.path(), &arguments("test 示例 --accept --yes"));
    assert_eq!(accepted.status.code(), Some(0), "{}", told(&accepted));
    change_a_golden(folder.path());
    let before = snapshot(folder.path());
    // No file may grow: every write fails as on a full disk.
    let mut command = Command::new("sh");
    binary::set_up(&mut command, folder.path());
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" test 示例 --accept --yes";
    let run = command
        .args(["-c", script])
        .arg(binary::qufen())
        .output()
        .expect("sh runs");
    expect(&run, 2, "QF0632");
    assert!(told(&run).contains("文件大小超出限制"), "{}", told(&run));
    assert!(
        snapshot(folder.path()) == before,
        "accepting on a full disk changed files"
    );
}

#[test]
fn a_read_only_folder_while_accepting_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = small_project();
    change_a_golden(folder.path());
    let before = snapshot(folder.path());
    let golden = goldens(folder.path()).remove(0);
    let parent = golden.parent().expect("a folder").to_owned();
    let set = |mode| std::fs::set_permissions(&parent, std::fs::Permissions::from_mode(mode));
    set(0o555).expect("own folder");
    let probe = std::fs::write(parent.join("probe"), "");
    let run = binary::run(folder.path(), &arguments("test 示例 --accept --yes"));
    set(0o755).expect("own folder");
    if probe.is_ok() {
        // The superuser may write anywhere; then accepting simply works.
        assert_eq!(run.status.code(), Some(0), "{}", told(&run));
        return;
    }
    expect(&run, 2, "QF0632");
    assert!(
        snapshot(folder.path()) == before,
        "accepting in a read-only folder changed files"
    );
}

fn goldens(folder: &Path) -> Vec<std::path::PathBuf> {
    let found = tree::files(folder, &|path: &Path| {
        path.to_string_lossy().contains("golden")
    });
    assert!(!found.is_empty(), "the new project has no golden");
    found
}

/// Makes a golden disagree with what is decided.
fn change_a_golden(folder: &Path) {
    let path = goldens(folder).remove(0);
    let text = tree::text(&path);
    let changed = text.replacen("结论", "结沦", 1).replacen("可以", "不可", 1);
    assert_ne!(text, changed, "the golden does not speak of an outcome");
    std::fs::write(path, changed).expect("writable");
}

#[test]
fn nothing_is_accepted_in_ci() {
    let folder = small_project();
    change_a_golden(folder.path());
    let before = snapshot(folder.path());
    let mut command = binary::command(folder.path());
    let run = command.env("CI", "true").args(["test", "示例", "--accept"]);
    expect(&run.output().expect("qufen runs"), 2, "QF0634");
    assert!(
        snapshot(folder.path()) == before,
        "goldens were written in CI"
    );
}

#[test]
fn line_ends_of_old_macintosh_files_are_line_ends() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let text = "模块 甲 // 说明\n事实\n  失误 : 是否\n定义 丙 = 失物\n";
    std::fs::write(folder.path().join("旧.qf"), text.replace('\n', "\r")).expect("writable");
    let run = binary::run(folder.path(), &arguments("check 旧.qf"));
    expect(&run, 1, "QF0201");
    assert!(told(&run).contains("旧.qf:4:8"), "{}", told(&run));
    assert!(told(&run).contains("共 1 个错误"), "{}", told(&run));
}

#[test]
fn the_output_may_be_closed_early() {
    // `qufen facts … | head -1` must end in silence, and cleanly.
    let mut qufen = binary::command(&root())
        .args(arguments("facts policies/fuzhou/2019"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("qufen runs");
    drop(qufen.stdout.take());
    let run = qufen.wait_with_output().expect("qufen ends");
    assert_eq!(told(&run), "");
    assert_eq!(run.status.code(), Some(0));
}

#[test]
fn output_that_cannot_be_written_is_told_with_its_reason() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let run = binary::command(&root())
        .args(arguments("explain QF0001"))
        .stdout(full.expect("a device that is always full"))
        .stderr(Stdio::piped())
        .output()
        .expect("qufen runs");
    expect(&run, 2, "QF0635");
    assert!(told(&run).contains("磁盘空间已满"), "{}", told(&run));
}
