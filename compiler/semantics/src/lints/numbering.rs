//! 编、章、节、条、项、目 are numbered without gaps and without duplicates.

use super::LintInput;
use crate::place::Place;
use qufen_diagnostics::{Code, Diagnostic, codes};
use qufen_syntax::ast::{Block, Clause, DivisionKind};
use qufen_syntax::citation::{Ordinal, chinese_numeral};
use std::collections::BTreeMap;

/// Numbers that skip or recur.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let mut found = Vec::new();
    let mut articles = Sequence::default();
    let mut divisions: BTreeMap<DivisionKind, Sequence> = BTreeMap::new();
    for &(block, tree, _) in input.blocks {
        let at = |span| Place::Block {
            file: input.file,
            block,
            span,
        };
        match tree {
            Block::Division(division) => {
                let kind = division.kind.node;
                divisions.retain(|other, _| *other <= kind);
                let sequence = divisions.entry(kind).or_default();
                let name = match kind {
                    DivisionKind::Part => "编",
                    DivisionKind::Chapter => "章",
                    DivisionKind::Section => "节",
                };
                let number = Ordinal::new(division.number);
                found.extend(sequence.next(&number, at(division.kind.span), |n| label(n, name)));
            }
            Block::Article(article) => {
                let number = &article.number;
                found.extend(articles.next(&number.node, at(number.span), |n| label(n, "条")));
            }
            _ => {}
        }
    }
    for clause in input.clauses {
        let subitems = clause.clause.number.is_some();
        found.extend(items(&clause.clause.items, subitems, |span| {
            clause.place(span)
        }));
    }
    found
}

/// The numbers of the 项 of one 款, or of the 目 of one 项.
fn items(
    items: &[Clause],
    subitems: bool,
    at: impl Fn(qufen_diagnostics::Span) -> Place,
) -> Vec<Diagnostic<Place>> {
    let mut sequence = Sequence::default();
    let shown = |n: &Ordinal| {
        if subitems {
            format!("{}.", n.number)
        } else {
            item_label(n)
        }
    };
    items
        .iter()
        .filter_map(|item| item.number.as_ref())
        .filter_map(|number| sequence.next(&number.node, at(number.span), shown))
        .collect()
}

fn label(number: &Ordinal, unit: &str) -> String {
    format!("第{number}{unit}{}", inserted(number))
}

fn item_label(number: &Ordinal) -> String {
    format!("({number}){}", inserted(number))
}

fn inserted(number: &Ordinal) -> String {
    number
        .inserted
        .iter()
        .map(|n| format!("之{}", chinese_numeral(*n)))
        .collect()
}

/// Numbers seen so far, with their places.
#[derive(Default)]
struct Sequence {
    last: Option<Ordinal>,
    /// The number before, when it stood already.
    repeated: Option<Ordinal>,
    seen: BTreeMap<Ordinal, Place>,
}

impl Sequence {
    fn next(
        &mut self,
        number: &Ordinal,
        place: Place,
        shown: impl Fn(&Ordinal) -> String,
    ) -> Option<Diagnostic<Place>> {
        if number.number == 0 {
            return None; // could not be read, and has been reported
        }
        let finding = |code: Code| Diagnostic::new(code, place).with("number", shown(number));
        if let Some(first) = self.seen.get(number) {
            // Where counting starts over, the numbers that follow on are one mistake.
            let previous = self.repeated.replace(number.clone());
            let goes_on = previous.is_some_and(|n| n.number + 1 == number.number);
            return (!goes_on).then(|| finding(codes::NUMBER_TWICE).label(*first, "first"));
        }
        self.repeated = None;
        self.seen.insert(number.clone(), place);
        let expected = self
            .last
            .as_ref()
            .map_or(Ordinal::new(1), |n| Ordinal::new(n.number + 1));
        let follows = *number == expected || self.last.as_ref().is_some_and(|n| inserts(n, number));
        self.last = Some(number.clone());
        (!follows).then(|| finding(codes::NUMBER_GAP).with("expected", shown(&expected)))
    }
}

/// Whether `next` is 第X条之一 after 第X条, or 第X条之三 after 第X条之二.
fn inserts(last: &Ordinal, next: &Ordinal) -> bool {
    if last.number != next.number {
        return false;
    }
    let mut deeper = last.inserted.clone();
    deeper.push(1);
    let mut beside = last.inserted.clone();
    if let Some(n) = beside.last_mut() {
        *n += 1;
    }
    next.inserted == deeper || (!beside.is_empty() && next.inserted == beside)
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    fn codes_of(articles: &[(u32, &[u32])]) -> Vec<&'static str> {
        let mut sample = Sample::default();
        for (number, items) in articles {
            sample.article(*number, "有下列情形之一的:");
            for item in *items {
                sample.item(*item, "示例情形;");
            }
        }
        sample.run(check).iter().map(|d| d.code.id()).collect()
    }

    #[test]
    fn a_whole_sequence_is_silent() {
        assert_eq!(
            codes_of(&[(1, &[1, 2, 3]), (2, &[1, 2]), (3, &[])]),
            [] as [&str; 0]
        );
    }

    #[test]
    fn a_gap_is_one_finding() {
        assert_eq!(codes_of(&[(1, &[1, 3, 4])]), ["QF0401"]);
        assert_eq!(codes_of(&[(1, &[]), (3, &[]), (4, &[])]), ["QF0401"]);
    }

    #[test]
    fn a_duplicate_is_one_finding() {
        assert_eq!(codes_of(&[(1, &[1, 2, 2, 3])]), ["QF0402"]);
        assert_eq!(codes_of(&[(1, &[1, 2, 3, 1, 2, 3, 4])]), ["QF0402"]);
        assert_eq!(codes_of(&[(1, &[1, 2, 3, 3, 1])]), ["QF0402", "QF0402"]);
    }

    #[test]
    fn inserted_articles_follow_their_article() {
        let two = Ordinal::new(2);
        let inserted = |n: &[u32]| Ordinal {
            number: 2,
            inserted: n.to_vec(),
        };
        assert!(inserts(&two, &inserted(&[1])));
        assert!(inserts(&inserted(&[1]), &inserted(&[2])));
        assert!(inserts(&inserted(&[1]), &inserted(&[1, 1])));
        assert!(!inserts(&two, &inserted(&[2])));
    }
}
