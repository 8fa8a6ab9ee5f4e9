//! A decision in the language's own form.

use super::operation::{Edit, Operation, Written};
use qufen_syntax::citation::chinese_numeral;
use qufen_syntax::written_quote;

/// One operation, its last line end included.
pub fn written(operation: &Operation) -> String {
    match operation {
        Operation::Rename { place, unit, words } => {
            let heading = match place {
                Some(place) => format!("{place}{unit}名"),
                None => "名称".to_owned(),
            };
            format!("{heading}修改为{}\n", written_quote(words))
        }
        Operation::Replace { place, content } => format!("{place}修改为：{}", clauses(content)),
        Operation::Insert {
            place,
            unit,
            targets,
            content,
        } => {
            let place = place.as_deref().unwrap_or_default();
            let head = format!(
                "{place}增加{}{unit}，作为{}：",
                count(targets.len()),
                targets.join("、")
            );
            let content: String = content
                .iter()
                .map(|clauses_of| clauses(clauses_of))
                .collect();
            head + &content
        }
        Operation::Delete { places } => format!("删去{}\n", places.join("、")),
        Operation::Move {
            place,
            into: None,
            target,
        } => format!("{place}改为{target}\n"),
        Operation::Move {
            place,
            into: Some(into),
            target,
        } => format!("{place}移至{into}，作为{target}\n"),
        Operation::Reword {
            place,
            edits,
            encodings,
        } => {
            let edits: Vec<String> = edits.iter().enumerate().map(edit).collect();
            format!("{place}{}\n{}", edits.join("，"), indented(encodings))
        }
        Operation::Everywhere { places, old, new } => format!(
            "{}中的{}均修改为{}\n",
            places.join("、"),
            written_quote(old),
            written_quote(new)
        ),
        Operation::Reencode { place, encodings } => {
            format!("{place}编码修改为\n{}", indented(encodings))
        }
    }
}

/// 一, 两, 三.
pub fn count(number: usize) -> String {
    match number {
        2 => "两".to_owned(),
        _ => chinese_numeral(u32::try_from(number).unwrap_or(u32::MAX)),
    }
}

fn edit((index, edit): (usize, &Edit)) -> String {
    let within = if index == 0 { "中的" } else { "" };
    match edit {
        Edit::Replace(old, new) => {
            format!("{within}{}修改为{}", written_quote(old), written_quote(new))
        }
        Edit::After(at, new) => {
            format!("{within}{}后增加{}", written_quote(at), written_quote(new))
        }
        Edit::Before(at, new) => {
            format!("{within}{}前增加{}", written_quote(at), written_quote(new))
        }
        Edit::Delete(old) => format!("删去{}", written_quote(old)),
        Edit::All(new) => format!("修改为：{}", written_quote(new)),
    }
}

fn clauses(written: &[Written]) -> String {
    written.iter().map(clause).collect()
}

fn clause(written: &Written) -> String {
    let space = if written.label.is_empty() || written.label.ends_with([')', '）']) {
        ""
    } else {
        " "
    };
    format!(
        "{}{space}{}\n{}{}",
        written.label,
        written_quote(&written.words),
        indented(&written.encodings),
        clauses(&written.items)
    )
}

fn indented(encodings: &str) -> String {
    let lines = encodings.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| format!("  {}\n", line.trim_end()))
        .collect()
}
