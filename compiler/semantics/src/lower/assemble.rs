//! A whole instrument: its parts put together into the decision model.

use super::arrangement::arrangement;
use super::article::article;
use super::declaration::{check_declaration, constraints, definitions};
use super::leniency;
use super::order::evaluation_order;
use super::parts::ArticleParts;
use crate::db::{Files, SourceFile};
use crate::model::{Clause, ClauseId, Fact, Formula, Instrument, Model, OutcomeId};
use crate::names::{facts, names};
use crate::place::Place;
use crate::skeleton::{Skeleton, skeleton};
use crate::source::{blocks, parsed, used_files};
use qufen_diagnostics::{Diagnostic, Severity, codes};
use qufen_syntax::ast::{Block, Header, InstrumentHeader, Standing, TextSource};
use salsa::Database;
use std::sync::Arc;

/// What became of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assembled {
    /// `None` while errors stand in the way.
    pub model: Option<Arc<Model>>,
    /// What is wrong with the whole rather than with one block.
    pub diagnostics: Vec<Diagnostic<Place>>,
}

/// The decision model of an instrument.
#[salsa::tracked]
pub fn assemble(db: &dyn Database, files: Files, file: SourceFile) -> Assembled {
    let mut assembly = Assembly {
        db,
        files,
        file,
        diagnostics: Vec::new(),
    };
    let sound = assembly.blocks_are_sound();
    let model = assembly.model();
    let failed = assembly
        .diagnostics
        .iter()
        .any(|d| d.severity == Severity::Error);
    let model = model.filter(|_| sound && !failed).map(Arc::new);
    Assembled {
        model,
        diagnostics: assembly.diagnostics,
    }
}

/// What the 结论 declares beside its outcomes.
struct Decided {
    name: String,
    default: OutcomeId,
    leniency: Vec<(OutcomeId, OutcomeId)>,
}

impl Default for Decided {
    fn default() -> Decided {
        Decided {
            name: String::new(),
            default: OutcomeId(0),
            leniency: Vec::new(),
        }
    }
}

struct Assembly<'db> {
    db: &'db dyn Database,
    files: Files,
    file: SourceFile,
    diagnostics: Vec<Diagnostic<Place>>,
}

impl<'db> Assembly<'db> {
    /// Whether no block of the file, or of a module that it uses, has an error.
    fn blocks_are_sound(&self) -> bool {
        let db = self.db;
        let error = |found: &[Diagnostic<_>]| found.iter().any(|d| d.severity == Severity::Error);
        used_files(db, self.files, self.file)
            .iter()
            .flat_map(|&file| blocks(db, file))
            .all(|&block| {
                !error(&parsed(db, block).diagnostics)
                    && !error(check_declaration(db, self.files, block))
                    && !error(&article(db, self.files, block).diagnostics)
            })
    }

    fn model(&mut self) -> Option<Model> {
        let (db, files, file) = (self.db, self.files, self.file);
        let header = self.header()?;
        let names = names(db, files, file);
        let skeleton = skeleton(db, file);
        let held = !matches!(header.text, Some(TextSource::NotHeld(_)));
        let decided = self.decision(held && !skeleton.clauses.is_empty())?;
        let parts = self.parts();
        let mut clauses = parts.clauses;
        if clauses.len() != skeleton.clauses.len() {
            return None; // an article stands twice; the numbering lint has said so
        }
        for (target, deeming) in parts.deemings {
            let clause = &mut clauses[target.index()];
            if let Some(own) = clause.formula.take() {
                clause.formula = Some(Formula::Or(vec![own, deeming.when.clone()]));
            }
            clause.deemings.push(deeming);
        }
        let evaluation_order = match evaluation_order(&clauses) {
            Ok(order) => order,
            Err(cycle) => {
                self.cycle(&cycle, &clauses);
                return None;
            }
        };
        let out_of_scope = parts.out_of_scope.as_ref();
        let out_of_scope =
            out_of_scope.and_then(|name| names.outcomes.iter().position(|o| o == name));
        if let (None, Some(scope)) = (out_of_scope, parts.scopes.first()) {
            let finding = self.at_clause(scope.clause, codes::SCOPE_WITHOUT_OTHERWISE)?;
            self.diagnostics.push(finding);
        }
        let mut facts = facts(db, files, file).clone();
        facts.extend(open_facts(skeleton));
        let (arrangement, unknown) = arrangement(db, files, file, (&facts, &parts.readings));
        self.diagnostics.extend(unknown);
        Some(Model {
            instrument: instrument(header, &parts.standing, held),
            decision: decided.name,
            outcomes: names.outcomes.clone(),
            default: decided.default,
            leniency: decided.leniency,
            facts,
            constraints: constraints(db, files, file).clone(),
            definitions: definitions(db, files, file).clone(),
            readings: parts.readings,
            clauses,
            evaluation_order,
            scopes: parts.scopes,
            out_of_scope: out_of_scope.map(|index| OutcomeId(index as u32)),
            rules: parts.rules,
            requirements: parts.requirements,
            factors: parts.factors,
            effects: parts.effects,
            norms: parts.norms,
            distinctions: parts.distinctions,
            assertions: parts.assertions,
            arrangement,
        })
    }

