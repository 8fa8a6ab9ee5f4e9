//! Coverage by line of the source files, for viewers that know only lines and branches.

use super::SuiteCoverage;
use crate::report::line_and_column;
use qufen_analysis::cover::{Aim, Entry, Part, Standing};
use qufen_diagnostics::Location;
use qufen_semantics::model::ClauseId;
use qufen_semantics::places::{Places, StatementKind, StatementPlace};
use std::collections::BTreeMap;

/// One line that has something to exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// By how many scenarios the aim of the line that most of them meet is met.
    pub hits: usize,
    /// Whether some aim on it is feasible; lines without any are left out.
    pub feasible: bool,
    /// The MC/DC obligations on it that are feasible, and how many scenarios meet each: judgement,
    /// number of the branch in it, count.
    pub branches: Vec<(usize, usize, usize)>,
}

/// A clause as a function: its name, its line, and how many cases fall under it.
pub(super) type Function = (String, usize, usize);

/// One file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FileLines {
    /// By number, from 1.
    pub lines: BTreeMap<usize, Line>,
    /// Its clauses, in order.
    pub functions: Vec<Function>,
}

impl SuiteCoverage {
    /// What the suites cover, by file. Several versions may share a module's lines.
    pub(super) fn add_lines(&self, files: &mut BTreeMap<String, FileLines>, judgements: usize) {
        let Some(places) = &self.places else { return };
        for entry in &self.coverage.entries {
            let Some(place) = self.place(places, entry.aim) else {
                continue;
            };
            let (number, _) = line_and_column(&self.sources, place);
            let file = self.sources.name(place.source).to_owned();
            let file = files.entry(file).or_default();
            self.function(file, number, entry);
            add(file.lines.entry(number).or_default(), entry, judgements);
        }
    }

    fn function(&self, file: &mut FileLines, number: usize, entry: &Entry) {
        use qufen_analysis::cover::Role;
        if let Aim::Role(clause, Role::Reaches(true)) = entry.aim {
            let name = self.model.clauses[clause.index()].citation.clone();
            file.functions.push((name, number, met(entry)));
        }
    }

    /// Where an aim stands.
    fn place(&self, places: &Places, aim: Aim) -> Option<Location> {
        match aim {
            Aim::Outcome(_) => None,
            Aim::Role(clause, _) => Some(places.clauses.get(clause.index())?.label),
            Aim::Value(index, place, _) | Aim::Turns(index, place, _) => {
                let judgement = &self.coverage.judgements[index];
                match (judgement.part, judgement.clause) {
                    (Part::Definition(id), _) => {
                        let statement = places.definitions.get(id.index())?.as_ref()?;
                        let exact = statement.conditions.len() == judgement.conditions.len();
                        let condition = statement.conditions.get(place).filter(|_| exact);
                        Some(*condition.unwrap_or(&statement.place))
                    }
                    (part, Some(clause)) => self.condition(places, part, clause, index, place),
                    _ => None,
                }
            }
        }
    }

    /// The n-th condition of a judgement: the statements of its kind hold their conditions in the
    /// order of the judgements. Where the numbers differ (conditions that come from a 原则), the
    /// statement itself.
    fn condition(
        &self,
        places: &Places,
        part: Part,
        clause: ClauseId,
        index: usize,
        place: usize,
    ) -> Option<Location> {
        let kind = kind(part);
        let statements = self.statements(places, clause, kind);
        let spelt: Vec<Location> = statements
            .iter()
            .flat_map(|it| it.conditions.iter().copied())
            .collect();
        let alike = |other: usize| {
            let other = &self.coverage.judgements[other];
            other.clause == Some(clause) && self::kind(other.part) == kind
        };
        let size = |other: usize| self.coverage.judgements[other].conditions.len();
        let all = (0..self.coverage.judgements.len()).filter(|&other| alike(other));
        let before: usize = all.clone().filter(|&other| other < index).map(size).sum();
        if all.map(size).sum::<usize>() == spelt.len() {
            return spelt.get(before + place).copied();
        }
        let first = statements.first().map(|it| it.place);
        first.or_else(|| Some(places.clauses.get(clause.index())?.label))
    }

    /// The statements of a kind at a clause, or at the nearest one above that has some.
    fn statements<'p>(
        &self,
        places: &'p Places,
        clause: ClauseId,
        kind: StatementKind,
    ) -> Vec<&'p StatementPlace> {
        let own = places.clauses.get(clause.index()).into_iter();
        let own: Vec<&StatementPlace> = own
            .flat_map(|it| &it.statements)
            .filter(|it| it.kind == kind)
            .collect();
        match self.model.clauses[clause.index()].parent {
            Some(above) if own.is_empty() => self.statements(places, above, kind),
            _ => own,
        }
    }
}

fn kind(part: Part) -> StatementKind {
    match part {
        Part::Own(_) | Part::Rule(_) | Part::Requirement(_) => StatementKind::Own,
        Part::Exception(..) => StatementKind::Exception,
        Part::Deeming(..) => StatementKind::Deeming,
        Part::Scope(_) => StatementKind::Scope,
        Part::Distinction(..) => StatementKind::Distinction,
        Part::Factor(..) => StatementKind::Factor,
        Part::Effect(_) => StatementKind::Effect,
        Part::Norm(_) => StatementKind::Norm,
        Part::Definition(_) => StatementKind::Definition,
    }
}

fn met(entry: &Entry) -> usize {
    match entry.standing {
        Standing::Met { cases, .. } => cases,
        _ => 0,
    }
}

fn add(line: &mut Line, entry: &Entry, judgements: usize) {
    if matches!(entry.standing, Standing::Infeasible(_)) {
        return;
    }
    line.feasible = true;
    line.hits = line.hits.max(met(entry));
    if let Aim::Turns(index, place, value) = entry.aim {
        let branch = 2 * place + usize::from(!value);
        line.branches.push((judgements + index, branch, met(entry)));
    }
}

/// By path: the lines of all suites.
pub(super) fn by_file(suites: &[SuiteCoverage]) -> BTreeMap<String, FileLines> {
    let mut files = BTreeMap::new();
    let mut judgements = 0;
    for suite in suites {
        suite.add_lines(&mut files, judgements);
        judgements += suite.coverage.judgements.len();
    }
    for file in files.values_mut() {
        file.lines.retain(|_, line| line.feasible);
        file.functions.sort_by_key(|(_, line, _)| *line);
    }
    files
}
