//! What a decision says at its head, and the declarations that it brings along.

use super::law::{Law, meaning};
use super::{Aside, NotDerived};
use qufen_syntax::ast::{InstrumentHeader, Standing};
use qufen_syntax::{folded, written_name};
use std::collections::BTreeSet;

/// The head.
pub struct Head {
    /// In source, the line end included.
    pub source: String,
    /// In public.
    pub publication: String,
    /// Declarations that are new or other than before.
    pub declarations: Vec<String>,
    /// Whether the title or a declaration changes, so that a decision without operations says something.
    pub changes: bool,
    /// What it leaves.
    pub aside: Vec<Aside>,
}

/// Writes the head, as far as it can be said.
pub fn head(old: &Law, new: &Law) -> Result<Head, NotDerived> {
    let (Some(from), Some(to)) = (&old.header, &new.header) else {
        return Err(NotDerived::NoInstrument);
    };
    let mut unsaid = Vec::new();
    let gone = |old: bool, new: bool, line: &str, unsaid: &mut Vec<String>| {
        if old && !new {
            unsaid.push(line.to_owned());
        }
    };
    gone(
        from.nature.is_some(),
        to.nature.is_some(),
        "性质",
        &mut unsaid,
    );
    gone(
        !from.issuers.is_empty(),
        !to.issuers.is_empty(),
        "制定机关",
        &mut unsaid,
    );
    gone(
        from.issued.is_some(),
        to.issued.is_some(),
        "发布",
        &mut unsaid,
    );
    let title = &from.title.node;
    let bare = title.replace('《', "〈").replace('》', "〉");
    let mut source = format!("修改决定 《关于修改〈{bare}〉的决定(草案)》\n");
    for line in lines(to) {
        source += &format!("  {line}\n");
    }
    source += &format!(
        "  修改 《{title}》 版本 {} 为 版本 {}\n",
        version(from),
        version(to)
    );
    if !unsaid.is_empty() {
        return Err(NotDerived::Unsaid(unsaid));
    }
    let held: BTreeSet<&str> = old
        .declarations
        .iter()
        .map(|it| it.meaning.as_str())
        .collect();
    let fresh = new
        .declarations
        .iter()
        .filter(|it| !held.contains(it.meaning.as_str()));
    let declarations: Vec<String> = fresh.map(|it| it.text.clone()).collect();
    Ok(Head {
        changes: !declarations.is_empty(),
        publication: format!("关于修改《{bare}》的决定(草案)\n\n　　对《{title}》作如下修改：\n"),
        source,
        declarations,
        aside: aside(old, new),
    })
}

/// The lines of the new head that a decision may have, as they are written.
fn lines(header: &InstrumentHeader) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(nature) = &header.nature {
        lines.push(format!("性质 {}", written_name(&nature.node)));
    }
    if !header.issuers.is_empty() {
        let names: Vec<String> = header
            .issuers
            .iter()
            .map(|it| written_name(&it.node))
            .collect();
        lines.push(format!("制定机关 {}", names.join("、")));
    }
    if let Some(issued) = &header.issued {
        lines.push(format!("发布 {}", issued.node));
    }
    for standing in &header.standing {
        if let Standing::Commencement { date: day, .. } = standing {
            let day = day
                .as_ref()
                .map_or("自发布之日".to_owned(), |day| day.to_string());
            lines.push(format!("施行 {day}"));
        }
    }
    lines
}

fn version(header: &InstrumentHeader) -> String {
    let version = header.version.as_ref().map_or("", |it| it.node.as_str());
    let plain = !version.is_empty() && version.chars().all(char::is_alphanumeric);
    if plain {
        version.to_owned()
    } else {
        written_name(version)
    }
}

/// What is different and stays so.
fn aside(old: &Law, new: &Law) -> Vec<Aside> {
    let key = |words: &str| folded(words).map(|(_, c)| c).collect::<Vec<char>>();
    let mut out = Vec::new();
    let kinds: BTreeSet<&String> = old
        .around
        .iter()
        .chain(&new.around)
        .map(|(kind, _)| kind)
        .collect();
    for kind in kinds {
        let words = |law: &Law| -> Vec<Vec<char>> {
            let of_kind = law.around.iter().filter(|(other, _)| other == kind);
            of_kind.map(|(_, words)| key(words)).collect()
        };
        if words(old) != words(new) {
            out.push(Aside::Around(kind.clone()));
        }
    }
    let named: BTreeSet<&str> = new.declarations.iter().map(|it| it.name.as_str()).collect();
    for declaration in &old.declarations {
        if !named.contains(declaration.name.as_str()) {
            out.push(Aside::Undeclared(meaning(&declaration.name)));
        }
    }
    out
}
