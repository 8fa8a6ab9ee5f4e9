//! The official text of the new version: every stretch that no operation touches stays byte for byte,
//! and what is added is set like its neighbours.

use super::build::{Build, NewId, Origin, label_words};
use super::key::Key;
use super::label::relabelled;
use super::output::{Edit, Output, Piece};
use super::spot::Side;
use super::tree::{Id, Kind, Tree};
use super::wording::Patch;
use qufen_diagnostics::Span;
use qufen_syntax::ast::DivisionKind;
use qufen_syntax::citation::Ordinal;

/// What a unit of the text is, as far as its setting goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Title,
    Division(DivisionKind),
    /// The first 款, which the article's number stands before.
    Article,
    Paragraph,
    Item,
    Subitem,
    Annex,
}

/// A unit of the old text.
struct Set {
    role: Role,
    /// What the unit before it is.
    after: Option<Role>,
    /// White space before it.
    gap: Span,
    /// White space between its label and its words.
    inner: Span,
    label: Span,
}

/// A unit of the new text.
struct Unit {
    id: NewId,
    role: Role,
    number: Ordinal,
}

/// The official text.
pub(super) fn official(build: &Build<'_, '_>, patches: &[Patch]) -> String {
    let tree = build.plan.tree;
    let mut edits: Vec<Edit> = patches.iter().map(|patch| edit(tree, patch)).collect();
    for (&id, &stage) in &build.plan.renamed {
        if let Some(words) = build.plan.decision.stages[stage].step.kind.renames() {
            edits.push(Edit::text(tree.node(id).official_words, &words.node));
        }
    }
    let mut units = Vec::new();
    for &id in &build.top {
        collect(build, id, true, &Ordinal::new(0), &mut units);
    }
    let sets = sets(tree);
    let mut setter = Setter {
        build,
        sets: &sets,
        units: &units,
        out: Output::new(
            tree.official,
            Side::Official,
            build.plan.decision.text,
            edits,
        ),
    };
    for index in 0..units.len() {
        setter.unit(index);
    }
    let end = tree
        .nodes
        .iter()
        .map(|node| node.official_words.end)
        .max()
        .unwrap_or(0);
    setter
        .out
        .base(Span::new(end as usize, tree.official.len()));
    setter.out.finish().0
}

fn edit(tree: &Tree<'_>, patch: &Patch) -> Edit {
    let words = tree.node(patch.node).official_words;
    let text = &tree.official[words.range()];
    let mut bytes = Key::new(text).bytes(&patch.range);
    let mut pieces = Vec::new();
    let piece = match patch.new.from {
        Some(start) => Piece::Decision(Span {
            start,
            end: start + patch.new.text.len() as u32,
        }),
        None => Piece::Text(patch.new.text.clone()),
    };
    pieces.push(piece);
    if bytes.is_empty() && bytes.start == 0 {
        // What comes before the first word must stay with the words, not with the label.
        bytes.end = text.chars().next().map_or(0, char::len_utf8);
        pieces.push(Piece::Text(text[bytes.clone()].to_owned()));
    }
    Edit {
        span: Span::new(bytes.start, bytes.end).shifted(words.start),
        pieces,
    }
}

fn role(kind: Kind, first: bool) -> Role {
    match kind {
        Kind::Title => Role::Title,
        Kind::Division(kind) => Role::Division(kind),
        Kind::Article => Role::Article,
        Kind::Paragraph if first => Role::Article,
        Kind::Paragraph => Role::Paragraph,
        Kind::Item => Role::Item,
        Kind::Subitem => Role::Subitem,
        Kind::Annex => Role::Annex,
    }
}

fn collect(build: &Build<'_, '_>, id: NewId, first: bool, article: &Ordinal, out: &mut Vec<Unit>) {
    let node = &build.nodes[id];
    if node.kind != Kind::Article {
        let role = role(node.kind, first);
        let number = if role == Role::Article {
            article
        } else {
            &node.number
        };
        out.push(Unit {
            id,
            role,
            number: number.clone(),
        });
    }
    for (index, &child) in node.children.iter().enumerate() {
        collect(build, child, index == 0, &node.number, out);
    }
}

/// The units of the old text by node; those of articles are never asked for.
fn sets(tree: &Tree<'_>) -> Vec<Set> {
    let mut sets = Vec::new();
    let (mut end, mut after) = (0, None);
    for node in &tree.nodes {
        let role = role(node.kind, node.number.number == 1);
        let label = node.official_label;
        let start = if label.is_empty() {
            node.official_words.start
        } else {
            label.start
        };
        if node.kind == Kind::Article {
            sets.push(Set {
                role,
                after: None,
                gap: Span::default(),
                inner: Span::default(),
                label,
            });
            continue;
        }
        let inner = if label.is_empty() { start } else { label.end };
        sets.push(Set {
            role,
            after,
            gap: Span {
                start: end,
                end: start.max(end),
            },
            inner: Span {
                start: inner,
                end: node.official_words.start.max(inner),
            },
            label,
        });
        end = node.official_words.end.max(end);
        after = Some(role);
    }
    sets
}

