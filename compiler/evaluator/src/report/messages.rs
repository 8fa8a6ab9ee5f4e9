//! What the report can say. Each language says all of it, or does not compile.

use crate::{Finding, Flip, UnderVersion, VersionChoice};
use serde_json::Value;
use std::collections::BTreeMap;

/// The sections, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Versions,
    Basis,
    Requirements,
    Defeated,
    Excepted,
    Presumed,
    Unknown,
    Settle,
    Distinctions,
    Factors,
    Effects,
    /// What this case gives rise to.
    Duties,
    Readings,
    /// Those that are not told below the conclusion.
    OtherReadings,
    Reason,
    Nearest,
    Incomplete,
    /// Duties that do not depend on the case.
    Standing,
}

/// How a requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    Met,
    Failed,
    /// Not known, and the outcome may hang on it.
    Open,
    /// Not known, but the outcome stands without it.
    Moot,
}

/// The words of one language.
pub(super) trait Messages {
    /// The determined outcome: never more than eligible, subject to the deciding body.
    fn conclusion(&self, outcome: &str, nature: Option<&str>) -> String;
    /// Several outcomes remain.
    fn undetermined(&self, possible: &[String], nature: Option<&str>) -> String;
    /// Under which instrument, on what matter.
    fn under(&self, policy: &str, version: &str, decision: &str) -> String;
    /// By which clause the law reaches the case, directly or by analogy.
    fn scope(&self, cite: &str, mode: &str) -> String;
    /// The heading of a section.
    fn heading(&self, section: Section) -> &'static str;
    /// No clause can be named for the outcome.
    fn no_basis(&self) -> &'static str;
    /// How a requirement stands.
    fn standing(&self, standing: Standing) -> &'static str;
    /// What a clause would have carried, and the clause or outcome that prevails over it.
    fn overruled(&self, outcome: &str, by: &str) -> String;
    /// What a clause would have carried, and the requirement that is not met for it.
    fn unqualified(&self, outcome: &str, requirement: &str) -> String;
    /// A requirement that the exception of a clause waives.
    fn waived(&self, by: &str) -> String;
    /// A clause that does not cover the case, by the exception of a clause.
    fn kept_out(&self, by: &str) -> String;
    /// A presumption used.
    fn presumed(&self, fact: &str, value: &Value) -> String;
    /// A fact still to be found, the question to put, and who determines it.
    fn unknown(&self, fact: &str, question: Option<&str>, body: Option<&str>) -> String;
    /// Findings that settle the case.
    fn settled(&self, findings: &[Flip], outcome: &str) -> String;
    /// The findings that carry the outcome whatever the others are.
    fn reason(&self, findings: &[Finding]) -> String;
    /// Changes that change the outcome.
    fn nearest(&self, changes: &[Flip], outcome: &str) -> String;
    /// Which side of a distinction the case is on.
    fn side(&self, this: &str, that: &str, side: &str) -> String;
    /// Where a factor leans.
    fn lean(&self, lean: &str) -> String;
    /// Who owes what to whom.
    fn due(&self, actor: &str, modality: &str, act: &str, addressee: Option<&str>) -> String;
    /// A reading in force.
    fn reading(&self, name: &str, option: &str) -> String;
    /// The readings on which nothing turns, by their option.
    fn other_readings(&self, by_option: &BTreeMap<&str, Vec<&str>>) -> String;
    /// What another option, in its words, would make possible; nothing where it contradicts the
    /// facts.
    fn other_reading(&self, option: &str, words: &str, possible: &[String]) -> String;
    /// That many entries are left out.
    fn more(&self, count: usize) -> String;
    /// A question that is not answered in full.
    fn incomplete(&self, question: &str) -> String;
    /// By which day the version was chosen.
    fn version_chosen(&self, choice: &VersionChoice, version: &str) -> String;
    /// Another version applies on the other day, and no rule is declared.
    fn no_rule(&self, choice: &VersionChoice) -> String;
    /// Two versions are compared under 从旧兼从轻.
    fn both_versions(&self, choice: &VersionChoice) -> String;
    /// What one of them leads to.
    fn under_version(&self, version: &UnderVersion) -> String;
    /// Facts that only the other version speaks of.
    fn not_spoken_of(&self, facts: &[String]) -> String;
    /// Which of them is taken, and why.
    fn verdict(&self, choice: &VersionChoice) -> String;
    /// The version is a stub.
    fn text_not_held(&self) -> String;
    /// The case breaks a 约束.
    fn contradictory(&self, constraint: &str) -> String;
}
