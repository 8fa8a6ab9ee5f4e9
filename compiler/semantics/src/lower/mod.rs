//! Articles and declarations, lowered; then assembled into the decision model.
//!
//! [`article`] turns one article into the parts of a model; [`declaration`] checks one declaration;
//! [`assemble`] puts the parts of a file together, and [`order`] finds cycles among clauses;
//! [`places`] tells where each part stands.

mod arrangement;
pub mod article;
pub mod assemble;
mod consequence;
pub mod declaration;
mod encoding;
mod exception;
pub mod leniency;
mod order;
mod parts;
pub mod places;
mod rule;
