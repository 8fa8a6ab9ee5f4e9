//! A claim about two versions, in the words of the language, over the model of strands.

use super::Question;
use super::cited::cited;
use super::outcomes::Direction;
use super::side::Version;
use qufen_diagnostics::{Code, Diagnostic, Span, codes};
use qufen_semantics::model::{Comparison, Domain, FactId, Formula, ReadingId, Test, Value};
use qufen_semantics::{type_name, value_or_report};
use qufen_syntax::ast::{self, AssertionMode, CompareOp, FormulaKind, Name};
use qufen_syntax::{Claim, parse_claim};

/// A claim, ready to be asked.
pub(super) struct Claimed {
    /// 恒; else 可能.
    pub always: bool,
    /// Over the model of strands.
    pub formula: Formula,
}

/// Reads a claim; findings are placed in the typed text.
pub(super) fn read(question: &Question<'_>, text: &str) -> Result<Claimed, Vec<Diagnostic<Span>>> {
    let (claim, mut findings) = parse_claim(text);
    let Some(claim) = claim else {
        return Err(findings);
    };
    let mut resolver = Resolver {
        question,
        claim: &claim,
        findings: Vec::new(),
    };
    let formula = resolver.formula(&claim.assertion.formula);
    findings.append(&mut resolver.findings);
    if !findings.is_empty() {
        return Err(findings);
    }
    Ok(Claimed {
        always: claim.assertion.mode == AssertionMode::Always,
        formula,
    })
}

pub(super) struct Resolver<'c> {
    pub question: &'c Question<'c>,
    claim: &'c Claim,
    findings: Vec<Diagnostic<Span>>,
}

/// Stands where something was reported.
const FAILED: Formula = Formula::Constant(false);

