//! How clauses are numbered once some have gone and others come.

use qufen_syntax::citation::Ordinal;

/// Why a number cannot be given. Indices are of what comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// Another clause has it: one that comes too, or one that stays.
    Taken { this: usize, other: Option<usize> },
    /// There are not so many clauses, or none to stand behind.
    Beyond { this: usize, count: u32 },
    /// Two come at the end, and nothing says which is first.
    BothLast { this: usize, other: usize },
}

/// A place in the new order: what stays, by its index, or what comes, by its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Stays(usize),
    Comes(usize),
}

/// A clause, and those that were inserted behind it as 之一, 之二.
type Group = Vec<(Member, Vec<u32>)>;

/// Every clause keeps its number; those that come have theirs.
pub(super) fn fixed(
    stays: &[Ordinal],
    comes: &[Option<Ordinal>],
) -> Result<Vec<(Member, Ordinal)>, Problem> {
    let staying = stays
        .iter()
        .enumerate()
        .map(|(at, number)| (Member::Stays(at), number.clone()));
    let mut all: Vec<(Member, Ordinal)> = staying.collect();
    for (at, number) in comes.iter().enumerate() {
        let last = all
            .iter()
            .map(|(_, number)| number.number)
            .max()
            .unwrap_or(0);
        let number = number.clone().unwrap_or(Ordinal::new(last + 1));
        if let Some((other, _)) = all.iter().find(|(_, other)| *other == number) {
            let other = match other {
                Member::Comes(other) => Some(*other),
                Member::Stays(_) => None,
            };
            return Err(Problem::Taken { this: at, other });
        }
        // What stays may be out of order already; what comes stands before the first that is larger.
        let place = all.iter().position(|(_, other)| *other > number);
        all.insert(place.unwrap_or(all.len()), (Member::Comes(at), number));
    }
    Ok(all)
}

/// Clauses are numbered from `start` without gaps; those that come stand at their number, the others
/// fill the rest in their order. What was inserted as 之一 stays with the number before it.
pub(super) fn consecutive(
    stays: &[Ordinal],
    comes: &[Option<Ordinal>],
    start: u32,
) -> Result<Vec<(Member, Ordinal)>, Problem> {
    let mut groups = groups(stays);
    let bare = |number: &Ordinal| number.inserted.is_empty();
    let coming = comes
        .iter()
        .filter(|number| number.as_ref().is_none_or(bare))
        .count();
    let count = groups.len() + coming;
    let mut slots: Vec<Option<usize>> = vec![None; count];
    for (at, number) in comes.iter().enumerate() {
        let Some(number) = number.as_ref().filter(|number| bare(number)) else {
            continue;
        };
        let slot = number.number.checked_sub(start).map(|slot| slot as usize);
        let Some(slot) = slot.filter(|&slot| slot < count) else {
            let count = start + count as u32 - 1;
            return Err(Problem::Beyond { this: at, count });
        };
        if let Some(other) = slots[slot] {
            let other = Some(other);
            return Err(Problem::Taken { this: at, other });
        }
        slots[slot] = Some(at);
    }
    let mut last = None;
    for (at, number) in comes.iter().enumerate() {
        if number.is_some() {
            continue;
        }
        if let Some(other) = last.replace(at) {
            return Err(Problem::BothLast { this: at, other });
        }
        if let Some(slot) = slots.iter_mut().rev().find(|slot| slot.is_none()) {
            *slot = Some(at);
        }
    }
    groups.reverse();
    let mut numbered: Vec<(u32, Group)> = Vec::new();
    for (number, slot) in (start..).zip(slots) {
        let group = match slot {
            Some(at) => vec![(Member::Comes(at), Vec::new())],
            None => groups.pop().unwrap_or_default(),
        };
        numbered.push((number, group));
    }
    for (at, number) in comes.iter().enumerate() {
        let Some(number) = number.as_ref().filter(|number| !bare(number)) else {
            continue;
        };
        let group = numbered.iter_mut().find(|(host, _)| *host == number.number);
        let Some((_, group)) = group else {
            let count = start + count as u32 - 1;
            return Err(Problem::Beyond { this: at, count });
        };
        if let Some((other, _)) = group
            .iter()
            .find(|(_, inserted)| *inserted == number.inserted)
        {
            let other = match other {
                Member::Comes(other) => Some(*other),
                Member::Stays(_) => None,
            };
            return Err(Problem::Taken { this: at, other });
        }
        let before = group
            .iter()
            .take_while(|(_, inserted)| *inserted < number.inserted);
        let place = before.count();
        group.insert(place, (Member::Comes(at), number.inserted.clone()));
    }
    let members = numbered.into_iter().flat_map(|(number, group)| {
        group
            .into_iter()
            .map(move |(member, inserted)| (member, Ordinal { number, inserted }))
    });
    Ok(members.collect())
}

