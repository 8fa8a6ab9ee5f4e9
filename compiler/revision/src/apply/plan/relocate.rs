//! 合并, 分为 and 改为: clauses that go on under other numbers.

use super::super::decision::Stage;
use super::super::places::{self, Found, kind_of};
use super::super::spot::Finding;
use super::super::target::{self, Target};
use super::super::touch::Touch;
use super::super::tree::{Id, Kind};
use super::{Dest, Fate, Plan, What};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Anchor, DivisionKind, Spanned, StepKind, Unit};
use qufen_syntax::citation::{Citation, Ordinal};

impl<'a> Plan<'a> {
    pub(super) fn merge(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        ids: Vec<Id>,
        written: &'a Spanned<Anchor>,
        context: Option<&Citation>,
    ) -> Result<(), Finding> {
        let unfit = || Finding::new(codes::TARGET_UNFIT, stage.here());
        let kind = ids.first().map(|&id| self.tree.node(id).kind);
        let same = ids.iter().all(|&id| Some(self.tree.node(id).kind) == kind);
        if ids.len() < 2 || !same {
            return Err(unfit());
        }
        let unit = target::unit(written).ok_or_else(unfit)?;
        let (written_out, into) = match &stage.step.kind {
            StepKind::Merge { content, into, .. } => (content.is_some(), into.as_ref()),
            _ => (false, None),
        };
        // 第八条第二款、第二十三条第一款合并，作为第六十三条.
        let becomes_article = written_out && (kind, unit) == (Some(Kind::Paragraph), Unit::Article);
        let same = Some(kind_of(unit)) == kind;
        if !(same || becomes_article) || !written_out && unit != Unit::Article {
            return Err(unfit());
        }
        let first = ids.first().map(|&id| self.tree.place(id));
        let number = target::targets(
            stage,
            std::slice::from_ref(written),
            unit,
            first.as_ref().or(context),
        )?;
        let dest = match into {
            Some(heading) => Dest::Top(Some(self.destination(stage, heading)?)),
            None => self.dest_of_old(unit, ids.first().copied(), written, &number),
        };
        for &id in &ids {
            self.end(id, Fate::Absorbed, index);
        }
        let what = if written_out {
            What::Made {
                stage: index,
                part: 0,
                from: ids,
            }
        } else {
            What::Joined(ids)
        };
        self.arrive(index, stage, what, unit, dest, number.into_iter().next());
        Ok(())
    }

    /// A clause that others of its unit come instead of.
    pub(super) fn split(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        id: Id,
        written: &'a [Spanned<Anchor>],
        parts: usize,
    ) -> Result<(), Finding> {
        let unfit = || Finding::new(codes::TARGET_UNFIT, stage.here());
        let kind = self.tree.node(id).kind;
        let first = written.first().ok_or_else(unfit)?;
        let unit = target::unit(first).filter(|&unit| kind_of(unit) == kind);
        let unit = unit.ok_or_else(unfit)?;
        let old = self.tree.place(id);
        let targets = target::targets(stage, written, unit, Some(&old))?;
        let dest = self.dest_of_old(unit, Some(id), first, &targets);
        self.end(id, Fate::Absorbed, index);
        for part in 0..parts {
            let what = What::Made {
                stage: index,
                part,
                from: vec![id],
            };
            let number = targets.get(part).cloned();
            self.arrive(index, stage, what, unit, dest.clone(), number);
        }
        Ok(())
    }

