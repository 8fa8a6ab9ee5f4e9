//! What the terms of a claim mean that speak of one version, or of a move between both.

use super::cited::{citation, named};
use super::claim::Resolver;
use super::compare::direction;
use super::outcomes::Direction;
use super::side::Version;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_semantics::model::{Formula, OutcomeId};
use qufen_syntax::VersionTerm;
use qufen_syntax::ast::Name;
use qufen_syntax::citation::CitationRef;

impl Resolver<'_> {
    /// That the outcome moves as asked; `None` for an outcome that is the same in both.
    pub fn moves(&self, asked: impl Fn(Option<Direction>) -> bool) -> Formula {
        let (old, new) = (self.question.sides.old.model, self.question.sides.new.model);
        let mut pairs = Vec::new();
        for (from, name) in (0..).map(OutcomeId).zip(&old.outcomes) {
            for (to, other) in (0..).map(OutcomeId).zip(&new.outcomes) {
                let step = (name != other).then(|| direction(old, new, from, to));
                if asked(step) {
                    let is = |version: Version, outcome: OutcomeId| {
                        self.question.strands[version as usize].is[outcome.index()].clone()
                    };
                    pairs.push(Formula::And(vec![
                        is(Version::Old, from),
                        is(Version::New, to),
                    ]));
                }
            }
        }
        Formula::Or(pairs)
    }

    /// An outcome, definition or clause of one version.
    pub fn of_version(&mut self, term: &VersionTerm) -> Formula {
        let version = if term.new { Version::New } else { Version::Old };
        let model = self.question.sides.of(version).model;
        let strand = &self.question.strands[version as usize];
        if let Some(outcome) = model.outcome(&term.what) {
            return strand.is[outcome.index()].clone();
        }
        let defined = model.definitions.iter().position(|it| it.name == term.what);
        if let Some(place) = defined {
            return strand.definitions[place].clone();
        }
        if let Some(citation) = citation(&term.what) {
            return self.clauses(version, term, &citation);
        }
        // A fact is what it is in both versions.
        let fact = model.fact(&term.what);
        let fact = fact.map(|own| self.question.sides.of(version).fact(own));
        match fact.map(|id| &self.question.joint.model.facts[id.index()]) {
            Some(fact) => self.name(&Name {
                node: fact.name.clone(),
                span: Span {
                    start: term.span.end,
                    end: term.span.end,
                },
            }),
            None => self.undeclared(codes::NAME_UNDECLARED, term.span, &term.what),
        }
    }

    fn clauses(&mut self, version: Version, term: &VersionTerm, citation: &CitationRef) -> Formula {
        let model = self.question.sides.of(version).model;
        let strand = &self.question.strands[version as usize];
        let Some(ids) = named(model, citation) else {
            let finding = Diagnostic::new(codes::CITATION_DANGLING, term.span);
            return self.report(finding.with("cite", &term.what));
        };
        for id in &ids {
            let clause = &model.clauses[id.index()];
            if clause.formula.is_none() {
                let finding = Diagnostic::new(codes::CLAUSE_IS_NO_CONDITION, term.span);
                return self.report(finding.with("cite", &clause.citation));
            }
        }
        let clauses = ids.iter().map(|id| strand.clauses[id.index()]);
        Formula::Or(clauses.map(Formula::Clause).collect())
    }
}
