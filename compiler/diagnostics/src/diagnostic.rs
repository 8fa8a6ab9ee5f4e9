//! One thing to say about a source: data, never a formatted string.

use crate::{Code, Location, Severity};

/// A finding of a pass. `P` is how it names places: a span inside one block while a pass runs,
/// a [`Location`] once it leaves the compiler.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic<P = Location> {
    /// What kind of finding; selects the words.
    pub code: Code,
    /// Starts as the code's own severity; project settings may change it.
    pub severity: Severity,
    /// The exact words that the finding is about. `None` only where there is no text to point at.
    pub place: Option<P>,
    /// Further places, in the order in which they should be read.
    pub labels: Vec<Label<P>>,
    /// What the templates of the catalogue page fill in, by name.
    pub arguments: Vec<(&'static str, String)>,
    /// An edit that a person would make, where one is known.
    pub fix: Option<Fix<P>>,
}

/// A further place, with the key of its caption on the catalogue page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label<P = Location> {
    /// Where.
    pub place: P,
    /// Key of the caption in the page's list of labels.
    pub caption: &'static str,
}

/// A suggested edit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix<P = Location> {
    /// Whether applying it cannot change what the source means.
    pub safe: bool,
    /// The replacements, which do not overlap.
    pub edits: Vec<Edit<P>>,
}

/// Replaces the words at one place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edit<P = Location> {
    /// What to replace; empty to insert.
    pub place: P,
    /// The new words.
    pub text: String,
}

impl<P> Diagnostic<P> {
    /// A finding at a place.
    pub fn new(code: Code, place: P) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            place: Some(place),
            labels: Vec::new(),
            arguments: Vec::new(),
            fix: None,
        }
    }

    /// A finding about no text in particular.
    pub fn nowhere(code: Code) -> Self {
        Diagnostic {
            code,
            severity: code.severity(),
            place: None,
            labels: Vec::new(),
            arguments: Vec::new(),
            fix: None,
        }
    }

    /// Fills `{name}` in the templates.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Points at one more place.
    pub fn label(mut self, place: P, caption: &'static str) -> Self {
        self.labels.push(Label { place, caption });
        self
    }

    /// Suggests replacing the words at `place`.
    pub fn replace(mut self, place: P, text: impl Into<String>, safe: bool) -> Self {
        let fix = self.fix.get_or_insert(Fix {
            safe,
            edits: Vec::new(),
        });
        fix.safe &= safe;
        fix.edits.push(Edit {
            place,
            text: text.into(),
        });
        self
    }

    /// The same finding, with every place renamed.
    pub fn map<Q>(self, f: impl Fn(P) -> Q) -> Diagnostic<Q> {
        Diagnostic {
            code: self.code,
            severity: self.severity,
            place: self.place.map(&f),
            labels: self
                .labels
                .into_iter()
                .map(|label| Label {
                    place: f(label.place),
                    caption: label.caption,
                })
                .collect(),
            arguments: self.arguments,
            fix: self.fix.map(|fix| Fix {
                safe: fix.safe,
                edits: fix
                    .edits
                    .into_iter()
                    .map(|edit| Edit {
                        place: f(edit.place),
                        text: edit.text,
                    })
                    .collect(),
            }),
        }
    }
}
