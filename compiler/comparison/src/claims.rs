//! Claims about both versions (`--assert`): each holds of every case, or a case tells why not.

use crate::outcomes::{Occurrence, Replay};
use qufen_analysis::diff::{Correspondence, Instance, Joint, Verdict, assert};
use qufen_analysis::space::Budget;
use qufen_diagnostics::{Diagnostic, Span};
use qufen_semantics::model::{Model, OutcomeId};
use schemars::JsonSchema;
use serde::Serialize;

/// What came of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Claim {
    /// As typed.
    pub claim: String,
    /// Whether it holds.
    pub status: ClaimStatus,
    /// A case that breaks it, or that shows that it can be; absent where there is none to show.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<Occurrence>,
}

/// Whether a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ClaimStatus {
    /// Proved.
    Holds,
    /// Refuted.
    Fails,
    /// Not established within the budget.
    Incomplete,
}

/// A claim that cannot be read, and why; the findings are placed in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// As typed.
    pub claim: String,
    /// At least one.
    pub findings: Vec<Diagnostic<Span>>,
}

/// Decides every claim.
pub(crate) fn claims(
    (old, new): (&Model, &Model),
    same: &Correspondence,
    joint: &Joint,
    texts: &[String],
    budget: Budget,
) -> Result<Vec<Claim>, Unread> {
    let decided = |text: &String| {
        let verdict = assert(old, new, same, text, budget).map_err(|findings| Unread {
            claim: text.clone(),
            findings,
        })?;
        let told = |found: Option<Instance>| found.map(|it| occurrence((old, new), joint, &it));
        let (status, case) = match verdict {
            Verdict::Holds(found) => (ClaimStatus::Holds, told(found)),
            Verdict::Fails(found) => (ClaimStatus::Fails, told(found)),
            Verdict::Incomplete | Verdict::NotHeld => (ClaimStatus::Incomplete, None),
        };
        Ok(Claim {
            claim: text.clone(),
            status,
            case,
        })
    };
    texts.iter().map(decided).collect()
}

fn occurrence((old, new): (&Model, &Model), joint: &Joint, instance: &Instance) -> Occurrence {
    let name = |model: &Model, outcome: OutcomeId| {
        let name = model.outcomes.get(outcome.index());
        name.cloned().unwrap_or_default()
    };
    Occurrence {
        from: name(old, instance.from),
        to: name(new, instance.to),
        direction: None,
        replay: Replay::of(&instance.witness, joint, old, new),
    }
}
