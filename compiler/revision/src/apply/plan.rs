//! What becomes of every clause of the old version, and what is added: all steps of a decision, each
//! looked up in the old version, none yet carried out.

mod insert;
mod nodes;
mod relocate;

use super::decision::{Decision, Stage};
use super::places::{self, Found};
use super::spot::{Finding, Spot};
use super::target::{self, Target};
use super::touch::{Touch, Touches};
use super::tree::{Id, Kind, Tree};
use super::wording::{self, Patch};
use qufen_diagnostics::codes;
use qufen_syntax::ast::{Beside, StepKind, Unit};
use qufen_syntax::citation::Citation;
use std::collections::BTreeMap;

/// What becomes of a clause that does not stay as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// 删去.
    Deleted,
    /// 修改为: by the content of that stage.
    Replaced(usize),
    /// Gone into another by 合并 or 分为.
    Absorbed,
}

/// Where something comes to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Dest {
    /// Among the articles; under that heading where the decision says so.
    Top(Option<Id>),
    /// Under a clause of the old version.
    Under(Id),
    /// Under the clause that has that number in the new version.
    At(Citation),
    /// Under the 款 of an article of the old version that has that number in the new one.
    Within(Id, u32),
}

/// What comes to stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A clause of the old version.
    Base(Id),
    /// The part of that index of what a stage writes out.
    Added { stage: usize, part: usize },
    /// What several clauses became, or what one was divided into.
    Made {
        stage: usize,
        part: usize,
        from: Vec<Id>,
    },
    /// Articles joined without new words.
    Joined(Vec<Id>),
}

/// Something that does not stand where it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Incoming {
    pub what: What,
    pub unit: Unit,
    pub dest: Dest,
    /// `None` for "at the end".
    pub number: Option<Target>,
    /// The clause that it must come to stand next to.
    pub beside: Option<(Id, Beside)>,
    pub stage: usize,
    pub spot: Spot,
}

/// Everything that a decision does.
pub(super) struct Plan<'a> {
    pub tree: &'a Tree<'a>,
    pub decision: &'a Decision<'a>,
    pub fates: BTreeMap<Id, Fate>,
    /// Clauses that are somewhere else in the new version.
    pub moved: BTreeMap<Id, usize>,
    pub incoming: Vec<Incoming>,
    pub patches: Vec<Patch>,
    /// The title or a heading, by the stage that renames it.
    pub renamed: BTreeMap<Id, usize>,
    /// Headings with the number that the decision gives them.
    pub headings: BTreeMap<Id, (u32, Spot)>,
    /// Clauses with new encodings, by the stage that has them.
    pub encoded: BTreeMap<Id, usize>,
    pub found: Vec<Finding>,
    touches: Touches,
}

