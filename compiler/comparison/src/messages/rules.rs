//! The words of the second level.

use super::Messages;
use crate::rules::{FactNote, FactNoteKind};
use qufen_analysis::diff::{ChangeKind, Effect};
use qufen_diagnostics::Language::{Chinese, English};

impl Messages {
    pub fn rule_kind(&self, kind: ChangeKind) -> &'static str {
        let (zh, en) = match kind {
            ChangeKind::Inserted => ("增加的规定", "new provision"),
            ChangeKind::Deleted => ("删去的规定", "provision gone"),
            ChangeKind::Moved => ("移动的规定", "provision moved"),
            ChangeKind::Regrouped => ("合并或者拆分", "merged or split"),
            ChangeKind::Condition => ("条件（即）", "condition"),
            ChangeKind::Rule => ("规则（当……则）", "rule"),
            ChangeKind::Requirement => ("要件（须）", "requirement"),
            ChangeKind::Exception => ("除外", "exception"),
            ChangeKind::Deeming => ("视为", "deeming"),
            ChangeKind::Scope => ("适用范围", "scope"),
            ChangeKind::OutOfScope => ("范围之外的结论", "outcome out of scope"),
            ChangeKind::Precedence => ("结论的先后", "precedence of outcomes"),
            ChangeKind::Default => ("缺省结论", "default outcome"),
            ChangeKind::Leniency => ("从严到宽", "order of leniency"),
            ChangeKind::Definition => ("定义", "definition"),
            ChangeKind::Constraint => ("约束", "constraint"),
            ChangeKind::Presumption => ("推定", "presumption"),
            ChangeKind::Reading => ("解读", "reading"),
            ChangeKind::ReadingDefault => ("缺省的解读", "default reading"),
            ChangeKind::Effect => ("效果", "effect"),
            ChangeKind::Norm => ("义务、禁止、权利", "duty, prohibition, right"),
            ChangeKind::Factor => ("考量", "factor"),
            ChangeKind::Distinction => ("区分", "distinction"),
            ChangeKind::Assertion => ("断言", "assertion"),
        };
        match self.language {
            Chinese => zh,
            English => en,
        }
    }

    pub fn rule_effect(&self, effect: Effect) -> &'static str {
        match (self.language, effect) {
            (Chinese, Effect::Equivalent) => "已证明只是换了写法",
            (Chinese, Effect::NoOutcome) => "已证明不改变任何结论",
            (Chinese, Effect::Cases) => "改变哪些案情可能发生",
            (Chinese, Effect::Outcome) => "改变结论",
            (Chinese, Effect::Offset) => "单独改会改变结论；各处改动合起来，证明不改变任何结论",
            (Chinese, Effect::Unknown) => "是否改变结论没有算完",
            (English, Effect::Equivalent) => "proved: only another wording",
            (English, Effect::NoOutcome) => "proved: changes no outcome",
            (English, Effect::Cases) => "changes which cases are possible",
            (English, Effect::Outcome) => "changes outcomes",
            (English, Effect::Offset) => {
                "by itself it would change outcomes; proved: all changes together change none"
            }
            (English, Effect::Unknown) => "not established whether it changes an outcome",
        }
    }

    pub fn before(&self) -> &'static str {
        self.pick("旧 ", "old: ")
    }

    pub fn after(&self) -> &'static str {
        self.pick("新 ", "new: ")
    }

    pub fn nothing_in_rules(&self) -> &'static str {
        self.pick("没有变动。", "Nothing changed.")
    }

    pub fn fact(&self, fact: &FactNote) -> String {
        let (old, new) = (
            fact.old.as_deref().unwrap_or_default(),
            fact.new.as_deref().unwrap_or_default(),
        );
        let name = if new.is_empty() { old } else { new };
        let values = self.values(fact);
        match (self.language, fact.change) {
            (Chinese, FactNoteKind::Added) => {
                format!("新增事实「{new}」：旧版本不问；每一种取值都计入案情，旧版本的结论与它无关")
            }
            (Chinese, FactNoteKind::Dropped) => {
                format!(
                    "不再使用事实「{old}」：新版本不问；每一种取值都计入案情，新版本的结论与它无关"
                )
            }
            (Chinese, FactNoteKind::Renamed) => format!("事实「{old}」更名为「{new}」"),
            (Chinese, FactNoteKind::Variants) => format!("事实「{name}」的取值不同{values}"),
            (Chinese, FactNoteKind::Kind) => {
                format!("事实「{name}」在两个版本中类型不同，按两项事实对待")
            }
            (English, FactNoteKind::Added) => format!(
                "new fact {new}: the old version does not ask for it; every value counts as a case, and the old outcome does not turn on it"
            ),
            (English, FactNoteKind::Dropped) => format!(
                "fact no longer used: {old}: the new version does not ask for it; every value counts as a case, and the new outcome does not turn on it"
            ),
            (English, FactNoteKind::Renamed) => format!("fact {old} is now called {new}"),
            (English, FactNoteKind::Variants) => format!("fact {name} has other values{values}"),
            (English, FactNoteKind::Kind) => {
                format!("fact {name} has another type and counts as two facts")
            }
        }
    }

    fn values(&self, fact: &FactNote) -> String {
        let (gone, come) = (fact.gone.join("、"), fact.come.join("、"));
        let (no_more, now) = match self.language {
            Chinese => ("：不再有 ", "：新有 "),
            English => ("; no longer ", "; now also "),
        };
        let mut text = String::new();
        if !gone.is_empty() {
            text += &format!("{no_more}{gone}");
        }
        if !come.is_empty() {
            text += &format!("{now}{come}");
        }
        text
    }
}
