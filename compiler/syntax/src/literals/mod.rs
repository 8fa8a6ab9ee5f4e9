//! 值: which value a word is. What begins with a digit must be one; what begins with a Chinese
//! numeral is one only if it is so as a whole (三个区分开来 is a name).

mod date;
mod decimal;
mod duration;
mod money;
pub(crate) mod numeral;
mod ratio;

pub(crate) use date::parse_date;

use crate::ast::Literal;
use crate::chars;

/// Why a word that must be a value is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Not written as any value is; the canonical form where it can be guessed.
    Malformed(Option<String>),
    /// A day that no calendar has.
    NoSuchDate,
    /// Below the smallest unit: a 分, or a ten-thousandth.
    TooFine,
    /// Above what can be kept.
    TooLarge,
}

/// What one kind of value says about a word.
pub(crate) type Reading<T> = Result<Option<T>, Problem>;

/// The value that `word` is; `None` for a name.
pub(crate) fn classify(word: &str) -> Reading<Literal> {
    match word {
        "是" => return Ok(Some(Literal::Boolean(true))),
        "否" => return Ok(Some(Literal::Boolean(false))),
        "未知" => return Ok(Some(Literal::Unknown)),
        _ => {}
    }
    let must = word
        .chars()
        .next()
        .is_some_and(|c| chars::digit(c).is_some());
    let narrow = chars::narrow(word);
    match read(&narrow) {
        Ok(None) if must => Err(Problem::Malformed(suggestion(&narrow))),
        Err(_) if !must => Ok(None),
        other => other,
    }
}

fn read(word: &str) -> Reading<Literal> {
    if let Some(date) = parse_date(word)? {
        return Ok(Some(Literal::Date(date)));
    }
    if let Some(amount) = money::parse(word)? {
        return Ok(Some(Literal::Money(amount)));
    }
    if let Some(share) = ratio::parse(word)? {
        return Ok(Some(Literal::Ratio(share)));
    }
    if let Some((count, unit)) = duration::parse(word)? {
        return Ok(Some(Literal::Duration(count, unit)));
    }
    integer(word)
}

fn integer(word: &str) -> Reading<Literal> {
    let Some((number, rest)) = decimal::Decimal::take(word)? else {
        return Ok(None);
    };
    if !rest.is_empty() || word.contains('.') {
        return Ok(None);
    }
    number.scaled(0).map(|value| Some(Literal::Integer(value)))
}

/// A form that a person who wrote `word` most likely meant.
fn suggestion(word: &str) -> Option<String> {
    let month = word.strip_suffix('月').filter(|n| n.parse::<u32>().is_ok());
    month
        .map(|n| format!("{n}个月"))
        .or_else(|| date::dotted(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ast::{DateLiteral, DurationUnit};

    fn value(word: &str) -> Literal {
        classify(word).unwrap().unwrap()
    }

    #[test]
    fn values_of_the_law() {
        assert_eq!(value("12"), Literal::Integer(12));
        assert_eq!(value("１２"), Literal::Integer(12));
        assert_eq!(value("三"), Literal::Integer(3));
        for (word, fen) in [
            ("50万元", 50_000_000),
            ("5000元", 500_000),
            ("1.5亿元", 15_000_000_000),
            ("五十万元", 50_000_000),
            ("5角", 50),
            ("3元5角2分", 352),
            ("5.55元", 555),
            ("两千元", 200_000),
        ] {
            assert_eq!(value(word), Literal::Money(fen), "{word}");
        }
        for (word, share) in [
            ("12.5%", 1250),
            ("12.5％", 1250),
            ("百分之十", 1000),
            ("千分之三", 30),
            ("万分之五", 5),
        ] {
            assert_eq!(value(word), Literal::Ratio(share), "{word}");
        }
        let day = DateLiteral {
            year: 2019,
            month: 1,
            day: 22,
        };
        for word in [
            "2019年1月22日",
            "2019-01-22",
            "二〇一九年一月二十二日",
            "２０１９年０１月２２日",
        ] {
            assert_eq!(value(word), Literal::Date(day), "{word}");
        }
        for (word, count, unit) in [
            ("10日", 10, DurationUnit::Days),
            ("5个工作日", 5, DurationUnit::WorkingDays),
            ("三个月", 3, DurationUnit::Months),
            ("2年", 24, DurationUnit::Months),
            ("半年", 6, DurationUnit::Months),
            ("一周", 7, DurationUnit::Days),
        ] {
            assert_eq!(value(word), Literal::Duration(count, unit), "{word}");
        }
    }

    #[test]
    fn names_that_only_begin_like_numbers() {
        for word in [
            "三个区分开来",
            "一般",
            "十分严重",
            "两者皆备",
            "百分之百",
            "三十六计",
            "半年报",
        ] {
            assert_eq!(classify(word), Ok(None), "{word}");
        }
    }

    #[test]
    fn malformed_values_are_told_apart() {
        assert_eq!(classify("2019年2月30日"), Err(Problem::NoSuchDate));
        assert_eq!(classify("2019-13-01"), Err(Problem::NoSuchDate));
        assert_eq!(classify("5.5555元"), Err(Problem::TooFine));
        assert_eq!(classify("0.00001%"), Err(Problem::TooFine));
        assert_eq!(classify("99999999999999999999元"), Err(Problem::TooLarge));
        assert_eq!(
            classify("3月"),
            Err(Problem::Malformed(Some("3个月".into())))
        );
        assert_eq!(
            classify("2019.1.22"),
            Err(Problem::Malformed(Some("2019年1月22日".into())))
        );
        assert_eq!(classify("12abc"), Err(Problem::Malformed(None)));
    }
}
