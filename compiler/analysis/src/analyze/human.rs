//! Findings in a drafter's words.

use super::report::ratio;
use super::{Analysis, Example, Finding, FindingKind, Question, Sentence, Share};
use crate::space::Witness;
use crate::wording::{case_lines, instrument};
use qufen_diagnostics::Language::{self, Chinese, English};
use qufen_evaluator::report::wrapped;
use qufen_semantics::model::Model;

/// The report, of at most `width` columns. `policy` is what was typed, for the command that replays
/// a case.
pub fn human(
    model: &Model,
    analysis: &Analysis,
    policy: &str,
    language: Language,
    width: usize,
) -> String {
    let page = Page {
        model,
        language,
        width,
    };
    let mut out = page.head(analysis);
    let mut last = None;
    for (number, finding) in (1..).zip(&analysis.findings) {
        if last != Some(finding.kind) {
            out += &format!("\n{}\n", page.heading(finding.kind));
            last = Some(finding.kind);
        }
        out += &page.finding(number, finding);
    }
    if analysis.findings.iter().any(|it| !it.examples.is_empty()) {
        out += "\n";
        out += &page.line(0, &page.replay(policy));
    }
    for question in &analysis.incomplete {
        out += "\n";
        out += &page.line(0, &page.incomplete(*question));
    }
    out
}

struct Page<'a> {
    model: &'a Model,
    language: Language,
    width: usize,
}

