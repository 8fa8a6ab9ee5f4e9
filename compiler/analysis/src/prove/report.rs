//! The `prove` JSON.

use super::messages::Messages;
use super::{Contrast, Kind, Note, Obligation, Reason, Status, named, tolerance};
use crate::space::Findings;
use qufen_diagnostics::Language;
use qufen_semantics::model::Model;
use schemars::JsonSchema;
use serde::Serialize;

/// The result of `qufen prove`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProveReport {
    /// The instrument's title, without 《》.
    pub policy: String,
    /// Its version.
    pub version: String,
    /// `草案` or `示例`; `null` for enacted law.
    pub nature: Option<String>,
    /// The outcomes that a 区分 grants 此方 and denies 彼方.
    pub tolerant: Vec<String>,
    /// Every 区分 and 断言, in the order of the law.
    pub obligations: Vec<ProveObligation>,
}

/// One obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProveObligation {
    /// The clause under which it stands; `null` for a 断言 that stands by itself.
    pub cite: Option<String>,
    /// `改革失误 与 明知故犯`, or the words of the 断言.
    pub name: String,
    /// What it is.
    pub kind: ProveKind,
    /// `proved` covers all facts and all readings; where it is `incomplete`, the notes say what was
    /// established nevertheless.
    pub status: ProveStatus,
    /// Why it is refuted.
    pub reason: Option<ProveReason>,
    /// The case that refutes it (for 可能, that proves it; for an incomplete 区分, one on 此方 that is
    /// tolerated); `qufen decide --case` reads it.
    pub witness: Option<Findings>,
    /// Two cases that show a proved distinction at work.
    pub contrast: Option<ProveContrast>,
    /// What the reader should know of the proof.
    pub notes: Vec<ProveNote>,
}

/// The kinds of obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProveKind {
    /// 区分.
    Distinction,
    /// 断言 恒.
    Always,
    /// 断言 可能.
    Sometimes,
}

/// How an obligation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProveStatus {
    /// It holds.
    Proved,
    /// It does not.
    Refuted,
    /// The budget did not suffice.
    Incomplete,
}

/// Why an obligation is refuted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProveReason {
    /// The 约束 leave no case at all.
    NoCase,
    /// No rule grants a tolerant outcome.
    NothingGranted,
    /// Neither a 从严到宽 nor a name tells which outcome is tolerant.
    ToleranceUndeclared,
    /// A case on 彼方 is tolerated.
    ThatTolerated,
    /// No case within the scope can be on 彼方.
    ThatImpossible,
    /// No case within the scope can be on 此方 alone.
    ThisImpossible,
    /// No case on 此方 alone is tolerated.
    ThisNeverTolerated,
    /// No contrast pair exists.
    NoContrast,
    /// A case breaks what must always hold.
    Broken,
    /// No case fulfils what must hold sometimes.
    Never,
}

/// Two cases that differ only in what the distinction is about, in as few facts as can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProveContrast {
    /// On 此方 alone, and tolerated.
    pub this: Findings,
    /// What becomes of it.
    pub this_outcome: String,
    /// On 彼方, and not tolerated.
    pub that: Findings,
    /// What becomes of it.
    pub that_outcome: String,
    /// The facts in which they differ.
    pub differing: Vec<String>,
}

/// What the reader should know of a proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProveNote {
    /// What it is about.
    pub kind: ProveNoteKind,
    /// The part, 约束 or readings that it is about, in words.
    pub about: Option<String>,
    /// What slips through when the part is taken away.
    pub witness: Option<Findings>,
    /// As a sentence, in Chinese.
    pub zh: String,
    /// As a sentence, in English.
    pub en: String,
}

/// The kinds of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProveNoteKind {
    /// Without this part of 彼方 the proof fails.
    Carries,
    /// Without this 约束 the proof fails.
    Constraint,
    /// 此方 is tolerated only under these readings.
    OnlyUnder,
    /// The contrast is with a case on neither side.
    OneSided,
    /// No case meets this condition, so the 断言 says nothing.
    EmptyPremise,
    /// Of an incomplete 区分: no case on 彼方 is tolerated.
    ThatDenied,
    /// Of an incomplete 区分: some case on 此方 alone is tolerated, the witness.
    ThisGranted,
}

