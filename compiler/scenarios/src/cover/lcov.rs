//! LCOV tracefiles: clauses as functions, MC/DC obligations as branches.

use super::SuiteCoverage;
use super::lines::{FileLines, by_file};
use std::fmt::Write as _;

/// The tracefile of all suites.
pub fn lcov(suites: &[SuiteCoverage]) -> String {
    let mut out = String::from("TN:qufen\n");
    for (path, file) in by_file(suites) {
        // Writing to memory cannot fail.
        let _ = record(&mut out, &path, &file);
    }
    out
}

fn record(out: &mut String, path: &str, file: &FileLines) -> std::fmt::Result {
    writeln!(out, "SF:{path}")?;
    for (name, line, _) in &file.functions {
        writeln!(out, "FN:{line},{name}")?;
    }
    for (name, _, count) in &file.functions {
        writeln!(out, "FNDA:{count},{name}")?;
    }
    writeln!(out, "FNF:{}", file.functions.len())?;
    let reached = file.functions.iter().filter(|(.., count)| *count > 0);
    writeln!(out, "FNH:{}", reached.count())?;
    let (mut found, mut hit) = (0, 0);
    for (number, line) in &file.lines {
        for (judgement, branch, count) in &line.branches {
            found += 1;
            hit += usize::from(*count > 0);
            writeln!(out, "BRDA:{number},{judgement},{branch},{count}")?;
        }
    }
    writeln!(out, "BRF:{found}\nBRH:{hit}")?;
    for (number, line) in &file.lines {
        writeln!(out, "DA:{number},{}", line.hits)?;
    }
    let covered = file.lines.values().filter(|line| line.hits > 0);
    writeln!(out, "LF:{}\nLH:{}", file.lines.len(), covered.count())?;
    writeln!(out, "end_of_record")
}