impl<'a> Plan<'a> {
    pub fn new(tree: &'a Tree<'a>, decision: &'a Decision<'a>) -> Plan<'a> {
        let mut plan = Plan {
            tree,
            decision,
            fates: BTreeMap::new(),
            moved: BTreeMap::new(),
            incoming: Vec::new(),
            patches: Vec::new(),
            renamed: BTreeMap::new(),
            headings: BTreeMap::new(),
            encoded: BTreeMap::new(),
            found: Vec::new(),
            touches: Touches::default(),
        };
        // Whole clauses first: 全文 does not reach into those that the decision writes out.
        for words in [false, true] {
            plan.stages(words);
        }
        let conflicts = plan.touches.conflicts(tree, decision);
        plan.found.extend(conflicts);
        let overlaps = wording::overlaps(&plan.patches, decision);
        plan.found.extend(overlaps);
        plan
    }

    fn stages(&mut self, words: bool) {
        let mut operation = None;
        let mut context: Option<Citation> = None;
        let mut before: Vec<(Found, Spot)> = Vec::new();
        for (index, stage) in self.decision.stages.iter().enumerate() {
            if operation != Some(stage.operation) {
                operation = Some(stage.operation);
                context = None;
                before.clear();
            }
            let found = match places::places(self.tree, stage, &mut context) {
                Ok(found) => found,
                Err(problem) => {
                    // Reported once, in the first round.
                    if !words {
                        self.found.push(problem);
                    }
                    continue;
                }
            };
            // What names no place is about that of the step before.
            if !found.is_empty() {
                before = found;
            }
            if matches!(stage.step.kind, StepKind::Reword(_)) == words {
                let done = self.stage(index, stage, &before, context.as_ref());
                self.found.extend(done.err());
            }
        }
    }

    fn stage(
        &mut self,
        index: usize,
        stage: &Stage<'a>,
        places: &[(Found, Spot)],
        context: Option<&Citation>,
    ) -> Result<(), Finding> {
        match &stage.step.kind {
            StepKind::InOrder | StepKind::Divided => Ok(()),
            StepKind::Replace { content } => {
                let id = self.one(stage, places)?;
                self.replaceable(stage, id, content)?;
                self.end(id, Fate::Replaced(index), index);
                Ok(())
            }
            StepKind::Delete => {
                for id in self.all(stage, places)? {
                    for id in self.with_articles_below(id) {
                        self.end(id, Fate::Deleted, index);
                    }
                }
                Ok(())
            }
            StepKind::DeleteHeading => {
                for id in self.all(stage, places)? {
                    if !matches!(self.tree.node(id).kind, Kind::Division(_)) {
                        return Err(Finding::new(codes::TARGET_UNFIT, stage.here()));
                    }
                    self.end(id, Fate::Deleted, index);
                }
                Ok(())
            }
            StepKind::Insert {
                unit,
                targets,
                beside,
                ..
            } => {
                let numbers = target::targets(stage, targets, unit.node, context)?;
                let absolute = targets.first().filter(|one| !target::is_relative(one));
                match absolute.filter(|_| stage.step.places.is_empty() && beside.is_none()) {
                    Some(first) => self.insert_at(index, stage, unit.node, first, numbers),
                    None => self.insert(index, stage, unit.node, numbers, *beside, places),
                }
            }
            StepKind::Announce { unit, targets } => {
                let targets = target::targets(stage, targets, unit.node, context)?;
                self.announced(index, stage, unit.node, &targets)
            }
            StepKind::Merge { target, .. } => {
                let ids = self.all(stage, places)?;
                self.merge(index, stage, ids, target, context)
            }
            StepKind::Split { targets, content } => {
                let id = self.one(stage, places)?;
                self.split(index, stage, id, targets, content.parts.len())
            }
            StepKind::Move { into, targets } => {
                let ids = self.all(stage, places)?;
                self.relocate(index, stage, &ids, into.as_ref(), targets, context)
            }
            StepKind::Rename { .. } => {
                let id = match places {
                    [] => self.tree.top.first().copied(),
                    _ => Some(self.one(stage, places)?),
                };
                let id = id.filter(|&id| {
                    matches!(self.tree.node(id).kind, Kind::Title | Kind::Division(_))
                });
                self.rename(index, stage, id)
            }
            StepKind::Preamble { .. } => self.rename(index, stage, self.tree.preamble()),
            StepKind::Reencode { .. } => {
                let id = self.encoded_one(stage, places)?;
                self.touches.add(id, Touch::Encoding, index);
                self.encoded.insert(id, index);
                Ok(())
            }
            StepKind::Reword(rewording) => {
                let patches = wording::patches(self, index, stage, rewording, places)?;
                for patch in &patches {
                    self.touches.add(patch.node, Touch::Words, index);
                }
                if !rewording.encodings.is_empty() {
                    let nodes: std::collections::BTreeSet<Id> =
                        patches.iter().map(|patch| patch.node).collect();
                    let [node] = nodes.into_iter().collect::<Vec<_>>()[..] else {
                        return Err(Finding::new(codes::LINE_UNDER_OPERATION, stage.here()));
                    };
                    self.touches.add(node, Touch::Encoding, index);
                    self.encoded.insert(node, index);
                }
                self.patches.extend(patches);
                Ok(())
            }
        }
    }

    /// The stage that first touches a clause.
    pub fn stage_of(&self, id: Id) -> Option<usize> {
        self.touches.stage_of(id)
    }

    fn end(&mut self, id: Id, fate: Fate, stage: usize) {
        self.touches.add(id, Touch::Whole(fate), stage);
        self.fates.insert(id, fate);
    }
}
