//! Every word of the report, in both languages.

use crate::mutate::{Operator, Slip};
use qufen_diagnostics::Language;

/// The catalogue of one language.
pub struct Words {
    /// `《…》 版本 …` and how many scenarios.
    pub heading: fn(&str, usize) -> String,
    /// The columns after the kind of slip.
    pub columns: [&'static str; 6],
    /// The last line of the table.
    pub total: &'static str,
    /// The kinds of slip.
    pub operator: fn(Operator) -> &'static str,
    /// One slip.
    pub slip: fn(&Slip) -> String,
    /// One slip without quotation marks, for a title.
    pub plain_slip: fn(&Slip) -> String,
    /// Nothing survived.
    pub all_noticed: &'static str,
    /// Above the survivors.
    pub survivors: fn(usize) -> String,
    /// The case comes out as the second instead of the first.
    pub outcome_changes: fn(&str, &str) -> String,
    /// It comes out the same, for other reasons.
    pub reasons_change: fn(&str) -> String,
    /// Above what ran out of the budget.
    pub incomplete: fn(usize) -> String,
    /// No scenario at all.
    pub no_scenarios: &'static str,
}

impl Words {
    /// The catalogue of `language`.
    pub fn of(language: Language) -> &'static Words {
        match language {
            Language::Chinese => &ZH,
            Language::English => &EN,
        }
    }
}

static ZH: Words = Words {
    heading: |policy, scenarios| format!("{policy}：每次一处笔误，看 {scenarios} 个场景能否发觉"),
    columns: ["笔误", "共", "结论发觉", "理由发觉", "证明等同", "未发觉"],
    total: "合计",
    operator: |operator| match operator {
        Operator::ItemDropped => "漏一项",
        Operator::ItemAdded => "多算邻条一项",
        Operator::Quantifier => "之一、全部互换",
        Operator::Connective => "且、或互换",
        Operator::ConjunctDropped => "漏一个并列条件",
        Operator::DisjunctDropped => "漏一个选择条件",
        Operator::LeadDropped => "漏开头语的条件",
        Operator::ConditionDropped => "漏后果的条件",
        Operator::NotDropped => "漏写非",
        Operator::NotAdded => "多写非",
        Operator::Grade => "等级差一级",
        Operator::Bound => "是否含本数",
        Operator::Constant => "数额差一档",
        Operator::Member => "所列单位增减",
        Operator::RequirementDropped => "漏一项要件",
        Operator::RequirementMoved => "要件归错结论",
        Operator::ExceptionDropped => "漏除外",
        Operator::ExceptionNesting => "除外、再除外互换",
        Operator::DeemingDropped => "漏视为",
        Operator::ScopeDropped => "漏适用、参照",
        Operator::Precedence => "结论先后颠倒",
        Operator::Outcome => "写错结论",
        Operator::Citation => "引错条款项",
        Operator::Reading => "解读取错",
        Operator::DefaultReading => "解读缺省取错",
    },
    slip: |slip| match slip {
        Slip::Written { meant, written } => format!("「{meant}」写成「{written}」"),
        Slip::Omitted(words) => format!("漏写「{words}」"),
        Slip::Added(words) => format!("多算「{words}」"),
        Slip::Swapped(one, other) => format!("「{one}」与「{other}」先后颠倒"),
    },
    plain_slip: |slip| match slip {
        Slip::Written { meant, written } => format!("{meant} 不是 {written}"),
        Slip::Omitted(words) => format!("不能没有 {words}"),
        Slip::Added(words) => format!("不包括 {words}"),
        Slip::Swapped(one, other) => format!("{one} 先于 {other}"),
    },
    all_noticed: "每一处笔误，或者有场景发觉，或者证明与原文等同。",
    survivors: |count| format!("没有场景发觉的 {count} 处，各附一个足以发觉的场景："),
    outcome_changes: |meant, slipped| format!("下面的案件应为 {meant}，写错后成为 {slipped}："),
    reasons_change: |outcome| format!("下面的案件结论仍为 {outcome}，但是依据、要件或者后果不同："),
    incomplete: |count| format!("另有 {count} 处，没有场景发觉，图又超出限额，未能证明是否等同："),
    no_scenarios: "没有依据这部法规的场景，什么笔误都不会被发觉。",
};

static EN: Words = Words {
    heading: |policy, scenarios| {
        format!("{policy}: one slip at a time, put before {scenarios} scenarios")
    },
    columns: [
        "slip",
        "all",
        "by outcome",
        "by reasons",
        "proved same",
        "unnoticed",
    ],
    total: "total",
    operator: |operator| match operator {
        Operator::ItemDropped => "item missing",
        Operator::ItemAdded => "neighbouring item counted in",
        Operator::Quantifier => "any for all, or reverse",
        Operator::Connective => "and for or, or reverse",
        Operator::ConjunctDropped => "part of an and missing",
        Operator::DisjunctDropped => "part of an or missing",
        Operator::LeadDropped => "lead-in condition missing",
        Operator::ConditionDropped => "condition of a consequence missing",
        Operator::NotDropped => "not missing",
        Operator::NotAdded => "not too many",
        Operator::Grade => "grade off by one",
        Operator::Bound => "bound in or out",
        Operator::Constant => "next constant",
        Operator::Member => "listed value missing or added",
        Operator::RequirementDropped => "requirement missing",
        Operator::RequirementMoved => "requirement of another outcome",
        Operator::ExceptionDropped => "exception missing",
        Operator::ExceptionNesting => "exception for exception to it, or reverse",
        Operator::DeemingDropped => "fiction missing",
        Operator::ScopeDropped => "scope missing",
        Operator::Precedence => "outcomes out of order",
        Operator::Outcome => "wrong outcome",
        Operator::Citation => "wrong citation",
        Operator::Reading => "other option of a reading",
        Operator::DefaultReading => "other default of a reading",
    },
    slip: |slip| match slip {
        Slip::Written { meant, written } => format!("「{written}」 for 「{meant}」"),
        Slip::Omitted(words) => format!("「{words}」 missing"),
        Slip::Added(words) => format!("「{words}」 counted in"),
        Slip::Swapped(one, other) => format!("「{one}」 and 「{other}」 out of order"),
    },
    plain_slip: |slip| match slip {
        Slip::Written { meant, written } => format!("{meant}, not {written}"),
        Slip::Omitted(words) => format!("not without {words}"),
        Slip::Added(words) => format!("without {words}"),
        Slip::Swapped(one, other) => format!("{one} before {other}"),
    },
    all_noticed: "Every slip is noticed by a scenario, or proved to change nothing.",
    survivors: |count| {
        format!("{count} that no scenario notices, each with a scenario that would:")
    },
    outcome_changes: |meant, slipped| {
        format!("This case should be {meant}; with the slip it is {slipped}:")
    },
    reasons_change: |outcome| {
        format!("This case stays {outcome}, but for other reasons or with other consequences:")
    },
    incomplete: |count| {
        format!(
            "{count} more that no scenario notices; the diagram ran out of its budget before telling whether they change anything:"
        )
    },
    no_scenarios: "No scenario rests on this instrument, so no slip would be noticed.",
};
