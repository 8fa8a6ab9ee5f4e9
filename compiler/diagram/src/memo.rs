//! What an operation made of two edges, as far as there is room to remember.

use crate::Edge;

/// Entries by a hash of the two edges; a later entry takes the place of an earlier one.
#[derive(Default)]
pub(crate) struct Memo {
    entries: Vec<Entry>,
    /// Entries since the last growth.
    kept: usize,
}

#[derive(Clone, Copy)]
struct Entry {
    one: Edge,
    other: Edge,
    made: Edge,
}

/// No operation asks for this pair, so it marks what is free.
const FREE: Entry = Entry {
    one: Edge::NOTHING,
    other: Edge::NOTHING,
    made: Edge::NOTHING,
};

const FIRST: usize = 1 << 10;
const MOST: usize = 1 << 20;

impl Memo {
    pub fn find(&self, one: Edge, other: Edge) -> Option<Edge> {
        let last = self.entries.len().wrapping_sub(1);
        let entry = self.entries.get(place(one, other) & last)?;
        (entry.one == one && entry.other == other).then_some(entry.made)
    }

    pub fn keep(&mut self, one: Edge, other: Edge, made: Edge) {
        if self.kept >= self.entries.len() && self.entries.len() < MOST {
            self.grow();
        }
        self.kept += 1;
        self.put(Entry { one, other, made });
    }

    fn put(&mut self, entry: Entry) {
        let last = self.entries.len() - 1;
        self.entries[place(entry.one, entry.other) & last] = entry;
    }

    fn grow(&mut self) {
        let size = (self.entries.len() * 2).max(FIRST);
        let old = std::mem::replace(&mut self.entries, vec![FREE; size]);
        for entry in old.into_iter().filter(|it| it.other != FREE.other) {
            self.put(entry);
        }
        self.kept = 0;
    }
}

fn place(one: Edge, other: Edge) -> usize {
    mixed(u64::from(one.bits()) << 32 | u64::from(other.bits()))
}

/// All bits of a key stirred into the lower ones: its product with an odd constant, folded.
pub(crate) fn mixed(key: u64) -> usize {
    let product = u128::from(key) * 0x9E37_79B9_7F4A_7C15;
    ((product >> 64) ^ product) as usize
}
