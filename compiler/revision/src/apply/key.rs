//! Words as they are compared, each character with its place: width and white space do not count.

use qufen_syntax::folded;
use std::ops::Range;

/// The key of a text.
pub(super) struct Key {
    pub chars: Vec<char>,
    /// Where each character begins and ends in the text.
    spots: Vec<(usize, usize)>,
}

impl Key {
    pub fn new(text: &str) -> Key {
        let mut key = Key {
            chars: Vec::new(),
            spots: Vec::new(),
        };
        for (at, c) in folded(text) {
            let width = text[at..].chars().next().map_or(0, char::len_utf8);
            key.chars.push(c);
            key.spots.push((at, at + width));
        }
        key
    }

    /// Where `words` begin, in characters of the key.
    pub fn find(&self, words: &[char]) -> Vec<usize> {
        if words.is_empty() {
            return Vec::new();
        }
        let windows = self.chars.windows(words.len());
        let mut found: Vec<usize> = Vec::new();
        for (at, window) in windows.enumerate() {
            if window == words && found.last().is_none_or(|last| last + words.len() <= at) {
                found.push(at);
            }
        }
        found
    }

    /// The characters that stand in a range of bytes.
    pub fn characters(&self, bytes: &Range<usize>) -> Range<usize> {
        let at = |byte: usize| self.spots.partition_point(|(start, _)| *start < byte);
        at(bytes.start)..at(bytes.end)
    }

    /// The bytes of the characters `range`; of an empty range the place before it.
    pub fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let end = self.spots.last().map_or(0, |spot| spot.1);
        let start = self.spots.get(range.start).map_or(end, |spot| spot.0);
        if range.is_empty() {
            // Words that are added stand right behind the words before them.
            let before = range.start.checked_sub(1).and_then(|at| self.spots.get(at));
            let at = before.map_or(start, |spot| spot.1);
            return at..at;
        }
        let last = self.spots.get(range.end - 1).map_or(end, |spot| spot.1);
        start..last.max(start)
    }
}

/// The characters of `words` as they are compared.
pub(super) fn key_of(words: &str) -> Vec<char> {
    folded(words).map(|(_, c)| c).collect()
}

/// The stretch of `text` most like `words`, when it is like enough to be what was meant.
pub(super) fn nearest<'t>(text: &'t str, words: &[char]) -> Option<(f64, &'t str)> {
    let key = Key::new(text);
    let length = words.len();
    if length < 2 || key.chars.len() < 2 {
        return None;
    }
    let said: String = words.iter().collect();
    let size = length.min(key.chars.len());
    let mut best: Option<(f64, usize)> = None;
    for start in 0..=key.chars.len() - size {
        let shared = words
            .iter()
            .filter(|c| key.chars[start..start + size].contains(c))
            .count();
        if shared * 2 < length {
            continue;
        }
        let here: String = key.chars[start..start + size].iter().collect();
        let score = strsim::normalized_damerau_levenshtein(&said, &here);
        if score >= 0.5 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, start));
        }
    }
    let (score, start) = best?;
    Some((score, &text[key.bytes(&(start..start + size))]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_whatever_their_width_and_spacing() {
        let text = "甲（乙）\u{a0} ，丙；甲(乙)";
        let key = Key::new(text);
        let found = key.find(&key_of("(乙)"));
        assert_eq!(found, [1, 8]);
        assert_eq!(&text[key.bytes(&(1..5))], "（乙）\u{a0} ，");
        assert_eq!(key.find(&key_of("丁")), [] as [usize; 0]);
        assert_eq!(key.find(&[]), [] as [usize; 0]);
    }

    #[test]
    fn occurrences_do_not_overlap() {
        assert_eq!(Key::new("甲甲甲").find(&key_of("甲甲")), [0]);
    }

    #[test]
    fn the_nearest_words_are_shown() {
        let (_, near) =
            nearest("依法履职、大胆作为,造成一定失误", &key_of("大胆有为")).expect("near");
        assert_eq!(near, "大胆作为");
        assert!(nearest("依法履职", &key_of("食品安全")).is_none());
    }
}
