//! Under which version a case is decided, where there are several.
//!
//! `--version` settles it. Otherwise the days do: that of the act and that of the decision, looked up
//! in the timeline. Only where the newer version declares 从旧兼从轻 are two versions compared; without
//! it nothing is assumed about earlier acts, and the report says which version was used and why.

use super::hearing::{Heard, Hearing};
use crate::amended::enacted;
use crate::answer::Stop;
use crate::policy::{choose, named_here};
use qufen_analysis::diff;
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Code, Diagnostic, Sources, codes};
use qufen_evaluator::{Decision, Together, VersionChoice, old_unless_lighter};
use qufen_semantics::InstrumentName;
use qufen_semantics::days::{DECISION, refused as refused_days};
use qufen_semantics::model::{Case, Date, Model, OutcomeId};
use qufen_semantics::timeline::{Period, Timeline};
use std::sync::Arc;

/// The days that bear on the choice.
#[derive(Clone, Copy, Debug, Default)]
struct Days {
    /// With the fact that says so: of an act that went on it is the last one.
    act: Option<(&'static str, Date)>,
    at: Option<Date>,
    /// Whether the day of the decision was asked for on the command line.
    asked: bool,
}

/// The decision under the version that is asked for, the only one, or the one that the days call for.
pub fn decision(
    hearing: &mut Hearing<'_>,
    version: Option<&str>,
    at: Option<Date>,
) -> Result<Decision, Stop> {
    let here = named_here(&hearing.project, hearing.loaded)?;
    if version.is_some() || here.iter().any(|name| name.title != here[0].title) {
        let several = codes::SEVERAL_INSTRUMENTS;
        let name = choose(&hearing.project, hearing.loaded, version, several)?;
        let heard = hearing.under(&name, &[])?;
        return after_the_act(at, heard.day_of_act()).and_then(|()| heard.decision());
    }
    let parted = enacted(&mut hearing.project, &here[0].title)?;
    hearing.parted.extend(parted);
    let versions = named_here(&hearing.project, hearing.loaded)?;
    let heard = first_that_hears(hearing, &versions)?;
    let days = Days {
        act: heard.as_ref().and_then(Heard::day_of_act),
        at: at.or_else(|| heard.as_ref().and_then(Heard::day_of_decision)),
        asked: at.is_some(),
    };
    after_the_act(at, days.act)?;
    let timeline = (days.act.is_some() || days.at.is_some())
        .then(|| timeline_of(hearing, &versions))
        .flatten();
    match (timeline, here.as_slice()) {
        (Some(timeline), _) => by_days(hearing, &timeline, days),
        (None, [only]) => hearing.under(only, &[])?.decision(),
        _ => {
            let several = codes::SEVERAL_VERSIONS_FOR_CASE;
            let name = choose(&hearing.project, hearing.loaded, None, several)?;
            hearing.under(&name, &[])?.decision()
        }
    }
}

/// Nothing is decided before it is done.
fn after_the_act(at: Option<Date>, act: Option<(&str, Date)>) -> Result<(), Stop> {
    let asked = at.map(|day| ("--at", day));
    match act
        .zip(asked)
        .and_then(|(act, asked)| refused_days(act, asked))
    {
        Some(problem) => Err(problem.into()),
        None => Ok(()),
    }
}

/// The timeline on which a version that was named stands. A draft stands on none.
fn timeline_of(hearing: &Hearing<'_>, here: &[InstrumentName]) -> Option<Timeline> {
    let stands = |period: &Period| here.contains(&period.name);
    let timelines = hearing.project.timelines();
    let mut timelines = timelines.into_iter();
    timelines.find(|timeline| timeline.periods.len() > 1 && timeline.periods.iter().any(stands))
}

/// The case under the last version that can hear it, for the days that it gives; `None` where no
/// version has clauses.
fn first_that_hears(
    hearing: &mut Hearing<'_>,
    here: &[InstrumentName],
) -> Result<Option<Heard>, Stop> {
    let models: Vec<(&InstrumentName, Arc<Model>)> = here
        .iter()
        .filter_map(|name| Some((name, hearing.model(name).ok()?)))
        .filter(|(_, model)| model.instrument.text_held)
        .collect();
    let mut problem = None;
    for (name, _) in models.iter().rev() {
        let others = models.iter().filter(|(other, _)| other != name);
        let others: Vec<Arc<Model>> = others.map(|(_, model)| Arc::clone(model)).collect();
        match hearing.under(name, &others) {
            Ok(heard) => return Ok(Some(heard)),
            Err(stop) => problem = problem.or(Some(stop)),
        }
    }
    problem.map_or(Ok(None), Err)
}

fn by_days(hearing: &mut Hearing<'_>, timeline: &Timeline, days: Days) -> Result<Decision, Stop> {
    let now = match days.at {
        Some(day) => applying(timeline, day)?,
        None => last(timeline)?,
    };
    let choice = VersionChoice {
        act: days.act.map(|(_, day)| day.to_string()),
        act_fact: days.act.map(|(fact, _)| fact.to_owned()),
        at: days.at.map(|day| day.to_string()),
        version_of_act: (days.act.and_then(|(_, day)| only(timeline, day))).map(version),
        version_of_decision: Some(version(now)),
        ..VersionChoice::default()
    };
    let by = |by: &str| VersionChoice {
        by: by.into(),
        ..choice.clone()
    };
    let day_of_decision = days.at.unwrap_or(now.from);
    let Some((act_fact, act)) = days.act else {
        let asked = if days.asked { "指定日期" } else { DECISION };
        return under_one(hearing, timeline, now, day_of_decision, by(asked));
    };
    let declared = now.text_held && hearing.model(&now.name)?.instrument.old_unless_lighter;
    if !declared && days.asked {
        return under_one(hearing, timeline, now, day_of_decision, by("指定日期"));
    }
    let then = applying(timeline, act)?;
    if declared && then.from < now.from {
        held(timeline, then, act)?;
        return compared(hearing, then, now, by("从旧兼从轻"));
    }
    under_one(hearing, timeline, then, act, by(act_fact))
}

fn under_one(
    hearing: &mut Hearing<'_>,
    timeline: &Timeline,
    period: &Period,
    day: Date,
    choice: VersionChoice,
) -> Result<Decision, Stop> {
    held(timeline, period, day)?;
    let mut decision = hearing.under(&period.name, &[])?.decision()?;
    decision.version_choice = Some(choice);
    Ok(decision)
}

fn compared(
    hearing: &mut Hearing<'_>,
    then: &Period,
    now: &Period,
    choice: VersionChoice,
) -> Result<Decision, Stop> {
    let (old, new) = (hearing.model(&then.name)?, hearing.model(&now.name)?);
    let before = hearing.under(&then.name, &[Arc::clone(&new)])?;
    let after = hearing.under(&now.name, &[Arc::clone(&old)])?;
    let (under_old, under_new) = (before.decision()?, after.decision()?);
    let is_open = under_old.outcome.is_none() || under_new.outcome.is_none();
    let together = is_open.then(|| together(&before, &after)).flatten();
    let mut decision = old_unless_lighter(&new, under_old, under_new, together, choice);
    let unheard = [after.found_beyond(&old), before.found_beyond(&new)];
    let compared = decision
        .version_choice
        .iter_mut()
        .flat_map(|it| &mut it.compared);
    for (version, facts) in compared.zip(unheard) {
        version.not_spoken_of = facts;
    }
    Ok(decision)
}

/// What the two versions may come to together while facts are open; `None` where the budget does not
/// suffice.
fn together(before: &Heard, after: &Heard) -> Option<Vec<Together>> {
    let (old, new) = (told(before), told(after));
    let pairs = diff::together(old, new, Budget::default()).ok()?;
    let name = |heard: &Heard, id: OutcomeId| heard.model.outcomes[id.index()].clone();
    let named = |(old, new)| (name(before, old), name(after, new));
    Some(pairs.into_iter().map(named).collect())
}

fn told(heard: &Heard) -> (&Model, &Case) {
    (&heard.model, &heard.case)
}

fn version(period: &Period) -> String {
    period.name.version.clone()
}

/// The version that applied on that day, where it is one.
fn only(timeline: &Timeline, day: Date) -> Option<&Period> {
    let mut periods = timeline.in_force(day);
    periods.next().filter(|_| periods.next().is_none())
}

fn applying(timeline: &Timeline, day: Date) -> Result<&Period, Stop> {
    let several = timeline.in_force(day).count() > 1;
    only(timeline, day).ok_or_else(|| {
        let code = if several {
            codes::SEVERAL_VERSIONS_IN_FORCE
        } else {
            codes::NO_VERSION_IN_FORCE
        };
        refused(code, timeline, day)
    })
}

fn last(timeline: &Timeline) -> Result<&Period, Stop> {
    let none = || Stop::no(Vec::new(), Sources::default());
    timeline.last().ok_or_else(none)
}

fn held(timeline: &Timeline, period: &Period, day: Date) -> Result<(), Stop> {
    if period.text_held {
        return Ok(());
    }
    let mut stop = refused(codes::TEXT_OF_THE_TIME_NOT_HELD, timeline, day);
    for finding in &mut stop.diagnostics {
        finding.arguments.push(("version", version(period)));
    }
    Err(stop)
}

/// No, and the timeline that says so.
fn refused(code: Code, timeline: &Timeline, day: Date) -> Stop {
    let finding = Diagnostic::nowhere(code)
        .with("title", &timeline.title)
        .with("day", day)
        .with("timeline", timeline.draw());
    Stop::no(vec![finding], Sources::default())
}