/// Each clause with those that were inserted behind it; one whose own has gone counts for itself.
fn groups(stays: &[Ordinal]) -> Vec<Group> {
    let mut groups: Vec<(u32, Group)> = Vec::new();
    for (at, number) in stays.iter().enumerate() {
        let member = Member::Stays(at);
        match groups
            .last_mut()
            .filter(|(host, _)| !number.inserted.is_empty() && *host == number.number)
        {
            Some((_, group)) => group.push((member, number.inserted.clone())),
            None => groups.push((
                if number.inserted.is_empty() {
                    number.number
                } else {
                    u32::MAX
                },
                vec![(member, Vec::new())],
            )),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Member::{Comes, Stays};

    fn plain(numbers: &[u32]) -> Vec<Ordinal> {
        numbers.iter().map(|&number| Ordinal::new(number)).collect()
    }

    fn after(number: u32, inserted: u32) -> Ordinal {
        Ordinal {
            number,
            inserted: vec![inserted],
        }
    }

    #[test]
    fn what_comes_takes_its_number_and_the_rest_moves_on() {
        let order = consecutive(&plain(&[1, 2, 3]), &[Some(Ordinal::new(2))], 1).expect("fits");
        assert_eq!(
            order,
            [
                (Stays(0), Ordinal::new(1)),
                (Comes(0), Ordinal::new(2)),
                (Stays(1), Ordinal::new(3)),
                (Stays(2), Ordinal::new(4)),
            ]
        );
        let last = consecutive(&plain(&[1, 3]), &[None], 1).expect("fits");
        assert_eq!(last[2], (Comes(0), Ordinal::new(3)));
    }

    #[test]
    fn inserted_numbers_stay_with_the_number_before_them() {
        let stays = [
            Ordinal::new(1),
            Ordinal::new(2),
            after(2, 1),
            Ordinal::new(3),
        ];
        let comes = [Some(Ordinal::new(1)), Some(after(3, 2))];
        let order = consecutive(&stays, &comes, 1).expect("fits");
        let numbers: Vec<Ordinal> = order.iter().map(|(_, number)| number.clone()).collect();
        assert_eq!(
            numbers,
            [
                Ordinal::new(1),
                Ordinal::new(2),
                Ordinal::new(3),
                after(3, 1),
                after(3, 2),
                Ordinal::new(4)
            ]
        );
        assert_eq!(order[4].0, Comes(1));
    }

    #[test]
    fn impossible_numbers_are_told_apart() {
        let stays = plain(&[1, 2]);
        let come = |numbers: &[Option<Ordinal>]| consecutive(&stays, numbers, 1);
        assert_eq!(
            come(&[Some(Ordinal::new(4))]),
            Err(Problem::Beyond { this: 0, count: 3 })
        );
        let twice = [Some(Ordinal::new(2)), Some(Ordinal::new(2))];
        let other = Some(0);
        assert_eq!(come(&twice), Err(Problem::Taken { this: 1, other }));
        assert_eq!(
            come(&[None, None]),
            Err(Problem::BothLast { this: 1, other: 0 })
        );
    }

    #[test]
    fn where_numbers_stay_a_new_one_needs_one_of_its_own() {
        let stays = plain(&[1, 2, 4]);
        let order = fixed(&stays, &[Some(after(2, 1)), Some(Ordinal::new(3)), None]).expect("fits");
        let members: Vec<Member> = order.iter().map(|(member, _)| *member).collect();
        assert_eq!(
            members,
            [Stays(0), Stays(1), Comes(0), Comes(1), Stays(2), Comes(2)]
        );
        let other = None;
        assert_eq!(
            fixed(&stays, &[Some(Ordinal::new(2))]),
            Err(Problem::Taken { this: 0, other })
        );
    }
}
