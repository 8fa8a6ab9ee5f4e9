//! A case and what is expected of it, as 场景 source that reads back as the same case.

use crate::decide::grounds;
use qufen_evaluator::DecideError;
use qufen_semantics::model::{Case, ClauseId, Domain, FactId, Model, OutcomeId, Value};
use qufen_syntax::{written_name, written_quote, written_version};

/// A scenario before it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its title, unique in the suite.
    pub title: String,
    /// 说明 lines.
    pub notes: Vec<String>,
    /// The sides of distinctions that it covers: index into the model's, and whether 此方.
    pub covers: Vec<(usize, bool)>,
    /// What is known; the rest stays unknown.
    pub case: Case,
    /// One outcome, all that remain possible, or none for no 期望.
    pub outcomes: Vec<OutcomeId>,
    /// The clauses that carry the outcome.
    pub basis: Vec<ClauseId>,
}

impl Draft {
    /// A case with the outcome and basis that the evaluator gives it.
    ///
    /// # Errors
    /// When the case cannot be decided.
    pub fn decided(model: &Model, title: String, case: Case) -> Result<Draft, DecideError> {
        let decision = grounds(model, &case)?;
        let exact = !decision.incomplete.iter().any(|it| it == "possible");
        let outcomes = decision.possible.iter().filter(|_| exact);
        let carrying = match decision.basis.as_slice() {
            [] if decision.outcome.is_some() => &decision.requirements.failed,
            basis => basis,
        };
        let cited = carrying.iter().filter(|_| exact);
        Ok(Draft {
            title,
            notes: Vec::new(),
            covers: Vec::new(),
            outcomes: outcomes.filter_map(|name| model.outcome(name)).collect(),
            basis: cited.filter_map(|it| model.clause(&it.cite)).collect(),
            case,
        })
    }
}

/// The scenario's source, ending in a line break.
pub fn scenario(model: &Model, draft: &Draft) -> String {
    let mut lines = vec![format!("场景 {}", written_quote(&draft.title))];
    lines.extend((draft.notes.iter()).map(|note| format!("  说明 {}", written_quote(note))));
    lines.push(format!("  依据 {}", policy(model)));
    lines.extend(draft.covers.iter().map(|cover| covered(model, *cover)));
    lines.extend(readings(model, &draft.case));
    lines.push("  案情".into());
    lines.extend(findings(model, &draft.case));
    lines.extend(expectation(model, draft));
    lines.push(String::new());
    lines.join("\n")
}

fn policy(model: &Model) -> String {
    let instrument = &model.instrument;
    match instrument.version.as_str() {
        "" => format!("《{}》", instrument.title),
        version => format!("《{}》 版本 {}", instrument.title, written_version(version)),
    }
}

fn covered(model: &Model, (index, this_side): (usize, bool)) -> String {
    let distinction = &model.distinctions[index];
    let side = if this_side { "此方" } else { "彼方" };
    format!(
        "  区分 {} 与 {} {side}",
        written_name(&distinction.this_name),
        written_name(&distinction.that_name)
    )
}

/// The readings that are not the default ones.
fn readings(model: &Model, case: &Case) -> Vec<String> {
    let chosen = model.readings.iter().zip(&case.readings);
    chosen
        .filter(|(reading, option)| reading.default != **option)
        .filter_map(|(reading, option)| {
            let (label, _) = reading.options.get(*option as usize)?;
            let (name, label) = (written_name(&reading.name), written_name(label));
            Some(format!("  解读 {name} 取 {label}"))
        })
        .collect()
}

/// How many characters of findings stand on one line; most are two columns wide.
const LINE: usize = 36;

/// What is known, as many findings a line as fit.
fn findings(model: &Model, case: &Case) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (index, value) in case.facts.iter().enumerate() {
        let Some(value) = value else { continue };
        let finding = finding(model, FactId(index as u32), *value);
        match lines.last_mut() {
            Some(line) if line.chars().count() + finding.chars().count() < LINE => {
                line.push_str("  ");
                line.push_str(&finding);
            }
            _ => lines.push(format!("    {finding}")),
        }
    }
    lines
}

fn finding(model: &Model, id: FactId, value: Value) -> String {
    let fact = &model.facts[id.index()];
    let name = written_name(&fact.name);
    let value = match (&fact.domain, value) {
        (Domain::Boolean, value) => return format!("{name} {}", fact.domain.show(value)),
        (Domain::Enumeration { .. }, value) => written_name(&fact.domain.show(value)),
        (domain, value) => domain.show(value),
    };
    format!("{name} = {value}")
}

fn expectation(model: &Model, draft: &Draft) -> Option<String> {
    let name = |outcome: &OutcomeId| written_name(&model.outcomes[outcome.index()]);
    match draft.outcomes.as_slice() {
        [] => None,
        [only] => {
            let cites = (draft.basis.iter()).map(|it| model.clauses[it.index()].citation.as_str());
            let cites: Vec<&str> = cites.collect();
            let basis = match cites.as_slice() {
                [] => String::new(),
                cites => format!(" 依 {}", cites.join("、")),
            };
            Some(format!("  期望 {}{basis}", name(only)))
        }
        several => {
            let names: Vec<String> = several.iter().map(name).collect();
            Some(format!("  期望 未定 可能 {{{}}}", names.join(", ")))
        }
    }
}
