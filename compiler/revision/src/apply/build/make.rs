//! Nodes of the new version from clauses of the old one and from what the decision writes out.

use super::super::decision::Stage;
use super::super::matching::{Match, by_words, matches};
use super::super::places::{kind_of, unit_of};
use super::super::plan::{Fate, Incoming, What};
use super::super::spot::Finding;
use super::super::tree::{Id, Kind};
use super::{Build, New, NewId, Origin, labels};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Clause, Unit};
use qufen_syntax::citation::Ordinal;

impl<'a> Build<'_, 'a> {
    /// What a node of the old version has become, with what stays below it: itself, or the several
    /// clauses that are written out in its place.
    pub(in crate::apply) fn stayed(&mut self, id: Id) -> Vec<NewId> {
        match self.plan.fates.get(&id) {
            Some(Fate::Replaced(stage)) => self.replaced(id, *stage),
            _ => vec![self.base(id)],
        }
    }

    /// A node of the old version that is not written anew, with what stays below it.
    pub(in crate::apply) fn base(&mut self, id: Id) -> NewId {
        let tree = self.plan.tree;
        let node = tree.node(id);
        let children = node
            .children
            .iter()
            .copied()
            .filter(|&child| self.stays(child));
        let children: Vec<Id> = children.collect();
        let children = children.into_iter().flat_map(|child| self.stayed(child));
        let children = children.collect();
        self.add(New {
            kind: node.kind,
            number: node.number.clone(),
            origin: Origin::Base(id),
            from: vec![id],
            children,
            label: None,
        })
    }

    /// A node of the old version with other words; further clauses written out there come behind it.
    pub(in crate::apply) fn replaced(&mut self, id: Id, stage: usize) -> Vec<NewId> {
        let node = self.plan.tree.node(id);
        let stage_at = &self.plan.decision.stages[stage];
        let part = stage_at.content().and_then(|content| content.parts.first());
        let clauses: &'a [Clause] = part.map_or(&[], |part| &part.clauses);
        let mut matched = matches(self.plan.tree, id, clauses).into_iter();
        if node.kind != Kind::Article {
            let made = clauses
                .iter()
                .map(|it| self.added(stage, it, node.kind, &mut matched));
            let mut made: Vec<NewId> = made.collect();
            if let Some(&new) = made.first() {
                self.nodes[new].number = node.number.clone();
                self.nodes[new].label = None;
            }
            let parts = stage_at.content().map_or(0, |content| content.parts.len());
            for part in 1..parts {
                let more = self.part(stage, part, unit_of(node.kind), &[]);
                made.extend(self.labelled(more, stage_at, part));
            }
            return made;
        }
        let mut children = Vec::new();
        for clause in clauses {
            children.push(self.added(stage, clause, Kind::Paragraph, &mut matched));
        }
        vec![self.add(New {
            kind: Kind::Article,
            number: node.number.clone(),
            origin: Origin::Base(id),
            from: vec![id],
            children,
            label: None,
        })]
    }

    pub(in crate::apply) fn frame(&mut self, kind: Kind, number: Ordinal) -> NewId {
        self.add(New {
            kind,
            number,
            origin: Origin::Frame,
            from: Vec::new(),
            children: Vec::new(),
            label: None,
        })
    }

    /// A clause that the decision writes out, with what it writes below it.
    pub(in crate::apply) fn added(
        &mut self,
        stage: usize,
        clause: &'a Clause,
        kind: Kind,
        matched: &mut impl Iterator<Item = Match>,
    ) -> NewId {
        let found = matched.next().unwrap_or_default();
        let below = match kind {
            Kind::Paragraph => Kind::Item,
            _ => Kind::Subitem,
        };
        let labelled = labels::in_words(&self.plan.decision.stages[stage], clause, kind);
        self.found.extend(labelled);
        let mut children = Vec::new();
        for item in &clause.items {
            children.push(self.added(stage, item, below, matched));
        }
        let label = clause.number.as_ref();
        let label_at = label.map(|number| self.plan.decision.stages[stage].at(number.span));
        self.add(New {
            kind,
            number: label.map_or(Ordinal::new(0), |number| number.node.clone()),
            origin: Origin::Added {
                stage,
                clause,
                keep: found.keep.filter(|_| clause.encodings.is_empty()),
            },
            from: found.same.into_iter().collect(),
            children,
            label: label_at,
        })
    }

    /// What comes, as a node; `None` after a finding.
    pub(in crate::apply) fn make(&mut self, incoming: &Incoming) -> Option<NewId> {
        let decision = self.plan.decision;
        match &incoming.what {
            What::Base(id) => self.converted(*id, incoming),
            What::Added { stage, part } => {
                let made = self.part(*stage, *part, incoming.unit, &[]);
                self.labelled(made, &decision.stages[*stage], *part)
            }
            What::Made { stage, part, from } => {
                let made = self.part(*stage, *part, incoming.unit, from);
                let made = self.labelled(made, &decision.stages[*stage], *part)?;
                if *part == 0 {
                    self.nodes[made].from.extend(from);
                }
                Some(made)
            }
            What::Joined(ids) => {
                let mut children = Vec::new();
                for &id in ids {
                    let node = self.base(id);
                    children.append(&mut self.nodes[node].children);
                }
                Some(self.add(New {
                    kind: Kind::Article,
                    number: Ordinal::new(0),
                    origin: Origin::Base(*ids.first()?),
                    from: ids.clone(),
                    children,
                    label: None,
                }))
            }
        }
    }

    /// The label that a part is written under.
    pub(in crate::apply) fn labelled(
        &mut self,
        made: NewId,
        stage: &Stage<'a>,
        part: usize,
    ) -> Option<NewId> {
        let label = stage.content()?.parts.get(part)?.label.as_ref();
        if let Some(label) = label {
            self.nodes[made].label = Some(stage.at(label.span));
            self.nodes[made].number = label.node.clone();
        }
        Some(made)
    }

    /// One part of what a stage writes out. Its clauses are those among `from` that have its words.
    pub(in crate::apply) fn part(
        &mut self,
        stage: usize,
        part: usize,
        unit: Unit,
        from: &[Id],
    ) -> NewId {
        let content = self.plan.decision.stages[stage].content();
        let clauses = content.and_then(|content| content.parts.get(part));
        let clauses: &'a [Clause] = clauses.map_or(&[], |part| &part.clauses);
        let kind = match unit {
            Unit::Article => Kind::Paragraph,
            unit => kind_of(unit),
        };
        let mut matched = by_words(self.plan.tree, from, clauses).into_iter();
        let mut made = Vec::new();
        for clause in clauses {
            made.push(self.added(stage, clause, kind, &mut matched));
        }
        if unit != Unit::Article {
            let first = made.first().copied();
            return first.unwrap_or_else(|| self.frame(kind, Ordinal::new(0)));
        }
        let article = self.frame(Kind::Article, Ordinal::new(0));
        self.nodes[article].children = made;
        article
    }

    /// A clause of the old version that becomes one of another unit, where that can be.
    pub(in crate::apply) fn converted(&mut self, id: Id, incoming: &Incoming) -> Option<NewId> {
        let kind = self.plan.tree.node(id).kind;
        let wanted = kind_of(incoming.unit);
        let nodes = self.stayed(id);
        let [node] = nodes[..] else {
            if (kind, wanted) == (Kind::Paragraph, Kind::Article) && !nodes.is_empty() {
                let article = self.frame(Kind::Article, Ordinal::new(0));
                self.nodes[article].children = nodes;
                self.nodes[article].from = vec![id];
                return Some(article);
            }
            let finding = Finding::new(codes::TARGET_UNFIT, incoming.spot);
            self.found.push(finding);
            return None;
        };
        match (kind, wanted) {
            _ if kind == wanted => Some(node),
            (Kind::Paragraph, Kind::Article) => {
                let article = self.frame(Kind::Article, Ordinal::new(0));
                self.nodes[article].children = vec![node];
                self.nodes[article].from = vec![id];
                Some(article)
            }
            (Kind::Article, Kind::Paragraph) if self.nodes[node].children.len() == 1 => {
                let paragraph = self.nodes[node].children[0];
                self.nodes[paragraph].from.push(id);
                Some(paragraph)
            }
            (Kind::Item, Kind::Paragraph) | (Kind::Paragraph, Kind::Item)
                if self.nodes[node].children.is_empty() =>
            {
                self.nodes[node].kind = wanted;
                Some(node)
            }
            _ => {
                self.found
                    .push(Finding::new(codes::TARGET_UNFIT, incoming.spot));
                None
            }
        }
    }
}
