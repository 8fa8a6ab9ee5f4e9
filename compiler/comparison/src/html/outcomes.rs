//! Matrix, transitions, causes and cases, ready for the templates.

use super::index::Index;
use crate::comparison::Comparison;
use crate::human::consequences::{groups, moved, moved_under_readings, whole};
use crate::human::outcomes::joined_parts;
use crate::messages::Messages;
use crate::outcomes::{self, Consequence, Occurrence, Replay, Transition};
use qufen_analysis::diff::Direction;
use qufen_analysis::space::Findings;

/// One transition.
pub(super) struct Change {
    pub id: String,
    pub class: &'static str,
    pub from: String,
    pub to: String,
    pub direction: String,
    pub articles: String,
    pub amount: String,
    pub cases: String,
    pub note: Option<&'static str>,
    pub causes: Vec<Cause>,
    /// Where no cause is told.
    pub case: Option<Case>,
}

/// One cause.
pub(super) struct Cause {
    pub articles: String,
    pub places: Vec<Place>,
    pub together: &'static str,
    pub amount: String,
    pub cases: String,
    pub when: String,
    pub any_lead: &'static str,
    /// That more is needed, or nothing.
    pub wider: &'static str,
    pub any: Vec<String>,
    pub case: Case,
}

/// A clause that is a cause.
pub(super) struct Place {
    pub label: String,
    pub row: Option<String>,
}

/// A case that shows it.
pub(super) struct Case {
    pub lead: String,
    pub more: Vec<String>,
    pub files: Vec<File>,
}

/// A case as `decide --case` reads it.
pub(super) struct File {
    pub label: &'static str,
    pub json: String,
}

/// What follows in other cases.
pub(super) struct Due {
    pub articles: String,
    pub what: String,
    pub shifts: Vec<Moved>,
}

/// The cases in which it newly follows, or no longer does.
pub(super) struct Moved {
    pub amount: String,
    pub case: Case,
}

/// A claim, and the case that decides it.
pub(super) struct Claimed {
    pub what: String,
    pub outcomes: String,
    pub case: Option<Case>,
}

/// The class of an element that shows a direction.
pub(super) fn class(direction: Direction) -> &'static str {
    match direction {
        Direction::Stricter => "stricter",
        Direction::Lighter => "lighter",
        Direction::Sideways => "sideways",
        Direction::Disputed => "disputed",
    }
}

/// Puts what the comparison says into the words of one language.
pub(super) struct Teller<'a> {
    pub comparison: &'a Comparison,
    pub index: &'a Index,
    pub words: Messages,
}

