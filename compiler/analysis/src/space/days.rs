//! Neighbouring days of the Gregorian calendar.

use qufen_semantics::model::Date;

/// The day before, if the calendar has one.
pub(super) fn day_before(Date { year, month, day }: Date) -> Option<Date> {
    if day > 1 {
        return Some(Date {
            year,
            month,
            day: day - 1,
        });
    }
    let (year, month) = if month > 1 {
        (year, month - 1)
    } else {
        (year.checked_sub(1)?, 12)
    };
    Some(Date {
        year,
        month,
        day: days_in(year, month),
    })
}

/// The day after, if the calendar has one.
pub(super) fn day_after(Date { year, month, day }: Date) -> Option<Date> {
    if day < days_in(year, month) {
        return Some(Date {
            year,
            month,
            day: day + 1,
        });
    }
    let (year, month) = if month < 12 {
        (year, month + 1)
    } else {
        (year.checked_add(1)?, 1)
    };
    Some(Date {
        year,
        month,
        day: 1,
    })
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_days_cross_months_and_leap_years() {
        let first = Date {
            year: 2024,
            month: 3,
            day: 1,
        };
        assert_eq!(
            day_before(first),
            Some(Date {
                year: 2024,
                month: 2,
                day: 29
            })
        );
        let last = Date {
            year: 2019,
            month: 12,
            day: 31,
        };
        assert_eq!(
            day_after(last),
            Some(Date {
                year: 2020,
                month: 1,
                day: 1
            })
        );
    }
}
