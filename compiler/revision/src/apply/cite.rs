//! Citations as they stand in words: 第十二条第(三)项, 前款, 第五条至第八条, 第三条第一款、第二款.

use super::reader::Reader;
use super::respell::{Form, Opening};
use super::series::{Series, series};
use qufen_syntax::citation::Ordinal;
use std::ops::Range;

/// One end of a citation: as much as is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub range: Range<usize>,
    pub form: Form,
    pub article: Option<Ordinal>,
    pub paragraph: Option<u32>,
    pub item: Option<Ordinal>,
    pub subitem: Option<u32>,
    /// How many 条, 款 or 项 back, for 前款, 前两款 and the like; else 0.
    pub count: u32,
}

/// A citation in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cite {
    pub from: End,
    /// The other end of a range.
    pub to: Option<End>,
    /// Whether it goes on a list, from whose last citation it takes what it leaves out.
    pub listed: bool,
    /// Whether it is of another law.
    pub foreign: bool,
    /// What it names, where it is 第（一）至（三）项 or 第一、三款.
    pub series: Option<Series>,
}

impl Cite {
    /// Whether what it leaves out is taken from the citation before it in a list, not from where it
    /// stands.
    pub fn goes_on(&self) -> bool {
        self.listed && self.from.form.opening == Opening::Bare
    }
}

/// Every citation in the words of a law.
pub(super) fn cites(text: &str) -> Vec<Cite> {
    let mut out: Vec<Cite> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if !matches!(c, '第' | '本' | '前') {
            at += c.len_utf8();
            continue;
        }
        let opening = end(text, at);
        let series = series(text, at, opening.as_ref());
        let from = match (opening, &series) {
            (opening, Some(series)) => End {
                range: at..series.end,
                ..opening.unwrap_or_else(|| nowhere(at))
            },
            (Some(from), None) => from,
            (None, None) => {
                at += c.len_utf8();
                continue;
            }
        };
        let mut stop = from.range.end;
        let to = text[stop..]
            .strip_prefix('至')
            .and_then(|_| end(text, stop + '至'.len_utf8()));
        let to = to.filter(|to| matches!(to.form.opening, Opening::Article | Opening::Bare));
        stop = to.as_ref().map_or(stop, |to| to.range.end);
        let before = out.last();
        let between = before.map(|last| &text[last_end(last)..at]);
        let listed = between.is_some_and(is_list);
        let foreign = match before.filter(|_| listed) {
            Some(last) => last.foreign,
            None => is_foreign(&text[..at]),
        };
        out.push(Cite {
            from,
            to,
            listed,
            foreign,
            series,
        });
        at = stop;
    }
    out
}

fn last_end(cite: &Cite) -> usize {
    cite.to
        .as_ref()
        .map_or(cite.from.range.end, |to| to.range.end)
}

/// What stands between the citations of a list.
fn is_list(between: &str) -> bool {
    matches!(
        between.trim(),
        "、" | "和" | "及" | "以及" | "与" | "或" | "或者" | "，" | "," | "至"
    )
}

/// Whether the words before a citation name another law.
pub(super) fn is_foreign(before: &str) -> bool {
    const LAWS: [&str; 17] = [
        "法典",
        "法",
        "条例",
        "规定",
        "办法",
        "细则",
        "规则",
        "决定",
        "解释",
        "章程",
        "公约",
        "条约",
        "议定书",
        "协定",
        "准则",
        "》",
        "〉",
    ];
    let before = before.trim_end();
    // 本法 and 本办法 are this law.
    let own = |law: &&str| {
        before
            .strip_suffix(*law)
            .is_some_and(|rest| rest.ends_with('本'))
    };
    LAWS.iter().any(|law| before.ends_with(law)) && !LAWS.iter().any(own)
}

