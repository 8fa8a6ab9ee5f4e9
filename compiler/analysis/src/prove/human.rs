//! Proofs and refutations in a drafter's words.

use super::messages::Messages;
use super::{Contrast, Note, Obligation, Reason, Status, named, tolerance};
use crate::space::Witness;
use crate::wording::{case_lines, instrument, listed, option};
use qufen_diagnostics::Language;
use qufen_evaluator::Values;
use qufen_evaluator::report::wrapped;
use qufen_semantics::model::{FactId, Model, OutcomeId, Value};

/// The report, of at most `width` columns but for the commands that replay a case: they stay whole,
/// so that they can be copied. `policy` is what was typed.
pub fn human(
    model: &Model,
    obligations: &[Obligation],
    policy: &str,
    language: Language,
    width: usize,
) -> String {
    let page = Page {
        model,
        policy,
        width,
        words: Messages::of(language),
        tolerant: named(model, &tolerance::tolerant(model)),
    };
    let mut out = page.title();
    if obligations.is_empty() {
        return out + &page.line(0, page.words.nothing());
    }
    let count =
        |wanted: fn(&Status) -> bool| obligations.iter().filter(|it| wanted(&it.status)).count();
    let summary = page.words.summary(
        count(|it| matches!(it, Status::Proved)),
        count(|it| matches!(it, Status::Refuted(_))),
        count(|it| matches!(it, Status::Incomplete)),
    );
    out += &page.line(0, &summary);
    obligations
        .iter()
        .for_each(|obligation| out += &page.obligation(obligation));
    if obligations
        .iter()
        .any(|it| it.contrast.is_some() || it.witness.is_some())
    {
        out += "\n";
        out += &page.line(0, &page.words.replay_any(policy));
    }
    out
}

struct Page<'a> {
    model: &'a Model,
    policy: &'a str,
    width: usize,
    words: Messages,
    tolerant: Vec<String>,
}

impl Page<'_> {
    fn line(&self, indent: usize, text: &str) -> String {
        wrapped(text, indent, indent + 2, self.width)
    }

    fn title(&self) -> String {
        let title = instrument(&self.model.instrument, self.words.language);
        self.line(0, &title)
    }

    fn obligation(&self, it: &Obligation) -> String {
        let cite = it.clause.map(|id| &self.model.clauses[id.index()].citation);
        let cite = cite.map(|cite| format!("{cite} ")).unwrap_or_default();
        let head = |standing: &str| {
            let kind = self.words.kind(it.kind);
            let colon = match self.words.language {
                Language::Chinese => "：",
                Language::English => ": ",
            };
            let line = format!("{cite}{kind} {}{colon}{standing}", it.name);
            format!("\n{}", self.line(0, &line))
        };
        match it.status {
            Status::Proved => {
                let claim = self.words.claim(it.kind, &self.tolerant);
                let mut out = head(self.words.proved()) + &self.line(2, &claim);
                out += &self.witness(it.witness.as_ref(), 4);
                out.extend(it.contrast.iter().map(|pair| self.contrast(pair)));
                out.extend(it.notes.iter().map(|note| self.note(note)));
                out
            }
            Status::Refuted(reason) => {
                let outcomes = self.outcomes(reason, it.witness.as_ref());
                let reason = self.words.reason(reason, &outcomes);
                let out = head(self.words.refuted()) + &self.line(2, &reason);
                let command = it.witness.as_ref().map(|witness| self.replay(witness));
                out + &self.witness(it.witness.as_ref(), 4) + &command.unwrap_or_default()
            }
            Status::Incomplete => {
                let mut out = head(self.words.incomplete());
                out += &self.witness(it.witness.as_ref(), 4);
                out.extend(it.notes.iter().map(|note| self.note(note)));
                out
            }
        }
    }

    /// The tolerant outcomes; of a case that was tolerated, the one that it comes to.
    fn outcomes(&self, reason: Reason, witness: Option<&Witness>) -> Vec<String> {
        let tolerated = witness.filter(|_| reason == Reason::ThatTolerated);
        let outcome =
            tolerated.and_then(|it| Values::of(self.model, &it.case(self.model)).verdict());
        match outcome {
            Some(outcome) => vec![self.model.outcomes[outcome.index()].clone()],
            None => self.tolerant.clone(),
        }
    }

    fn witness(&self, witness: Option<&Witness>, indent: usize) -> String {
        let lines = witness.map(|it| case_lines(self.model, it, self.words.language));
        let lines = lines.into_iter().flatten();
        lines.map(|line| self.line(indent, &line)).collect()
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
        let (this, that) = (
            side(&pair.this, pair.this_outcome),
            side(&pair.that, pair.that_outcome),
        );
        let mut out = self.line(2, &self.words.contrast(pair.differing.len()));
        out += &self.line(4, &format!("此方 {this}"));
        out += &self.line(4, &format!("彼方 {that}"));
        out += &self.line(4, self.words.same());
        out + &self.witness(Some(&common), 6)
    }

    fn note(&self, note: &Note) -> String {
        let mut out = self.line(2, &self.words.note(note, &self.tolerant));
        if let Note::Carries { witness, .. } = note {
            out += &self.witness(Some(witness), 4);
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
