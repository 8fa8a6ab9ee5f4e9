//! Text → golden. Strict: what the writer would not write is a finding with its place.

use super::shape::{Kind, Piece, shape};
use super::token::{Unread, scan};
use super::{FORMAT, Field, Golden, HEADER, Line, NOTE, Record, Token};
use qufen_diagnostics::{Diagnostic, Span, codes};

/// What was read, or the finding that ended it.
pub type Read<T> = Result<T, Box<Diagnostic<Span>>>;

/// Reads a golden text. The first finding ends it: what follows a damaged line cannot be trusted.
/// Line ends may be `\n` or `\r\n`.
pub fn parse(text: &str) -> Read<Golden> {
    let mut lines = lines(text);
    header(lines.next().unwrap_or((0, "")))?;
    let mut golden = Golden::default();
    for (index, (at, line)) in lines.enumerate() {
        if line.is_empty() || (index == 0 && line == NOTE) {
            continue;
        }
        match line.strip_prefix("  ") {
            Some(inner) => finding(&mut golden, at + 2, inner)?,
            None => begin(&mut golden, at, line)?,
        }
    }
    match golden.records.last() {
        Some(record) => complete(record, text.len()).map(|()| golden),
        None => Ok(golden),
    }
}

/// Every line with the byte where it begins, line ends taken off.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        (start, line.strip_suffix('\r').unwrap_or(line))
    })
}

fn header((at, line): (usize, &str)) -> Read<()> {
    match line
        .strip_prefix(HEADER)
        .and_then(|rest| rest.strip_prefix(' '))
    {
        Some(FORMAT) => Ok(()),
        Some(found) => Err(Diagnostic::new(codes::GOLDEN_FORMAT, place(at, line))
            .with("found", found)
            .with("known", FORMAT)
            .into()),
        None => Err(malformed(place(at, line), "裁定样本 格式 1")),
    }
}

fn begin(golden: &mut Golden, at: usize, line: &str) -> Read<()> {
    if let Some(record) = golden.records.last() {
        complete(record, at)?;
    }
    let Some(rest) = line.strip_prefix("场景 ") else {
        return Err(malformed(place(at, line), "场景 「…」"));
    };
    let at_title = at + line.len() - rest.len();
    let title = match scan(rest)
        .map_err(|unread| unread_at(at_title, rest, unread))?
        .as_slice()
    {
        [(_, Token::Clause { cite, words })] if cite.is_empty() => words.clone(),
        [(_, Token::Name(empty))] if empty.is_empty() && rest == "「」" => String::new(),
        _ => return Err(malformed(place(at_title, rest), "场景 「…」")),
    };
    if golden.find(&title).is_some() {
        let place = place(at_title, rest);
        return Err(Diagnostic::new(codes::GOLDEN_DUPLICATE, place)
            .with("name", title)
            .into());
    }
    golden.records.push(Record {
        title,
        lines: Vec::new(),
    });
    Ok(())
}

fn finding(golden: &mut Golden, at: usize, inner: &str) -> Read<()> {
    let (keyword, rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let Some(field) = Field::find(keyword) else {
        return Err(malformed(place(at, keyword), "裁定的一项"));
    };
    let Some(record) = golden.records.last_mut() else {
        return Err(malformed(place(at, inner), "场景 「…」"));
    };
    let last = record.lines.last().map(|line| line.field);
    if last.is_some_and(|last| last > field || (last == field && field.is_single())) {
        return Err(malformed(place(at, keyword), "裁定各项依次排列，不重复"));
    }
    let offset = at + inner.len() - rest.len();
    let tokens = scan(rest).map_err(|unread| unread_at(offset, rest, unread))?;
    let tokens = fit(field, tokens, offset, rest)?;
    record.lines.push(Line { field, tokens });
    Ok(())
}

/// Takes the fixed words of the field's shape away and checks the kinds of what remains.
fn fit(field: Field, scanned: Vec<(usize, Token)>, offset: usize, rest: &str) -> Read<Vec<Token>> {
    let end = place(offset + rest.len(), "");
    let mut scanned = scanned.into_iter().peekable();
    let mut tokens = Vec::new();
    for piece in shape(field) {
        match *piece {
            Piece::Word(word) => match scanned.next() {
                Some((_, Token::Name(name))) if name == word => {}
                Some((at, _)) => return Err(malformed(place(offset + at, &rest[at..]), word)),
                None => return Err(malformed(end, word)),
            },
            Piece::One(kind) => match scanned.next() {
                Some((_, token)) if kind.accepts(&token) => tokens.push(token),
                Some((at, _)) => {
                    return Err(malformed(place(offset + at, &rest[at..]), kind.expected()));
                }
                None => return Err(malformed(end, kind.expected())),
            },
            Piece::Many(kind) => {
                while let Some((_, token)) = scanned.next_if(|(_, token)| kind.accepts(token)) {
                    tokens.push(token);
                }
            }
            Piece::Tail(word, kind) => {
                let is_word = |(_, token): &(usize, Token)| *token == Token::Name(word.into());
                if scanned.next_if(is_word).is_some() {
                    match scanned.next_if(|(_, token)| kind.accepts(token)) {
                        Some((_, token)) => tokens.push(token),
                        None => return Err(malformed(end, kind.expected())),
                    }
                }
            }
        }
    }
    match scanned.next() {
        Some((at, _)) => Err(malformed(place(offset + at, &rest[at..]), "行末")),
        None => Ok(tokens),
    }
}

impl Kind {
    fn accepts(self, token: &Token) -> bool {
        match self {
            Kind::Name => matches!(token, Token::Name(_)),
            Kind::Clause => matches!(token, Token::Name(_) | Token::Clause { .. }),
            Kind::Finding => matches!(token, Token::Finding { .. }),
        }
    }

    fn expected(self) -> &'static str {
        match self {
            Kind::Name => "名称",
            Kind::Clause => "条款「…」",
            Kind::Finding => "事实=值",
        }
    }
}

