//! One statement in the language's form: quotations in 「」, and a line for each clause written out.

mod place;

use super::super::words::is_numeral;
use super::NotTranscribed;
use super::quotes::Piece;
use super::statements::Statement;
use place::{first_article, label, last_place, number_in, place, unit};
use qufen_syntax::ast::Unit;

/// The statement, one line or several, its last line end included. `before` is the article of the
/// statements before it in the same item, and becomes that of this one.
pub fn written(
    statement: &Statement,
    before: &mut Option<String>,
) -> Result<String, NotTranscribed> {
    if !statement.number.is_empty() {
        *before = None;
    }
    let mut pen = Pen {
        out: statement.number.clone(),
        line: String::new(),
        article: before.take(),
        begun: false,
    };
    for piece in &statement.pieces {
        match piece {
            Piece::Said(words) => pen.said(words),
            Piece::Quoted(paragraphs) => pen.quoted(paragraphs)?,
        }
    }
    let (out, article) = pen.finish();
    *before = article;
    Ok(out)
}

struct Pen {
    out: String,
    /// The words of the statement at hand, quotations as 「」.
    line: String,
    /// 第八条: the first article that the statement names.
    article: Option<String>,
    /// Whether words of it have been written.
    begun: bool,
}

impl Pen {
    fn said(&mut self, words: &str) {
        let own = first_article(words);
        if self.begun && !(self.line.is_empty() && self.out.ends_with('\n')) {
            self.article = self.article.take().or(own);
            // “…；”原第三项改为第四项: what goes on without a stop.
            if self.line.ends_with('」') && goes_on(words) {
                self.line.push('，');
            }
            self.line.push_str(words);
            return;
        }
        // A statement that goes on with an article, after several lines or from the one before, names
        // it again.
        let words = words.trim_start_matches(['，', ',', '；', ';', '。']);
        self.line = match (&own, &self.article) {
            (None, Some(article)) => with_article(words, article),
            _ => words.to_owned(),
        };
        self.article = own.or(self.article.take());
        self.begun = true;
    }

    fn quoted(&mut self, paragraphs: &[String]) -> Result<(), NotTranscribed> {
        let written_out = writes_out(&self.line);
        let unit = unit_of(&self.line);
        let mut lines: Vec<(String, &str)> = Vec::new();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let (label, words) = label(paragraph);
            let keeps = if index == 0 {
                label.is_empty() || !written_out || !self.is_own(label, unit)
            } else {
                false
            };
            lines.push(match (index, keeps) {
                (0, true) => (String::new(), paragraph),
                (0, false) => (String::new(), words),
                _ if label.is_empty() => ("款".to_owned(), words),
                _ => (label.to_owned(), words),
            });
        }
        for (index, (label, words)) in lines.iter().enumerate() {
            if !super::super::pairs(words, '「', '」') {
                return Err(NotTranscribed::Unpaired((*words).to_owned()));
            }
            if index == 0 {
                self.line.push_str(&format!("「{words}」"));
                continue;
            }
            if index == 1 {
                self.line.push('\n');
            }
            let space = if label.ends_with([')', '）']) {
                ""
            } else {
                " "
            };
            self.line.push_str(&format!("{label}{space}「{words}」\n"));
        }
        if lines.len() > 1 {
            self.end();
        }
        Ok(())
    }

    /// Whether a label inside the quotation is the number that the statement gives anyway.
    fn is_own(&self, label: &str, unit: Option<Unit>) -> bool {
        let number = number_in(label);
        let said = last_number(&self.line, unit);
        number.is_some() && number == said
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    fn finish(mut self) -> (String, Option<String>) {
        let rest = self.line.trim_matches(['，', ',', '；', ';', '。']);
        if !rest.is_empty() {
            self.end();
        }
        (self.out, self.article)
    }
}

/// Whether the words behind a quotation begin another step.
fn goes_on(words: &str) -> bool {
    const STEPS: [&str; 8] = ["原", "第", "将", "增加", "删去第", "该条", "该款", "其中"];
    STEPS.iter().any(|step| words.starts_with(step))
}

/// Whether the quotation that follows is a clause, and not some words of one.
fn writes_out(before: &str) -> bool {
    let before = before.trim_end_matches([':', '：', '即', '，', ',']);
    let last = before
        .rsplit(['，', ',', '；', ';', '。'])
        .next()
        .unwrap_or(before);
    let within = last.contains('「') || last.ends_with(['中', '的', '后', '前']);
    !within && (before.ends_with("修改为") || last.contains("作为") || last.contains("增加"))
}

/// The unit of what is written out: of what is added, else of the number said last.
fn unit_of(before: &str) -> Option<Unit> {
    let added = before.rfind("增加").map(|at| &before[at + "增加".len()..]);
    let counted = added.map(|rest| rest.trim_start_matches(is_numeral));
    let unit = counted.and_then(|rest| rest.chars().next()).and_then(unit);
    let replaced = before.rfind("修改为") > before.rfind("增加");
    unit.filter(|_| !replaced)
        .or_else(|| last_place(before).map(|(_, unit)| unit))
}

/// The number of the unit that is said last: first of a list of new numbers, else of the place.
fn last_number(before: &str, unit: Option<Unit>) -> Option<String> {
    let unit = unit?;
    let target = before.rfind("作为").or_else(|| {
        before
            .rfind("改为")
            .max(before.rfind("调整为"))
            .filter(|at| !before[..*at].ends_with('修'))
    });
    let from = target.filter(|&at| before[at..].contains('第'));
    if let Some(at) = from {
        let first = before[at..].find('第').map(|it| at + it)?;
        let mut starts = before[first..]
            .match_indices('第')
            .map(|(it, _)| first + it);
        return starts.find_map(|it| {
            place(&before[it..])
                .filter(|(_, other)| *other == unit)
                .map(|it| it.0)
        });
    }
    last_place(before)
        .filter(|(_, other)| *other == unit)
        .map(|(number, _)| number)
}

/// Words that leave out their article, with it; others as they are.
fn with_article(words: &str, article: &str) -> String {
    let lead = words
        .find(|c: char| !"并同时将对在".contains(c))
        .unwrap_or(words.len());
    let rest = &words[lead..];
    let (verb, rest) = ["删去", "删除"]
        .iter()
        .find_map(|verb| rest.strip_prefix(verb).map(|rest| (*verb, rest)))
        .unwrap_or(("", rest));
    let below = |unit| matches!(unit, Unit::Paragraph | Unit::Item | Unit::Subitem);
    let counted = rest
        .strip_prefix("增加")
        .map(|rest| rest.trim_start_matches(is_numeral));
    let added = counted.and_then(|rest| rest.chars().next()).and_then(unit);
    let goes_on = rest.starts_with("修改为") || rest.starts_with("其中");
    if added.is_some_and(below) || place(rest).is_some_and(|(_, unit)| below(unit)) || goes_on {
        format!("{verb}{article}{rest}")
    } else {
        words.to_owned()
    }
}
