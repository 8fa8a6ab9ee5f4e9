//! What does not come out: numbers that cannot be given, places that are not there, articles that have
//! nothing left.

use super::super::places::kind_of;
use super::super::plan::Incoming;
use super::super::sequence::Problem;
use super::super::spot::Finding;
use super::super::tree::{Id, Kind};
use super::{Build, NewId, label_words};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Beside, Unit};
use qufen_syntax::citation::Citation;

impl Build<'_, '_> {
    /// What is left over, and articles that have nothing left.
    pub(super) fn finish(&mut self) {
        for (index, incoming) in self.plan.incoming.iter().enumerate() {
            if !self.used[index] && !matches!(incoming.unit, Unit::Division(_)) {
                let place = incoming.number.as_ref().map(|it| it.citation.to_string());
                let finding = Finding::new(codes::PLACE_UNKNOWN, incoming.spot);
                self.found
                    .push(finding.with("place", place.unwrap_or_default()));
            }
        }
        for &id in &self.top {
            let node = &self.nodes[id];
            if node.kind == Kind::Article && node.children.is_empty() {
                let stages = &self.plan.decision.stages;
                let mut gone = self
                    .plan
                    .fates
                    .keys()
                    .copied()
                    .chain(self.plan.moved.keys().copied());
                let below = |old: &Id| {
                    node.from
                        .iter()
                        .any(|&from| self.plan.tree.is_within(*old, from))
                };
                let stage = gone.find(below).and_then(|old| self.plan.stage_of(old));
                let spot = stage.map_or(self.plan.decision.first_spot(), |it| stages[it].here());
                let finding = Finding::new(codes::ARTICLE_EMPTIED, spot);
                let place = Citation::article(node.number.clone());
                self.found.push(finding.with("article", place));
            }
        }
        self.neighbours();
    }

    /// What is added behind or before a clause must have come to stand there.
    fn neighbours(&mut self) {
        for (index, incoming) in self.plan.incoming.iter().enumerate() {
            let (Some((neighbour, side)), Some(made)) = (incoming.beside, self.made_of(index))
            else {
                continue;
            };
            if self.stands_beside(made, neighbour, side) == Some(false) {
                let word = match side {
                    Beside::Before => "前",
                    Beside::After => "后",
                };
                let finding = Finding::new(codes::NOT_BESIDE, incoming.spot);
                self.found.push(finding.with("side", word));
            }
        }
    }

    /// `None` where the neighbour is gone. Only what is new, too, may stand between.
    fn stands_beside(&self, made: NewId, neighbour: Id, side: Beside) -> Option<bool> {
        let articles = self.top.iter().copied();
        let articles = articles.filter(|&id| self.nodes[id].kind == Kind::Article);
        let articles: Vec<NewId> = articles.collect();
        let lists = self.nodes.iter().map(|node| &node.children);
        let siblings = lists.chain([&articles]).find(|list| list.contains(&made))?;
        let at = siblings.iter().position(|&id| id == made)?;
        let is_neighbour = |&id: &NewId| self.nodes[id].from.contains(&neighbour);
        let there = siblings.iter().position(is_neighbour)?;
        let between = match side {
            Beside::After => siblings.get(there + 1..at),
            Beside::Before => siblings.get(at + 1..there),
        };
        let all_new = |ids: &[NewId]| ids.iter().all(|&id| self.nodes[id].from.is_empty());
        Some(between.is_some_and(all_new))
    }
}

pub(super) fn misnumbered(problem: Problem, comes: &[&Incoming]) -> Finding {
    let number = |at: usize| {
        let kind = kind_of(comes[at].unit);
        let number = comes[at].number.as_ref();
        number.map(|it| match kind {
            Kind::Paragraph => format!("第{}款", it.ordinal),
            kind => label_words(kind, &it.ordinal),
        })
    };
    match problem {
        Problem::Taken { this, other: None } => {
            let finding = Finding::new(codes::NUMBER_TAKEN, comes[this].spot);
            finding.with("number", number(this).unwrap_or_default())
        }
        Problem::Taken {
            this,
            other: Some(other),
        } => {
            let finding = Finding::new(codes::NUMBER_TAKEN, comes[this].spot);
            let finding = finding.with("number", number(this).unwrap_or_default());
            finding.label(comes[other].spot, "other")
        }
        Problem::Beyond { this, count } => {
            let finding = Finding::new(codes::NUMBER_BEYOND, comes[this].spot);
            finding.with("count", count)
        }
        Problem::BothLast { this, other } => {
            let finding = Finding::new(codes::OPERATIONS_CONFLICT, comes[this].spot);
            finding.label(comes[other].spot, "first")
        }
    }
}
