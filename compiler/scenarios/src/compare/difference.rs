//! The difference between a decision and its golden, field by field, as data.

use super::change::{Change, Moved, change};
use crate::golden::{Field, Record, Words, line_text};
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// Two lines count as one altered line when at least this share of their characters agrees.
const ALIKE: f32 = 0.7;

/// What differs in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field.
    pub field: Field,
    /// What it amounts to.
    pub change: Change,
    /// The lines that differ, in order.
    pub edits: Vec<Edit>,
}

/// One differing line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Only in the golden.
    Removed(String),
    /// Only in the decision.
    Added(String),
    /// In both, slightly different.
    Altered {
        /// The golden's line.
        before: Vec<Segment>,
        /// The decision's line.
        after: Vec<Segment>,
    },
}

/// A part of an altered line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Whether the other line lacks them.
    pub differs: bool,
}

/// Every field in which `after` differs from `before`, in order.
pub fn differences(before: &Record, after: &Record, words: &Words) -> Vec<Difference> {
    let moved = Moved::between(before, words);
    let difference = |field| {
        let change = change(before, after, field, &moved)?;
        Some(Difference {
            field,
            change,
            edits: edits(&texts(before, field), &texts(after, field)),
        })
    };
    Field::ALL.into_iter().filter_map(difference).collect()
}

fn texts(record: &Record, field: Field) -> Vec<String> {
    record.of(field).map(line_text).collect()
}

/// How lines became other lines, alike ones told apart character by character.
pub fn edits(before: &[String], after: &[String]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => {
                replace(&before[op.old_range()], &after[op.new_range()], &mut edits);
            }
        }
    }
    edits
}

/// Pairs lines that are alike; what has no like is removed or added.
fn replace(before: &[String], after: &[String], edits: &mut Vec<Edit>) {
    let mut rest = after.iter().peekable();
    for old in before {
        match rest.next_if(|new| are_alike(old, new)) {
            Some(new) => edits.push(altered(old, new)),
            None => edits.push(Edit::Removed(old.clone())),
        }
    }
    edits.extend(rest.map(|new| Edit::Added(new.clone())));
}

fn are_alike(old: &str, new: &str) -> bool {
    TextDiff::from_chars(old, new).ratio() >= ALIKE
}

fn altered(old: &str, new: &str) -> Edit {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for change in TextDiff::from_chars(old, new).iter_all_changes() {
        let text = change.value();
        match change.tag() {
            ChangeTag::Equal => {
                extend(&mut before, text, false);
                extend(&mut after, text, false);
            }
            ChangeTag::Delete => extend(&mut before, text, true),
            ChangeTag::Insert => extend(&mut after, text, true),
        }
    }
    Edit::Altered { before, after }
}

fn extend(segments: &mut Vec<Segment>, text: &str, differs: bool) {
    match segments.last_mut() {
        Some(last) if last.differs == differs => last.text.push_str(text),
        _ => segments.push(Segment {
            text: text.into(),
            differs,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn a_slightly_altered_line_marks_the_characters_that_differ() {
        let mut decision = sample::decision();
        decision.basis[0].cite = "第五条第(二)项".into();
        decision.possible = vec!["不予".into()];
        let after = Record::of_decision("甲", &decision, &sample::words());
        let found = differences(&sample::record("甲"), &after, &sample::words());
        let fields: Vec<Field> = found.iter().map(|difference| difference.field).collect();
        assert_eq!(fields, [Field::Possible, Field::Basis]);
        assert_eq!(
            found[0].edits,
            [Edit::Removed("可以".into()), Edit::Added("不予".into())]
        );
        let Edit::Altered { before, after } = &found[1].edits[0] else {
            panic!("{found:?}")
        };
        let marked = |segments: &[Segment]| {
            let differing = segments.iter().filter(|segment| segment.differs);
            differing
                .map(|segment| segment.text.clone())
                .collect::<String>()
        };
        assert_eq!((marked(before), marked(after)), ("一".into(), "二".into()));
    }
}
