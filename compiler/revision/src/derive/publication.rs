//! A decision as it would be published: without encodings, quotations in “”.

use super::operation::{Edit, Operation, Written};
use super::source::count;

/// One operation, without its number; empty where it changes no words.
pub fn published(operation: &Operation) -> String {
    match operation {
        Operation::Rename { place, unit, words } => {
            let heading = match place {
                Some(place) => format!("将{place}{unit}名"),
                None => "名称".to_owned(),
            };
            format!("{heading}修改为“{}”。", inner(words))
        }
        Operation::Replace { place, content } => {
            format!("将{place}修改为：“{}”", clauses(content))
        }
        Operation::Insert {
            place,
            unit,
            targets,
            content,
        } => {
            let place = place.as_deref().unwrap_or_default();
            let content: Vec<String> = content.iter().map(|it| clauses(it)).collect();
            format!(
                "{place}增加{}{unit}，作为{}：“{}”",
                count(targets.len()),
                targets.join("、"),
                content.join("\n　　")
            )
        }
        Operation::Delete { places } => format!("删去{}。", places.join("、")),
        Operation::Move {
            place,
            into: None,
            target,
        } => format!("将{place}改为{target}。"),
        Operation::Move {
            place,
            into: Some(into),
            target,
        } => format!("将{place}移至{into}，作为{target}。"),
        Operation::Reword { place, edits, .. } => {
            let edits: Vec<String> = edits.iter().enumerate().map(edit).collect();
            format!("将{place}{}。", edits.join("，"))
        }
        Operation::Everywhere { places, old, new } => format!(
            "将{}中的“{}”均修改为“{}”。",
            places.join("、"),
            inner(old),
            inner(new)
        ),
        Operation::Reencode { .. } => String::new(),
    }
}

fn edit((index, edit): (usize, &Edit)) -> String {
    let within = if index == 0 { "中的" } else { "" };
    match edit {
        Edit::Replace(old, new) => format!("{within}“{}”修改为“{}”", inner(old), inner(new)),
        Edit::After(at, new) => format!("{within}“{}”后增加“{}”", inner(at), inner(new)),
        Edit::Before(at, new) => format!("{within}“{}”前增加“{}”", inner(at), inner(new)),
        Edit::Delete(old) if index == 0 => format!("中的“{}”删去", inner(old)),
        Edit::Delete(old) => format!("删去“{}”", inner(old)),
        Edit::All(new) => format!("修改为：“{}”", inner(new)),
    }
}

fn clauses(written: &[Written]) -> String {
    let lines: Vec<String> = written.iter().flat_map(lines).collect();
    lines.join("\n　　")
}

fn lines(written: &Written) -> Vec<String> {
    let label = match written.label.as_str() {
        "款" => "",
        label => label,
    };
    let space = if label.starts_with('第') { "　" } else { "" };
    let own = format!("{label}{space}{}", inner(&written.words));
    std::iter::once(own)
        .chain(written.items.iter().flat_map(lines))
        .collect()
}

/// Quotation marks within a quotation.
fn inner(words: &str) -> String {
    words.replace('“', "‘").replace('”', "’")
}
