//! Where in the document each clause stands, and under which article it is filtered. An article that
//! has another number now is one article.

use crate::text::AlignedClause;
use std::collections::BTreeMap;

/// By citation, old and new apart.
pub(super) struct Index {
    old: BTreeMap<String, usize>,
    new: BTreeMap<String, usize>,
    /// Of each row, the article that it is filtered under: an index into `names`.
    article_of: Vec<usize>,
    /// `第八条（旧第七条）`.
    names: Vec<String>,
}

impl Index {
    pub fn of(rows: &[AlignedClause]) -> Index {
        let mut index = Index {
            old: BTreeMap::new(),
            new: BTreeMap::new(),
            article_of: Vec::new(),
            names: Vec::new(),
        };
        let articles = Articles::of(rows);
        for (row, clause) in rows.iter().enumerate() {
            let own = |cites: &[String]| {
                cites
                    .iter()
                    .map(|cite| (cite.clone(), row))
                    .collect::<Vec<_>>()
            };
            index.old.extend(own(&clause.old));
            index.new.extend(own(&clause.new));
            let name = articles.name(clause);
            let known = index.names.iter().position(|it| *it == name);
            index.article_of.push(known.unwrap_or(index.names.len()));
            if known.is_none() {
                index.names.push(name);
            }
        }
        index
    }

    /// The element of a row.
    pub fn row_id(row: usize) -> String {
        format!("row-{row}")
    }

    /// The row of a clause of the old version.
    pub fn old_row(&self, cite: &str) -> Option<usize> {
        self.old.get(cite).copied()
    }

    /// The row of a clause of the new version.
    pub fn new_row(&self, cite: &str) -> Option<usize> {
        self.new.get(cite).copied()
    }

    /// The radio button of an article.
    pub fn article_id(article: usize) -> String {
        format!("article-{article}")
    }

    /// The article of a row.
    pub fn article(&self, row: usize) -> usize {
        self.article_of.get(row).copied().unwrap_or_default()
    }

    /// The name of an article.
    pub fn name(&self, article: usize) -> &str {
        self.names.get(article).map_or("", String::as_str)
    }

    /// The value of `data-articles` for clauses of both versions.
    pub fn articles(&self, old: &[String], new: &[String]) -> String {
        let old = old.iter().filter_map(|cite| self.old_row(cite));
        let new = new.iter().filter_map(|cite| self.new_row(cite));
        let mut own: Vec<usize> = old.chain(new).map(|row| self.article(row)).collect();
        own.sort_unstable();
        own.dedup();
        let ids: Vec<String> = own.into_iter().map(Index::article_id).collect();
        ids.join(" ")
    }
}

/// What articles are called, by the clauses that both versions have.
struct Articles {
    old: BTreeMap<String, String>,
    new: BTreeMap<String, String>,
}

impl Articles {
    fn of(rows: &[AlignedClause]) -> Articles {
        let mut articles = Articles {
            old: BTreeMap::new(),
            new: BTreeMap::new(),
        };
        for clause in rows {
            let (Some(old), Some(new)) = (clause.old.first(), clause.new.first()) else {
                continue;
            };
            let (old, new) = (article(old), article(new));
            let name = if old == new {
                new.to_owned()
            } else {
                format!("{new}（旧{old}）")
            };
            // The article itself stands before what is below it, and says where that belongs.
            articles
                .old
                .entry(old.to_owned())
                .or_insert_with(|| name.clone());
            articles.new.entry(new.to_owned()).or_insert(name);
        }
        articles
    }

    fn name(&self, clause: &AlignedClause) -> String {
        if let Some(new) = clause.new.first().map(|cite| article(cite)) {
            return self.new.get(new).map_or(new.to_owned(), String::clone);
        }
        let old = clause.old.first().map_or("", |cite| article(cite));
        self.old.get(old).map_or(format!("旧{old}"), String::clone)
    }
}

/// `第九条之一` of `第九条之一第(二)项`.
fn article(cite: &str) -> &str {
    let Some(end) = cite.find('条').map(|at| at + '条'.len_utf8()) else {
        return cite;
    };
    let rest = &cite[end..];
    match rest.strip_prefix('之') {
        Some(ordinal) => {
            let length = ordinal.find('第').unwrap_or(ordinal.len());
            &cite[..end + '之'.len_utf8() + length]
        }
        None => &cite[..end],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_under_another_number_is_one_article() {
        let row = |old: &[&str], new: &[&str]| AlignedClause {
            old: old.iter().map(|cite| (*cite).to_owned()).collect(),
            new: new.iter().map(|cite| (*cite).to_owned()).collect(),
            old_words: Vec::new(),
            new_words: Vec::new(),
            change: None,
        };
        let rows = [
            row(&[], &["第三条"]),
            row(&["第三条"], &["第四条"]),
            row(&["第三条第(一)项"], &[]),
            row(&["第四条"], &[]),
        ];
        let index = Index::of(&rows);
        let names: Vec<&str> = (0..rows.len())
            .map(|row| index.name(index.article(row)))
            .collect();
        assert_eq!(
            names,
            [
                "第三条",
                "第四条（旧第三条）",
                "第四条（旧第三条）",
                "旧第四条"
            ]
        );
        let both = index.articles(&["第三条第(一)项".into()], &["第三条".into()]);
        assert_eq!(both, "article-0 article-1");
    }

    #[test]
    fn the_article_of_a_citation() {
        assert_eq!(article("第九条第(七)项"), "第九条");
        assert_eq!(article("第九条之一第二款第(七)项"), "第九条之一");
        assert_eq!(article("第九条之一"), "第九条之一");
        assert_eq!(article("附件"), "附件");
    }
}
