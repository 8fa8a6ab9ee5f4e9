//! 增加: what comes, and what it comes to stand under.

use super::super::decision::Stage;
use super::super::places::{self, Found};
use super::super::spot::{Finding, Spot};
use super::super::target::{self, Target};
use super::super::touch::Touch;
use super::super::tree::{Id, Kind};
use super::{Dest, Incoming, Plan, What};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Anchor, Beside, Spanned, StepKind, Unit};
use qufen_syntax::citation::{Citation, CitationRef, Ordinal};

impl<'a> Plan<'a> {
    pub(super) fn arrive(
        &mut self,
        index: usize,
        stage: &Stage<'_>,
        what: What,
        unit: Unit,
        dest: Dest,
        number: Option<Target>,
    ) {
        let spot = number.as_ref().map_or(stage.here(), |number| number.spot);
        if let Dest::Under(id) = dest {
            self.touches.add(id, Touch::Into, index);
        }
        self.incoming.push(Incoming {
            what,
            unit,
            dest,
            number,
            beside: None,
            stage: index,
            spot,
        });
    }

    pub(super) fn insert(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        unit: Unit,
        targets: Vec<Target>,
        beside: Option<Beside>,
        places: &[(Found, Spot)],
    ) -> Result<(), Finding> {
        let named = match places {
            [] => None,
            [(Found::Nodes(nodes), _)] if nodes.len() == 1 => nodes.first().copied(),
            [(_, spot), ..] => return Err(Finding::new(codes::TARGET_UNFIT, *spot)),
        };
        // 删去第三条第一款中的…，增加一款: what names no place stands under what can hold it.
        let climbs = stage.step.places.is_empty();
        let under = match (named, beside) {
            (Some(neighbour), Some(_)) => self.above_neighbour(stage, neighbour, unit)?,
            (Some(id), None) if climbs => Some(self.holder(id, unit)),
            _ => named,
        };
        let dest = self.dest_of_new(stage, unit, under)?;
        let needs_number = matches!(unit, Unit::Article | Unit::Division(_)) || beside.is_some();
        if targets.is_empty() && needs_number {
            return Err(Finding::new(codes::TARGET_UNFIT, stage.here()));
        }
        let first = self.incoming.len();
        let parts = stage.content().map_or(&[][..], |content| &content.parts);
        for (part, written) in parts.iter().enumerate() {
            let what = What::Added { stage: index, part };
            match (unit, part) {
                // Below a new heading stand new articles, each with its number.
                (Unit::Division(_), 1..) => {
                    let number = written.label.as_ref().map(|label| Target {
                        citation: Citation::article(label.node.clone()),
                        ordinal: label.node.clone(),
                        spot: stage.at(label.span),
                    });
                    self.arrive(index, stage, what, Unit::Article, Dest::Top(None), number);
                }
                _ => self.arrive(
                    index,
                    stage,
                    what,
                    unit,
                    dest.clone(),
                    targets.get(part).cloned(),
                ),
            }
        }
        let at = match beside {
            Some(Beside::Before) => self.incoming.len().checked_sub(1),
            _ => Some(first),
        };
        if let Some(incoming) = at.and_then(|at| self.incoming.get_mut(at)) {
            incoming.beside = named.zip(beside);
        }
        Ok(())
    }

    /// 增加一款，作为第四十八条第二款: under the clause that has that number in the new version.
    pub(super) fn insert_at(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        unit: Unit,
        written: &'a Spanned<Anchor>,
        numbers: Vec<Target>,
    ) -> Result<(), Finding> {
        if !matches!(unit, Unit::Paragraph | Unit::Item | Unit::Subitem) {
            return self.insert(index, stage, unit, numbers, None, &[]);
        }
        let dest = self.dest_of_old(unit, None, written, &numbers);
        let parts = stage.content().map_or(0, |content| content.parts.len());
        for part in 0..parts {
            let what = What::Added { stage: index, part };
            let number = numbers.get(part).cloned();
            self.arrive(index, stage, what, unit, dest.clone(), number);
        }
        Ok(())
    }

    /// Whether the decision puts a second 款 into the article of that new number.
    pub(super) fn adds_second(&self, article: &Ordinal) -> bool {
        let second = |one: &Spanned<Anchor>| match &one.node {
            Anchor::Clause(written) => match target::members(written).first() {
                Some(CitationRef::Absolute(cited)) => {
                    cited.article == *article && cited.paragraph == Some(2)
                }
                _ => false,
            },
            _ => false,
        };
        (self.decision.stages.iter()).any(|stage| match &stage.step.kind {
            StepKind::Insert { targets, .. } => {
                stage.step.places.is_empty() && targets.first().is_some_and(second)
            }
            StepKind::Move { targets, .. } => targets.first().is_some_and(second),
            _ => false,
        })
    }

