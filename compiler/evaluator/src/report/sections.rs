//! The sections of a report, in order; those without content are left out.

use super::messages::{Messages, Section, Standing};
use super::readings::{readings, turning};
use super::versions::{undecided_between, versions};
use super::{Paragraph, Style};
use crate::{Cited, Decision};

/// Lists that grow with the number of open facts are cut here.
const LONGEST_LIST: usize = 10;

/// The whole report, unbroken.
pub(super) fn paragraphs(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let mut report = Report {
        words,
        paragraphs: head(decision, words),
    };
    report.section(Section::Versions, versions(decision, words));
    report.section(Section::Basis, basis(decision, words));
    report.section(Section::Requirements, requirements(decision, words));
    report.section(Section::Defeated, defeated(decision, words));
    report.section(Section::Excepted, excepted(decision, words));
    report.section(Section::Presumed, presumed(decision, words));
    report.section(Section::Unknown, unknown(decision, words));
    report.section(Section::Settle, settled(decision, words));
    report.section(Section::Distinctions, distinctions(decision, words));
    if !decision.outside {
        report.section(Section::Factors, factors(decision, words));
    }
    report.section(
        Section::Effects,
        decision.effects.iter().map(quoted).collect(),
    );
    report.section(Section::Duties, duties(decision, false, words));
    let section = if decision.reading_words.is_empty() {
        Section::Readings
    } else {
        Section::OtherReadings
    };
    report.section(section, readings(decision, words));
    report.section(Section::Reason, reason(decision, words));
    report.section(Section::Nearest, nearest(decision, words));
    report.section(Section::Incomplete, incomplete(decision, words));
    report.section(Section::Standing, duties(decision, true, words));
    report.paragraphs
}

struct Report<'w> {
    words: &'w dyn Messages,
    paragraphs: Vec<Paragraph>,
}

impl Report<'_> {
    fn section(&mut self, section: Section, content: Vec<Paragraph>) {
        if content.is_empty() {
            return;
        }
        self.paragraphs.push(Paragraph::default());
        let heading = Paragraph::new(0, 2).with(Style::Heading, self.words.heading(section));
        self.paragraphs.push(heading);
        self.paragraphs.extend(content);
    }
}

fn head(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let nature = decision.nature.as_deref();
    let conclusion = match &decision.outcome {
        Some(outcome) => words.conclusion(outcome, nature),
        None => words.undetermined(&decision.possible, nature),
    };
    let version = undecided_between(decision).unwrap_or_else(|| decision.version.clone());
    let under = words.under(&decision.policy, &version, &decision.decision);
    let mut head = vec![Paragraph::new(0, 2).with(Style::Conclusion, conclusion)];
    head.extend(turning(decision, words));
    head.push(Paragraph::new(0, 2).with(Style::Plain, under));
    if let Some(scope) = &decision.scope {
        let line = words.scope(&scope.cite, &scope.mode);
        head.push(Paragraph::new(0, 2).with(Style::Plain, line));
    }
    head
}

fn entry() -> Paragraph {
    Paragraph::new(2, 4)
}

pub(super) fn line(text: impl Into<String>) -> Paragraph {
    entry().with(Style::Plain, text)
}

fn quoted(cited: &Cited) -> Paragraph {
    quotation(entry(), &cited.cite, &cited.text)
}

/// A clause with the words of the law, where it has any.
fn quotation(before: Paragraph, cite: &str, text: &str) -> Paragraph {
    let cited = before.with(Style::Citation, cite);
    if text.is_empty() {
        cited
    } else {
        cited.with(Style::Plain, format!(" 「{text}」"))
    }
}

/// Where no clause carries the outcome, the requirements that fail are its ground.
fn basis(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    if decision.basis.is_empty() && decision.outcome.is_some() {
        let failed = decision.requirements.failed.iter();
        let grounds = failed.map(|cited| required(Standing::Failed, Style::Warning, cited, words));
        return grounds.chain([line(words.no_basis())]).collect();
    }
    decision.basis.iter().map(quoted).collect()
}

/// A requirement and how it stands.
fn required(standing: Standing, style: Style, cited: &Cited, words: &dyn Messages) -> Paragraph {
    let before = entry()
        .with(style, words.standing(standing))
        .with(Style::Plain, " ");
    quotation(before, &cited.cite, &cited.text)
}

