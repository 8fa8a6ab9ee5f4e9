//! One version as the alignment sees it: keys, places and neighbourhoods.

use crate::Passage;
use qufen_syntax::folded;
use std::collections::BTreeMap;

/// The clauses of one version.
pub struct Side<'a> {
    /// The clauses, parents before children.
    pub passages: &'a [Passage],
    /// The words of each as they are compared.
    pub keys: Vec<Vec<char>>,
    /// The article of each: an index that counts articles in order.
    pub article: Vec<usize>,
    /// The number of each with its 款 always given: equal where the law counts equally.
    pub coordinates: Vec<String>,
    /// The clauses directly below each.
    pub children: Vec<Vec<usize>>,
}

impl<'a> Side<'a> {
    /// Takes a version apart.
    pub fn of(passages: &'a [Passage]) -> Side<'a> {
        let mut side = Side {
            passages,
            keys: Vec::with_capacity(passages.len()),
            article: Vec::with_capacity(passages.len()),
            coordinates: Vec::with_capacity(passages.len()),
            children: vec![Vec::new(); passages.len()],
        };
        let mut articles: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (index, passage) in passages.iter().enumerate() {
            let label = article_label(&passage.citation);
            let known = articles.len();
            let (article, paragraphs) = articles.entry(label).or_insert((known, 0));
            let coordinates = match side.parent(index) {
                Some(parent) => {
                    side.children[parent].push(index);
                    let own = last_number(&passage.citation);
                    format!("{}{own}", side.coordinates[parent])
                }
                None => {
                    *paragraphs += 1;
                    format!("{label}第{paragraphs}款")
                }
            };
            side.article.push(*article);
            side.coordinates.push(coordinates);
            side.keys
                .push(folded(&passage.words).map(|(_, c)| c).collect());
        }
        side
    }

    /// How many clauses there are.
    pub fn len(&self) -> usize {
        self.passages.len()
    }

    /// The clause above, which must stand before.
    pub fn parent(&self, index: usize) -> Option<usize> {
        self.passages[index].parent.filter(|&above| above < index)
    }

    /// The clause before in reading order.
    pub fn before(&self, index: usize) -> Option<usize> {
        index.checked_sub(1)
    }

    /// The clause after in reading order.
    pub fn after(&self, index: usize) -> Option<usize> {
        (index + 1 < self.len()).then_some(index + 1)
    }

    /// Where in the whole a clause stands, from 0 to 1.
    pub fn position(&self, index: usize) -> f32 {
        index as f32 / self.len().max(1) as f32
    }
}

/// 第九条之一 of 第九条之一第二款; the whole where there is no 条.
fn article_label(citation: &str) -> &str {
    let Some(at) = citation.find('条') else {
        return citation;
    };
    let mut end = at + '条'.len_utf8();
    while let Some(rest) = citation[end..].strip_prefix('之') {
        let digits = rest.find(['第', '之']).unwrap_or(rest.len());
        end += '之'.len_utf8() + digits;
    }
    &citation[..end]
}

/// 第(七)项 of 第九条第(七)项.
fn last_number(citation: &str) -> &str {
    citation.rfind('第').map_or(citation, |at| &citation[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage(citation: &str, parent: Option<usize>) -> Passage {
        Passage {
            citation: citation.into(),
            words: String::new(),
            parent,
        }
    }

    #[test]
    fn a_clause_is_counted_the_same_whether_its_paragraph_is_said_or_not() {
        let alone = [passage("第九条", None), passage("第九条第(一)项", Some(0))];
        let joined = [
            passage("第九条第一款", None),
            passage("第九条第一款第(一)项", Some(0)),
            passage("第九条第二款", None),
            passage("第九条之一", None),
        ];
        let (alone, joined) = (Side::of(&alone), Side::of(&joined));
        assert_eq!(alone.coordinates, joined.coordinates[..2]);
        assert_eq!(joined.coordinates[3], "第九条之一第1款");
        assert_eq!(joined.article, [0, 0, 0, 1]);
    }
}
