//! Two operations may not touch the same clause: their order would matter.

use super::decision::Decision;
use super::plan::Fate;
use super::spot::Finding;
use super::tree::{Id, Tree};
use qufen_diagnostics::codes;

/// How an operation touches a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// All of it.
    Whole(Fate),
    /// Something is put under it.
    Into,
    /// Its number and place.
    Move,
    /// Some of its words.
    Words,
    /// Its encodings.
    Encoding,
    /// The words of a heading.
    Heading,
}

/// Every touch, with the stage that it comes from.
#[derive(Default)]
pub(super) struct Touches {
    all: Vec<(Id, Touch, usize)>,
}

impl Touches {
    pub fn add(&mut self, id: Id, touch: Touch, stage: usize) {
        self.all.push((id, touch, stage));
    }

    /// The stage that first touches a clause.
    pub fn stage_of(&self, id: Id) -> Option<usize> {
        let touch = self.all.iter().find(|(other, _, _)| *other == id);
        touch.map(|(_, _, stage)| *stage)
    }

    /// One finding for each pair of stages that do not go together.
    pub fn conflicts(&self, tree: &Tree<'_>, decision: &Decision<'_>) -> Vec<Finding> {
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for &(id, touch, stage) in &self.all {
            for &(other_id, other, other_stage) in &self.all {
                if stage < other_stage
                    && (against(tree, (id, touch), (other_id, other))
                        || against(tree, (other_id, other), (id, touch)))
                    && !pairs.contains(&(stage, other_stage))
                {
                    pairs.push((stage, other_stage));
                }
            }
        }
        pairs
            .into_iter()
            .map(|(one, other)| {
                let here = decision.stages[other].here();
                let first = decision.stages[one].here();
                Finding::new(codes::OPERATIONS_CONFLICT, here).label(first, "first")
            })
            .collect()
    }
}

/// Whether the first touch leaves no room for the second.
fn against(tree: &Tree<'_>, (id, touch): (Id, Touch), (other, second): (Id, Touch)) -> bool {
    match touch {
        Touch::Whole(fate) => {
            let moves_out =
                second == Touch::Move && (other != id || matches!(fate, Fate::Replaced(_)));
            !moves_out && tree.is_within(other, id)
        }
        Touch::Move | Touch::Encoding | Touch::Heading => id == other && touch == second,
        Touch::Into | Touch::Words => false,
    }
}
