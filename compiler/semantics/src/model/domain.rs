//! Domains of facts, and their values.

pub use qufen_syntax::ast::DateLiteral as Date;
pub use qufen_syntax::ast::DurationUnit;

/// The values that a fact can take. Finite or ordered.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Domain {
    /// 是否.
    Boolean,
    /// 枚举; `ordered` when the variants ascend.
    Enumeration {
        /// The type's name.
        name: String,
        /// Whether variants can be compared by `<`.
        ordered: bool,
        /// At least one.
        variants: Vec<String>,
    },
    /// 整数: a count, so non-negative.
    Integer,
    /// 金额: non-negative, in 分.
    Money,
    /// 比例: non-negative, in ten-thousandths.
    Ratio,
    /// 日期.
    Date,
    /// 期间: non-negative, in one unit.
    Duration(DurationUnit),
}

/// A value of some domain. The order is that of the domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// 否 < 是.
    Boolean(bool),
    /// Index into the enumeration's variants.
    Variant(u32),
    /// A bare number.
    Integer(i64),
    /// In 分.
    Money(i64),
    /// In ten-thousandths.
    Ratio(i64),
    /// A day.
    Date(Date),
    /// In the domain's unit.
    Duration(i64),
}

impl Domain {
    /// Whether `value` belongs to the domain.
    pub fn contains(&self, value: Value) -> bool {
        match (self, value) {
            (Domain::Boolean, Value::Boolean(_)) => true,
            (Domain::Enumeration { variants, .. }, Value::Variant(index)) => {
                (index as usize) < variants.len()
            }
            (Domain::Integer, Value::Integer(n))
            | (Domain::Money, Value::Money(n))
            | (Domain::Ratio, Value::Ratio(n))
            | (Domain::Duration(_), Value::Duration(n)) => n >= 0,
            (Domain::Date, Value::Date(_)) => true,
            _ => false,
        }
    }

    /// The value as a drafter would write it.
    pub fn show(&self, value: Value) -> String {
        match (self, value) {
            (_, Value::Boolean(true)) => "是".into(),
            (_, Value::Boolean(false)) => "否".into(),
            (Domain::Enumeration { variants, .. }, Value::Variant(index)) => {
                variants.get(index as usize).cloned().unwrap_or_default()
            }
            (_, Value::Variant(index)) => index.to_string(),
            (_, Value::Integer(n)) => n.to_string(),
            (_, Value::Money(fen)) => show_money(fen),
            (_, Value::Ratio(n)) => format!("{}%", show_decimal(n, 2)),
            (_, Value::Date(date)) => date.to_string(),
            (Domain::Duration(DurationUnit::WorkingDays), Value::Duration(n)) => {
                format!("{n}个工作日")
            }
            (Domain::Duration(DurationUnit::Months), Value::Duration(n)) => format!("{n}个月"),
            (_, Value::Duration(n)) => format!("{n}日"),
        }
    }
}

/// 分 as 元, or as 万元 where that is shorter and exact.
fn show_money(fen: i64) -> String {
    if fen != 0 && fen % 10_000 == 0 && fen.abs() >= 1_000_000 {
        format!("{}万元", show_decimal(fen / 10_000, 2))
    } else {
        format!("{}元", show_decimal(fen, 2))
    }
}

/// `n` divided by ten to the `places`, without trailing zeros.
fn show_decimal(n: i64, places: u32) -> String {
    let scale = 10i64.pow(places);
    let sign = if n < 0 { "-" } else { "" };
    let (whole, rest) = (
        n.unsigned_abs() / scale as u64,
        n.unsigned_abs() % scale as u64,
    );
    let digits = format!("{rest:0width$}", width = places as usize);
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{digits}")
    }
}
