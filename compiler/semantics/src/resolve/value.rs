//! Constants: a literal as a value of a domain.

use super::formula::type_name;
use crate::model::{Domain, Value};
use qufen_diagnostics::{Code, Diagnostic, Span};
use qufen_syntax::ast::{Literal, Spanned};

/// The value, or `None` when the literal is not of the domain.
pub fn value(literal: &Literal, domain: &Domain) -> Option<Value> {
    let value = match (literal, domain) {
        (Literal::Boolean(b), Domain::Boolean) => Value::Boolean(*b),
        (Literal::Variant(name), Domain::Enumeration { variants, .. }) => {
            Value::Variant(variants.iter().position(|variant| variant == name)? as u32)
        }
        (Literal::Integer(n), Domain::Integer) => Value::Integer(*n),
        (Literal::Money(n), Domain::Money) => Value::Money(*n),
        (Literal::Ratio(n), Domain::Ratio) => Value::Ratio(*n),
        (Literal::Date(date), Domain::Date) => Value::Date(*date),
        (Literal::Duration(n, unit), Domain::Duration(own)) if unit == own => Value::Duration(*n),
        _ => return None,
    };
    domain.contains(value).then_some(value)
}

/// The value, or the finding (`code`) that tells which values there are.
pub fn value_or_report(
    literal: &Spanned<Literal>,
    domain: &Domain,
    fact: &str,
    code: Code,
) -> Result<Value, Box<Diagnostic<Span>>> {
    value(&literal.node, domain).ok_or_else(|| {
        Box::new(
            Diagnostic::new(code, literal.span)
                .with("fact", fact)
                .with("kind", type_name(domain))
                .with("values", examples(domain)),
        )
    })
}

/// What a value of the domain looks like.
pub fn examples(domain: &Domain) -> String {
    use qufen_syntax::ast::DurationUnit;
    match domain {
        Domain::Boolean => "是、否".into(),
        Domain::Enumeration { variants, .. } => variants.join("、"),
        Domain::Integer => "12".into(),
        Domain::Money => "5万元".into(),
        Domain::Ratio => "12.5%".into(),
        Domain::Date => "YYYY-MM-DD、2019年1月22日".into(),
        Domain::Duration(DurationUnit::Days) => "10日".into(),
        Domain::Duration(DurationUnit::WorkingDays) => "5个工作日".into(),
        Domain::Duration(DurationUnit::Months) => "3个月".into(),
    }
}
