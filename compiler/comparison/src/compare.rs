//! The levels, put together.

use crate::claims::{Unread, claims};
use crate::comparison::{Comparison, Level};
use crate::outcomes::outcomes;
use crate::particulars::{Particular, Version, particulars, repeals};
use crate::rules;
use crate::side::Side;
use crate::text::{aligned, changes};
use crate::trials::tried;
use qufen_analysis::diff::{Correspondence, Joint, diff};
use qufen_analysis::space::Budget;
use qufen_revision::{Link, align, passages};
use qufen_semantics::model::{ClauseId, FactId, Model};
use std::collections::BTreeMap;

/// What is asked besides.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Facts of the old version that the new one knows under another name.
    pub renamed: Vec<(FactId, FactId)>,
    /// Claims about both versions.
    pub claims: Vec<String>,
    /// How large diagrams may grow.
    pub budget: Budget,
}

/// Compares two versions.
///
/// # Errors
/// A claim that cannot be read.
pub fn compare(old: &Side<'_>, new: &Side<'_>, request: &Request) -> Result<Comparison, Unread> {
    let mut comparison = described(old, new);
    if !comparison.not_comparable.is_empty() {
        return Ok(comparison);
    }
    comparison.particulars.retain(Particular::differs);
    let (before, after) = (passages(old.model), passages(new.model));
    let links = align(&before, &after);
    comparison.text = changes(&before, &after, &links);
    comparison.aligned = aligned(&before, &after, &links);
    let same = Correspondence {
        clauses: joined(&links),
        renamed: request.renamed.clone(),
    };
    let difference = diff(old.model, new.model, &same, request.budget);
    let (models, joint) = ((&**old.model, &**new.model), &difference.joint);
    comparison.assertions = claims(models, &same, joint, &request.claims, request.budget)?;
    comparison.rules = rules::changes(old.model, new.model, &difference);
    comparison.facts = rules::facts(old.model, new.model, &difference);
    (comparison.outcomes, comparison.equivalent) = outcomes(old.model, new.model, &difference);
    let names = renamings(old.model, new.model, &difference.joint);
    let trials = tried(old, new, &links, &names);
    comparison.scenarios = trials.flips;
    comparison.scenario_count = trials.tally;
    comparison.scenarios_undecided = trials.undecided;
    Ok(comparison)
}

/// Which clause is which.
fn joined(links: &[Link]) -> Vec<(ClauseId, ClauseId)> {
    let clause = |index: usize| u32::try_from(index).ok().map(ClauseId);
    let pairs = links.iter().flat_map(|link| {
        let old = link.old.iter().filter_map(move |&index| clause(index));
        old.flat_map(move |old| {
            let new = link.new.iter().filter_map(move |&index| clause(index));
            new.map(move |new| (old, new))
        })
    });
    pairs.collect()
}

/// Facts under another name, those of open items included, which are named by the clause's number.
fn renamings(old: &Model, new: &Model, joint: &Joint) -> BTreeMap<String, String> {
    let names = joint.facts.iter().filter_map(|fact| {
        let before = old.facts.get(fact.old?.index())?;
        let after = new.facts.get(fact.new?.index())?;
        (before.name != after.name).then(|| (before.name.clone(), after.name.clone()))
    });
    names.collect()
}

/// What can be said of any two versions, stubs included.
fn described(old: &Side<'_>, new: &Side<'_>) -> Comparison {
    let (before, after) = (&old.model.instrument, &new.model.instrument);
    let held = before.text_held && after.text_held;
    Comparison {
        old: Version::of(before),
        new: Version::of(after),
        equivalent: None,
        assertions: Vec::new(),
        particulars: particulars(before, after),
        repeals_old: repeals(before, after),
        not_comparable: if held {
            Vec::new()
        } else {
            Level::ALL.to_vec()
        },
        text: Vec::new(),
        aligned: Vec::new(),
        rules: Vec::new(),
        facts: Vec::new(),
        outcomes: Default::default(),
        scenarios: Vec::new(),
        scenario_count: Default::default(),
        scenarios_undecided: Vec::new(),
    }
}
