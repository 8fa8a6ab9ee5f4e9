//! One version as its source has it: headings, articles and clauses with their words and encodings.

use super::meaning::meaning;
use crate::Passage;
use qufen_syntax::ast::{Block, Clause, DivisionKind, Fact, Header, InstrumentHeader};
use qufen_syntax::citation::{Citation, Ordinal};
use qufen_syntax::{folded, outline, parse_block};
use std::ops::Range;

/// The word with which facts are declared.
pub const FACT: &str = "事实";
/// The word with which definitions are declared.
pub const DEFINITION: &str = "定义";

/// A version.
pub struct Law {
    /// What the head of the source says; `None` where it is no instrument.
    pub header: Option<InstrumentHeader>,
    /// Every clause, parents before children.
    pub clauses: Vec<Node>,
    /// The articles in order.
    pub articles: Vec<ArticleNode>,
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// What stands around the articles (题注, 附件, …): its kind and its words.
    pub around: Vec<(String, String)>,
    /// Declarations: the word with which each begins and its name, and the whole block.
    pub declarations: Vec<Declaration>,
}

/// A 款, 项 or 目.
pub struct Node {
    /// With the 款 always given.
    pub citation: Citation,
    /// The official words.
    pub words: String,
    /// The statements under them, as written.
    pub encodings: String,
    /// The clause that it stands under.
    pub parent: Option<usize>,
    /// The clauses under it.
    pub children: Vec<usize>,
    /// Index of its article.
    pub article: usize,
    /// Where its words stand in the source, and its encodings.
    pub spots: [Range<usize>; 2],
}

/// An article.
pub struct ArticleNode {
    /// Its number.
    pub number: Ordinal,
    /// Its 款.
    pub paragraphs: Vec<usize>,
    /// How many headings stand before it.
    pub headings: usize,
}

/// 编, 章 or 节.
pub struct Heading {
    /// Which.
    pub kind: DivisionKind,
    /// From 1.
    pub number: u32,
    /// Its words.
    pub words: String,
}

/// A block that declares something.
pub struct Declaration {
    /// What it is and what it is called: two versions of it replace each other.
    pub name: String,
    /// The block as written, comments left out, white space made one.
    pub meaning: String,
    /// The block as written; of a fact, its own lines.
    pub text: String,
}

impl Law {
    /// Reads a source.
    pub fn of(source: &str) -> Law {
        let mut law = Law {
            header: None,
            clauses: Vec::new(),
            articles: Vec::new(),
            headings: Vec::new(),
            around: Vec::new(),
            declarations: Vec::new(),
        };
        for span in outline(source).blocks {
            law.block(&source[span.range()], span.start as usize);
        }
        law
    }

    fn block(&mut self, text: &str, start: usize) {
        match parse_block(text).block {
            Block::Header(Header::Instrument(header)) => self.header = Some(header),
            Block::Division(division) => self.headings.push(Heading {
                kind: division.kind.node,
                number: division.number,
                words: one_line(&division.title.node),
            }),
            Block::Annex(annex) => {
                let words = one_line(&annex.words.node);
                self.around.push((annex.kind.word().to_owned(), words));
            }
            Block::Article(article) => {
                let index = self.articles.len();
                let number = article.number.node.clone();
                self.articles.push(ArticleNode {
                    number: number.clone(),
                    paragraphs: Vec::new(),
                    headings: self.headings.len(),
                });
                for (paragraph, clause) in (1..).zip(&article.paragraphs) {
                    let citation = Citation {
                        paragraph: Some(paragraph),
                        ..Citation::article(number.clone())
                    };
                    let id = self.clause(clause, citation, None, (text, start));
                    self.articles[index].paragraphs.push(id);
                }
            }
            Block::Facts(facts) => self.facts(&facts, text),
            other => {
                let meaning = meaning(text);
                let name = declared(&other, &meaning);
                self.declarations.push(Declaration {
                    name,
                    meaning,
                    text: text.trim().to_owned(),
                });
            }
        }
    }

    /// Each fact with the lines below it.
    fn facts(&mut self, facts: &[Fact], text: &str) {
        let begins = |fact: &Fact| {
            let at = fact.name.span.start as usize;
            text[..at].rfind('\n').map_or(at, |line| line + 1)
        };
        let ends = facts.iter().skip(1).map(begins).chain([text.len()]);
        for (fact, end) in facts.iter().zip(ends) {
            let words = text.get(begins(fact)..end).unwrap_or_default().trim_end();
            self.declarations.push(Declaration {
                name: format!("{FACT} {}", fact.name.node),
                meaning: meaning(words),
                text: words.to_owned(),
            });
        }
    }

