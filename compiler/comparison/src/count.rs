//! Exact counts, however large, and shares, as a person reads them.

use num_bigint::BigUint;
use qufen_diagnostics::Language::{self, Chinese, English};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::fmt;
use std::iter::Sum;

/// An exact count. In JSON a decimal string.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
pub struct Count(#[schemars(with = "String")] BigUint);

/// Numbers of up to so many digits are told exactly.
const EXACT: usize = 8;

impl Count {
    /// Of so many.
    pub fn of(number: &BigUint) -> Count {
        Count(number.clone())
    }

    /// `12,345,678`, exact.
    pub fn grouped(&self) -> String {
        let digits = self.0.to_string();
        let mut out = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }

    /// Exact where it is short, else three digits that count and the magnitude.
    pub fn readable(&self, language: Language) -> String {
        let digits = self.0.to_string();
        if digits.len() <= EXACT {
            return self.grouped();
        }
        match (language, digits.len()) {
            (Chinese, ..=12) => format!("约 {} 亿", leading(&digits, digits.len() - 8)),
            (Chinese, ..=16) => format!("约 {} 万亿", leading(&digits, digits.len() - 12)),
            (Chinese, length) => format!("约 {}×10^{}", leading(&digits, 1), length - 1),
            (English, length) => format!("about {}×10^{}", leading(&digits, 1), length - 1),
        }
    }
}

/// Three digits or more, the point behind the first `whole`; cut off, not rounded, so that no power of
/// ten is passed.
fn leading(digits: &str, whole: usize) -> String {
    let (front, rest) = digits.split_at(whole.min(digits.len()));
    let places = 3usize.saturating_sub(front.len()).min(rest.len());
    let rest = rest[..places].trim_end_matches('0');
    if rest.is_empty() {
        front.to_owned()
    } else {
        format!("{front}.{rest}")
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Count {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'a> Sum<&'a Count> for Count {
    fn sum<I: Iterator<Item = &'a Count>>(counts: I) -> Count {
        Count(counts.map(|count| &count.0).sum())
    }
}

/// A share from 0 to 1 as a percentage: two digits that count, and no pretence at either end.
pub(crate) fn percent(share: f64, language: Language) -> String {
    let value = share * 100.0;
    let (under, over) = match language {
        Chinese => ("不到 ", "超过 "),
        English => ("under ", "over "),
    };
    if value <= 0.0 {
        "0%".into()
    } else if value < 0.01 {
        format!("{under}0.01%")
    } else if value < 1.0 {
        format!("{value:.2}%")
    } else if value < 99.95 {
        format!("{value:.1}%")
    } else if value < 100.0 {
        format!("{over}99.9%")
    } else {
        "100%".into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(digits: &str) -> Count {
        Count(digits.parse().expect("a number"))
    }

    #[test]
    fn short_counts_are_exact_and_long_ones_readable() {
        let shown = |digits: &str| count(digits).readable(Chinese);
        assert_eq!(shown("0"), "0");
        assert_eq!(shown("999"), "999");
        assert_eq!(shown("12345678"), "12,345,678");
        assert_eq!(shown("123456789"), "约 1.23 亿");
        assert_eq!(shown("1234567890123"), "约 1.23 万亿");
        assert_eq!(shown("2361183241434822606848"), "约 2.36×10^21");
        assert_eq!(shown("10000000000000000000"), "约 1×10^19");
        assert_eq!(count("123456789012").readable(English), "about 1.23×10^11");
        assert_eq!(count("123456789012").readable(Chinese), "约 1234 亿");
    }

    #[test]
    fn every_count_can_be_told_exactly() {
        let large = count("2361183241434822606848");
        assert_eq!(large.grouped(), "2,361,183,241,434,822,606,848");
        assert_eq!(
            serde_json::to_string(&large).expect("a string"),
            "\"2361183241434822606848\""
        );
        let sum: Count = [count("999"), count("1")].iter().sum();
        assert_eq!(sum.to_string(), "1000");
    }

    #[test]
    fn a_share_never_pretends_to_be_none_or_all() {
        let shown = |share| percent(share, Chinese);
        assert_eq!(shown(0.0), "0%");
        assert_eq!(shown(0.000_000_1), "不到 0.01%");
        assert_eq!(shown(0.004_2), "0.42%");
        assert_eq!(shown(0.123_4), "12.3%");
        assert_eq!(shown(0.999_999), "超过 99.9%");
        assert_eq!(shown(1.0), "100%");
    }
}
