//! Laws with leads and items, 除外 and fictions, as the front end would lower them.
//!
//! A [`Statute`] is the plan of a law: it can be revised and laid out again, and every clause keeps
//! its tag, so that two layouts tell which of their clauses are one.

use super::formulas::Words;
use super::{Dice, generate};
use qufen_semantics::model::*;

/// The plan of a law. Clauses in formulas are [`ClauseId`]s of tags.
#[derive(Clone, Debug)]
pub struct Statute {
    /// Facts, readings, definitions, 约束, outcomes; no clauses.
    pub frame: Model,
    /// The articles in order.
    pub articles: Vec<Article>,
    /// 适用 and 参照, under the lead of the last article.
    pub scopes: Vec<(Formula, bool)>,
    /// The next tag.
    pub next: u32,
}

/// A lead with items.
#[derive(Clone, Debug)]
pub struct Article {
    /// The tag of the lead.
    pub tag: u32,
    /// The outcome that it is about.
    pub outcome: OutcomeId,
    /// Whether it is a 须; else it is a 当…则.
    pub required: bool,
    /// What the lead adds to its items.
    pub lead: Option<Formula>,
    /// 下列全部 or 下列之一.
    pub all: bool,
    /// At least one.
    pub items: Vec<Item>,
}

/// A 项.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its tag.
    pub tag: u32,
    /// 即.
    pub own: Formula,
    /// 除外.
    pub except: Option<Formula>,
    /// The tag of an earlier item by which this one is deemed met, and when.
    pub deemed: Option<(u32, Formula)>,
}

/// A random plan.
pub fn statute(dice: &mut Dice) -> Statute {
    let mut frame = generate::frame(dice);
    frame.out_of_scope = None;
    let mut statute = Statute {
        frame,
        articles: Vec::new(),
        scopes: Vec::new(),
        next: 0,
    };
    for _ in 0..1 + dice.below(3) {
        let article = statute.article(dice);
        statute.articles.push(article);
    }
    if dice.chance(1, 3) {
        statute.frame.out_of_scope = Some(OutcomeId(0));
        for analogy in [false, true] {
            let condition = Words::conditions(&statute.frame).formula(dice, 1);
            statute.scopes.push((condition, analogy));
        }
    }
    statute
}

impl Statute {
    /// A new tag.
    pub fn tag(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    fn article(&mut self, dice: &mut Dice) -> Article {
        let outcome = OutcomeId(dice.below(self.frame.outcomes.len()) as u32);
        let lead = dice
            .chance(1, 2)
            .then(|| Words::conditions(&self.frame).formula(dice, 1));
        let tag = self.tag();
        let items = (0..1 + dice.below(3)).map(|_| self.item(dice)).collect();
        let required = dice.chance(1, 3);
        Article {
            tag,
            outcome,
            required,
            lead,
            all: required || dice.chance(1, 4),
            items,
        }
    }

    /// A new item; it may speak of earlier ones.
    pub fn item(&mut self, dice: &mut Dice) -> Item {
        let earlier = self.item_tags();
        let words = Words::clauses(&self.frame, &earlier);
        let own = words.formula(dice, 2);
        let except = dice.chance(1, 4).then(|| {
            let outer = words.formula(dice, 1);
            // 再除外 takes something out of the 除外 again.
            match dice.chance(1, 3) {
                true => Formula::And(vec![outer, words.formula(dice, 1).negated()]),
                false => outer,
            }
        });
        let by = dice.choose(&earlier).copied().filter(|_| dice.chance(1, 3));
        let deemed = by.map(|by| (by.0, words.formula(dice, 1)));
        Item {
            tag: self.tag(),
            own,
            except,
            deemed,
        }
    }

    fn item_tags(&self) -> Vec<ClauseId> {
        let items = self.articles.iter().flat_map(|article| &article.items);
        items.map(|item| ClauseId(item.tag)).collect()
    }

    /// The law, and by clause its tag.
    pub fn layout(&self) -> (Model, Vec<u32>) {
        let mut layout = Layout {
            model: self.frame.clone(),
            tags: Vec::new(),
        };
        for article in &self.articles {
            layout.reserve(article);
        }
        let items: Vec<(&Article, &Item)> = self
            .articles
            .iter()
            .flat_map(|article| article.items.iter().map(move |item| (article, item)))
            .collect();
        let mut items_by_tag = items.clone();
        // An item speaks of items with smaller tags only, wherever they stand.
        items_by_tag.sort_by_key(|(_, item)| item.tag);
        for (article, item) in items_by_tag {
            layout.item(article, item);
        }
        for article in &self.articles {
            layout.lead(article);
        }
        for (condition, analogy) in &self.scopes {
            let last = self.articles.last();
            let Some(clause) = last.and_then(|article| layout.id(article.tag)) else {
                continue;
            };
            layout.model.scopes.push(Scope {
                clause,
                condition: layout.told(condition),
                analogy: *analogy,
            });
        }
        (layout.model, layout.tags)
    }
}

struct Layout {
    model: Model,
    tags: Vec<u32>,
}

impl Layout {
    fn reserve(&mut self, article: &Article) {
        let lead = ClauseId(self.tags.len() as u32);
        let number = self.model.clauses.iter().filter(|it| it.parent.is_none());
        let number = number.count() + 1;
        self.clause(article.tag, format!("第{number}条"), None);
        for (place, item) in (1..).zip(&article.items) {
            let citation = format!("第{number}条第({place})项");
            self.clause(item.tag, citation, Some(lead));
        }
    }

