//! What is amiss in a timeline: two versions on one day, a time without any, a rule that cannot work.

use super::{Line, Period, lines, standing::standing};
use crate::db::{Files, SourceFile};
use crate::place::Place;
use crate::source::{declarations, used_files};
use qufen_diagnostics::{Diagnostic, codes};
use qufen_syntax::ast::Block;
use salsa::Database;

/// Overlaps and gaps, each shown on its timeline.
pub fn check(db: &dyn Database, files: Files) -> Vec<Diagnostic<Place>> {
    lines(db, files).iter().flat_map(of).collect()
}

fn of(line: &Line) -> Vec<Diagnostic<Place>> {
    let periods = &line.timeline.periods;
    let mut found = Vec::new();
    for (later, period) in periods.iter().enumerate().skip(1) {
        let before = &periods[..later];
        // The same version twice has a finding of its own.
        if before
            .iter()
            .any(|one| one.name.version == period.name.version)
        {
            continue;
        }
        let finding = |code, earlier: usize| {
            Diagnostic::new(code, line.standings[later].place)
                .with("title", &line.timeline.title)
                .with("earlier", &periods[earlier].name.version)
                .with("later", &period.name.version)
                .with("timeline", line.timeline.draw())
                .label(line.standings[earlier].place, "earlier")
        };
        if let Some(earlier) = before.iter().position(|one| overlap(one, period)) {
            let day = period.from;
            found.push(finding(codes::PERIODS_OVERLAP, earlier).with("day", day));
        } else if let Some((earlier, until)) = last_end(before)
            && until < period.from
        {
            let finding = finding(codes::PERIOD_MISSING, earlier);
            found.push(finding.with("from", until).with("until", period.from));
        }
    }
    found
}

/// Whether both apply on some day, the second being the later to begin.
fn overlap(one: &Period, other: &Period) -> bool {
    let last = [one.until, other.until].into_iter().flatten().min();
    last.is_none_or(|last| other.from < last)
}

/// Which of the periods ends last, and when; `None` where one has no end.
fn last_end(periods: &[Period]) -> Option<(usize, crate::model::Date)> {
    let ends: Option<Vec<_>> = periods.iter().map(|period| period.until).collect();
    let ends = ends?.into_iter().enumerate();
    ends.max_by_key(|(_, until)| *until)
}

/// 从旧兼从轻 where no outcome is declared to be lighter than another.
pub fn retroactivity_without_order(
    db: &dyn Database,
    files: Files,
    file: SourceFile,
) -> Option<Diagnostic<Place>> {
    let place = standing(db, files, file)?.old_unless_lighter?;
    let used = used_files(db, files, file).iter();
    let ordered = used
        .flat_map(|&file| declarations(db, file))
        .any(|block| matches!(block, Block::Decision(decision) if !decision.leniency.is_empty()));
    (!ordered).then(|| Diagnostic::new(codes::RETROACTIVITY_WITHOUT_ORDER, place))
}
