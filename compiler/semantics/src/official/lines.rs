//! The lines of a text that say something.

/// A line.
#[derive(Clone, Copy, Debug)]
pub struct Line<'t> {
    /// The byte at which its words begin.
    pub start: usize,
    /// Without white space around it, not empty.
    pub words: &'t str,
}

impl<'t> Line<'t> {
    /// One past its last byte.
    pub fn end(&self) -> usize {
        self.start + self.words.len()
    }

    /// What follows the first `width` bytes.
    pub fn after(&self, width: usize) -> Line<'t> {
        let rest = &self.words[width..];
        let words = rest.trim_start();
        Line {
            start: self.end() - words.len(),
            words,
        }
    }

    /// Whether it consists of characters that nobody sees, as pages leave them behind.
    pub fn is_invisible(&self) -> bool {
        let unseen = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
        self.words.chars().all(unseen)
    }

    /// Its characters without white space.
    pub fn squeezed(&self) -> String {
        self.words.chars().filter(|c| !c.is_whitespace()).collect()
    }
}

/// The lines in order, blank ones left out.
pub fn of(text: &str) -> Vec<Line<'_>> {
    let mut offset = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if !words.is_empty() {
            let indent = line.len() - line.trim_start().len();
            lines.push(Line {
                start: offset + indent,
                words,
            });
        }
        offset += line.len();
    }
    lines
}

/// Whether the words end a sentence, quotation marks and brackets behind it included.
pub fn ends_sentence(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '"', ')', '）', '」', '』', '】']);
    bare.ends_with(['。', ';', '；', ':', '：', '！', '？'])
}
