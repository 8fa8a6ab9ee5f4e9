//! Decisions applied as a user of the crate would.

mod derived_heads;
mod divided;
mod headings_by_words;
mod lead_in;
mod left_out;
mod official_text;
mod parted_numbers;
mod preceding;
mod properties;
mod published_wordings;
mod random_citations;
mod series;
mod several_headings;
mod support;
mod withdrawals;
mod words_said;
