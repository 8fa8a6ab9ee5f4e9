//! When a law begins to apply must be known, once.

use super::LintInput;
use super::clauses::folded;
use crate::place::Place;
use qufen_diagnostics::{Diagnostic, Span, codes};
use qufen_syntax::ast::{
    Block, DateLiteral, EncodingKind, Header, InstrumentHeader, Standing, TextSource,
};

const DAY_OF_ISSUE: &[&str] = &["发布之日", "公布之日", "印发之日", "颁布之日", "下发之日"];

/// A 施行 as it stands in the file.
struct Commencement {
    date: Option<DateLiteral>,
    place: Place,
    /// The words of the clause that it encodes; `None` in the header.
    words: Option<String>,
}

/// Start dates that are missing, cannot be computed, or do not agree.
pub fn check(input: &LintInput<'_>) -> Vec<Diagnostic<Place>> {
    let Some((block, header)) = header(input) else {
        return Vec::new();
    };
    let title = Place::Block {
        file: input.file,
        block,
        span: header.title.span,
    };
    let given = commencements(input, block, header);
    let Some(first) = given.first() else {
        let held = !matches!(header.text, Some(TextSource::NotHeld(_)));
        return held
            .then(|| Diagnostic::new(codes::START_DATE_MISSING, title))
            .into_iter()
            .collect();
    };
    let issued = header.issued.as_ref().map(|issued| issued.node);
    let mut found = Vec::new();
    for commencement in &given {
        if commencement.date.is_none() && issued.is_none() {
            found.push(
                Diagnostic::new(codes::START_DATE_UNKNOWN, commencement.place)
                    .label(title, "header"),
            );
        }
        let day = |c: &Commencement| c.date.or(issued);
        if day(commencement) != day(first) {
            let other = day(first).map_or_else(|| "自发布之日".to_owned(), |date| date.to_string());
            found.push(conflict(commencement, other).label(first.place, "other"));
        } else if let Some(words) = commencement
            .words
            .as_ref()
            .filter(|w| !agrees(w, commencement.date))
        {
            found.push(conflict(commencement, words.clone()));
        }
    }
    found
}

fn conflict(commencement: &Commencement, other: String) -> Diagnostic<Place> {
    let written = commencement
        .date
        .map_or_else(|| "自发布之日".to_owned(), |date| date.to_string());
    Diagnostic::new(codes::START_DATES_CONFLICT, commencement.place)
        .with("written", written)
        .with("other", other)
}

/// Whether the words of the clause say that day.
fn agrees(words: &str, date: Option<DateLiteral>) -> bool {
    match date {
        None => DAY_OF_ISSUE.iter().any(|phrase| words.contains(phrase)),
        Some(date) => {
            let numbers: Vec<u32> = super::terms::numbers(words)
                .iter()
                .map(|n| n.value)
                .collect();
            let day = [
                u32::from(date.year),
                u32::from(date.month),
                u32::from(date.day),
            ];
            numbers.windows(3).any(|window| window == day)
        }
    }
}

fn header<'a>(input: &LintInput<'a>) -> Option<(u32, &'a InstrumentHeader)> {
    input
        .blocks
        .iter()
        .find_map(|&(block, tree, _)| match tree {
            Block::Header(Header::Instrument(header)) => Some((block, header)),
            _ => None,
        })
}

fn commencements(
    input: &LintInput<'_>,
    block: u32,
    header: &InstrumentHeader,
) -> Vec<Commencement> {
    let at = |span: Span| Place::Block {
        file: input.file,
        block,
        span,
    };
    let mut out: Vec<Commencement> = header
        .standing
        .iter()
        .filter_map(|standing| match standing {
            Standing::Commencement { date, span } => Some(Commencement {
                date: *date,
                place: at(*span),
                words: None,
            }),
            _ => None,
        })
        .collect();
    for clause in input.clauses {
        for encoding in &clause.clause.encodings {
            if let EncodingKind::Standing(Standing::Commencement { date, span }) = &encoding.kind {
                out.push(Commencement {
                    date: *date,
                    place: clause.place(*span),
                    words: clause
                        .clause
                        .words
                        .as_ref()
                        .map(|words| folded(&words.node)),
                });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::*;

    const ISSUED: DateLiteral = DateLiteral {
        year: 2019,
        month: 1,
        day: 22,
    };

    fn codes_of(
        issued: Option<DateLiteral>,
        words: &str,
        date: Option<Option<DateLiteral>>,
    ) -> Vec<&'static str> {
        let mut sample = Sample::default();
        sample.header("示例办法", issued);
        sample.article(18, words);
        if let Some(date) = date {
            let span = Span::new(0, 3);
            sample.encode(EncodingKind::Standing(Standing::Commencement {
                date,
                span,
            }));
        }
        sample.run(check).iter().map(|d| d.code.id()).collect()
    }

    #[test]
    fn the_day_of_issue_must_be_known() {
        let words = "本办法自发布之日起实行。";
        assert_eq!(codes_of(Some(ISSUED), words, Some(None)), [] as [&str; 0]);
        assert_eq!(codes_of(None, words, Some(None)), ["QF0408"]);
    }

    #[test]
    fn some_day_must_be_given() {
        assert_eq!(
            codes_of(Some(ISSUED), "本办法由市委负责解释。", None),
            ["QF0409"]
        );
    }

    #[test]
    fn the_encoding_must_say_what_the_words_say() {
        let words = "本办法自2019年3月1日起施行。";
        let march = DateLiteral {
            year: 2019,
            month: 3,
            day: 1,
        };
        assert_eq!(
            codes_of(Some(ISSUED), words, Some(Some(march))),
            [] as [&str; 0]
        );
        assert_eq!(
            codes_of(Some(ISSUED), words, Some(Some(ISSUED))),
            ["QF0421"]
        );
        assert_eq!(codes_of(Some(ISSUED), words, Some(None)), ["QF0421"]);
    }
}