/// The citation, or end of one, that begins at `start`.
fn end(text: &str, start: usize) -> Option<End> {
    let mut reader = Reader { text, at: start };
    let mut out = nowhere(start);
    if reader.rest().starts_with("本条例") {
        return None;
    }
    if reader.word("本条") {
        out.form.opening = Opening::ThisArticle;
    } else if reader.word("本款") {
        out.form.opening = Opening::ThisParagraph;
    } else if reader.word("前") {
        (out.form.opening, out.count) = reader.back()?;
    } else if let Some(article) = reader.part("条") {
        out.form.opening = Opening::Article;
        out.article = Some(article);
    }
    if !matches!(
        out.form.opening,
        Opening::Preceding | Opening::ThisParagraph | Opening::PrecedingItem
    ) && let Some(paragraph) = reader.part("款")
    {
        out.paragraph = Some(paragraph.number);
    }
    if out.form.opening != Opening::PrecedingItem {
        out.item = reader.part("项");
    }
    out.subitem = reader.part("目").map(|subitem| subitem.number);
    out.form.paragraph = out.paragraph.is_some();
    out.form.item = out.item.is_some();
    out.form.subitem = out.subitem.is_some();
    out.range.end = reader.at;
    let says = out.form.opening != Opening::Bare || out.paragraph.is_some() || out.item.is_some();
    says.then_some(out)
}

/// An end that says nothing yet.
fn nowhere(start: usize) -> End {
    End {
        range: start..start,
        form: Form {
            opening: Opening::Bare,
            paragraph: false,
            item: false,
            subitem: false,
        },
        article: None,
        paragraph: None,
        item: None,
        subitem: None,
        count: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        cites(text)
            .iter()
            .map(|cite| {
                let end = cite
                    .to
                    .as_ref()
                    .map_or(cite.from.range.end, |to| to.range.end);
                let words = &text[cite.from.range.start..end];
                let mark =
                    |yes: bool, mark: &str| if yes { mark.to_owned() } else { String::new() };
                format!(
                    "{words}{}{}",
                    mark(cite.listed, "+"),
                    mark(cite.foreign, "!")
                )
            })
            .collect()
    }

    #[test]
    fn citations_are_found_with_whose_they_are() {
        for (text, expected) in [
            (
                "依照本办法第十二条第(三)项、第（四）项和第十三条处理",
                vec!["第十二条第(三)项", "第（四）项+", "第十三条+"],
            ),
            ("违反第五条至第八条规定的", vec!["第五条至第八条"]),
            (
                "有前款情形,前两款、前款第二项规定",
                vec!["前款", "前两款", "前款第二项+"],
            ),
            (
                "本条第一款第（一）项至第（三）项",
                vec!["本条第一款第（一）项至第（三）项"],
            ),
            ("第一项所列", vec!["第一项"]),
            ("有前项情形,前项第2目规定,前项目", vec!["前项", "前项第2目"]),
            (
                "前两条、前三项,前两项目,前三条件,前年",
                vec!["前两条", "前三项+"],
            ),
            (
                "《行政处罚法》第三十条、第三十一条和本法第五条",
                vec!["第三十条!", "第三十一条+!", "第五条"],
            ),
            ("依照刑法第三百八十六条的规定", vec!["第三百八十六条!"]),
            ("第九条之一第二款", vec!["第九条之一第二款"]),
            ("第一项目、第三条件、第三人、前期、本条例", vec![]),
            ("第二章规定", vec![]),
            (
                "第五条第（一）、（三）至（五）项和第（七）项",
                vec!["第五条第（一）、（三）至（五）项", "第（七）项+"],
            ),
            (
                "本法第五至八条、刑法第一、二款",
                vec!["第五至八条", "第一、二款!"],
            ),
            (
                "第一、第三款,前款第一和二项",
                vec!["第一、第三款", "前款第一和二项+"],
            ),
            (
                "第一、二、三产业,第一、二项目,第一款第五、六条",
                vec!["第一款", "第五、六条"],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
