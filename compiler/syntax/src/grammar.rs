//! The pest grammar of statements: one entry rule per statement, `SOI ~ … ~ EOI`.

/// The parser that pest derives from `grammar/`.
#[derive(pest_derive::Parser)]
#[grammar = "../../grammar/tokens.pest"]
#[grammar = "../../grammar/citation.pest"]
#[grammar = "../../grammar/formula.pest"]
#[grammar = "../../grammar/header.pest"]
#[grammar = "../../grammar/declaration.pest"]
#[grammar = "../../grammar/article.pest"]
#[grammar = "../../grammar/scenario.pest"]
pub(crate) struct Grammar;
