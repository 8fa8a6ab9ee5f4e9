//! Everything that the templates show.

use super::clauses::{Stretch, stretches};
use super::filters;
use super::index::Index;
use super::matrix::Matrix;
use super::outcomes::{Change, Claimed, Due, Teller, class};
use crate::comparison::Comparison;
use crate::human::{conclusion::conclusion, particulars, rules, trials};
use crate::messages::Messages;
use crate::particulars::Version;
use askama::Template;
use qufen_analysis::diff::{Direction, Effect};
use qufen_diagnostics::Language;
use std::collections::BTreeSet;

/// The document.
#[derive(Template)]
#[template(path = "report.html")]
pub(super) struct Page<'a> {
    words: Messages,
    language: &'static str,
    title: String,
    old: &'a Version,
    new: &'a Version,
    has_draft: bool,
    conclusion: String,
    comparable: bool,
    directions: Vec<Choice>,
    articles: Vec<Choice>,
    notes: Vec<String>,
    matrix: Option<Matrix>,
    claims: Vec<Claimed>,
    transitions: Vec<Change>,
    consequences: Vec<Due>,
    stretches: Vec<Stretch<'a>>,
    facts: Vec<String>,
    rules: Vec<Rule>,
    scenario_count: String,
    scenarios: Vec<Scenario>,
    particulars: Vec<Labelled>,
    repeals: Option<String>,
}

/// A value of a filter.
struct Choice {
    /// Of the radio button; for a direction, its end.
    id: String,
    class: &'static str,
    label: String,
}

/// A change of a statement.
struct Rule {
    articles: String,
    heading: String,
    effect: &'static str,
    class: &'static str,
    before: Option<String>,
    after: Option<String>,
}

/// A scenario that comes out otherwise, or that one version cannot decide.
struct Scenario {
    name: String,
    file: String,
    note: String,
    from: String,
    to: String,
}

struct Labelled {
    label: &'static str,
    value: String,
}

impl<'a> Page<'a> {
    pub fn of(comparison: &'a Comparison, language: Language) -> Page<'a> {
        let words = Messages {
            language,
            exact: false,
        };
        let index = Index::of(&comparison.aligned);
        let teller = Teller {
            comparison,
            index: &index,
            words,
        };
        let (old, new) = (&comparison.old, &comparison.new);
        let comparable = comparison.not_comparable.is_empty();
        Page {
            words,
            language: match language {
                Language::Chinese => "zh-CN",
                Language::English => "en",
            },
            title: format!("{} → {}", old.shown_in(language), new.shown_in(language)),
            old,
            new,
            has_draft: old.nature.is_some() || new.nature.is_some(),
            conclusion: lead(comparison, words),
            comparable,
            directions: directions(comparison, words),
            articles: articles(comparison, &index),
            notes: notes(comparison, words),
            matrix: teller.matrix(),
            claims: teller.claims(),
            transitions: teller.changes(),
            consequences: teller.dues(),
            stretches: stretches(comparison, &index, words),
            facts: comparison.facts.iter().map(|it| words.fact(it)).collect(),
            rules: rules_of(comparison, &index, words),
            scenario_count: words.scenario_count(comparison.scenario_count),
            scenarios: scenarios(comparison, words),
            particulars: particulars_of(comparison, words),
            repeals: comparison
                .repeals_old
                .then(|| words.repeals_old(&old.shown_in(language))),
        }
    }
}

fn lead(comparison: &Comparison, words: Messages) -> String {
    let both = [&comparison.old, &comparison.new];
    match both.into_iter().find(|version| !version.text_held) {
        Some(stub) => words.not_comparable(&stub.shown_in(words.language)),
        None => conclusion(comparison, words),
    }
}

/// The directions that occur, and changes without effect.
fn directions(comparison: &Comparison, words: Messages) -> Vec<Choice> {
    let found: BTreeSet<Direction> = (comparison.outcomes.transitions.iter())
        .map(|it| it.direction)
        .collect();
    let choice = |class: &'static str, label: &str| Choice {
        id: String::new(),
        class,
        label: label.to_owned(),
    };
    let mut all = Vec::new();
    for direction in [Direction::Stricter, Direction::Lighter] {
        if found.contains(&direction) {
            all.push(choice(class(direction), words.direction(direction)));
        }
    }
    if found.contains(&Direction::Sideways) || found.contains(&Direction::Disputed) {
        all.push(choice("other", words.direction(Direction::Sideways)));
    }
    if !all.is_empty() {
        all.push(choice("none", words.no_effect()));
    }
    all
}

