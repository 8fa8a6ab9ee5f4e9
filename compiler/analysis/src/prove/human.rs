//! Proofs and refutations in a drafter's words.

use super::messages::Messages;
use super::{Contrast, Note, Obligation, Status, named, tolerance};
use crate::space::Witness;
use crate::wording::finding;
use qufen_diagnostics::Language;
use qufen_semantics::model::{FactId, Model, Value};

/// The report. `policy` is what was typed, so that the commands that replay a case can be copied.
pub fn human(
    model: &Model,
    obligations: &[Obligation],
    policy: &str,
    language: Language,
) -> String {
    let page = Page {
        model,
        policy,
        words: Messages::of(language),
        tolerant: named(model, &tolerance::tolerant(model)),
    };
    let mut out = page.title();
    if obligations.is_empty() {
        return out + page.words.nothing() + "\n";
    }
    let count = |wanted: fn(&Status) -> bool| {
        obligations.iter().filter(|it| wanted(&it.status)).count()
    };
    let summary = page.words.summary(
        count(|it| matches!(it, Status::Proved)),
        count(|it| matches!(it, Status::Refuted(_))),
        count(|it| matches!(it, Status::Incomplete)),
    );
    out += &format!("{summary}\n");
    obligations
        .iter()
        .for_each(|obligation| out += &page.obligation(obligation));
    if obligations.iter().any(|it| it.contrast.is_some() || it.witness.is_some()) {
        out += &format!("\n{}\n", page.words.replay_any(policy));
    }
    out
}

struct Page<'a> {
    model: &'a Model,
    policy: &'a str,
    words: Messages,
    tolerant: Vec<String>,
}

impl Page<'_> {
    fn title(&self) -> String {
        let instrument = &self.model.instrument;
        let nature = instrument.nature.as_ref();
        let nature = nature.map(|it| format!("（{it}）")).unwrap_or_default();
        format!("《{}》 版本 {}{nature}\n", instrument.title, instrument.version)
    }

    fn obligation(&self, it: &Obligation) -> String {
        let cite = it.clause.map(|id| &self.model.clauses[id.index()].citation);
        let cite = cite.map(|cite| format!("{cite} ")).unwrap_or_default();
        let head = format!("\n{cite}{} {}", self.words.kind(it.kind), it.name);
        match it.status {
            Status::Proved => {
                let claim = self.words.claim(it.kind, &self.tolerant);
                let mut out = format!("{head}：{}\n  {claim}\n", self.words.proved());
                out += &self.witness(it.witness.as_ref(), "  ");
                out.extend(it.contrast.iter().map(|pair| self.contrast(pair)));
                out.extend(it.notes.iter().map(|note| self.note(note)));
                out
            }
            Status::Refuted(reason) => {
                let reason = self.words.reason(reason, &self.tolerant);
                let out = format!("{head}：{}\n  {reason}\n", self.words.refuted());
                let command = it.witness.as_ref().map(|witness| self.replay(witness));
                out + &self.witness(it.witness.as_ref(), "  ") + &command.unwrap_or_default()
            }
            Status::Incomplete => format!("{head}：{}\n", self.words.incomplete()),
        }
    }

    fn witness(&self, witness: Option<&Witness>, indent: &str) -> String {
        let Some(witness) = witness else {
            return String::new();
        };
        let mut out = String::new();
        for line in self.case(&witness.facts) {
            out += &format!("{indent}  {line}\n");
        }
        if !witness.readings.is_empty() {
            let readings: Vec<String> = self.readings(witness).collect();
            out += &format!("{indent}  {}{}\n", self.words.under(), readings.join("，"));
        }
        out
    }

    fn replay(&self, witness: &Witness) -> String {
        format!("    {}{}\n", self.words.replay(), self.command(witness))
    }

    /// What is out of the ordinary on one line, the rest on another.
    fn case(&self, facts: &[(FactId, Value)]) -> Vec<String> {
        let (usual, remarkable): (Vec<_>, Vec<_>) =
            facts.iter().partition(|(fact, value)| is_usual(self.model, *fact, *value));
        let mut lines = vec![self.findings(&remarkable)];
        if !usual.is_empty() {
            lines.push(format!("{}{}", self.words.usual(), self.findings(&usual)));
        }
        lines
    }

    fn findings(&self, facts: &[(FactId, Value)]) -> String {
        if facts.is_empty() {
            return self.words.nothing_said().into();
        }
        let facts: Vec<String> = facts
            .iter()
            .map(|&(fact, value)| finding(self.model, fact, value))
            .collect();
        facts.join("，")
    }

    fn readings<'w>(&'w self, witness: &'w Witness) -> impl Iterator<Item = String> + 'w {
        witness.readings.iter().map(|(id, option)| {
            let reading = &self.model.readings[id.index()];
            let label = reading.options.get(*option as usize);
            format!("{}={}", reading.name, label.map_or("", |(label, _)| label))
        })
    }

    /// The command that decides the case.
    fn command(&self, witness: &Witness) -> String {
        let mut out = format!("qufen decide {}", quoted(self.policy));
        for &(id, value) in &witness.facts {
            let fact = &self.model.facts[id.index()];
            let setting = format!("{}={}", fact.name, fact.domain.show(value));
            out += &format!(" --set {}", quoted(&setting));
        }
        for reading in self.readings(witness) {
            out += &format!(" --reading {}", quoted(&reading));
        }
        out
    }

    fn contrast(&self, pair: &Contrast) -> String {
        let differs = |(fact, _): &&(FactId, Value)| pair.differing.contains(fact);
        let common = pair.this.facts.iter().filter(|it| !differs(it)).copied();
        let common: Vec<(FactId, Value)> = common.collect();
        let side = |witness: &Witness, outcome: usize| {
            let own: Vec<(FactId, Value)> = witness.facts.iter().filter(differs).copied().collect();
            let outcome = self.words.comes_to(&self.model.outcomes[outcome]);
            format!("{}{outcome}", self.findings(&own))
        };
        let mut out = format!("  {}\n", self.words.contrast(pair.differing.len()));
        out += &format!("    此方 {}\n", side(&pair.this, pair.this_outcome.index()));
        out += &format!("    彼方 {}\n", side(&pair.that, pair.that_outcome.index()));
        for (index, line) in self.case(&common).into_iter().enumerate() {
            let mark = if index == 0 { self.words.same() } else { "" };
            out += &format!("    {mark}{line}\n");
        }
        if !pair.this.readings.is_empty() {
            let readings: Vec<String> = self.readings(&pair.this).collect();
            out += &format!("    {}{}\n", self.words.under(), readings.join("，"));
        }
        out
    }

    fn note(&self, note: &Note) -> String {
        let mut out = format!("  {}\n", self.words.note(note, &self.tolerant));
        if let Note::Carries { witness, .. } = note {
            out += &self.witness(Some(witness), "  ");
        }
        out
    }
}

/// Whether nobody would remark on the finding: 否, 无, or what is presumed.
fn is_usual(model: &Model, fact: FactId, value: Value) -> bool {
    let fact = &model.facts[fact.index()];
    let usual = match value {
        Value::Boolean(value) => !value,
        Value::Variant(_) => fact.domain.show(value) == "无",
        _ => false,
    };
    fact.presumption.map_or(usual, |presumed| presumed == value)
}

/// Quoted for a shell where it must be.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "=_-./".contains(c);
    if word.chars().all(plain) {
        word.into()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
