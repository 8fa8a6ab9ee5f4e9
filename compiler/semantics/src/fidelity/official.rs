//! The official text as clauses that can be compared.

use super::unit::{Citer, Origin, Unit};
use crate::official::{Part, PartKind, parts};
use qufen_syntax::ast::AnnexKind;

/// The clauses of the official text.
pub fn units(text: &str, file: u32) -> Vec<Unit> {
    let mut citer = Citer::default();
    let unit = |part: &Part| {
        let label = text.get(part.label.clone()).unwrap_or_default();
        let citation = citation(part.kind, label, &mut citer);
        let mut unit = Unit::new(Origin::Official { file }, citation);
        unit.push(label, part.label.start);
        unit.label = unit.key.len();
        for range in &part.words {
            let words = text.get(range.clone()).unwrap_or_default();
            unit.push(words, range.start);
        }
        unit
    };
    parts(text).iter().map(unit).collect()
}

fn citation(kind: PartKind, label: &str, citer: &mut Citer) -> String {
    match kind {
        PartKind::Title => "标题".to_owned(),
        PartKind::TitleNote => AnnexKind::TitleNote.word().to_owned(),
        PartKind::Contents => AnnexKind::Contents.word().to_owned(),
        PartKind::Preamble => AnnexKind::Preamble.word().to_owned(),
        PartKind::Annex => AnnexKind::Annex.word().to_owned(),
        PartKind::Division => label.to_owned(),
        PartKind::Article => citer.article(label),
        PartKind::Paragraph => citer.paragraph(),
        PartKind::Item => citer.item(label),
        PartKind::Subitem => citer.subitem(label),
    }
}
