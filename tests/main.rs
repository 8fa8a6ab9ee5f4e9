//! The tests of the whole: one binary, one module a feature. A case is a file.
//!
//! - `diagnostics/<pass>/<code>-<name>.qf`: a source and what must be said about it.
//! - `cli/<command>.md`: commands and their transcripts; `QUFEN_UPDATE=1` rewrites them.
//! - `../docs/language.md`, `../README.md`, the catalogue: every example is compiled or run.
//! - `../policies/`: the real instruments, and whether their scenarios would notice a slip.

mod support;

mod attacks;
mod bad_input;
mod cli;
mod coverage;
mod decision_oracle;
mod dependency_rule;
mod diagnostics;
mod docs;
mod exact;
mod explanations;
mod findings;
mod incremental;
mod mutate;
mod mutation;
mod policies;
mod queries;
mod robustness;
mod sarif;
mod schemas;
mod source_oracle;
mod versions;
