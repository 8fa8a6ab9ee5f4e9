//! Golden texts: the complete decision of every scenario of one file, one finding a line.
//!
//! `x.qf` has its golden in `x.golden`. The text is made to be reviewed in git: entries stand in
//! the order of the scenarios, lines in the order of [`Field`], and every citation is followed by
//! the first words of its clause, so that a renumbering can be told from a change of reason.

mod excerpt;
mod field;
mod parse;
mod record;
mod shape;
mod token;
mod write;

pub use excerpt::{Words, excerpt};
pub use field::{Concern, Field};
pub use parse::{Read, parse};
pub use record::{Golden, Line, Record};
pub use token::Token;
pub use write::{line_text, write};

/// The format that this version of the harness writes and reads.
pub const FORMAT: &str = "1";
/// What a golden text begins with, before the format's number.
const HEADER: &str = "裁定样本 格式";
/// Stands below the header, for whoever opens the file in a review.
const NOTE: &str = "// 各场景的事实均为示例。本文件由 qufen test --accept 写入，核对差异后再提交。";

/// The golden file beside a scenario file.
pub fn golden_path(scenario_file: &str) -> String {
    format!(
        "{}.golden",
        scenario_file.strip_suffix(".qf").unwrap_or(scenario_file)
    )
}

/// The scenario file that a golden file stands beside.
pub fn scenario_path(golden_file: &str) -> String {
    format!(
        "{}.qf",
        golden_file.strip_suffix(".golden").unwrap_or(golden_file)
    )
}

#[cfg(test)]
mod properties;
