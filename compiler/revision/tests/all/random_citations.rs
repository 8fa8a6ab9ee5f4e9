//! 第(一)、(三)项, 第(一)至(三)项, 第一、三款, 前两条, 前两款 and 前两项 in the words of random laws: under random
//! decisions they go on naming the clauses that they named. What they name is read here a second time.

use crate::properties::{Articles, Place, articles, numeral, places, statement};
use crate::support::amended;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What clause `here` cites, as far as there is something of the wanted kind.
fn citation(articles: &Articles, here: Place, die: usize) -> Option<String> {
    let lists = places(articles).into_iter().filter(|it| it.2 == 0);
    let lists: Vec<Place> = lists
        .filter(|it| articles[it.0 - 1][it.1 - 1] > 1)
        .collect();
    let list = (!lists.is_empty()).then(|| lists[die / 7 % lists.len().max(1)]);
    let of_list = |words: &dyn Fn(usize, usize) -> String| {
        let (article, paragraph, _) = list?;
        let last = articles[article - 1][paragraph - 1];
        let (article, paragraph) = (numeral(article), numeral(paragraph));
        let from = die / 3 % (last - 1) + 1;
        let to = from + 1 + die / 5 % (last - from);
        Some(format!("第{article}条第{paragraph}款{}", words(from, to)))
    };
    let item = |number: usize| format!("({})", numeral(number));
    match die % 6 {
        0 => of_list(&|from, to| format!("第{}、{}项", item(from), item(to))),
        1 => of_list(&|from, to| format!("第{}至{}项", item(from), item(to))),
        2 => {
            let article = die / 7 % articles.len();
            let several = articles[article].len() > 1;
            let (first, last) = (1, articles[article].len());
            let article = numeral(article + 1);
            several.then(|| format!("第{article}条第{}、{}款", numeral(first), numeral(last)))
        }
        3 => (here.0 > 2).then(|| "前两条".to_owned()),
        4 => (here.1 > 2).then(|| "前两款".to_owned()),
        _ => (here.2 > 2).then(|| "前两项".to_owned()),
    }
}

/// Clause number `n` says `〔n〕`.
fn law(articles: &Articles, dice: &[usize]) -> String {
    let all = places(articles);
    let mut out = "示例法\n".to_owned();
    for (index, &(article, paragraph, item)) in all.iter().enumerate() {
        let label = match (paragraph, item) {
            (1, 0) => format!("第{}条  ", numeral(article)),
            (_, 0) => String::new(),
            _ => format!("({})", numeral(item)),
        };
        let here = (article, paragraph, item);
        let cited = citation(articles, here, dice[index % dice.len()] + index);
        let cited = cited.unwrap_or_else(|| "规定".into());
        let end = if all.get(index + 1).is_some_and(|next| next.2 > 0) {
            ":"
        } else {
            "。"
        };
        out.push_str(&format!("{label}〔{index}〕依照{cited}办理{end}\n"));
    }
    out
}

/// A clause of a text: where it stands, its number in the old law, and what it cites.
struct Line<'t> {
    place: Place,
    token: Option<usize>,
    cited: &'t str,
}

fn read(text: &str) -> Vec<Line<'_>> {
    let mut here = (0, 0, 0);
    let lines = text.lines().skip(1).map(|line| {
        here = if line.starts_with('第') {
            (here.0 + 1, 1, 0)
        } else if line.starts_with('(') {
            (here.0, here.1, here.2 + 1)
        } else {
            (here.0, here.1 + 1, 0)
        };
        let token = line
            .split_once('〔')
            .and_then(|(_, rest)| rest.split_once('〕'));
        let cited = line.split_once("依照").map_or("", |(_, rest)| rest);
        let end = cited.find(['办', '处']).unwrap_or(0);
        Line {
            place: here,
            token: token.and_then(|(number, _)| number.parse().ok()),
            cited: &cited[..end],
        }
    });
    lines.collect()
}

