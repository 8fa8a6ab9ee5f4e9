//! The harness's own words, in both languages. What has a code has its words on its page.

mod inherited;

pub use inherited::{
    InheritedTally, changed_by_decision, changed_hint, inherited, inherited_counts, not_spoken_of,
    other_reasons,
};

use crate::compare::Change;
use crate::golden::Field;
use crate::suite::Tally;
use qufen_diagnostics::Language::{self, Chinese, English};

/// A kind of change, as a headline.
pub fn change(change: Change, language: Language) -> &'static str {
    match (language, change) {
        (Chinese, Change::Outcome) => "结论变了",
        (Chinese, Change::Basis) => "理由变了",
        (Chinese, Change::Citation) => "只是条款编号变了",
        (Chinese, Change::Other) => "其他内容变了",
        (English, Change::Outcome) => "outcome changed",
        (English, Change::Basis) => "reason changed",
        (English, Change::Citation) => "citation only",
        (English, Change::Other) => "other findings changed",
    }
}

/// The name of a field in reports.
pub fn field(field: Field, language: Language) -> &'static str {
    match language {
        Chinese => match field {
            Field::Basis => "依据条款",
            Field::Policy => "法规与版本",
            Field::Decision => "裁定事项",
            other => other.keyword(),
        },
        English => english_field(field),
    }
}

fn english_field(field: Field) -> &'static str {
    match field {
        Field::Policy => "instrument",
        Field::Nature => "nature",
        Field::Decision => "decision",
        Field::Outcome => "outcome",
        Field::Possible => "possible",
        Field::Scope => "scope",
        Field::Basis => "basis",
        Field::Met => "requirements met",
        Field::Failed => "requirements failed",
        Field::Open => "requirements open",
        Field::Defeated => "defeated",
        Field::Excepted => "exceptions",
        Field::Presumed => "presumed",
        Field::Unknown => "unknown",
        Field::Settle => "would settle",
        Field::SettleBy => "would settle as",
        Field::Distinction => "distinctions",
        Field::Factor => "factors",
        Field::Effect => "effects",
        Field::Duty => "duties",
        Field::Reading => "readings",
        Field::Sensitive => "reading-sensitive",
        Field::Nearest => "nearest changes",
        Field::Incomplete => "incomplete",
    }
}

/// That all scenarios ran against one version.
pub fn under_target(target: &str, language: Language) -> String {
    match language {
        Chinese => format!("全部场景在{target}下运行：样本不适用，只检查期望和区分。"),
        English => {
            format!("All scenarios ran under {target}: goldens do not apply, only 期望 and 区分.")
        }
    }
}

/// That an outcome differs under the version asked for.
pub fn flipped(golden: &str, now: &str, language: Language) -> String {
    match language {
        Chinese => format!("原为「{golden}」，此版本下为「{now}」"),
        English => format!("was {golden}, under this version {now}"),
    }
}

/// A scenario without a golden.
pub fn new_case(outcome: &str, language: Language) -> String {
    match language {
        Chinese => format!("新场景，结论「{outcome}」。核对后运行 qufen test --accept 写入样本。"),
        English => format!("new: {outcome}. Check it, then run qufen test --accept."),
    }
}

/// How to take the differences over.
pub fn accept_hint(language: Language) -> &'static str {
    match language {
        Chinese => "差异确属有意的，用 qufen test --accept 接受，并随修改一起提交样本。",
        English => {
            "If the differences are intended, accept them with qufen test --accept and commit the goldens."
        }
    }
}

/// That no case is a real one.
pub fn facts_are_examples(language: Language) -> &'static str {
    match language {
        Chinese => "各场景的事实均为示例，不是真实案件；裁定供核对规则之用，不代替有权机关的认定。",
        English => {
            "The facts of all scenarios are examples (示例), not real cases; decisions test the rules and bind nobody."
        }
    }
}

/// How many scenarios of a file passed.
pub fn passed_of(passed: usize, all: usize, language: Language) -> String {
    match language {
        Chinese if all == 0 => "没有运行".into(),
        English if all == 0 => "not run".into(),
        Chinese => format!("通过 {passed}/{all}"),
        English => format!("{passed}/{all} passed"),
    }
}

/// Headings of the table of distinctions.
pub fn distinction_headings(language: Language) -> [&'static str; 3] {
    match language {
        Chinese => ["区分（通过/场景数）", "此方", "彼方"],
        English => ["distinction (passed/scenarios)", "this side", "that side"],
    }
}

/// The last line.
pub fn summary(tally: Tally, language: Language) -> String {
    let Tally {
        passed,
        failed,
        new,
        changed,
        problems,
    } = tally;
    let parts: [(usize, &str, &str); 5] = [
        (passed, "通过", "passed"),
        (failed, "不通过", "failed"),
        (new, "新", "new"),
        (changed, "随修改而变", "changed by the decision"),
        (
            problems,
            "样本与文件的问题",
            "problems with goldens or files",
        ),
    ];
    let shown = parts
        .iter()
        .enumerate()
        .filter(|(index, (n, ..))| *index < 2 || *n > 0);
    let worded = shown.map(|(_, (n, zh, en))| match language {
        Chinese => format!("{zh} {n}"),
        English => format!("{n} {en}"),
    });
    worded.collect::<Vec<_>>().join(match language {
        Chinese => "，",
        English => ", ",
    })
}
