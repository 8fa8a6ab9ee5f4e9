//! Quotations as decisions are printed: the first paragraph opens with “, every further one opens with
//! “ again or with nothing, only the last is closed.

/// A stretch of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The decision's own words, without white space.
    Said(String),
    /// Quoted words, a paragraph each.
    Quoted(Vec<String>),
}

/// Puts the lines of one statement together.
#[derive(Debug, Default)]
pub struct Reader {
    pub pieces: Vec<Piece>,
    open: bool,
}

impl Reader {
    /// Whether a quotation waits for more lines.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether words are announced that have not come: 修改为：
    pub fn waits(&self) -> bool {
        matches!(self.pieces.last(), Some(Piece::Said(words)) if words.ends_with([':', '：']))
    }

    /// A line, white space around it left out.
    pub fn line(&mut self, line: &str) {
        let told = told_apart(line, self.open);
        let mut rest = told.as_str();
        if self.open {
            let words = rest.strip_prefix(is_opening).unwrap_or(rest);
            rest = self.quoted(words);
        }
        while !rest.is_empty() {
            match rest.find(is_opening) {
                Some(at) => {
                    self.said(&rest[..at]);
                    let words = &rest[at..];
                    let words = words.strip_prefix(is_opening).unwrap_or(words);
                    self.pieces.push(Piece::Quoted(Vec::new()));
                    self.open = true;
                    rest = self.quoted(words);
                }
                None => {
                    self.said(rest);
                    rest = "";
                }
            }
        }
    }

    fn said(&mut self, words: &str) {
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        if words.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Said(before)) => before.push_str(&words),
            _ => self.pieces.push(Piece::Said(words)),
        }
    }

    /// A paragraph of the open quotation; what follows its end.
    fn quoted<'t>(&mut self, words: &'t str) -> &'t str {
        let mut depth = 0_usize;
        let mut end = words.len();
        let mut after = "";
        for (at, c) in words.char_indices() {
            if is_opening(c) {
                depth += 1;
            } else if is_closing(c) {
                if depth == 0 {
                    end = at;
                    after = &words[at + c.len_utf8()..];
                    self.open = false;
                    break;
                }
                depth -= 1;
            }
        }
        let paragraph = inner(words[..end].trim());
        if let Some(Piece::Quoted(paragraphs)) = self.pieces.last_mut()
            && (!paragraph.is_empty() || paragraphs.is_empty())
        {
            paragraphs.push(paragraph);
        }
        after
    }
}

/// Straight quotation marks, as some copies have them, become those that open and close: one at the
/// beginning of a further paragraph opens it again. Lines with proper marks stay as they are.
fn told_apart(line: &str, open: bool) -> String {
    let straight = line.contains('"') || open && line.contains('\'');
    if !straight || line.contains(['“', '”', '‘', '’']) {
        return line.to_owned();
    }
    let (mut open, mut inner) = (open, false);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        match c {
            '"' if at == 0 && open => out.push('“'),
            '"' => {
                out.push(if open { '”' } else { '“' });
                open = !open;
            }
            '\'' if open => {
                out.push(if inner { '’' } else { '‘' });
                inner = !inner;
            }
            other => out.push(other),
        }
    }
    out
}

fn is_opening(c: char) -> bool {
    matches!(c, '“' | '「')
}

fn is_closing(c: char) -> bool {
    matches!(c, '”' | '」')
}

/// Marks of a quotation inside a quotation are those of the law itself.
fn inner(words: &str) -> String {
    words.replace(['‘', '『'], "“").replace(['’', '』'], "”")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<Piece> {
        let mut reader = Reader::default();
        for line in lines {
            reader.line(line);
        }
        assert!(!reader.is_open());
        reader.pieces
    }

    fn said(words: &str) -> Piece {
        Piece::Said(words.into())
    }

    fn quoted(paragraphs: &[&str]) -> Piece {
        Piece::Quoted(paragraphs.iter().map(|it| it.to_string()).collect())
    }

    #[test]
    fn paragraphs_of_a_quotation_open_again_or_not() {
        let pieces = [said("修改为："), quoted(&["甲：", "（一）乙；", "丙。"])];
        assert_eq!(read(&["修改为：“甲：", "“（一）乙；", "“丙。”"]), pieces);
        assert_eq!(read(&["修改为：“甲：", "（一）乙；", "丙。”"]), pieces);
    }

    #[test]
    fn straight_marks_open_and_close_in_turn() {
        let pieces = [
            said("修改为"),
            quoted(&["甲：", "（一）“乙”的；"]),
            said("删去"),
            quoted(&["丙"]),
        ];
        assert_eq!(
            read(&["修改为\"甲：", "\"（一）'乙'的；\"删去\"丙\""]),
            pieces
        );
        assert_eq!(
            read(&["修改为\"甲", "'乙'的", "丙。\""]),
            [said("修改为"), quoted(&["甲", "“乙”的", "丙。"])]
        );
    }

    #[test]
    fn several_quotations_stand_in_a_line_and_inner_ones_become_the_laws_own() {
        assert_eq!(
            read(&["中的“甲”修改为“‘乙’的”，删去“丙”。"]),
            [
                said("中的"),
                quoted(&["甲"]),
                said("修改为"),
                quoted(&["“乙”的"]),
                said("，删去"),
                quoted(&["丙"]),
                said("。")
            ]
        );
    }
}
