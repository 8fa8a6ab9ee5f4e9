//! A timeline as a few lines of text, free of any language.

use super::Period;
use crate::model::Date;

/// Columns between two events.
const STEP: usize = 4;
/// More events than this are not drawn to scale.
const MOST_EVENTS: usize = 12;

/// `版本 2020  ├───┤     2020-01-01 → 2024-03-01`: for each period a line end and a line, so that the
/// picture can follow words.
pub fn draw(periods: &[Period]) -> String {
    let mut events: Vec<Date> = periods
        .iter()
        .flat_map(|period| std::iter::once(period.from).chain(period.until))
        .collect();
    events.sort_unstable();
    events.dedup();
    let widest = periods.iter().map(|period| width(&label(period)));
    let widest = widest.max().unwrap_or_default();
    let lines = periods.iter().map(|period| {
        let label = label(period);
        let space = " ".repeat(widest - width(&label));
        let bar = if events.len() > MOST_EVENTS {
            String::new()
        } else {
            format!("{}  ", bar(period, &events))
        };
        let until = period.until.map(|day| format!(" {}", iso(day)));
        let until = until.unwrap_or_default();
        format!("\n  {label}{space}  {bar}{} →{until}", iso(period.from))
    });
    lines.collect()
}

fn label(period: &Period) -> String {
    let held = if period.text_held {
        ""
    } else {
        "（未收录）"
    };
    format!("版本 {}{held}", period.name.version)
}

/// The stretch of the period among the events, and an arrow where it has no end.
fn bar(period: &Period, events: &[Date]) -> String {
    let end = events.len();
    let column = |day: Date| events.iter().position(|event| *event == day).unwrap_or(end);
    let (from, until) = (column(period.from), period.until.map_or(end, column));
    let mut bar = " ".repeat(from * STEP);
    bar.push('├');
    for at in from + 1..=until {
        bar.push_str(&"─".repeat(STEP - 1));
        bar.push(match (at == until, period.until) {
            (true, Some(_)) => '┤',
            (true, None) => '→',
            (false, _) => '┼',
        });
    }
    let rest = (end * STEP + 1).saturating_sub(bar.chars().count());
    bar + &" ".repeat(rest)
}

/// `2019-01-22`, which sorts and aligns.
fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

/// Columns on a terminal.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::InstrumentName;

    fn day(year: u16) -> Date {
        Date {
            year,
            month: 3,
            day: 1,
        }
    }

    fn period(version: &str, from: u16, until: Option<u16>, text_held: bool) -> Period {
        Period {
            name: InstrumentName {
                title: "示例办法".into(),
                version: version.into(),
                file: String::new(),
            },
            from: day(from),
            until: until.map(day),
            text_held,
        }
    }

    #[test]
    fn periods_stand_below_one_another() {
        let periods = [
            period("2016", 2016, Some(2020), false),
            period("2020", 2020, Some(2025), true),
            period("2024", 2024, None, true),
        ];
        let drawn = "
  版本 2016（未收录）  ├───┤              2016-03-01 → 2020-03-01
  版本 2020                ├───┼───┤      2020-03-01 → 2025-03-01
  版本 2024                    ├───┼───→  2024-03-01 →";
        assert_eq!(draw(&periods), drawn);
    }

    #[test]
    fn the_day_of_repeal_is_no_longer_covered() {
        let period = period("2016", 2016, Some(2020), true);
        let covered = [2015, 2016, 2019, 2020].map(|year| period.covers(day(year)));
        assert_eq!(covered, [false, true, true, false]);
    }

    #[test]
    fn a_long_history_is_listed_without_bars() {
        let periods: Vec<Period> = (2000..2020)
            .map(|year| period("甲", year, Some(year + 1), true))
            .collect();
        assert!(draw(&periods).starts_with("\n  版本 甲  2000-03-01 → 2001-03-01\n"));
    }
}
