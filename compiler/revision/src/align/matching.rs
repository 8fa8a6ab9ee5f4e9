//! The links found so far, and what they say about the clauses around them.

use super::side::Side;

/// Clauses joined one to one.
pub struct Matching<'a> {
    /// The old version.
    pub old: &'a Side<'a>,
    /// The new version.
    pub new: &'a Side<'a>,
    /// Of each old clause.
    pub to_new: Vec<Option<usize>>,
    /// Of each new clause.
    pub to_old: Vec<Option<usize>>,
}

/// What it counts that the clauses above are joined to each other, or to others.
const PARENTS: f32 = 0.2;
const OTHER_PARENTS: f32 = -0.1;
/// What it counts that the clause before, or after, is joined to its counterpart.
const NEIGHBOUR: f32 = 0.1;
/// What the same number counts.
const SAME_NUMBER: f32 = 0.05;

impl<'a> Matching<'a> {
    /// Nothing joined yet.
    pub fn new(old: &'a Side<'a>, new: &'a Side<'a>) -> Matching<'a> {
        Matching {
            old,
            new,
            to_new: vec![None; old.len()],
            to_old: vec![None; new.len()],
        }
    }

    /// Whether both are still free.
    pub fn free(&self, old: usize, new: usize) -> bool {
        self.to_new[old].is_none() && self.to_old[new].is_none()
    }

    /// Joins two clauses.
    pub fn join(&mut self, old: usize, new: usize) {
        self.to_new[old] = Some(new);
        self.to_old[new] = Some(old);
    }

    /// Whether the two are joined to each other.
    pub fn joined(&self, old: usize, new: usize) -> bool {
        self.to_new[old] == Some(new)
    }

    /// What the surroundings say for two clauses being one, from -0.1 to 0.45.
    pub fn surroundings(&self, old: usize, new: usize) -> f32 {
        let number = if self.old.coordinates[old] == self.new.coordinates[new] {
            SAME_NUMBER
        } else {
            0.0
        };
        number
            + self.parents(old, new)
            + self.neighbours(self.old.before(old), self.new.before(new))
            + self.neighbours(self.old.after(old), self.new.after(new))
    }

    fn parents(&self, old: usize, new: usize) -> f32 {
        match (self.old.parent(old), self.new.parent(new)) {
            (Some(above), Some(below)) if self.joined(above, below) => PARENTS,
            (Some(above), Some(below)) if self.free(above, below) => 0.0,
            (None, None) => 0.0,
            _ => OTHER_PARENTS,
        }
    }

    fn neighbours(&self, old: Option<usize>, new: Option<usize>) -> f32 {
        match (old, new) {
            (Some(old), Some(new)) if self.joined(old, new) => NEIGHBOUR,
            (None, None) => NEIGHBOUR,
            _ => 0.0,
        }
    }

    /// How far two clauses lie apart in their versions, from 0 to 1.
    pub fn distance(&self, old: usize, new: usize) -> f32 {
        (self.old.position(old) - self.new.position(new)).abs()
    }
}
