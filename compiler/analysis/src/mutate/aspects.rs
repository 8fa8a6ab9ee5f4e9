//! What can be observed of a decision in a case of which everything is known, as regions.
//!
//! Each aspect mirrors one part of the evaluator's explanation: where it holds, the decision says
//! so. Two laws decide alike exactly when every aspect has the same lawful cases under both.

use crate::space::{Overrun, Region, Space};
use qufen_semantics::model::{ClauseId, Modality, OutcomeId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One thing that a decision can say. Outcomes by name: their order may be the slip.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The law reaches the case by this clause; whether by analogy.
    Scope(ClauseId, bool),
    /// The clause is a basis.
    Basis(ClauseId),
    /// The clause's requirement is met.
    Met(ClauseId),
    /// The clause's requirement fails.
    Failed(ClauseId),
    /// The clause fired for the outcome in vain.
    Defeated(String, ClauseId),
    /// What fired for the outcome is defeated by this clause; by the outcome itself when none.
    By(String, Option<ClauseId>),
    /// The exception in this clause waives the other, or keeps the case out of it.
    Excepted(ClauseId, ClauseId, bool),
    /// The case stands on 此方 (or 彼方) of the distinction of that index.
    Side(usize, bool),
    /// The factor of that index leans 有利 (or 不利).
    Lean(usize, bool),
    /// The effect follows.
    Effect(ClauseId),
    /// The norm follows: clause, modality, actor, act, addressee.
    Due(ClauseId, u8, String, String, Option<String>),
}

/// Where each aspect holds.
pub type Aspects = BTreeMap<Aspect, Region>;

/// What a decision says besides its outcome, in parts that can be told alike without being laid
/// out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// By which clause the law reaches the case.
    Scope,
    /// Requirements met and failed.
    Requirements,
    /// What an exception did.
    Exceptions,
    /// Basis, and what is defeated by what.
    Grounds,
    /// Distinctions, factors, effects, duties.
    Consequences,
}

impl Part {
    /// All parts.
    pub const ALL: [Part; 5] = [
        Part::Consequences,
        Part::Scope,
        Part::Requirements,
        Part::Exceptions,
        Part::Grounds,
    ];

    /// The aspects of the part.
    pub fn aspects(self, space: &Space<'_>) -> Result<Aspects, Overrun> {
        let mut spoken = Spoken {
            space,
            found: Aspects::new(),
        };
        match self {
            Part::Consequences => return consequences(space),
            Part::Scope => spoken.scope()?,
            Part::Requirements => spoken.requirements()?,
            Part::Exceptions => spoken.exceptions()?,
            Part::Grounds => {
                let mut carrying = Vec::new();
                for index in 0..space.model().outcomes.len() {
                    carrying.push(spoken.outcome(OutcomeId(index as u32), &carrying)?);
                }
            }
        }
        Ok(spoken.found)
    }
}

/// The aspects of one law, made part by part as they are asked for.
#[derive(Default)]
pub struct Said {
    parts: RefCell<BTreeMap<Part, Rc<Aspects>>>,
}

impl Said {
    /// The aspects of a part of the law in `space`, which must always be the same.
    pub fn of(&self, part: Part, space: &Space<'_>) -> Result<Rc<Aspects>, Overrun> {
        let known = self.parts.borrow().get(&part).cloned();
        if let Some(aspects) = known {
            return Ok(aspects);
        }
        let aspects = Rc::new(part.aspects(space)?);
        self.parts.borrow_mut().insert(part, Rc::clone(&aspects));
        Ok(aspects)
    }
}

