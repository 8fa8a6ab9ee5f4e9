//! The report in Chinese.

use super::messages::{Messages, Section, Standing};
use crate::{Finding, Flip, UnderVersion, VersionChoice};
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) struct Chinese;

impl Messages for Chinese {
    fn conclusion(&self, outcome: &str, nature: Option<&str>) -> String {
        format!("结论{}：{outcome}（须由有权机关认定）", bracketed(nature))
    }

    fn undetermined(&self, possible: &[String], nature: Option<&str>) -> String {
        format!(
            "结论{}：未定。可能为{}。",
            bracketed(nature),
            possible.join("、")
        )
    }

    fn under(&self, policy: &str, version: &str, decision: &str) -> String {
        format!("事项：{decision}，依《{policy}》（{version}）")
    }

    fn scope(&self, cite: &str, mode: &str) -> String {
        if mode == "参照" {
            format!("适用范围：依{cite}参照执行，不属直接适用")
        } else {
            format!("适用范围：依{cite}适用")
        }
    }

    fn heading(&self, section: Section) -> &'static str {
        match section {
            Section::Versions => "版本的选用",
            Section::Basis => "依据",
            Section::Requirements => "要件逐项",
            Section::Defeated => "不予采用的条款",
            Section::Excepted => "除外",
            Section::Presumed => "推定",
            Section::Unknown => "待查事实",
            Section::Settle => "查明什么即可定论",
            Section::Distinctions => "区分（本案属于哪一方）",
            Section::Factors => "考量（供认定时权衡，不决定结论）",
            Section::Effects => "效果",
            Section::Duties => "义务、禁止与权利",
            Section::Readings => "采用的解读",
            Section::OtherReadings => "采用的其他解读",
            Section::Reason => "足以定论的事实",
            Section::Nearest => "最近的变化",
            Section::Incomplete => "未尽之处",
            Section::Standing => "一贯的义务、禁止与权利（不因本案而生）",
        }
    }

    fn no_basis(&self) -> &'static str {
        "没有条款足以支持其他结论。"
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Met => "符合",
            Standing::Failed => "不符合",
            Standing::Open => "待查",
            Standing::Moot => "未查明",
        }
    }

    fn overruled(&self, outcome: &str, by: &str) -> String {
        format!("本可支持「{outcome}」，因{by}优先，不予采用。")
    }

    fn unqualified(&self, outcome: &str, requirement: &str) -> String {
        format!("本可支持「{outcome}」，因不符合{requirement}，不予采用。")
    }

    fn waived(&self, by: &str) -> String {
        format!("依{by}的除外，免去这一要件。")
    }

    fn kept_out(&self, by: &str) -> String {
        format!("依{by}的除外，本案不适用。")
    }

    fn presumed(&self, fact: &str, value: &Value) -> String {
        format!("{fact}：未查明，推定为{}", word(value))
    }

    fn unknown(&self, fact: &str, question: Option<&str>, body: Option<&str>) -> String {
        let question = question.map(|it| format!("：{it}")).unwrap_or_default();
        let body = body.map(|it| format!("（由{it}认定）")).unwrap_or_default();
        format!("{fact}{question}{body}")
    }

    fn settled(&self, findings: &[Flip], outcome: &str) -> String {
        format!("查明{}，即为{outcome}", findings_in_words(findings))
    }

    fn reason(&self, findings: &[Finding]) -> String {
        let found = findings
            .iter()
            .map(|it| format!("「{}」为{}", it.fact, word(&it.value)));
        let found = found.collect::<Vec<_>>().join("、");
        format!("只要{found}，其他事实如何都不改变结论")
    }

    fn nearest(&self, changes: &[Flip], outcome: &str) -> String {
        format!("若{}，则为{outcome}", findings_in_words(changes))
    }

    fn side(&self, this: &str, that: &str, side: &str) -> String {
        let shown = match side {
            "此方" => this,
            "彼方" => that,
            other => other,
        };
        format!("{this} 与 {that}：属于{shown}")
    }

    fn lean(&self, lean: &str) -> String {
        lean.into()
    }

    fn due(&self, actor: &str, modality: &str, act: &str, addressee: Option<&str>) -> String {
        let towards = addressee
            .map(|it| format!("（对{it}）"))
            .unwrap_or_default();
        format!("{actor}{modality}：{act}{towards}")
    }

    fn reading(&self, name: &str, option: &str) -> String {
        format!("解读 {name}：取{option}")
    }

    fn other_readings(&self, by_option: &BTreeMap<&str, Vec<&str>>) -> String {
        let options = by_option
            .iter()
            .map(|(option, names)| format!("取{option}：{}", names.join("、")));
        options.collect::<Vec<_>>().join("；")
    }

    fn other_reading(&self, option: &str, words: &str, possible: &[String]) -> String {
        let result = match possible {
            [] => "案情与约束相矛盾，无法裁定".into(),
            [only] => format!("结论为：{only}"),
            several => format!("结论未定，可能为：{}", several.join("、")),
        };
        format!("如改取{option}「{words}」，{result}")
    }

    fn more(&self, count: usize) -> String {
        format!("另有{count}种，从略。")
    }

    fn incomplete(&self, question: &str) -> String {
        let what = match question {
            "possible" => "可能的结论：未能一一排除，所列或多于实际",
            "unknown" => "待查事实：未能一一排除，所列或多于实际",
            "settle" => "查明什么即可定论：未能穷尽，所列或有遗漏",
            "nearest" => "最近的变化：未能穷尽，所列或有遗漏",
            "reason" => "足以定论的事实：未能求得",
            "readings" => "换一种解读：未能逐一断定是否改变结论",
            other => other,
        };
        format!("{what}。")
    }

    fn version_chosen(&self, choice: &VersionChoice, version: &str) -> String {
        match (choice.by.as_str(), &choice.act, &choice.at) {
            ("指定日期", _, Some(day)) => format!("依指定的日期（{day}）采用版本 {version}。"),
            (_, Some(day), _) => {
                let fact = choice.act_fact.as_deref().unwrap_or("行为时间");
                format!("依{fact}（{day}）采用版本 {version}。")
            }
            (_, None, Some(day)) => format!("依处理时间（{day}）采用版本 {version}。"),
            (_, None, None) => format!("采用版本 {version}。"),
        }
    }

    fn no_rule(&self, choice: &VersionChoice) -> String {
        format!(
            "{}；版本 {} 没有声明溯及既往的规则，所以没有比较新旧。要用另一个版本的，写 `--version`。",
            both_days(choice),
            named(&choice.version_of_decision)
        )
    }

    fn both_versions(&self, choice: &VersionChoice) -> String {
        format!(
            "{}；版本 {} 声明从旧兼从轻，两个版本都作裁定：",
            both_days(choice),
            named(&choice.version_of_decision)
        )
    }

    fn under_version(&self, version: &UnderVersion) -> String {
        match &version.outcome {
            Some(outcome) => format!("版本 {}：{outcome}", version.version),
            None => format!(
                "版本 {}：未定，可能为{}",
                version.version,
                version.possible.join("、")
            ),
        }
    }

    fn not_spoken_of(&self, facts: &[String]) -> String {
        format!("这一版本没有的事实，不起作用：{}", facts.join("、"))
    }

    fn verdict(&self, choice: &VersionChoice) -> String {
        let determined = choice.compared.iter().all(|each| each.outcome.is_some());
        match choice.verdict.as_deref() {
            Some("从轻") => format!(
                "新规定的结论较轻，依版本 {}。",
                named(&choice.version_of_decision)
            ),
            Some("从旧") => format!(
                "新规定的结论不较轻，依版本 {}。",
                named(&choice.version_of_act)
            ),
            _ if determined => "两个结论之间没有声明宽严，哪个较轻不能比较，不作选择。".into(),
            _ => "哪个版本较轻，按已查明的事实和声明的宽严还不能确定，不作选择。".into(),
        }
    }

    fn text_not_held(&self) -> String {
        "原文未收录，无法裁定。".into()
    }

    fn contradictory(&self, constraint: &str) -> String {
        format!("案情自相矛盾，不可能同时成立：违反约束「{constraint}」。")
    }
}

