//! What an operation made of two edges, as far as there is room to remember.

use crate::Edge;
use crate::passing::GivenUp;

/// Entries by a hash of the two edges; a later entry takes the place of an earlier one. What is free is
/// zero, which no operation asks for.
#[derive(Default)]
pub(crate) struct Memo {
    entries: Vec<Entry>,
    /// The bits of a hash that say the place.
    mask: usize,
    /// How many may still be kept before it grows.
    patience: usize,
}

/// The two edges, what was made of them, and how often nodes had been given up by then.
type Entry = [u32; 4];

const FREE: Entry = [0; 4];

const FIRST: usize = if cfg!(test) { 1 << 4 } else { 1 << 12 };
const MOST: usize = 1 << 20;
const GROWTH: usize = 4;
/// So many entries the processor holds near; more are worth their while only for much more work.
const NEAR: usize = 1 << 14;

impl Memo {
    /// Where a pair belongs, as far as the mask of the memo says.
    #[inline]
    pub fn hash(one: Edge, other: Edge) -> usize {
        mixed(u64::from(one.bits()) << 32 | u64::from(other.bits()))
    }

    /// What was made of a pair, unless one of the three was given up since.
    #[inline]
    pub fn find(&self, hash: usize, one: Edge, other: Edge, given_up: &GivenUp) -> Option<Edge> {
        let &[a, b, made, times] = self.entries.get(hash & self.mask)?;
        let same = a == one.bits() && b == other.bits();
        let made = Edge::of_bits(made);
        let last = one.max(other).max(made);
        (same && given_up.since(times).is_none_or(|first| last < first)).then_some(made)
    }

    #[inline]
    pub fn keep(
        &mut self,
        hash: usize,
        (one, other): (Edge, Edge),
        made: Edge,
        given_up: &GivenUp,
    ) {
        if self.patience == 0 {
            self.grow();
        }
        self.patience -= 1;
        self.entries[hash & self.mask] = [one.bits(), other.bits(), made.bits(), given_up.times()];
    }

    #[cold]
    fn grow(&mut self) {
        let most = if self.entries.len() < NEAR {
            NEAR
        } else {
            MOST
        };
        let size = (self.entries.len() * GROWTH).clamp(FIRST, most);
        let old = std::mem::replace(&mut self.entries, vec![FREE; size]);
        self.mask = size - 1;
        for entry in old.into_iter().filter(|it| *it != FREE) {
            let hash = Memo::hash(Edge::of_bits(entry[0]), Edge::of_bits(entry[1]));
            self.entries[hash & self.mask] = entry;
        }
        self.patience = match size {
            MOST => usize::MAX,
            NEAR.. => 16 * size,
            _ => size,
        };
    }
}

/// All bits of a key stirred into the lower ones: its product with an odd constant, folded.
#[inline]
pub(crate) fn mixed(key: u64) -> usize {
    let product = u128::from(key) * 0x9E37_79B9_7F4A_7C15;
    ((product >> 64) ^ product) as usize
}