    fn header(&self) -> Option<&'db InstrumentHeader> {
        let db = self.db;
        blocks(db, self.file)
            .iter()
            .find_map(|&block| match &parsed(db, block).block {
                Block::Header(Header::Instrument(header)) => Some(header),
                _ => None,
            })
    }

    /// What is decided; a stub needs nothing of it.
    fn decision(&mut self, needed: bool) -> Option<Decided> {
        let db = self.db;
        let files = used_files(db, self.files, self.file);
        let declared = files
            .iter()
            .flat_map(|&file| crate::source::declarations(db, file));
        let mut decisions = declared.filter_map(|block| match block {
            Block::Decision(decision) => Some(decision),
            _ => None,
        });
        let Some(decision) = decisions.next() else {
            if needed {
                let place = self.header_place()?;
                self.diagnostics
                    .push(Diagnostic::new(codes::DECISION_MISSING, place));
            }
            return (!needed).then(Decided::default);
        };
        let default = decision.default.as_ref()?;
        let index = decision
            .outcomes
            .iter()
            .position(|o| o.node == default.node)?;
        Some(Decided {
            name: decision.name.node.clone(),
            default: OutcomeId(index as u32),
            leniency: leniency::closed(decision).ok()?,
        })
    }

    /// The parts of all articles, in order, and the assertions outside them.
    fn parts(&self) -> ArticleParts {
        let mut whole = ArticleParts::default();
        for &block in blocks(self.db, self.file) {
            let part = article(self.db, self.files, block).clone();
            whole.clauses.extend(part.clauses);
            whole.deemings.extend(part.deemings);
            whole.rules.extend(part.rules);
            whole.requirements.extend(part.requirements);
            whole.scopes.extend(part.scopes);
            whole.out_of_scope = whole.out_of_scope.or(part.out_of_scope);
            whole.factors.extend(part.factors);
            whole.effects.extend(part.effects);
            whole.norms.extend(part.norms);
            whole.distinctions.extend(part.distinctions);
            whole.assertions.extend(part.assertions);
            whole.readings.extend(part.readings);
            whole.standing.extend(part.standing);
        }
        whole
    }

    fn cycle(&mut self, cycle: &[ClauseId], clauses: &[Clause]) {
        let path: Vec<&str> = cycle
            .iter()
            .map(|id| clauses[id.index()].citation.as_str())
            .collect();
        let first = cycle.iter().min().copied().unwrap_or(ClauseId(0));
        if let Some(finding) = self.at_clause(first, codes::CLAUSE_CYCLE) {
            self.diagnostics
                .push(finding.with("path", path.join(" → ")));
        }
    }

    /// A finding at the label of a clause.
    fn at_clause(&self, id: ClauseId, code: qufen_diagnostics::Code) -> Option<Diagnostic<Place>> {
        let mut base = 0;
        for (index, &block) in (0u32..).zip(blocks(self.db, self.file)) {
            if let Block::Article(article) = &parsed(self.db, block).block {
                let labels = super::article::labels(article);
                if let Some(&span) = labels.get((id.0 - base) as usize) {
                    let file = self.files.index(self.db, self.file);
                    let place = Place::Block {
                        file,
                        block: index,
                        span,
                    };
                    return Some(Diagnostic::new(code, place));
                }
                base += labels.len() as u32;
            }
        }
        None
    }

    fn header_place(&self) -> Option<Place> {
        let file = self.files.index(self.db, self.file);
        Some(Place::Block {
            file,
            block: 0,
            span: self.header()?.title.span,
        })
    }
}

/// The findings that open items ask for, as facts.
fn open_facts(skeleton: &Skeleton) -> impl Iterator<Item = Fact> + '_ {
    skeleton.open_items().map(|(id, clause, body)| Fact {
        name: format!("{}的认定", clause.shown),
        domain: crate::model::Domain::Boolean,
        description: None,
        question: None,
        determined_by: Some(body.to_owned()),
        evidence: None,
        presumption: None,
        open_item: Some(id),
    })
}

fn instrument(header: &InstrumentHeader, in_articles: &[Standing], held: bool) -> Instrument {
    let issued = header.issued.as_ref().map(|date| date.node);
    let mut instrument = Instrument {
        title: header.title.node.clone(),
        version: header
            .version
            .as_ref()
            .map(|v| v.node.clone())
            .unwrap_or_default(),
        nature: header.nature.as_ref().map(|nature| nature.node.clone()),
        issuers: header
            .issuers
            .iter()
            .map(|issuer| issuer.node.clone())
            .collect(),
        issued,
        commencement: None,
        repeals: Vec::new(),
        interpreters: Vec::new(),
        old_unless_lighter: false,
        text_held: held,
    };
    for standing in header.standing.iter().chain(in_articles) {
        match standing {
            Standing::Commencement { date, .. } => instrument.commencement = date.or(issued),
            Standing::Repeal { title, version, .. } => instrument
                .repeals
                .push((title.node.clone(), version.as_ref().map(|v| v.node.clone()))),
            Standing::OldUnlessLighter { .. } => instrument.old_unless_lighter = true,
            Standing::Interpretation { bodies, .. } => {
                instrument
                    .interpreters
                    .extend(bodies.iter().map(|body| body.node.clone()));
            }
        }
    }
    instrument
}
