//! A decision with its whole explanation, in the shape of the `decide` JSON.

use crate::VersionChoice;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The answer to one case under one version. Lists follow the order of the law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Decision {
    /// The instrument's title.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// `草案` or `示例`; absent for enacted law.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// What is decided, for example 容错认定.
    pub decision: String,
    /// `null` while more than one outcome remains possible.
    pub outcome: Option<String>,
    /// The outcomes that remain over all completions, in the decision's order.
    pub possible: Vec<String>,
    /// Whether the law certainly does not reach the case; absent otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// 适用 or 参照 clause by which the law reaches the case; `null` when open or outside.
    pub scope: Option<ScopeBasis>,
    /// Clauses that carry the outcome. With several possible outcomes, empty.
    pub basis: Vec<Cited>,
    /// The 须 of all outcomes, unless the law does not reach the case.
    pub requirements: Requirements,
    /// Clauses that would have carried another outcome.
    pub defeated: Vec<Defeated>,
    /// 除外 that apply and take a clause away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excepted: Vec<Excepted>,
    /// Presumptions used.
    pub presumed: Vec<Presumed>,
    /// Unknown facts on which the outcome still depends.
    pub unknown: Vec<Unknown>,
    /// The smallest sets of unknown facts of which some finding settles the outcome.
    pub settle: Vec<Vec<String>>,
    /// The same sets with the findings and what they lead to.
    pub settle_by: Vec<Settlement>,
    /// Which side of each 区分 the case stands on.
    pub distinctions: Vec<DistinctionSide>,
    /// 考量.
    pub factors: Vec<FactorLean>,
    /// 效果 that follow.
    pub effects: Vec<Cited>,
    /// 义务, 禁止 and 权利 that follow.
    pub duties: Vec<Due>,
    /// Readings in force, by name.
    pub readings: BTreeMap<String, String>,
    /// Readings of which another option would change what is possible.
    pub reading_sensitive: Vec<String>,
    /// The words of those readings: what is in force, and what another option would make possible.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reading_words: Vec<SensitiveReading>,
    /// The smallest sets of known facts that, changed, change the outcome.
    pub nearest: Vec<NearestChange>,
    /// A smallest set of the known facts that carries the outcome whatever all others are. Empty
    /// while more than one outcome remains possible, and where any case comes out so.
    pub reason: Vec<Finding>,
    /// Questions of which the answer is not established, or cut off where there is no end of them:
    /// `possible`, `unknown`, `settle`, `nearest`, `reason`, `readings`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incomplete: Vec<String>,
    /// How the version was chosen; absent where there was nothing to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version_choice: Option<VersionChoice>,
    /// Where two versions were compared, the whole decision under the one not taken; where neither
    /// could be taken, both.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_versions: Vec<Decision>,
}

/// By which clause the law reaches the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ScopeBasis {
    /// Citation.
    pub cite: String,
    /// `适用` or `参照`.
    pub mode: String,
}

/// A clause and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Cited {
    /// Citation.
    pub cite: String,
    /// The official words.
    pub text: String,
}

/// What the law requires of the case, whichever outcome its rules support; empty where the law does
/// not reach it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Requirements {
    /// Hold.
    pub met: Vec<Cited>,
    /// Do not hold.
    pub failed: Vec<Cited>,
    /// Not yet known.
    pub open: Vec<Cited>,
}

/// A clause that fired without effect.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Defeated {
    /// Citation.
    pub cite: String,
    /// The official words.
    pub text: String,
    /// The outcome that it would have carried.
    pub outcome: String,
    /// The clause that prevailed over it, or the requirement that failed.
    pub by: String,
}

/// A clause that a 除外 takes away: one that would cover the case, or a requirement not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Excepted {
    /// Citation.
    pub cite: String,
    /// The official words.
    pub text: String,
    /// `不适用`: the clause does not cover the case; `免除`: the requirement is waived.
    pub effect: String,
    /// The clause that states the exception.
    pub by: String,
}

/// A presumption used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Presumed {
    /// The fact.
    pub fact: String,
    /// JSON value as in a case file.
    pub value: serde_json::Value,
}

/// A fact that is still to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Unknown {
    /// The fact.
    pub fact: String,
    /// The question to put.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Who determines it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub determined_by: Option<String>,
}

/// A finding that would settle the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Settlement {
    /// The outcome it leads to.
    pub outcome: String,
    /// The findings.
    pub findings: Vec<Flip>,
}

/// Which side of one 区分 the case stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DistinctionSide {
    /// Citation.
    pub cite: String,
    /// The name of 此方.
    pub this: String,
    /// The name of 彼方.
    pub that: String,
    /// `此方`, `彼方`, `两方` (both), `两不属` (neither) or `未查明`.
    pub side: String,
}

/// One factor's lean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FactorLean {
    /// For example 看初衷.
    pub name: String,
    /// Citation.
    pub cite: String,
    /// `有利`, `不利`, `两可` (both, or neither, though all is known) or `未查明`.
    pub lean: String,
}

/// A duty, prohibition or right that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Due {
    /// Citation.
    pub cite: String,
    /// `应当`, `不得` or `可以`.
    pub modality: String,
    /// Who.
    pub actor: String,
    /// What, in the law's words.
    pub act: String,
    /// Towards whom.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    /// Whether it is owed in every case, so that this one does not cause it; absent otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub standing: bool,
}

/// A fact and the value it would take.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Flip {
    /// The fact.
    pub fact: String,
    /// JSON value as in a case file: a boolean, a number or the words of the value.
    pub to: serde_json::Value,
}

/// A reading on which the result depends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SensitiveReading {
    /// Its name.
    pub name: String,
    /// The option in force.
    pub option: String,
    /// What that option reads the text to say.
    pub words: String,
    /// Every option under which something else is possible.
    pub others: Vec<OtherReading>,
}

/// An option that is not in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OtherReading {
    /// The option.
    pub option: String,
    /// What it reads the text to say.
    pub words: String,
    /// The outcomes that would remain, in the decision's order; none where the facts of the case
    /// would contradict one another.
    pub possible: Vec<String>,
}

/// A smallest change of facts that changes the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NearestChange {
    /// What the outcome would be.
    pub outcome: String,
    /// The facts to change.
    pub flip: Vec<Flip>,
}

/// A fact and what was found of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Finding {
    /// The fact.
    pub fact: String,
    /// JSON value as in a case file.
    pub value: serde_json::Value,
}

/// Why a case cannot be decided at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecideError {
    /// The version's text is not held.
    TextNotHeld,
    /// No possible case agrees with these facts: the 约束 that they break.
    Contradictory {
        /// Source words of the constraint.
        constraint: String,
    },
}
