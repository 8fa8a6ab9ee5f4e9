//! What a decision says at its head, and the declarations that it brings along.

use super::law::{DEFINITION, Declaration, FACT, Law, key};
use super::meaning::meaning;
use super::standing::{self, commencement};
use super::{Aside, NotDerived};
use qufen_syntax::ast::InstrumentHeader;
use qufen_syntax::written_name;
use std::collections::BTreeSet;

/// The nature of a version that does not say from when it applies.
pub const DRAFT: &str = "草案";

/// The head.
pub struct Head {
    /// In source, the line end included.
    pub source: String,
    /// In public.
    pub publication: String,
    /// Declarations that are new or other than before.
    pub declarations: Vec<String>,
    /// 删去 定义, 删去 事实: what the new version declares no more.
    pub withdrawals: Vec<String>,
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
    let dropped = |old: bool, new: bool, line: &str, unsaid: &mut Vec<String>| {
        if old && !new {
            unsaid.push(line.to_owned());
        }
    };
    dropped(
        !from.issuers.is_empty(),
        !to.issuers.is_empty(),
        "制定机关",
        &mut unsaid,
    );
    dropped(
        from.issued.is_some(),
        to.issued.is_some(),
        "发布",
        &mut unsaid,
    );
    let title = &from.title.node;
    let bare = title.replace('《', "〈").replace('》', "〉");
    let mut source = format!("修改决定 《关于修改〈{bare}〉的决定(草案)》\n");
    let commencement = commencement(to).filter(|_| standing::begins(from, to));
    unsaid.extend(standing::unsaid(from, to));
    unsaid.extend(lifted(old, new));
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
        .chain(commencement.iter().map(|it| format!("施行 {it}")))
        .chain(standing::repeals_said(from, to));
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
    let withdrawals = withdrawals(old, new);
    let mut aside = aside(old, new);
    if only_a_draft {
        aside.push(Aside::Draft);
    } else if standing::differs(from, to) {
        aside.push(Aside::Standing);
    }
    Ok(Head {
        changes: !declarations.is_empty() || !withdrawals.is_empty(),
        withdrawals,
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

pub fn version(header: &InstrumentHeader) -> String {
    written_version(header.version.as_ref().map_or("", |it| it.node.as_str()))
}

/// A version, in marks where it needs them.
pub fn written_version(version: &str) -> String {
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
    let left = gone(old, new).filter(|name| withdrawn(name).is_none() && !is_constraint(name));
    out.extend(left.map(|name| Aside::Undeclared(meaning(name))));
    out
}

/// What the old version declares and the new one does not.
fn gone<'l>(old: &'l Law, new: &'l Law) -> impl Iterator<Item = &'l str> {
    let named: BTreeSet<&str> = new.declarations.iter().map(|it| it.name.as_str()).collect();
    let all = old.declarations.iter().map(|it| it.name.as_str());
    all.filter(move |name| !named.contains(name))
}

/// The 约束 that the new version does not have. A decision cannot take one out, and left standing it would
/// keep out cases that the new version has.
fn lifted(old: &Law, new: &Law) -> Vec<String> {
    let stays = |it: &Declaration| new.declarations.iter().any(|new| new.meaning == it.meaning);
    let constraints = old.declarations.iter().filter(|it| is_constraint(&it.name));
    let lifted = constraints.filter(|it| !stays(it));
    lifted.map(|it| meaning(&it.text)).collect()
}

/// Whether it is a 约束.
fn is_constraint(declaration: &str) -> bool {
    declaration.starts_with("约束")
}

/// The kind and the name of what a decision can take out.
fn withdrawn(declaration: &str) -> Option<(&str, &str)> {
    let (kind, name) = declaration.split_once(' ')?;
    [DEFINITION, FACT].contains(&kind).then_some((kind, name))
}

/// One statement for each kind.
fn withdrawals(old: &Law, new: &Law) -> Vec<String> {
    let of_kind = |kind: &str| {
        let names = gone(old, new).filter_map(withdrawn);
        let names: Vec<String> = names
            .filter(|(other, _)| *other == kind)
            .map(|(_, name)| written_name(name))
            .collect();
        (!names.is_empty()).then(|| format!("删去 {kind} {}", names.join("、")))
    };
    [DEFINITION, FACT].into_iter().filter_map(of_kind).collect()
}
