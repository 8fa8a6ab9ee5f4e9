//! What came, went, moved, was split or merged.

use super::change::ChangeKind;
use super::loom::Loom;
use super::side::Version;
use std::collections::BTreeMap;

impl Loom<'_> {
    /// Finds what came, went, moved, was split or merged.
    pub fn place(&mut self) {
        let mut groups: BTreeMap<usize, usize> = BTreeMap::new();
        for place in 0..self.provisions.len() {
            let provision = &self.provisions.list[place];
            let (group, only) = (provision.group, provision.only_in());
            let (Some(version), regrouped) = (only, self.provisions.is_regrouped(group)) else {
                if self.has_moved(place) {
                    self.placed[place] = Some(self.add(ChangeKind::Moved, Some(place), true));
                }
                continue;
            };
            let change = if regrouped {
                match groups.get(&group) {
                    Some(&change) => change,
                    None => {
                        let change = self.add(ChangeKind::Regrouped, Some(place), true);
                        groups.insert(group, change);
                        change
                    }
                }
            } else if let Some(change) = self.lead_that_brings(place, version) {
                change
            } else {
                let kind = match version {
                    Version::Old => ChangeKind::Deleted,
                    Version::New => ChangeKind::Inserted,
                };
                self.add(kind, Some(place), true)
            };
            self.join(change, place);
            self.placed[place] = Some(change);
        }
    }

    /// Counts the clauses of a provision among those that a change is about.
    fn join(&mut self, change: usize, place: usize) {
        let provision = &self.provisions.list[place];
        let change = &mut self.found[change].change;
        if change.kind != ChangeKind::Regrouped {
            return;
        }
        for (id, ids) in [
            (provision.old, &mut change.old),
            (provision.new, &mut change.new),
        ] {
            ids.extend(id.filter(|id| !ids.contains(id)));
        }
    }

    /// The change by which the clause above came or went, of which this one is a part.
    fn lead_that_brings(&self, place: usize, version: Version) -> Option<usize> {
        let lead = self.lead(place, version)?;
        let alone = self.provisions.list[lead].only_in() == Some(version);
        let regrouped = self
            .provisions
            .is_regrouped(self.provisions.list[lead].group);
        self.placed[lead].filter(|_| alone && !regrouped)
    }

    fn has_moved(&self, place: usize) -> bool {
        let group = |version| {
            let lead = self.lead(place, version)?;
            Some(self.provisions.list[lead].group)
        };
        group(Version::Old) != group(Version::New)
    }
}