impl Page<'_> {
    fn line(&self, indent: usize, text: &str) -> String {
        wrapped(text, indent, indent + 2, self.width)
    }

    fn pick<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Chinese => zh,
            English => en,
        }
    }

    fn say<'w>(&self, sentence: &'w Sentence) -> &'w str {
        self.pick(&sentence.zh, &sentence.en)
    }

    fn head(&self, analysis: &Analysis) -> String {
        let count = analysis.findings.len();
        let found = match (self.language, count) {
            (Chinese, 0) => "没有发现。".to_owned(),
            (Chinese, _) => {
                format!("发现 {count} 处，供起草时斟酌；都对全部案件作了推算，不是抽样。")
            }
            (English, 0) => "Nothing found.".to_owned(),
            (English, 1) => {
                "1 finding for the drafter to weigh; all cases were reckoned with, not a sample."
                    .into()
            }
            (English, _) => format!(
                "{count} findings for the drafter to weigh; all cases were reckoned with, not a sample."
            ),
        };
        let title = instrument(&self.model.instrument, self.language);
        self.line(0, &title) + &self.line(0, &found)
    }

    fn heading(&self, kind: FindingKind) -> &'static str {
        let (zh, en) = match kind {
            FindingKind::Dead => ("永远不会适用", "Can never apply"),
            FindingKind::BarredByRequirement => ("必然不具备条件", "Barred by a requirement"),
            FindingKind::Dominated => ("总被别的条款压倒", "Always prevailed over"),
            FindingKind::Implied => ("已包含在别的条款里", "Contained in another clause"),
            FindingKind::NeverMatters => ("不起作用", "Never matters"),
            FindingKind::DeemedByReading => ("随解读而有无用处", "Of use or not, by reading"),
            FindingKind::OnlyUnderReading => (
                "只在非缺省的解读下起作用",
                "Matters under another reading only",
            ),
            FindingKind::ReadingDecides => ("结果取决于解读", "Depends on a reading"),
            FindingKind::ReadingsTogether => (
                "几种解读一起换用才会变",
                "Depends on several readings together",
            ),
            FindingKind::IdleReading => ("解读不影响结果", "Readings that change nothing"),
            FindingKind::ExclusionRepeatsRequirement => {
                ("排除与条件重叠", "Exclusions that repeat a requirement")
            }
            FindingKind::Restated => ("重复规定", "Said twice"),
            FindingKind::IdleAlternative => {
                ("不起作用的并列项", "Alternatives that change nothing")
            }
            FindingKind::IdleException => ("不起作用的除外", "Exceptions that change nothing"),
            FindingKind::IdleFiction => ("不起作用的视为", "Fictions that change nothing"),
            FindingKind::Conflict => (
                "条款相遇，孰先孰后",
                "Clauses that meet, and which prevails",
            ),
            FindingKind::Gap => ("空白", "Gaps"),
            FindingKind::FactorsApart => ("考量与结果相背", "Considerations against outcome"),
        };
        self.pick(zh, en)
    }

    fn finding(&self, number: usize, finding: &Finding) -> String {
        let sentence = format!("{number}. {}", self.say(&finding.sentence));
        let mut out = wrapped(&sentence, 2, 5, self.width);
        if let Some(share) = &finding.share {
            out += &self.line(5, &self.share(share));
        }
        let mut before = None;
        for example in &finding.examples {
            out += &self.example(example, before);
            before = Some(&example.witness);
        }
        out
    }

    fn share(&self, share: &Share) -> String {
        let among = self.say(&share.among);
        let percent = percent(ratio(share));
        match self.language {
            Chinese => format!("占{among}的 {percent}"),
            English => format!("{percent} of {among}"),
        }
    }

    /// A case; where only its readings differ from the one before, its facts are not repeated.
    fn example(&self, example: &Example, before: Option<&Witness>) -> String {
        let outcome = &self.model.outcomes[example.outcome.index()];
        let colon = self.pick("：", ": ");
        let head = format!("{}{colon}{outcome}", self.say(&example.about));
        if let Some(before) = before
            && before.facts == example.witness.facts
        {
            let same = match before.readings == example.witness.readings {
                true => self.pick("（案件同上）", " (the same case)"),
                false => "",
            };
            return self.line(5, &format!("{head}{same}"));
        }
        let mut out = self.line(5, &head);
        for line in case_lines(self.model, &example.witness, self.language) {
            out += &self.line(7, &line);
        }
        out
    }

    fn replay(&self, policy: &str) -> String {
        match self.language {
            Chinese => format!(
                "重放任何一个案件：把 --format json 里的 witness 存为文件，运行 qufen decide {policy} --case 文件。"
            ),
            English => format!(
                "To replay any of these cases, save its witness from --format json and run qufen decide {policy} --case FILE."
            ),
        }
    }

    fn incomplete(&self, question: Question) -> String {
        let (zh, en) = match question {
            Question::Clauses => (
                "条款能否适用、是否起作用",
                "whether clauses fire and matter",
            ),
            Question::Waivers => (
                "要件的除外是否起作用",
                "which exceptions of requirements do nothing",
            ),
            Question::Fictions => ("视为符合的后果", "what becomes of fictions"),
            Question::IdleTogether => (
                "不起作用的规定能否一并删去",
                "whether what changes nothing can all be deleted",
            ),
            Question::Readings => ("结果是否取决于解读", "which results depend on a reading"),
            Question::ReadingsTogether => (
                "结果是否取决于几种解读一起换用",
                "which results depend on several readings together",
            ),
            Question::Exclusions => ("排除与条件的重叠", "what exclusions add"),
            Question::Conflicts => ("条款之间的冲突", "which clauses conflict"),
            Question::Gaps => ("空白", "gaps"),
            Question::Factors => ("考量与结果", "considerations and outcome"),
        };
        match self.language {
            Chinese => format!("未能算完：{zh}。超出预算，什么也没有确定。"),
            English => format!("Incomplete: {en}. Past the budget; nothing was established."),
        }
    }
}

/// With two digits that count, however small.
fn percent(ratio: f64) -> String {
    let value = ratio * 100.0;
    if value <= 0.0 {
        return "0%".into();
    }
    // Rounded first: 0.00000999 is 0.000010, a digit higher than it looks.
    let rounded = format!("{value:.1e}");
    let exponent = rounded
        .split_once('e')
        .map_or(0, |(_, it)| it.parse().unwrap_or(0));
    let digits = usize::try_from((1_i32 - exponent).clamp(2, 60)).unwrap_or(2);
    format!("{value:.digits$}%")
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_keeps_two_digits_that_count() {
        let shown = [
            (0.0, "0%"),
            (1.0, "100.00%"),
            (0.1234, "12.34%"),
            (0.0123, "1.23%"),
            (0.001234, "0.12%"),
            (0.000_000_099_9, "0.000010%"),
            (0.000_000_123, "0.000012%"),
        ];
        for (ratio, text) in shown {
            assert_eq!(percent(ratio), text);
        }
    }
}
