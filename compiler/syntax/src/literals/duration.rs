//! Periods: a count of 日, 工作日 or 月.

use super::decimal::Decimal;
use super::{Problem, Reading};
use crate::ast::DurationUnit;

/// `10日`, `5个工作日`, `三个月`, `2年`, `半年`, `一周`.
pub(super) fn parse(word: &str) -> Reading<(i64, DurationUnit)> {
    if word == "半年" {
        return Ok(Some((6, DurationUnit::Months)));
    }
    let Some((number, rest)) = Decimal::take(word)? else {
        return Ok(None);
    };
    let Some((unit, factor)) = unit(rest) else {
        return Ok(None);
    };
    let count = number
        .scaled(0)?
        .checked_mul(factor)
        .ok_or(Problem::TooLarge)?;
    Ok(Some((count, unit)))
}

/// A unit as written, and how many of the kept unit it is.
fn unit(text: &str) -> Option<(DurationUnit, i64)> {
    match text {
        "日" | "天" => Some((DurationUnit::Days, 1)),
        "周" | "个星期" => Some((DurationUnit::Days, 7)),
        "个工作日" | "工作日" => Some((DurationUnit::WorkingDays, 1)),
        "个月" => Some((DurationUnit::Months, 1)),
        "年" => Some((DurationUnit::Months, 12)),
        _ => None,
    }
}
