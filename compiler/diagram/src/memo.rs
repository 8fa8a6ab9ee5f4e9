//! What an operation made of two edges, as far as there is room to remember.

use crate::Edge;

/// Entries by a hash of the two edges; a later entry takes the place of an earlier one. What is free is
/// zero, which no operation asks for.
#[derive(Default)]
pub(crate) struct Memo {
    entries: Vec<Entry>,
    /// The bits of a hash that say the place.
    mask: usize,
    /// How many may still be kept before it grows.
    patience: usize,
    replaced: Replaced,
}

/// The two edges, and what was made of them.
type Entry = [u32; 3];

/// What entries took the place of since the first passing question that is open.
#[derive(Default)]
struct Replaced {
    /// The place, and what was there.
    list: Vec<(u32, Entry)>,
    /// By open question: where its own begin.
    begins: Vec<usize>,
    /// Of so many open questions, the outer ones, it is not known: the memo grew, or they were too many.
    unknown: usize,
}

/// When more entries than these were replaced, it is quicker to look through all of them. Tests do with few.
const MANY: usize = if cfg!(test) { 1 << 5 } else { 1 << 12 };

const FIRST: usize = if cfg!(test) { 1 << 4 } else { 1 << 12 };
const MOST: usize = 1 << 20;
const GROWTH: usize = 16;
/// So many entries the processor holds near; more are worth their while only for much more work.
const NEAR: usize = 1 << 16;

impl Memo {
    /// Where a pair belongs, as far as the mask of the memo says.
    #[inline]
    pub fn hash(one: Edge, other: Edge) -> usize {
        mixed(u64::from(one.bits()) << 32 | u64::from(other.bits()))
    }

    #[inline]
    pub fn find(&self, hash: usize, one: Edge, other: Edge) -> Option<Edge> {
        match self.entries.get(hash & self.mask) {
            Some(&[a, b, made]) if a == one.bits() && b == other.bits() => {
                Some(Edge::of_bits(made))
            }
            _ => None,
        }
    }

    #[inline]
    pub fn keep(&mut self, hash: usize, one: Edge, other: Edge, made: Edge) {
        if self.patience == 0 {
            self.grow();
        }
        self.patience -= 1;
        let place = hash & self.mask;
        let entry = &mut self.entries[place];
        self.replaced.add(place, *entry);
        *entry = [one.bits(), other.bits(), made.bits()];
    }

    #[cold]
    fn grow(&mut self) {
        let most = if self.entries.len() < NEAR {
            NEAR
        } else {
            MOST
        };
        let size = (self.entries.len() * GROWTH).clamp(FIRST, most);
        let old = std::mem::replace(&mut self.entries, vec![[0; 3]; size]);
        self.mask = size - 1;
        for [one, other, made] in old.into_iter().filter(|it| *it != [0; 3]) {
            let hash = Memo::hash(Edge::of_bits(one), Edge::of_bits(other));
            self.entries[hash & self.mask] = [one, other, made];
        }
        self.patience = match size {
            MOST => usize::MAX,
            NEAR.. => 16 * size,
            _ => size,
        };
        self.replaced.forget();
    }

    /// A passing question begins.
    pub fn begin(&mut self) {
        self.replaced.begins.push(self.replaced.list.len());
    }

    /// The last question ends, and what was made stays.
    pub fn keep_all(&mut self) {
        self.replaced.begins.pop();
        self.replaced.unknown = self.replaced.unknown.min(self.replaced.begins.len());
        if self.replaced.begins.is_empty() {
            self.replaced.list.clear();
        }
    }

    /// The last question ends, and of all edges from `first` on nothing is remembered.
    pub fn give_up(&mut self, first: Edge) {
        let begin = self.replaced.begins.last().copied().unwrap_or_default();
        if self.replaced.begins.len() > self.replaced.unknown {
            for (place, before) in self.replaced.list.drain(begin..).rev() {
                self.entries[place as usize] = before;
            }
        } else {
            let passing = |entry: &Entry| entry.iter().any(|bits| *bits >= first.bits());
            let entries = self.entries.iter_mut();
            entries
                .filter(|entry| passing(entry))
                .for_each(|entry| *entry = [0; 3]);
        }
        self.keep_all();
    }
}

impl Replaced {
    #[inline]
    fn add(&mut self, place: usize, entry: Entry) {
        if self.begins.len() > self.unknown {
            if self.list.len() == MANY {
                self.forget();
            } else {
                self.list.push((place as u32, entry));
            }
        }
    }

    fn forget(&mut self) {
        self.list.clear();
        self.begins.iter_mut().for_each(|begin| *begin = 0);
        self.unknown = self.begins.len();
    }
}

/// All bits of a key stirred into the lower ones: its product with an odd constant, folded.
#[inline]
pub(crate) fn mixed(key: u64) -> usize {
    let product = u128::from(key) * 0x9E37_79B9_7F4A_7C15;
    ((product >> 64) ^ product) as usize
}
