//! What the scenarios say of a slip without the diagram.

use super::bench::{Bench, Heard, decision};
use super::edit::Edit;
use super::mutant::Mutant;
use super::verdict::Notice;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{Case, ClauseId, Formula, Model, OutcomeId, ReadingId};
use std::borrow::Cow;

/// What the scenarios say without the diagram.
#[derive(Default)]
pub struct Hearing {
    /// The first that notices, by outcome if any does.
    pub noticed: Option<(usize, Notice)>,
    /// Those whose outcome Kleene's logic cannot tell.
    pub open: Vec<usize>,
}

/// A scenario whose outcome the slip leaves as it is.
struct Unmoved<'h> {
    place: usize,
    case: Cow<'h, Case>,
    values: Values<'h>,
    outcome: OutcomeId,
}

impl Hearing {
    /// Asks the scenarios in this order: first all of them for their outcomes, then, if these are
    /// as they were, for their reasons.
    pub fn of(bench: &Bench<'_>, order: &[usize], mutant: &Mutant, changed: &Model) -> Hearing {
        let changes = changes(mutant, bench.model);
        let mut hearing = Hearing::default();
        let mut unmoved: Vec<Unmoved<'_>> = Vec::new();
        for &place in order {
            let heard = &bench.heard[place];
            if !changes.iter().any(|it| it.touches(heard)) {
                continue;
            }
            let case = mutant.case(&heard.scenario.case, &heard.scenario.stated_readings);
            let values = Values::of(changed, &case);
            let Some(outcome) = values.verdict() else {
                hearing.open.push(place);
                continue;
            };
            if heard.decision.possible != [changed.outcomes[outcome.index()].as_str()] {
                hearing.noticed = Some((place, Notice::Outcome));
                return hearing;
            }
            unmoved.push(Unmoved {
                place,
                case,
                values,
                outcome,
            });
            if mutant.is_consequence() && hearing.reasons(bench, changed, &mut unmoved) {
                return hearing;
            }
        }
        hearing.reasons(bench, changed, &mut unmoved);
        hearing
    }

    /// Whether one of these decides for other reasons.
    fn reasons(
        &mut self,
        bench: &Bench<'_>,
        changed: &Model,
        unmoved: &mut Vec<Unmoved<'_>>,
    ) -> bool {
        let noticed = unmoved.drain(..).find_map(|it| {
            let values = it.values.decided(&[it.outcome]);
            let said = decision(changed, &it.case, &values, &[it.outcome]);
            (said != bench.heard[it.place].decision).then_some(it.place)
        });
        if let Some(place) = noticed {
            self.noticed = Some((place, Notice::Reasons));
        }
        noticed.is_some()
    }
}

/// Something that the slip changes.
enum Change<'c> {
    /// One formula for another.
    Formula(Formula, &'c Formula),
    /// These items too few or too many.
    Items(Vec<ClauseId>),
    /// The default of a reading.
    Default(ReadingId),
    /// How the law hangs together.
    Structure,
}

fn changes<'c>(mutant: &'c Mutant, law: &Model) -> Vec<Change<'c>> {
    let change = |edit: &'c Edit| match edit {
        Edit::Formula(place, formula) => {
            (place.read(law)).map_or(Change::Structure, |meant| Change::Formula(meant, formula))
        }
        Edit::RuleItems(index, items) => {
            let meant = &law.rules[*index].items;
            let either = meant.iter().chain(items).copied();
            let in_one = |it: &ClauseId| meant.contains(it) != items.contains(it);
            Change::Items(either.filter(in_one).collect())
        }
        Edit::Default(reading, _) => Change::Default(*reading),
        _ => Change::Structure,
    };
    mutant.edits.iter().map(change).collect()
}

impl Change<'_> {
    /// Whether the decision of a scenario can turn on it. A formula that is worth the same changes
    /// nothing, if its worth is known or the outcome does not hang on what is not.
    fn touches(&self, heard: &Heard<'_>) -> bool {
        match self {
            Change::Formula(meant, written) => {
                let worth = heard.values.formula(meant);
                (!heard.told && worth == Truth::Unknown) || worth != heard.values.formula(written)
            }
            Change::Items(items) => {
                let worth = |it: &ClauseId| heard.values.clause(*it);
                items.iter().any(|it| !worth(it).is_false())
            }
            Change::Default(reading) => !heard.scenario.stated_readings.contains(reading),
            Change::Structure => true,
        }
    }
}
