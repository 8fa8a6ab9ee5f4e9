//! Proofs and refutations in a drafter's words.

use super::messages::Messages;
use super::{Contrast, Note, Obligation, Status, named, tolerance};
use crate::space::Witness;
use crate::wording::{case_lines, listed, option};
use qufen_diagnostics::Language;
use qufen_semantics::model::{FactId, Model, OutcomeId, Value};

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
    let count =
        |wanted: fn(&Status) -> bool| obligations.iter().filter(|it| wanted(&it.status)).count();
    let summary = page.words.summary(
        count(|it| matches!(it, Status::Proved)),
        count(|it| matches!(it, Status::Refuted(_))),
        count(|it| matches!(it, Status::Incomplete)),
    );
    out += &format!("{summary}\n");
    obligations
        .iter()
        .for_each(|obligation| out += &page.obligation(obligation));
    if obligations
        .iter()
        .any(|it| it.contrast.is_some() || it.witness.is_some())
    {
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
        format!(
            "《{}》 版本 {}{nature}\n",
            instrument.title, instrument.version
        )
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
        let lines = witness.map(|it| case_lines(self.model, it, self.words.language));
        let lines = lines.into_iter().flatten();
        lines.map(|line| format!("{indent}  {line}\n")).collect()
    }

    fn replay(&self, witness: &Witness) -> String {
        format!("    {}{}\n", self.words.replay(), self.command(witness))
    }

    /// The command that decides the case.
    fn command(&self, witness: &Witness) -> String {
        let mut out = format!("qufen decide {}", quoted(self.policy));
        for &(id, value) in &witness.facts {
            let fact = &self.model.facts[id.index()];
            let setting = format!("{}={}", fact.name, fact.domain.show(value));
            out += &format!(" --set {}", quoted(&setting));
        }
        for &(id, chosen) in &witness.readings {
            out += &format!(" --reading {}", quoted(&option(self.model, id, chosen)));
        }
        out
    }

    fn contrast(&self, pair: &Contrast) -> String {
        let differs = |(fact, _): &&(FactId, Value)| pair.differing.contains(fact);
        let side = |witness: &Witness, outcome: OutcomeId| {
            let own: Vec<&(FactId, Value)> = witness.facts.iter().filter(differs).collect();
            let outcome = &self.model.outcomes[outcome.index()];
            format!("{} → {outcome}", listed(self.model, &own))
        };
        let common = Witness {
            facts: pair
                .this
                .facts
                .iter()
                .filter(|it| !differs(it))
                .copied()
                .collect(),
            readings: pair.this.readings.clone(),
        };
        let mut out = format!("  {}\n", self.words.contrast(pair.differing.len()));
        out += &format!("    此方 {}\n", side(&pair.this, pair.this_outcome));
        out += &format!("    彼方 {}\n", side(&pair.that, pair.that_outcome));
        out += &format!("    {}\n", self.words.same());
        out + &self.witness(Some(&common), "    ")
    }

    fn note(&self, note: &Note) -> String {
        let mut out = format!("  {}\n", self.words.note(note, &self.tolerant));
        if let Note::Carries { witness, .. } = note {
            out += &self.witness(Some(witness), "  ");
        }
        out
    }
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
