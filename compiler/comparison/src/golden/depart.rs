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
    /// What was approved under another heading, the one approved first: clauses under other numbers,
    /// with which nothing else changed.
    pub renumbered: Vec<(String, String)>,
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
    /// How many parts depart.
    pub fn count(&self) -> usize {
        self.new.len() + self.gone.len() + self.renumbered.len() + self.changed.len()
    }

    /// Whether the difference is the approved one.
    pub fn none(&self) -> bool {
        self.count() == 0
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
    join_renumbered(&mut found);
    let summary = found.changed.iter().filter(|it| it.heading == SUMMARY);
    if found.count() > summary.count() {
        found.changed.retain(|it| it.heading != SUMMARY);
    }
    found
}

/// What says the same under a heading of the same kind is not new and not gone.
fn join_renumbered(found: &mut Departures) {
    let kind = |entry: &Entry| entry.heading.split(' ').next().map(str::to_owned);
    let mut new = Vec::new();
    for entry in std::mem::take(&mut found.new) {
        let same = |it: &Entry| kind(it) == kind(&entry) && it.lines == entry.lines;
        match found.gone.iter().position(same) {
            Some(index) if !entry.lines.is_empty() => {
                let before = found.gone.remove(index);
                found.renumbered.push((before.heading, entry.heading));
            }
            _ => new.push(entry),
        }
    }
    found.new = new;
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
    fn what_only_stands_elsewhere_is_neither_new_nor_gone() {
        let approved = golden(&[
            ("文字 修改 第三条", &["甲[-乙-]"]),
            ("文字 改号 第四条 → 第五条", &[]),
        ]);
        let now = golden(&[("文字 修改 第三条 → 第四条", &["甲[-乙-]"])]);
        let found = departures(&approved, &now);
        let moved = (
            "文字 修改 第三条".to_owned(),
            "文字 修改 第三条 → 第四条".to_owned(),
        );
        assert_eq!(found.renumbered, [moved]);
        assert_eq!(
            (found.new.len(), found.gone.len(), found.count()),
            (0, 1, 2)
        );
    }

    #[test]
    fn a_summary_that_was_tampered_with_does_not_pass() {
        let approved = golden(&[("总述", &["一字未改"])]);
        let found = departures(&approved, &golden(&[("总述", &["改了"])]));
        assert!(!found.none());
    }
}
