//! Where a slip befalls a formula, and what it offers there.

use crate::mutate::edit::Edit;
use crate::mutate::mutant::{Operator, Slip};
use crate::mutate::place::Place;
use crate::wording;
use qufen_semantics::model::{ClauseId, Formula, Model};

/// One formula of the law.
pub struct Site<'m> {
    /// The law.
    pub model: &'m Model,
    /// Where the formula stands.
    pub place: Place,
}

/// What might stand there instead.
pub struct Offer {
    /// Which kind of slip.
    pub operator: Operator,
    /// The formula.
    pub formula: Formula,
    /// In words.
    pub slip: Slip,
    /// The items that 下列… then ranges over, when they change.
    pub items: Option<Vec<ClauseId>>,
}

impl Site<'_> {
    /// Every part of the formula in turn, replaced by what `offer` gives for it. The items of a
    /// list are not parts: 下列… is one phrase.
    pub fn variations(
        &self,
        formula: &Formula,
        offer: &dyn Fn(&Formula) -> Vec<Offer>,
    ) -> Vec<Offer> {
        let mut all = offer(formula);
        if self.is_list(formula) {
            return all;
        }
        match formula {
            Formula::Not(inner) => {
                all.extend(self.variations(inner, offer).into_iter().map(|mut it| {
                    it.formula = it.formula.negated();
                    it
                }))
            }
            Formula::And(parts) | Formula::Or(parts) => {
                for (index, part) in parts.iter().enumerate() {
                    let varied = self.variations(part, offer).into_iter();
                    all.extend(varied.map(|mut it| {
                        let mut parts = parts.clone();
                        parts[index] = it.formula;
                        it.formula = like(formula, parts);
                        it
                    }));
                }
            }
            _ => {}
        }
        all
    }

    /// The items that 下列… ranges over here, in the order of the text.
    pub fn items(&self) -> Vec<ClauseId> {
        match self.place {
            Place::Clause(id) => {
                let all = self.model.clauses.iter().enumerate();
                all.filter(|(_, clause)| clause.parent == Some(id) && clause.formula.is_some())
                    .map(|(index, _)| ClauseId(index as u32))
                    .collect()
            }
            Place::Rule(index) => self.model.rules[index].items.clone(),
            _ => Vec::new(),
        }
    }

    /// Whether the formula is 下列之一 or 下列全部.
    pub fn is_list(&self, formula: &Formula) -> bool {
        let (Formula::And(parts) | Formula::Or(parts)) = formula else {
            return false;
        };
        let items = self.items().into_iter().map(Formula::Clause);
        !parts.is_empty() && items.eq(parts.iter().cloned())
    }

    /// How the rule of this place then ranges over `items`.
    pub fn ranging(&self, items: Vec<ClauseId>) -> Option<Edit> {
        let index = match self.place {
            Place::Rule(index) => index,
            Place::Clause(id) => {
                let mut rules = self.model.rules.iter();
                rules.position(|rule| rule.clause == id && !rule.items.is_empty())?
            }
            _ => return None,
        };
        Some(Edit::RuleItems(index, items))
    }

    /// The formula in words.
    pub fn words(&self, formula: &Formula) -> String {
        match formula {
            Formula::Or(_) if self.is_list(formula) => "下列之一".into(),
            Formula::And(_) if self.is_list(formula) => "下列全部".into(),
            Formula::And(parts) if parts.iter().any(|it| self.is_list(it)) => {
                let parts: Vec<String> = parts.iter().map(|it| self.bracketed(it)).collect();
                parts.join(" 且 ")
            }
            Formula::Or(parts) if parts.iter().any(|it| self.is_list(it)) => {
                let parts: Vec<String> = parts.iter().map(|it| self.bracketed(it)).collect();
                parts.join(" 或 ")
            }
            other => wording::words(self.model, other),
        }
    }

    fn bracketed(&self, formula: &Formula) -> String {
        match formula {
            Formula::And(_) | Formula::Or(_) if !self.is_list(formula) => {
                format!("({})", self.words(formula))
            }
            _ => self.words(formula),
        }
    }

    /// An offer that writes `written` for `meant`.
    pub fn written(&self, operator: Operator, meant: &Formula, written: Formula) -> Offer {
        let slip = Slip::Written {
            meant: self.words(meant),
            written: self.words(&written),
        };
        Offer {
            operator,
            formula: written,
            slip,
            items: None,
        }
    }
}

/// 且 or 或 as before, of other parts; a single part stands for itself.
pub fn like(formula: &Formula, mut parts: Vec<Formula>) -> Formula {
    match formula {
        _ if parts.len() == 1 => parts.remove(0),
        Formula::And(_) => Formula::And(parts),
        _ => Formula::Or(parts),
    }
}
