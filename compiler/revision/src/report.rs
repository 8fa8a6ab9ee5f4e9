//! The `amend` JSON.

use crate::consolidate::Amended;
use qufen_semantics::InstrumentName;
use schemars::JsonSchema;
use serde::Serialize;

/// What a 修改决定 did to the version that it amends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendReport {
    /// The version that was amended.
    pub old: AmendVersion,
    /// The version that was made.
    pub new: AmendVersion,
    /// `草案` or `示例`; `null` for enacted law.
    pub nature: Option<String>,
    /// Every change, in the order of the new version; what is gone comes last.
    pub changes: Vec<AmendChange>,
    /// Citations in the words of the law that follow the clauses they name.
    pub citations: Vec<AmendCitation>,
    /// Every clause of the old version, with what it is called in the new one.
    pub clauses: Vec<AmendClause>,
    /// Warnings and notes that the old version does not have: their codes, and where they stand.
    pub findings: Vec<AmendFinding>,
    /// The files that were written, relative to the working folder.
    pub files: Vec<String>,
}

/// A version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendVersion {
    /// Its title, without 《》.
    pub policy: String,
    /// What it is called.
    pub version: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendChange {
    /// What was done.
    pub kind: crate::apply::ChangeKind,
    /// What the clause was called; several where clauses were joined, none where it is new.
    pub old: Vec<String>,
    /// What it is called; `null` where it is gone.
    pub new: Option<String>,
}

/// A citation that was adjusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendCitation {
    /// The clause of the new version in which it stands.
    pub cite: String,
    /// As it was written.
    pub old: String,
    /// As it is written.
    pub new: String,
}

/// A clause of the old version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendClause {
    /// What it was called.
    pub old: String,
    /// What it is called; `null` where it is gone.
    pub new: Option<String>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AmendFinding {
    /// `QF0714`.
    pub code: String,
    /// The file, as it is named to the command; `null` where it is about no place.
    pub file: Option<String>,
    /// First byte in that file, from 0.
    pub start: Option<u32>,
    /// The byte after the last.
    pub end: Option<u32>,
}

/// The report of what was made; `files` are those that were written.
pub fn report(amended: &Amended, nature: Option<&str>, files: Vec<String>) -> AmendReport {
    let made = &amended.made;
    let version = |name: &InstrumentName| AmendVersion {
        policy: name.title.clone(),
        version: name.version.clone(),
    };
    let changes = made.changes.iter().map(|it| AmendChange {
        kind: it.kind,
        old: it.old.clone(),
        new: it.new.clone(),
    });
    let citations = made.adjusted.iter().map(|(cite, old, new)| AmendCitation {
        cite: cite.clone(),
        old: old.clone(),
        new: new.clone(),
    });
    let clauses = made.identity.iter().map(|(old, new)| AmendClause {
        old: old.clone(),
        new: new.clone(),
    });
    let findings = amended.findings.iter().map(|one| AmendFinding {
        code: one.code.id().to_owned(),
        file: (one.place).map(|place| amended.sources.name(place.source).to_owned()),
        start: one.place.map(|place| place.span.start),
        end: one.place.map(|place| place.span.end),
    });
    AmendReport {
        old: version(&amended.base),
        new: version(&amended.name),
        nature: nature.map(str::to_owned),
        changes: changes.collect(),
        citations: citations.collect(),
        clauses: clauses.collect(),
        findings: findings.collect(),
        files,
    }
}

/// The JSON Schema of [`AmendReport`].
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::default()
        .for_serialize()
        .into_generator()
        .into_root_schema_for::<AmendReport>()
}
