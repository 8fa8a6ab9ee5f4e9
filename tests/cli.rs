//! `cli/<command>.md`: transcripts of the real binary.
//!
//! A page runs from top to bottom in a folder of its own. ```` ```file 路径 ```` writes a file,
//! ```` ```bytes 路径 ```` one given in hexadecimal, ```` ```gone 路径 ```` removes one, ```` ```policies ```` copies the real policies.
//! ```` ```console ```` holds commands (`$ qufen …`) and what they print; `[exit 1]` ends a command
//! that does not end with 0, and lines of standard error begin with `! `. ` | head -3` after a command
//! keeps the first lines of each stream.
//! `QUFEN_UPDATE=1` writes what was printed into the page.

use crate::support::{binary, markdown, root, tree};
use std::path::Path;

#[test]
fn every_transcript_is_what_the_binary_prints() {
    let pages = tree::files(&root().join("tests/cli"), &|path: &Path| {
        path.extension().is_some_and(|ext| ext == "md")
    });
    assert!(!pages.is_empty());
    let mut wrong = Vec::new();
    for path in pages {
        let page = tree::text(&path);
        let replayed = replay(&page);
        if replayed == page {
            continue;
        }
        if std::env::var_os("QUFEN_UPDATE").is_some() {
            std::fs::write(&path, &replayed).expect("a writable page");
        } else {
            let diff = similar::TextDiff::from_lines(&page, &replayed);
            let diff = diff.unified_diff().context_radius(2).to_string();
            wrong.push(format!("{}\n{diff}", path.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nQUFEN_UPDATE=1 records what is printed now",
        wrong.join("\n")
    );
}

/// The page with every transcript replaced by what is printed.
fn replay(page: &str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut out = String::new();
    let mut done = 0;
    for fence in markdown::fences(page) {
        out.push_str(&page[done..fence.range.start]);
        done = fence.range.end;
        let (kind, path) = fence.info.split_once(' ').unwrap_or((&fence.info, ""));
        match kind {
            "file" => write(folder.path(), path, fence.body.as_bytes()),
            "gone" => std::fs::remove_file(folder.path().join(path)).expect("a file to remove"),
            "bytes" => write(folder.path(), path, &bytes(&fence.body)),
            "policies" => copy_policies(folder.path()),
            _ => {}
        }
        if kind == "console" {
            out.push_str(&transcript(folder.path(), &fence.body));
        } else {
            out.push_str(&fence.body);
        }
    }
    out.push_str(&page[done..]);
    out
}

/// Runs the commands of a block; the text is what a terminal would show.
pub fn transcript(folder: &Path, block: &str) -> String {
    let mut out = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        let (command, shown) = head(line.trim_start_matches("$ "));
        let words = words(command);
        assert_eq!(
            words.first().map(String::as_str),
            Some("qufen"),
            "only qufen is run: {line}"
        );
        let output = binary::run(folder, &words[1..]);
        out.push_str(line);
        out.push('\n');
        push_lines(&mut out, "", &output.stdout, shown);
        push_lines(&mut out, "! ", &output.stderr, shown);
        match output.status.code() {
            Some(0) => {}
            Some(code) => out.push_str(&format!("[exit {code}]\n")),
            None => out.push_str("[killed]\n"),
        }
    }
    out
}

/// The command without ` | head -3`, and how many lines are shown.
fn head(command: &str) -> (&str, usize) {
    match command.split_once(" | head -") {
        Some((command, lines)) => (command, lines.parse().expect("a number of lines")),
        None => (command, usize::MAX),
    }
}

fn push_lines(out: &mut String, mark: &str, bytes: &[u8], shown: usize) {
    for line in String::from_utf8_lossy(bytes).lines().take(shown) {
        out.push_str(format!("{mark}{line}").trim_end());
        out.push('\n');
    }
}

/// Splits at spaces; `'…'` and `"…"` hold spaces together.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (None, ' ') => words.push(String::new()),
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => words.last_mut().expect("never empty").push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    hexadecimal
        .split_whitespace()
        .map(|pair| u8::from_str_radix(pair, 16).expect("two hexadecimal digits"))
        .collect()
}

fn write(folder: &Path, path: &str, content: &[u8]) {
    let target = folder.join(path);
    std::fs::create_dir_all(target.parent().expect("a parent")).expect("a writable folder");
    std::fs::write(target, content).expect("a writable folder");
}

fn copy_policies(folder: &Path) {
    let root = root();
    for path in tree::files(&root.join("policies"), &|_: &Path| true) {
        let relative = path.strip_prefix(&root).expect("below the root");
        write(
            folder,
            relative.to_str().expect("a UTF-8 path"),
            &std::fs::read(&path).expect("readable"),
        );
    }
}
