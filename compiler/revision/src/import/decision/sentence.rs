//! One statement in the language's form: quotations in 「」, and a line for each clause written out.

use super::super::words::is_numeral;
use super::NotTranscribed;
use super::quotes::Piece;
use super::statements::Statement;
use qufen_syntax::ast::Unit;
use qufen_syntax::citation::numeral;

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
            if self.line.ends_with('」') && words.starts_with(['原', '第', '将']) {
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

fn unit(c: char) -> Option<Unit> {
    use qufen_syntax::ast::DivisionKind::{Chapter, Part, Section};
    Some(match c {
        '条' => Unit::Article,
        '款' => Unit::Paragraph,
        '项' => Unit::Item,
        '目' => Unit::Subitem,
        '编' => Unit::Division(Part),
        '章' => Unit::Division(Chapter),
        '节' => Unit::Division(Section),
        _ => return None,
    })
}

/// The last 第…条, 第…款, …, its number and unit. Quotations do not count.
fn last_place(before: &str) -> Option<(String, Unit)> {
    let mut depth = 0_usize;
    let mut found = None;
    for (at, c) in before.char_indices() {
        match c {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            '第' if depth == 0 => found = place(&before[at..]).or(found),
            _ => {}
        }
    }
    found
}

/// 第(七)项 and the like at the beginning of the text.
fn place(text: &str) -> Option<(String, Unit)> {
    let inner = text.strip_prefix('第')?;
    let bare = inner.strip_prefix(['(', '（']).unwrap_or(inner);
    let rest = bare.trim_start_matches(is_numeral);
    let digits = &bare[..bare.len() - rest.len()];
    let rest = rest.strip_prefix([')', '）']).unwrap_or(rest);
    let counted = unit(rest.chars().next()?)?;
    let number = numeral(digits)?;
    let inserted = inserted(&rest[rest.chars().next().map_or(0, char::len_utf8)..]);
    Some((format!("{number}{inserted}"), counted))
}

/// 之一, 之二 at the beginning of the text, as it is compared.
fn inserted(text: &str) -> String {
    let number = text.strip_prefix('之').map(|rest| {
        let after = rest.trim_start_matches(is_numeral);
        &rest[..rest.len() - after.len()]
    });
    number
        .and_then(numeral)
        .map_or(String::new(), |it| format!("之{it}"))
}

/// The number of the unit that is said last: first of a list of new numbers, else of the place.
fn last_number(before: &str, unit: Option<Unit>) -> Option<String> {
    let unit = unit?;
    let target = before.rfind("作为").or_else(|| {
        before
            .rfind("改为")
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

/// The label that a paragraph begins with, and the words behind it.
fn label(paragraph: &str) -> (&str, &str) {
    let length = item(paragraph)
        .or_else(|| numbered(paragraph))
        .or_else(|| subitem(paragraph));
    let length = length.unwrap_or(0);
    (&paragraph[..length], paragraph[length..].trim_start())
}

/// `（七）`, `（七）之一`.
fn item(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['(', '（'])?;
    let rest = inner.trim_start_matches(is_numeral);
    let after = rest.strip_prefix([')', '）'])?;
    (rest.len() < inner.len()).then_some(text.len() - after.len())
}

/// 第十条, 第三章 with white space behind them; a citation has none.
fn numbered(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('第')?;
    let rest = inner.trim_start_matches(is_numeral);
    let mut after = rest.strip_prefix(['条', '编', '章', '节'])?;
    while let Some(number) = after.strip_prefix('之') {
        let rest = number.trim_start_matches(is_numeral);
        if rest.len() == number.len() {
            break;
        }
        after = rest;
    }
    let is_label = rest.len() < inner.len() && after.starts_with(char::is_whitespace);
    is_label.then_some(text.len() - after.len())
}

/// `1.`, `1．`
fn subitem(text: &str) -> Option<usize> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.strip_prefix(['.', '．'])?;
    let plain = rest.len() < text.len() && !after.starts_with(|c: char| c.is_ascii_digit());
    plain.then_some(text.len() - after.len())
}

/// The number in a label, as it is compared.
fn number_in(label: &str) -> Option<String> {
    let start = label.find(is_numeral)?;
    let rest = label[start..].trim_start_matches(is_numeral);
    let number = numeral(&label[start..label.len() - rest.len()])?;
    let unit = rest.chars().next().map_or(0, char::len_utf8);
    Some(format!("{number}{}", inserted(&rest[unit..])))
}

/// The first 第八条 or 第八条之一 in the words.
fn first_article(words: &str) -> Option<String> {
    let (start, _) = words
        .match_indices('第')
        .find(|(at, _)| place(&words[*at..]).is_some_and(|(_, unit)| unit == Unit::Article))?;
    let rest = &words[start..];
    let end = rest.find('条').map(|at| at + '条'.len_utf8())?;
    let mut length = end;
    while let Some(number) = rest[length..].strip_prefix('之') {
        let after = number.trim_start_matches(is_numeral);
        if after.len() == number.len() {
            break;
        }
        length = rest.len() - after.len();
    }
    Some(rest[..length].to_owned())
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