struct Setter<'b, 'p, 'a> {
    build: &'b Build<'p, 'a>,
    sets: &'b [Set],
    units: &'b [Unit],
    out: Output<'b>,
}

impl Setter<'_, '_, '_> {
    fn unit(&mut self, index: usize) {
        let unit = &self.units[index];
        let tree = self.build.plan.tree;
        let origin = self.build.nodes[unit.id].origin;
        let own = match origin {
            Origin::Base(old)
            | Origin::Added {
                keep: Some(old), ..
            } => Some(old),
            _ => None,
        };
        let own = own.filter(|&old| self.sets[old].role == unit.role);
        let model = own.or_else(|| self.model(index));
        match model {
            Some(model) => self.out.base(self.sets[model].gap),
            None if self.out.text.is_empty() => {}
            None => self.out.push("\n"),
        }
        if !matches!(unit.role, Role::Title | Role::Paragraph | Role::Annex) {
            self.label(unit, own, model);
        }
        match origin {
            Origin::Base(old) => self.out.base(tree.node(old).official_words),
            Origin::Added { stage, clause, .. } => {
                let stage = &self.build.plan.decision.stages[stage];
                if let Some(words) = &clause.words {
                    self.out.decision(stage.block.at(words.span));
                }
                if let Some(stop) = self.build.stops.get(&unit.id) {
                    self.out.push(&stop.to_string());
                }
            }
            Origin::Frame => {}
        }
    }

    fn label(&mut self, unit: &Unit, own: Option<Id>, model: Option<Id>) {
        let tree = self.build.plan.tree;
        let kind = match unit.role {
            Role::Division(kind) => Kind::Division(kind),
            Role::Article => Kind::Article,
            Role::Item => Kind::Item,
            _ => Kind::Subitem,
        };
        let same = own.filter(|&old| {
            let node = tree.node(old);
            let number = match node.parent {
                Some(article) if unit.role == Role::Article => &tree.node(article).number,
                _ => &node.number,
            };
            *number == unit.number
        });
        match (
            same,
            model.filter(|&model| self.sets[model].role == unit.role),
        ) {
            (Some(old), _) => self.out.base(self.sets[old].label),
            (None, Some(model)) => {
                let written = &tree.official[self.sets[model].label.range()];
                self.out.push(&relabelled(written, kind, &unit.number));
            }
            (None, None) => self.out.push(&label_words(kind, &unit.number)),
        }
        match model.filter(|&model| self.sets[model].role == unit.role) {
            Some(model) => self.out.base(self.sets[model].inner),
            None if matches!(unit.role, Role::Article | Role::Division(_)) => self.out.push("　"),
            None => {}
        }
    }

    /// The old unit that one that comes is set like: the nearest that is the same and stands behind
    /// the same, else the nearest that is the same, else one that begins a line as it does.
    fn model(&self, index: usize) -> Option<Id> {
        let role = self.units[index].role;
        let after = index.checked_sub(1).map(|before| self.units[before].role);
        let alike = |wanted: Role, exact: bool| {
            let near = (0..index).rev().chain(index + 1..self.units.len());
            let old = near.filter_map(|at| self.old_of(&self.units[at]));
            let everywhere = 0..self.sets.len();
            let is_node = |&id: &Id| self.build.plan.tree.node(id).kind != Kind::Article;
            let fits = |id: &Id| {
                self.sets[*id].role == wanted && (!exact || self.sets[*id].after == after)
            };
            old.chain(everywhere.filter(is_node)).find(fits)
        };
        let others: &[Role] = match role {
            Role::Division(_) => &[
                Role::Division(DivisionKind::Chapter),
                Role::Division(DivisionKind::Section),
                Role::Division(DivisionKind::Part),
                Role::Article,
            ],
            Role::Paragraph => &[Role::Item, Role::Article],
            Role::Item | Role::Subitem => {
                &[Role::Item, Role::Subitem, Role::Paragraph, Role::Article]
            }
            _ => &[Role::Paragraph, Role::Item],
        };
        alike(role, true)
            .or_else(|| alike(role, false))
            .or_else(|| others.iter().find_map(|&other| alike(other, false)))
    }

    fn old_of(&self, unit: &Unit) -> Option<Id> {
        match self.build.nodes[unit.id].origin {
            Origin::Base(old) => Some(old),
            _ => None,
        }
    }
}