fn named(version: &Option<String>) -> &str {
    version.as_deref().unwrap_or("（没有）")
}

fn both_days(choice: &VersionChoice) -> String {
    let act = choice.act.as_deref().unwrap_or("不详");
    let at = choice.at.as_deref().unwrap_or("没有写明，按最后施行的版本");
    let when = match choice.act_fact.as_deref() {
        Some("行为终了时间") => "行为终了时",
        _ => "行为时",
    };
    format!(
        "{when}（{act}）施行的是版本 {}，处理时（{at}）施行的是版本 {}",
        named(&choice.version_of_act),
        named(&choice.version_of_decision)
    )
}

fn bracketed(nature: Option<&str>) -> String {
    nature
        .map(|nature| format!("（{nature}）"))
        .unwrap_or_default()
}

fn findings_in_words(findings: &[Flip]) -> String {
    findings.iter().map(finding).collect::<Vec<_>>().join("、")
}

/// A value that is not 是 or 否 stands for all that the law does not tell apart from it.
fn finding(Flip { fact, to }: &Flip) -> String {
    let such = if to.is_boolean() { "" } else { "例如" };
    format!("「{fact}」{such}为{}", word(to))
}

fn word(value: &Value) -> String {
    match value {
        Value::Bool(true) => "是".into(),
        Value::Bool(false) => "否".into(),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    }
}
