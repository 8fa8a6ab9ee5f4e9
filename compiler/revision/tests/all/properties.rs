//! Random decisions on random laws: whatever is done, both texts agree, what is not touched stays, the
//! order of statements does not matter, and a citation names the clause that it named.

use crate::support::{amended, quotations};
use proptest::prelude::*;
use qufen_revision::apply::ChangeKind;

/// 款 of an article, each with its number of 项.
pub type Articles = Vec<Vec<usize>>;

/// A place in a law, all counted from 1; 项 0 is the 款 itself.
pub type Place = (usize, usize, usize);

pub fn numeral(number: usize) -> String {
    qufen_syntax::citation::chinese_numeral(number as u32)
}

pub fn places(articles: &Articles) -> Vec<Place> {
    let mut out = Vec::new();
    for (article, paragraphs) in (1..).zip(articles) {
        for (paragraph, items) in (1..).zip(paragraphs) {
            out.extend((0..=*items).map(|item| (article, paragraph, item)));
        }
    }
    out
}

fn cite((article, paragraph, item): Place) -> String {
    let item = if item > 0 {
        format!("第({})项", numeral(item))
    } else {
        String::new()
    };
    format!("第{}条第{}款{item}", numeral(article), numeral(paragraph))
}

/// Clause number `n` says `〔n〕` and cites clause `cited[n]`.
fn law(articles: &Articles, cited: &[usize]) -> String {
    let all = places(articles);
    let mut out = "示例法\n".to_owned();
    for (index, &(article, paragraph, item)) in all.iter().enumerate() {
        let label = match (paragraph, item) {
            (1, 0) => format!("第{}条  ", numeral(article)),
            (_, 0) => String::new(),
            _ => format!("({})", numeral(item)),
        };
        let target = all[cited[index % cited.len()] % all.len()];
        let end = if all.get(index + 1).is_some_and(|next| next.2 > 0) {
            ":"
        } else {
            "。"
        };
        out.push_str(&format!(
            "{label}〔{index}〕依照{}办理{end}\n",
            cite(target)
        ));
    }
    out
}

/// What each clause of a text says of itself and what it cites, by its place.
fn read(text: &str) -> Vec<(Place, String, Option<Place>)> {
    let mut out = Vec::new();
    let mut here = (0, 0, 0);
    for line in text.lines().skip(1) {
        if line.starts_with('第') {
            here = (here.0 + 1, 1, 0);
        } else if line.starts_with('(') {
            here.2 += 1;
        } else {
            here = (here.0, here.1 + 1, 0);
        }
        let token = line
            .split_once('〔')
            .and_then(|(_, rest)| rest.split_once('〕'))
            .map(|(number, _)| number.to_owned());
        out.push((here, token.unwrap_or_default(), cited(line)));
    }
    out
}

/// The place behind 依照.
fn cited(line: &str) -> Option<Place> {
    let mut rest = line.split("依照").nth(1)?;
    let mut part = |unit: &str| {
        let inner = rest.strip_prefix('第')?;
        let inner = inner.strip_prefix('(').unwrap_or(inner);
        let end = inner.find(|c| !"零一二三四五六七八九十百".contains(c))?;
        let after = inner[end..].strip_prefix(')').unwrap_or(&inner[end..]);
        let after = after.strip_prefix(unit)?;
        let number = qufen_syntax::citation::numeral(&inner[..end])? as usize;
        rest = after;
        Some(number)
    };
    Some((
        part("条")?,
        part("款").unwrap_or(1),
        part("项").unwrap_or(0),
    ))
}

/// A statement of a decision; numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub enum Statement {
    DeleteArticle(usize),
    DeleteItem(usize),
    AddArticle(usize),
    AddParagraph(usize, usize),
    AddItem(usize, usize),
    MoveItem(usize, usize),
    Reword(usize),
    Rewrite(usize),
}

pub fn statement() -> impl Strategy<Value = Statement> {
    use Statement::*;
    let n = || 0..40_usize;
    prop_oneof![
        n().prop_map(DeleteArticle),
        n().prop_map(DeleteItem),
        n().prop_map(AddArticle),
        (n(), n()).prop_map(|(at, number)| AddParagraph(at, number)),
        (n(), n()).prop_map(|(at, number)| AddItem(at, number)),
        (n(), n()).prop_map(|(at, number)| MoveItem(at, number)),
        n().prop_map(Reword),
        n().prop_map(Rewrite),
    ]
}

impl Statement {
    /// In words; `None` where the law has no such place.
    pub fn words(&self, articles: &Articles) -> Option<String> {
        let all = places(articles);
        let items: Vec<Place> = all.iter().copied().filter(|place| place.2 > 0).collect();
        let paragraphs: Vec<Place> = all.iter().copied().filter(|place| place.2 == 0).collect();
        let of = |list: &[Place], at: usize| (!list.is_empty()).then(|| list[at % list.len()]);
        Some(match *self {
            Statement::DeleteArticle(at) => format!("删去第{}条", numeral(at % articles.len() + 1)),
            Statement::DeleteItem(at) => format!("删去{}", cite(of(&items, at)?)),
            Statement::AddArticle(at) => {
                let number = numeral(at % articles.len() + 1);
                format!("增加一条，作为第{number}条：「新的一条。」\n不编码 「示例」")
            }
            Statement::AddParagraph(at, number) => {
                let article = at % articles.len();
                let number = numeral(number % (articles[article].len() + 1) + 1);
                let article = numeral(article + 1);
                format!("第{article}条增加一款，作为第{number}款：「新的一款。」\n不编码 「示例」")
            }
            Statement::AddItem(at, number) => {
                let (article, paragraph, _) = of(&paragraphs, at)?;
                let count = articles[article - 1][paragraph - 1];
                let number = numeral(number % (count + 1) + 1);
                let place = cite((article, paragraph, 0));
                format!("{place}增加一项，作为第({number})项：「新的一项。」\n不编码 「示例」")
            }
            Statement::MoveItem(at, number) => {
                let place = of(&items, at)?;
                let count = articles[place.0 - 1][place.1 - 1];
                format!("{}改为第({})项", cite(place), numeral(number % count + 1))
            }
            Statement::Reword(at) => format!("{}中的「办理」修改为「处理」", cite(own(&all, at)?)),
            Statement::Rewrite(at) => {
                format!("{}修改为：「另行规定。」", cite(of(&items, at)?))
            }
        })
    }
}

