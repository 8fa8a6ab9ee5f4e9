//! Every 区分 and 断言: proved for all facts and all readings, or refuted with a case.
//!
//! A proof is a region shown to hold no case; a refutation is a case in it, which `decide` replays.
//! What is proved of nothing is not called proved: a side that no case can be on refutes its 区分.
//! Past the budget a search for cases establishes what it can.

mod assertion;
mod carrying;
mod contrast;
mod distinction;
mod human;
mod messages;
mod report;
mod searched;
pub mod tolerance;

pub use contrast::Contrast;
pub use human::human;
pub use report::{ProveReport, json_schema, report};

use crate::space::{Budget, Overrun, Space, Witness, within};
use qufen_semantics::model::{ClauseId, Model, OutcomeId};

/// What is to be proved, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// The clause under which it stands; an assertion may stand by itself.
    pub clause: Option<ClauseId>,
    /// `改革失误 与 明知故犯`, or the source words of an assertion.
    pub name: String,
    /// Whether it is a 区分 or a 断言.
    pub kind: Kind,
    /// What came of it.
    pub status: Status,
    /// The case that refutes it; for 可能, the case that proves it.
    pub witness: Option<Witness>,
    /// Two cases that show a proved distinction at work.
    pub contrast: Option<Contrast>,
    /// What the reader should know of the proof.
    pub notes: Vec<Note>,
}

/// The kinds of obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 区分.
    Distinction,
    /// 断言 恒.
    Always,
    /// 断言 可能.
    Sometimes,
}

/// How an obligation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It holds for all facts and all readings.
    Proved,
    /// It does not, for this reason.
    Refuted(Reason),
    /// The budget did not suffice; the notes say what was established nevertheless.
    Incomplete,
}

/// Why an obligation fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The 约束 leave no case at all, so nothing can be proved of any.
    NoCase,
    /// No rule grants a tolerant outcome.
    NothingGranted,
    /// Neither a 从严到宽 nor a name tells which outcome is tolerant.
    ToleranceUndeclared,
    /// A case on 彼方 is tolerated; the witness.
    ThatTolerated,
    /// No case within the scope can be on 彼方: what is said of it is empty.
    ThatImpossible,
    /// No case can be on 此方 alone.
    ThisImpossible,
    /// Cases on 此方 alone exist, and none is tolerated; the witness is one of them.
    ThisNeverTolerated,
    /// No two cases that differ only in what the distinction is about come out differently.
    NoContrast,
    /// 恒: the witness breaks it.
    Broken,
    /// 可能: no case fulfils it.
    Never,
}

/// What the reader should know of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Without this part of 彼方 the proof fails; the witness is tolerated though it meets all
    /// other parts.
    Carries {
        /// The part, in words.
        part: String,
        /// What a defined name stands for.
        means: Option<String>,
        /// What slips through without it.
        witness: Witness,
    },
    /// Without this 约束 the proof fails.
    Constraint(String),
    /// 此方 is tolerated only under these readings: names and options.
    OnlyUnder(Vec<(String, String)>),
    /// 此方 is tolerated, but no case on 彼方 can be had from it by changing what the distinction is
    /// about; the contrast is with a case on neither.
    OneSided,
    /// A condition of the assertion that no case meets: the assertion says nothing.
    EmptyPremise(String),
    /// Of an incomplete distinction: no case on 彼方 is tolerated.
    ThatDenied,
    /// Of an incomplete distinction: some case on 此方 alone is tolerated, the witness.
    ThisGranted,
}

/// All obligations of a model: the distinctions in the order of the law, then the assertions.
pub fn prove(model: &Model, budget: Budget) -> Vec<Obligation> {
    if let Ok(all) = within(model, budget, prove_in) {
        return all;
    }
    // One of them is too large; the others may still be proved alone.
    let count = model.distinctions.len() + model.assertions.len();
    let all = (0..count).map(|index| {
        within(model, budget, |space| one(space, index))
            .unwrap_or_else(|Overrun| unproved(model, index).settled(searched::prove(model, index)))
    });
    all.collect()
}

/// All obligations, in a space that stands already.
///
/// # Errors
/// [`Overrun`] when the diagram is too small.
pub fn prove_in(space: &Space<'_>) -> Result<Vec<Obligation>, Overrun> {
    let model = space.model();
    let count = model.distinctions.len() + model.assertions.len();
    (0..count).map(|index| one(space, index)).collect()
}

fn one(space: &Space<'_>, index: usize) -> Result<Obligation, Overrun> {
    let model = space.model();
    let verdict = match index.checked_sub(model.distinctions.len()) {
        _ if !space.some(space.everything())? => Verdict::refuted(Reason::NoCase, None),
        None => distinction::prove(space, &model.distinctions[index])?,
        Some(index) => assertion::prove(space, &model.assertions[index])?,
    };
    Ok(unproved(model, index).settled(verdict))
}

impl Obligation {
    fn settled(self, verdict: Verdict) -> Obligation {
        Obligation {
            status: verdict.status,
            witness: verdict.witness,
            contrast: verdict.contrast,
            notes: verdict.notes,
            ..self
        }
    }
}

fn unproved(model: &Model, index: usize) -> Obligation {
    let (clause, name, kind) = match index.checked_sub(model.distinctions.len()) {
        None => {
            let it = &model.distinctions[index];
            let name = format!("{} 与 {}", it.this_name, it.that_name);
            (Some(it.clause), name, Kind::Distinction)
        }
        Some(index) => {
            let it = &model.assertions[index];
            let kind = if it.always {
                Kind::Always
            } else {
                Kind::Sometimes
            };
            (it.clause, it.source.trim().to_owned(), kind)
        }
    };
    Obligation {
        clause,
        name,
        kind,
        status: Status::Incomplete,
        witness: None,
        contrast: None,
        notes: Vec::new(),
    }
}

/// What came of one obligation.
struct Verdict {
    status: Status,
    witness: Option<Witness>,
    contrast: Option<Contrast>,
    notes: Vec<Note>,
}

impl Verdict {
    fn proved() -> Verdict {
        Verdict {
            status: Status::Proved,
            witness: None,
            contrast: None,
            notes: Vec::new(),
        }
    }

    fn refuted(reason: Reason, witness: Option<Witness>) -> Verdict {
        Verdict {
            status: Status::Refuted(reason),
            witness,
            ..Verdict::proved()
        }
    }
}

/// The names of outcomes, as a list.
fn named(model: &Model, outcomes: &[OutcomeId]) -> Vec<String> {
    let names = outcomes.iter().map(|id| model.outcomes[id.index()].clone());
    names.collect()
}
