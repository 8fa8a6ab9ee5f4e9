//! One statement in the language's form: quotations in 「」, and a line for each clause written out.

mod article;
mod place;

use super::super::words::is_numeral;
use super::NotTranscribed;
use super::quotes::Piece;
use super::statements::Statement;
use article::{added_into, moved_into, with_article};
use place::{first_article, label, last_place, number_in, place, unit, written_label};
use qufen_syntax::ast::Unit;

/// What the statements before one in the same item leave unsaid in it.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// 第八条: the first article that was named.
    article: Option<String>,
    /// 第四十八条, where a clause was moved into another article: what is added next stands there.
    into: Option<String>,
}

/// The statement, one line or several, its last line end included. `before` becomes what this one
/// leaves to the next.
pub fn written(statement: &Statement, before: &mut Before) -> Result<String, NotTranscribed> {
    if !statement.number.is_empty() {
        *before = Before::default();
    }
    let Before { article, into } = std::mem::take(before);
    let mut pen = Pen {
        out: statement.number.clone(),
        line: String::new(),
        article,
        begun: false,
        into,
    };
    let mut pieces = &statement.pieces[..];
    while let [first, rest @ ..] = pieces {
        match first {
            Piece::Said(words) => pen.said(words),
            Piece::Quoted(paragraphs) => {
                let (more, after) = if writes_out(&pen.line) {
                    further(rest)
                } else {
                    (Vec::new(), rest)
                };
                pen.quoted(paragraphs, &more)?;
                pieces = after;
                continue;
            }
        }
        pieces = rest;
    }
    let (out, left) = pen.finish();
    *before = left;
    Ok(out)
}

/// “第十一条……”、“第十二条……”: the quotations that directly follow another, and what is behind them.
fn further(mut pieces: &[Piece]) -> (Vec<&[String]>, &[Piece]) {
    let mut more: Vec<&[String]> = Vec::new();
    loop {
        pieces = match pieces {
            [Piece::Quoted(paragraphs), rest @ ..] => {
                more.push(paragraphs);
                rest
            }
            [Piece::Said(between), Piece::Quoted(paragraphs), rest @ ..]
                if matches!(between.as_str(), "、" | "，" | "；" | "和") =>
            {
                more.push(paragraphs);
                rest
            }
            rest => return (more, rest),
        };
    }
}

struct Pen {
    out: String,
    /// The words of the statement at hand, quotations as 「」.
    line: String,
    /// 第八条: the first article that the statement names.
    article: Option<String>,
    /// Whether words of it have been written.
    begun: bool,
    /// 第四十八条, where the statement before moved a clause into another article.
    into: Option<String>,
}

impl Pen {
    fn said(&mut self, words: &str) {
        let own = first_article(words);
        let words = &self
            .into
            .as_ref()
            .map_or_else(|| words.to_owned(), |article| added_into(words, article));
        self.into = moved_into(words).or(self.into.take());
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

    /// `more` are quotations that directly follow, each a clause of its own.
    fn quoted(&mut self, paragraphs: &[String], more: &[&[String]]) -> Result<(), NotTranscribed> {
        let written_out = writes_out(&self.line);
        let unit = unit_of(&self.line);
        let numbers = numbers_said(&self.line, unit);
        let joined = joined_labels(paragraphs);
        let paragraphs = &joined[..];
        let mut lines: Vec<(String, &str)> = Vec::new();
        for (index, paragraph) in paragraphs.iter().enumerate() {
            let (label, words) = label(paragraph);
            let own = || self.is_own(label, unit) || number_in(label).as_ref() == numbers.first();
            let keeps = label.is_empty() || !written_out || !own();
            lines.push(match (index, keeps) {
                (0, true) => (String::new(), paragraph),
                (0, false) => (String::new(), words),
                _ if label.is_empty() => ("款".to_owned(), words),
                _ => (label.to_owned(), words),
            });
        }
        for (part, paragraphs) in (1..).zip(more) {
            for (index, paragraph) in paragraphs.iter().enumerate() {
                let (label, words) = label(paragraph);
                let said = numbers.get(part).filter(|_| index == 0);
                lines.push(match said.and_then(|number| written_label(number, unit?)) {
                    Some(said) if label.is_empty() => (said, words),
                    _ if label.is_empty() => ("款".to_owned(), words),
                    _ => (label.to_owned(), words),
                });
            }
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

    fn finish(mut self) -> (String, Before) {
        let rest = self.line.trim_matches(['，', ',', '；', ';', '。']);
        if !rest.is_empty() {
            self.end();
        }
        let (article, into) = (self.article, self.into);
        (self.out, Before { article, into })
    }
}

/// A label that stands in a paragraph of its own belongs to the next.
fn joined_labels(paragraphs: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut waiting: Option<&str> = None;
    for paragraph in paragraphs {
        let alone = label(&format!("{paragraph}　")).1.is_empty();
        match (waiting.take(), alone) {
            (None, true) => waiting = Some(paragraph),
            (Some(label), _) => out.push(format!("{label}　{paragraph}")),
            (None, false) => out.push(paragraph.clone()),
        }
    }
    out.extend(waiting.map(str::to_owned));
    out
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
    let within = last.contains(['「', '」']) || last.ends_with(['中', '的', '后', '前']);
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

/// Every number of the unit that the last words before a quotation say: of a list of new numbers, else
/// of the places that are changed.
fn numbers_said(before: &str, unit: Option<Unit>) -> Vec<String> {
    let Some(unit) = unit else {
        return Vec::new();
    };
    let words = outside_quotations(before);
    let target = ["作为", "改为", "调整为"].iter().filter_map(|verb| {
        let at = words.rfind(verb)?;
        (!words[..at].ends_with('修') && words[at..].contains('第')).then_some(at)
    });
    let mut from = target.max().unwrap_or(0);
    if from == 0 {
        let ends = words
            .match_indices(['，', ',', '；', ';', '。'])
            .map(|(at, _)| at);
        let last = ends.filter(|at| words[*at..].contains('第')).max();
        from = last.unwrap_or(0);
    }
    let starts = words[from..].match_indices('第').map(|(at, _)| from + at);
    let said = starts.filter_map(|at| place(&words[at..]));
    said.filter(|(_, other)| *other == unit)
        .map(|it| it.0)
        .collect()
}

/// The words without what is quoted.
fn outside_quotations(text: &str) -> String {
    let mut depth = 0_usize;
    let plain = |c: &char| {
        match c {
            '「' => depth += 1,
            '」' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    text.chars().filter(plain).collect()
}
