//! Declarations: each checked alone, and the definitions and constraints of a file lowered.

use super::leniency;
use crate::db::{Files, SourceFile};
use crate::model::{Constraint, Definition, Formula};
use crate::names::{DefinitionName, Names, domain, enumerations, names};
use crate::resolve::{Resolver, undeclared_body, value_or_report};
use crate::skeleton::{Skeleton, skeleton};
use crate::source::{SourceBlock, blocks, declarations, modules, parsed, used_files};
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{self, Block, Name};
use salsa::Database;
use std::collections::BTreeMap;

/// What is wrong with one declaration, its place in the file aside. Empty for articles.
#[salsa::tracked]
pub fn check_declaration<'db>(
    db: &'db dyn Database,
    files: Files,
    block: SourceBlock<'db>,
) -> Vec<Diagnostic<Span>> {
    let file = block.file(db);
    let mut check = Check {
        names: names(db, files, file),
        skeleton: skeleton(db, file),
        found: Vec::new(),
    };
    match &parsed(db, block).block {
        Block::Use(name) => check.module(name, modules(db, files)),
        Block::Decision(decision) => check.decision(decision),
        Block::Enumeration(enumeration) => {
            check.distinct(&enumeration.variants);
        }
        Block::Facts(facts) => {
            let used = used_files(db, files, file);
            let declared: Vec<&Block> = used.iter().flat_map(|&f| declarations(db, f)).collect();
            let enumerations = enumerations(&declared);
            facts
                .iter()
                .for_each(|fact| check.fact(fact, &enumerations));
        }
        Block::Constraint(constraint) => check.formula(&constraint.formula, &[], false),
        Block::Definition(definition) => check.definition(definition),
        Block::Principle(principle) => {
            check.distinct(&principle.parameters);
            check.formula(&principle.this, &principle.parameters, false);
            check.formula(&principle.that, &principle.parameters, false);
        }
        Block::Assertion(assertion) => check.formula(&assertion.formula, &[], true),
        _ => {}
    }
    check.found
}

struct Check<'a> {
    names: &'a Names,
    skeleton: &'a Skeleton,
    found: Vec<Diagnostic<Span>>,
}

