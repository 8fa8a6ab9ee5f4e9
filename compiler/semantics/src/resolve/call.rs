//! Definitions and principles with parameters: expanded where they are used.

use super::Resolver;
use crate::model::Formula;
use crate::names::DefinitionName;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{self, Name};
use std::collections::BTreeMap;

impl Resolver<'_> {
    /// `名(甲, 乙)`.
    pub(super) fn call(&mut self, name: &Name, arguments: &[ast::Formula]) -> Formula {
        let definition = match self.names.definitions.get(&name.node) {
            Some(DefinitionName::Parametrised(definition)) => definition,
            Some(DefinitionName::Cyclic(_)) => return Formula::Constant(false),
            Some(DefinitionName::Plain(_)) => {
                self.wrong_count(name, 0, arguments.len());
                return Formula::Constant(false);
            }
            None => {
                self.undeclared(name);
                return Formula::Constant(false);
            }
        };
        if definition.parameters.len() != arguments.len() {
            self.wrong_count(name, definition.parameters.len(), arguments.len());
            return Formula::Constant(false);
        }
        let arguments = arguments
            .iter()
            .map(|argument| self.formula(argument))
            .collect::<Vec<_>>();
        let names = definition
            .parameters
            .iter()
            .map(|parameter| parameter.node.clone());
        self.expand(&definition.body, names.zip(arguments).collect())
    }

    /// The body with its parameters replaced. Findings in it are reported where it is declared.
    pub fn expand(
        &mut self,
        body: &ast::Formula,
        parameters: BTreeMap<String, Formula>,
    ) -> Formula {
        let outer = std::mem::replace(&mut self.parameters, parameters);
        self.expanding += 1;
        let formula = self.formula(body);
        self.expanding -= 1;
        self.parameters = outer;
        formula
    }

    /// 此方 and 彼方 of a principle, its parameters given by name or by the fact of the same name.
    pub fn principle(
        &mut self,
        name: &Name,
        arguments: &[(Name, ast::Formula)],
        span: Span,
    ) -> Option<(Formula, Formula)> {
        let Some(principle) = self.names.principles.get(&name.node) else {
            let finding = Diagnostic::new(codes::PRINCIPLE_UNDECLARED, name.span);
            self.report(finding.with("name", &name.node));
            return None;
        };
        for (argument, _) in arguments {
            if !principle.parameters.iter().any(|p| p.node == argument.node) {
                let known = principle.parameters.iter().map(|p| p.node.as_str());
                let known = known.collect::<Vec<_>>().join("、");
                self.report(
                    Diagnostic::new(codes::PARAMETER_UNKNOWN, argument.span)
                        .with("name", &argument.node)
                        .with("principle", &name.node)
                        .with("parameters", known),
                );
            }
        }
        let mut bound = BTreeMap::new();
        for parameter in &principle.parameters {
            let given = arguments
                .iter()
                .find(|(name, _)| name.node == parameter.node);
            let formula = match given {
                Some((_, formula)) => self.formula(formula),
                None => self.formula(&ast::Spanned {
                    node: ast::FormulaKind::Name(Name {
                        node: parameter.node.clone(),
                        span,
                    }),
                    span,
                }),
            };
            bound.insert(parameter.node.clone(), formula);
        }
        let this = self.expand(&principle.this, bound.clone());
        let that = self.expand(&principle.that, bound);
        Some((this, that))
    }

    fn wrong_count(&mut self, name: &Name, expected: usize, given: usize) {
        self.report(
            Diagnostic::new(codes::ARGUMENT_COUNT, name.span)
                .with("name", &name.node)
                .with("expected", expected)
                .with("given", given),
        );
    }
}
