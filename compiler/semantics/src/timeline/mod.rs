//! 沿革: which version of an instrument applied when.
//!
//! A version applies from its 施行 until something in force 废止s it. A 草案 has no place in it: it
//! neither applies nor ends what does. Of a stub that does not say when it took effect, the day of
//! issue counts.

mod draw;
mod findings;
mod standing;

pub use findings::{check, retroactivity_without_order};

use crate::InstrumentName;
use crate::db::{Files, SourceFile};
use crate::model::Date;
use crate::source::instruments;
use qufen_syntax::ast::Literal;
use salsa::Database;
use standing::{Standing, standing};
use std::collections::BTreeMap;

/// The versions of one title, in the order in which they took effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// Without 《》, as the first version writes it.
    pub title: String,
    /// At least one.
    pub periods: Vec<Period>,
}

/// The time of one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The version.
    pub name: InstrumentName,
    /// Its first day.
    pub from: Date,
    /// The first day on which it no longer applies; `None` while nothing has repealed it.
    pub until: Option<Date>,
    /// `false` for a stub.
    pub text_held: bool,
}

impl Period {
    /// Whether the version applied on that day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

impl Timeline {
    /// The versions that applied on that day; one in an orderly timeline.
    pub fn in_force(&self, day: Date) -> impl Iterator<Item = &Period> {
        self.periods.iter().filter(move |period| period.covers(day))
    }

    /// The version that took effect last.
    pub fn last(&self) -> Option<&Period> {
        self.periods.last()
    }

    /// A small picture, one line for each version, to one scale of events; it begins with a line end.
    pub fn draw(&self) -> String {
        draw::draw(&self.periods)
    }
}

/// The timeline of every title with more than one version, by title.
pub fn timelines(db: &dyn Database, files: Files) -> Vec<Timeline> {
    lines(db, files)
        .into_iter()
        .map(|line| line.timeline)
        .collect()
}

/// The day that a person typed: `2019年1月22日` or `2019-01-22`.
pub fn a_day(text: &str) -> Option<Date> {
    match qufen_syntax::parse_literal(text) {
        Some(Literal::Date(day)) => Some(day),
        _ => None,
    }
}

/// A timeline, and what each of its versions says in its file.
struct Line {
    timeline: Timeline,
    standings: Vec<Standing>,
}

fn lines(db: &dyn Database, files: Files) -> Vec<Line> {
    let enacted: Vec<Standing> = instruments(db, files)
        .iter()
        .filter_map(|(_, _, file)| standing(db, files, *file))
        .filter(|standing| !standing.draft)
        .collect();
    let mut by_title: BTreeMap<&str, Vec<&Standing>> = BTreeMap::new();
    for standing in &enacted {
        by_title.entry(&standing.key).or_default().push(standing);
    }
    let several = by_title.into_values().filter(|versions| versions.len() > 1);
    several
        .filter_map(|versions| line(db, &versions, &enacted))
        .collect()
}

fn line(db: &dyn Database, versions: &[&Standing], enacted: &[Standing]) -> Option<Line> {
    let mut placed: Vec<(Period, Standing)> = versions
        .iter()
        .filter_map(|standing| Some((period(db, standing, enacted)?, (*standing).clone())))
        .collect();
    placed.sort_by(|(a, _), (b, _)| (a.from, &a.name).cmp(&(b.from, &b.name)));
    let title = versions.first()?.title.clone();
    let (periods, standings): (Vec<Period>, Vec<Standing>) = placed.into_iter().unzip();
    (!periods.is_empty()).then_some(Line {
        timeline: Timeline { title, periods },
        standings,
    })
}

fn period(db: &dyn Database, version: &Standing, enacted: &[Standing]) -> Option<Period> {
    let from = version.from?;
    let repealing = enacted.iter().filter(|other| repeals(other, version, from));
    Some(Period {
        name: InstrumentName {
            title: version.title.clone(),
            version: version.version.clone(),
            file: SourceFile::path(version.file, db).to_owned(),
        },
        from,
        until: repealing.filter_map(|other| other.from).min(),
        text_held: version.text_held,
    })
}

/// A repeal that names no version ends those that came before it, and all of another title.
fn repeals(by: &Standing, version: &Standing, from: Date) -> bool {
    by.file != version.file
        && by.repeals.iter().any(|(title, named)| {
            *title == version.key
                && match named {
                    Some(named) => *named == version.version,
                    None => by.key != version.key || by.from.is_some_and(|day| day > from),
                }
        })
}
