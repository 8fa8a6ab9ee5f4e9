//! Aims by the clause or definition that they belong to, in the order of the text.

use super::SuiteCoverage;
use qufen_analysis::cover::{Aim, Entry, Level, Part, Tally};
use qufen_semantics::model::{ClauseId, DefinitionId};

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// A clause.
    Clause(ClauseId),
    /// A definition.
    Definition(DefinitionId),
    /// The outcomes.
    Outcomes,
}

/// The aims of one subject.
pub(super) struct Row<'s> {
    /// Whose.
    pub subject: Subject,
    /// Its aims.
    pub entries: Vec<&'s Entry>,
}

impl Row<'_> {
    /// The count at one level.
    pub fn tally(&self, level: Level) -> Tally {
        let entries = self.entries.iter().copied();
        Tally::of(entries.filter(|it| it.aim.level() == level))
    }
}

impl SuiteCoverage {
    /// One row for each clause and definition that has aims; the outcomes last.
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let entries = self.coverage.entries.iter();
        let mut all: Vec<(Subject, &Entry)> = entries
            .map(|entry| (self.subject(entry.aim), entry))
            .collect();
        all.sort_by_key(|(subject, _)| *subject);
        let groups = all.chunk_by(|a, b| a.0 == b.0);
        groups
            .map(|group| Row {
                subject: group[0].0,
                entries: group.iter().map(|(_, entry)| *entry).collect(),
            })
            .collect()
    }

    /// The clause or definition that an aim belongs to.
    pub(super) fn subject(&self, aim: Aim) -> Subject {
        match aim {
            Aim::Outcome(_) => Subject::Outcomes,
            Aim::Role(clause, _) => Subject::Clause(clause),
            Aim::Value(index, ..) | Aim::Turns(index, ..) => {
                let judgement = &self.coverage.judgements[index];
                match (judgement.part, judgement.clause) {
                    (_, Some(clause)) => Subject::Clause(clause),
                    (Part::Definition(id), None) => Subject::Definition(id),
                    _ => Subject::Outcomes,
                }
            }
        }
    }

    /// How the table names a subject.
    pub(super) fn name(&self, subject: Subject) -> String {
        match subject {
            Subject::Clause(id) => self.model.clauses[id.index()].citation.clone(),
            Subject::Definition(id) => {
                format!("定义 {}", self.model.definitions[id.index()].name)
            }
            Subject::Outcomes => format!("结论 {}", self.model.decision),
        }
    }
}
