//! The flips: one operator of one formula, changed in the source text.

use qufen_diagnostics::Span;
use qufen_semantics::InputFile;
use qufen_syntax::ast::{
    Block, Clause, Distinction, Encoding, EncodingKind, Formula, FormulaKind, Quantifier, Sides,
};

/// A source with one flip.
pub struct Mutant {
    /// Which file.
    pub file: String,
    /// Its whole text, flipped.
    pub text: String,
    /// The line and the flip, for the report.
    pub what: String,
}

/// A file with the flips collected so far.
struct Flipper<'a> {
    file: &'a InputFile,
    /// Where the current block begins.
    base: u32,
    mutants: Vec<Mutant>,
}

/// Every operator of every formula, flipped.
pub fn operators(file: &InputFile) -> Vec<Mutant> {
    over_blocks(file, |flipper, block| {
        formulas(block)
            .into_iter()
            .for_each(|formula| flipper.flip(formula));
    })
}

/// Every 项 with a meaning, made to hold never, and always.
pub fn meanings(file: &InputFile) -> Vec<Mutant> {
    over_blocks(file, |flipper, block| {
        let Block::Article(article) = block else {
            return;
        };
        for clause in crate::policies::clauses(article).filter(|clause| clause.number.is_some()) {
            for encoding in &clause.encodings {
                if let EncodingKind::Meaning(_) = &encoding.kind {
                    flipper.replace(encoding.span, "即 否");
                    flipper.replace(encoding.span, "即 是");
                }
            }
        }
    })
}

fn over_blocks(file: &InputFile, mut visit: impl FnMut(&mut Flipper, &Block)) -> Vec<Mutant> {
    let mut flipper = Flipper {
        file,
        base: 0,
        mutants: Vec::new(),
    };
    for span in qufen_syntax::outline(&file.text).blocks {
        flipper.base = span.start;
        let parsed = qufen_syntax::parse_block(&file.text[span.range()]);
        visit(&mut flipper, &parsed.block);
    }
    flipper.mutants
}

impl Flipper<'_> {
    fn flip(&mut self, formula: &Formula) {
        match &formula.node {
            FormulaKind::And(parts) => self.connectives(parts, "且", "或"),
            FormulaKind::Or(parts) => self.connectives(parts, "或", "且"),
            FormulaKind::Not(inner) => {
                let keyword = Span::new(
                    formula.span.range().start,
                    formula.span.range().start + "非".len(),
                );
                self.replace(keyword, "");
                self.flip(inner);
            }
            FormulaKind::Implies(left, right) => {
                let keyword = Span {
                    start: left.span.end,
                    end: right.span.start,
                };
                let words = self.words(keyword).replacen("蕴含", "蕴含 非", 1);
                self.replace(keyword, &words);
                self.flip(left);
                self.flip(right);
            }
            FormulaKind::Items(Quantifier::Any) => self.replace(formula.span, "下列全部"),
            FormulaKind::Items(Quantifier::All) => self.replace(formula.span, "下列之一"),
            FormulaKind::Constant(value) => {
                self.replace(formula.span, if *value { "否" } else { "是" })
            }
            FormulaKind::Member { left, negated, .. } => {
                let rest = Span {
                    start: left.span.end,
                    end: formula.span.end,
                };
                let (old, new) = if *negated {
                    ("不属于", "属于")
                } else {
                    ("属于", "不属于")
                };
                let words = self.words(rest).replacen(old, new, 1);
                self.replace(rest, &words);
            }
            FormulaKind::Compare { op, .. } => {
                let old = self.words(op.span).to_owned();
                for new in other_comparisons(&old) {
                    self.replace(op.span, new);
                }
            }
            FormulaKind::Call(_, arguments) => arguments.iter().for_each(|one| self.flip(one)),
            FormulaKind::Reading { option, .. } => match self.words(option.span) {
                "甲" => self.replace(option.span, "乙"),
                _ => self.replace(option.span, "甲"),
            },
            FormulaKind::Name(_) | FormulaKind::Citation(_) | FormulaKind::Error => {}
        }
    }

    /// Flips the connective between each two neighbours, with the brackets that it then needs.
    fn connectives(&mut self, parts: &[Formula], old: &str, new: &str) {
        for pair in parts.windows(2) {
            let [left, right] = pair else { continue };
            let between = Span {
                start: left.span.end,
                end: right.span.start,
            };
            let flipped = self.words(between).replacen(old, new, 1);
            let text = format!(
                "({}{flipped}{})",
                self.words(left.span),
                self.words(right.span)
            );
            self.replace(left.span.to(right.span), &text);
        }
        parts.iter().for_each(|part| self.flip(part));
    }

    fn words(&self, span: Span) -> &str {
        &self.file.text[span.shifted(self.base).range()]
    }

    fn replace(&mut self, span: Span, new: &str) {
        let range = span.shifted(self.base).range();
        let line = self.file.text[..range.start].matches('\n').count() + 1;
        let what = format!(
            "{}:{line}: {} → {new}",
            self.file.path,
            &self.file.text[range.clone()]
        );
        let mut text = self.file.text.clone();
        text.replace_range(range, new);
        self.mutants.push(Mutant {
            file: self.file.path.clone(),
            text,
            what,
        });
    }
}

