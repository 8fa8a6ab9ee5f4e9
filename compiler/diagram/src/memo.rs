//! What an operation made of two edges, as far as there is room to remember.

use crate::Edge;

/// Entries by a hash of the two edges; a later entry takes the place of an earlier one. What is free is
/// zero, which no operation asks for.
#[derive(Default)]
pub(crate) struct Memo {
    entries: Vec<Entry>,
    /// How many were kept since it last grew.
    kept: usize,
}

/// The two edges, and what was made of them.
type Entry = [u32; 3];

const FIRST: usize = 1 << 12;
const MOST: usize = 1 << 20;
const GROWTH: usize = 8;
/// So many entries the processor holds near; more are worth their while only for much more work.
const NEAR: usize = 1 << 16;

impl Memo {
    pub fn find(&self, one: Edge, other: Edge) -> Option<Edge> {
        let key = [one.bits(), other.bits()];
        let last = self.entries.len().wrapping_sub(1);
        match self.entries.get(place(key) & last) {
            Some(&[a, b, made]) if [a, b] == key => Some(Edge::of_bits(made)),
            _ => None,
        }
    }

    pub fn keep(&mut self, one: Edge, other: Edge, made: Edge) {
        let size = self.entries.len();
        let patience = if size < NEAR { size } else { 16 * size };
        if self.kept >= patience && size < MOST {
            self.grow();
        }
        self.kept += 1;
        self.put([one.bits(), other.bits(), made.bits()]);
    }

    fn put(&mut self, entry: Entry) {
        let last = self.entries.len() - 1;
        self.entries[place([entry[0], entry[1]]) & last] = entry;
    }

    fn grow(&mut self) {
        let most = if self.entries.len() < NEAR {
            NEAR
        } else {
            MOST
        };
        let size = (self.entries.len() * GROWTH).clamp(FIRST, most);
        let old = std::mem::replace(&mut self.entries, vec![[0; 3]; size]);
        for entry in old.into_iter().filter(|it| *it != [0; 3]) {
            self.put(entry);
        }
        self.kept = 0;
    }
}

fn place([one, other]: [u32; 2]) -> usize {
    mixed(u64::from(one) << 32 | u64::from(other))
}

/// All bits of a key stirred into the lower ones: its product with an odd constant, folded.
pub(crate) fn mixed(key: u64) -> usize {
    let product = u128::from(key) * 0x9E37_79B9_7F4A_7C15;
    ((product >> 64) ^ product) as usize
}
