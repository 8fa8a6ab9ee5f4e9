//! Headings, articles and what stands below them.

use super::labels::{Label, LabelKind, label};
use super::lines::{Line, ends_sentence};
use super::{Part, PartKind};
use qufen_syntax::citation::Ordinal;

/// Headings longer than this are sentences.
const HEADING: usize = 40;

/// Reads the lines from the first heading or article on.
pub fn read(lines: &[Line<'_>], parts: &mut Vec<Part>) {
    let labels: Vec<Option<Label>> = lines.iter().map(|line| label(line.words)).collect();
    let mut reader = Reader {
        apart: articles_stand_apart(&labels),
        article: None,
        items: None,
        subitem: None,
        finished: true,
        parts,
    };
    for (index, (line, label)) in lines.iter().zip(&labels).enumerate() {
        if reader.begins_annex(line, &labels[index + 1..]) {
            reader.annex(&lines[index..]);
            return;
        }
        reader.line(line, label.as_ref());
    }
}

/// Whether a line stands in some list, if not in one that the law would count: `(1)`, `1.`.
fn is_list(label: Option<&Label>) -> bool {
    label.is_some_and(|label| matches!(label.kind, LabelKind::Item | LabelKind::Subitem))
}

/// Whether this text sets white space behind 第…条: then a line without is no article.
fn articles_stand_apart(labels: &[Option<Label>]) -> bool {
    let articles = (labels.iter().flatten()).filter(|label| label.kind == LabelKind::Article);
    let (apart, all) = articles.fold((0, 0), |(apart, all), label| {
        (apart + usize::from(label.apart), all + 1)
    });
    2 * apart > all
}

struct Reader<'p> {
    apart: bool,
    /// The number of the article that was begun last.
    article: Option<Ordinal>,
    /// The number of the item of this 款 that was begun last, and whether it is in Arabic digits.
    items: Option<(Ordinal, bool)>,
    /// The number of the 目 of this item that was begun last.
    subitem: Option<Ordinal>,
    /// Whether the words so far end a sentence.
    finished: bool,
    parts: &'p mut Vec<Part>,
}

impl Reader<'_> {
    fn line(&mut self, line: &Line<'_>, label: Option<&Label>) {
        if line.is_invisible() {
            self.append(line);
            return;
        }
        match label.filter(|label| self.begins(line, label)) {
            Some(label) => self.labelled(line, label),
            None if self.finished && self.article.is_some() && !is_list(label) => {
                self.items = None;
                self.subitem = None;
                let none = line.start..line.start;
                let part = Part::new(PartKind::Paragraph, none, line.start..line.end());
                self.parts.push(part);
            }
            None => self.append(line),
        }
        // A list goes on behind a semicolon, whatever its next line begins with.
        let listing = self.items.is_some() && line.words.ends_with([';', '；']);
        self.finished = ends_sentence(line.words) && !listing;
    }

    fn append(&mut self, line: &Line<'_>) {
        if let Some(last) = self.parts.last_mut() {
            last.words.push(line.start..line.end());
        }
    }

    /// Whether a label that a line begins with is one here.
    fn begins(&self, line: &Line<'_>, label: &Label) -> bool {
        match label.kind {
            LabelKind::Division => {
                let heading = line.words.chars().count() <= HEADING && !ends_sentence(line.words);
                heading && (label.apart || self.finished)
            }
            LabelKind::Article if self.apart => label.apart,
            LabelKind::Article => self.finished && label.follows(self.article.as_ref()),
            LabelKind::Item => self.begins_item(label),
            LabelKind::Subitem => self.items.is_some() && label.follows(self.subitem.as_ref()),
        }
    }

    /// The first item of a 款, or a later one of the same kind of number. A gap is a mistake of the
    /// text, and an item all the same.
    fn begins_item(&self, label: &Label) -> bool {
        match &self.items {
            _ if self.article.is_none() => false,
            None => label.number.number == 1,
            Some((last, arabic)) => *arabic == label.arabic && label.number > *last,
        }
    }

    fn labelled(&mut self, line: &Line<'_>, label: &Label) {
        let kind = match label.kind {
            LabelKind::Division => PartKind::Division,
            LabelKind::Article => {
                self.article = Some(label.number.clone());
                self.items = None;
                self.subitem = None;
                PartKind::Article
            }
            LabelKind::Item => {
                self.items = Some((label.number.clone(), label.arabic));
                self.subitem = None;
                PartKind::Item
            }
            LabelKind::Subitem => {
                self.subitem = Some(label.number.clone());
                PartKind::Subitem
            }
        };
        let words = line.after(label.width);
        let range = line.start..line.start + label.width;
        self.parts
            .push(Part::new(kind, range, words.start..words.end()));
    }

    /// 附件, 附表, 附录 after the last article.
    fn begins_annex(&self, line: &Line<'_>, later: &[Option<Label>]) -> bool {
        let Some(last) = &self.article else {
            return false;
        };
        let named = line.squeezed().starts_with("附件")
            || matches!(
                line.squeezed().as_str(),
                "附" | "附：" | "附:" | "附录" | "附表"
            );
        let goes_on = |label: &Label| {
            label.kind == LabelKind::Article && label.number.number == last.number + 1
        };
        self.finished
            && (named || line.words.starts_with("附录") || line.words.starts_with("附表"))
            && !ends_sentence(line.words.trim_end_matches(['：', ':']))
            && !later.iter().flatten().any(goes_on)
    }

    fn annex(&mut self, lines: &[Line<'_>]) {
        let Some(first) = lines.first() else {
            return;
        };
        let words = first.start..first.end();
        let part = Part::new(PartKind::Annex, first.start..first.start, words);
        self.parts.push(part);
        lines[1..].iter().for_each(|line| self.append(line));
    }
}
