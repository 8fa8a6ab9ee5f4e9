//! What is divided or joined within one place: `第一款修改为两款：「…」`, `第三章并入第二章`.

use super::place::{unit_of, unit_of_anchor};
use super::{Lowering, child, children, has};
use crate::ast::{Anchor, Spanned, Step, StepKind, Unit};
use crate::citation::{CitationRef, Ordinal};
use crate::grammar::Rule;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, codes};
use std::collections::BTreeSet;

/// Into how many of which unit a place is divided that keeps its own number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Within {
    unit: Unit,
    count: u32,
}

impl Lowering<'_> {
    /// What a step says of the clauses that it divides its place into, where it gives them no numbers;
    /// `before` are the steps that it may go on from. `None` outside after an error.
    pub(super) fn divided(
        &mut self,
        step: &Pair<'_, Rule>,
        before: &[Step],
    ) -> Option<Option<Within>> {
        let verb = child(step, Rule::verb).and_then(|verb| child(&verb, Rule::splitting));
        let Some(verb) = verb else {
            return Some(None);
        };
        let unit = unit_of(child(&verb, Rule::added_unit)?.as_str());
        let count = self.number(&child(&verb, Rule::number)?)?;
        let said = self.places_in(step, Rule::places)?;
        let place = said
            .last()
            .or(before.iter().rev().find_map(place_said_last));
        let whole = place.and_then(|place| unit_of_anchor(&place.node));
        // 第二十条分为两款: the article keeps its number whatever numbers its 款 are given.
        let heading = matches!(unit, Unit::Division(_));
        let larger = !heading && whole.is_some_and(|whole| whole < unit);
        let within = larger || !has(&verb, Rule::targets) && whole == Some(unit);
        Some(within.then_some(Within { unit, count }))
    }

    /// As many clauses must be written out as were said.
    pub(super) fn count_within(&mut self, step: &Step, within: Within) {
        let StepKind::Replace { content } = &step.kind else {
            return;
        };
        let given = match (within.unit, content.parts.len()) {
            (Unit::Paragraph, 1) => content.parts[0].clauses.len(),
            (Unit::Item | Unit::Subitem, 1) if !content.parts[0].clauses[0].items.is_empty() => {
                content.parts[0].clauses[0].items.len()
            }
            (_, parts) => parts,
        };
        if given != within.count as usize {
            let finding = Diagnostic::new(codes::COUNT_OF_NEW_CLAUSES, self.first_line(step.span));
            let finding = finding.with("said", within.count).with("given", given);
            self.report(finding.with("numbers", 0));
        }
    }

    /// 第七十二条改为两条: the steps of the statement must move what it holds to so many articles.
    pub(super) fn divided_as_said(
        &mut self,
        operation: &Pair<'_, Rule>,
        steps: &[Step],
    ) -> Option<()> {
        let verbs = children(operation, Rule::step).filter_map(|step| child(&step, Rule::verb));
        let said: Vec<_> = verbs
            .filter_map(|verb| child(&verb, Rule::dividing))
            .collect();
        for verb in said {
            let count = self.number(&child(&verb, Rule::number)?)?;
            let targets = steps.iter().filter_map(|step| match &step.kind {
                StepKind::Move { targets, .. } => Some(targets),
                _ => None,
            });
            let articles = targets.flatten().filter_map(|one| match &one.node {
                Anchor::Clause(cited) => article_of(cited),
                _ => None,
            });
            let given = articles.collect::<BTreeSet<_>>().len();
            let unit = child(&verb, Rule::added_unit)?;
            if unit.as_str() != "条" || given != count as usize {
                let place = self.span(&verb);
                let finding = Diagnostic::new(codes::COUNT_OF_NEW_CLAUSES, place);
                let finding = finding.with("said", count).with("given", given);
                self.report(finding.with("numbers", given));
                return None;
            }
        }
        Some(())
    }

    /// 第三章并入第二章: the heading goes, what stands below it comes to stand under the heading before.
    pub(super) fn joining(
        &mut self,
        verb: &Pair<'_, Rule>,
        places: &[Spanned<Anchor>],
    ) -> Option<StepKind> {
        let into = self.places_in(verb, Rule::moved_into)?;
        let next = match (places, &into[..]) {
            ([from], [into]) => follows(&from.node, &into.node),
            _ => false,
        };
        if next {
            return Some(StepKind::DeleteHeading);
        }
        let place = self.span(verb);
        self.report(Diagnostic::new(codes::TARGET_UNFIT, place));
        None
    }
}

/// What a step without a place goes on with: 将第三款改为第七条，修改为 writes out an article.
pub(super) fn place_said_last(step: &Step) -> Option<&Spanned<Anchor>> {
    match &step.kind {
        StepKind::Move { targets, .. } => targets.last(),
        _ => step.places.last(),
    }
}

/// 第九十九条第一款、第二款改为第一百一十条，修改为：「…」: several clauses become one, as if by 合并.
pub(super) fn joined(step: &Step, before: Option<&Step>) -> Option<Step> {
    let (StepKind::Replace { content }, true) = (&step.kind, step.places.is_empty()) else {
        return None;
    };
    let before = before?;
    let StepKind::Move { into, targets } = &before.kind else {
        return None;
    };
    let [target] = &targets[..] else {
        return None;
    };
    let clauses = |anchor: &Anchor| match anchor {
        Anchor::Clause(cited) => cited.members().map_or(2, |all| all.len()),
        _ => 0,
    };
    let several = before
        .places
        .iter()
        .map(|place| clauses(&place.node))
        .sum::<usize>()
        > 1;
    let one = matches!(&target.node, Anchor::Clause(cited) if cited.members().is_some_and(|all| all.len() == 1));
    (several && one).then(|| Step {
        places: before.places.clone(),
        kind: StepKind::Merge {
            into: into.clone(),
            target: target.clone(),
            content: Some(content.clone()),
        },
        span: before.span,
    })
}

/// The 条 that a citation names first.
fn article_of(cited: &CitationRef) -> Option<Ordinal> {
    match cited {
        CitationRef::Absolute(citation) => Some(citation.article.clone()),
        CitationRef::Range(from, _) => article_of(from),
        CitationRef::List(all) => all.first().and_then(article_of),
        _ => None,
    }
}

/// Whether one heading is the next of its kind behind another.
fn follows(from: &Anchor, into: &Anchor) -> bool {
    let path = |anchor: &Anchor| match anchor {
        Anchor::Division(path) | Anchor::Headed(path, _) => Some(path.clone()),
        _ => None,
    };
    let (Some(mut from), Some(into)) = (path(from), path(into)) else {
        return false;
    };
    if let Some((_, number)) = from.last_mut() {
        *number = number.saturating_sub(1);
    }
    // 第二章第二节并入第一节 leaves out what is the same.
    !into.is_empty() && from.ends_with(&into)
}