    fn clause(&mut self, tag: u32, citation: String, parent: Option<ClauseId>) {
        self.tags.push(tag);
        self.model.clauses.push(Clause {
            text: format!("标{tag}的原文"),
            citation,
            parent,
            formula: None,
            own: None,
            deemings: Vec::new(),
            exceptions: Vec::new(),
            account: Vec::new(),
        });
    }

    fn id(&self, tag: u32) -> Option<ClauseId> {
        let place = self.tags.iter().position(|each| *each == tag)?;
        Some(ClauseId(place as u32))
    }

    /// A formula over clauses instead of tags; a clause that is gone is met by nothing.
    fn told(&self, formula: &Formula) -> Formula {
        let all = |parts: &[Formula]| parts.iter().map(|part| self.told(part)).collect();
        match formula {
            Formula::Clause(tag) => match self.id(tag.0) {
                Some(id) => Formula::Clause(id),
                None => Formula::Constant(false),
            },
            Formula::Not(inner) => Formula::Not(Box::new(self.told(inner))),
            Formula::And(parts) => Formula::And(all(parts)),
            Formula::Or(parts) => Formula::Or(all(parts)),
            other => other.clone(),
        }
    }

    fn item(&mut self, article: &Article, item: &Item) {
        let Some(id) = self.id(item.tag) else { return };
        let own = self.told(&item.own);
        let mut formula = own.clone();
        let mut exceptions = Vec::new();
        if let Some(when) = &item.except {
            let when = self.told(when);
            formula = match article.required {
                true => Formula::Or(vec![formula, when.clone()]),
                false => Formula::And(vec![formula, when.clone().negated()]),
            };
            exceptions.push(Exception {
                clause: id,
                when,
                limits: 0,
                waives: article.required,
            });
        }
        let mut deemings = Vec::new();
        if let Some((by, when)) = &item.deemed
            && let Some(by) = self.id(*by)
        {
            let when = Formula::And(vec![Formula::Clause(by), self.told(when)]);
            formula = Formula::Or(vec![formula, when.clone()]);
            deemings.push(Deeming { by, when });
        }
        let clause = &mut self.model.clauses[id.index()];
        clause.own = Some(own);
        clause.formula = Some(formula);
        clause.exceptions = exceptions;
        clause.deemings = deemings;
        self.model.evaluation_order.push(id);
    }

    fn lead(&mut self, article: &Article) {
        let Some(id) = self.id(article.tag) else {
            return;
        };
        let items: Vec<ClauseId> = article
            .items
            .iter()
            .filter_map(|item| self.id(item.tag))
            .collect();
        let named: Vec<Formula> = items.iter().copied().map(Formula::Clause).collect();
        let list = match article.all {
            true => Formula::And(named),
            false => Formula::Or(named),
        };
        let lead = article.lead.as_ref().map(|lead| self.told(lead));
        let own = match &lead {
            Some(lead) => Formula::And(vec![lead.clone(), list.clone()]),
            None => list.clone(),
        };
        let clause = &mut self.model.clauses[id.index()];
        clause.own = Some(own.clone());
        clause.formula = Some(own);
        self.model.evaluation_order.push(id);
        let outcome = article.outcome;
        if !article.required {
            self.model.rules.push(Rule {
                clause: id,
                outcome,
                condition: Formula::Clause(id),
                items,
            });
            return;
        }
        let mut demands: Vec<(ClauseId, Formula)> =
            lead.into_iter().map(|lead| (id, lead)).collect();
        match article.all {
            true => demands.extend(items.iter().map(|item| (*item, Formula::Clause(*item)))),
            false => demands.push((id, list)),
        }
        for (clause, demand) in demands {
            self.model.requirements.push(Requirement {
                clause,
                outcome,
                condition: Formula::Or(vec![demand, Formula::Clause(id)]),
            });
        }
    }
}
