//! Clauses of the new version as a decision writes them out.

use super::law::{Law, one_line};
use super::operation::Written;
use qufen_syntax::citation::{Citation, Ordinal, chinese_numeral};

impl Law {
    /// The 款 of an article.
    pub fn written_article(&self, id: usize) -> Vec<Written> {
        let paragraphs = self.articles[id].paragraphs.iter().enumerate();
        let written = paragraphs.map(|(index, &id)| {
            let label = if index == 0 { "" } else { "款" };
            self.written(id, label.to_owned())
        });
        written.collect()
    }

    /// A clause under a label, with all below it.
    pub fn written(&self, id: usize, label: String) -> Written {
        let node = &self.clauses[id];
        let items = node
            .children
            .iter()
            .map(|&id| self.written(id, self.label(id)));
        Written {
            label,
            words: one_line(&node.words),
            encodings: node.encodings.clone(),
            items: items.collect(),
        }
    }

    /// The label under which a clause is written.
    pub fn label(&self, id: usize) -> String {
        let citation = &self.clauses[id].citation;
        let inserted = |number: &Ordinal| -> String {
            let more = number.inserted.iter();
            more.map(|it| format!("之{}", chinese_numeral(*it)))
                .collect()
        };
        match (&citation.item, citation.subitem) {
            (_, Some(number)) => format!("{number}."),
            (Some(number), None) => format!("({number}){}", inserted(number)),
            (None, None) => "款".to_owned(),
        }
    }
}

/// 第(七)项 of 第四条第一款第(七)项.
pub fn own_number(citation: &Citation) -> String {
    let whole = citation.to_string();
    let at = whole.rfind('第').unwrap_or(0);
    whole[at..].to_owned()
}
