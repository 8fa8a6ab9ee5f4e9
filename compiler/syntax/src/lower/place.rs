//! The places that a step of a decision names, and the units that they count.

use super::{Lowering, child, children, has};
use crate::ast::{Anchor, DivisionKind, Spanned, Unit};
use crate::grammar::Rule;
use pest::iterators::Pair;

impl Lowering<'_> {
    /// The places of a list; none where there is no list, `None` after an error.
    pub(super) fn places_in(
        &mut self,
        pair: &Pair<'_, Rule>,
        list: Rule,
    ) -> Option<Vec<Spanned<Anchor>>> {
        let Some(list) = child(pair, list) else {
            return Some(Vec::new());
        };
        let places: Vec<_> = children(&list, Rule::place).collect();
        let mut out = Vec::new();
        // 引导语 is said of all places before it: 第五条、第六条引导语.
        let mut lead_in = false;
        for place in places.iter().rev() {
            lead_in |= has(place, Rule::lead_in);
            let span = self.span(place);
            for node in self.place(place)?.into_iter().rev() {
                let node = match node {
                    Anchor::Clause(cited) if lead_in => Anchor::LeadIn(cited),
                    node => node,
                };
                out.push(Spanned { node, span });
            }
        }
        out.reverse();
        Some(out)
    }

    /// Several for a series of headings.
    fn place(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<Anchor>> {
        let inner = pair.clone().into_inner().next()?;
        Some(match inner.as_rule() {
            Rule::whole_text => vec![Anchor::Whole],
            Rule::title_place => vec![Anchor::Title],
            Rule::division_place => self.headings(&inner)?,
            _ => vec![Anchor::Clause(self.citation(&inner)?.node)],
        })
    }
}

/// Whether the places end with a 引导语.
pub(super) fn is_lead_in(places: &[Spanned<Anchor>]) -> bool {
    let last = places.last();
    last.is_some_and(|place| matches!(place.node, Anchor::LeadIn(_)))
}

/// The unit that a place names; `None` for 全文.
pub(super) fn unit_of_anchor(anchor: &Anchor) -> Option<Unit> {
    match anchor {
        Anchor::Whole | Anchor::Title | Anchor::LeadIn(_) => None,
        Anchor::Division(parts) | Anchor::Divisions(_, parts) => {
            parts.last().map(|(kind, _)| Unit::Division(*kind))
        }
        Anchor::Clause(citation) => Some(citation.unit()),
    }
}

pub(super) fn unit_of(word: &str) -> Unit {
    match word {
        "条" => Unit::Article,
        "款" => Unit::Paragraph,
        "项" => Unit::Item,
        "目" => Unit::Subitem,
        _ => Unit::Division(division_kind(word)),
    }
}

pub(super) fn division_kind(word: &str) -> DivisionKind {
    match word {
        "编" => DivisionKind::Part,
        "章" => DivisionKind::Chapter,
        _ => DivisionKind::Section,
    }
}
