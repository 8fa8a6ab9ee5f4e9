//! 条款项目: the coordinates by which the law names its parts.

mod members;

use crate::ast::Unit;
use std::fmt;

/// The number of a 条 or 项, with 之一, 之二 … for inserted ones.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ordinal {
    /// From 1.
    pub number: u32,
    /// `[1]` for 之一; empty for most.
    pub inserted: Vec<u32>,
}

/// An absolute citation inside one instrument, always down from a 条.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// 第…条.
    pub article: Ordinal,
    /// 第…款, from 1. Left out where the article's numbering needs none,.
    pub paragraph: Option<u32>,
    /// 第(…)项.
    pub item: Option<Ordinal>,
    /// 第…目, from 1.
    pub subitem: Option<u32>,
}

/// A citation as written, before 本条, 前款 and ranges are resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CitationRef {
    /// `第九条第(七)项`.
    Absolute(Citation),
    /// `本条`, `本条第二款第(一)项`: the parts below the article.
    ThisArticle {
        /// 第…款.
        paragraph: Option<u32>,
        /// 第(…)项.
        item: Option<Ordinal>,
        /// 第…目.
        subitem: Option<u32>,
    },
    /// `前条`, `前条第(一)项`: the parts below the article that stands before; `前两条` has `count` 2.
    PrecedingArticles {
        /// How many 条 back, from 1.
        count: u32,
        /// 第…款.
        paragraph: Option<u32>,
        /// 第(…)项.
        item: Option<Ordinal>,
        /// 第…目.
        subitem: Option<u32>,
    },
    /// `前款`, `前款第(二)项`; `前两款` has `count` 2.
    PrecedingParagraphs {
        /// How many 款 back, from 1.
        count: u32,
        /// 第(…)项.
        item: Option<Ordinal>,
        /// 第…目.
        subitem: Option<u32>,
    },
    /// `前项`, `前项第2目`; `前两项` has `count` 2.
    PrecedingItems {
        /// How many 项 back, from 1.
        count: u32,
        /// 第…目.
        subitem: Option<u32>,
    },
    /// `本款`, `本款第(一)项`, `第(一)项` inside the same 款.
    ThisParagraph {
        /// 第(…)项.
        item: Option<Ordinal>,
        /// 第…目.
        subitem: Option<u32>,
    },
    /// `第四条第(一)项至第(三)项`, `第(一)项至第(三)项`: both ends included. Neither is a range.
    Range(Box<CitationRef>, Box<CitationRef>),
    /// `第(一)、(三)项`, `第(一)至(三)、(五)项`: each of them, in the order written; at least two, all of
    /// one unit. Ranges may be among them, lists not.
    List(Vec<CitationRef>),
}

impl CitationRef {
    /// Which unit it names: the smallest that it gives; for a range or a list, that of its end.
    pub fn unit(&self) -> Unit {
        let unit = |paragraph: bool, item: bool, subitem: bool| match (paragraph, item, subitem) {
            (_, _, true) => Unit::Subitem,
            (_, true, _) => Unit::Item,
            (true, ..) => Unit::Paragraph,
            _ => Unit::Article,
        };
        match self {
            CitationRef::Absolute(it) => unit(
                it.paragraph.is_some(),
                it.item.is_some(),
                it.subitem.is_some(),
            ),
            CitationRef::ThisArticle {
                paragraph,
                item,
                subitem,
            }
            | CitationRef::PrecedingArticles {
                paragraph,
                item,
                subitem,
                ..
            } => unit(paragraph.is_some(), item.is_some(), subitem.is_some()),
            CitationRef::PrecedingParagraphs { item, subitem, .. }
            | CitationRef::ThisParagraph { item, subitem } => {
                unit(true, item.is_some(), subitem.is_some())
            }
            CitationRef::PrecedingItems { subitem, .. } => unit(true, true, subitem.is_some()),
            CitationRef::Range(_, to) => to.unit(),
            CitationRef::List(all) => all.last().map_or(Unit::Article, CitationRef::unit),
        }
    }
}

impl CitationRef {
    /// Whether it is 前两条, 前两款, 前两项 or more of them.
    pub fn is_several(&self) -> bool {
        matches!(
            self,
            CitationRef::PrecedingArticles { count, .. }
            | CitationRef::PrecedingParagraphs { count, .. }
            | CitationRef::PrecedingItems { count, .. } if *count > 1
        )
    }
}

impl Ordinal {
    /// 第`number`, without 之.
    pub fn new(number: u32) -> Ordinal {
        Ordinal {
            number,
            inserted: Vec::new(),
        }
    }
}

impl Citation {
    /// A whole 条.
    pub fn article(article: Ordinal) -> Citation {
        Citation {
            article,
            paragraph: None,
            item: None,
            subitem: None,
        }
    }

    /// The same 条 and 款, one 项 of it.
    pub fn with_item(&self, item: Ordinal) -> Citation {
        Citation {
            item: Some(item),
            subitem: None,
            ..self.clone()
        }
    }
}

/// The number that is written, in digits or in Chinese numerals, from 1; `None` where it is malformed.
pub fn numeral(text: &str) -> Option<u32> {
    crate::literals::numeral::parse(text).ok()
}

/// `number` in the Chinese numerals of legal texts: 一, 十, 十八, 一百零三.
pub fn chinese_numeral(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const UNITS: [&str; 4] = ["", "十", "百", "千"];
    if let Some(digit) = DIGITS.get(number as usize) {
        return digit.to_string();
    }
    if number >= 10_000 {
        let (high, low) = (number / 10_000, number % 10_000);
        let gap = if low > 0 && low < 1_000 { "零" } else { "" };
        let tail = if low == 0 {
            String::new()
        } else {
            chinese_numeral(low)
        };
        let tail = if (10..20).contains(&low) {
            format!("一{tail}")
        } else {
            tail
        };
        return format!("{}万{gap}{tail}", chinese_numeral(high));
    }
    let digits: Vec<u32> = number
        .to_string()
        .bytes()
        .map(|b| u32::from(b - b'0'))
        .collect();
    let mut out = String::new();
    let mut gap = false;
    for (index, &digit) in digits.iter().enumerate() {
        let unit = UNITS[digits.len() - 1 - index];
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        if !(digit == 1 && unit == "十" && out.is_empty()) {
            out.push(DIGITS[digit as usize]);
        }
        out.push_str(unit);
    }
    out
}

impl fmt::Display for Ordinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&chinese_numeral(self.number))
    }
}

impl fmt::Display for Citation {
    /// The canonical form: `第九条第(七)项`, `第九条之一第二款第(七)项第2目`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第{}条", self.article)?;
        for number in &self.article.inserted {
            write!(f, "之{}", chinese_numeral(*number))?;
        }
        if let Some(paragraph) = self.paragraph {
            write!(f, "第{}款", chinese_numeral(paragraph))?;
        }
        if let Some(item) = &self.item {
            write!(f, "第({item})项")?;
            for number in &item.inserted {
                write!(f, "之{}", chinese_numeral(*number))?;
            }
        }
        if let Some(subitem) = self.subitem {
            write!(f, "第{subitem}目")?;
        }
        Ok(())
    }
}
