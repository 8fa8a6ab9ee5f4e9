//! Choices drawn from a list of rolls; zeros, the simplest choice, when it runs out.

/// A source of choices.
#[derive(Clone, Debug)]
pub struct Dice {
    rolls: std::vec::IntoIter<u16>,
}

impl Dice {
    /// Choices from these rolls.
    pub fn new(rolls: Vec<u16>) -> Dice {
        Dice {
            rolls: rolls.into_iter(),
        }
    }

    /// A number below `sides`; 0 when there are none.
    pub fn below(&mut self, sides: usize) -> usize {
        let roll = self.rolls.next().unwrap_or(0) as usize;
        if sides == 0 { 0 } else { roll % sides }
    }

    /// `true` in `times` of `of` throws.
    pub fn chance(&mut self, times: usize, of: usize) -> bool {
        // The simplest choice is `false`.
        self.below(of) + times >= of
    }

    /// One of these; `None` when there is none.
    pub fn choose<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.below(from.len());
        from.get(index)
    }
}
