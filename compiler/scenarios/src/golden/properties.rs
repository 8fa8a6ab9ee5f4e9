//! Write and read back: nothing is lost, whatever the names are.

use super::shape::{Kind, Piece, shape};
use super::{Field, Golden, Line, Record, Token, Words, parse, write};
use crate::compare::changes;
use proptest::collection::vec;
use proptest::prelude::*;
use qufen_analysis::decide;
use qufen_evaluator::testing::specimens;

/// Names as they are, and names with everything that needs quoting.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[一-十甲乙]{1,4}", "[ 「」『』=\\\\\n\r\t甲a对若]{0,6}"]
}

fn token(kind: Kind) -> BoxedStrategy<Token> {
    match kind {
        Kind::Name => name().prop_map(Token::Name).boxed(),
        Kind::Clause => (name(), name())
            .prop_map(|(cite, words)| Token::clause(cite, words))
            .boxed(),
        Kind::Finding => (name(), name())
            .prop_map(|(fact, value)| Token::Finding { fact, value })
            .boxed(),
    }
}

fn line(field: Field) -> impl Strategy<Value = Line> {
    let mut tokens = Just(Vec::new()).boxed();
    for piece in shape(field) {
        let more = match *piece {
            Piece::Word(_) => continue,
            Piece::One(kind) => vec(token(kind), 1..2),
            Piece::Many(kind) => vec(token(kind), 0..4),
            Piece::Tail(_, kind) => vec(token(kind), 0..2),
        };
        tokens = (tokens, more)
            .prop_map(|(all, more)| [all, more].concat())
            .boxed();
    }
    tokens.prop_map(move |tokens| Line { field, tokens })
}

fn record() -> impl Strategy<Value = Record> {
    let fields: Vec<_> = Field::ALL
        .into_iter()
        .map(|field| {
            let counts = match (field.is_required(), field.is_single()) {
                (true, _) => 1..2,
                (false, true) => 0..2,
                (false, false) => 0..3,
            };
            vec(line(field), counts)
        })
        .collect();
    (name(), fields).prop_map(|(title, lines)| Record {
        title,
        lines: lines.concat(),
    })
}

fn golden() -> impl Strategy<Value = Golden> {
    vec(record(), 0..3).prop_map(|mut records| {
        records.sort_by(|a, b| a.title.cmp(&b.title));
        records.dedup_by(|a, b| a.title == b.title);
        Golden { records }
    })
}

proptest! {
    #[test]
    fn reading_what_was_written_gives_the_same(golden in golden()) {
        let text = write(&golden);
        prop_assert_eq!(parse(&text), Ok(golden), "{}", text);
    }

    #[test]
    fn real_decisions_survive_and_do_not_differ_from_themselves(specimen in specimens()) {
        if let Ok(decision) = decide(&specimen.model, &specimen.case) {
            let words = Words::of(&specimen.model);
            let record = Record::of_decision("甲", &decision, &words);
            prop_assert_eq!(changes(&record, &record, &words).len(), 0);
            let golden = Golden { records: vec![record] };
            prop_assert_eq!(parse(&write(&golden)), Ok(golden));
        }
    }

    #[test]
    fn any_text_is_read_or_refused_at_a_place_inside_it(noise in ".{0,40}", at in 0usize..2000) {
        let mut text = write(&Golden { records: vec![crate::sample::record("甲")] });
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.insert_str(at, &noise);
        if let Err(finding) = parse(&text) {
            let span = finding.place.expect("has a place");
            prop_assert!(text.get(span.range()).is_some());
        }
    }
}
