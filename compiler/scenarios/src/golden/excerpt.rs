//! The first words of a clause, by which it is recognised under another number.

use qufen_semantics::model::Model;
use std::collections::BTreeMap;

/// How many characters of a clause stand behind its citation.
const LENGTH: usize = 12;

/// The first characters of `text`, white space left out.
pub fn excerpt(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .take(LENGTH)
        .collect()
}

/// The words of every clause of one version, by citation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    texts: BTreeMap<String, String>,
}

impl Words {
    /// The clauses of `model`.
    pub fn of(model: &Model) -> Words {
        let clauses = model.clauses.iter();
        Words {
            texts: clauses
                .map(|clause| (clause.citation.clone(), excerpt(&clause.text)))
                .collect(),
        }
    }

    /// The excerpt of the clause at `citation`; empty when the version has no such clause.
    pub fn at(&self, citation: &str) -> &str {
        self.texts.get(citation).map_or("", String::as_str)
    }
}

impl<C: Into<String>, T: AsRef<str>> FromIterator<(C, T)> for Words {
    fn from_iter<I: IntoIterator<Item = (C, T)>>(clauses: I) -> Words {
        let clauses = clauses.into_iter();
        Words {
            texts: clauses
                .map(|(cite, text)| (cite.into(), excerpt(text.as_ref())))
                .collect(),
        }
    }
}
