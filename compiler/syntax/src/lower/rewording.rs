//! Words within clauses: one change for each quotation.

use super::{Lowering, children, has};
use crate::ast::{Quote, Rewording, StepKind, WordEdit};
use crate::grammar::Rule;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, codes};

impl Lowering<'_> {
    /// `「A」、「B」修改为「C」`, `「A」、「B」分别修改为「C」、「D」`.
    pub(super) fn rewordings(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<StepKind>> {
        let mut lists = children(pair, Rule::quotes).map(|list| self.quotes(&list));
        let (old, new) = (lists.next()?, lists.next());
        let new = match new {
            Some(new) => new,
            None => vec![self.quote_in(pair)?; old.len()],
        };
        if old.len() != new.len() {
            let place = self.span(pair);
            let finding = Diagnostic::new(codes::TARGET_COUNT, place).with("old", old.len());
            self.report(finding.with("new", new.len()));
            return None;
        }
        let all = has(pair, Rule::everywhere);
        let each = old.into_iter().zip(new);
        Some(
            each.map(|(old, new)| reword(old, WordEdit::Replace(new), all))
                .collect(),
        )
    }

    /// `删去「A」、「B」`.
    pub(super) fn words_removed(&mut self, pair: &Pair<'_, Rule>) -> Vec<StepKind> {
        let all = has(pair, Rule::everywhere);
        let words = children(pair, Rule::quotes).flat_map(|list| self.quotes(&list));
        words
            .map(|old| reword(old, WordEdit::Delete, all))
            .collect()
    }

    fn quotes(&self, list: &Pair<'_, Rule>) -> Vec<Quote> {
        children(list, Rule::quote)
            .map(|quote| self.quote(&quote))
            .collect()
    }
}

/// `第五条引导语修改为：「…」`, `第一款最后增加「…」`: of all its words.
pub(super) fn reword_all(edit: WordEdit) -> StepKind {
    StepKind::Reword(Rewording {
        old: None,
        edit,
        all: false,
        encodings: Vec::new(),
    })
}

/// One change of words, the encoding kept.
pub(super) fn reword(old: Quote, edit: WordEdit, all: bool) -> StepKind {
    StepKind::Reword(Rewording {
        old: Some(old),
        edit,
        all,
        encodings: Vec::new(),
    })
}
