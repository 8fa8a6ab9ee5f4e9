//! The matrix of outcomes: how much of all cases went from which outcome to which.

use super::page::Page;
use crate::count::percent;
use crate::outcomes::Pair;
use unicode_width::UnicodeWidthStr;

/// The table, where it fits the width; else one line a pair.
pub(crate) fn table(page: &mut Page, pairs: &[Pair]) {
    if pairs.is_empty() {
        return;
    }
    page.blank();
    let rows = rows(page, pairs);
    let widths = widths(&rows);
    let whole: usize = widths.iter().map(|width| width + 2).sum();
    if whole <= page.width() {
        for row in &rows {
            page.raw(&laid_out(row, &widths));
        }
        return;
    }
    for pair in pairs {
        let part = percent(pair.share, page.words.language);
        page.line(2, &format!("{} → {} {part}", pair.from, pair.to));
    }
}

/// The old and the new outcomes that occur. The pairs are sorted by old, then by new outcome; what
/// both versions know stands in the order of the old one.
pub(crate) fn outcomes(pairs: &[Pair]) -> (Vec<&str>, Vec<&str>) {
    let mut from: Vec<&str> = pairs.iter().map(|pair| pair.from.as_str()).collect();
    from.dedup();
    let mut to: Vec<&str> = Vec::new();
    let known = from.iter().copied();
    for name in known.chain(pairs.iter().map(|pair| pair.to.as_str())) {
        if !to.contains(&name) && pairs.iter().any(|pair| pair.to == name) {
            to.push(name);
        }
    }
    (from, to)
}

fn rows(page: &Page, pairs: &[Pair]) -> Vec<Vec<String>> {
    let language = page.words.language;
    let (from, to) = outcomes(pairs);
    let mut head = vec![page.words.corner().to_owned()];
    head.extend(to.iter().map(|name| (*name).to_owned()));
    let mut rows = vec![head];
    for old in from {
        let cell = |new: &&str| {
            let found = pairs.iter().find(|it| it.from == old && it.to == **new);
            found.map_or("·".to_owned(), |it| percent(it.share, language))
        };
        let mut row = vec![old.to_owned()];
        row.extend(to.iter().map(cell));
        rows.push(row);
    }
    rows
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    (0..columns).map(width).collect()
}

/// Names to the left, numbers to the right.
fn laid_out(row: &[String], widths: &[usize]) -> String {
    let mut out = String::new();
    for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
        let blank = " ".repeat(width.saturating_sub(cell.width()));
        out += "  ";
        out += &if index == 0 {
            format!("{cell}{blank}")
        } else {
            format!("{blank}{cell}")
        };
    }
    out.trim_end().to_owned()
}
