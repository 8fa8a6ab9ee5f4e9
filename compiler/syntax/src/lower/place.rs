//! The places that a step of a decision names, and the units that they count.

use super::{Lowering, child, has};
use crate::ast::{Anchor, DivisionKind, Spanned, Unit};
use crate::grammar::Rule;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, codes};

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
        let written = list.into_inner();
        let places: Vec<_> = written
            .filter(|it| matches!(it.as_rule(), Rule::place | Rule::headed))
            .collect();
        let mut out = Vec::new();
        // 引导语 is said of all places before it: 第五条、第六条引导语.
        let mut lead_in = false;
        for place in places.iter().rev() {
            lead_in |= has(place, Rule::lead_in);
            let span = self.span(place);
            for node in self.place(place)?.into_iter().rev() {
                let node = match (node, child(place, Rule::sentence)) {
                    (Anchor::Clause(cited), Some(sentence)) => {
                        Anchor::Sentence(cited, self.sentence(&sentence)?)
                    }
                    (Anchor::Clause(cited), None) if lead_in => Anchor::LeadIn(cited),
                    (node, _) => node,
                };
                out.push(Spanned { node, span });
            }
        }
        out.reverse();
        Some(out)
    }

    /// 第四章章名「附则」: the heading must read so.
    pub(super) fn headed_as_said(
        &mut self,
        verb: &Pair<'_, Rule>,
        places: &mut [Spanned<Anchor>],
    ) -> Option<()> {
        let Some(said) = child(verb, Rule::heading_words) else {
            return Some(());
        };
        let words = self.quote_in(&said)?;
        if let Some(place) = places.last_mut()
            && let Anchor::Division(path) = &place.node
        {
            place.node = Anchor::Headed(path.clone(), words);
            return Some(());
        }
        let place = self.span(&said);
        self.report(Diagnostic::new(codes::TARGET_UNFIT, place));
        None
    }

    /// 第九章, of 作为第九章第六十三条; `None` inside where there is none.
    pub(super) fn heading_above(
        &mut self,
        verb: &Pair<'_, Rule>,
    ) -> Option<Option<Spanned<Anchor>>> {
        let targets = child(verb, Rule::targets);
        let Some(heading) = targets.and_then(|it| child(&it, Rule::heading_above)) else {
            return Some(None);
        };
        let span = self.span(&heading);
        let node = self.headings(&heading)?.pop()?;
        Some(Some(Spanned { node, span }))
    }

    /// `None` inside for the last.
    fn sentence(&mut self, pair: &Pair<'_, Rule>) -> Option<Option<u32>> {
        match child(pair, Rule::number) {
            Some(number) => self.number(&number).map(Some),
            None => Some(None),
        }
    }

    /// Several for a series of headings.
    fn place(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<Anchor>> {
        let inner = pair.clone().into_inner().next()?;
        if pair.as_rule() == Rule::headed {
            let words = self.quote_in(pair)?;
            let [Anchor::Division(path)] = &self.headings(&inner)?[..] else {
                self.bad_range(&inner, None);
                return None;
            };
            return Some(vec![Anchor::Headed(path.clone(), words)]);
        }
        Some(match inner.as_rule() {
            Rule::whole_text => vec![Anchor::Whole],
            Rule::title_place => vec![Anchor::Title],
            Rule::division_place => self.headings(&inner)?,
            _ => vec![Anchor::Clause(self.citation(&inner)?.node)],
        })
    }
}

/// Whether the places end with a 引导语 or a sentence: with words, and not with a clause.
pub(super) fn is_words(places: &[Spanned<Anchor>]) -> bool {
    let last = places.last();
    last.is_some_and(|place| matches!(place.node, Anchor::LeadIn(_) | Anchor::Sentence(..)))
}

/// Whether the places end with a sentence: only that can be taken out of a clause as a whole.
pub(super) fn is_sentence(places: &[Spanned<Anchor>]) -> bool {
    let last = places.last();
    last.is_some_and(|place| matches!(place.node, Anchor::Sentence(..)))
}

/// Whether the places end with a heading that is quoted.
pub(super) fn is_headed(places: &[Spanned<Anchor>]) -> bool {
    let last = places.last();
    last.is_some_and(|place| matches!(place.node, Anchor::Headed(..)))
}

/// The unit that a place names; `None` for 全文.
pub(super) fn unit_of_anchor(anchor: &Anchor) -> Option<Unit> {
    match anchor {
        Anchor::Whole | Anchor::Title | Anchor::LeadIn(_) | Anchor::Sentence(..) => None,
        Anchor::Division(parts) | Anchor::Headed(parts, _) | Anchor::Divisions(_, parts) => {
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
