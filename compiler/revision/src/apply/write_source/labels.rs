//! The labels of the old source that read differently in the new one.

use super::super::build::{NewId, Origin};
use super::super::label::relabelled;
use super::super::output::{Edit, Piece};
use super::super::tree::{Id, Kind};
use super::Writer;
use qufen_syntax::citation::Ordinal;

impl Writer<'_, '_, '_> {
    /// Labels of the old source that read differently, and words under labels that stay.
    pub(super) fn label_edits(
        &self,
        id: NewId,
        first: bool,
        article: &Ordinal,
        edits: &mut Vec<Edit>,
    ) {
        let node = &self.build.nodes[id];
        let number = match node.kind {
            Kind::Paragraph if first => article,
            _ => &node.number,
        };
        let kept = match node.origin {
            Origin::Base(old) => Some(old),
            Origin::Added {
                stage,
                clause,
                keep: Some(old),
            } => {
                let stage = &self.build.plan.decision.stages[stage];
                let stop = self
                    .build
                    .stops
                    .get(&id)
                    .map(|stop| Piece::Text(stop.to_string()));
                edits.extend(clause.words.as_ref().map(|words| {
                    Edit {
                        span: self.tree.node(old).words,
                        pieces: std::iter::once(Piece::Decision(stage.block.at(words.span)))
                            .chain(stop)
                            .collect(),
                    }
                }));
                Some(old)
            }
            _ => None,
        };
        if let Some(old) = kept {
            edits.extend(self.label_edit(old, node.kind, first, number));
        }
        for (index, &child) in node.children.iter().enumerate() {
            self.label_edits(child, index == 0, &node.number, edits);
        }
    }

    fn label_edit(&self, old: Id, kind: Kind, first: bool, number: &Ordinal) -> Option<Edit> {
        let node = self.tree.node(old);
        if matches!(kind, Kind::Title | Kind::Annex | Kind::Article) {
            return None;
        }
        let written = &self.tree.source.text[node.label.range()];
        let same_role =
            node.kind == kind && (kind != Kind::Paragraph || (node.number.number == 1) == first);
        let label = match kind {
            Kind::Paragraph if !first => "款".to_owned(),
            Kind::Paragraph if same_role => relabelled(written, Kind::Article, number),
            _ if same_role => relabelled(written, kind, number),
            _ => self.style.label(kind, first, number).1,
        };
        let unchanged = match kind {
            // A label that is written in another way still says the same.
            Kind::Paragraph => same_role && (!first || written == label || self.says(old, number)),
            _ => same_role && (written == label || node.number == *number),
        };
        if unchanged {
            return None;
        }
        let apart = self.tree.source.text[node.label.end as usize..].starts_with('「');
        let gap = if apart && kind != Kind::Item { " " } else { "" };
        Some(Edit::text(node.label, format!("{label}{gap}")))
    }

    /// Whether the first 款 of the old version already stands under that number.
    fn says(&self, paragraph: Id, number: &Ordinal) -> bool {
        let article = self.tree.node(paragraph).parent;
        article.is_some_and(|article| self.tree.node(article).number == *number)
    }
}
