//! Random laws and random edits of them, for tests.

use crate::Passage;
use std::collections::BTreeSet;

/// Phrases of a real law, so that clauses share what clauses of one law share.
const LAW: &str = include_str!("../../../policies/fuzhou/2019/official.txt");

/// A sequence of numbers that looks random and is the same every time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % sides.max(1) as u64) as usize
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

/// A clause with the identity that it keeps through edits.
#[derive(Clone, Debug)]
pub struct Clause {
    /// More than one where clauses were joined.
    pub identities: Vec<usize>,
    pub words: String,
    /// What it is encoded as.
    pub encoding: usize,
    pub items: Vec<Clause>,
}

/// Articles, each a list of 款.
pub type Law = Vec<Vec<Clause>>;

/// Writes laws and edits them.
pub struct Drafter {
    pub dice: Dice,
    phrases: Vec<String>,
    used: BTreeSet<String>,
    next: usize,
}

impl Drafter {
    pub fn new(seed: u64) -> Drafter {
        let phrases: BTreeSet<String> = LAW
            .split(|c: char| c.is_whitespace() || ",;。:、()".contains(c))
            .filter(|phrase| (3..20).contains(&phrase.chars().count()))
            .map(str::to_owned)
            .collect();
        Drafter {
            dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            phrases: phrases.into_iter().collect(),
            used: BTreeSet::new(),
            next: 0,
        }
    }

    pub fn words(&mut self) -> String {
        loop {
            let count = 1 + self.dice.below(5);
            let phrases: Vec<&str> = (0..count)
                .map(|_| self.phrases[self.dice.below(self.phrases.len())].as_str())
                .collect();
            let words = phrases.join(",");
            if self.used.insert(words.clone()) {
                return words;
            }
        }
    }

    pub fn clause(&mut self, items: usize) -> Clause {
        self.next += 1;
        Clause {
            identities: vec![self.next],
            words: self.words(),
            encoding: self.next,
            items: (0..items).map(|_| self.clause(0)).collect(),
        }
    }

    pub fn paragraph(&mut self) -> Clause {
        let items = if self.dice.one_in(2) {
            2 + self.dice.below(6)
        } else {
            0
        };
        self.clause(items)
    }

    pub fn law(&mut self, articles: usize) -> Law {
        (0..articles)
            .map(|_| {
                let paragraphs = 1 + self.dice.below(3);
                (0..paragraphs).map(|_| self.paragraph()).collect()
            })
            .collect()
    }

    /// One clause comes, goes or moves; words stay.
    pub fn rearrange(&mut self, law: &mut Law) {
        match self.dice.below(6) {
            0 => {
                let at = self.dice.below(law.len() + 1);
                let new = vec![self.paragraph()];
                law.insert(at, new);
            }
            1 if law.len() > 3 => {
                let at = self.dice.below(law.len());
                law.remove(at);
            }
            2 if law.len() > 1 => {
                let from = self.dice.below(law.len());
                let article = law.remove(from);
                let to = self.dice.below(law.len() + 1);
                law.insert(to, article);
            }
            3 => {
                let Some(item) = self.take_item(law) else {
                    return;
                };
                self.put_item(law, item);
            }
            4 => {
                self.take_item(law);
            }
            _ => {
                let item = self.clause(0);
                self.put_item(law, item);
            }
        }
    }

    fn take_item(&mut self, law: &mut Law) -> Option<Clause> {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let items = &mut law[article][paragraph].items;
        (items.len() > 1).then(|| items.remove(self.dice.below(items.len())))
    }

    fn put_item(&mut self, law: &mut Law, item: Clause) {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let items = &mut law[article][paragraph].items;
        if !items.is_empty() {
            items.insert(self.dice.below(items.len() + 1), item);
        }
    }

    /// Some words of one clause come, go or are replaced.
    pub fn reword(&mut self, law: &mut Law) {
        let phrase = self.phrases[self.dice.below(self.phrases.len())].clone();
        let (article, kind) = (self.dice.below(law.len()), self.dice.below(3));
        let paragraph = self.dice.below(law[article].len());
        let mut clause = &mut law[article][paragraph];
        if !clause.items.is_empty() && !self.dice.one_in(3) {
            let item = self.dice.below(clause.items.len());
            clause = &mut clause.items[item];
        }
        let mut parts: Vec<&str> = clause.words.split(',').collect();
        let at = self.dice.below(parts.len());
        match kind {
            0 if parts.len() > 1 => drop(parts.remove(at)),
            1 if parts.len() > 1 => parts[at] = &phrase,
            _ => parts.insert(at, &phrase),
        }
        clause.words = parts.join(",");
    }