/// A clause with nothing below it, so that its words stand once.
fn own(all: &[Place], at: usize) -> Option<Place> {
    let leaf =
        |index: &usize| all.get(index + 1).is_none_or(|next| next.2 == 0) || all[*index].2 > 0;
    let leaves: Vec<usize> = (0..all.len()).filter(leaf).collect();
    leaves
        .get(at % leaves.len().max(1))
        .map(|&index| all[index])
}

pub fn articles() -> impl Strategy<Value = Articles> {
    prop::collection::vec(prop::collection::vec(0..4_usize, 1..4), 2..7)
}

proptest! {
    #[test]
    fn a_decision_keeps_what_it_does_not_touch(
        articles in articles(),
        targets in prop::collection::vec(0..60_usize, 1..30),
        statements in prop::collection::vec(statement(), 1..5),
        turned in any::<prop::sample::Index>(),
    ) {
        let law = law(&articles, &targets);
        let mut words: Vec<String> = statements.iter().filter_map(|it| it.words(&articles)).collect();
        words.push("条文顺序作相应调整".into());
        let result = amended(&law, &words.join("\n"));
        let by = turned.index(words.len());
        words.rotate_left(by);
        let other = amended(&law, &words.join("\n"));
        match (&result, &other) {
            (Ok(one), Ok(other)) => {
                prop_assert_eq!(&one.source, &other.source);
                prop_assert_eq!(&one.official, &other.official);
            }
            (Err(one), Err(other)) => {
                let codes = |found: &[qufen_revision::apply::Finding]| {
                    let mut codes: Vec<&str> = found.iter().map(|it| it.code.id()).collect();
                    codes.sort_unstable();
                    codes.dedup();
                    codes.join(" ")
                };
                prop_assert_eq!(codes(one), codes(other));
            }
            _ => prop_assert!(false, "{words:?}"),
        }
        let Ok(made) = result else { return Ok(()) };
        let plain: String = qufen_syntax::folded(&made.official).map(|(_, c)| c).collect();
        prop_assert_eq!(quotations(&made.source), plain);
        let (old, new) = (read(&law), read(&made.official));
        let named = |all: &[(Place, String, Option<Place>)], place: Option<Place>| {
            all.iter().find(|(at, _, _)| Some(*at) == place).map(|(_, token, _)| token.clone())
        };
        for (_, token, cited) in &new {
            if token.is_empty() {
                continue;
            }
            let (_, _, before) = old.iter().find(|(_, other, _)| other == token).expect("an old clause");
            let meant = named(&old, *before).unwrap_or_default();
            let stays = new.iter().any(|(_, other, _)| *other == meant);
            if stays {
                prop_assert_eq!(named(&new, *cited), Some(meant), "{} in\n{}", token, made.official);
            }
        }
        for (line, (name, became)) in law.lines().skip(1).zip(&made.identity) {
            let words = line.find('〔').map_or(line, |at| &line[at..]);
            let words = words.split("依照").next().unwrap_or(words);
            let written = made.changes.iter().any(|it| it.old.contains(name) && it.kind <= ChangeKind::Recast && it.kind != ChangeKind::Reworded);
            prop_assert!(became.is_none() || written || made.official.contains(words), "{words} in\n{}", made.official);
        }
    }

    #[test]
    fn whatever_is_asked_for_never_panics(
        tokens in prop::collection::vec(prop::sample::select(TOKENS), 0..24),
        gap in "[ \n]?",
    ) {
        let law = "示例法\n第一章　甲\n第一条　乙:\n(一)丙;\n(二)丁。\n戊。\n第二条　己。\n第二章　庚\n第三条　辛。\n";
        let _ = amended(law, &tokens.join(&gap));
    }
}

const TOKENS: &[&str] = &[
    "将",
    "第一条",
    "第二条",
    "第三条",
    "第一款",
    "第二款",
    "第(一)项",
    "第(二)项",
    "第一章",
    "第二章",
    "修改为",
    "改为",
    "增加一项",
    "增加一款",
    "增加一条",
    "增加一章",
    "，作为",
    "、",
    "至",
    "：",
    "「壬」",
    "「丙」",
    "中的",
    "删去",
    "合并为",
    "分为两条，作为",
    "移至",
    "章名",
    "编码修改为",
    "\n",
    "\n  即 甲\n",
    "\n(三)「癸」",
    "\n款 「子」",
    "\n第四条 「丑」",
    "条文顺序作相应调整",
    "全文",
    "均",
    "后增加",
    "前增加",
];
