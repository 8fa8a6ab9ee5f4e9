//! What the compiler says to people: spans, codes, diagnostics and their renderings.
//!
//! Every pass returns `(output, Vec<Diagnostic>)`. A diagnostic is data: a [`Code`], arguments and
//! places. Its words stand in `catalogue/<code>.md`, one page a code, in Chinese and English; only a
//! renderer puts the two together. Nothing here reads a file or writes to a terminal.

mod catalogue;
mod code;
pub mod codes;
mod diagnostic;
pub mod fix;
mod language;
pub mod render;
mod sources;
mod span;
mod template;

pub use catalogue::{Entry, Example, LabelWords, Words};
pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Edit, Fix, Label};
pub use language::Language;
pub use sources::{SourceId, Sources};
pub use span::{Location, Span};
pub use template::Message;