    /// A long 款 becomes two.
    pub fn split(&mut self, law: &mut Law) {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let clause = &law[article][paragraph];
        let parts: Vec<&str> = clause.words.split(',').collect();
        if parts.len() < 4 || !clause.items.is_empty() || clause.words.chars().count() < 32 {
            return;
        }
        let (head, tail) = (parts[..2].join(","), parts[2..].join(","));
        let second = Clause {
            words: tail,
            ..clause.clone()
        };
        law[article][paragraph].words = head;
        law[article].insert(paragraph + 1, second);
    }
}

/// The clauses with their citations, and the identities of each.
pub fn passages(law: &Law) -> (Vec<Passage>, Vec<Vec<usize>>) {
    let (mut passages, mut identities) = (Vec::new(), Vec::new());
    for (number, article) in (1..).zip(law) {
        for (paragraph, clause) in (1..).zip(article) {
            let above = passages.len();
            let citation = format!("第{number}条第{paragraph}款");
            let mut push = |clause: &Clause, citation: String, parent| {
                passages.push(Passage {
                    citation,
                    words: clause.words.clone(),
                    parent,
                });
                identities.push(clause.identities.clone());
            };
            push(clause, citation.clone(), None);
            for (item, each) in (1..).zip(&clause.items) {
                push(each, format!("{citation}第({item})项"), Some(above));
            }
        }
    }
    (passages, identities)
}

/// Facts that the encodings speak of.
const FACTS: usize = 12;

/// The law as source, and its official text.
pub fn written(law: &Law, version: &str) -> (String, String) {
    let mut source = format!(
        "法规 《示例办法》\n  版本 {version}\n  性质 草案\n  发布 2024年1月8日\n  施行 2024年2月1日\n  原文 「official.txt」\n结论 认定\n  可以 > 不可以\n  缺省 不可以\n事实\n"
    );
    for fact in 0..FACTS {
        source += &format!("  事实{} : 是否\n", name(fact));
    }
    let mut official = "示例办法\n".to_owned();
    for (number, article) in (1..).zip(law) {
        let number = qufen_syntax::citation::chinese_numeral(number);
        for (index, paragraph) in article.iter().enumerate() {
            let label = if index == 0 {
                official += &format!("第{number}条 ");
                format!("\n第{number}条")
            } else {
                "款".to_owned()
            };
            let stop = if paragraph.items.is_empty() {
                "。"
            } else {
                ":"
            };
            official += &format!("{}{stop}\n", paragraph.words);
            source += &format!("{label} 「{}{stop}」\n", paragraph.words);
            source += &encoding(paragraph, false);
            for (item, each) in (1..).zip(&paragraph.items) {
                let label = format!("({})", qufen_syntax::citation::chinese_numeral(item));
                let stop = if item as usize == paragraph.items.len() {
                    "。"
                } else {
                    ";"
                };
                official += &format!("{label}{}{stop}\n", each.words);
                source += &format!("{label}「{}{stop}」\n", each.words);
                source += &encoding(each, true);
            }
        }
    }
    (source, official)
}

fn encoding(clause: &Clause, item: bool) -> String {
    let fact = format!("事实{}", name(clause.encoding % FACTS));
    match (item, clause.items.is_empty(), clause.encoding % 3) {
        (true, ..) => format!("  即 {fact}\n"),
        (false, false, _) => format!("当 {fact} 且 下列之一 则 可以\n"),
        (false, true, 0) => format!("当 {fact} 则 可以\n"),
        (false, true, _) => format!("不编码 「第{}号」\n", clause.encoding),
    }
}

fn name(fact: usize) -> char {
    "甲乙丙丁戊己庚辛壬癸子丑".chars().nth(fact).unwrap_or('寅')
}

impl Drafter {
    /// One clause is encoded in another way.
    pub fn reencode(&mut self, law: &mut Law) {
        let article = self.dice.below(law.len());
        let paragraph = self.dice.below(law[article].len());
        let clause = &mut law[article][paragraph];
        let encoding = self.dice.below(100);
        match self.dice.below(clause.items.len() + 1).checked_sub(1) {
            Some(item) => clause.items[item].encoding = encoding,
            None => clause.encoding = encoding,
        }
    }
}
