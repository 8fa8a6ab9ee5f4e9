//! One body, one name: a text that calls it now this, now that, leaves open who acts.

use super::LintInput;
use super::clauses::{ClauseAt, Words};
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::Body;
use std::cmp::Reverse;

/// Bodies that the words call by more than one name.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let words = Words::of(input.clauses);
    let bodies = input.bodies.iter();
    bodies
        .filter_map(|body| several(body, &words, input.clauses))
        .collect()
}

fn several(body: &Body, words: &Words, clauses: &[ClauseAt<'_>]) -> Option<Diagnostic<Place>> {
    let mut names: Vec<&str> = [&body.name]
        .into_iter()
        .chain(&body.aliases)
        .map(|n| n.node.as_str())
        .collect();
    // A look at which names stand in the words at all settles it for most bodies.
    names.retain(|name| !name.is_empty() && words.hold(name));
    if names.len() < 2 {
        return None;
    }
    let mut used: Vec<(&str, Place)> = Vec::new();
    for clause in clauses {
        for (name, at) in occurrences(clause.words(), &names) {
            if !used.iter().any(|(known, _)| *known == name) {
                used.push((name, clause.in_words(at..at + name.len())));
            }
        }
    }
    let (_, second) = *used.get(1)?;
    let list = used
        .iter()
        .map(|(name, _)| format!("「{name}」"))
        .collect::<Vec<_>>()
        .join("、");
    let found = Diagnostic::new(codes::BODY_UNDER_SEVERAL_NAMES, second)
        .with("body", &body.name.node)
        .with("names", list);
    Some(
        used.iter()
            .filter(|(_, place)| *place != second)
            .fold(found, |found, (_, place)| found.label(*place, "other")),
    )
}

/// Which of the names stand where; a short name inside a longer one does not count.
fn occurrences<'a>(words: &str, names: &[&'a str]) -> Vec<(&'a str, usize)> {
    let next = |from: usize| {
        let found = names.iter().filter_map(|&name| {
            let offset = words[from..].find(name)?;
            Some((name, from + offset))
        });
        found.min_by_key(|&(name, at)| (at, Reverse(name.len())))
    };
    let first = next(0);
    std::iter::successors(first, |(name, at)| next(at + name.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Sample, body};
    use super::*;

    fn names(words: &str) -> Vec<String> {
        let mut sample = Sample::default();
        sample
            .bodies
            .push(body("问责调查组", &["调查组", "核查组"]));
        sample.article(11, words);
        sample
            .run(check)
            .into_iter()
            .map(|d| d.arguments[1].1.clone())
            .collect()
    }

    #[test]
    fn two_names_of_one_body_are_reported() {
        assert_eq!(
            names("将事项告知问责调查组。调查组对调查核实情况提出意见。"),
            ["「问责调查组」、「调查组」"]
        );
    }

    #[test]
    fn a_name_inside_a_longer_one_is_no_second_name() {
        assert_eq!(
            names("将事项告知问责调查组,问责调查组提出意见。"),
            [] as [&str; 0]
        );
    }
}
