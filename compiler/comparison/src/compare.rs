//! The levels, put together.

use crate::comparison::{Comparison, Level};
use crate::particulars::{Particular, Version, particulars, repeals};
use crate::side::Side;
use crate::text::{aligned, changes};
use crate::trials::tried;
use qufen_revision::{align, passages};
use std::collections::BTreeMap;

/// Compares two versions. `renamed` gives facts of the old one that the new one knows under another
/// name.
pub fn compare(old: &Side<'_>, new: &Side<'_>, renamed: &BTreeMap<String, String>) -> Comparison {
    let mut comparison = described(old, new);
    if !comparison.not_comparable.is_empty() {
        return comparison;
    }
    comparison.particulars.retain(Particular::differs);
    let (before, after) = (passages(old.model), passages(new.model));
    let links = align(&before, &after);
    comparison.text = changes(&before, &after, &links);
    comparison.aligned = aligned(&before, &after, &links);
    let trials = tried(old, new, &links, renamed);
    comparison.scenarios = trials.flips;
    comparison.scenario_count = trials.tally;
    comparison.scenarios_undecided = trials.undecided;
    comparison
}

/// What can be said of any two versions, stubs included.
fn described(old: &Side<'_>, new: &Side<'_>) -> Comparison {
    let (before, after) = (&old.model.instrument, &new.model.instrument);
    let held = before.text_held && after.text_held;
    let not_comparable = if held {
        Vec::new()
    } else {
        Level::ALL.to_vec()
    };
    Comparison {
        old: Version::of(before),
        new: Version::of(after),
        particulars: particulars(before, after),
        repeals_old: repeals(before, after),
        equivalent: None,
        not_comparable,
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
