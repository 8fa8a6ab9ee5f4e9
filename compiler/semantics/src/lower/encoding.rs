//! What one statement under the words of a clause contributes to the model.

use super::article::Lowering;
use crate::model::{Assertion, ClauseId, Distinction, OutcomeId, Reading};
use crate::names::nearest;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{self, AssertionMode, Encoding, EncodingKind, Name, Sides, Standing};

impl Lowering<'_> {
    /// Adds the statement to the parts; returns how it accounts for the words above it.
    pub(super) fn encoding(
        &mut self,
        encoding: &Encoding,
        clause: &ast::Clause,
        id: ClauseId,
        items: &[ClauseId],
    ) -> Option<String> {
        Some(match &encoding.kind {
            EncodingKind::Meaning(_) => "即".into(),
            EncodingKind::Rule { condition, outcome } => {
                self.rule(id, items, condition, outcome);
                format!("当…则 {}", outcome.node)
            }
            EncodingKind::Requirement { outcome, condition } => {
                self.requirement(id, items, condition, outcome);
                format!("{} 须", outcome.node)
            }
            EncodingKind::Open { body } => {
                self.body(body);
                format!("开放 认定 {}", body.node)
            }
            EncodingKind::Deeming {
                by,
                deemed,
                condition,
            } => {
                self.deeming(id, by.as_ref(), deemed, condition.as_ref());
                "视为符合".into()
            }
            EncodingKind::Scope {
                condition,
                otherwise,
                analogy,
            } => {
                self.scope(id, condition, otherwise.as_ref(), *analogy);
                if *analogy {
                    "参照".into()
                } else {
                    "适用".into()
                }
            }
            EncodingKind::Distinction(distinction) => {
                self.distinction(id, distinction, encoding);
                format!(
                    "区分 {} 与 {}",
                    distinction.this_name.node, distinction.that_name.node
                )
            }
            EncodingKind::Factor { .. } => self.factor(id, items, &encoding.kind)?,
            EncodingKind::Effect { condition } => {
                self.effect(id, items, condition);
                "效果".into()
            }
            EncodingKind::Norm { .. } => self.norm(id, items, &encoding.kind)?,
            EncodingKind::Reading(reading) => {
                self.reading(id, reading);
                return None;
            }
            EncodingKind::Assertion(assertion) => {
                self.assertion(Some(id), items, assertion);
                return None;
            }
            EncodingKind::Standing(standing) => {
                self.parts.standing.push(standing.clone());
                match standing {
                    Standing::Commencement { .. } => "施行".into(),
                    Standing::Repeal { .. } => "废止".into(),
                    Standing::OldUnlessLighter { .. } => "溯及：从旧兼从轻".into(),
                    Standing::Interpretation { bodies, .. } => {
                        bodies.iter().for_each(|body| self.body(body));
                        "解释".into()
                    }
                }
            }
            EncodingKind::NotOperative(reason) => {
                let conditions = |e: &&Encoding| crate::skeleton::is_condition(&e.kind);
                if let Some(other) = clause.encodings.iter().find(conditions) {
                    let finding = Diagnostic::new(codes::CONFLICTING_ENCODINGS, encoding.span);
                    self.parts
                        .diagnostics
                        .push(finding.label(other.span, "first"));
                }
                format!("不编码：{}", reason.node)
            }
            EncodingKind::Exception { .. } => return None,
            EncodingKind::Error => return None,
        })
    }

    fn distinction(&mut self, id: ClauseId, distinction: &ast::Distinction, encoding: &Encoding) {
        let sides = self.resolve(&[], false, |resolver| match &distinction.sides {
            Sides::Explicit { this, that } => {
                Some((resolver.formula(this), resolver.formula(that)))
            }
            Sides::Principle {
                principle,
                arguments,
            } => resolver.principle(principle, arguments, encoding.span),
        });
        let Some((this, that)) = sides else { return };
        self.parts.distinctions.push(Distinction {
            clause: id,
            this_name: distinction.this_name.node.clone(),
            that_name: distinction.that_name.node.clone(),
            this,
            that,
        });
    }

    fn reading(&mut self, id: ClauseId, reading: &ast::ReadingDecl) {
        let defaults = reading
            .options
            .iter()
            .filter(|option| option.default)
            .count();
        if defaults != 1 && reading.options.len() > 1 {
            let finding = Diagnostic::new(codes::READING_DEFAULT, reading.name.span);
            self.parts
                .diagnostics
                .push(finding.with("name", &reading.name.node));
        }
        let default = reading
            .options
            .iter()
            .position(|option| option.default)
            .unwrap_or(0);
        let options = reading
            .options
            .iter()
            .map(|o| (o.label.node.clone(), o.words.node.clone()))
            .collect();
        self.parts.readings.push(Reading {
            name: reading.name.node.clone(),
            options,
            default: default as u32,
            clause: Some(id),
        });
    }

    pub(super) fn assertion(
        &mut self,
        id: Option<ClauseId>,
        items: &[ClauseId],
        assertion: &ast::Assertion,
    ) {
        let formula = self.resolve(items, true, |resolver| resolver.formula(&assertion.formula));
        let source = self
            .text
            .get(assertion.formula.span.range())
            .unwrap_or_default()
            .to_owned();
        let always = assertion.mode == AssertionMode::Always;
        self.parts.assertions.push(Assertion {
            clause: id,
            always,
            formula,
            source,
        });
    }

    /// The outcome of that name, or `None` after saying that there is none.
    pub(super) fn outcome(&mut self, name: &Name) -> Option<OutcomeId> {
        let outcomes = &self.names.outcomes;
        let found = outcomes.iter().position(|outcome| *outcome == name.node);
        if found.is_none() && !outcomes.is_empty() {
            let near = nearest(&name.node, outcomes.iter().map(String::as_str));
            let mut finding = Diagnostic::new(codes::OUTCOME_UNDECLARED, name.span)
                .with("name", &name.node)
                .with("outcomes", outcomes.join("、"));
            if let Some(near) = near {
                finding = finding.replace(name.span, near, false);
            }
            self.parts.diagnostics.push(finding);
        }
        found.map(|index| OutcomeId(index as u32))
    }

    /// Says so when no 机构 of that name is declared.
    pub(super) fn body(&mut self, name: &Name) {
        if !self.names.bodies.contains_key(&name.node) {
            self.parts
                .diagnostics
                .push(crate::resolve::undeclared_body(name, self.names));
        }
    }
}
