//! The same law with its readings settled, over the same diagram: its outcomes are much smaller than
//! those under all readings.

use super::{Overrun, Region, Space};
use qufen_semantics::model::ReadingId;

impl<'m> Space<'m> {
    /// The space under the default readings, its outcomes laid out.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram is too small.
    pub fn usual(&self) -> Result<&Space<'m>, Overrun> {
        if self.usual.get().is_none() {
            let readings = self.default_readings();
            let cube = self.under(&readings)?;
            let usual = self.settled_as(&readings, self, |region, _| region.given(&cube))?;
            let _ = self.usual.set(Box::new(usual.concluded()?));
        }
        self.usual.get().map(Box::as_ref).ok_or(Overrun)
    }

    /// The space under one choice of readings.
    ///
    /// # Errors
    /// [`Overrun`] when the diagram is too small.
    pub fn under_readings(&self, readings: &[u32]) -> Result<Space<'m>, Overrun> {
        let (usual, cube) = (self.usual()?, self.under(readings)?);
        let defaults = self.default_readings();
        let both = (0..).map(ReadingId).zip(readings.iter().zip(&defaults));
        let changed = both.filter(|(_, (chosen, default))| chosen != default);
        let changed: Vec<ReadingId> = changed.map(|(id, _)| id).collect();
        // Most of the law does not hang on the few readings that are not the default.
        self.settled_as(readings, usual, |region, usual| {
            match self.hangs_on(region, &changed) {
                true => region.given(&cube),
                false => Ok(usual.clone()),
            }
        })
    }

    /// The space whose parts are made from those of this one and of one like it.
    fn settled_as(
        &self,
        readings: &[u32],
        like: &Space<'m>,
        made: impl Fn(&Region, &Region) -> Result<Region, Overrun>,
    ) -> Result<Space<'m>, Overrun> {
        let all = |these: &[Region], those: &[Region]| -> Result<Vec<Region>, Overrun> {
            let both = these.iter().zip(those);
            both.map(|(this, that)| made(this, that)).collect()
        };
        let given = self.given.under(readings);
        Ok(Space {
            lawful: made(&self.lawful, &like.lawful)?,
            inside: made(&self.inside, &like.inside)?,
            definitions: all(&self.definitions, &like.definitions)?,
            clauses: all(&self.clauses, &like.clauses)?,
            supported: all(&self.supported, &like.supported)?,
            required: all(&self.required, &like.required)?,
            ..Space::bare(&self.ground, self.model, given)
        })
    }
}
