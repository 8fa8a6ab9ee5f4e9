//! Amounts of money, exact to the 分.

use super::decimal::Decimal;
use super::{Problem, Reading};

/// `50万元`, `3元5角`: in 分. Units descend and none stands twice.
pub(super) fn parse(word: &str) -> Reading<i64> {
    let (mut total, mut rest, mut last) = (0_i64, word, 3);
    while !rest.is_empty() {
        let (number, after) = match Decimal::take(rest) {
            Ok(Some(taken)) => taken,
            Ok(None) => return Ok(None),
            Err(problem) if word.ends_with(['元', '角', '分']) => return Err(problem),
            Err(_) => return Ok(None),
        };
        let Some((unit, power)) = after.chars().next().and_then(unit) else {
            return Ok(None);
        };
        if power >= last {
            return Ok(None);
        }
        last = power;
        rest = &after[unit.len_utf8()..];
        total = total
            .checked_add(number.scaled(power)?)
            .ok_or(Problem::TooLarge)?;
    }
    Ok((last < 3).then_some(total))
}

/// The unit and its power of ten in 分.
fn unit(c: char) -> Option<(char, i32)> {
    match c {
        '元' => Some((c, 2)),
        '角' => Some((c, 1)),
        '分' => Some((c, 0)),
        _ => None,
    }
}
