//! What follows from a decision or is weighed for it: 效果, 义务, 禁止, 权利, 考量.

use super::article::Lowering;
use crate::model::{ClauseId, Effect, Factor, Formula, Modality, Norm};
use qufen_syntax::ast::{self, EncodingKind};

impl Lowering<'_> {
    /// 考量; how it accounts for the words above it.
    pub(super) fn factor(
        &mut self,
        id: ClauseId,
        items: &[ClauseId],
        kind: &EncodingKind,
    ) -> Option<String> {
        let EncodingKind::Factor {
            name,
            favourable,
            adverse,
        } = kind
        else {
            return None;
        };
        let (favourable, adverse) = self.resolve(items, false, |resolver| {
            (resolver.formula(favourable), resolver.formula(adverse))
        });
        self.parts.factors.push(Factor {
            clause: id,
            name: name.node.clone(),
            favourable,
            adverse,
        });
        Some(format!("考量 {}", name.node))
    }

    /// 效果: each item below, or the clause itself when there is none.
    pub(super) fn effect(&mut self, id: ClauseId, items: &[ClauseId], condition: &ast::Formula) {
        let condition = self.resolve(items, true, |resolver| resolver.formula(condition));
        let covered = if items.is_empty() { &[id] } else { items };
        let effects = covered.iter().map(|&clause| Effect {
            clause,
            condition: condition.clone(),
        });
        self.parts.effects.extend(effects);
    }

    /// 义务, 禁止, 权利; how it accounts for the words above it.
    pub(super) fn norm(
        &mut self,
        id: ClauseId,
        items: &[ClauseId],
        kind: &EncodingKind,
    ) -> Option<String> {
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
}
