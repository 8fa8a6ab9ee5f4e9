//! 合并 and 改为: clauses that go on under other numbers.

use super::super::decision::Stage;
use super::super::places::{self, Found, kind_of};
use super::super::spot::Finding;
use super::super::target::{self, Target};
use super::super::touch::Touch;
use super::super::tree::{Id, Kind};
use super::{Dest, Fate, Plan, What};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Anchor, DivisionKind, Spanned, Unit};
use qufen_syntax::citation::Citation;

impl<'a> Plan<'a> {
    pub(super) fn merge(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        ids: Vec<Id>,
        written: &'a Spanned<Anchor>,
        written_out: bool,
        context: Option<&Citation>,
    ) -> Result<(), Finding> {
        let unfit = || Finding::new(codes::TARGET_UNFIT, stage.here());
        let kind = ids.first().map(|&id| self.tree.node(id).kind);
        let same = ids.iter().all(|&id| Some(self.tree.node(id).kind) == kind);
        if ids.len() < 2 || !same {
            return Err(unfit());
        }
        let unit = target::unit(written).filter(|&unit| Some(kind_of(unit)) == kind);
        let unit = unit.ok_or_else(unfit)?;
        if !written_out && unit != Unit::Article {
            return Err(unfit());
        }
        let first = ids.first().map(|&id| self.tree.place(id));
        let number = target::targets(
            stage,
            std::slice::from_ref(written),
            unit,
            first.as_ref().or(context),
        )?;
        let dest = self.dest_of_old(unit, ids.first().copied(), written, &number);
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
