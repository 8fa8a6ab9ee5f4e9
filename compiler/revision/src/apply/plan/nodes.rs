//! The nodes that a step is about.

use super::super::decision::Stage;
use super::super::places::Found;
use super::super::spot::{Finding, Spot};
use super::super::touch::Touch;
use super::super::tree::{Id, Kind};
use super::Plan;
use qufen_diagnostics::codes;
use qufen_syntax::ast::Content;

impl Plan<'_> {
    /// The one node that a step is about.
    pub(super) fn one(&self, stage: &Stage<'_>, places: &[(Found, Spot)]) -> Result<Id, Finding> {
        match self.all(stage, places)?[..] {
            [one] => Ok(one),
            _ => Err(Finding::new(codes::TARGET_UNFIT, stage.here())),
        }
    }

    /// 修改为 writes out clauses: no heading, and one article at a time.
    pub(super) fn replaceable(
        &self,
        stage: &Stage<'_>,
        id: Id,
        content: &Content,
    ) -> Result<(), Finding> {
        let several = content.parts.len() > 1;
        let fits = match self.tree.node(id).kind {
            Kind::Article => !several,
            Kind::Paragraph | Kind::Item | Kind::Subitem => true,
            Kind::Division(_) | Kind::Title | Kind::Annex => false,
        };
        fits.then_some(())
            .ok_or_else(|| Finding::new(codes::TARGET_UNFIT, stage.here()))
    }

    /// Other words for a title, a heading or the preamble.
    pub(super) fn rename(
        &mut self,
        index: usize,
        stage: &Stage<'_>,
        id: Option<Id>,
    ) -> Result<(), Finding> {
        let id = id.ok_or_else(|| Finding::new(codes::TARGET_UNFIT, stage.here()))?;
        self.touches.add(id, Touch::Heading, index);
        self.renamed.insert(id, index);
        Ok(())
    }

    /// The nodes that a step is about, at least one.
    pub(super) fn all(
        &self,
        stage: &Stage<'_>,
        places: &[(Found, Spot)],
    ) -> Result<Vec<Id>, Finding> {
        let mut ids = Vec::new();
        for (found, spot) in places {
            match found {
                Found::Nodes(nodes) => ids.extend(nodes),
                Found::Words(_) | Found::Whole => {
                    return Err(Finding::new(codes::TARGET_UNFIT, *spot));
                }
            }
        }
        if ids.is_empty() {
            return Err(Finding::new(codes::PLACE_UNSAID, stage.here()));
        }
        Ok(ids)
    }

    /// A chapter with its articles.
    pub(in crate::apply) fn with_articles_below(&self, id: Id) -> Vec<Id> {
        let Kind::Division(kind) = self.tree.node(id).kind else {
            return vec![id];
        };
        let from = self.tree.top.iter().position(|&other| other == id);
        let after = self.tree.top.iter().skip(from.map_or(0, |at| at + 1));
        let below = after.take_while(|&&other| match self.tree.node(other).kind {
            Kind::Division(other) => other > kind,
            other => other == Kind::Article,
        });
        std::iter::once(id).chain(below.copied()).collect()
    }

    /// The one clause whose encodings a step is about.
    pub(super) fn encoded_one(
        &self,
        stage: &Stage<'_>,
        places: &[(Found, Spot)],
    ) -> Result<Id, Finding> {
        match places {
            [(Found::Words(parts), _)] if parts.len() == 1 => Ok(parts[0].0),
            _ => Ok(self.first_clause(self.one(stage, places)?)),
        }
    }

    /// The clause that holds the first words of an article.
    fn first_clause(&self, id: Id) -> Id {
        match self.tree.node(id).kind {
            Kind::Article => self.tree.node(id).children.first().copied().unwrap_or(id),
            _ => id,
        }
    }
}
