//! What the analysis found: a kind, citations, a sentence, cases that show it, and its weight.

use super::provision::Provision;
use crate::space::Witness;
use num_bigint::BigUint;
use qufen_semantics::model::{ClauseId, OutcomeId};
use schemars::JsonSchema;
use serde::Serialize;

/// One thing that a drafter may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The clauses that it is about, the one that says too much or too little first.
    pub clauses: Vec<ClauseId>,
    /// The same, in one sentence.
    pub sentence: Sentence,
    /// Cases that show it, each of which replays through `decide`.
    pub examples: Vec<Example>,
    /// How many cases it concerns.
    pub share: Option<Share>,
    /// The provision that changes nothing, where it says so of a whole one.
    pub(super) idle: Option<Provision>,
}

/// The kinds of finding, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// No case can meet the clause.
    Dead,
    /// Whatever meets the clause fails a requirement of its outcome.
    BarredByRequirement,
    /// Whatever meets the clause meets another that prevails.
    Dominated,
    /// Whatever meets the clause meets another with the same outcome.
    Implied,
    /// The clause never changes an outcome, for several reasons together.
    NeverMatters,
    /// That a clause is deemed to meet another changes outcomes under one reading and not under another.
    DeemedByReading,
    /// The clause matters only under another reading than the default.
    OnlyUnderReading,
    /// The outcome of some cases depends on a reading.
    ReadingDecides,
    /// The outcome of some cases changes only when several readings change together.
    ReadingsTogether,
    /// No outcome depends on a reading.
    IdleReading,
    /// Whatever meets an exclusion fails a requirement anyway; what the exclusion adds.
    ExclusionRepeatsRequirement,
    /// A condition of the clause says nothing new: a requirement or the lead-in says it already.
    Restated,
    /// An alternative within a clause never changes an outcome.
    IdleAlternative,
    /// An exception to the clause, or a condition of it, never changes an outcome.
    IdleException,
    /// That a clause is deemed to meet another never changes an outcome.
    IdleFiction,
    /// Clauses with different outcomes meet in one case; which prevails.
    Conflict,
    /// Cases within the scope that only the 缺省 decides.
    Gap,
    /// The considerations point one way and the outcome the other.
    FactorsApart,
}

/// In both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sentence {
    /// 中文。
    pub zh: String,
    /// English.
    pub en: String,
}

impl Sentence {
    pub(super) fn new(zh: impl Into<String>, en: impl Into<String>) -> Sentence {
        Sentence {
            zh: zh.into(),
            en: en.into(),
        }
    }
}

/// A case that shows a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it shows.
    pub about: Sentence,
    /// The case.
    pub witness: Witness,
    /// What becomes of it, whatever the facts that it leaves open.
    pub outcome: OutcomeId,
}

/// A part of the cases, counted exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub cases: BigUint,
    /// Out of how many.
    pub of: BigUint,
    /// What both count.
    pub among: Sentence,
}
