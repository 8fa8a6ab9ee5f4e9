//! On which readings a region hangs.

use super::levels::Made;
use super::{Region, Space, Subject};
use qufen_semantics::model::ReadingId;

/// Readings, as bits. Beyond 64 readings several share a bit, so that a region may hang on fewer than are
/// told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hanging(u64);

impl Hanging {
    fn of(ReadingId(index): ReadingId) -> Hanging {
        Hanging(1 << (index % 64))
    }

    /// What the walks make of the two ends.
    pub fn made() -> Made<Hanging> {
        Made::new([Hanging(0); 2])
    }

    /// Whether it may hang on the reading.
    pub fn on(self, reading: ReadingId) -> bool {
        self.0 & Hanging::of(reading).0 != 0
    }

    pub fn with(self, other: Hanging) -> Hanging {
        Hanging(self.0 | other.0)
    }
}

impl Space<'_> {
    /// The readings on which a region may hang.
    pub(super) fn hanging(&self, region: &Region) -> Hanging {
        let made = &mut *self.ground.hanging.borrow_mut();
        let levels = self.ground.levels();
        levels.fold(region.edge, made, |level, parts| {
            let own = match levels.groups.list[level as usize].subject {
                Subject::Reading(id) => Hanging::of(id),
                Subject::Fact(_) => Hanging::default(),
            };
            parts.iter().copied().fold(own, Hanging::with)
        })
    }
}