/// What fails or is open stands before what is met.
fn requirements(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let open = if decision.outcome.is_some() {
        Standing::Moot
    } else {
        Standing::Open
    };
    let lists = [
        (
            Standing::Failed,
            Style::Warning,
            &decision.requirements.failed,
        ),
        (open, Style::Warning, &decision.requirements.open),
        (Standing::Met, Style::Plain, &decision.requirements.met),
    ];
    let entries = lists.into_iter().flat_map(|(standing, style, list)| {
        list.iter()
            .map(move |cited| required(standing, style, cited, words))
    });
    entries.collect()
}

fn defeated(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let entries = decision.defeated.iter().flat_map(|each| {
        let failed = decision
            .requirements
            .failed
            .iter()
            .any(|it| it.cite == each.by);
        let reason = if failed {
            words.unqualified(&each.outcome, &each.by)
        } else {
            words.overruled(&each.outcome, &each.by)
        };
        [
            quotation(entry(), &each.cite, &each.text),
            Paragraph::new(4, 4).with(Style::Plain, reason),
        ]
    });
    entries.collect()
}

fn excepted(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let entries = decision.excepted.iter().flat_map(|each| {
        let effect = match each.effect.as_str() {
            "免除" => words.waived(&each.by),
            _ => words.kept_out(&each.by),
        };
        [
            quotation(entry(), &each.cite, &each.text),
            Paragraph::new(4, 4).with(Style::Plain, effect),
        ]
    });
    entries.collect()
}

fn presumed(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    decision
        .presumed
        .iter()
        .map(|each| line(words.presumed(&each.fact, &each.value)))
        .collect()
}

fn unknown(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let entries = decision.unknown.iter().map(|each| {
        line(words.unknown(
            &each.fact,
            each.question.as_deref(),
            each.determined_by.as_deref(),
        ))
    });
    entries.collect()
}

fn settled(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let settlements = decision.settle_by.iter();
    let told = settlements.map(|each| words.settled(&each.findings, &each.outcome));
    cut(words, told)
}

/// Only where it is short enough to be read.
fn reason(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    match decision.reason.len() {
        1..=LONGEST_LIST => vec![line(words.reason(&decision.reason))],
        _ => Vec::new(),
    }
}

fn nearest(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let changes = decision.nearest.iter();
    let told = changes.map(|each| words.nearest(&each.flip, &each.outcome));
    cut(words, told)
}

fn cut(words: &dyn Messages, entries: impl Iterator<Item = String>) -> Vec<Paragraph> {
    let mut entries: Vec<String> = entries.collect();
    if entries.len() > LONGEST_LIST {
        let more = words.more(entries.len() - LONGEST_LIST);
        entries.truncate(LONGEST_LIST);
        entries.push(more);
    }
    entries.into_iter().map(line).collect()
}

/// Only those that the case has to do with.
fn distinctions(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let told = decision
        .distinctions
        .iter()
        .filter(|each| !matches!(each.side.as_str(), "两不属" | "未查明"));
    let entries = told.map(|each| {
        let side = words.side(&each.this, &each.that, &each.side);
        entry()
            .with(Style::Citation, &each.cite)
            .with(Style::Plain, format!(" {side}"))
    });
    entries.collect()
}

fn factors(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let entries = decision.factors.iter().map(|each| {
        let cited = entry().with(Style::Citation, &each.cite);
        cited.with(
            Style::Plain,
            format!(" {} {}", each.name, words.lean(&each.lean)),
        )
    });
    entries.collect()
}

/// What follows from the case, or what is `standing` whatever the case is.
fn duties(decision: &Decision, standing: bool, words: &dyn Messages) -> Vec<Paragraph> {
    let told = decision
        .duties
        .iter()
        .filter(|each| each.standing == standing);
    let entries = told.map(|each| {
        let due = words.due(
            &each.actor,
            &each.modality,
            &each.act,
            each.addressee.as_deref(),
        );
        entry()
            .with(Style::Citation, &each.cite)
            .with(Style::Plain, format!(" {due}"))
    });
    entries.collect()
}

fn incomplete(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let entries = decision
        .incomplete
        .iter()
        .map(|each| words.incomplete(each));
    entries
        .map(|text| entry().with(Style::Warning, text))
        .collect()
}
