//! Which version was used and why, with what each of two compared versions leads to.

use super::messages::Messages;
use super::{Paragraph, Style};
use crate::{Decision, UnderVersion, VersionChoice};

/// Nothing where there was one version only.
pub(super) fn versions(decision: &Decision, words: &dyn Messages) -> Vec<Paragraph> {
    let Some(choice) = &decision.version_choice else {
        return Vec::new();
    };
    let line = |text: String| Paragraph::new(2, 4).with(Style::Plain, text);
    if choice.verdict.is_none() {
        let mut lines = vec![line(words.version_chosen(choice, &decision.version))];
        if choice.version_of_act.is_some() && differ(choice) {
            lines.push(line(words.no_rule(choice)));
        }
        return lines;
    }
    let mut lines = vec![line(words.both_versions(choice))];
    for version in &choice.compared {
        lines.push(line(words.under_version(version)));
        lines.extend(reasons(version, words));
        if !version.not_spoken_of.is_empty() {
            let text = words.not_spoken_of(&version.not_spoken_of);
            lines.push(Paragraph::new(4, 6).with(Style::Plain, text));
        }
    }
    let verdict = Paragraph::new(2, 4).with(Style::Conclusion, words.verdict(choice));
    lines.push(verdict);
    lines
}

/// The versions between which nothing was chosen.
pub(super) fn undecided_between(decision: &Decision) -> Option<String> {
    let choice = decision.version_choice.as_ref()?;
    let names = choice.compared.iter().map(|each| each.version.as_str());
    let open = choice.verdict.as_deref() == Some("未定");
    open.then(|| names.collect::<Vec<_>>().join("、"))
}

fn differ(choice: &VersionChoice) -> bool {
    choice.version_of_act != choice.version_of_decision
}

fn reasons(version: &UnderVersion, words: &dyn Messages) -> Vec<Paragraph> {
    let quoted = |before: Option<&'static str>, cite: &str, text: &str| {
        let mut paragraph = Paragraph::new(4, 6);
        if let Some(word) = before {
            paragraph = paragraph.with(Style::Warning, format!("{word} "));
        }
        let paragraph = paragraph.with(Style::Citation, cite);
        paragraph.with(Style::Plain, format!(" 「{text}」"))
    };
    let not_met = words.standing(super::messages::Standing::Failed);
    let basis = version
        .basis
        .iter()
        .map(|it| quoted(None, &it.cite, &it.text));
    let failed = version
        .failed
        .iter()
        .map(|it| quoted(Some(not_met), &it.cite, &it.text));
    let reasons: Vec<Paragraph> = basis.chain(failed).collect();
    if reasons.is_empty() && version.outcome.is_some() {
        return vec![Paragraph::new(4, 6).with(Style::Plain, words.no_basis())];
    }
    reasons
}
