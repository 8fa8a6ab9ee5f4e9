//! Shares, in ten-thousandths.

use super::Reading;
use super::decimal::Decimal;

/// `12.5%`, `5‰`, `百分之十`, `千分之三`, `万分之五`.
pub(super) fn parse(word: &str) -> Reading<i64> {
    for (prefix, power) in [("百分之", 2), ("千分之", 1), ("万分之", 0)] {
        if let Some(number) = word.strip_prefix(prefix) {
            return whole(number, power);
        }
    }
    for (suffix, power) in [('%', 2), ('‰', 1)] {
        if let Some(number) = word.strip_suffix(suffix) {
            return whole(number, power);
        }
    }
    Ok(None)
}

fn whole(number: &str, power: i32) -> Reading<i64> {
    match Decimal::take(number)? {
        Some((value, "")) => value.scaled(power).map(Some),
        _ => Ok(None),
    }
}
