//! Days that exist.

use super::{Problem, Reading, numeral};
use crate::ast::DateLiteral;

/// `2019年1月22日`, `二〇一九年一月二十二日`, `2019-01-22`.
pub(crate) fn parse_date(word: &str) -> Reading<DateLiteral> {
    let narrow = crate::chars::narrow(word);
    match parts(&narrow) {
        Some((year, month, day)) => existing(year, month, day)
            .map(Some)
            .ok_or(Problem::NoSuchDate),
        None => Ok(None),
    }
}

/// `2019.1.22` and `2019/1/22` in the canonical form.
pub(super) fn dotted(word: &str) -> Option<String> {
    let numbers: Vec<u32> = word
        .split(['.', '/'])
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [year, month, day] = numbers[..] else {
        return None;
    };
    existing(year, month, day).map(|date| date.to_string())
}

fn parts(word: &str) -> Option<(u32, u32, u32)> {
    if let Some((year, rest)) = word.split_once('年') {
        let (month, rest) = rest.split_once('月')?;
        let day = rest.strip_suffix('日')?;
        let year = numeral::positional(year).or_else(|| year_digits(year))?;
        return Some((year, small(month)?, small(day)?));
    }
    let mut fields = word.split('-');
    let (year, month, day) = (fields.next()?, fields.next()?, fields.next()?);
    if fields.next().is_some() {
        return None;
    }
    Some((year_digits(year)?, month.parse().ok()?, day.parse().ok()?))
}

fn year_digits(text: &str) -> Option<u32> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

fn small(text: &str) -> Option<u32> {
    text.parse().ok().or_else(|| numeral::parse(text).ok())
}

fn existing(year: u32, month: u32, day: u32) -> Option<DateLiteral> {
    let leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if year == 0 || year > 9999 || !(1..=length).contains(&day) {
        return None;
    }
    Some(DateLiteral {
        year: year as u16,
        month: month as u8,
        day: day as u8,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_days() {
        assert!(parse_date("2020年2月29日").unwrap().is_some());
        assert_eq!(parse_date("1900年2月29日"), Err(Problem::NoSuchDate));
        assert!(parse_date("2000-02-29").unwrap().is_some());
        assert_eq!(parse_date("自发布之日"), Ok(None));
    }
}
