//! The words of the third level, and of the conclusion.

use super::Messages;
use crate::count::{Count, percent};
use crate::outcomes::Apart;
use qufen_analysis::diff::{Direction, Grain};
use qufen_diagnostics::Language::{Chinese, English};

impl Messages {
    pub fn direction(&self, direction: Direction) -> &'static str {
        match (self.language, direction) {
            (Chinese, Direction::Stricter) => "变严",
            (Chinese, Direction::Lighter) => "变轻",
            (Chinese, Direction::Sideways) => "轻重不可比",
            (Chinese, Direction::Disputed) => "两版宽严次序相反",
            (English, Direction::Stricter) => "stricter",
            (English, Direction::Lighter) => "lighter",
            (English, Direction::Sideways) => "neither stricter nor lighter",
            (English, Direction::Disputed) => "the versions order them oppositely",
        }
    }

    /// With the space that a digit wants before it in Chinese, and 约 does not.
    fn number(&self, cases: &Count) -> String {
        self.spaced(if self.exact {
            cases.grouped()
        } else {
            cases.readable(self.language)
        })
    }

    fn part(&self, share: f64) -> String {
        self.spaced(percent(share, self.language))
    }

    fn spaced(&self, number: String) -> String {
        match self.language {
            Chinese if number.starts_with(|c: char| c.is_ascii_digit()) => format!(" {number}"),
            _ => number,
        }
    }

    /// What is proved of equal versions.
    pub fn equivalent(&self) -> &'static str {
        self.pick(
            "证明等效：任何案情、任何解读下结论都相同，随之而来的效果、义务和权利也相同。",
            "Proved equivalent: the same outcome in every case under every reading, and the same follows from it.",
        )
    }

    /// How many cases come out otherwise.
    pub fn differs(&self, cases: &Count, share: f64) -> String {
        let (number, part) = (self.number(cases), self.part(share));
        match self.language {
            Chinese => format!("结论在{number} 种案情上不同，占全部的{part}"),
            English => format!("{number} cases come out otherwise, {part} of all"),
        }
    }

    pub fn all_are(&self, direction: Direction) -> String {
        let direction = self.direction(direction);
        match self.language {
            Chinese => format!("，都{direction}。"),
            English => format!(", all of them {direction}."),
        }
    }

    pub fn some_are(&self, parts: &[(Direction, Count)]) -> String {
        let told = parts.iter().map(|(direction, cases)| {
            let number = self.number(cases);
            let direction = self.direction(*direction);
            match self.language {
                Chinese => format!("{direction}{number} 种"),
                English => format!("{number} {direction}"),
            }
        });
        let told: Vec<String> = told.collect();
        match self.language {
            Chinese => format!("：{}。", told.join("，")),
            English => format!(": {}.", told.join(", ")),
        }
    }

    pub fn only_under_readings(&self, count: usize) -> String {
        match self.language {
            Chinese => format!("缺省的解读下结论都相同；改用其他解读，有 {count} 种变化。"),
            English => format!(
                "The outcomes are the same under the default readings; under others, {count} transitions occur."
            ),
        }
    }

    pub fn only_apart(&self) -> &'static str {
        self.pick(
            "两个版本都容许的案情，结论都相同；但有的案情只有一个版本容许，或者只有一个版本说得出来。",
            "Cases that both versions allow come out the same; but some are allowed, or can be told, by one version only.",
        )
    }

    pub fn unsettled(&self, found: usize, same: bool) -> String {
        match (self.language, same, found) {
            (Chinese, true, _) => "已证明没有案情的结论不同；效果、义务和权利没有算完。".into(),
            (Chinese, _, 0) => "超出预算，没有算完：结论是否不同没有确定。".into(),
            (Chinese, ..) => format!("结论不同，至少有 {found} 种变化；超出预算，没有算完。"),
            (English, true, _) => {
                "Proved: no case comes out otherwise. What follows from a decision is past the budget."
                    .into()
            }
            (English, _, 0) => {
                "Past the budget: not established whether any case comes out otherwise.".into()
            }
            (English, ..) => {
                format!("Cases come out otherwise in at least {found} ways; the rest is past the budget.")
            }
        }
    }

    /// What is counted.
    pub fn counted(&self, cases: &Count) -> String {
        let number = self.number(cases);
        match self.language {
            Chinese => format!(
                "比较了{number} 种案情：事实的每一种组合算一种，不是实际发生的次数。解读用缺省的。"
            ),
            English => format!(
                "{number} cases compared: every combination of facts is one; this is not how often they happen. Readings are the default ones."
            ),
        }
    }

    pub fn apart(&self, apart: &Apart) -> Vec<String> {
        let zero = Count::default();
        let told = |cases: &Count, zh: &str, en: &str| {
            (*cases != zero).then(|| {
                let number = self.number(cases);
                match self.language {
                    Chinese => format!("另有{number} 种案情没有比较：{zh}。"),
                    English => format!("{number} more cases are not compared: {en}."),
                }
            })
        };
        [
            told(
                &apart.lawful_in_old_only,
                "只有旧版本的约束容许",
                "only the old version's constraints allow them",
            ),
            told(
                &apart.lawful_in_new_only,
                "只有新版本的约束容许",
                "only the new version's constraints allow them",
            ),
            told(
                &apart.unknown_to_new,
                "有新版本没有的取值",
                "the new version lacks a value that they have",
            ),
            told(
                &apart.unknown_to_old,
                "有旧版本没有的取值",
                "the old version lacks a value that they have",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The corner of the matrix.
    pub fn corner(&self) -> &'static str {
        self.pick("旧＼新", "old \\ new")
    }

    /// `1,536 种，占 0.4%`.
    pub fn amount(&self, cases: &Count, share: f64) -> String {
        let (number, part) = (self.number(cases), self.part(share));
        match self.language {
            Chinese => format!("{} 种，占{part}", number.trim_start()),
            English => format!("{number} cases, {part}"),
        }
    }

    /// By which changes.
    pub fn because(&self, old: &[String], new: &[String]) -> String {
        let (old, new) = (old.join("、"), new.join("、"));
        match (self.language, old.is_empty(), new.is_empty()) {
            (Chinese, true, true) => "条文之外的改动".into(),
            (English, true, true) => "a change outside the clauses".into(),
            (Chinese, true, _) => format!("新{new}"),
            (English, true, _) => format!("new {new}"),
            (Chinese, _, true) => format!("旧{old}删去"),
            (English, _, true) => format!("old {old}, deleted"),
            _ if old == new => new,
            (Chinese, ..) => format!("旧{old}改为新{new}"),
            (English, ..) => format!("old {old}, now {new}"),
        }
    }

    pub fn together(&self) -> &'static str {
        self.pick("（合起来才有此变化）", " (only together)")
    }

    pub fn cause(&self) -> &'static str {
        self.pick("起因 ", "cause: ")
    }

    pub fn when(&self) -> &'static str {
        self.pick("当 ", "when ")
    }

    pub fn and_one_of(&self) -> &'static str {
        self.pick("并且下列之一：", "and one of:")
    }

    pub fn one_of(&self) -> &'static str {
        self.pick("当下列之一：", "when one of:")
    }

    /// That the conditions do not say all that is needed.
    pub fn wider(&self) -> &'static str {
        self.pick(
            "（还须有别的条件，太多，没有逐一列出）",
            "(more is needed, too much to be listed)",
        )
    }

    pub fn example(&self) -> &'static str {
        self.pick("例 ", "e.g. ")
    }

    /// In front of what else a case needs, of its readings, and where it needs nothing.
    pub fn case_marks(&self) -> [&'static str; 3] {
        match self.language {
            Chinese => ["另须 ", "解读 ", "（什么都不必查明）"],
            English => ["and ", "readings ", "(whatever the facts)"],
        }
    }

    pub fn no_causes(&self) -> &'static str {
        self.pick("起因没有算完。", "The causes are past the budget.")
    }

    pub fn grain(&self, grain: Grain) -> Option<&'static str> {
        match (self.language, grain) {
            (_, Grain::Change) => None,
            (Chinese, Grain::Article) => Some("改动太多，起因按条合并计算。"),
            (Chinese, Grain::Whole) => Some("改动太多，没有分别计算起因。"),
            (English, Grain::Article) => Some("Changes are many; causes are taken by article."),
            (English, Grain::Whole) => Some("Changes are too many to be taken as single causes."),
        }
    }

    pub fn under_readings(&self) -> &'static str {
        self.pick("只在非缺省的解读下：", "Under other readings only:")
    }

    pub fn readings_unsettled(&self) -> &'static str {
        self.pick(
            "其他解读下的情形没有算完。",
            "What happens under other readings is past the budget.",
        )
    }

    pub fn open_pairs(&self) -> &'static str {
        self.pick("没有算完的：", "Not established:")
    }

    pub fn replay(&self) -> &'static str {
        self.pick(
            "各例都可以重放：把 --format json 中的 witness 存为文件，用 qufen decide 版本 --case 文件 在两个版本下各裁定一次（两版事实不同的，分别用 witness_old 和 witness_new）。",
            "To replay a case, save its witness from --format json and run qufen decide VERSION --case FILE under both versions (witness_old and witness_new where their facts differ).",
        )
    }
}
