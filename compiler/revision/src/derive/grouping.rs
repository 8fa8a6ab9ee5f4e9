//! The same change of words in several clauses, said once.

use super::operation::{Edit, LEAD_IN, Operation};

/// Joins changes that are one and the same, at the first place where they are made.
pub fn grouped(operations: Vec<Operation>) -> Vec<Operation> {
    let mut out: Vec<Operation> = Vec::new();
    for operation in operations {
        let joined = same_edit(&operation).and_then(|(place, edit)| {
            let earlier = out.iter_mut().find_map(|other| match other {
                Operation::Everywhere { places, old, new } if is(edit, old, new) => Some(places),
                _ => None,
            })?;
            earlier.push(place.to_owned());
            Some(())
        });
        if joined.is_none() {
            out.push(first_of_several(operation));
        }
    }
    out.into_iter().map(alone).collect()
}

/// A change that may turn out to be made in several places.
fn first_of_several(operation: Operation) -> Operation {
    match same_edit(&operation) {
        Some((place, Edit::Replace(old, new))) => Operation::Everywhere {
            places: vec![place.to_owned()],
            old: old.clone(),
            new: new.clone(),
        },
        _ => operation,
    }
}

/// What is made in one place only.
fn alone(operation: Operation) -> Operation {
    match operation {
        Operation::Everywhere {
            mut places,
            old,
            new,
        } if places.len() == 1 => Operation::Reword {
            place: places.pop().unwrap_or_default(),
            edits: vec![Edit::Replace(old, new)],
            encodings: String::new(),
        },
        other => other,
    }
}

fn same_edit(operation: &Operation) -> Option<(&str, &Edit)> {
    let Operation::Reword {
        place,
        edits,
        encodings,
    } = operation
    else {
        return None;
    };
    match edits.as_slice() {
        // 引导语 would be said of the places before it, too.
        _ if place.ends_with(LEAD_IN) => None,
        [edit @ Edit::Replace(..)] if encodings.is_empty() => Some((place, edit)),
        _ => None,
    }
}

fn is(edit: &Edit, old: &str, new: &str) -> bool {
    matches!(edit, Edit::Replace(from, to) if from == old && to == new)
}
