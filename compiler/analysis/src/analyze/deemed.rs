//! What is told of each 视为: that it does nothing, that it does something under one reading and nothing
//! under another, or that it needs other readings than the default ones.

use super::changes::Change;
use super::fictions::{Fiction, fictions};
use super::finding::{Finding, FindingKind, Sentence};
use super::profit::{Profit, Void};
use super::provision::Provision;
use super::study::Study;
use super::words::{cite, outcome, quoted, reading, readings_needed};
use crate::space::Overrun;
use qufen_semantics::model::ReadingId;

/// Findings for every fiction, in the order of the clauses that they favour.
pub(super) fn findings(study: &Study<'_, '_>) -> Result<Vec<Finding>, Overrun> {
    let mut found = Vec::new();
    for fiction in fictions(study)? {
        if fiction.owed.is_empty() {
            if !fiction.of_an_idle_clause(study)? {
                found.push(idle(study, &fiction));
            }
            continue;
        }
        let before = found.len();
        for &id in &fiction.readings {
            let options = fiction.by_option(study, id)?;
            let (void, of_use): (Vec<_>, Vec<_>) = options.iter().partition(|owed| owed.is_empty());
            if !void.is_empty() && !of_use.is_empty() {
                found.push(by_reading(study, &fiction, id, &options)?);
            }
        }
        let usual = fiction.under(study, &study.space.default_readings())?;
        if found.len() == before && usual.is_empty() {
            found.push(only_under(study, &fiction)?);
        }
    }
    Ok(found)
}

fn idle(study: &Study<'_, '_>, fiction: &Fiction<'_>) -> Finding {
    let (by, other) = (
        cite(study.model, fiction.deeming.by),
        cite(study.model, fiction.deemed),
    );
    Finding {
        kind: FindingKind::IdleFiction,
        clauses: vec![fiction.deeming.by, fiction.deemed],
        sentence: Sentence::new(
            format!(
                "{}不起作用：无论采用哪种解读，有没有它，任何案件的结果都一样。",
                fiction.name(study)
            ),
            format!(
                "That {by} is deemed to meet {other} has no effect: under any reading every case comes out the same without it."
            ),
        ),
        examples: Vec::new(),
        idle: Some(Provision::Fiction(fiction.deemed, fiction.place)),
        share: None,
    }
}

/// It does something, but under no single choice that differs from the default in one reading.
fn only_under(study: &Study<'_, '_>, fiction: &Fiction<'_>) -> Result<Finding, Overrun> {
    let model = study.model;
    let (by, other) = (cite(model, fiction.deeming.by), cite(model, fiction.deemed));
    let about = Sentence::new("起作用的案件", "a case in which it matters");
    let example = study.example_of_any(&study.all, &fiction.cases(study)?, about)?;
    let (zh, en) = match &example {
        Some(example) => {
            let (zh, en) = readings_needed(model, &example.witness);
            (format!("，例如{zh}"), format!(", for example {en}"))
        }
        None => (String::new(), String::new()),
    };
    Ok(Finding {
        kind: FindingKind::DeemedByReading,
        clauses: vec![fiction.deeming.by, fiction.deemed],
        sentence: Sentence::new(
            format!(
                "缺省的解读下{}不起作用；换用别的解读才有意义{zh}。",
                fiction.name(study)
            ),
            format!(
                "Under the default readings it has no effect that {by} is deemed to meet {other}; it has one under other readings{en}."
            ),
        ),
        examples: example.into_iter().collect(),
        idle: None,
        share: None,
    })
}

fn by_reading(
    study: &Study<'_, '_>,
    fiction: &Fiction<'_>,
    id: ReadingId,
    options: &[Vec<Change>],
) -> Result<Finding, Overrun> {
    let model = study.model;
    let (by, other) = (cite(model, fiction.deeming.by), cite(model, fiction.deemed));
    let profit = Profit::of(study, fiction)?;
    let limb = profit
        .as_ref()
        .and_then(|profit| profit.limb.as_ref())
        .map_or(String::new(), |limb| quoted(model, limb));
    let mut examples = Vec::new();
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for (option, owed) in (0..).zip(options) {
        let chosen = reading(model, id, option);
        let mut readings = study.space.default_readings();
        readings[id.index()] = option;
        let sentence = if let Some(first) = owed.first() {
            let about = Sentence::new(
                format!("{chosen}，符合{by}而不符合{other}的"),
                format!("{chosen}: meets {by}, lacks {other}"),
            );
            examples.extend(study.example_under(&readings, &first.cases, first.to, about)?);
            granted(study, owed, &chosen, other)
        } else {
            let void = match &profit {
                Some(profit) => profit.void(&readings, &chosen)?,
                None => None,
            };
            let sentence = idle_under(&chosen, void.as_ref(), profit.as_ref(), other, study);
            examples.extend(void.into_iter().flat_map(Void::examples));
            sentence
        };
        zh.push(sentence.zh);
        en.push(sentence.en);
    }
    Ok(Finding {
        kind: FindingKind::DeemedByReading,
        clauses: vec![fiction.deeming.by, fiction.deemed],
        sentence: Sentence::new(
            format!("{by}{limb}视为符合{other}：{}。", zh.join("；")),
            format!("{by} {limb} deemed to meet {other}: {}.", en.join("; ")),
        ),
        examples,
        idle: None,
        share: None,
    })
}

/// What the fiction brings about with one option.
fn granted(study: &Study<'_, '_>, owed: &[Change], chosen: &str, other: &str) -> Sentence {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for change in owed {
        let (from, to) = (
            outcome(study.model, change.from),
            outcome(study.model, change.to),
        );
        zh.push(format!("由「{from}」变为「{to}」"));
        en.push(format!("from 「{from}」 to 「{to}」"));
    }
    Sentence::new(
        format!(
            "{chosen}时，不符合{other}的也视为符合，有的案件的结果因此{}",
            zh.join("，有的")
        ),
        format!(
            "with {chosen}, a case without {other} is deemed to have it, and some change {}",
            en.join("; ")
        ),
    )
}

/// That it does nothing with one option, and what that means for the clause it stands under.
fn idle_under(
    chosen: &str,
    void: Option<&Void>,
    profit: Option<&Profit<'_, '_, '_>>,
    other: &str,
    study: &Study<'_, '_>,
) -> Sentence {
    let (mut zh, mut en) = (
        format!("{chosen}时不起作用"),
        format!("with {chosen} this has no effect"),
    );
    if let (Some(void), Some(profit)) = (void, profit) {
        let denied = outcome(study.model, profit.outcome);
        zh += &format!("，不符合{other}的，即使属于这一情形，也得不到「{denied}」");
        en += &format!(
            ": a case without {other} does not come out as 「{denied}」 though it meets this"
        );
        let (of_use, of_none) = (
            (
                "，这一情形只对符合的案件有用",
                ", which only serves cases that have it",
            ),
            ("，这一情形因此落空", ", which is therefore void"),
        );
        let (chinese, english) = match void.meeting {
            Some(_) => of_use,
            None => of_none,
        };
        zh += chinese;
        en += english;
    }
    Sentence::new(zh, en)
}