impl Resolver<'_> {
    pub fn report(&mut self, finding: Diagnostic<Span>) -> Formula {
        let claim = self.claim;
        self.findings.push(finding.map(|span| claim.typed(span)));
        FAILED
    }

    fn formula(&mut self, formula: &ast::Formula) -> Formula {
        match &formula.node {
            FormulaKind::And(parts) => Formula::And(self.all(parts)),
            FormulaKind::Or(parts) => Formula::Or(self.all(parts)),
            FormulaKind::Not(inner) => self.formula(inner).negated(),
            FormulaKind::Implies(when, then) => {
                Formula::Or(vec![self.formula(when).negated(), self.formula(then)])
            }
            FormulaKind::Constant(value) => Formula::Constant(*value),
            FormulaKind::Name(name) => self.name(name),
            FormulaKind::Compare { left, op, right } => {
                let negated = op.node == CompareOp::NotEqual;
                let Some((fact, domain)) = self.fact(left) else {
                    return FAILED;
                };
                let ordered = match &domain {
                    Domain::Boolean => false,
                    Domain::Enumeration { ordered, .. } => *ordered,
                    _ => true,
                };
                if !ordered && !negated && op.node != CompareOp::Equal {
                    let finding = Diagnostic::new(codes::NOT_ORDERED, op.span);
                    let finding = finding.with("name", &left.node);
                    return self.report(finding.with("kind", type_name(&domain)));
                }
                let comparison = self.value(right, &domain, &left.node);
                let comparison = comparison.map(|value| comparison_of(op.node, value));
                self.test(fact, comparison, negated)
            }
            FormulaKind::Member { left, negated, set } => {
                let Some((fact, domain)) = self.fact(left) else {
                    return FAILED;
                };
                let values = set.iter().map(|it| self.value(it, &domain, &left.node));
                let values: Option<Vec<Value>> = values.collect();
                let comparison = values.map(|mut values| {
                    values.sort_unstable();
                    values.dedup();
                    Comparison::In(values)
                });
                self.test(fact, comparison, *negated)
            }
            FormulaKind::Reading { reading, option } => self.reading(reading, option),
            FormulaKind::Citation(citation) => {
                let written = cited(&citation.node);
                self.unsaid(citation.span, &written)
            }
            FormulaKind::Call(name, _) => self.unsaid(name.span, &name.node),
            FormulaKind::Items(_) => {
                self.report(Diagnostic::new(codes::NO_ITEMS_BELOW, formula.span))
            }
            FormulaKind::Error => FAILED,
        }
    }

    fn all(&mut self, parts: &[ast::Formula]) -> Vec<Formula> {
        parts.iter().map(|part| self.formula(part)).collect()
    }

    fn test(&self, fact: FactId, comparison: Option<Comparison>, negated: bool) -> Formula {
        let Some(comparison) = comparison else {
            return FAILED;
        };
        let test = Formula::Test(Test { fact, comparison });
        if negated { test.negated() } else { test }
    }

    fn value(
        &mut self,
        literal: &ast::Spanned<ast::Literal>,
        domain: &Domain,
        fact: &str,
    ) -> Option<Value> {
        match value_or_report(literal, domain, fact, codes::VALUE_OUTSIDE_TYPE) {
            Ok(value) => Some(value),
            Err(finding) => {
                self.report(*finding);
                None
            }
        }
    }

    fn unsaid(&mut self, span: Span, name: &str) -> Formula {
        let finding = Diagnostic::new(codes::VERSION_UNSAID, span);
        self.report(finding.with("name", name))
    }

    pub fn name(&mut self, name: &Name) -> Formula {
        let terms = &self.claim.terms;
        if let Some(term) = terms.iter().find(|term| term.span == name.span) {
            return self.of_version(term);
        }
        let joint = &self.question.joint.model;
        if let Some(fact) = self.joint_fact(&name.node) {
            let domain = &joint.facts[fact.index()].domain;
            if *domain == Domain::Boolean {
                return Formula::Test(Test {
                    fact,
                    comparison: Comparison::Equal(Value::Boolean(true)),
                });
            }
            let finding = Diagnostic::new(codes::NOT_A_CONDITION, name.span);
            let finding = finding.with("name", &name.node);
            return self.report(finding.with("kind", type_name(domain)));
        }
        match name.node.as_str() {
            "结论不变" => return self.moves(|step| step.is_none()),
            "变严" => return self.moves(|step| step == Some(Direction::Stricter)),
            "变轻" => return self.moves(|step| step == Some(Direction::Lighter)),
            _ => {}
        }
        let known = [Version::Old, Version::New].into_iter().any(|version| {
            let model = self.question.sides.of(version).model;
            let defined = model.definitions.iter().any(|it| it.name == name.node);
            defined || model.outcome(&name.node).is_some()
        });
        if known {
            self.unsaid(name.span, &name.node)
        } else {
            self.undeclared(codes::NAME_UNDECLARED, name.span, &name.node)
        }
    }

    pub fn undeclared(&mut self, code: Code, span: Span, name: &str) -> Formula {
        let finding = Diagnostic::new(code, span).with("name", name);
        self.report(finding.with("hint", ""))
    }

    /// A fact by its joint name, or by what either version calls it.
    fn joint_fact(&self, name: &str) -> Option<FactId> {
        let sides = self.question.sides;
        let joint = self.question.joint.model.fact(name);
        let new = || sides.new.model.fact(name).map(|id| sides.new.fact(id));
        let old = || sides.old.model.fact(name).map(|id| sides.old.fact(id));
        joint.or_else(new).or_else(old)
    }

    fn fact(&mut self, name: &Name) -> Option<(FactId, Domain)> {
        match self.joint_fact(&name.node) {
            Some(id) => {
                let facts = &self.question.joint.model.facts;
                Some((id, facts[id.index()].domain.clone()))
            }
            None => {
                self.undeclared(codes::NAME_UNDECLARED, name.span, &name.node);
                None
            }
        }
    }

    fn reading(&mut self, reading: &Name, option: &Name) -> Formula {
        let joint = &self.question.joint.model;
        let Some(id) = joint.reading(&reading.node) else {
            return self.undeclared(codes::READING_UNDECLARED, reading.span, &reading.node);
        };
        let options = &joint.readings[id.index()].options;
        let mut labels = options.iter().map(|(label, _)| label.clone());
        match labels.position(|label| label == option.node) {
            Some(at) => Formula::Reading(ReadingId(id.0), at as u32),
            None => {
                let labels: Vec<&str> = options.iter().map(|it| it.0.as_str()).collect();
                let finding = Diagnostic::new(codes::READING_OPTION_UNKNOWN, option.span)
                    .with("name", &reading.node)
                    .with("option", &option.node)
                    .with("options", labels.join("、"));
                self.report(finding)
            }
        }
    }
}

fn comparison_of(op: CompareOp, value: Value) -> Comparison {
    match op {
        CompareOp::Equal | CompareOp::NotEqual => Comparison::Equal(value),
        CompareOp::Less => Comparison::Less(value),
        CompareOp::AtMost => Comparison::AtMost(value),
        CompareOp::Greater => Comparison::Greater(value),
        CompareOp::AtLeast => Comparison::AtLeast(value),
    }
}
