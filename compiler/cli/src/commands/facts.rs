//! `facts`: what a case can say under an instrument.

use crate::answer::{Answer, Stop};
use crate::arguments::{encoding, format, one, option, page, policy};
use crate::context::Context;
use crate::messages::Words;
use crate::policy::open;
use clap::{ArgMatches, Command};
use qufen_evaluator::{report::wrapped, value_json};
use qufen_semantics::model::{Domain, DurationUnit, Fact, Model, Reading};
use serde_json::{Value, json};

pub fn command(words: &'static Words) -> Command {
    page("facts", &words.facts, words)
        .arg(policy(words))
        .arg(option(
            "version",
            words.options.version,
            words.values.version,
        ))
        .arg(format(words.options.format, words, &["human", "json"]))
        .arg(encoding(words))
}

pub fn run(matches: &ArgMatches, context: &Context) -> Result<Answer, Stop> {
    let opened = open(matches, false, context)?.with_text()?;
    let answer = Answer::fine(match one(matches, "format") {
        Some("json") => format!("{:#}\n", as_json(&opened.model)),
        _ => as_text(&opened.model, context),
    });
    Ok(answer.err(opened.notes(context)))
}

fn as_text(model: &Model, context: &Context) -> String {
    let words = &context.words().report;
    let instrument = &model.instrument;
    let mut out = (words.title)(&instrument.title, &instrument.version);
    out.extend(
        instrument
            .nature
            .iter()
            .map(|nature| format!("（{nature}）")),
    );
    out += &format!("  {}\n", (words.fact_count)(model.facts.len()));
    for fact in &model.facts {
        out += &fact_text(fact, model, context);
    }
    if !model.readings.is_empty() {
        out += &format!("\n{}\n", words.readings);
        out.extend(
            model
                .readings
                .iter()
                .map(|reading| reading_text(reading, context)),
        );
    }
    out
}

fn fact_text(fact: &Fact, model: &Model, context: &Context) -> String {
    let words = &context.words().report;
    let mut out = format!("\n{} : {}\n", fact.name, type_name(&fact.domain));
    if let Domain::Enumeration {
        variants, ordered, ..
    } = &fact.domain
    {
        let variants = variants.join(if *ordered { " < " } else { "、" });
        out += &wrapped(&format!("{}{variants}", words.values), 4, 6, context.width);
    }
    let open_item = fact
        .open_item
        .and_then(|clause| model.clauses.get(clause.index()));
    let presumption = fact.presumption.map(|value| fact.domain.show(value));
    let lines = [
        ("", fact.description.clone()),
        (words.question, fact.question.clone()),
        (words.determined_by, fact.determined_by.clone()),
        (words.evidence, fact.evidence.clone()),
        (words.presumption, presumption),
        (
            words.open_item,
            open_item.map(|clause| clause.citation.clone()),
        ),
    ];
    let shown = lines
        .into_iter()
        .filter_map(|(mark, text)| Some((mark, text?)));
    out.extend(shown.map(|(mark, text)| wrapped(&format!("{mark}{text}"), 4, 6, context.width)));
    out
}

fn reading_text(reading: &Reading, context: &Context) -> String {
    let mut out = format!("\n{}\n", reading.name);
    for (index, (label, text)) in reading.options.iter().enumerate() {
        let default = if index as u32 == reading.default {
            context.words().report.default_option
        } else {
            ""
        };
        out += &wrapped(&format!("{label}{default} {text}"), 4, 6, context.width);
    }
    out
}

fn as_json(model: &Model) -> Value {
    json!({
        "policy": model.instrument.title,
        "version": model.instrument.version,
        "nature": model.instrument.nature,
        "facts": model.facts.iter().map(|fact| fact_json(fact, model)).collect::<Vec<_>>(),
        "readings": model.readings.iter().map(|reading| json!({
            "name": reading.name,
            "options": reading.options.iter().map(|(label, text)| json!({"label": label, "text": text})).collect::<Vec<_>>(),
            "default": reading.options.get(reading.default as usize).map(|(label, _)| label),
        })).collect::<Vec<_>>(),
    })
}

fn fact_json(fact: &Fact, model: &Model) -> Value {
    let open_item = fact
        .open_item
        .and_then(|clause| model.clauses.get(clause.index()));
    json!({
        "name": fact.name,
        "type": kind(&fact.domain),
        "domain": domain_json(&fact.domain),
        "description": fact.description,
        "question": fact.question,
        "determined_by": fact.determined_by,
        "evidence": fact.evidence,
        "presumption": fact.presumption.map(|value| value_json(&fact.domain, value)),
        "open_item": open_item.map(|clause| &clause.citation),
    })
}

/// The type as a drafter writes it.
fn type_name(domain: &Domain) -> String {
    match domain {
        Domain::Enumeration { name, .. } => name.clone(),
        Domain::Duration(unit) => format!("期间({})", unit_name(*unit)),
        other => kind(other).into(),
    }
}

fn kind(domain: &Domain) -> &'static str {
    match domain {
        Domain::Boolean => "是否",
        Domain::Enumeration { .. } => "枚举",
        Domain::Integer => "整数",
        Domain::Money => "金额",
        Domain::Ratio => "比例",
        Domain::Date => "日期",
        Domain::Duration(_) => "期间",
    }
}

fn domain_json(domain: &Domain) -> Value {
    match domain {
        Domain::Boolean => json!({"values": [true, false]}),
        Domain::Enumeration {
            name,
            ordered,
            variants,
        } => {
            json!({"name": name, "values": variants, "ordered": ordered})
        }
        Domain::Integer => json!({"minimum": 0}),
        Domain::Money => json!({"minimum": 0, "unit": "元"}),
        Domain::Ratio => json!({"minimum": 0, "unit": "%"}),
        Domain::Date => json!({"format": "YYYY-MM-DD"}),
        Domain::Duration(unit) => json!({"minimum": 0, "unit": unit_name(*unit)}),
    }
}

fn unit_name(unit: DurationUnit) -> &'static str {
    match unit {
        DurationUnit::Days => "日",
        DurationUnit::WorkingDays => "工作日",
        DurationUnit::Months => "月",
    }
}
