//! Names, bodies and dates.

use super::page::Page;
use crate::comparison::Comparison;
use crate::messages::Section;
use crate::particulars::Particular;

pub(super) fn section(page: &mut Page, comparison: &Comparison) {
    if comparison.particulars.is_empty() && !comparison.repeals_old {
        return;
    }
    page.section(Section::Particulars);
    for one in &comparison.particulars {
        let text = line(page, one);
        page.line(2, &text);
    }
    if comparison.repeals_old {
        let text = page.words.repeals_old(&comparison.old.shown());
        page.line(2, &text);
    }
}

fn line(page: &Page, one: &Particular) -> String {
    let words = page.words;
    let shown = |value: &Option<String>| {
        let value = value.as_deref();
        value.unwrap_or(words.unstated()).to_owned()
    };
    let item = words.item(one.item);
    if one.differs() {
        format!("{item} {} → {}", shown(&one.old), shown(&one.new))
    } else {
        format!("{item} {}{}", shown(&one.old), words.same())
    }
}
