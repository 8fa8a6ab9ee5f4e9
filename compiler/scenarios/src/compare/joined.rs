//! Reasons of two decisions under two versions, compared by the identity of the clauses and not by
//! their numbers.

use super::{Difference, differences};
use crate::golden::{Concern, Field, Line, Record, Token, Words, excerpt};
use qufen_evaluator::Decision;
use qufen_revision::Link;
use qufen_semantics::model::Model;
use std::collections::BTreeMap;

/// Which clause of the old version is which of the new.
pub struct Joined {
    old_words: Words,
    new_words: Words,
    /// From the citation in the old version to the clause of the new.
    became: BTreeMap<String, Token>,
}

impl Joined {
    /// By the links between the clauses of the two.
    pub fn new(old: &Model, new: &Model, links: &[Link]) -> Joined {
        let mut became = BTreeMap::new();
        for link in links {
            let Some(clause) = link.new.first().and_then(|it| new.clauses.get(*it)) else {
                continue;
            };
            let token = Token::clause(&clause.citation, excerpt(&clause.text));
            for before in link.old.iter().filter_map(|it| old.clauses.get(*it)) {
                became.insert(before.citation.clone(), token.clone());
            }
        }
        Joined {
            old_words: Words::of(old),
            new_words: Words::of(new),
            became,
        }
    }

    /// Whether both decisions rest on the same clauses.
    pub fn same_reasons(&self, old: &Decision, new: &Decision) -> bool {
        let before = Record::of_decision("", old, &self.old_words);
        let after = Record::of_decision("", new, &self.new_words);
        let mut before: Vec<Line> = reasons(&before).map(|line| self.carried(line)).collect();
        let mut after: Vec<Line> = reasons(&after).cloned().collect();
        before.sort();
        after.sort();
        before == after
    }

    /// How the reasons of two decisions differ, both in the numbers of the new version.
    pub fn differing_reasons(&self, old: &Decision, new: &Decision) -> Vec<Difference> {
        if self.same_reasons(old, new) {
            return Vec::new();
        }
        let before = Record::of_decision("", old, &self.old_words);
        let lines = before.lines.iter().map(|line| self.carried(line)).collect();
        let before = Record { lines, ..before };
        let after = Record::of_decision("", new, &self.new_words);
        let mut found = differences(&before, &after, &self.new_words);
        found.retain(|it| it.field.concern() == Concern::Reason);
        found
    }

    /// The clauses of the new version.
    pub fn new_words(&self) -> &Words {
        &self.new_words
    }

    /// The line as the new version would say it.
    fn carried(&self, line: &Line) -> Line {
        let carry = |token: &Token| match token {
            Token::Clause { cite, .. } | Token::Name(cite) => {
                self.became.get(cite).unwrap_or(token).clone()
            }
            Token::Finding { .. } => token.clone(),
        };
        Line {
            field: line.field,
            tokens: line.tokens.iter().map(carry).collect(),
        }
    }
}

fn reasons(record: &Record) -> impl Iterator<Item = &Line> {
    let is_reason = |field: Field| field.concern() == Concern::Reason;
    record
        .lines
        .iter()
        .filter(move |line| is_reason(line.field))
}
