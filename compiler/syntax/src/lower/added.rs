//! What stands below an operation: new clauses with their encodings, or encodings alone.

use super::Lowering;
use super::article::{cover, deepest, group_length};
use crate::ast::{Clause, Content, Encoding, Part, Spanned, Unit};
use crate::citation::Ordinal;
use crate::grammar::Rule;
use crate::statements::Statement;
use qufen_diagnostics::{Diagnostic, codes};

/// What an operation can hold.
pub(super) enum Added<'a> {
    /// Clauses of a unit and what stands under them.
    Clauses {
        /// What is counted.
        unit: Unit,
        /// Holds the first words already.
        content: &'a mut Content,
    },
    /// Encodings of a clause that is there.
    Encodings(&'a mut Vec<Encoding>),
    /// Nothing at all.
    Nothing,
}

impl Lowering<'_> {
    /// Puts every statement where it belongs; what belongs nowhere is reported, once.
    pub(super) fn lines_below(&mut self, added: &mut Added<'_>, statements: &[Statement]) {
        let mut index = 0;
        let mut astray = None;
        while index < statements.len() {
            let statement = statements[index];
            let mut parts = 1;
            let fits = match statement.rule {
                Some(
                    rule @ (Rule::article
                    | Rule::division
                    | Rule::paragraph
                    | Rule::item
                    | Rule::subitem),
                ) => self.new_clause(added, rule, statement),
                _ => {
                    parts = group_length(&statements[index..]);
                    self.new_encoding(added, &statements[index..index + parts])
                }
            };
            if !fits {
                astray = astray.or(Some(statement.span));
            }
            index += parts;
        }
        if let Some(span) = astray {
            let place = self.first_line(span);
            self.report(Diagnostic::new(codes::LINE_UNDER_OPERATION, place));
        }
        if let Added::Clauses { content, .. } = added {
            let clauses = content.parts.iter_mut().flat_map(|part| &mut part.clauses);
            content.span = clauses.fold(content.span, |span, clause| {
                cover(clause);
                span.to(clause.span)
            });
        }
    }

    fn new_encoding(&mut self, added: &mut Added<'_>, statements: &[Statement]) -> bool {
        let encoding = self.encoding(statements);
        match added {
            Added::Clauses { content, .. } => {
                let last = content.parts.last_mut();
                match last.and_then(|part| deepest(&mut part.clauses)) {
                    Some(clause) => clause.encodings.push(encoding),
                    None => return false,
                }
            }
            Added::Encodings(encodings) => encodings.push(encoding),
            Added::Nothing => return false,
        }
        true
    }

    /// Whether the clause has a place in what is added.
    fn new_clause(&mut self, added: &mut Added<'_>, rule: Rule, statement: Statement) -> bool {
        let Added::Clauses { unit, content } = added else {
            return false;
        };
        let clause = self.clause(statement);
        let beside = matches!(
            (rule, *unit),
            (Rule::article, Unit::Article | Unit::Division(_))
                | (Rule::paragraph, Unit::Paragraph)
                | (Rule::item, Unit::Item)
                | (Rule::subitem, Unit::Subitem)
        );
        if beside {
            content.parts.push(part(rule, clause));
            return true;
        }
        // Under a heading only articles have clauses below them.
        let below = match unit {
            Unit::Division(_) => content.parts.len() > 1,
            Unit::Article => true,
            Unit::Paragraph => rule != Rule::paragraph,
            Unit::Item => rule == Rule::subitem,
            Unit::Subitem => false,
        };
        let Some(last) = content.parts.last_mut().filter(|_| below) else {
            return false;
        };
        match (rule, *unit) {
            (Rule::paragraph, _) => last.clauses.push(clause),
            (Rule::item, _) | (Rule::subitem, Unit::Item) => under(&mut last.clauses, clause),
            (Rule::subitem, _) => match last.clauses.last_mut().filter(|it| !it.items.is_empty()) {
                Some(paragraph) => under(&mut paragraph.items, clause),
                None => return false,
            },
            _ => return false,
        }
        true
    }
}

fn under(clauses: &mut [Clause], clause: Clause) {
    if let Some(last) = clauses.last_mut() {
        last.items.push(clause);
    }
}

/// A further 条, 款, 项 or 目; the number of an article is that of the part.
fn part(rule: Rule, clause: Clause) -> Part {
    let label: Option<Spanned<Ordinal>> = clause.number.clone();
    let number = (rule != Rule::article)
        .then(|| clause.number.clone())
        .flatten();
    Part {
        label,
        clauses: vec![Clause { number, ..clause }],
    }
}