    /// 第四条后增加一条: what the neighbour stands under, the same heading where it is an article.
    fn above_neighbour(
        &self,
        stage: &Stage<'_>,
        neighbour: Id,
        unit: Unit,
    ) -> Result<Option<Id>, Finding> {
        let node = self.tree.node(neighbour);
        if node.kind == places::kind_of(unit) {
            return Ok(match unit {
                Unit::Article => self.heading_of(neighbour),
                _ => node.parent,
            });
        }
        Err(Finding::new(codes::TARGET_UNFIT, stage.here()))
    }

    /// The heading that an article stands under.
    fn heading_of(&self, article: Id) -> Option<Id> {
        let before = self.tree.top.iter().take_while(|&&id| id != article);
        let is_heading = |id: &&Id| matches!(self.tree.node(**id).kind, Kind::Division(_));
        before.filter(is_heading).last().copied()
    }

    /// 增加一款，作为第二款，将该条修改为：「…」: the rewriting in the same statement must show it.
    pub(super) fn announced(
        &self,
        index: usize,
        stage: &Stage<'_>,
        unit: Unit,
        targets: &[Target],
    ) -> Result<(), Finding> {
        let mut others = self.decision.stages[index + 1..].iter();
        let rewriting = others.find_map(|other| match &other.step.kind {
            StepKind::Replace { content } if other.operation == stage.operation => Some(content),
            _ => None,
        });
        let shown = rewriting.is_some_and(|content| {
            let paragraphs = content.parts.iter().flat_map(|part| &part.clauses);
            let items = paragraphs.clone().flat_map(|clause| &clause.items);
            let count = match unit {
                Unit::Paragraph => paragraphs.count(),
                Unit::Item => items.count(),
                _ => return false,
            };
            targets.iter().all(|it| it.ordinal.number as usize <= count)
        });
        if shown {
            return Ok(());
        }
        Err(Finding::new(codes::ANNOUNCED_NOT_WRITTEN, stage.here()))
    }

    /// The nearest node, from `id` upwards, under which a unit can stand.
    pub(super) fn holder(&self, id: Id, unit: Unit) -> Id {
        let holds = |kind: Kind| match unit {
            Unit::Paragraph => kind == Kind::Article,
            Unit::Item => matches!(kind, Kind::Paragraph | Kind::Article),
            Unit::Subitem => kind == Kind::Item,
            Unit::Article | Unit::Division(_) => true,
        };
        let mut at = id;
        while !holds(self.tree.node(at).kind) {
            match self.tree.node(at).parent {
                Some(parent) => at = parent,
                None => return id,
            }
        }
        at
    }

    /// What a new clause stands under.
    pub(super) fn dest_of_new(
        &self,
        stage: &Stage<'_>,
        unit: Unit,
        under: Option<Id>,
    ) -> Result<Dest, Finding> {
        let unfit = || Finding::new(codes::TARGET_UNFIT, stage.here());
        let kind = under.map(|id| self.tree.node(id).kind);
        match (unit, under, kind) {
            (Unit::Article, None, _) | (Unit::Division(_), None, _) => Ok(Dest::Top(None)),
            (Unit::Article | Unit::Division(_), Some(id), Some(Kind::Division(_))) => {
                Ok(Dest::Top(Some(id)))
            }
            (Unit::Paragraph, Some(id), Some(Kind::Article)) => Ok(Dest::Under(id)),
            (Unit::Item, Some(id), Some(Kind::Paragraph)) => Ok(Dest::Under(id)),
            (Unit::Item, Some(id), Some(Kind::Article)) => {
                Ok(Dest::Under(self.paragraph_of_items(stage, id)?))
            }
            (Unit::Subitem, Some(id), Some(Kind::Item)) => Ok(Dest::Under(id)),
            _ => Err(unfit()),
        }
    }

    /// The 款 of an article that its 项 stand under.
    pub(super) fn paragraph_of_items(&self, stage: &Stage<'_>, article: Id) -> Result<Id, Finding> {
        let paragraphs = &self.tree.node(article).children;
        let with_items = paragraphs
            .iter()
            .filter(|&&id| !self.tree.node(id).children.is_empty());
        let with_items: Vec<Id> = with_items.copied().collect();
        match (&with_items[..], &paragraphs[..]) {
            ([one], _) | ([], [one]) => Ok(*one),
            _ => {
                let place = self.tree.place(article).to_string();
                Err(places::Problem::Ambiguous(place).at(stage.here()))
            }
        }
    }
}
