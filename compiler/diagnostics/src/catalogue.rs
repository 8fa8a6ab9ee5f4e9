//! Catalogue pages: the words of each code, parsed from `catalogue/<code>.md` when they are needed.

/// One page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry;

/// The words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words;