/// What is weighed and what follows.
fn consequences(space: &Space<'_>) -> Result<Aspects, Overrun> {
    let model = space.model();
    let mut spoken = Spoken {
        space,
        found: Aspects::new(),
    };
    for (index, each) in model.distinctions.iter().enumerate() {
        let (this, that) = (space.formula(&each.this)?, space.formula(&each.that)?);
        spoken.add(Aspect::Side(index, true), this)?;
        spoken.add(Aspect::Side(index, false), that)?;
    }
    for (index, each) in model.factors.iter().enumerate() {
        let favourable = space.formula(&each.favourable)?;
        let adverse = space.formula(&each.adverse)?;
        spoken.add(Aspect::Lean(index, true), favourable.minus(&adverse)?)?;
        spoken.add(Aspect::Lean(index, false), adverse.minus(&favourable)?)?;
    }
    for each in &model.effects {
        spoken.add(Aspect::Effect(each.clause), space.formula(&each.condition)?)?;
    }
    for each in &model.norms {
        let modality = match each.modality {
            Modality::Duty => 0,
            Modality::Prohibition => 1,
            Modality::Right => 2,
        };
        let due = Aspect::Due(
            each.clause,
            modality,
            each.actor.clone(),
            each.act.clone(),
            each.addressee.clone(),
        );
        spoken.add(due, space.formula(&each.condition)?)?;
    }
    Ok(spoken.found)
}

/// Collects the aspects of one law.
pub struct Spoken<'s, 'm> {
    pub space: &'s Space<'m>,
    found: Aspects,
}

impl Spoken<'_, '_> {
    pub fn add(&mut self, aspect: Aspect, region: Region) -> Result<(), Overrun> {
        let joined = match self.found.get(&aspect) {
            Some(known) => known.or(&region)?,
            None => region,
        };
        self.found.insert(aspect, joined);
        Ok(())
    }

    /// The first scope that reaches the case is told, 适用 before 参照.
    fn scope(&mut self) -> Result<(), Overrun> {
        let mut scopes: Vec<_> = self.space.model().scopes.iter().collect();
        scopes.sort_by_key(|scope| scope.analogy);
        let mut left = self.space.everything().clone();
        for scope in scopes {
            let condition = self.space.formula(&scope.condition)?;
            self.add(
                Aspect::Scope(scope.clause, scope.analogy),
                left.and(&condition)?,
            )?;
            left = left.minus(&condition)?;
        }
        Ok(())
    }

    /// Requirements are told of wherever the law reaches the case.
    fn requirements(&mut self) -> Result<(), Overrun> {
        for requirement in &self.space.model().requirements {
            let condition = self.space.formula(&requirement.condition)?;
            let inside = self.space.inside();
            let (met, failed) = (inside.and(&condition)?, inside.minus(&condition)?);
            self.add(Aspect::Met(requirement.clause), met)?;
            self.add(Aspect::Failed(requirement.clause), failed)?;
        }
        Ok(())
    }

    /// Where an exception applies and its clause stands otherwise than of itself; a waiver is told
    /// of where the requirement is.
    fn exceptions(&mut self) -> Result<(), Overrun> {
        let space = self.space;
        let model = space.model();
        for (id, clause) in (0..).map(ClauseId).zip(&model.clauses) {
            let Some(own) = &clause.own else { continue };
            let own = space.formula(own)?;
            for exception in &clause.exceptions {
                let when = space.formula(&exception.when)?;
                let told = if exception.waives {
                    when.minus(&own)?.and(self.concerned(id))?
                } else {
                    when.and(&own)?.minus(space.clause(id))?
                };
                let aspect = Aspect::Excepted(exception.clause, id, exception.waives);
                self.add(aspect, told)?;
            }
        }
        Ok(())
    }

    /// The cases in which some requirement at or around the clause is told of.
    fn concerned(&self, id: ClauseId) -> &Region {
        let model = self.space.model();
        let above =
            |id: ClauseId| std::iter::successors(Some(id), |it| model.clauses[it.index()].parent);
        let near =
            |other: ClauseId| above(id).any(|it| it == other) || above(other).any(|it| it == id);
        if model.requirements.iter().any(|it| near(it.clause)) {
            self.space.inside()
        } else {
            self.space.nothing()
        }
    }
}
