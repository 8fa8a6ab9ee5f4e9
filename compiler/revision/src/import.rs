//! From an official text to a source that quotes all of it and encodes nothing yet; from a published
//! decision to one that says what it says.

mod decision;
mod note;
mod words;

pub use decision::{
    Everywhere, NotTranscribed, Published, Transcribed, everywhere, is_decision, transcribe,
    with_marks,
};

use qufen_semantics::lints::pending::PENDING;
use qufen_semantics::official::{Part, PartKind, parts};
use qufen_syntax::ast::AnnexKind;
use qufen_syntax::{written_name, written_quote};

/// What the source says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Imported<'a> {
    /// The official text, from its title on.
    pub text: &'a str,
    /// Where the source finds it: the path from its own folder.
    pub beside: &'a str,
    /// What the version is called; else the year of its last amendment by the 题注, else 未定.
    pub version: Option<&'a str>,
}

/// A source and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skeleton {
    /// The source.
    pub source: String,
    /// Without 《》.
    pub title: String,
    /// What the version is called.
    pub version: String,
    /// 条, 款, 项 and 目.
    pub counts: [usize; 4],
}

/// Why a text cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// No line begins with 第…条.
    NoArticles,
    /// Words that cannot be quoted, because their brackets do not pair.
    Unpaired {
        /// Where: 标题, 目录, 第四条, ….
        citation: String,
        /// The words.
        words: String,
    },
}

/// Writes the source.
pub fn import(imported: &Imported<'_>) -> Result<Skeleton, NotImported> {
    let parts = parts(imported.text);
    let count = |kinds: &[PartKind]| parts.iter().filter(|it| kinds.contains(&it.kind)).count();
    let counts = [
        count(&[PartKind::Article]),
        count(&[PartKind::Article, PartKind::Paragraph]),
        count(&[PartKind::Item]),
        count(&[PartKind::Subitem]),
    ];
    if counts[0] == 0 {
        return Err(NotImported::NoArticles);
    }
    let title = (parts.first()).map_or_else(String::new, |part| part.joined(imported.text));
    let version = (imported.version.map(str::to_owned))
        .or_else(|| note::last_year(&parts, imported.text))
        .unwrap_or_else(|| "未定".to_owned());
    let mut pen = Pen {
        text: imported.text,
        place: String::new(),
        source: String::new(),
    };
    pen.header(&title, &version, imported.beside)?;
    for part in parts.iter().skip(1) {
        pen.part(part)?;
    }
    Ok(Skeleton {
        source: pen.source,
        title,
        version,
        counts,
    })
}

/// Writes the source, part by part.
struct Pen<'a> {
    text: &'a str,
    /// What the law calls the part at hand, as far as a person needs it.
    place: String,
    source: String,
}

impl Pen<'_> {
    fn header(&mut self, title: &str, version: &str, beside: &str) -> Result<(), NotImported> {
        if !pairs(title, '《', '》') {
            return Err(NotImported::Unpaired {
                citation: "标题".to_owned(),
                words: title.to_owned(),
            });
        }
        let beside = written_quote(beside);
        self.source = format!(
            "法规 《{title}》\n  版本 {version}\n  原文 {beside}\n\n\
             // 刚收录，还没有编码。编码时换成真正的结论：在前者优先，末行是什么都不符合时的缺省。\n\
             结论 {PENDING}\n  {PENDING}\n  缺省 {PENDING}\n",
            version = written_name_of_version(version),
        );
        Ok(())
    }

    fn part(&mut self, part: &Part) -> Result<(), NotImported> {
        let label = self.text.get(part.label.clone()).unwrap_or_default();
        self.place = match part.kind {
            PartKind::Article | PartKind::Division => label.to_owned(),
            _ => self.place.clone(),
        };
        let begin = match part.kind {
            PartKind::Title => return Ok(()),
            PartKind::TitleNote => {
                return self.around(part, AnnexKind::TitleNote, "题注，不是条文");
            }
            PartKind::Contents => return self.around(part, AnnexKind::Contents, "目录，不是条文"),
            PartKind::Preamble => return self.around(part, AnnexKind::Preamble, PENDING),
            PartKind::Annex => return self.around(part, AnnexKind::Annex, PENDING),
            PartKind::Division => {
                let words = self.quoted(part, "")?;
                self.source += &format!("\n{label} {words}\n");
                return Ok(());
            }
            PartKind::Article => format!("\n{label} "),
            PartKind::Paragraph => "款 ".to_owned(),
            PartKind::Item => label.to_owned(),
            PartKind::Subitem => format!("{label} "),
        };
        let words = self.quoted(part, "")?;
        self.source += &format!("{begin}{words}\n不编码 「{PENDING}」\n");
        Ok(())
    }

    /// Words that are no clause, in lines as the text has them.
    fn around(&mut self, part: &Part, kind: AnnexKind, reason: &str) -> Result<(), NotImported> {
        self.place = kind.word().to_owned();
        let words = self.quoted(part, "\n  ")?;
        self.source += &format!("\n{} {words}\n  不编码 「{reason}」\n", kind.word());
        Ok(())
    }

    /// The words of a part, its lines joined by `between` where that is safe.
    fn quoted(&self, part: &Part, between: &str) -> Result<String, NotImported> {
        let lines = part
            .words
            .iter()
            .filter_map(|range| self.text.get(range.clone()));
        let lines: Vec<&str> = lines.collect();
        let between = if lines.iter().any(|line| line.contains('「')) {
            ""
        } else {
            between
        };
        let words = lines.join(between);
        if pairs(&words, '「', '」') {
            return Ok(format!("「{words}」"));
        }
        Err(NotImported::Unpaired {
            citation: self.place.clone(),
            words,
        })
    }
}

/// Whether every bracket has its counterpart.
fn pairs(words: &str, open: char, close: char) -> bool {
    let mut depth = 0_usize;
    let nest = |c: char| {
        if c == open {
            depth += 1;
        } else if c == close {
            match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            }
        }
        true
    };
    words.chars().all(nest) && depth == 0
}

/// A version may be a plain number, which a name may not.
fn written_name_of_version(version: &str) -> String {
    let plain = !version.is_empty() && version.chars().all(char::is_alphanumeric);
    if plain {
        version.to_owned()
    } else {
        written_name(version)
    }
}

#[cfg(test)]
mod tests;
