//! “ ”, ‘ ’, " " and ' ' where the language has 「」, 『』 or 《》.

use super::Lowering;
use crate::chars::closing_mark;
use crate::expect::{Expectation, Kind};
use qufen_diagnostics::{Diagnostic, codes};

impl Lowering<'_> {
    /// Reports marks of another writing at `at`, if that is what stands there in place of marks that
    /// could; with the edit, when both ends are there.
    pub(super) fn foreign_marks(
        &mut self,
        text: &str,
        at: usize,
        expected: &[Expectation],
    ) -> bool {
        let rest = &text[at..];
        let Some(mark) = rest.chars().next().filter(|&c| crate::chars::is_quote(c)) else {
            return false;
        };
        let Some((open, close)) = own_marks(expected) else {
            return false;
        };
        let inside = at + mark.len_utf8();
        let end = closing_mark(rest);
        let place = self.sub(at, end.map_or(inside, |(_, end)| at + end));
        let mut finding = Diagnostic::new(codes::FOREIGN_QUOTES, place)
            .with("found", mark)
            .with("marks", format!("{open}{close}"));
        if let Some((last, _)) = end {
            let words = &text[inside..at + last];
            // Names are not always what stands in such marks; words of the law are.
            let safe = open == "「" && !words.contains(['「', '」', '\n']);
            finding = finding.replace(place, format!("{open}{words}{close}"), safe);
        }
        self.report(finding);
        true
    }
}

/// The marks of the language around what is expected.
fn own_marks(expected: &[Expectation]) -> Option<(&'static str, &'static str)> {
    let kind = |kind| expected.contains(&Expectation::Kind(kind));
    if kind(Kind::Words) {
        Some(("「", "」"))
    } else if kind(Kind::Title) {
        Some(("《", "》"))
    } else {
        [Kind::Condition, Kind::Name, Kind::Value]
            .into_iter()
            .any(kind)
            .then_some(("『", "』"))
    }
}
