//! A region as a few readable conditions: an irredundant cover by cubes.
//!
//! After Minato and Morreale: the cover lies between two regions, so that what cannot be need not
//! be told apart. Cubes are then widened as far as the upper region allows, and those dropped that
//! the others make superfluous.

use super::{Graph, Overrun, Region, Space, Subject};
use qufen_diagram::Edge;
use std::collections::BTreeSet;

/// The subjects that a cube restricts, in the order of the diagram, each with what it allows by
/// alternative.
pub(crate) type Cube = Vec<(Subject, Vec<bool>)>;

/// Variables that are set, or not.
type Literals = Vec<(u32, bool)>;

impl Space<'_> {
    /// Cubes that hold all of `lower`, each some of it, and nothing outside `upper`, which holds
    /// `lower`. `None` when more than `most` would be needed.
    pub(crate) fn cover(
        &self,
        lower: &Region,
        upper: &Region,
        most: usize,
    ) -> Result<Option<Vec<Cube>>, Overrun> {
        let mut covering = Covering {
            space: self,
            left: most,
        };
        // What stands for no alternative may be covered or not: fewer cubes do.
        let codes = self.codes_of(&[lower, upper])?;
        let (within, up_to) = (lower.and(&codes)?, upper.or(&codes.not())?);
        let Some((mut cubes, _)) = covering.between(&within, &up_to)? else {
            return Ok(None);
        };
        for cube in &mut cubes {
            covering.widen(cube, upper)?;
        }
        let cubes = covering.needed(cubes, lower)?;
        Ok(Some(cubes.iter().map(|cube| self.told(cube)).collect()))
    }

    /// By level: the alternative of some assignment in the region, lawful or not, where it hangs on
    /// it; `None` when the region is empty.
    pub(crate) fn some_path(&self, region: &Region) -> Option<Vec<Option<u32>>> {
        if region.is_empty() {
            return None;
        }
        let levels = self.ground.levels();
        let mut path = vec![None; levels.groups.list.len()];
        let mut edge = region.edge;
        while !edge.is_end() {
            let level = levels.level(edge);
            let alternatives = 0..levels.alternatives(level);
            let mut ways = alternatives.map(|each| (each, levels.follow(edge, level, each)));
            let (alternative, next) = ways.find(|(_, next)| *next != Edge::NOTHING)?;
            path[level as usize] = Some(alternative);
            edge = next;
        }
        Some(path)
    }

    /// The assignments that set no variable of a subject without those before it, for the subjects that
    /// the regions tell apart.
    fn codes_of(&self, regions: &[&Region]) -> Result<Region, Overrun> {
        let levels = self.ground.levels();
        let supports = regions
            .iter()
            .map(|region| Graph::of(region, &levels).support());
        let supports: BTreeSet<u32> = supports.flatten().collect();
        drop(levels);
        let mut codes = self.everything().clone();
        for level in supports.into_iter().rev() {
            let group = self.ground.groups.list[level as usize];
            for later in (group.first + 1..group.first + group.alternatives - 1).rev() {
                let earlier = self.ground.variable(later - 1)?;
                codes = self
                    .ground
                    .variable(later)?
                    .minus(&earlier)?
                    .not()
                    .and(&codes)?;
            }
        }
        Ok(codes)
    }

    fn told(&self, literals: &Literals) -> Cube {
        let groups = &self.ground.groups;
        let mut cube: Cube = Vec::new();
        let mut sorted = literals.clone();
        sorted.sort_unstable();
        for (variable, set) in sorted {
            let group = &groups.list[groups.of_variable[variable as usize] as usize];
            let place = variable - group.first + 1;
            if cube.last().is_none_or(|(last, _)| *last != group.subject) {
                cube.push((group.subject, vec![true; group.alternatives as usize]));
            }
            if let Some((_, allowed)) = cube.last_mut() {
                for (alternative, allowed) in (0..).zip(allowed) {
                    *allowed &= (alternative >= place) == set;
                }
            }
        }
        cube
    }
}

struct Covering<'s, 'm> {
    space: &'s Space<'m>,
    left: usize,
}

impl Covering<'_, '_> {
    /// A cover between the two regions, and what it holds.
    fn between(
        &mut self,
        lower: &Region,
        upper: &Region,
    ) -> Result<Option<(Vec<Literals>, Region)>, Overrun> {
        if lower.is_empty() {
            return Ok(Some((Vec::new(), self.space.nothing().clone())));
        }
        let Some(variable) = [lower.top(), upper.top()].into_iter().flatten().min() else {
            return Ok(self.one());
        };
        if upper.is_everything() {
            return Ok(self.one());
        }
        let (lower_set, lower_unset) = lower.branches(variable);
        let (upper_set, upper_unset) = upper.branches(variable);
        let Some((unset, unset_holds)) =
            self.between(&lower_unset.minus(&upper_set)?, &upper_unset)?
        else {
            return Ok(None);
        };
        let Some((set, set_holds)) = self.between(&lower_set.minus(&upper_unset)?, &upper_set)?
        else {
            return Ok(None);
        };
        let rest = (lower_unset.minus(&unset_holds)?).or(&lower_set.minus(&set_holds)?)?;
        let Some((either, either_holds)) = self.between(&rest, &upper_set.and(&upper_unset)?)?
        else {
            return Ok(None);
        };
        let literal = self.space.ground.variable(variable)?;
        let holds = (literal.and(&set_holds)?)
            .or(&unset_holds.minus(&literal)?)?
            .or(&either_holds)?;
        let mut cubes = either;
        for (these, sign) in [(unset, false), (set, true)] {
            cubes.extend(these.into_iter().map(|mut cube| {
                cube.push((variable, sign));
                cube
            }));
        }
        Ok(Some((cubes, holds)))
    }

    /// The cube without any condition.
    fn one(&mut self) -> Option<(Vec<Literals>, Region)> {
        self.left = self.left.checked_sub(1)?;
        Some((vec![Vec::new()], self.space.everything().clone()))
    }

    /// Drops the literals without which the cube stays within `upper`.
    fn widen(&self, cube: &mut Literals, upper: &Region) -> Result<(), Overrun> {
        cube.sort_unstable();
        let mut at = 0;
        while at < cube.len() {
            let literal = cube.remove(at);
            if !self.region(cube)?.minus(upper)?.is_empty() {
                cube.insert(at, literal);
                at += 1;
            }
        }
        Ok(())
    }

    /// The cubes without those that the others make superfluous.
    fn needed(&self, mut cubes: Vec<Literals>, lower: &Region) -> Result<Vec<Literals>, Overrun> {
        cubes.sort_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
        cubes.dedup();
        let mut at = cubes.len();
        while at > 0 {
            at -= 1;
            let mut rest = lower.clone();
            for (_, other) in cubes.iter().enumerate().filter(|(index, _)| *index != at) {
                rest = rest.minus(&self.region(other)?)?;
            }
            if rest.is_empty() {
                cubes.remove(at);
            }
        }
        Ok(cubes)
    }

    fn region(&self, literals: &Literals) -> Result<Region, Overrun> {
        let mut region = self.space.everything().clone();
        for &(variable, set) in literals.iter().rev() {
            let literal = self.space.ground.at_least(variable)?;
            region = if set {
                literal.and(&region)?
            } else {
                region.minus(&literal)?
            };
        }
        Ok(region)
    }
}
