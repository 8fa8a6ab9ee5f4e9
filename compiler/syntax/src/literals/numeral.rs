//! Numerals: Arabic, full-width, and the Chinese numerals of legal texts.

use crate::chars;
use crate::citation::chinese_numeral;

/// A number that is not well written, and how it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Malformed {
    /// The canonical form; `None` where the number is too large or says nothing.
    pub(crate) canonical: Option<String>,
}

/// Reads the number of a citation or label, from 1.
pub(crate) fn parse(text: &str) -> Result<u32, Malformed> {
    if text.chars().all(|c| chars::digit(c).is_some()) {
        return match chars::narrow(text).parse::<u32>() {
            Ok(number) if number > 0 && number < 100_000 => Ok(number),
            _ => Err(Malformed { canonical: None }),
        };
    }
    if let Some(digit) = single_digit(text) {
        return Ok(digit);
    }
    match chinese(text) {
        Some(number) if number > 0 && number < 100_000 => Ok(number as u32),
        _ => Err(Malformed {
            canonical: lenient(text).and_then(canonical),
        }),
    }
}

/// 一 to 九 and 两 alone, as most numbers are.
fn single_digit(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let digit = chars.next().and_then(chars::chinese_digit)?;
    (digit > 0 && chars.next().is_none()).then_some(digit)
}

/// Reads a Chinese numeral that is written as the law writes it.
pub(crate) fn chinese(text: &str) -> Option<u64> {
    let value = lenient(text)?;
    let plain: String = text
        .chars()
        .map(|c| match c {
            '两' => '二',
            '〇' => '零',
            _ => c,
        })
        .collect();
    let plain = if plain.starts_with("一十") {
        &plain["一".len()..]
    } else {
        &plain
    };
    (canonical(value)? == plain).then_some(value)
}

/// 二〇一九: a year, digit by digit.
pub(crate) fn positional(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text.chars().map(chars::chinese_digit).collect();
    let digits = digits.filter(|d| d.len() == 4)?;
    Some(digits.iter().fold(0, |value, digit| value * 10 + digit))
}

fn canonical(value: u64) -> Option<String> {
    const HUNDRED_MILLION: u64 = 100_000_000;
    let (high, low) = (value / HUNDRED_MILLION, value % HUNDRED_MILLION);
    let low_words = chinese_numeral(u32::try_from(low).ok()?);
    if high == 0 {
        return Some(low_words);
    }
    let gap = if low > 0 && low < HUNDRED_MILLION / 10 {
        "零"
    } else {
        ""
    };
    let low_words = if low == 0 { "" } else { &low_words };
    Some(format!(
        "{}亿{gap}{low_words}",
        chinese_numeral(u32::try_from(high).ok()?)
    ))
}

/// The number that was most likely meant, however it is written.
fn lenient(text: &str) -> Option<u64> {
    let digits: Option<Vec<u64>> = text
        .chars()
        .map(|c| chars::chinese_digit(c).or(chars::digit(c)).map(u64::from))
        .collect();
    if let Some(digits) = digits.filter(|d| !d.is_empty() && d.len() <= 9) {
        return Some(digits.iter().fold(0, |value, digit| value * 10 + digit));
    }
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    for c in text.chars() {
        if let Some(value) = chars::chinese_digit(c).or(chars::digit(c)) {
            digit = Some(
                digit.filter(|_| chars::digit(c).is_some()).unwrap_or(0) * 10 + u64::from(value),
            );
            continue;
        }
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1_000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => return None,
        };
        if unit < 10_000 {
            section = section.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        } else {
            section = section.checked_add(digit.take().unwrap_or(0))?;
            let below = total % unit;
            total =
                (total - below).checked_add((below.checked_add(section)?).checked_mul(unit)?)?;
            section = 0;
        }
        if total > 1_000_000_000_000 {
            return None;
        }
    }
    total.checked_add(section)?.checked_add(digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_reads_back() {
        for number in (1..12_000).chain([20_010, 50_000, 99_999]) {
            assert_eq!(
                parse(&chinese_numeral(number)),
                Ok(number),
                "{}",
                chinese_numeral(number)
            );
            assert_eq!(parse(&number.to_string()), Ok(number));
        }
        assert_eq!(parse("１８"), Ok(18));
        assert_eq!(parse("一十八"), Ok(18));
        assert_eq!(parse("一百〇三"), Ok(103));
        assert_eq!(chinese("一亿五千万"), Some(150_000_000));
        assert_eq!(chinese("五十万"), Some(500_000));
    }

    #[test]
    fn malformed_numbers_come_with_the_canonical_form() {
        for (text, meant) in [
            ("一百三", Some("一百零三")),
            ("一二", Some("十二")),
            ("十零", Some("十")),
            ("2十", Some("二十")),
            ("0", None),
        ] {
            assert_eq!(
                parse(text),
                Err(Malformed {
                    canonical: meant.map(String::from)
                }),
                "{text}"
            );
        }
    }
}
