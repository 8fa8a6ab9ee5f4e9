//! 前两条, 前两款, 前三项 under new numbers.

use super::super::build::NewId;
use super::super::cite::{Cite, End};
use super::super::places;
use super::super::respell::{Here, Opening};
use super::super::tree::Kind;
use super::{Adjuster, Outcome, Standing};
use qufen_syntax::citation::{Citation, Ordinal, chinese_numeral};

impl Adjuster<'_, '_> {
    /// The same clauses must still stand right before, in order; else they are named as a range, or
    /// one by one.
    pub(super) fn several(&self, cite: &Cite, here: &Standing) -> Option<Outcome> {
        let end = &cite.from;
        let old = here.old.as_ref()?;
        let mut new = Vec::new();
        for place in right_before(end, old, self.siblings(end, old))? {
            let id = places::find(self.tree, &place).ok()?;
            match self.became(id) {
                Some(it) => new.push(it),
                None => return Some(Outcome::Gone(id)),
            }
        }
        let here = here.new.as_ref();
        let before = here.and_then(|here| {
            right_before(end, here, self.naming.siblings(&counted_from(end, here)?))
        });
        let before =
            before.map(|places| places.iter().map(|place| self.naming.find(place)).collect());
        if before == Some(new.iter().copied().map(Some).collect::<Vec<_>>()) {
            return None;
        }
        let as_range = self.range_words(end, &new, here);
        Some(match as_range {
            Some(words) => Outcome::Becomes(words),
            None if self.encoded => {
                let places = new.iter().map(|&it| self.naming.place(it));
                let shown = places.map(|place| Some(self.naming.shown(place?)));
                Outcome::Apart(shown.collect::<Option<_>>()?)
            }
            None => Outcome::Broken,
        })
    }

    /// All clauses of the old version beside where it stands, itself among them.
    fn siblings(&self, end: &End, here: &Here) -> Vec<Citation> {
        let tree = self.tree;
        let above = match end.form.opening {
            Opening::PrecedingArticle => None,
            Opening::Preceding => Some(Citation::article(here.article.clone())),
            _ => {
                let paragraph = list_before(here);
                paragraph.map(|_| Citation {
                    paragraph,
                    ..Citation::article(here.article.clone())
                })
            }
        };
        let ids = match above {
            None if end.form.opening == Opening::PrecedingItem => None,
            None => Some(&tree.top),
            Some(above) => {
                let above = places::find(tree, &above).ok();
                above.map(|id| &tree.node(id).children)
            }
        };
        let ids = ids.into_iter().flatten();
        let counted = ids.filter(|&&id| {
            matches!(
                tree.node(id).kind,
                Kind::Article | Kind::Paragraph | Kind::Item
            )
        });
        counted.map(|&id| tree.place(id)).collect()
    }

    /// As a range, where they stand together and all of them is meant.
    fn range_words(&self, end: &End, new: &[NewId], here: Option<&Here>) -> Option<String> {
        if end.form.paragraph || end.form.item || end.form.subitem {
            return None;
        }
        let places: Option<Vec<&Citation>> = new.iter().map(|&it| self.naming.place(it)).collect();
        let places = places?;
        let (first, last) = (*places.first()?, *places.last()?);
        let beside = self.naming.siblings(first);
        let together = beside
            .windows(places.len())
            .any(|some| some.iter().eq(places.iter().copied()));
        if !together {
            return None;
        }
        let here = here.filter(|here| here.article == first.article);
        let article = match here {
            Some(_) => "本条".to_owned(),
            None => Citation::article(first.article.clone()).to_string(),
        };
        Some(match (end.form.opening, &first.item, &last.item) {
            (Opening::PrecedingArticle, ..) => format!("{first}至{last}"),
            (_, Some(from), Some(to)) => {
                let range = if from == to {
                    item(from)
                } else {
                    format!("{}至{}", item(from), item(to))
                };
                let paragraph = chinese_numeral(first.paragraph?);
                if here.map(|here| here.paragraph) == first.paragraph {
                    range
                } else if self.naming.has_several(first) {
                    format!("{article}第{paragraph}款{range}")
                } else {
                    format!("{article}{range}")
                }
            }
            _ => format!(
                "{article}第{}款至第{}款",
                chinese_numeral(first.paragraph?),
                chinese_numeral(last.paragraph?)
            ),
        })
    }
}

/// The 款 whose 项 前两项 counts: its own inside an 项, else the one before.
fn list_before(here: &Here) -> Option<u32> {
    match here.item {
        Some(_) => Some(here.paragraph),
        None => here.paragraph.checked_sub(1).filter(|it| *it > 0),
    }
}

/// The clause that the citation counts back from; what stands behind a list counts from its end, which
/// no number says.
fn counted_from(end: &End, here: &Here) -> Option<Citation> {
    let article = Citation::article(here.article.clone());
    Some(match end.form.opening {
        Opening::PrecedingArticle => article,
        Opening::Preceding => Citation {
            paragraph: Some(here.paragraph),
            ..article
        },
        _ => Citation {
            paragraph: Some(list_before(here)?),
            item: Some(here.item.clone().unwrap_or(Ordinal::new(u32::MAX))),
            ..article
        },
    })
}

/// Those of `siblings` that it names, down to what it gives below them.
fn right_before(end: &End, here: &Here, siblings: Vec<Citation>) -> Option<Vec<Citation>> {
    let own = counted_from(end, here)?;
    let at = siblings.iter().position(|place| *place == own);
    let behind = end.form.opening == Opening::PrecedingItem && here.item.is_none();
    let at = at.or(behind.then_some(siblings.len()))?;
    let first = at.checked_sub(end.count as usize)?;
    let before = siblings.into_iter().take(at).skip(first);
    let named = before.map(|place| Citation {
        paragraph: end.paragraph.or(place.paragraph),
        item: end.item.clone().or(place.item),
        subitem: end.subitem,
        article: place.article,
    });
    Some(named.collect())
}

fn item(number: &Ordinal) -> String {
    let inserted = number.inserted.iter();
    let inserted: String = inserted
        .map(|it| format!("之{}", chinese_numeral(*it)))
        .collect();
    format!("第{number}项{inserted}")
}
