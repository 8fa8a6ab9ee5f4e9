//! What a decision says at its head, and the declarations that it brings along.

use super::law::{Declaration, FACT, Law, key, meaning};
use super::{Aside, NotDerived};
use qufen_syntax::ast::{InstrumentHeader, Standing};
use qufen_syntax::written_name;
use std::collections::BTreeSet;

/// The nature of a version that does not say from when it applies.
const DRAFT: &str = "草案";

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
    let commencement =
        commencement(to).filter(|it| commencement(from).as_ref() != Some(it) || repeals(to, from));
    standing(from, to, commencement.is_some(), &mut unsaid);
    let nature = match (&to.nature, &commencement) {
        (Some(nature), Some(_)) => Some(nature.node.clone()),
        (None, Some(_)) if from.nature.is_none() => None,
        (None, Some(_)) => {
            unsaid.push("性质".to_owned());
            None
        }
        (_, None) => Some(DRAFT.to_owned()),
    };
    let only_a_draft =
        commencement.is_none() && to.nature.as_ref().is_none_or(|it| it.node != DRAFT);
    let lines = (nature.iter().map(|it| format!("性质 {}", written_name(it))))
        .chain(lines(to))
        .chain(commencement.iter().map(|it| format!("施行 {it}")));
    for line in lines {
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
    let (facts, others): (Vec<&Declaration>, Vec<&Declaration>) =
        fresh.partition(|it| it.name.starts_with(FACT));
    let mut declarations: Vec<String> = others.iter().map(|it| it.text.clone()).collect();
    if !facts.is_empty() {
        let lines: Vec<&str> = facts.iter().map(|it| it.text.as_str()).collect();
        declarations.push(format!("{FACT}\n{}", lines.join("\n")));
    }
    let mut aside = aside(old, new);
    if only_a_draft {
        aside.push(Aside::Draft);
    }
    Ok(Head {
        changes: !declarations.is_empty(),
        publication: format!("关于修改《{bare}》的决定(草案)\n\n　　对《{title}》作如下修改：\n"),
        source,
        declarations,
        aside,
    })
}

/// The lines of the new head that a decision may have, as they are written.
fn lines(header: &InstrumentHeader) -> Vec<String> {
    let mut lines = Vec::new();
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
    lines
}

/// Whether one version says of itself that it repeals the other.
fn repeals(new: &InstrumentHeader, old: &InstrumentHeader) -> bool {
    let old_version = old.version.as_ref().map(|it| it.node.as_str());
    new.standing.iter().any(|it| match it {
        Standing::Repeal { title, version, .. } => {
            title.node == old.title.node
                && version.as_ref().map(|it| it.node.as_str()) == old_version
        }
        _ => false,
    })
}

/// 施行 as the head has it.
fn commencement(header: &InstrumentHeader) -> Option<String> {
    header.standing.iter().find_map(|it| match it {
        Standing::Commencement { date, .. } => Some(
            date.as_ref()
                .map_or("自发布之日".to_owned(), |day| day.to_string()),
        ),
        _ => None,
    })
}

/// What else the head says of the standing of the law stays as it is, but that a version that applies
/// from a day of its own repeals the one before it.
fn standing(
    old: &InstrumentHeader,
    new: &InstrumentHeader,
    commences: bool,
    unsaid: &mut Vec<String>,
) {
    let said = |header: &InstrumentHeader| -> BTreeSet<String> {
        let lines = header.standing.iter().filter_map(|it| match it {
            Standing::Commencement { .. } => None,
            Standing::Repeal { title, version, .. } => {
                let version = version.as_ref().map_or("", |it| it.node.as_str());
                Some(format!("废止 《{}》 版本 {version}", title.node))
            }
            Standing::Interpretation { bodies, .. } => {
                let names: Vec<&str> = bodies.iter().map(|it| it.node.as_str()).collect();
                Some(format!("解释 {}", names.join("、")))
            }
            Standing::OldUnlessLighter { .. } => Some("溯及 从旧兼从轻".to_owned()),
        });
        lines.collect()
    };
    let mut expected = said(old);
    if commences {
        expected.insert(format!("废止 《{}》 版本 {}", old.title.node, version(old)));
    }
    let wanted = said(new);
    let other = expected.symmetric_difference(&wanted);
    unsaid.extend(other.cloned());
    if commencement(old).is_some() && commencement(new).is_none() {
        unsaid.push("施行".to_owned());
    }
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
