//! Golden → text.

use super::shape::{Piece, shape};
use super::token::write_quoted;
use super::{FORMAT, Golden, HEADER, Line, NOTE};

/// The text of a golden file.
pub fn write(golden: &Golden) -> String {
    let mut out = format!("{HEADER} {FORMAT}\n{NOTE}\n");
    for record in &golden.records {
        out.push_str("\n场景 ");
        write_quoted(&mut out, '「', &record.title, '」');
        out.push('\n');
        for line in &record.lines {
            out.push_str("  ");
            out.push_str(line.field.keyword());
            write_arguments(&mut out, line);
            out.push('\n');
        }
    }
    out
}

/// What a line says, without its keyword.
pub fn line_text(line: &Line) -> String {
    let mut out = String::new();
    write_arguments(&mut out, line);
    out.trim_start().to_owned()
}

fn write_arguments(out: &mut String, line: &Line) {
    let mut tokens = line.tokens.iter();
    for piece in shape(line.field) {
        match piece {
            Piece::Word(word) => {
                out.push(' ');
                out.push_str(word);
            }
            Piece::One(_) | Piece::Many(_) => {
                let count = if matches!(piece, Piece::One(_)) {
                    1
                } else {
                    usize::MAX
                };
                for token in tokens.by_ref().take(count) {
                    out.push(' ');
                    token.write(out);
                }
            }
            Piece::Tail(word, _) => {
                if let Some(token) = tokens.next() {
                    out.extend([" ", word, " "]);
                    token.write(out);
                }
            }
        }
    }
}
