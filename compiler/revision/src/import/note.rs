//! What a 题注 says of when the text was made.

use qufen_semantics::official::{Part, PartKind};

/// The latest year (2018年…) that the 题注 names.
pub fn last_year(parts: &[Part], text: &str) -> Option<String> {
    let notes = parts.iter().filter(|part| part.kind == PartKind::TitleNote);
    let words: String = notes.map(|part| part.joined(text)).collect();
    let years = words.match_indices('年').filter_map(|(at, _)| {
        let digits = words[..at].chars().rev().take_while(char::is_ascii_digit);
        let year: String = digits.collect::<Vec<_>>().into_iter().rev().collect();
        (year.len() == 4).then_some(year)
    });
    years.max()
}
