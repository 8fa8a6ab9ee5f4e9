//! A citation under new numbers: as it was written wherever that still says the same.

use super::build::NewId;
use super::label::{is_numeral, like};
use super::naming::Naming;
use qufen_syntax::citation::{Citation, Ordinal, chinese_numeral};

/// Where a relative citation counts from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Here {
    pub article: Ordinal,
    pub paragraph: u32,
    /// The 项, where it stands in one.
    pub item: Option<Ordinal>,
}

impl Here {
    /// The 项 before, whether there is one or not.
    pub fn item_before(&self) -> Option<Ordinal> {
        let item = self.item.as_ref()?;
        match item.inserted.as_slice() {
            [] => item.number.checked_sub(1).map(Ordinal::new),
            [before @ .., 1] => Some(Ordinal {
                number: item.number,
                inserted: before.to_vec(),
            }),
            [before @ .., last] => Some(Ordinal {
                number: item.number,
                inserted: [before, &[last.saturating_sub(1)]].concat(),
            }),
        }
    }
}

/// How one end of a citation begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// 第九条.
    Article,
    /// 本条.
    ThisArticle,
    /// 本款.
    ThisParagraph,
    /// 前款.
    Preceding,
    /// 前条.
    PrecedingArticle,
    /// 前项.
    PrecedingItem,
    /// 第二款, 第(一)项: of where it stands, or of the citation before it.
    Bare,
}

/// How one end of a citation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Form {
    pub opening: Opening,
    pub paragraph: bool,
    pub item: bool,
    pub subitem: bool,
}

/// The text of a citation of `target`, which was written as `text` in that form; `None` where `text`
/// still names it. `here` is what the parts that the form leaves out are taken from.
pub(super) fn respelled(
    naming: &Naming,
    target: NewId,
    text: &str,
    form: Form,
    here: Option<&Here>,
) -> Option<(String, Form)> {
    let place = naming.place(target)?;
    let form = fitting(naming, target, place, form, here);
    let spelled = spelled(text, place, form);
    Some((spelled, form))
}

/// The form nearest to the old one in which the target can be named.
fn fitting(
    naming: &Naming,
    target: NewId,
    place: &Citation,
    old: Form,
    here: Option<&Here>,
) -> Form {
    let mut form = Form {
        paragraph: old.paragraph && place.paragraph.is_some(),
        item: place.item.is_some(),
        subitem: place.subitem.is_some(),
        ..old
    };
    let same_article = here.is_some_and(|here| here.article == place.article);
    let same_paragraph = same_article && here.map(|here| here.paragraph) == place.paragraph;
    let before = same_article
        && here.is_some_and(|here| place.paragraph.is_some_and(|it| it + 1 == here.paragraph));
    if old.opening == Opening::PrecedingItem && same_paragraph {
        let next = here.and_then(Here::item_before) == place.item;
        form.item = !next;
        form.opening = if next { old.opening } else { Opening::Bare };
        return form;
    }
    form.opening = match old.opening {
        Opening::Preceding if before => return form,
        Opening::ThisParagraph if same_paragraph => return form,
        Opening::Bare if !form.paragraph && same_paragraph && form.item => return form,
        Opening::Bare if form.paragraph && same_article => return form,
        Opening::Preceding
        | Opening::PrecedingItem
        | Opening::ThisParagraph
        | Opening::Bare
        | Opening::ThisArticle
            if same_article =>
        {
            Opening::ThisArticle
        }
        Opening::PrecedingArticle
            if here
                .and_then(|here| naming.article_before(&here.article))
                .as_ref()
                == Some(&place.article) =>
        {
            Opening::PrecedingArticle
        }
        _ => Opening::Article,
    };
    let short = Citation {
        paragraph: None,
        ..place.clone()
    };
    let enough = naming.find(&short) == Some(target);
    form.paragraph = place.paragraph.is_some() && (form.paragraph || !enough);
    form
}

/// Numbers in the places of the old numbers where there are as many; else written out.
fn spelled(text: &str, place: &Citation, form: Form) -> String {
    let numbers = numbers(place, form);
    let opening = match form.opening {
        Opening::Article => "第",
        Opening::ThisArticle => "本条",
        Opening::ThisParagraph => "本款",
        Opening::Preceding => "前款",
        Opening::PrecedingArticle => "前条",
        Opening::PrecedingItem => "前项",
        Opening::Bare => "第",
    };
    let units: Vec<&str> = numbers.iter().map(|(_, unit)| *unit).collect();
    if text.starts_with(opening) && written_units(text) == units {
        return substituted(text, &numbers);
    }
    let wide = text.contains('（');
    let bare = text.contains('项') && !text.contains(['(', '（']);
    let mut out = match form.opening {
        Opening::Article | Opening::Bare => String::new(),
        _ => opening.to_owned(),
    };
    for (number, unit) in numbers {
        let number = chinese_numeral(number);
        match unit {
            "之" => out.push_str(&format!("之{number}")),
            "项" if bare => out.push_str(&format!("第{number}项")),
            "项" if wide => out.push_str(&format!("第（{number}）项")),
            "项" => out.push_str(&format!("第({number})项")),
            "目" => out.push_str(&format!("第{}目", place.subitem.unwrap_or(0))),
            unit => out.push_str(&format!("第{number}{unit}")),
        }
    }
    out
}

/// The numbers that the form writes, each with its unit; 之 for inserted ones.
fn numbers(place: &Citation, form: Form) -> Vec<(u32, &'static str)> {
    let mut out = Vec::new();
    let mut ordinal = |ordinal: &Ordinal, unit| {
        out.push((ordinal.number, unit));
        out.extend(ordinal.inserted.iter().map(|it| (*it, "之")));
    };
    if form.opening == Opening::Article {
        ordinal(&place.article, "条");
    }
    if form.paragraph {
        ordinal(&Ordinal::new(place.paragraph.unwrap_or(0)), "款");
    }
    if let (true, Some(item)) = (form.item, &place.item) {
        ordinal(item, "项");
    }
    if let (true, Some(subitem)) = (form.subitem, place.subitem) {
        ordinal(&Ordinal::new(subitem), "目");
    }
    out
}

/// The units of the numbers in a text, in order.
fn written_units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut inserted = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if is_numeral(c) {
            let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
            rest = &rest[end..];
            let after = rest.trim_start_matches([')', '）']);
            let unit = after
                .chars()
                .next()
                .map_or("", |unit| &after[..unit.len_utf8()]);
            units.push(if inserted { "之" } else { unit });
            inserted = false;
            continue;
        }
        inserted = c == '之';
        rest = &rest[c.len_utf8()..];
    }
    units
}

fn substituted(text: &str, numbers: &[(u32, &str)]) -> String {
    let mut out = String::new();
    let mut numbers = numbers.iter();
    let mut rest = text;
    while let Some(start) = rest.find(is_numeral) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !is_numeral(c)).unwrap_or(from.len());
        out.push_str(before);
        match numbers.next() {
            Some((number, _)) => out.push_str(&like(&from[..end], *number)),
            None => out.push_str(&from[..end]),
        }
        rest = &from[end..];
    }
    out + rest
}
