//! Statements of a decision, and which of them a change is of.

use super::law::{ARTICLES, WORDS, constraint, definition, encoding, led, numeral};
use qufen_analysis::diff::{Change, ChangeKind};
use qufen_evaluator::testing::Dice;
use qufen_semantics::model::Model;
use std::collections::BTreeSet;

const NEW: [&str; 4] = [
    "按期整改并且验收的",
    "遇到不可抗力影响的",
    "拒绝配合调查核实的",
    "同类失误再次发生的",
];

/// A statement, or a declaration that stands in the decision.
pub struct Statement {
    pub text: String,
    about: About,
}

/// How a change is told to be its own.
#[derive(PartialEq)]
enum About {
    /// The clause that begins with these words.
    Clause(&'static str),
    Definition,
    Constraint,
}

/// One statement about each of some clauses, and perhaps a definition, another default, a 约束.
pub fn statements(dice: &mut Dice) -> Vec<Statement> {
    let places = ARTICLES.iter().enumerate();
    let places = places.flat_map(|(article, (_, count))| (0..*count).map(move |it| (article, it)));
    let mut places: Vec<(usize, usize, &str)> = places
        .zip(WORDS)
        .map(|((article, item), words)| (article, item, words))
        .collect();
    let mut new = NEW.iter();
    let mut out = Vec::new();
    let about = |text: String, about: About| Statement { text, about };
    if dice.chance(1, 4) {
        out.push(about(definition(dice), About::Definition));
    }
    if dice.chance(1, 4) {
        let text = format!("第一条编码修改为\n{}", led(0, true));
        out.push(about(text, About::Clause(ARTICLES[0].0)));
    }
    if dice.chance(1, 4) {
        out.push(about(constraint(dice), About::Constraint));
    }
    for _ in 0..1 + dice.below(4 - out.len()) {
        let (article, item, words) = places.remove(dice.below(places.len()));
        let place = format!("第{}条第({})项", numeral(article), numeral(item));
        out.push(match dice.below(5) {
            0 => about(format!("删去{place}"), About::Clause(words)),
            1 => {
                let added = new.next().expect("few statements");
                let article = numeral(article);
                let text = format!("第{article}条增加一项：「{added};」\n{}", encoding(dice));
                about(text, About::Clause(added))
            }
            2 => {
                let to = numeral(dice.below(3));
                about(format!("{place}改为第{to}条第(一)项"), About::Clause(words))
            }
            _ => about(
                format!("{place}编码修改为\n{}", encoding(dice)),
                About::Clause(words),
            ),
        });
    }
    out
}

/// The statement that a change is of; `None` where it is of several, or of none.
pub fn statement_of(
    change: &Change,
    statements: &[Statement],
    (old, new): (&Model, &Model),
) -> Option<usize> {
    let of = |about: &dyn Fn(&About) -> bool| statements.iter().position(|it| about(&it.about));
    match change.kind {
        ChangeKind::Definition => return of(&|about| *about == About::Definition),
        ChangeKind::Constraint => return of(&|about| *about == About::Constraint),
        _ => {}
    }
    let texts = (change.old.iter().map(|id| &old.clauses[id.index()].text))
        .chain(change.new.iter().map(|id| &new.clauses[id.index()].text));
    let mut found = BTreeSet::new();
    for text in texts {
        found.insert(of(
            &|about| matches!(about, About::Clause(words) if text.starts_with(words)),
        )?);
    }
    found.pop_first().filter(|_| found.is_empty())
}
