//! Reads the parts of a citation in words: numbers with their units.

use super::label::is_numeral;
use super::respell::Opening;
use qufen_syntax::citation::{Ordinal, numeral};

/// Whether a unit is the beginning of another word: 第一项目, 第三条件, 第一款项 name no clause.
pub(super) fn goes_on(unit: &str, rest: &str) -> bool {
    let others: &[&str] = match unit {
        "条" => &["例", "件", "约", "款项"],
        "项" => &["目"],
        _ => &["项目"],
    };
    others.iter().any(|word| rest.starts_with(word))
}

/// Reads a citation.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    pub fn word(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    pub fn number(&mut self) -> Option<u32> {
        let rest = self.rest();
        let length = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
        let number = numeral(&rest[..length])?;
        self.at += length;
        Some(number)
    }

    /// What stands behind 前: 款, 两款, 三项.
    pub fn back(&mut self) -> Option<(Opening, u32)> {
        const UNITS: [(&str, Opening); 3] = [
            ("条", Opening::PrecedingArticle),
            ("款", Opening::Preceding),
            ("项", Opening::PrecedingItem),
        ];
        let start = self.at;
        let count = self.number().unwrap_or(1);
        let found = UNITS.into_iter().find(|(unit, _)| self.word(unit));
        match found {
            Some((unit, opening)) if !goes_on(unit, self.rest()) => Some((opening, count)),
            _ => {
                self.at = start;
                None
            }
        }
    }

    /// `第三条`, `第(三)项`, `第九条之一`; nothing is read where the unit is another.
    pub fn part(&mut self, unit: &str) -> Option<Ordinal> {
        let start = self.at;
        let ordinal = self.try_part(unit);
        if ordinal.is_none() {
            self.at = start;
        }
        ordinal
    }

    fn try_part(&mut self, unit: &str) -> Option<Ordinal> {
        self.word("第").then_some(())?;
        let bracket = self.word("(") || self.word("（");
        let number = self.number()?;
        if bracket {
            (self.word(")") || self.word("）")).then_some(())?;
        }
        self.word(unit).then_some(())?;
        if goes_on(unit, self.rest()) {
            return None;
        }
        let mut inserted = Vec::new();
        while self.rest().starts_with('之') {
            let before = self.at;
            self.at += '之'.len_utf8();
            match self.number() {
                Some(number) => inserted.push(number),
                None => {
                    self.at = before;
                    break;
                }
            }
        }
        Some(Ordinal { number, inserted })
    }
}
