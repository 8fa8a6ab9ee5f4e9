//! The words of the reports, in both languages. Those of each level stand in a file of their own.

mod consequences;
mod html;
mod outcomes;
mod rules;

use crate::claims::ClaimStatus;
use crate::particulars::Item;
use crate::text::TextChange;
use crate::trials::Tally;
use qufen_diagnostics::Language::{self, Chinese, English};

/// The words of one language.
#[derive(Clone, Copy)]
pub(crate) struct Messages {
    pub language: Language,
    /// Whether counts are told to the last digit.
    pub exact: bool,
}

/// The parts of a report, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Particulars,
    Text,
    Rules,
    Outcomes,
    Scenarios,
}

impl Messages {
    pub fn pick<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Chinese => zh,
            English => en,
        }
    }

    pub fn heading(&self, section: Section) -> &'static str {
        match (self.language, section) {
            (Chinese, Section::Particulars) => "名称、日期",
            (English, Section::Particulars) => "Names and dates",
            (Chinese, Section::Text) => "文字（[-删去的-] {+增加的+}）",
            (English, Section::Text) => "Text ([-removed-] {+added+})",
            (Chinese, Section::Rules) => "规则",
            (English, Section::Rules) => "Rules",
            (Chinese, Section::Outcomes) => "结论",
            (English, Section::Outcomes) => "Outcomes",
            (Chinese, Section::Scenarios) => "场景",
            (English, Section::Scenarios) => "Scenarios",
        }
    }

    pub fn item(&self, item: Item) -> &'static str {
        match (self.language, item) {
            (Chinese, Item::Title) => "名称",
            (Chinese, Item::Version) => "版本",
            (Chinese, Item::Nature) => "性质",
            (Chinese, Item::Issuers) => "制定机关",
            (Chinese, Item::Issued) => "发布",
            (Chinese, Item::Commencement) => "施行",
            (Chinese, Item::Repeals) => "废止",
            (Chinese, Item::Interpreters) => "解释机关",
            (English, Item::Title) => "title",
            (English, Item::Version) => "version",
            (English, Item::Nature) => "standing",
            (English, Item::Issuers) => "issued by",
            (English, Item::Issued) => "issued",
            (English, Item::Commencement) => "in force from",
            (English, Item::Repeals) => "repeals",
            (English, Item::Interpreters) => "interpreted by",
        }
    }

    /// Where a version does not say, or cannot because its text is not held.
    pub fn unstated(&self, text_held: bool) -> &'static str {
        if text_held {
            self.pick("（没有写）", "(not stated)")
        } else {
            self.pick("（原文未收录，不知道）", "(text not held, not known)")
        }
    }

    /// A version that is neither a draft nor an example.
    pub fn no_nature(&self) -> &'static str {
        self.pick("（无）", "(none)")
    }

    pub fn same(&self) -> &'static str {
        self.pick("（相同）", "(the same)")
    }

    pub fn repeals_old(&self, old: &str) -> String {
        match self.language {
            Chinese => format!("新版本写明废止{old}。"),
            English => format!("The new version says that it repeals {old}."),
        }
    }

    /// Why nothing more is compared.
    pub fn not_comparable(&self, version: &str) -> String {
        match self.language {
            Chinese => format!(
                "{version} 的原文未收录：能够比较的只有名称、日期和废止；文字、规则、结论和场景都无从比较。"
            ),
            English => format!(
                "The text of {version} is not held: only names, dates and repeals can be compared, not text, rules, outcomes or scenarios."
            ),
        }
    }

    pub fn change(&self, change: TextChange) -> &'static str {
        match (self.language, change) {
            (Chinese, TextChange::Added) => "增加",
            (Chinese, TextChange::Deleted) => "删去",
            (Chinese, TextChange::Merged) => "合并",
            (Chinese, TextChange::Split) => "拆分",
            (Chinese, TextChange::Reworded) => "修改",
            (Chinese, TextChange::Moved) => "移动",
            (Chinese, TextChange::Renumbered) => "改号",
            (English, TextChange::Added) => "added",
            (English, TextChange::Deleted) => "deleted",
            (English, TextChange::Merged) => "merged",
            (English, TextChange::Split) => "split",
            (English, TextChange::Reworded) => "reworded",
            (English, TextChange::Moved) => "moved",
            (English, TextChange::Renumbered) => "renumbered",
        }
    }

    pub fn text_count(&self, changed: usize, renumbered: usize) -> String {
        match (self.language, changed, renumbered) {
            (Chinese, 0, 0) => "文字未改".into(),
            (Chinese, 0, _) => format!("文字未改，{renumbered} 处变动了条号或者位置"),
            (Chinese, _, 0) => format!("文字改 {changed} 处"),
            (Chinese, ..) => format!("文字改 {changed} 处，另有 {renumbered} 处变动了条号或者位置"),
            (English, 0, 0) => "No words changed".into(),
            (English, 0, _) => {
                let moved = counted(renumbered, "clause", "renumbered or moved");
                format!("No words changed, {moved}")
            }
            (English, _, 0) => counted(changed, "change", "of words"),
            (English, ..) => {
                let changes = counted(changed, "change", "of words");
                let moved = counted(renumbered, "clause", "renumbered or moved");
                format!("{changes}, {moved}")
            }
        }
    }

    pub fn nothing_in_text(&self) -> &'static str {
        self.pick("没有变动。", "Nothing changed.")
    }

    pub fn scenario_count(&self, tally: Tally) -> String {
        let Tally {
            run,
            flipped,
            reasons_changed,
            unchanged,
        } = tally;
        match (self.language, run) {
            (Chinese, 0) => "两个版本都没有场景。".into(),
            (English, 0) => "Neither version has scenarios.".into(),
            (Chinese, _) => format!(
                "两个版本的 {run} 个场景在两版之下各裁定一次：结论改变 {flipped} 个，结论不变而依据改变 {reasons_changed} 个，都不变 {unchanged} 个。"
            ),
            (English, _) => format!(
                "{run} scenarios, each decided under both versions: {flipped} come out otherwise, {reasons_changed} come out the same for other reasons, {unchanged} are as before."
            ),
        }
    }

    pub fn claim(&self, status: ClaimStatus) -> &'static str {
        match (self.language, status) {
            (Chinese, ClaimStatus::Holds) => "成立",
            (Chinese, ClaimStatus::Fails) => "不成立",
            (Chinese, ClaimStatus::Incomplete) => "未能算完：超出预算，成立与否没有确定",
            (English, ClaimStatus::Holds) => "holds",
            (English, ClaimStatus::Fails) => "does not hold",
            (English, ClaimStatus::Incomplete) => {
                "incomplete: past the budget, neither proved nor refuted"
            }
        }
    }

    /// An outcome, or what remains possible.
    pub fn outcome(&self, outcome: Option<&str>, possible: &[String]) -> String {
        match (self.language, outcome) {
            (_, Some(outcome)) => outcome.to_owned(),
            (Chinese, None) => format!("未定（可能 {}）", possible.join("、")),
            (English, None) => format!("open (possible: {})", possible.join(", ")),
        }
    }

    pub fn not_spoken_of(&self, facts: &[String]) -> String {
        match self.language {
            Chinese => format!("另一版本没有：{}", facts.join("、")),
            English => format!("the other version does not speak of: {}", facts.join(", ")),
        }
    }

    pub fn undecided(&self, under: &str, constraint: &str) -> String {
        match (self.language, under) {
            (Chinese, "old") => format!("旧版本之下无法裁定，案情违背约束：{constraint}"),
            (Chinese, _) => format!("新版本之下无法裁定，案情违背约束：{constraint}"),
            (English, _) => {
                format!(
                    "cannot be decided under the {under} version; its facts break: {constraint}"
                )
            }
        }
    }
}

/// `1 change of words`, `2 changes of words`.
fn counted(count: usize, noun: &str, of: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural} {of}")
}
