//! How a block is split into statements, by the words that lines begin with.

use crate::chars::{begins_words, first_word};
use crate::grammar::Rule;
use crate::head::{self, BlockKind};
use crate::scan::{Line, Scan, quotation_end};
use qufen_diagnostics::Span;

/// A statement of a block.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Statement {
    /// Which rule reads it; `None` where its first words begin no statement.
    pub(crate) rule: Option<Rule>,
    /// Without white space around it.
    pub(crate) span: Span,
}

/// A beginning: where, and of what.
type Start = (usize, Option<Rule>);

/// Splits the block whose head stands at `lines[0]`.
pub(crate) fn split(scan: &Scan, lines: &[Line], kind: BlockKind) -> Vec<Statement> {
    let mut starts = vec![(lines[0].first, Some(head_rule(kind)))];
    match kind {
        BlockKind::Article => after_label(scan, &lines[0], &mut starts),
        BlockKind::Operation => after_words(scan, &lines[0], &mut starts),
        _ => {}
    }
    for line in &lines[1..] {
        let text = scan.words(line);
        if text.is_empty() {
            continue;
        }
        let last = starts[starts.len() - 1];
        match kind {
            BlockKind::Article => article_line(scan, line, last, &mut starts),
            BlockKind::Operation => operation_line(scan, line, last, &mut starts),
            _ => {
                if let Some(rule) = line_rule(kind, text, last.1) {
                    starts.push((line.first, Some(rule)));
                }
            }
        }
    }
    let statements = cut(scan, &starts, lines[lines.len() - 1].end);
    if matches!(kind, BlockKind::Article | BlockKind::Operation) {
        joined(scan, statements)
    } else {
        statements
    }
}

fn head_rule(kind: BlockKind) -> Rule {
    match kind {
        BlockKind::Instrument => Rule::instrument,
        BlockKind::Module => Rule::module,
        BlockKind::Use => Rule::use_module,
        BlockKind::Decision => Rule::decision,
        BlockKind::Enumeration => Rule::enumeration,
        BlockKind::Body => Rule::body,
        BlockKind::Facts => Rule::facts,
        BlockKind::Constraint => Rule::constraint,
        BlockKind::Definition => Rule::definition,
        BlockKind::Principle => Rule::principle,
        BlockKind::Division => Rule::division,
        BlockKind::Article => Rule::article,
        BlockKind::Annex => Rule::annex,
        BlockKind::Assertion => Rule::assertion,
        BlockKind::Scenario => Rule::scenario,
        BlockKind::Amendment => Rule::amendment,
        BlockKind::Operation => Rule::operation,
        BlockKind::Withdrawal => Rule::withdrawal,
    }
}

/// What a line begins in a block other than an article; `None` continues the statement above.
fn line_rule(kind: BlockKind, text: &str, last: Option<Rule>) -> Option<Rule> {
    let word = first_word(text);
    match kind {
        BlockKind::Instrument => header_rule(word),
        BlockKind::Amendment => amendment_rule(word),
        BlockKind::Decision => match word {
            "缺省" => Some(Rule::decision_default),
            "从严到宽" => Some(Rule::leniency),
            _ => None,
        },
        BlockKind::Constraint => (word == "理由").then_some(Rule::constraint_reason),
        BlockKind::Principle => match word {
            "此方" => Some(Rule::this_side),
            "彼方" => Some(Rule::that_side),
            _ => None,
        },
        BlockKind::Facts => fact_rule(text, word),
        BlockKind::Scenario => scenario_rule(word, last),
        _ => None,
    }
}

fn header_rule(word: &str) -> Option<Rule> {
    Some(match word {
        "版本" => Rule::version,
        "性质" => Rule::nature,
        "制定机关" => Rule::issuers,
        "发布" => Rule::issued,
        "原文" => Rule::text_source,
        _ => return standing_rule(word),
    })
}

fn amendment_rule(word: &str) -> Option<Rule> {
    Some(match word {
        "性质" => Rule::nature,
        "制定机关" => Rule::issuers,
        "发布" => Rule::issued,
        "施行" => Rule::commencement,
        "废止" => Rule::repeal,
        "修改" => Rule::amends,
        "其余" => Rule::rest_pending,
        _ => return word.contains("条文顺序").then_some(Rule::in_order_line),
    })
}

