//! The default readings folded into the formulas, each version with its own.
//!
//! Most questions are about the default readings, and without the others a diagram is far smaller.

use super::loom::Loom;
use super::side::{Side, Version};
use qufen_semantics::model::{Formula, Model, ReadingId};

/// What the mention of a joint reading comes to, by reading, then option; readings that are not
/// listed stay as they are.
#[derive(Clone, Debug)]
pub(super) struct Fold {
    options: Vec<Vec<Formula>>,
}

impl Fold {
    /// The defaults of a version; a reading that it does not have plays no part in it.
    pub fn of(side: &Side<'_>, joint: &Model) -> Fold {
        let mut options: Vec<Vec<Formula>> = joint
            .readings
            .iter()
            .map(|it| vec![Formula::Constant(false); it.options.len()])
            .collect();
        for (reading, option) in side.defaults() {
            options[reading.index()][option as usize] = Formula::Constant(true);
        }
        Fold { options }
    }

    /// The defaults of the woven law: where the default is changed, the new one as far as the change
    /// is made.
    pub fn woven(loom: &Loom<'_>, changed: &[(ReadingId, usize)]) -> Fold {
        let joint = &loom.joint.model;
        let mut fold = Fold::of(&loom.sides.new, joint);
        for (reading, option) in loom.sides.old.defaults() {
            fold.options[reading.index()].fill(Formula::Constant(false));
            fold.options[reading.index()][option as usize] = Formula::Constant(true);
        }
        for &(reading, change) in changed {
            for (version, side) in [
                (Version::Old, &loom.sides.old),
                (Version::New, &loom.sides.new),
            ] {
                for (_, option) in side.defaults().filter(|it| it.0 == reading) {
                    let state = loom.state(change, version);
                    fold.options[reading.index()][option as usize] = state;
                }
            }
        }
        fold
    }

    /// The formula under these readings.
    pub fn formula(&self, formula: &Formula) -> Formula {
        let each = |parts: &[Formula]| parts.iter().map(|part| self.formula(part)).collect();
        match formula {
            Formula::Reading(id, option) => {
                let known = self.options.get(id.index());
                let known = known.and_then(|options| options.get(*option as usize));
                known.unwrap_or(formula).clone()
            }
            Formula::Not(inner) => Formula::Not(Box::new(self.formula(inner))),
            Formula::And(parts) => Formula::And(each(parts)),
            Formula::Or(parts) => Formula::Or(each(parts)),
            other => other.clone(),
        }
    }
}
