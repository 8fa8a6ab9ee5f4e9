//! 法规, and what a law says about its own standing.

use super::{Lowering, child, has};
use crate::ast::{DateLiteral, InstrumentHeader, Name, Spanned, Standing, TextSource};
use crate::grammar::Rule;
use crate::literals::{self, Problem};
use crate::statements::Statement;
use pest::iterators::Pair;
use qufen_diagnostics::Span;

impl Lowering<'_> {
    pub(super) fn instrument(&mut self, statements: &[Statement]) -> InstrumentHeader {
        let mut header = InstrumentHeader {
            title: Spanned {
                node: String::new(),
                span: statements[0].span,
            },
            version: None,
            nature: None,
            issuers: Vec::new(),
            issued: None,
            text: None,
            standing: Vec::new(),
        };
        self.repeated_lines(
            statements,
            &[Rule::commencement, Rule::repeal, Rule::interpretation],
        );
        for &statement in statements {
            let Some(pair) = self.parse(statement) else {
                continue;
            };
            match pair.as_rule() {
                Rule::instrument => header.title = self.title_in(&pair),
                Rule::version => header.version = self.version_in(&pair),
                Rule::nature => header.nature = Some(self.name_in(&pair)),
                Rule::issuers => header.issuers = self.names_of(&pair, Rule::name_list),
                Rule::issued => header.issued = self.date_in(&pair),
                Rule::text_source => header.text = self.text_source(&pair),
                _ => header.standing.extend(self.standing(&pair)),
            }
        }
        header
    }

    fn text_source(&mut self, pair: &Pair<'_, Rule>) -> Option<TextSource> {
        let held = self.quote_in(pair).map(TextSource::File);
        held.or_else(|| {
            child(pair, Rule::kw_not_held).map(|word| TextSource::NotHeld(self.span(&word)))
        })
    }

    /// 施行, 废止, 解释, 溯及.
    pub(super) fn standing(&mut self, pair: &Pair<'_, Rule>) -> Option<Standing> {
        let span = self.span(pair);
        Some(match pair.as_rule() {
            Rule::commencement => {
                let on_issue = has(pair, Rule::kw_on_issue);
                let date = if on_issue {
                    None
                } else {
                    Some(self.date_in(pair)?.node)
                };
                Standing::Commencement { date, span }
            }
            Rule::repeal => {
                let version = self.version_in(pair);
                Standing::Repeal {
                    title: self.title_in(pair),
                    version,
                    span,
                }
            }
            Rule::interpretation => Standing::Interpretation {
                bodies: self.names_of(pair, Rule::name_list),
                span,
            },
            Rule::retroactivity => Standing::OldUnlessLighter { span },
            _ => return None,
        })
    }

    pub(super) fn date_in(&mut self, pair: &Pair<'_, Rule>) -> Option<Spanned<DateLiteral>> {
        let word = child(pair, Rule::word)?;
        let span = self.span(&word);
        match literals::parse_date(word.as_str()) {
            Ok(Some(node)) => Some(Spanned { node, span }),
            Ok(None) => {
                let problem = match literals::classify(word.as_str()) {
                    Err(problem) => problem,
                    Ok(_) => Problem::Malformed(None),
                };
                self.malformed_value(span, word.as_str(), problem);
                None
            }
            Err(problem) => {
                self.malformed_value(span, word.as_str(), problem);
                None
            }
        }
    }

    /// `模块 抚州事实`, `使用 三个区分开来`.
    pub(super) fn module_name(&mut self, statement: Statement) -> Option<Name> {
        let pair = self.parse(statement)?;
        self.version_in(&pair)
    }

    /// The name that stands after the keyword of a statement that could not be read.
    pub(super) fn name_after_keyword(&self, span: Span) -> Option<Name> {
        let text = self.text(span);
        let keyword = crate::chars::first_word(text);
        let rest = text[keyword.len()..].trim_start();
        let word = &rest[..crate::statements::name_length(rest)];
        let start = span.start as usize + text.len() - rest.len();
        let node = word.trim_matches(['`', '『', '』']).to_owned();
        let span = Span::new(start, start + word.len());
        (!node.is_empty()).then_some(Spanned { node, span })
    }
}
