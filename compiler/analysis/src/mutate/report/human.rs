//! For people: a table by kind of slip, then every slip that nobody notices.

use super::json::{Tally, tallies};
use super::messages::Words;
use super::source::source;
use crate::mutate::{Mutant, Survey, Verdict};
use crate::wording::instrument;
use qufen_diagnostics::Language;
use qufen_semantics::model::Model;
use unicode_width::UnicodeWidthStr;

/// The whole report.
pub fn human(model: &Model, survey: &Survey, language: Language) -> String {
    let words = Words::of(language);
    let policy = instrument(&model.instrument, language);
    let mut out = (words.heading)(&policy, survey.scenarios.len()) + "\n\n";
    out += &table(survey, words);
    out.push('\n');
    let told = |verdict: fn(&Verdict) -> bool| -> Vec<usize> {
        let all = 0..survey.mutants.len();
        all.filter(|it| verdict(&survey.mutants[*it].1)).collect()
    };
    let survivors = told(|it| matches!(it, Verdict::Survived(_)));
    let incomplete = told(|it| *it == Verdict::Incomplete);
    if survey.scenarios.is_empty() {
        out += &format!("{}\n", words.no_scenarios);
    }
    if survivors.is_empty() && incomplete.is_empty() {
        out += &format!("{}\n", words.all_noticed);
    }
    if !survivors.is_empty() {
        out += &format!("{}\n", (words.survivors)(survivors.len()));
    }
    for (number, index) in (1..).zip(survivors) {
        out += &survivor(model, number, survey, index, words);
    }
    if !incomplete.is_empty() {
        out += &format!("{}\n", (words.incomplete)(incomplete.len()));
    }
    for index in incomplete {
        out += &format!("  {}\n", told_of(&survey.mutants[index].0, words));
    }
    out
}

fn told_of(mutant: &Mutant, words: &Words) -> String {
    format!("{}：{}", mutant.cite, (words.slip)(&mutant.slip))
}

fn survivor(model: &Model, number: usize, survey: &Survey, index: usize, words: &Words) -> String {
    let (mutant, verdict) = &survey.mutants[index];
    let Verdict::Survived(killer) = verdict else {
        return String::new();
    };
    let (meant, slipped) = (killer.meant.join("、"), killer.slipped.join("、"));
    let change = if meant == slipped {
        (words.reasons_change)(&meant)
    } else {
        (words.outcome_changes)(&meant, &slipped)
    };
    let mut out = format!("\n{number}. {}\n   {change}\n\n", told_of(mutant, words));
    let source = source(model, survey, index).unwrap_or_default();
    out.extend(source.lines().map(|line| format!("    {line}\n")));
    out
}

fn table(survey: &Survey, words: &Words) -> String {
    let mut rows = vec![words.columns.map(String::from)];
    let tallies = tallies(survey);
    rows.extend(
        tallies
            .iter()
            .map(|it| row((words.operator)(it.operator), &it.tally)),
    );
    let total = tallies
        .iter()
        .fold(Tally::default(), |sum, it| sum.and(&it.tally));
    rows.push(row(words.total, &total));
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].width())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut out = String::new();
    for row in &rows {
        let first = format!("{}{}", row[0], " ".repeat(widths[0] - row[0].width()));
        let rest =
            (1..6).map(|it| format!("  {}{}", " ".repeat(widths[it] - row[it].width()), row[it]));
        out += &(first + &rest.collect::<String>() + "\n");
    }
    out
}

fn row(name: &str, tally: &Tally) -> [String; 6] {
    [
        name.into(),
        tally.mutants.to_string(),
        tally.by_outcome.to_string(),
        tally.by_reasons.to_string(),
        tally.equivalent.to_string(),
        (tally.survived + tally.incomplete).to_string(),
    ]
}
