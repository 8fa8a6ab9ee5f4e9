//! 区分 … 此方: which side of a distinction a scenario claims, and whether its facts bear it out.

use qufen_diagnostics::Location;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Distinction, Model};
use qufen_semantics::scenario::{Coverage, ResolvedScenario};

/// One 区分 that a scenario claims to cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The name of 此方.
    pub this_name: String,
    /// The name of 彼方.
    pub that_name: String,
    /// Whether it claims 此方.
    pub this_side: bool,
    /// The words that claim it.
    pub place: Location,
    /// What the side claimed is worth in the case; unknown as well where the instrument does not draw it.
    pub worth: Truth,
}

impl Claim {
    /// Whether the case stands on the side claimed.
    pub fn holds(&self) -> bool {
        self.worth.is_true()
    }

    /// `改革失误 与 明知故犯`.
    pub fn distinction(&self) -> String {
        format!("{} 与 {}", self.this_name, self.that_name)
    }

    /// `此方` or `彼方`, as the scenario writes it.
    pub fn side(&self) -> &'static str {
        if self.this_side { "此方" } else { "彼方" }
    }

    /// The name of the side claimed.
    pub fn side_name(&self) -> &str {
        if self.this_side {
            &self.this_name
        } else {
            &self.that_name
        }
    }
}

/// The claims of a scenario, each weighed by the formula of its side.
pub(super) fn claims(model: &Model, scenario: &ResolvedScenario) -> Vec<Claim> {
    let values = Values::of(model, &scenario.case);
    let claim = |covered: &Coverage| {
        let distinction = find(model, &covered.this_name, &covered.that_name);
        let worth = distinction.map(|distinction| {
            values.formula(if covered.this_side {
                &distinction.this
            } else {
                &distinction.that
            })
        });
        Claim {
            this_name: covered.this_name.clone(),
            that_name: covered.that_name.clone(),
            this_side: covered.this_side,
            place: covered.place,
            worth: worth.unwrap_or(Truth::Unknown),
        }
    };
    scenario.covers.iter().map(claim).collect()
}

fn find<'m>(model: &'m Model, this_name: &str, that_name: &str) -> Option<&'m Distinction> {
    let mut all = model.distinctions.iter();
    all.find(|one| one.this_name == this_name && one.that_name == that_name)
}
