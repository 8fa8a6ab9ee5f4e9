//! Exact decimals: a count of digits and a power of ten, never a float.

use super::Problem;
use super::numeral;
use crate::chars;

/// `digits` × 10^`exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i64,
    exponent: i32,
}

impl Decimal {
    /// The number that `text` begins with, and what follows it. 万 and 亿 belong to the number.
    pub(super) fn take(text: &str) -> Result<Option<(Decimal, &str)>, Problem> {
        let plain = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        if plain > 0 {
            let Some(number) = Decimal::plain(&text[..plain])? else {
                return Ok(None);
            };
            return Ok(Some(number.multiplied(&text[plain..])));
        }
        let end = text
            .find(|c: char| !chars::is_numeral(c) && c != '亿')
            .unwrap_or(text.len());
        let Some(value) = numeral::chinese(&text[..end]) else {
            return Ok(None);
        };
        let digits = i64::try_from(value).map_err(|_| Problem::TooLarge)?;
        Ok(Some((
            Decimal {
                digits,
                exponent: 0,
            },
            &text[end..],
        )))
    }

    /// `12`, `12.5`; not `12.` and not `1.2.3`.
    fn plain(text: &str) -> Result<Option<Decimal>, Problem> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let dotted = text.contains('.');
        if whole.is_empty() || fraction.contains('.') || dotted && fraction.is_empty() {
            return Ok(None);
        }
        let fraction = fraction.trim_end_matches('0');
        let digits = format!("{whole}{fraction}")
            .parse()
            .map_err(|_| Problem::TooLarge)?;
        Ok(Some(Decimal {
            digits,
            exponent: -(fraction.len() as i32),
        }))
    }

    fn multiplied(self, mut rest: &str) -> (Decimal, &str) {
        let mut exponent = self.exponent;
        while let Some(c) = rest.chars().next() {
            exponent += match c {
                '百' => 2,
                '千' => 3,
                '万' => 4,
                '亿' => 8,
                _ => break,
            };
            rest = &rest[c.len_utf8()..];
        }
        (Decimal { exponent, ..self }, rest)
    }

    /// The number × 10^`power`, if that is whole.
    pub(super) fn scaled(self, power: i32) -> Result<i64, Problem> {
        let exponent = self.exponent.saturating_add(power);
        if self.digits == 0 {
            return Ok(0);
        }
        let factor = 10_i64.checked_pow(exponent.unsigned_abs());
        if exponent >= 0 {
            return factor
                .and_then(|f| self.digits.checked_mul(f))
                .ok_or(Problem::TooLarge);
        }
        let factor = factor.ok_or(Problem::TooFine)?;
        if self.digits % factor == 0 {
            Ok(self.digits / factor)
        } else {
            Err(Problem::TooFine)
        }
    }
}