impl Check<'_> {
    fn module(&mut self, name: &Name, modules: &[(String, SourceFile)]) {
        if modules.iter().any(|(known, _)| *known == name.node) {
            return;
        }
        let known = modules.iter().map(|(name, _)| name.as_str());
        let near = crate::names::nearest(&name.node, known.clone());
        let mut finding = Diagnostic::new(codes::MODULE_UNKNOWN, name.span)
            .with("name", &name.node)
            .with("modules", known.collect::<Vec<_>>().join("、"));
        if let Some(near) = near {
            finding = finding.replace(name.span, near, false);
        }
        self.found.push(finding);
    }

    fn decision(&mut self, decision: &ast::DecisionDecl) {
        self.distinct(&decision.outcomes);
        let default = decision.default.iter();
        for name in default.chain(decision.leniency.iter().flatten()) {
            self.outcome(decision, name);
        }
        if let Err(circle) = leniency::closed(decision) {
            let finding = Diagnostic::new(codes::LENIENCY_CYCLE, circle.name.span);
            self.found
                .push(finding.with("path", circle.path.join(" < ")));
        }
        if decision.default.is_none() {
            let finding = Diagnostic::new(codes::DEFAULT_MISSING, decision.name.span);
            self.found.push(finding.with("name", &decision.name.node));
        }
    }

    /// Must be one of the outcomes of the decision.
    fn outcome(&mut self, decision: &ast::DecisionDecl, name: &Name) {
        if decision.outcomes.iter().any(|o| o.node == name.node) {
            return;
        }
        let outcomes = decision.outcomes.iter().map(|o| o.node.as_str());
        self.found.push(
            Diagnostic::new(codes::OUTCOME_UNDECLARED, name.span)
                .with("name", &name.node)
                .with("outcomes", outcomes.collect::<Vec<_>>().join("、")),
        );
    }

    /// Names of one list must differ.
    fn distinct(&mut self, list: &[Name]) {
        for (index, name) in list.iter().enumerate() {
            if let Some(first) = list[..index].iter().find(|other| other.node == name.node) {
                let finding = Diagnostic::new(codes::NAME_DECLARED_TWICE, name.span);
                self.found
                    .push(finding.with("name", &name.node).label(first.span, "first"));
            }
        }
    }

    fn fact(&mut self, fact: &ast::Fact, enumerations: &BTreeMap<String, crate::model::Domain>) {
        let Some(domain) = domain(&fact.ty.node, enumerations) else {
            let known = enumerations
                .keys()
                .map(String::as_str)
                .collect::<Vec<_>>()
                .join("、");
            let ast::TypeExpr::Named(name) = &fact.ty.node else {
                return;
            };
            self.found.push(
                Diagnostic::new(codes::TYPE_UNKNOWN, fact.ty.span)
                    .with("name", name)
                    .with("enumerations", known),
            );
            return;
        };
        if let Some(presumption) = &fact.presumption
            && let Err(finding) = value_or_report(
                presumption,
                &domain,
                &fact.name.node,
                codes::VALUE_OUTSIDE_TYPE,
            )
        {
            self.found.push(*finding);
        }
        if let Some(body) = &fact.determined_by
            && !self.names.bodies.contains_key(&body.node)
        {
            self.found.push(undeclared_body(body, self.names));
        }
    }

    fn definition(&mut self, definition: &ast::Definition) {
        self.distinct(&definition.parameters);
        if let Some(DefinitionName::Cyclic(path)) =
            self.names.definitions.get(&definition.name.node)
        {
            self.found.push(
                Diagnostic::new(codes::DEFINITION_CYCLE, definition.name.span)
                    .with("path", path.join(" → ")),
            );
            return;
        }
        self.formula(&definition.body, &definition.parameters, false);
    }

    fn formula(&mut self, formula: &ast::Formula, parameters: &[Name], outcomes: bool) {
        let mut resolver = Resolver::new(self.names, self.skeleton);
        resolver.outcomes = outcomes;
        let names = parameters.iter().map(|parameter| parameter.node.clone());
        resolver.parameters = names.map(|name| (name, Formula::Constant(false))).collect();
        resolver.formula(formula);
        self.found.append(&mut resolver.diagnostics);
    }
}

/// The definitions that `file` can use, in the order of their ids.
#[salsa::tracked]
pub fn definitions(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Definition> {
    let names = names(db, files, file);
    let skeleton = skeleton(db, file);
    let used = used_files(db, files, file);
    let blocks: Vec<&Block> = used
        .iter()
        .flat_map(|&file| declarations(db, file))
        .collect();
    let declared = crate::names::declared(&blocks);
    let mut lowered: Vec<(u32, Definition)> = Vec::new();
    for (name, known) in &names.definitions {
        if let (DefinitionName::Plain(id), Some(definition)) = (known, declared.get(name.as_str()))
        {
            let formula = Resolver::new(names, skeleton).formula(&definition.body);
            lowered.push((
                id.0,
                Definition {
                    name: name.clone(),
                    formula,
                },
            ));
        }
    }
    lowered.sort_by_key(|(id, _)| *id);
    lowered
        .into_iter()
        .map(|(_, definition)| definition)
        .collect()
}

/// The constraints that bind the facts of `file`.
#[salsa::tracked]
pub fn constraints(db: &dyn Database, files: Files, file: SourceFile) -> Vec<Constraint> {
    let names = names(db, files, file);
    let skeleton = skeleton(db, file);
    let mut lowered = Vec::new();
    for &file in used_files(db, files, file) {
        for &block in blocks(db, file) {
            if let Block::Constraint(constraint) = &parsed(db, block).block {
                let formula = Resolver::new(names, skeleton).formula(&constraint.formula);
                let source = block.text(db).get(constraint.formula.span.range());
                let source = source.unwrap_or_default().to_owned();
                lowered.push(Constraint { formula, source });
            }
        }
    }
    lowered
}
