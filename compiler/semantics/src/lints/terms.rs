//! Numerals and turns of phrase that the lints look for in the words.

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Its value.
    pub value: u32,
}

/// Every whole number, in Arabic or Chinese numerals.
pub fn numbers(text: &str) -> Vec<Number> {
    let mut out = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), '\0')]);
    for (at, c) in ends {
        match (start, is_numeral(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                out.extend(value(&text[from..at]).map(|value| Number {
                    start: from,
                    end: at,
                    value,
                }));
                start = None;
            }
            _ => {}
        }
    }
    out
}

fn is_numeral(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | '〇' | '零' | '一' | '二' | '两' | '三' | '四')
        || matches!(c, '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千')
}

/// The value of a numeral: Arabic, digit by digit (二〇一九), or with units (一百零三).
fn value(text: &str) -> Option<u32> {
    let positional = text.chars().all(|c| digit(c).is_some());
    if positional {
        return text
            .chars()
            .try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(digit(c)?));
    }
    let (mut total, mut pending) = (0u32, 0u32);
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                pending = digit(c)?;
                continue;
            }
        };
        total = total.checked_add(pending.max(1) * unit)?;
        pending = 0;
    }
    total.checked_add(pending)
}

/// The value of a single digit, in any of the scripts in use.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(c as u32 - '0' as u32),
        '０'..='９' => Some(c as u32 - '０' as u32),
        '零' => Some(0),
        '两' => Some(2),
        _ => "〇一二三四五六七八九"
            .chars()
            .position(|n| n == c)
            .map(|d| d as u32),
    }
}

/// Where the first of these phrases stands that is found, in the order in which they are given.
pub fn first_of(text: &str, phrases: &[&str]) -> Option<std::ops::Range<usize>> {
    phrases
        .iter()
        .find_map(|phrase| text.find(phrase).map(|at| at..at + phrase.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_kinds_of_numerals() {
        let values = |text| numbers(text).iter().map(|n| n.value).collect::<Vec<_>>();
        assert_eq!(
            values("九种、十二项、二十个、两类、一百零三条"),
            [9, 12, 20, 2, 103]
        );
        assert_eq!(values("5个、１２项"), [5, 12]);
        assert_eq!(values("二〇一九年十月二十一日"), [2019, 10, 21]);
        assert_eq!(values("没有数字"), [] as [u32; 0]);
        assert_eq!(values("99999999999999999999"), [] as [u32; 0]);
    }
}
