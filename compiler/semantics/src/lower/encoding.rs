//! What one statement under the words of a clause contributes to the model.

use super::article::{Lowering, ranges_over_items};
use crate::model::{
    Assertion, ClauseId, Deeming, Distinction, Effect, Factor, Formula, Modality, Norm, OutcomeId,
    Reading, Requirement, Rule, Scope,
};
use crate::names::nearest;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::{
    self, AssertionMode, Encoding, EncodingKind, FormulaKind, Name, Quantifier, Sides, Standing,
};

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
            EncodingKind::Factor {
                name,
                favourable,
                adverse,
            } => {
                let (favourable, adverse) = self.resolve(items, false, |resolver| {
                    (resolver.formula(favourable), resolver.formula(adverse))
                });
                let name = name.node.clone();
                let account = format!("考量 {name}");
                self.parts.factors.push(Factor {
                    clause: id,
                    name,
                    favourable,
                    adverse,
                });
                account
            }
            EncodingKind::Effect { condition } => {
                let condition = self.resolve(items, true, |resolver| resolver.formula(condition));
                let covered = if items.is_empty() {
                    vec![id]
                } else {
                    items.to_vec()
                };
                for clause in covered {
                    self.parts.effects.push(Effect {
                        clause,
                        condition: condition.clone(),
                    });
                }
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

    fn rule(&mut self, id: ClauseId, items: &[ClauseId], condition: &ast::Formula, name: &Name) {
        let Some(outcome) = self.outcome(name) else {
            return;
        };
        let items = if ranges_over_items(condition) {
            items.to_vec()
        } else {
            Vec::new()
        };
        self.parts.rules.push(Rule {
            clause: id,
            outcome,
            condition: Formula::Clause(id),
            items,
        });
    }

    /// `须 F 且 下列全部`: each item, and each other part of F, is a requirement of its own. What
    /// waives the whole clause, a 除外 or a fiction, waives each.
    fn requirement(
        &mut self,
        id: ClauseId,
        items: &[ClauseId],
        condition: &ast::Formula,
        name: &Name,
    ) {
        let Some(outcome) = self.outcome(name) else {
            return;
        };
        let parts = match &condition.node {
            FormulaKind::And(parts) => parts.as_slice(),
            _ => std::slice::from_ref(condition),
        };
        let mut required: Vec<(ClauseId, Formula)> = Vec::new();
        for part in parts {
            if part.node == FormulaKind::Items(Quantifier::All) {
                required.extend(items.iter().map(|&item| (item, Formula::Clause(item))));
            } else {
                // The clause's formula has been resolved, and reported on, once already.
                required.push((id, self.resolver(items.to_vec()).formula(part)));
            }
        }
        let required = required.into_iter().map(|(clause, demand)| Requirement {
            clause,
            outcome,
            condition: Formula::Or(vec![demand, Formula::Clause(id)]),
        });
        self.parts.requirements.extend(required);
    }

    fn deeming(
        &mut self,
        id: ClauseId,
        by: Option<&ast::Spanned<qufen_syntax::citation::CitationRef>>,
        deemed: &ast::Spanned<qufen_syntax::citation::CitationRef>,
        condition: Option<&ast::Formula>,
    ) {
        let resolved = self.resolve(&[], false, |resolver| {
            let by = match by {
                Some(by) => resolver.clauses(by)?,
                None => vec![id],
            };
            let condition = condition.map(|condition| resolver.formula(condition));
            Some((by, resolver.clauses(deemed)?, condition))
        });
        let Some((by, targets, condition)) = resolved else {
            return;
        };
        for clause in by.iter().chain(&targets) {
            let outlined = &self.skeleton.clauses[clause.index()];
            if !outlined.condition {
                let finding = Diagnostic::new(codes::CLAUSE_IS_NO_CONDITION, deemed.span);
                self.parts
                    .diagnostics
                    .push(finding.with("cite", &outlined.shown));
                return;
            }
        }
        for target in targets {
            for &by in &by {
                let parts = std::iter::once(Formula::Clause(by)).chain(condition.clone());
                let when = Formula::And(parts.collect());
                self.parts.deemings.push((target, Deeming { by, when }));
            }
        }
    }

    fn scope(
        &mut self,
        id: ClauseId,
        condition: &ast::Formula,
        otherwise: Option<&Name>,
        analogy: bool,
    ) {
        let condition = self.resolve(&[], false, |resolver| resolver.formula(condition));
        self.parts.scopes.push(Scope {
            clause: id,
            condition,
            analogy,
        });
        if let Some(name) = otherwise
            && self.outcome(name).is_some()
        {
            self.parts.out_of_scope = Some(name.node.clone());
        }
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

    fn norm(&mut self, id: ClauseId, items: &[ClauseId], kind: &EncodingKind) -> Option<String> {
        let EncodingKind::Norm {
            modality,
            actor,
            act,
            addressee,
            condition,
        } = kind
        else {
            return None;
        };
        self.body(actor);
        let condition = match condition {
            Some(condition) => self.resolve(items, true, |resolver| resolver.formula(condition)),
            None => Formula::Constant(true),
        };
        self.parts.norms.push(Norm {
            clause: id,
            modality: *modality,
            actor: actor.node.clone(),
            act: act.node.clone(),
            addressee: addressee.as_ref().map(|name| name.node.clone()),
            condition,
        });
        let word = match modality {
            Modality::Duty => "义务",
            Modality::Prohibition => "禁止",
            Modality::Right => "权利",
        };
        Some(format!("{word} {}", actor.node))
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

    fn outcome(&mut self, name: &Name) -> Option<OutcomeId> {
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

    fn body(&mut self, name: &Name) {
        if !self.names.bodies.contains_key(&name.node) {
            self.parts
                .diagnostics
                .push(crate::resolve::undeclared_body(name, self.names));
        }
    }
}