/// The opposite of a comparison, and the same with its bound moved.
fn other_comparisons(old: &str) -> &'static [&'static str] {
    match old {
        "=" | "＝" => &["≠"],
        "≠" | "!=" => &["="],
        "以上" => &["以下"],
        "以下" => &["以上"],
        "以内" => &["以外"],
        "以外" => &["以内"],
        "不低于" | ">=" | "≥" => &["低于", "超过"],
        "低于" | "不满" | "<" | "＜" => &["不低于", "不超过"],
        "不超过" | "<=" | "≤" => &["超过", "低于"],
        "超过" | ">" | "＞" => &["不超过", "不低于"],
        _ => &[],
    }
}

fn formulas(block: &Block) -> Vec<&Formula> {
    match block {
        Block::Constraint(constraint) => vec![&constraint.formula],
        Block::Definition(definition) => vec![&definition.body],
        Block::Principle(principle) => vec![&principle.this, &principle.that],
        Block::Article(article) => crate::policies::clauses(article)
            .flat_map(clause_formulas)
            .collect(),
        _ => Vec::new(),
    }
}

fn clause_formulas(clause: &Clause) -> Vec<&Formula> {
    clause
        .encodings
        .iter()
        .flat_map(encoding_formulas)
        .collect()
}

fn encoding_formulas(encoding: &Encoding) -> Vec<&Formula> {
    match &encoding.kind {
        EncodingKind::Meaning(condition)
        | EncodingKind::Rule { condition, .. }
        | EncodingKind::Requirement { condition, .. }
        | EncodingKind::Exception { condition, .. }
        | EncodingKind::Scope { condition, .. }
        | EncodingKind::Effect { condition } => vec![condition],
        EncodingKind::Deeming { condition, .. } | EncodingKind::Norm { condition, .. } => {
            condition.iter().collect()
        }
        EncodingKind::Distinction(Distinction { sides, .. }) => match sides {
            Sides::Explicit { this, that } => vec![this, that],
            Sides::Principle { arguments, .. } => {
                arguments.iter().map(|(_, value)| value).collect()
            }
        },
        EncodingKind::Factor {
            favourable,
            adverse,
            ..
        } => vec![favourable, adverse],
        EncodingKind::Assertion(_)
        | EncodingKind::Open { .. }
        | EncodingKind::Reading(_)
        | EncodingKind::Standing(_)
        | EncodingKind::NotOperative(_)
        | EncodingKind::Error => Vec::new(),
    }
}
