//! Departures in words.

use super::{Departures, Entry};
use qufen_diagnostics::Language::{self, Chinese, English};
use qufen_evaluator::report::wrapped;
use qufen_scenarios::compare::{Edit, Segment};

/// What departs from the approved difference, part by part, of at most `width` columns.
pub fn show(found: &Departures, language: Language, width: usize) -> String {
    let mut page = Sheet {
        width,
        out: String::new(),
    };
    let [new, gone, renumbered, changed] = match language {
        Chinese => [
            "批准时没有的：",
            "批准过、现在没有了的：",
            "内容与批准的相同，条号或者位置不同的：",
            "与批准的不同的：",
        ],
        English => [
            "Not there when it was approved:",
            "Approved, and no longer there:",
            "As approved, but under other numbers:",
            "Otherwise than approved:",
        ],
    };
    page.entries(new, &found.new, "+");
    page.entries(gone, &found.gone, "-");
    if !found.renumbered.is_empty() {
        page.line(0, renumbered);
    }
    for (before, after) in &found.renumbered {
        page.marked("-", before);
        page.marked("+", after);
    }
    if !found.changed.is_empty() {
        page.line(0, changed);
    }
    for departure in &found.changed {
        page.line(2, &departure.heading);
        departure.edits.iter().for_each(|edit| page.edit(edit));
    }
    page.out
}

struct Sheet {
    width: usize,
    out: String,
}

impl Sheet {
    fn line(&mut self, indent: usize, text: &str) {
        self.out += &wrapped(text, indent, indent + 2, self.width);
    }

    fn entries(&mut self, title: &str, entries: &[Entry], mark: &str) {
        if entries.is_empty() {
            return;
        }
        self.line(0, title);
        for entry in entries {
            self.line(2, &entry.heading);
            for line in &entry.lines {
                self.marked(mark, line);
            }
        }
    }

    fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Removed(text) => self.marked("-", text),
            Edit::Added(text) => self.marked("+", text),
            Edit::Altered { before, after } => {
                self.marked("-", &told(before));
                self.marked("+", &told(after));
            }
        }
    }

    /// A mark, then the line with its own depth.
    fn marked(&mut self, mark: &str, line: &str) {
        let inner = line.trim_start_matches(' ');
        let depth = line.len() - inner.len();
        self.line(4, &format!("{mark} {}{inner}", " ".repeat(depth)));
    }
}

/// Where many stretches differ, as in numbers, marks would hide the line.
const MOST_MARKS: usize = 2;

fn told(segments: &[Segment]) -> String {
    let marks = segments.iter().filter(|segment| segment.differs).count();
    let told = segments.iter().map(|segment| {
        if segment.differs && marks <= MOST_MARKS {
            format!("【{}】", segment.text)
        } else {
            segment.text.clone()
        }
    });
    told.collect()
}