fn standing_rule(word: &str) -> Option<Rule> {
    Some(match word {
        "施行" => Rule::commencement,
        "废止" => Rule::repeal,
        "解释" => Rule::interpretation,
        "溯及" => Rule::retroactivity,
        _ => return None,
    })
}

fn fact_rule(text: &str, word: &str) -> Option<Rule> {
    if begins_words(text) || text.starts_with([':', '：']) {
        return None;
    }
    if text[word.len()..].trim_start().starts_with([':', '：']) {
        return Some(Rule::fact);
    }
    Some(match word {
        "问" => Rule::fact_question,
        "认定" => Rule::fact_found_by,
        "证据" => Rule::fact_evidence,
        "推定" => Rule::fact_presumption,
        _ => Rule::fact,
    })
}

fn scenario_rule(word: &str, last: Option<Rule>) -> Option<Rule> {
    Some(match word {
        "说明" => Rule::note,
        "依据" => Rule::policy,
        "区分" => Rule::coverage,
        "解读" => Rule::chosen_reading,
        "案情" => Rule::case_head,
        "期望" => Rule::expectation,
        _ => {
            return matches!(last, Some(Rule::case_head | Rule::case_line))
                .then_some(Rule::case_line);
        }
    })
}

fn article_line(scan: &Scan, line: &Line, last: Start, starts: &mut Vec<Start>) {
    let text = scan.words(line);
    if let Some(rule) = label_rule(text) {
        starts.push((line.first, Some(rule)));
        after_label(scan, line, starts);
    } else if let Some(rule) = encoding_rule(text, last.1) {
        starts.push((line.first, Some(rule)));
    } else if is_label(last.1) && !begins_words(text) {
        starts.push((line.first, None));
    }
}

/// Below the head of an operation stands what it adds, as it stands below an article.
fn operation_line(scan: &Scan, line: &Line, last: Start, starts: &mut Vec<Start>) {
    let text = scan.words(line);
    let in_head = last.1 == Some(Rule::operation);
    if let Some(rule) = added_label_rule(text) {
        starts.push((line.first, Some(rule)));
        after_label(scan, line, starts);
    } else if in_head && begins_words(text) {
        after_words(scan, line, starts);
    } else {
        article_line(scan, line, last, starts);
    }
}

/// `第十条 「…」`, `第二节 「…」`.
fn added_label_rule(text: &str) -> Option<Rule> {
    let label = first_word(text);
    if !begins_words(text[label.len()..].trim_start()) {
        return None;
    }
    match head::block_kind(text)? {
        BlockKind::Article => Some(Rule::article),
        BlockKind::Division => Some(Rule::division),
        _ => None,
    }
}

/// The words of an operation may be followed by one statement on the line that they end on.
fn after_words(scan: &Scan, line: &Line, starts: &mut Vec<Start>) {
    let mut at = line.first;
    while let Some(open) = scan.code[at..line.end].find('「') {
        let (end, closed) = quotation_end(&scan.code, at + open);
        if !closed {
            return;
        }
        at = end + leading_space(&scan.code[end..line.end]);
        let rule = encoding_rule(scan.code[at..line.end].trim_end(), None);
        if rule.is_some() {
            starts.push((at, rule));
            return;
        }
    }
}

