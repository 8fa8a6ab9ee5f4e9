//! What the templates do to text.

use askama::Values;
use askama::filters::Safe;
use std::fmt::Write;

/// Escaped, and `10^32` with its exponent raised.
#[askama::filter_fn]
pub fn raised(text: impl std::fmt::Display, _: &dyn Values) -> askama::Result<Safe<String>> {
    Ok(Safe(with_exponents(&text.to_string())?))
}

fn with_exponents(text: &str) -> askama::Result<String> {
    let mut out = String::new();
    for (index, part) in text.split("×10^").enumerate() {
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (exponent, rest) = if index == 0 {
            ("", part)
        } else {
            part.split_at(digits)
        };
        if index > 0 {
            write!(out, "×10<sup>{exponent}</sup>")?;
        }
        write!(
            out,
            "{}",
            askama::filters::escape(rest, askama::filters::Html)?
        )?;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_are_raised_and_all_else_is_escaped() {
        let shown = with_exponents("约 1.5×10^32 种 <b> & 3×10^7").expect("in memory");
        assert_eq!(
            shown,
            "约 1.5×10<sup>32</sup> 种 &#60;b&#62; &#38; 3×10<sup>7</sup>"
        );
    }
}