/// The places that a citation names; 款 0 for a whole article.
fn named(text: &str, here: Place) -> Vec<Place> {
    let mut rest = text;
    let mut out: Vec<Place> = Vec::new();
    if let Some(after) = rest.strip_prefix("前两") {
        return match after {
            "条" => vec![(here.0 - 2, 0, 0), (here.0 - 1, 0, 0)],
            "款" => vec![(here.0, here.1 - 2, 0), (here.0, here.1 - 1, 0)],
            _ => vec![(here.0, here.1, here.2 - 2), (here.0, here.1, here.2 - 1)],
        };
    }
    let mut last = (here.0, here.1, 0);
    let mut range = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("本条") {
            (last, rest) = ((here.0, 1, 0), after);
        }
        let Some((numbers, unit, after)) = series(rest) else {
            return out;
        };
        rest = after;
        for (through, number) in numbers {
            last = match unit {
                '条' => (number, 0, 0),
                '款' => (last.0, number, 0),
                _ => (last.0, last.1.max(1), number),
            };
            if (through || range)
                && let Some(&from) = out.last()
            {
                let step = |it: Place| match unit {
                    '条' => (it.0 + 1, 0, 0),
                    '款' => (it.0, it.1 + 1, 0),
                    _ => (it.0, it.1, it.2 + 1),
                };
                let mut next = step(from);
                while next < last {
                    out.push(next);
                    next = step(next);
                }
            }
            out.push(last);
            range = false;
        }
        if rest.starts_with('第') {
            // Only what goes down to its last unit is named.
            out.pop();
        }
        range = rest.starts_with('至');
        rest = rest.trim_start_matches(['、', '至']);
    }
    out
}

/// Numbers, each with whether it is the end of a range.
type Numbers = Vec<(bool, usize)>;

/// `第(一)、(三)项`: its numbers, its unit, and what follows.
fn series(text: &str) -> Option<(Numbers, char, &str)> {
    let mut numbers = Vec::new();
    let mut through = false;
    let mut rest = text.strip_prefix('第')?;
    loop {
        let inner = rest.strip_prefix('(').unwrap_or(rest);
        let end = inner.find(|c| !"零一二三四五六七八九十百".contains(c))?;
        numbers.push((
            through,
            qufen_syntax::citation::numeral(&inner[..end])? as usize,
        ));
        let after = inner[end..].strip_prefix(')').unwrap_or(&inner[end..]);
        let mark = after.chars().next()?;
        rest = &after[mark.len_utf8()..];
        match mark {
            '、' => through = false,
            '至' => through = true,
            unit => return Some((numbers, unit, rest)),
        }
    }
}

/// The old clauses that a line names, those of an article by the first that is left of it.
fn tokens(
    lines: &[Line<'_>],
    line: &Line<'_>,
    article: &dyn Fn(usize) -> Option<usize>,
) -> BTreeSet<(bool, usize)> {
    let found = named(line.cited, line.place)
        .into_iter()
        .filter_map(|place| match place {
            (number, 0, 0) => {
                let mut within = lines.iter().filter(|it| it.place.0 == number);
                Some((true, article(within.find_map(|it| it.token)?)?))
            }
            place => {
                let there = lines.iter().find(|it| it.place == place);
                Some((false, there?.token?))
            }
        });
    found.collect()
}

proptest! {
    #[test]
    fn series_and_preceding_clauses_go_on_naming_what_they_named(
        articles in articles(),
        dice in prop::collection::vec(0..1000_usize, 1..30),
        statements in prop::collection::vec(statement(), 1..4),
    ) {
        let law = law(&articles, &dice);
        let mut words: Vec<String> = statements.iter().filter_map(|it| it.words(&articles)).collect();
        words.push("条文顺序作相应调整".into());
        let Ok(made) = amended(&law, &words.join("\n")) else { return Ok(()) };
        let (old, new) = (read(&law), read(&made.official));
        let article = |token: usize| old.iter().find(|it| it.token == Some(token)).map(|it| it.place.0);
        let told = made.findings.iter().any(|it| it.code.id() == "QF0717");
        for line in &new {
            let Some(before) = old.iter().find(|it| it.token.is_some() && it.token == line.token) else {
                continue;
            };
            let meant = tokens(&old, before, &article);
            let stays = |(whole, token): &(bool, usize)| new.iter().any(|it| match whole {
                true => it.token.and_then(article) == Some(*token),
                false => it.token == Some(*token),
            });
            let is_told = told && line.cited == before.cited;
            if is_told || line.cited.is_empty() || !meant.iter().all(stays) {
                continue;
            }
            prop_assert_eq!(tokens(&new, line, &article), meant, "{} in\n{}\n{}", line.cited, made.official, law);
        }
    }
}
