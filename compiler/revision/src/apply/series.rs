//! 第（一）至（三）项, 第一、三款: several clauses of one unit, which is said once.

use super::cite::{Cite, End, cites};
use super::reader::{Reader, goes_on};
use super::respell::Opening;
use qufen_syntax::ast::Unit;

/// Such a citation, read as if the unit were said each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Series {
    /// 第（一）项至第（三）项.
    pub long: String,
    /// The citations in it.
    pub cites: Vec<Cite>,
    /// Where it ends in the text that it was read from.
    pub end: usize,
    /// What stands before each number but the first: 至, 、 or 、第.
    joints: Vec<String>,
    unit: &'static str,
}

/// What may stand between two numbers.
const JOINTS: [&str; 8] = ["至", "、", "以及", "或者", "和", "及", "与", "或"];
const UNITS: [(&str, Unit); 4] = [
    ("条", Unit::Article),
    ("款", Unit::Paragraph),
    ("项", Unit::Item),
    ("目", Unit::Subitem),
];

/// The series that begins at `start` with `opening`, or with its first number where there is none.
pub(super) fn series(text: &str, start: usize, opening: Option<&End>) -> Option<Series> {
    let at = opening.map_or(start, |opening| opening.range.end);
    let mut reader = Reader { text, at };
    reader.word("第").then_some(())?;
    let first = number(&mut reader)?;
    let mut rest: Vec<(&str, bool, &str)> = Vec::new();
    loop {
        let before = reader.at;
        let joint = JOINTS.iter().find(|joint| reader.word(joint));
        let said = reader.word("第");
        match (joint, number(&mut reader)) {
            (Some(joint), Some(number)) => rest.push((joint, said, number)),
            _ => {
                reader.at = before;
                break;
            }
        }
    }
    let (unit, counted) = UNITS.into_iter().find(|(unit, _)| reader.word(unit))?;
    let stands = !rest.is_empty()
        && !goes_on(unit, reader.rest())
        && opening.map_or(counted != Unit::Subitem, |opening| {
            is_below(opening, counted)
        });
    let mut long = format!("{}第{first}{unit}", &text[start..at]);
    let mut joints = Vec::new();
    for (joint, said, number) in rest {
        long.push_str(&format!("{joint}第{number}{unit}"));
        joints.push(format!("{joint}{}", if said { "第" } else { "" }));
    }
    stands.then(|| Series {
        cites: cites(&long),
        long,
        end: reader.at,
        joints,
        unit,
    })
}

/// （三） or 三.
fn number<'a>(reader: &mut Reader<'a>) -> Option<&'a str> {
    let start = reader.at;
    let bracket = reader.word("(") || reader.word("（");
    let number = reader.number();
    let closed = !bracket || reader.word(")") || reader.word("）");
    (number.is_some() && closed).then(|| &reader.text[start..reader.at])
}

fn is_below(opening: &End, unit: Unit) -> bool {
    let names = if opening.form.subitem {
        Unit::Subitem
    } else if opening.form.item || opening.form.opening == Opening::PrecedingItem {
        Unit::Item
    } else if opening.form.paragraph
        || matches!(
            opening.form.opening,
            Opening::Preceding | Opening::ThisParagraph
        )
    {
        Unit::Paragraph
    } else {
        Unit::Article
    };
    names < unit
}

impl Series {
    /// The changed long form with its unit said once again; `None` where its clauses do not stand
    /// together any more.
    pub fn contracted(&self, long: &str) -> Option<String> {
        let found = cites(long);
        let mut ends = found
            .iter()
            .flat_map(|cite| std::iter::once(&cite.from).chain(&cite.to));
        let first = ends.next()?;
        let mut out = long[..first.range.end].strip_suffix(self.unit)?.to_owned();
        for joint in &self.joints {
            let words = &long[ends.next()?.range.clone()];
            let number = words.strip_prefix('第')?.strip_suffix(self.unit)?;
            if number.contains('第') {
                return None;
            }
            out.push_str(joint);
            out.push_str(number);
        }
        (ends.next().is_none()).then(|| out + self.unit)
    }
}