    fn clause(
        &mut self,
        clause: &Clause,
        citation: Citation,
        parent: Option<usize>,
        (text, start): (&str, usize),
    ) -> usize {
        let id = self.clauses.len();
        let spans = clause.encodings.iter().map(|encoding| encoding.span);
        let encodings = spans.reduce(|whole, span| whole.to(span));
        let at = |span: Option<qufen_diagnostics::Span>| {
            span.map_or(0..0, |span| {
                start + span.start as usize..start + span.end as usize
            })
        };
        let spots = [at(clause.words.as_ref().map(|it| it.span)), at(encodings)];
        let encodings = encodings.and_then(|span| text.get(span.range()));
        self.clauses.push(Node {
            citation: citation.clone(),
            words: clause
                .words
                .as_ref()
                .map_or_else(String::new, |it| one_line(&it.node)),
            encodings: encodings.unwrap_or_default().to_owned(),
            parent,
            children: Vec::new(),
            article: self.articles.len().saturating_sub(1),
            spots,
        });
        for item in &clause.items {
            let Some(number) = &item.number else { continue };
            let below = if citation.item.is_none() {
                citation.with_item(number.node.clone())
            } else {
                Citation {
                    subitem: Some(number.node.number),
                    ..citation.clone()
                }
            };
            let child = self.clause(item, below, Some(id), (text, start));
            self.clauses[id].children.push(child);
        }
        id
    }

    /// The clauses for the alignment.
    pub fn passages(&self) -> Vec<Passage> {
        let passage = |node: &Node| Passage {
            citation: node.citation.to_string(),
            words: node.words.clone(),
            parent: node.parent,
        };
        self.clauses.iter().map(passage).collect()
    }

    /// The clause and all below it.
    pub fn with_descendants(&self, id: usize) -> Vec<usize> {
        let mut all = vec![id];
        for &child in &self.clauses[id].children {
            all.extend(self.with_descendants(child));
        }
        all
    }

    /// The clauses of an article.
    pub fn below(&self, article: usize) -> Vec<usize> {
        let paragraphs = self.articles[article].paragraphs.iter();
        paragraphs
            .flat_map(|&id| self.with_descendants(id))
            .collect()
    }

    /// What the law calls a clause: the 款 only where the article has several.
    pub fn place(&self, id: usize) -> String {
        let node = &self.clauses[id];
        let single = self.articles[node.article].paragraphs.len() == 1;
        let paragraph = node.citation.paragraph.filter(|_| !single);
        Citation {
            paragraph,
            ..node.citation.clone()
        }
        .to_string()
    }

    /// 第四条.
    pub fn article_place(&self, article: usize) -> String {
        Citation::article(self.articles[article].number.clone()).to_string()
    }
}

/// The words as they are compared.
pub fn key(words: &str) -> Vec<char> {
    folded(words).map(|(_, c)| c).collect()
}

/// Words that a source breaks over lines, in one.
pub fn one_line(words: &str) -> String {
    if !words.contains('\n') {
        return words.to_owned();
    }
    words.lines().map(str::trim).collect()
}

/// `事实 …`, `结论 容错认定`: the first word, and the second where the first alone says too little.
fn declared(block: &Block, meaning: &str) -> String {
    if let Block::Definition(it) = block {
        return format!("{DEFINITION} {}", it.name.node);
    }
    let mut words = meaning.split(' ');
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    format!("{first} {second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_read_as_a_tree() {
        let law = Law::of(
            "法规 《示例办法》\n版本 1\n结论 认定\n可以 > 不可以\n缺省 不可以\n第一章 「总  则」\n第四条 「甲:」\n// 注\n当 乙\n  且 丙 则 可以\n(一)「丁\n  戊。」 即 己 // 注\n款 「庚。」\n不编码 「辛」\n附件 「壬」 不编码 「癸」\n",
        );
        assert_eq!(law.clauses.len(), 3);
        assert_eq!(law.clauses[0].encodings, "当 乙\n  且 丙 则 可以");
        assert_eq!(law.clauses[1].words, "丁戊。");
        assert_eq!(law.clauses[1].encodings, "即 己");
        assert_eq!(law.place(1), "第四条第一款第(一)项");
        assert_eq!(law.headings[0].words, "总  则");
        assert_eq!(law.declarations[0].name, "结论 认定");
        assert_eq!(law.around, [("附件".to_owned(), "壬".to_owned())]);
    }
}
