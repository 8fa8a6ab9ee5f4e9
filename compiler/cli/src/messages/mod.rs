//! Every word of the command line, in both languages. A missing one does not compile.

mod amendment;
mod comparison;
mod en;
mod reasons;
mod zh;

pub use amendment::AmendmentWords;
pub use comparison::ComparisonWords;
use qufen_diagnostics::Language;
use reasons::Reasons;

/// The catalogue of one language.
pub struct Words {
    /// The tool itself.
    pub tool: CommandWords,
    pub new: CommandWords,
    pub import: CommandWords,
    pub check: CommandWords,
    pub decide: CommandWords,
    pub facts: CommandWords,
    pub test: CommandWords,
    pub cover: CommandWords,
    pub generate: CommandWords,
    pub mutate: CommandWords,
    pub prove: CommandWords,
    pub analyze: CommandWords,
    pub diff: CommandWords,
    pub amend: CommandWords,
    pub explain: CommandWords,
    pub completions: CommandWords,
    pub man: CommandWords,
    pub help: CommandWords,
    pub headings: Headings,
    pub options: Options,
    pub values: Values,
    pub usage: Usage,
    pub report: Report,
    /// What `amend` tells of what it did.
    pub amendment: AmendmentWords,
    /// How versions are compared.
    pub comparison: ComparisonWords,
    /// Why the system could not read or write.
    pub reasons: Reasons,
}

/// What help says about one command.
pub struct CommandWords {
    /// One line.
    pub about: &'static str,
    /// The call, after `qufen `.
    pub usage: &'static str,
    /// Examples, one or more lines each.
    pub examples: &'static str,
}

/// Headings of help pages and manuals.
pub struct Headings {
    pub usage: &'static str,
    pub commands: &'static str,
    pub arguments: &'static str,
    pub options: &'static str,
    pub common: &'static str,
    pub examples: &'static str,
    /// `NAME`, `SYNOPSIS`, … of a manual page, as pairs to replace.
    pub manual: &'static [(&'static str, &'static str)],
}

/// What help says about options and arguments.
pub struct Options {
    pub paths: &'static str,
    pub policy: &'static str,
    pub lang: &'static str,
    pub color: &'static str,
    pub encoding: &'static str,
    pub help: &'static str,
    pub version_flag: &'static str,
    pub check_format: &'static str,
    pub format: &'static str,
    pub account: &'static str,
    pub fix: &'static str,
    pub deny_warnings: &'static str,
    pub case: &'static str,
    pub scenario: &'static str,
    pub set: &'static str,
    pub reading: &'static str,
    pub version: &'static str,
    pub at: &'static str,
    pub test_version: &'static str,
    pub test_format: &'static str,
    pub filter: &'static str,
    pub accept: &'static str,
    pub yes: &'static str,
    pub test_check: &'static str,
    pub cover: &'static str,
    pub fail_under: &'static str,
    pub cover_format: &'static str,
    pub output: &'static str,
    pub contrast: &'static str,
    pub fresh: &'static str,
    pub all_aims: &'static str,
    pub force: &'static str,
    pub operators: &'static str,
    pub policy_or_project: &'static str,
    pub amends: &'static str,
    pub new_version: &'static str,
    pub base_and_decision: &'static str,
    pub amended_folder: &'static str,
    pub derive: &'static str,
    pub decision_format: &'static str,
    pub new_folder: &'static str,
    pub official_text: &'static str,
    pub code: &'static str,
    pub shell: &'static str,
    pub man_folder: &'static str,
    pub help_command: &'static str,
}

/// Placeholders of values.
pub struct Values {
    pub path: &'static str,
    pub file: &'static str,
    pub folder: &'static str,
    pub policy: &'static str,
    pub name: &'static str,
    pub fact: &'static str,
    pub rename: &'static str,
    pub old: &'static str,
    pub new: &'static str,
    pub reading: &'static str,
    pub version: &'static str,
    pub day: &'static str,
    pub words: &'static str,
    pub code: &'static str,
    pub format: &'static str,
    pub shell: &'static str,
    pub language: &'static str,
    pub when: &'static str,
    pub encoding: &'static str,
    pub command: &'static str,
    pub percent: &'static str,
    pub operators: &'static str,
}

/// What is wrong with a call.
pub struct Usage {
    pub error: &'static str,
    pub unknown_option: fn(&str) -> String,
    pub unknown_command: fn(&str) -> String,
    pub bad_value: fn(&str, &str) -> String,
    pub known_values: fn(&str) -> String,
    pub no_equals: fn(&str) -> String,
    pub too_many: fn(&str) -> String,
    pub too_few: fn(&str) -> String,
    pub missing_value: fn(&str) -> String,
    pub conflict: fn(&str, &str) -> String,
    pub repeated: fn(&str) -> String,
    pub missing_argument: fn(&str) -> String,
    pub missing_command: &'static str,
    pub not_unicode: &'static str,
    pub other: &'static str,
    pub did_you_mean: fn(&str) -> String,
    pub see_help: fn(&str) -> String,
    /// A `--set` or `--reading` without `=`.
    pub not_a_pair: &'static str,
    /// An `--at` that is no day.
    pub not_a_day: &'static str,
    /// A `--fail-under` that is no percentage.
    pub not_a_percentage: &'static str,
}

/// What results say.
pub struct Report {
    pub nothing_wrong: fn(usize) -> String,
    pub found: fn(&str) -> String,
    pub account_line: fn(&Account) -> String,
    pub unaccounted: &'static str,
    pub fixed: fn(usize, usize) -> String,
    pub title: fn(&str, &str) -> String,
    pub fact_count: fn(usize) -> String,
    pub question: &'static str,
    pub determined_by: &'static str,
    pub evidence: &'static str,
    pub presumption: &'static str,
    pub open_item: &'static str,
    pub values: &'static str,
    pub readings: &'static str,
    pub default_option: &'static str,
    pub created: fn(&str) -> String,
    pub next_steps: fn(&str) -> String,
    /// Name and version of what was imported; how many 条, 款, 项 and 目 it has.
    pub imported: fn(&str, [usize; 4]) -> String,
    /// How many lines stand before the title.
    pub before_title: fn(usize) -> String,
    pub encode_next: fn(&str) -> String,
    pub seen: &'static str,
    pub why: &'static str,
    pub action: &'static str,
    pub written: fn(&str) -> String,
    pub standard_input: &'static str,
    /// How many decisions differ.
    pub accept_opening: fn(usize) -> String,
    pub accept_question: &'static str,
    /// Of a scenario that a decision changes.
    pub review_question: &'static str,
    /// How many scenarios were written to which file.
    pub scenarios_written: fn(usize, &str) -> String,
    /// The title of a changed scenario for which none can be written.
    pub title_taken: fn(&str) -> String,
    /// The file to which scenarios would not be written rightly.
    pub not_a_review: fn(&str) -> String,
    pub nothing_to_accept: &'static str,
    pub generated: fn(usize, usize) -> String,
    /// What the progress bar counts.
    pub mutants: &'static str,
    pub beyond_budget: &'static str,
}

/// The account of one instrument, counted.
pub struct Account<'a> {
    pub title: &'a str,
    pub version: &'a str,
    pub articles: usize,
    pub paragraphs: usize,
    pub items: usize,
    pub subitems: usize,
    pub encoded: usize,
    pub not_operative: usize,
    pub pending: usize,
    pub unaccounted: usize,
}

impl Words {
    /// The catalogue of `language`.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::Chinese => &zh::WORDS,
            Language::English => &en::WORDS,
        }
    }
}
