//! A text put together from stretches of others, which knows where each came from.

use super::spot::{Side, Spot};
use qufen_diagnostics::Span;

/// New text, and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A stretch of the decision.
    Decision(Span),
    /// Words that are in neither text.
    Text(String),
}

/// Replaces a stretch of the base; an empty one to insert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub span: Span,
    pub pieces: Vec<Piece>,
}

impl Edit {
    pub fn text(span: Span, text: impl Into<String>) -> Edit {
        Edit {
            span,
            pieces: vec![Piece::Text(text.into())],
        }
    }
}

/// Where a stretch of the output came from.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    start: u32,
    end: u32,
    from: Spot,
}

/// The text under construction.
pub(super) struct Output<'a> {
    base: &'a str,
    side: Side,
    decision: &'a str,
    edits: Vec<Edit>,
    crlf: bool,
    pub text: String,
    stretches: Vec<Stretch>,
}

/// Where the stretches of a finished text came from.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    stretches: Vec<(u32, u32, Spot)>,
}

impl<'a> Output<'a> {
    /// `edits` do not overlap.
    pub fn new(base: &'a str, side: Side, decision: &'a str, mut edits: Vec<Edit>) -> Output<'a> {
        edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        Output {
            base,
            side,
            decision,
            edits,
            crlf: base.contains("\r\n"),
            text: String::with_capacity(base.len() + base.len() / 4),
            stretches: Vec::new(),
        }
    }

    /// A stretch of the base, with the edits in it. Inserted text belongs to what stands before it.
    pub fn base(&mut self, span: Span) {
        let mut at = span.start;
        let first = self
            .edits
            .partition_point(|edit| edit.span.end <= span.start);
        let mut index = first;
        while let Some(edit) = self.edits.get(index) {
            if edit.span.start >= span.end && !(edit.span.is_empty() && edit.span.start == span.end)
            {
                break;
            }
            let edit = edit.clone();
            index += 1;
            if edit.span.start < at {
                continue;
            }
            self.copy(Span {
                start: at,
                end: edit.span.start,
            });
            for piece in &edit.pieces {
                self.piece(piece);
            }
            at = edit.span.end;
        }
        self.copy(Span {
            start: at,
            end: span.end.max(at),
        });
    }

    fn copy(&mut self, span: Span) {
        let text = self.base.get(span.range()).unwrap_or_default();
        let from = Spot {
            side: self.side,
            span,
        };
        self.stretch(text, from);
    }

    fn stretch(&mut self, text: &str, from: Spot) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.stretches.push(Stretch {
            start,
            end: self.text.len() as u32,
            from,
        });
    }

    pub fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => self.push(text),
            Piece::Decision(span) => self.decision(*span),
        }
    }

    /// Words that are in neither text; line ends become those of the base.
    pub fn push(&mut self, text: &str) {
        if self.crlf && text.contains('\n') {
            let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
            self.text.push_str(&text);
        } else {
            self.text.push_str(text);
        }
    }

    /// A stretch of the decision; line ends become those of the base.
    pub fn decision(&mut self, span: Span) {
        let text = self.decision.get(span.range()).unwrap_or_default();
        let mut at = span.start;
        for line in text.split_inclusive('\n') {
            let words = line.trim_end_matches(['\r', '\n']);
            let from = Spot::decision(Span {
                start: at,
                end: at + words.len() as u32,
            });
            self.stretch(words, from);
            if line.ends_with('\n') {
                self.push("\n");
            }
            at += line.len() as u32;
        }
    }

    /// Begins a new line unless one begins here.
    pub fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push("\n");
        }
    }

    pub fn finish(self) -> (String, Trace) {
        let stretches = self.stretches.iter().map(|it| (it.start, it.end, it.from));
        let trace = Trace {
            stretches: stretches.collect(),
        };
        (self.text, trace)
    }
}

impl Trace {
    /// Where the words of a stretch of the new text came from, if they came from one of the texts
    /// that were read.
    pub fn locate(&self, span: Span) -> Option<Spot> {
        let at = self
            .stretches
            .partition_point(|(_, end, _)| *end <= span.start);
        let (start, end, from) = *self.stretches.get(at)?;
        if span.start < start {
            return None;
        }
        let offset = span.start - start;
        let length = (span.end.min(end) - span.start).min(from.span.end - from.span.start);
        let start = from.span.start + offset;
        Some(Spot {
            side: from.side,
            span: Span {
                start,
                end: start + length,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    #[test]
    fn edits_are_made_where_their_stretch_is_copied() {
        let edits = vec![
            Edit::text(span(3, 6), "丁"),
            Edit::text(span(9, 9), "\n戊"),
            Edit {
                span: span(0, 0),
                pieces: vec![Piece::Text("头".into())],
            },
        ];
        let mut out = Output::new("甲乙丙\r\n", Side::Source, "", edits);
        out.base(span(3, 11));
        out.base(span(0, 3));
        assert_eq!(out.text, "丁丙\r\n戊\r\n甲");
    }

    #[test]
    fn words_lead_back_to_where_they_came_from() {
        let edits = vec![Edit {
            span: span(3, 6),
            pieces: vec![Piece::Decision(span(3, 9))],
        }];
        let mut out = Output::new("甲乙丙", Side::Source, "一二三", edits);
        out.base(span(0, 9));
        let (text, trace) = out.finish();
        assert_eq!(text, "甲二三丙");
        assert_eq!(trace.locate(span(6, 9)), Some(Spot::decision(span(6, 9))));
        assert_eq!(trace.locate(span(9, 12)), Some(Spot::source(span(6, 9))));
    }
}