/// The obligations as data.
pub fn report(model: &Model, obligations: &[Obligation]) -> ProveReport {
    ProveReport {
        policy: model.instrument.title.clone(),
        version: model.instrument.version.clone(),
        nature: model.instrument.nature.clone(),
        tolerant: named(model, &tolerance::tolerant(model)),
        obligations: obligations.iter().map(|it| entry(model, it)).collect(),
    }
}

/// The JSON Schema of [`ProveReport`].
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::default()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<ProveReport>()
}

fn entry(model: &Model, it: &Obligation) -> ProveObligation {
    let clause = it.clause.map(|id| &model.clauses[id.index()]);
    ProveObligation {
        cite: clause.map(|clause| clause.citation.clone()),
        name: it.name.clone(),
        kind: match it.kind {
            Kind::Distinction => ProveKind::Distinction,
            Kind::Always => ProveKind::Always,
            Kind::Sometimes => ProveKind::Sometimes,
        },
        status: match it.status {
            Status::Proved => ProveStatus::Proved,
            Status::Refuted(_) => ProveStatus::Refuted,
            Status::Incomplete => ProveStatus::Incomplete,
        },
        reason: match it.status {
            Status::Refuted(reason) => Some(reason.into()),
            _ => None,
        },
        witness: it.witness.as_ref().map(|witness| witness.findings(model)),
        contrast: it.contrast.as_ref().map(|pair| contrast(model, pair)),
        notes: it.notes.iter().map(|it| note(model, it)).collect(),
    }
}

impl From<Reason> for ProveReason {
    fn from(reason: Reason) -> ProveReason {
        match reason {
            Reason::NoCase => ProveReason::NoCase,
            Reason::NothingGranted => ProveReason::NothingGranted,
            Reason::ToleranceUndeclared => ProveReason::ToleranceUndeclared,
            Reason::ThatTolerated => ProveReason::ThatTolerated,
            Reason::ThatImpossible => ProveReason::ThatImpossible,
            Reason::ThisImpossible => ProveReason::ThisImpossible,
            Reason::ThisNeverTolerated => ProveReason::ThisNeverTolerated,
            Reason::NoContrast => ProveReason::NoContrast,
            Reason::Broken => ProveReason::Broken,
            Reason::Never => ProveReason::Never,
        }
    }
}

fn contrast(model: &Model, pair: &Contrast) -> ProveContrast {
    let facts = pair.differing.iter();
    ProveContrast {
        this: pair.this.findings(model),
        this_outcome: model.outcomes[pair.this_outcome.index()].clone(),
        that: pair.that.findings(model),
        that_outcome: model.outcomes[pair.that_outcome.index()].clone(),
        differing: facts
            .map(|id| model.facts[id.index()].name.clone())
            .collect(),
    }
}

fn note(model: &Model, note: &Note) -> ProveNote {
    let (kind, about, witness) = match note {
        Note::Carries { part, witness, .. } => {
            (ProveNoteKind::Carries, Some(part.clone()), Some(witness))
        }
        Note::Constraint(source) => (ProveNoteKind::Constraint, Some(source.clone()), None),
        Note::OnlyUnder(readings) => {
            let readings: Vec<String> = readings
                .iter()
                .map(|(name, option)| format!("{name}={option}"))
                .collect();
            (ProveNoteKind::OnlyUnder, Some(readings.join("、")), None)
        }
        Note::OneSided => (ProveNoteKind::OneSided, None, None),
        Note::EmptyPremise(part) => (ProveNoteKind::EmptyPremise, Some(part.clone()), None),
        Note::ThatDenied => (ProveNoteKind::ThatDenied, None, None),
        Note::ThisGranted => (ProveNoteKind::ThisGranted, None, None),
    };
    let outcomes = named(model, &tolerance::tolerant(model));
    ProveNote {
        kind,
        about,
        witness: witness.map(|witness| witness.findings(model)),
        zh: Messages::of(Language::Chinese).note(note, &outcomes),
        en: Messages::of(Language::English).note(note, &outcomes),
    }
}
