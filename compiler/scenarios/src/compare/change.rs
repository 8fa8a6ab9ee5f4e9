//! What a difference from the golden amounts to.

use crate::golden::{Concern, Field, Line, Record, Token, Words};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// The kinds of change, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// The case comes out otherwise, or something else remains possible.
    Outcome,
    /// It comes out the same for other reasons: scope, basis, requirements, defeated clauses.
    Basis,
    /// The same clauses under other numbers.
    Citation,
    /// Presumptions, unknown facts, factors, effects, duties, readings, nearest changes.
    Other,
}

/// How `after` differs from `before`; `words` are the clauses of the version decided under.
pub fn changes(before: &Record, after: &Record, words: &Words) -> BTreeSet<Change> {
    let moved = Moved::between(before, words);
    Field::ALL
        .into_iter()
        .filter_map(|field| change(before, after, field, &moved))
        .collect()
}

/// The change in the lines of one field.
pub(crate) fn change(
    before: &Record,
    after: &Record,
    field: Field,
    moved: &Moved,
) -> Option<Change> {
    let before: Vec<&Line> = before.of(field).collect();
    let after: Vec<&Line> = after.of(field).collect();
    if before == after {
        return None;
    }
    if sorted(&before, |line| line.tokens.clone()) == sorted(&after, |line| line.tokens.clone()) {
        return Some(Change::Other);
    }
    if sorted(&before, |line| moved.key(line)) == sorted(&after, |line| moved.key(line)) {
        return Some(Change::Citation);
    }
    Some(match field.concern() {
        Concern::Outcome => Change::Outcome,
        Concern::Reason => Change::Basis,
        Concern::Rest => Change::Other,
    })
}

fn sorted(lines: &[&Line], key: impl Fn(&Line) -> Vec<Token>) -> Vec<Vec<Token>> {
    let mut keys: Vec<_> = lines.iter().map(|line| key(line)).collect();
    keys.sort();
    keys
}

/// The clauses, by their first words, that no longer stand where the golden cites them.
///
/// Only these are compared without their numbers: two clauses that begin alike and both stand
/// where they stood are different reasons.
pub(crate) struct Moved(BTreeSet<String>);

impl Moved {
    pub(crate) fn between(before: &Record, words: &Words) -> Moved {
        let tokens = before.lines.iter().flat_map(|line| &line.tokens);
        let moved = tokens.filter_map(|token| match token {
            Token::Clause { cite, words: own } if words.at(cite) != own => Some(own.clone()),
            _ => None,
        });
        Moved(moved.collect())
    }

    fn key(&self, line: &Line) -> Vec<Token> {
        let key = |token: &Token| match token {
            Token::Clause { words, .. } if self.0.contains(words) => token.without_number(),
            other => other.clone(),
        };
        line.tokens.iter().map(key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLAUSES};
    use qufen_evaluator::Decision;

    fn changed(edit: impl Fn(&mut Decision), words: &Words) -> Vec<Change> {
        let mut decision = sample::decision();
        edit(&mut decision);
        let after = Record::of_decision("甲", &decision, words);
        changes(&sample::record("甲"), &after, words)
            .into_iter()
            .collect()
    }

    #[test]
    fn each_kind_of_change_is_told_apart() {
        let words = sample::words();
        assert_eq!(changed(|_| {}, &words), []);
        assert_eq!(
            changed(|d| d.outcome = Some("不予".into()), &words),
            [Change::Outcome]
        );
        assert_eq!(
            changed(|d| d.basis = vec![sample::cited(2)], &words),
            [Change::Basis]
        );
        assert_eq!(changed(|d| d.scope = None, &words), [Change::Basis]);
        assert_eq!(
            changed(|d| d.factors[0].lean = "不利".into(), &words),
            [Change::Other]
        );
        assert_eq!(changed(|d| d.effects.clear(), &words), [Change::Other]);
    }

    #[test]
    fn a_renumbered_clause_is_the_same_reason() {
        let mut clauses = CLAUSES;
        clauses[1].0 = "第五条第(二)项";
        let words: Words = clauses.into_iter().collect();
        assert_eq!(
            changed(|d| d.basis[0].cite = "第五条第(二)项".into(), &words),
            [Change::Citation]
        );
    }

    #[test]
    fn a_clause_that_begins_alike_is_another_reason_while_both_stand() {
        let twin = ("第九条", CLAUSES[1].1);
        let words: Words = CLAUSES.into_iter().chain([twin]).collect();
        assert_eq!(
            changed(|d| d.basis[0].cite = "第九条".into(), &words),
            [Change::Basis]
        );
    }

    #[test]
    fn two_clauses_may_swap_numbers() {
        let mut clauses = CLAUSES;
        (clauses[1].0, clauses[2].0) = (CLAUSES[2].0, CLAUSES[1].0);
        let words: Words = clauses.into_iter().collect();
        let swap = |d: &mut Decision| {
            d.basis[0].cite = CLAUSES[2].0.into();
            d.defeated[0].cite = CLAUSES[1].0.into();
        };
        assert_eq!(changed(swap, &words), [Change::Citation]);
    }
}
