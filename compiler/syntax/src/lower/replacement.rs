//! `第一款、第二款修改为：「…」` with as many new clauses as places: one replacement for each.

use super::Lowering;
use crate::ast::{Anchor, Content, Part, Spanned, Step, StepKind, Unit};
use crate::citation::Citation;
use qufen_diagnostics::{Diagnostic, Span, codes};

impl Lowering<'_> {
    /// The step, or one for each of its places where it writes out each of them. What goes on behind
    /// 第八条、第九条分别改为第十条、第十一条 is labelled by the new numbers.
    pub(super) fn replacements(&mut self, step: Step, before: Option<&Step>) -> Vec<Step> {
        let StepKind::Replace { content } = &step.kind else {
            return vec![step];
        };
        let moved = before.filter(|_| step.places.is_empty());
        let (places, numbers) = match moved.map(|before| (&before.places, &before.kind)) {
            Some((places, StepKind::Move { targets, .. })) => (places, targets),
            _ => (&step.places, &step.places),
        };
        let many = content.parts.len();
        let each = |list: &[Spanned<Anchor>]| each_place(list).filter(|it| it.len() == many);
        let (Some(places), Some(numbers), true) = (each(places), each(numbers), many > 1) else {
            return vec![step];
        };
        let parts = content.parts.clone();
        for (number, part) in numbers.iter().zip(&parts) {
            self.labelled_as(number, part);
        }
        let pairs: Vec<_> = places.into_iter().zip(parts).collect();
        let replace = |(place, part): (Spanned<Anchor>, Part)| Step {
            places: vec![place],
            kind: StepKind::Replace {
                content: alone(part),
            },
            span: step.span,
        };
        pairs.into_iter().map(replace).collect()
    }

    /// A label must say the number of the place that it stands for.
    fn labelled_as(&mut self, place: &Spanned<Anchor>, part: &Part) {
        let (Anchor::Clause(citation), Some(label)) = (&place.node, &part.label) else {
            return;
        };
        if let Some(said) = citation.ordinal().filter(|said| *said != label.node) {
            let number = match citation.unit() {
                Unit::Item => format!("({said})"),
                Unit::Subitem => format!("{}.", said.number),
                _ => Citation::article(said).to_string(),
            };
            let finding = Diagnostic::new(codes::LABEL_OF_NEW_CLAUSE, label.span);
            self.report(finding.with("number", number));
        }
    }
}

/// Every place of the list; `None` where a place is no clause, or nobody can tell how many it is.
fn each_place(places: &[Spanned<Anchor>]) -> Option<Vec<Spanned<Anchor>>> {
    let mut out = Vec::new();
    for place in places {
        let Anchor::Clause(citation) = &place.node else {
            return None;
        };
        out.extend(citation.members()?.into_iter().map(|one| Spanned {
            node: Anchor::Clause(one),
            span: place.span,
        }));
    }
    Some(out)
}

/// The part as if it were all that the statement writes out, without a label.
fn alone(mut part: Part) -> Content {
    part.label = None;
    if let Some(first) = part.clauses.first_mut() {
        let start = first
            .words
            .as_ref()
            .map_or(first.span.start, |words| words.span.start);
        first.number = None;
        first.label = Span { start, end: start };
        first.span.start = start;
    }
    let spans = part.clauses.iter().map(|clause| clause.span);
    let span = spans.reduce(|all, one| all.to(one)).unwrap_or_default();
    Content {
        parts: vec![part],
        span,
    }
}
