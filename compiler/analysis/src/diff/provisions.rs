//! Provisions: the clauses of both versions as one text, what is one provision only once.

use super::Correspondence;
use super::side::Version;
use qufen_semantics::model::{ClauseId, Model};
use std::collections::BTreeMap;

/// A clause of either version, or one of both.
#[derive(Clone, Debug)]
pub(super) struct Provision {
    pub old: Option<ClauseId>,
    pub new: Option<ClauseId>,
    /// Provisions of one group became one another: a single one for most, several where a clause
    /// was split or merged.
    pub group: usize,
}

/// All provisions: the order of the old text, with what is new behind what precedes it.
pub(super) struct Provisions {
    pub list: Vec<Provision>,
    old: Vec<usize>,
    new: Vec<usize>,
    /// By group: how many provisions.
    sizes: Vec<usize>,
}

impl Provision {
    /// The version that alone has it.
    pub fn only_in(&self) -> Option<Version> {
        match (self.old, self.new) {
            (Some(_), None) => Some(Version::Old),
            (None, Some(_)) => Some(Version::New),
            _ => None,
        }
    }
}

/// What only the new version has, by the old clause that it stands behind, counted from one.
fn following(
    new: &Model,
    backward: &BTreeMap<ClauseId, Vec<ClauseId>>,
    single: impl Fn(ClauseId) -> Option<ClauseId>,
    old: usize,
) -> Vec<Vec<Provision>> {
    let mut following: Vec<Vec<Provision>> = vec![Vec::new(); old + 1];
    let mut behind = 0;
    for other in (0..new.clauses.len() as u32).map(ClauseId) {
        let before = match backward.get(&other).map(Vec::as_slice) {
            Some(&[one]) => Some(one).filter(|one| single(*one) == Some(other)),
            _ => None,
        };
        match before {
            Some(one) => behind = one.index() + 1,
            None => following[behind].push(Provision {
                old: None,
                new: Some(other),
                group: 0,
            }),
        }
    }
    following
}

impl Provisions {
    pub fn of(old: &Model, new: &Model, same: &Correspondence) -> Provisions {
        let in_range = |(one, other): &&(ClauseId, ClauseId)| {
            one.index() < old.clauses.len() && other.index() < new.clauses.len()
        };
        let mut forward: BTreeMap<ClauseId, Vec<ClauseId>> = BTreeMap::new();
        let mut backward: BTreeMap<ClauseId, Vec<ClauseId>> = BTreeMap::new();
        for (one, other) in same.clauses.iter().filter(in_range) {
            let to = forward.entry(*one).or_default();
            if !to.contains(other) {
                to.push(*other);
                backward.entry(*other).or_default().push(*one);
            }
        }
        let single = |one: ClauseId| match forward.get(&one).map(Vec::as_slice) {
            Some([other]) if backward[other].len() == 1 => Some(*other),
            _ => None,
        };
        let mut list = Vec::new();
        let mut following = following(new, &backward, single, old.clauses.len());
        list.append(&mut following[0]);
        for one in (0..old.clauses.len() as u32).map(ClauseId) {
            list.push(Provision {
                old: Some(one),
                new: single(one),
                group: 0,
            });
            list.append(&mut following[one.index() + 1]);
        }
        let mut provisions = Provisions {
            old: vec![0; old.clauses.len()],
            new: vec![0; new.clauses.len()],
            sizes: Vec::new(),
            list,
        };
        provisions.index();
        provisions.gather(&forward);
        provisions
    }

    fn index(&mut self) {
        for (place, each) in self.list.iter().enumerate() {
            if let Some(id) = each.old {
                self.old[id.index()] = place;
            }
            if let Some(id) = each.new {
                self.new[id.index()] = place;
            }
        }
    }

    /// Groups are numbered by their first provision.
    fn gather(&mut self, forward: &BTreeMap<ClauseId, Vec<ClauseId>>) {
        let mut leader: Vec<usize> = (0..self.list.len()).collect();
        fn find(leader: &mut [usize], mut place: usize) -> usize {
            while leader[place] != place {
                leader[place] = leader[leader[place]];
                place = leader[place];
            }
            place
        }
        for (one, others) in forward {
            for other in others {
                let a = find(&mut leader, self.old[one.index()]);
                let b = find(&mut leader, self.new[other.index()]);
                leader[a.max(b)] = a.min(b);
            }
        }
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        for place in 0..self.list.len() {
            let first = find(&mut leader, place);
            let next = numbers.len();
            let group = *numbers.entry(first).or_insert(next);
            self.list[place].group = group;
            if group == self.sizes.len() {
                self.sizes.push(0);
            }
            self.sizes[group] += 1;
        }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The provision of a version's clause.
    pub fn place(&self, version: Version, clause: ClauseId) -> usize {
        match version {
            Version::Old => self.old[clause.index()],
            Version::New => self.new[clause.index()],
        }
    }

    /// By own clause: the provision, as a clause of a model that has the provisions first.
    pub fn clauses(&self, version: Version) -> Vec<ClauseId> {
        let places = match version {
            Version::Old => &self.old,
            Version::New => &self.new,
        };
        places.iter().map(|place| ClauseId(*place as u32)).collect()
    }

    /// Whether several provisions are one another's: a split or a merger.
    pub fn is_regrouped(&self, group: usize) -> bool {
        self.sizes[group] > 1
    }
}
