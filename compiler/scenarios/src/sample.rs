//! Hand-made decisions for tests. Every fact and clause is an example (示例), not law.

use crate::compare::Expectation;
use crate::golden::{Record, Words};
use crate::run::{Claim, Options, Trial, TrialFile, assess};
use crate::suite::SuiteReport;
use qufen_diagnostics::{Location, SourceId, Sources, Span};
use qufen_evaluator::*;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The clauses that [`decision`] cites.
pub const CLAUSES: [(&str, &str); 5] = [
    ("第四条第(一)项", "示例要件甲，没有明令禁止的事项;"),
    ("第五条第(一)项", "示例情形甲，推进过程中出现偏差的;"),
    ("第六条第(一)项", "示例除外甲，仍然明知故犯的;"),
    ("第七条第(一)项", "示例考量甲，看动机;"),
    ("第八条", "示例义务，应当告知当事人。"),
];

pub fn words() -> Words {
    CLAUSES.into_iter().collect()
}

pub fn cited(index: usize) -> Cited {
    Cited {
        cite: CLAUSES[index].0.into(),
        text: CLAUSES[index].1.into(),
    }
}

fn flip(fact: &str, to: serde_json::Value) -> Flip {
    Flip {
        fact: fact.into(),
        to,
    }
}

/// A decision with something in every field.
pub fn decision() -> Decision {
    Decision {
        policy: "示例办法(试行)".into(),
        version: "2030草案".into(),
        nature: Some("草案".into()),
        decision: "示例认定".into(),
        outcome: Some("可以".into()),
        possible: vec!["可以".into()],
        outside: false,
        scope: Some(ScopeBasis {
            cite: "第八条".into(),
            mode: "参照".into(),
        }),
        basis: vec![cited(1)],
        requirements: Requirements {
            met: vec![cited(0)],
            failed: vec![],
            open: vec![cited(3)],
        },
        defeated: vec![Defeated {
            cite: CLAUSES[2].0.into(),
            text: CLAUSES[2].1.into(),
            outcome: "不予".into(),
            by: CLAUSES[0].0.into(),
        }],
        excepted: vec![Excepted {
            cite: CLAUSES[3].0.into(),
            text: CLAUSES[3].1.into(),
            effect: "免除".into(),
            by: CLAUSES[3].0.into(),
        }],
        presumed: vec![Presumed {
            fact: "故意".into(),
            value: json!(false),
        }],
        unknown: vec![Unknown {
            fact: "损失 金额".into(),
            question: None,
            determined_by: None,
        }],
        settle: vec![vec!["失误".into(), "损失 金额".into()]],
        settle_by: vec![Settlement {
            outcome: "可以".into(),
            findings: vec![
                flip("失误", json!(true)),
                flip("损失 金额", json!("50万元")),
            ],
        }],
        distinctions: Vec::new(),
        factors: vec![FactorLean {
            name: "看动机".into(),
            cite: CLAUSES[3].0.into(),
            lean: "有利".into(),
        }],
        effects: vec![cited(4)],
        duties: vec![Due {
            cite: "第八条".into(),
            modality: "应当".into(),
            actor: "示例机关".into(),
            act: "告知当事人".into(),
            addressee: Some("当事人".into()),
            standing: false,
        }],
        readings: BTreeMap::from([("程序".into(), "甲".into())]),
        reading_sensitive: vec!["程序".into()],
        reading_words: vec![],
        nearest: vec![NearestChange {
            outcome: "不予".into(),
            flip: vec![flip("故意", json!(true)), flip("次数", json!(3))],
        }],
        reason: vec![],
        incomplete: vec!["nearest".into()],
        version_choice: None,
        other_versions: Vec::new(),
    }
}

pub fn record(title: &str) -> Record {
    Record::of_decision(title, &decision(), &words())
}

/// The text that [`trial`] points into.
pub const SCENARIOS: &str = "场景 「甲」\n  期望 可以\n场景 「乙」\n";

pub fn place(start: usize, end: usize) -> Location {
    Location {
        source: SourceId(0),
        span: Span::new(start, end),
    }
}

/// 甲 or 乙, decided so.
pub fn trial(title: &str, ruling: Decision) -> Trial {
    let start = SCENARIOS.find(title).unwrap_or(0);
    Trial {
        title: title.into(),
        place: place(start, start + title.len()),
        instrument: "《示例办法(试行)》 版本 2030草案".into(),
        nature: ruling.nature.clone(),
        covers: vec![Claim {
            this_name: "改革失误".into(),
            that_name: "明知故犯".into(),
            this_side: title == "甲",
            place: place(0, 1),
            worth: Truth::True,
        }],
        expectation: None,
        words: Rc::new(words()),
        open_clauses: BTreeSet::new(),
        ruling: Ok(ruling),
    }
}

pub fn expectation(outcome: &str) -> Expectation {
    let start = SCENARIOS.find("期望").unwrap_or(0);
    Expectation {
        outcomes: vec![outcome.into()],
        open: false,
        basis: vec![],
        pending_facts: vec![],
        pending_clauses: vec![],
        place: place(start, start + "期望 可以".len()),
    }
}

pub fn file(trials: Vec<Trial>) -> TrialFile {
    let titles = trials.iter().map(|trial| trial.title.clone()).collect();
    TrialFile {
        path: "例/x.qf".into(),
        titles,
        trials,
        diagnostics: vec![],
    }
}

pub fn sources() -> Sources {
    let mut sources = Sources::default();
    sources.add("例/x.qf", SCENARIOS);
    sources
}

/// Assesses one file against one golden text.
pub fn assess_one(file: TrialFile, golden: Option<&str>, options: &Options) -> SuiteReport {
    let golden = golden.map(|text| ("例/x.golden".to_owned(), text.to_owned()));
    assess(
        vec![file],
        &golden.into_iter().collect(),
        options,
        sources(),
    )
}