fn complete(record: &Record, end: usize) -> Read<()> {
    let missing = Field::ALL
        .into_iter()
        .find(|field| field.is_required() && record.of(*field).next().is_none());
    match missing {
        Some(field) => Err(malformed(place(end, ""), field.keyword())),
        None => Ok(()),
    }
}

fn place(at: usize, words: &str) -> Span {
    Span::new(at, at + words.len())
}

fn unread_at(offset: usize, text: &str, unread: Unread) -> Box<Diagnostic<Span>> {
    malformed(
        place(offset + unread.at, &text[unread.at..]),
        unread.expected,
    )
}

fn malformed(place: Span, expected: &str) -> Box<Diagnostic<Span>> {
    Diagnostic::new(codes::GOLDEN_MALFORMED, place)
        .with("expected", expected)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden::write;
    use crate::sample;

    fn text() -> String {
        write(&Golden {
            records: vec![sample::record("甲"), sample::record("乙 「丙」\\")],
        })
    }

    fn refused(text: &str) -> (String, String) {
        let finding = parse(text).expect_err("should be refused");
        let span = finding.place.expect("has a place");
        (finding.code.to_string(), text[span.range()].to_owned())
    }

    #[test]
    fn what_is_written_is_read_back() {
        let golden = parse(&text()).expect("reads");
        assert_eq!(
            golden.records,
            [sample::record("甲"), sample::record("乙 「丙」\\")]
        );
        assert_eq!(write(&golden), text());
    }

    #[test]
    fn line_ends_of_either_kind_read_the_same() {
        assert_eq!(parse(&text().replace('\n', "\r\n")), parse(&text()));
    }

    #[test]
    fn a_damaged_line_is_pointed_at() {
        let broken = text().replacen("  推定 故意=否", "  推断 故意=否", 1);
        assert_eq!(refused(&broken), ("QF0530".into(), "推断".into()));
        let broken = text().replacen("版本 2030草案", "版 2030草案", 1);
        assert_eq!(refused(&broken), ("QF0530".into(), "版 2030草案".into()));
        let broken = text().replacen("程序 取 甲", "程序 取 甲 乙", 1);
        assert_eq!(refused(&broken), ("QF0530".into(), "乙".into()));
        assert_eq!(refused("<<<<<<< HEAD\n").0, "QF0530");
        assert_eq!(refused("").0, "QF0530");
    }

    #[test]
    fn a_missing_or_repeated_finding_is_not_overlooked() {
        let line = "  结论 可以\n";
        assert_eq!(refused(&text().replacen(line, "", 1)).0, "QF0530");
        assert_eq!(
            refused(&text().replacen(line, &line.repeat(2), 1)).0,
            "QF0530"
        );
    }

    #[test]
    fn another_format_and_a_doubled_scenario_have_codes_of_their_own() {
        assert_eq!(
            refused(&text().replacen("格式 1", "格式 99", 1)).0,
            "QF0531"
        );
        let twice = Golden {
            records: vec![sample::record("甲"), sample::record("甲")],
        };
        assert_eq!(refused(&write(&twice)), ("QF0532".into(), "「甲」".into()));
    }
}