/// The articles in which something changed.
fn articles(comparison: &Comparison, index: &Index) -> Vec<Choice> {
    let rows = comparison.aligned.iter().enumerate();
    let changed = rows.filter(|(_, clause)| clause.change.is_some());
    let mut found: Vec<usize> = changed.map(|(row, _)| index.article(row)).collect();
    let cited = comparison.rules.iter().flat_map(|rule| {
        let old = rule.old.iter().filter_map(|cite| index.old_row(cite));
        let new = rule.new.iter().filter_map(|cite| index.new_row(cite));
        old.chain(new).map(|row| index.article(row))
    });
    found.extend(cited);
    found.sort_unstable();
    found.dedup();
    let choice = |article: usize| Choice {
        id: Index::article_id(article),
        class: "",
        label: index.name(article).to_owned(),
    };
    found.into_iter().map(choice).collect()
}

fn notes(comparison: &Comparison, words: Messages) -> Vec<String> {
    let outcomes = &comparison.outcomes;
    let mut notes = Vec::new();
    notes.extend(outcomes.cases.iter().map(|cases| words.counted(cases)));
    notes.extend(outcomes.apart.iter().flat_map(|apart| words.apart(apart)));
    let grain = outcomes.grain.and_then(|grain| words.grain(grain));
    notes.extend(grain.map(str::to_owned));
    if outcomes.cases.is_some() && outcomes.under_readings.is_none() {
        notes.push(words.readings_unsettled().to_owned());
    }
    if let Some(unsettled) = outcomes.unsettled.as_ref().filter(|it| !it.open.is_empty()) {
        let pairs = unsettled
            .open
            .iter()
            .map(|(from, to)| format!("{from} → {to}"));
        let pairs: Vec<String> = pairs.collect();
        notes.push(format!("{}{}", words.open_pairs(), pairs.join("，")));
    }
    notes
}

fn rules_of(comparison: &Comparison, index: &Index, words: Messages) -> Vec<Rule> {
    let seen = comparison.rules.iter().filter(|change| change.is_seen());
    let about = seen.map(|change| Rule {
        articles: index.articles(&change.old, &change.new),
        heading: rules::heading(words, change),
        effect: words.rule_effect(change.effect),
        class: match change.effect {
            Effect::Outcome => "outcome",
            _ => "",
        },
        before: change.before.clone(),
        after: change.after.clone(),
    });
    about.collect()
}

fn scenarios(comparison: &Comparison, words: Messages) -> Vec<Scenario> {
    let flipped = comparison.scenarios.iter().map(|flip| {
        let (from, to) = trials::sides(words, flip);
        Scenario {
            name: flip.name.clone(),
            file: flip.file.clone(),
            note: match flip.not_spoken_of.as_slice() {
                [] => String::new(),
                facts => words.not_spoken_of(facts),
            },
            from,
            to,
        }
    });
    let undecided = comparison.scenarios_undecided.iter().map(|case| Scenario {
        name: case.name.clone(),
        file: case.file.clone(),
        note: words.undecided(&case.under, &case.constraint),
        from: String::new(),
        to: String::new(),
    });
    flipped.chain(undecided).collect()
}

fn particulars_of(comparison: &Comparison, words: Messages) -> Vec<Labelled> {
    let held = [comparison.old.text_held, comparison.new.text_held];
    let all = comparison.particulars.iter().map(|one| Labelled {
        label: words.item(one.item),
        value: particulars::value(words, one, held),
    });
    all.collect()
}