    pub(super) fn relocate(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        ids: &[Id],
        into: Option<&'a Spanned<Anchor>>,
        written: &'a [Spanned<Anchor>],
        context: Option<&Citation>,
    ) -> Result<(), Finding> {
        let unfit = || Finding::new(codes::TARGET_UNFIT, stage.here());
        let unit = written.first().and_then(target::unit).ok_or_else(unfit)?;
        if let Unit::Division(kind) = unit {
            return self.renumber_headings(index, stage, ids, kind, written);
        }
        let into = match into {
            Some(place) => Some(self.destination(stage, place)?),
            None => None,
        };
        let old = ids.first().map(|&id| self.tree.place(id));
        let numbers = target::targets(stage, written, unit, old.as_ref().or(context))?;
        if numbers.len() != ids.len() {
            return Err(Finding::new(codes::TARGET_COUNT, stage.here())
                .with("old", ids.len())
                .with("new", numbers.len()));
        }
        for (&id, number) in ids.iter().zip(numbers) {
            let kind = self.tree.node(id).kind;
            if matches!(kind, Kind::Division(_)) || kind == Kind::Title {
                return Err(unfit());
            }
            // 第二十六条改为第二十九条第一款, and a second 款 is added there: an article of its own.
            let own = unit == Unit::Paragraph
                && number.ordinal == Ordinal::new(1)
                && !written.first().is_none_or(target::is_relative)
                && self.adds_second(&number.citation.article);
            let (unit, number) = if own {
                (Unit::Article, number.article())
            } else {
                (unit, number)
            };
            let dest = match into {
                Some(into) => self.dest_of_new(stage, unit, Some(into))?,
                None => {
                    let written = written.first().ok_or_else(unfit)?;
                    self.dest_of_old(unit, Some(id), written, std::slice::from_ref(&number))
                }
            };
            self.touches.add(id, Touch::Move, index);
            self.moved.insert(id, self.incoming.len());
            self.arrive(index, stage, What::Base(id), unit, dest, Some(number));
        }
        Ok(())
    }

    pub(super) fn destination(
        &self,
        stage: &Stage<'a>,
        place: &Spanned<Anchor>,
    ) -> Result<Id, Finding> {
        let spot = stage.at(place.span);
        let found = places::look_up(self.tree, place, None).map_err(|problem| problem.at(spot))?;
        match found {
            Found::Nodes(nodes) if nodes.len() == 1 => Ok(nodes[0]),
            _ => Err(Finding::new(codes::TARGET_UNFIT, spot)),
        }
    }

    /// Where a clause of the old version goes, by the number that it gets: a number that leaves out
    /// its 条 is of the same 条.
    pub(super) fn dest_of_old(
        &self,
        unit: Unit,
        id: Option<Id>,
        written: &Spanned<Anchor>,
        numbers: &[Target],
    ) -> Dest {
        if unit == Unit::Article {
            return Dest::Top(None);
        }
        let above = match unit {
            Unit::Paragraph => Kind::Article,
            Unit::Item => Kind::Paragraph,
            _ => Kind::Item,
        };
        let mut at = id;
        while let Some(here) = at {
            if self.tree.node(here).kind == above {
                break;
            }
            at = self.tree.node(here).parent;
        }
        let number = numbers.first().map(|number| number.citation.clone());
        // 第六项改为第二款第一项: of another 款 of the same article.
        if let (Unit::Item, Some(paragraph), Some(own)) =
            (unit, target::paragraph_said(written), at)
            && let Some(article) = self.tree.node(own).parent
        {
            return Dest::Within(article, paragraph);
        }
        match (target::is_relative(written), at, number) {
            (true, Some(here), _) => Dest::Under(here),
            (_, Some(here), None) => Dest::Under(here),
            (_, _, Some(number)) => Dest::At(number),
            (_, None, None) => Dest::Top(None),
        }
    }

    pub(super) fn renumber_headings(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        ids: &[Id],
        kind: DivisionKind,
        written: &[Spanned<Anchor>],
    ) -> Result<(), Finding> {
        let unfit = || Finding::new(codes::TARGET_UNFIT, stage.here());
        let numbers = target::targets(stage, written, Unit::Division(kind), None)?;
        if numbers.len() != ids.len() {
            return Err(Finding::new(codes::TARGET_COUNT, stage.here())
                .with("old", ids.len())
                .with("new", numbers.len()));
        }
        for (&id, number) in ids.iter().zip(numbers) {
            if self.tree.node(id).kind != Kind::Division(kind) {
                return Err(unfit());
            }
            self.touches.add(id, Touch::Move, index);
            self.headings
                .insert(id, (number.ordinal.number, number.spot));
        }
        Ok(())
    }
}
