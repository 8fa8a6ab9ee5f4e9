//! The switches by which changes are made, and what hangs on which clause.

use super::Grain;
use qufen_semantics::model::{ClauseId, Model, ReadingId};
use std::collections::BTreeMap;

/// One reading for each change, or for all changes that are taken together.
pub(super) struct Switches {
    pub grain: Grain,
    /// The first of the readings.
    pub first: u32,
    pub by_key: BTreeMap<String, u32>,
}

impl Switches {
    /// The switch of a change, by its index and its article.
    pub fn switch(&mut self, index: usize, article: &str) -> ReadingId {
        let key = match self.grain {
            Grain::Change => index.to_string(),
            Grain::Article => article.to_owned(),
            Grain::Whole => String::new(),
        };
        let next = self.first + self.by_key.len() as u32;
        ReadingId(*self.by_key.entry(key).or_insert(next))
    }
}

/// By own clause: the indices of what stands on it.
pub(super) struct Hung {
    pub rules: Vec<Vec<usize>>,
    pub requirements: Vec<Vec<usize>>,
    pub scopes: Vec<Vec<usize>>,
}

impl Hung {
    pub fn of(model: &Model) -> Hung {
        let by_clause = |clauses: &mut dyn Iterator<Item = ClauseId>| {
            let mut all = vec![Vec::new(); model.clauses.len()];
            for (index, clause) in clauses.enumerate() {
                all[clause.index()].push(index);
            }
            all
        };
        Hung {
            rules: by_clause(&mut model.rules.iter().map(|it| it.clause)),
            requirements: by_clause(&mut model.requirements.iter().map(|it| it.clause)),
            scopes: by_clause(&mut model.scopes.iter().map(|it| it.clause)),
        }
    }
}

/// The article of a citation: 第九条, 第九条之一.
pub(super) fn article(citation: &str) -> String {
    let end = citation.find('条').map_or(citation.len(), |at| {
        let rest = at + '条'.len_utf8();
        let inserted = citation[rest..].starts_with('之');
        let tail = citation[rest..].find('第').filter(|_| inserted);
        match (inserted, tail) {
            (true, Some(tail)) => rest + tail,
            (true, None) => citation.len(),
            _ => rest,
        }
    });
    citation[..end].to_owned()
}
