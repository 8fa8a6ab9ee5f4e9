//! The difference of the differences: what is new, gone, or otherwise than approved.

use super::{Entry, Golden, SUMMARY};
use qufen_scenarios::compare::{Edit, edits};

/// How a comparison departs from the approved one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Departures {
    /// What was not there when the difference was approved.
    pub new: Vec<Entry>,
    /// What was approved and is no longer there.
    pub gone: Vec<Entry>,
    /// What was approved otherwise.
    pub changed: Vec<Departure>,
}

/// An entry that was approved otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// What it is about.
    pub heading: String,
    /// The lines that differ.
    pub edits: Vec<Edit>,
}

impl Departures {
    /// Whether the difference is the approved one.
    pub fn none(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

/// How `now` departs from `approved`. The summary is told only where nothing else differs: it says
/// again what the entries say.
pub fn departures(approved: &Golden, now: &Golden) -> Departures {
    let mut found = Departures::default();
    let mut left: Vec<&Entry> = approved.entries.iter().collect();
    for entry in &now.entries {
        match left.iter().position(|it| it.heading == entry.heading) {
            Some(index) => {
                let before = left.remove(index);
                found.changed.extend(changed(before, entry));
            }
            None => found.new.push(entry.clone()),
        }
    }
    found.gone = left.into_iter().cloned().collect();
    let besides = |it: &&Departure| it.heading != SUMMARY;
    let more = found.changed.iter().filter(besides).count();
    if more + found.new.len() + found.gone.len() > 0 {
        found.changed.retain(|it| it.heading != SUMMARY);
    }
    found
}

fn changed(before: &Entry, after: &Entry) -> Option<Departure> {
    (before.lines != after.lines).then(|| Departure {
        heading: after.heading.clone(),
        edits: edits(&before.lines, &after.lines),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn golden(entries: &[(&str, &[&str])]) -> Golden {
        let entry = |(heading, lines): &(&str, &[&str])| Entry {
            heading: (*heading).into(),
            lines: lines.iter().map(|line| (*line).into()).collect(),
        };
        Golden {
            versions: "一".into(),
            entries: entries.iter().map(entry).collect(),
        }
    }

    #[test]
    fn new_gone_and_changed_are_told_apart() {
        let approved = golden(&[
            ("总述", &["二"]),
            ("结论 甲 → 乙", &["1,536 种"]),
            ("文字 删去 第三条", &["丙"]),
        ]);
        let now = golden(&[
            ("总述", &["三"]),
            ("结论 甲 → 乙", &["1,540 种"]),
            ("文字 增加 第四条", &["丁"]),
        ]);
        let found = departures(&approved, &now);
        assert_eq!(found.new, [now.entries[2].clone()]);
        assert_eq!(found.gone, [approved.entries[2].clone()]);
        let headings = found.changed.iter().map(|it| it.heading.as_str());
        assert_eq!(headings.collect::<Vec<_>>(), ["结论 甲 → 乙"]);
        assert!(departures(&now, &now).none());
    }

    #[test]
    fn a_summary_that_was_tampered_with_does_not_pass() {
        let approved = golden(&[("总述", &["一字未改"])]);
        let found = departures(&approved, &golden(&[("总述", &["改了"])]));
        assert!(!found.none());
    }
}
