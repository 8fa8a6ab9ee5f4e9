//! How the words of a line are arranged, field by field.

use super::Field;

/// The kind of one argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a value.
    Name,
    /// A citation with its first words.
    Clause,
    /// `事实=值`.
    Finding,
}

/// One piece of a line behind its keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A fixed word.
    Word(&'static str),
    /// One argument.
    One(Kind),
    /// Any number of arguments; nothing follows.
    Many(Kind),
    /// A fixed word and an argument, or neither; nothing follows.
    Tail(&'static str, Kind),
}

/// The pieces of a field's lines.
pub(crate) fn shape(field: Field) -> &'static [Piece] {
    use Kind::{Clause, Finding, Name};
    use Piece::{Many, One, Tail, Word};
    match field {
        Field::Policy => &[One(Name), Word("版本"), One(Name)],
        Field::Scope => &[One(Name), One(Clause)],
        Field::Possible | Field::Settle => &[Many(Name)],
        Field::Basis | Field::Met | Field::Failed | Field::Open | Field::Effect => &[One(Clause)],
        Field::Defeated => &[
            One(Clause),
            Word("本可"),
            One(Name),
            Word("因"),
            One(Clause),
        ],
        Field::Excepted => &[One(Clause), One(Name), Word("因"), One(Clause)],
        Field::Presumed => &[One(Finding)],
        Field::SettleBy | Field::Nearest => &[One(Name), Word("若"), Many(Finding)],
        Field::Distinction => &[One(Clause), One(Name), One(Name), One(Name)],
        Field::Factor => &[One(Clause), One(Name), One(Name)],
        Field::Duty => &[
            One(Clause),
            One(Name),
            One(Name),
            One(Name),
            Tail("对", Name),
        ],
        Field::Reading => &[One(Name), Word("取"), One(Name)],
        Field::Nature
        | Field::Decision
        | Field::Outcome
        | Field::Unknown
        | Field::Sensitive
        | Field::Incomplete => &[One(Name)],
    }
}
