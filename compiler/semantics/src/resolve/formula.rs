//! Formulas: connectives, atoms, comparisons.

use super::{Resolver, value_or_report};
use crate::model::{Comparison, Domain, FactId, Formula, OutcomeId, ReadingId, Test, Value};
use crate::names::{DefinitionName, nearest};
use crate::skeleton::CitationError;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{self, CompareOp, FormulaKind, Literal, Name, Quantifier, Spanned};
use qufen_syntax::citation::CitationRef;

/// Stands in for what could not be resolved; the finding has been reported, so no model is made.
const FAILED: Formula = Formula::Constant(false);

impl Resolver<'_> {
    /// The formula of the model.
    pub fn formula(&mut self, formula: &ast::Formula) -> Formula {
        match &formula.node {
            FormulaKind::And(parts) => Formula::And(self.all(parts)),
            FormulaKind::Or(parts) => Formula::Or(self.all(parts)),
            FormulaKind::Not(inner) => self.formula(inner).negated(),
            FormulaKind::Implies(left, right) => {
                let left = self.formula(left).negated();
                Formula::Or(vec![left, self.formula(right)])
            }
            FormulaKind::Name(name) => self.name(name),
            FormulaKind::Call(name, arguments) => self.call(name, arguments),
            FormulaKind::Citation(citation) => self.citation(citation),
            FormulaKind::Compare { left, op, right } => self.compare(left, op, right),
            FormulaKind::Member { left, negated, set } => self.member(left, *negated, set),
            FormulaKind::Reading { reading, option } => self.reading(reading, option),
            FormulaKind::Items(quantifier) => self.items(*quantifier, formula.span),
            FormulaKind::Constant(value) => Formula::Constant(*value),
            FormulaKind::Error => FAILED,
        }
    }

    fn all(&mut self, parts: &[ast::Formula]) -> Vec<Formula> {
        parts.iter().map(|part| self.formula(part)).collect()
    }

    fn name(&mut self, name: &Name) -> Formula {
        if let Some(argument) = self.parameters.get(&name.node) {
            return argument.clone();
        }
        if let Some((id, domain)) = self.names.facts.get(&name.node) {
            if *domain == Domain::Boolean {
                return holds(*id);
            }
            let kind = type_name(domain);
            self.report(
                Diagnostic::new(codes::NOT_A_CONDITION, name.span)
                    .with("name", &name.node)
                    .with("kind", kind),
            );
            return FAILED;
        }
        match self.names.definitions.get(&name.node) {
            Some(DefinitionName::Plain(id)) => return Formula::Definition(*id),
            Some(DefinitionName::Parametrised(_)) => return self.call(name, &[]),
            Some(DefinitionName::Cyclic(_)) => return FAILED,
            None => {}
        }
        if let Some(index) = self
            .names
            .outcomes
            .iter()
            .position(|outcome| *outcome == name.node)
        {
            if self.outcomes {
                return Formula::Outcome(OutcomeId(index as u32));
            }
            let finding = Diagnostic::new(codes::OUTCOME_IN_CONDITION, name.span);
            self.report(finding.with("name", &name.node));
            return FAILED;
        }
        // Without its 结论 a text cannot name outcomes; that is a finding of its own.
        if !(self.outcomes && self.names.outcomes.is_empty()) {
            self.undeclared(name);
        }
        FAILED
    }

    /// Reports a name that nothing declares, with the likeliest slip.
    pub fn undeclared(&mut self, name: &Name) {
        let mut finding =
            Diagnostic::new(codes::NAME_UNDECLARED, name.span).with("name", &name.node);
        if let Some(spaced) = qufen_syntax::split_keywords(&name.node) {
            finding = finding.with("hint", format!("→ `{spaced}`"));
            finding = finding.replace(name.span, spaced, false);
        } else if let Some(near) = self.names.nearest(&name.node) {
            finding = finding.with("hint", format!("→ `{near}`"));
            finding = finding.replace(name.span, near, false);
        } else {
            finding = finding.with("hint", "");
        }
        self.report(finding);
    }

    fn fact(&mut self, name: &Name) -> Option<(FactId, Domain)> {
        let fact = self.names.facts.get(&name.node).cloned();
        if fact.is_none() {
            if self.parameters.contains_key(&name.node)
                || self.names.definitions.contains_key(&name.node)
            {
                let finding = Diagnostic::new(codes::NOT_A_FACT, name.span);
                self.report(finding.with("name", &name.node));
            } else {
                self.undeclared(name);
            }
        }
        fact
    }

    fn compare(
        &mut self,
        left: &Name,
        op: &Spanned<CompareOp>,
        right: &Spanned<Literal>,
    ) -> Formula {
        let Some((fact, domain)) = self.fact(left) else {
            return FAILED;
        };
        let equality = matches!(op.node, CompareOp::Equal | CompareOp::NotEqual);
        let ordered = match &domain {
            Domain::Boolean => false,
            Domain::Enumeration { ordered, .. } => *ordered,
            _ => true,
        };
        if !equality && !ordered {
            self.report(
                Diagnostic::new(codes::NOT_ORDERED, op.span)
                    .with("name", &left.node)
                    .with("kind", type_name(&domain)),
            );
            return FAILED;
        }
        let Some(value) = self.value(right, &domain, &left.node) else {
            return FAILED;
        };
        let test = |comparison| Formula::Test(Test { fact, comparison });
        match op.node {
            CompareOp::Equal => test(Comparison::Equal(value)),
            CompareOp::NotEqual => test(Comparison::Equal(value)).negated(),
            CompareOp::Less => test(Comparison::Less(value)),
            CompareOp::AtMost => test(Comparison::AtMost(value)),
            CompareOp::Greater => test(Comparison::Greater(value)),
            CompareOp::AtLeast => test(Comparison::AtLeast(value)),
        }
    }

    fn member(&mut self, left: &Name, negated: bool, set: &[Spanned<Literal>]) -> Formula {
        let Some((fact, domain)) = self.fact(left) else {
            return FAILED;
        };
        let mut values = Vec::new();
        for literal in set {
            let Some(value) = self.value(literal, &domain, &left.node) else {
                return FAILED;
            };
            values.push(value);
        }
        values.sort();
        values.dedup();
        let member = Formula::Test(Test {
            fact,
            comparison: Comparison::In(values),
        });
        if negated { member.negated() } else { member }
    }

    fn value(&mut self, literal: &Spanned<Literal>, domain: &Domain, fact: &str) -> Option<Value> {
        match value_or_report(literal, domain, fact, codes::VALUE_OUTSIDE_TYPE) {
            Ok(value) => Some(value),
            Err(finding) => {
                self.report(*finding);
                None
            }
        }
    }

    fn reading(&mut self, reading: &Name, option: &Name) -> Formula {
        let readings = &self.skeleton.readings;
        let Some(id) = readings.iter().position(|(name, _)| *name == reading.node) else {
            let near = nearest(
                &reading.node,
                readings.iter().map(|(name, _)| name.as_str()),
            );
            let hint = near.map(|near| format!("→ `{near}`")).unwrap_or_default();
            self.report(
                Diagnostic::new(codes::READING_UNDECLARED, reading.span)
                    .with("name", &reading.node)
                    .with("hint", hint),
            );
            return FAILED;
        };
        let labels = &readings[id].1;
        match labels.iter().position(|label| *label == option.node) {
            Some(index) => Formula::Reading(ReadingId(id as u32), index as u32),
            None => {
                let finding = Diagnostic::new(codes::READING_OPTION_UNKNOWN, option.span)
                    .with("name", &reading.node)
                    .with("option", &option.node)
                    .with("options", labels.join("、"));
                self.report(finding);
                FAILED
            }
        }
    }

    fn items(&mut self, quantifier: Quantifier, span: Span) -> Formula {
        if self.items.is_empty() {
            self.report(Diagnostic::new(codes::NO_ITEMS_BELOW, span));
            return FAILED;
        }
        let clauses = self.items.iter().map(|&id| Formula::Clause(id)).collect();
        match quantifier {
            Quantifier::Any => Formula::Or(clauses),
            Quantifier::All => Formula::And(clauses),
        }
    }

    fn citation(&mut self, citation: &Spanned<CitationRef>) -> Formula {
        let Some(ids) = self.clauses(citation) else {
            return FAILED;
        };
        for &id in &ids {
            let clause = &self.skeleton.clauses[id.index()];
            if !clause.condition {
                let finding = Diagnostic::new(codes::CLAUSE_IS_NO_CONDITION, citation.span);
                self.report(finding.with("cite", &clause.shown));
                return FAILED;
            }
        }
        let mut clauses: Vec<Formula> = ids.into_iter().map(Formula::Clause).collect();
        match (clauses.pop(), clauses.is_empty()) {
            (Some(only), true) => only,
            (Some(last), false) => {
                clauses.push(last);
                Formula::Or(clauses)
            }
            (None, _) => FAILED,
        }
    }

    /// The clauses that a citation names, or `None` after reporting why there are none.
    pub fn clauses(
        &mut self,
        citation: &Spanned<CitationRef>,
    ) -> Option<Vec<crate::model::ClauseId>> {
        match self
            .skeleton
            .resolve(&citation.node, self.position.as_ref())
        {
            Ok(ids) => Some(ids),
            Err(error) => {
                self.report(citation_finding(error, citation.span));
                None
            }
        }
    }
}

