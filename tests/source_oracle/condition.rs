//! Conditions over one small vocabulary of facts, a grade, a number and a reading: their words, and what
//! they mean, told without the compiler.

use qufen_evaluator::testing::Dice;

pub const FACTS: [&str; 4] = ["民主决策", "应急处置", "事后补正", "谋取私利"];
pub const GRADES: [&str; 3] = ["无", "一般", "重大"];
pub const NUMBERS: std::ops::RangeInclusive<i64> = 0..=6;
/// As [`Condition::words`] speaks of it; the first option is the default.
pub const READING: &str = "程序的要求";

/// Everything that a case may hang on.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    pub facts: [bool; 4],
    pub grade: usize,
    pub number: i64,
    /// Whether the second reading is taken.
    pub second: bool,
}

/// A condition.
#[derive(Clone, Debug)]
pub enum Condition {
    Fact(usize),
    /// The comparison's words, and the grade.
    Grade(&'static str, usize),
    Number(&'static str, i64),
    Second,
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
}

const COMPARISONS: [&str; 6] = ["=", "不低于", "不超过", "超过", "低于", "不满"];

fn compares<T: PartialOrd>(words: &str, one: T, other: T) -> bool {
    match words {
        "不低于" => one >= other,
        "不超过" => one <= other,
        "超过" => one > other,
        "低于" | "不满" => one < other,
        _ => one == other,
    }
}

impl Condition {
    /// A random one, of the first reading or the second where `readings` may be spoken of.
    pub fn drawn(dice: &mut Dice, depth: usize, readings: bool) -> Condition {
        let kinds = if depth == 0 { 4 } else { 8 };
        match dice.below(kinds) {
            0 => Condition::Fact(dice.below(4)),
            1 => Condition::Grade(COMPARISONS[dice.below(5)], dice.below(3)),
            2 => Condition::Number(COMPARISONS[dice.below(6)], 1 + dice.below(5) as i64),
            3 if readings => Condition::Second,
            3 => Condition::Fact(dice.below(4)),
            4 | 5 => Condition::Not(Box::new(Condition::drawn(dice, depth - 1, readings))),
            kind => {
                let parts =
                    (0..2 + dice.below(2)).map(|_| Condition::drawn(dice, depth - 1, readings));
                let parts = parts.collect();
                if kind == 6 {
                    Condition::And(parts)
                } else {
                    Condition::Or(parts)
                }
            }
        }
    }

    /// Whether it holds, told without the compiler.
    pub fn holds(&self, it: &Situation) -> bool {
        match self {
            Condition::Fact(index) => it.facts[*index],
            Condition::Grade(words, grade) => compares(words, it.grade, *grade),
            Condition::Number(words, number) => compares(words, it.number, *number),
            Condition::Second => it.second,
            Condition::Not(inner) => !inner.holds(it),
            Condition::And(parts) => parts.iter().all(|part| part.holds(it)),
            Condition::Or(parts) => parts.iter().any(|part| part.holds(it)),
        }
    }

    /// As it stands in the source.
    pub fn words(&self) -> String {
        let joined = |parts: &[Condition], by: &str| {
            let parts: Vec<String> = parts.iter().map(Condition::words).collect();
            format!("({})", parts.join(by))
        };
        match self {
            Condition::Fact(index) => FACTS[*index].into(),
            Condition::Grade(words, grade) => format!("损失 {words} {}", GRADES[*grade]),
            Condition::Number(words, number) => format!("人数 {words} {number}"),
            Condition::Second => format!("{READING} 取 乙"),
            Condition::Not(inner) => format!("非 ({})", inner.words()),
            Condition::And(parts) => joined(parts, " 且 "),
            Condition::Or(parts) => joined(parts, " 或 "),
        }
    }
}

/// The declarations of the vocabulary.
pub fn vocabulary() -> String {
    let mut text = format!("枚举 程度 有序 {{ {} }}\n事实\n", GRADES.join(", "));
    for fact in FACTS {
        text += &format!("  {fact} : 是否 「{fact}」\n");
    }
    text + "  损失 : 程度 「损失程度」\n  人数 : 整数 「人数」\n"
}

/// The reading, under a clause; `second` makes its second option the default.
pub fn reading(second: bool) -> String {
    let (first, second) = if second {
        ("", " 缺省")
    } else {
        (" 缺省", "")
    };
    format!("解读 {READING}\n  甲 「第一种读法」{first}\n  乙 「第二种读法」{second}\n")
}