/// A label with its 「words」 may be followed by one statement on the same line.
fn after_label(scan: &Scan, line: &Line, starts: &mut Vec<Start>) {
    let text = &scan.code[line.first..line.end];
    let label = head::label_length(text).unwrap_or_else(|| first_word(text).len());
    let mut at = line.first + label;
    at += leading_space(&scan.code[at..line.end]);
    let quoted = scan.code[at..line.end].starts_with('「');
    if quoted {
        let (end, closed) = quotation_end(&scan.code, at);
        if !closed {
            return;
        }
        at = end + leading_space(&scan.code[end..line.end]);
    }
    if at >= line.end {
        return;
    }
    let rule = encoding_rule(scan.code[at..line.end].trim_end(), None);
    if rule.is_some() || quoted {
        starts.push((at, rule));
    }
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn label_rule(text: &str) -> Option<Rule> {
    if first_word(text) == "款" {
        Some(Rule::paragraph)
    } else if head::item_label(text).is_some() {
        Some(Rule::item)
    } else {
        head::subitem_label(text).map(|_| Rule::subitem)
    }
}

fn is_label(rule: Option<Rule>) -> bool {
    matches!(
        rule,
        Some(Rule::article | Rule::paragraph | Rule::item | Rule::subitem)
    )
}

fn encoding_rule(text: &str, last: Option<Rule>) -> Option<Rule> {
    Some(match first_word(text) {
        "即" => Rule::meaning,
        "当" => Rule::rule_statement,
        "除外" | "再除外" => Rule::exception,
        "开放" => Rule::open_item,
        "视为符合" => Rule::deeming,
        "适用" | "参照" => Rule::scope,
        "区分" => Rule::distinction,
        "此方" => Rule::this_side,
        "彼方" => Rule::that_side,
        "考量" => Rule::factor,
        "效果" => Rule::effect,
        "义务" | "禁止" | "权利" => Rule::norm,
        "解读" => Rule::reading,
        "不编码" => Rule::not_operative,
        "断言" => Rule::assertion,
        word => return standing_rule(word).or_else(|| encoding_after_name(text, last)),
    })
}

/// `结论 须 F`, `第七条第(二)项 视为符合 …`, `甲 「…」` under a 解读.
fn encoding_after_name(text: &str, last: Option<Rule>) -> Option<Rule> {
    let subject = text.find(char::is_whitespace).unwrap_or(text.len());
    if first_word(text[subject..].trim_start()) == "视为符合" {
        return Some(Rule::deeming);
    }
    let rest = text[name_length(text)..].trim_start();
    if first_word(rest) == "须" {
        return Some(Rule::requirement);
    }
    let in_reading = matches!(last, Some(Rule::reading | Rule::reading_option));
    (in_reading && begins_words(rest) && !begins_words(text)).then_some(Rule::reading_option)
}

/// The length of the name that the text begins with.
pub(crate) fn name_length(text: &str) -> usize {
    for (open, close) in [('`', '`'), ('『', '』')] {
        if let Some(inner) = text.strip_prefix(open) {
            let end = inner
                .find(close)
                .map(|at| open.len_utf8() + at + close.len_utf8());
            return end.unwrap_or(0);
        }
    }
    first_word(text).len()
}

fn cut(scan: &Scan, starts: &[Start], end: usize) -> Vec<Statement> {
    let ends = starts.iter().skip(1).map(|start| start.0).chain([end]);
    starts
        .iter()
        .zip(ends)
        .map(|(&(start, rule), end)| {
            let text = scan.code[start..end].trim_end();
            Statement {
                rule,
                span: Span::new(start, start + text.len()),
            }
        })
        .collect()
}

/// A line that begins with 当 and has no 则 is the condition of the statement above it, where that
/// one takes a condition and has none.
fn joined(scan: &Scan, statements: Vec<Statement>) -> Vec<Statement> {
    let mut out: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        let text = &scan.code[statement.span.range()];
        let open = out.last_mut().filter(|last| {
            let takes = matches!(
                last.rule,
                Some(Rule::effect | Rule::exception | Rule::norm | Rule::deeming)
            );
            takes && !has_word(&scan.code[last.span.range()], "当")
        });
        match open {
            Some(last) if statement.rule == Some(Rule::rule_statement) && !has_word(text, "则") => {
                last.span = last.span.to(statement.span);
            }
            _ => out.push(statement),
        }
    }
    out
}

/// Whether `word` stands in the text as a whole word, outside quotations.
fn has_word(text: &str, word: &str) -> bool {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let found = first_word(&text[at..]);
        if found == word {
            return true;
        }
        at = match c {
            '「' => quotation_end(text, at).0,
            _ if found.is_empty() => at + c.len_utf8(),
            _ => at + found.len(),
        };
    }
    false
}