/// The finding for a citation that names nothing.
pub fn citation_finding(error: CitationError, span: Span) -> Diagnostic<Span> {
    match error {
        CitationError::Dangling(cite) => {
            Diagnostic::new(codes::CITATION_DANGLING, span).with("cite", cite)
        }
        CitationError::Ambiguous(cite) => {
            Diagnostic::new(codes::CITATION_AMBIGUOUS, span).with("cite", cite)
        }
        CitationError::BadRange(range) => {
            Diagnostic::new(codes::BAD_RANGE, span).with("range", range)
        }
        CitationError::NoPosition => Diagnostic::new(codes::CITATION_WITHOUT_POSITION, span),
    }
}

/// The condition that a fact of type 是否 is 是.
pub fn holds(fact: FactId) -> Formula {
    Formula::Test(Test {
        fact,
        comparison: Comparison::Equal(Value::Boolean(true)),
    })
}

/// The word for a type.
pub fn type_name(domain: &Domain) -> String {
    use qufen_syntax::ast::DurationUnit;
    match domain {
        Domain::Boolean => "是否".into(),
        Domain::Enumeration { name, .. } => name.clone(),
        Domain::Integer => "整数".into(),
        Domain::Money => "金额".into(),
        Domain::Ratio => "比例".into(),
        Domain::Date => "日期".into(),
        Domain::Duration(DurationUnit::Days) => "期间(日)".into(),
        Domain::Duration(DurationUnit::WorkingDays) => "期间(工作日)".into(),
        Domain::Duration(DurationUnit::Months) => "期间(月)".into(),
    }
}