impl Teller<'_> {
    /// Every transition, also those that only other readings show, or that the budget left bare.
    pub fn changes(&self) -> Vec<Change> {
        let outcomes = &self.comparison.outcomes;
        let told = outcomes.transitions.iter();
        let mut all: Vec<Change> = told.map(|it| self.change(it)).collect();
        let bare = outcomes.only_under_readings().iter();
        let note = self.words.under_readings();
        all.extend(bare.map(|it| self.bare(it, Some(note))));
        let found = outcomes.unsettled.iter().flat_map(|it| &it.found);
        all.extend(found.map(|it| self.bare(it, None)));
        for (index, change) in all.iter_mut().enumerate() {
            change.id = format!("transition-{index}");
        }
        all
    }

    fn change(&self, transition: &Transition) -> Change {
        let pair = &transition.pair;
        let causes = transition.causes.as_ref();
        let told: Vec<Cause> = causes
            .iter()
            .flat_map(|all| all.iter())
            .map(|it| self.cause(it, transition.has_one_cause()))
            .collect();
        let mut articles: Vec<&str> = told.iter().flat_map(|it| it.articles.split(' ')).collect();
        articles.sort_unstable();
        articles.dedup();
        Change {
            id: String::new(),
            class: class(transition.direction),
            from: pair.from.clone(),
            to: pair.to.clone(),
            direction: self.words.direction(transition.direction).to_owned(),
            articles: articles.join(" "),
            amount: self.words.amount(&pair.cases, pair.share),
            cases: pair.cases.grouped(),
            note: causes.is_none().then(|| self.words.no_causes()),
            case: causes.is_none().then(|| self.case(&transition.replay)),
            causes: told,
        }
    }

    fn bare(&self, one: &Occurrence, note: Option<&'static str>) -> Change {
        Change {
            id: String::new(),
            class: one.direction.map_or("", class),
            from: one.from.clone(),
            to: one.to.clone(),
            direction: one
                .direction
                .map_or("", |it| self.words.direction(it))
                .to_owned(),
            articles: String::new(),
            amount: String::new(),
            cases: String::new(),
            note,
            causes: Vec::new(),
            case: Some(self.case(&one.replay)),
        }
    }

    fn cause(&self, cause: &outcomes::Cause, alone: bool) -> Cause {
        Cause {
            articles: self.index.articles(&cause.old, &cause.new),
            places: self.places(cause),
            together: match cause.changes.len() {
                2.. => self.words.together(),
                _ => "",
            },
            amount: if alone {
                String::new()
            } else {
                self.words.amount(&cause.cases, cause.share)
            },
            cases: cause.cases.grouped(),
            when: joined_parts(&cause.when),
            any_lead: if cause.when.is_empty() {
                self.words.one_of()
            } else {
                self.words.and_one_of()
            },
            wider: if cause.wider { self.words.wider() } else { "" },
            any: cause.any.iter().map(|parts| joined_parts(parts)).collect(),
            case: self.case(&cause.replay),
        }
    }

    /// New clauses under their names, old ones that became none of them besides.
    fn places(&self, cause: &outcomes::Cause) -> Vec<Place> {
        let new = cause
            .new
            .iter()
            .map(|cite| (cite, self.index.new_row(cite), true));
        let new: Vec<_> = new.collect();
        let old = cause
            .old
            .iter()
            .map(|cite| (cite, self.index.old_row(cite), false));
        let gone = old.filter(|(_, row, _)| !new.iter().any(|(_, other, _)| other == row));
        let mut places: Vec<Place> = gone
            .chain(new.iter().copied())
            .map(|(cite, row, is_new)| Place {
                label: if is_new {
                    cite.clone()
                } else {
                    self.words.old_clause(cite)
                },
                row: row.map(Index::row_id),
            })
            .collect();
        if places.is_empty() {
            places.push(Place {
                label: self.words.because(&[], &[]),
                row: None,
            });
        }
        places
    }

    fn case(&self, replay: &Replay) -> Case {
        let mut lines = crate::human::outcomes::case_lines(self.words, &replay.words).into_iter();
        let files = match (&replay.witness_old, &replay.witness_new) {
            (Some(old), Some(new)) => vec![
                File {
                    label: self.words.old_version(),
                    json: json(old),
                },
                File {
                    label: self.words.new_version(),
                    json: json(new),
                },
            ],
            _ => vec![File {
                label: "",
                json: json(&replay.witness),
            }],
        };
        Case {
            lead: lines.next().unwrap_or_default(),
            more: lines.collect(),
            files,
        }
    }

    pub fn claims(&self) -> Vec<Claimed> {
        let all = self.comparison.assertions.iter().map(|claim| Claimed {
            what: crate::human::claims::heading(self.words, claim),
            outcomes: (claim.case.as_ref())
                .map(|it| crate::human::outcomes::occurrence(self.words, it))
                .unwrap_or_default(),
            case: claim.case.as_ref().map(|it| self.case(&it.replay)),
        });
        all.collect()
    }

    pub fn dues(&self) -> Vec<Due> {
        let all = &self.comparison.outcomes.consequences;
        groups(all).iter().map(|group| self.due(group)).collect()
    }

    fn due(&self, group: &[&Consequence]) -> Due {
        let cites = |cite: fn(&Consequence) -> &Option<String>| {
            let found = group.iter().filter_map(|one| cite(one).clone());
            found.collect::<Vec<_>>()
        };
        let first = || group.iter().take(1);
        let shifts = first().flat_map(|one| moved(self.words, one));
        let elsewhere = first().flat_map(|one| moved_under_readings(self.words, one));
        let elsewhere = elsewhere.map(|(mark, replay)| Moved {
            amount: mark.to_owned(),
            case: self.case(replay),
        });
        Due {
            articles: self
                .index
                .articles(&cites(|it| &it.old), &cites(|it| &it.new)),
            what: whole(self.words, group),
            shifts: shifts
                .map(|(mark, shift)| Moved {
                    amount: format!("{mark}{}", self.words.amount(&shift.cases, shift.share)),
                    case: self.case(&shift.replay),
                })
                .chain(elsewhere)
                .collect(),
        }
    }
}

fn json(findings: &Findings) -> String {
    // Strings, numbers and lists: serialising them cannot fail.
    serde_json::to_string_pretty(findings).unwrap_or_default()
}
