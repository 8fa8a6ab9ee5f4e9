//! One statement of a 修改决定: its steps.

use super::added::Added;
use super::place::{is_headed, is_sentence, is_words, unit_of, unit_of_anchor};
use super::rewording::{reword, reword_all};
use super::within::{Within, joined, place_said_last};
use super::{Lowering, child, children, has};
use crate::ast::{
    Anchor, Beside, Content, Operation, Part, Quote, Rewording, Spanned, Step, StepKind, Unit,
    WordEdit,
};
use crate::citation::CitationRef;
use crate::grammar::Rule;
use crate::statements::Statement;
use pest::iterators::Pair;
use qufen_diagnostics::{Diagnostic, codes};

impl Lowering<'_> {
    /// `None` after an error in the statement itself.
    pub(super) fn operation(&mut self, statements: &[Statement]) -> Option<Operation> {
        let head = self.parse(statements[0])?;
        let last = statements[statements.len() - 1].span;
        let mut steps: Vec<Step> = Vec::new();
        let mut divided = None;
        for pair in children(&head, Rule::step) {
            divided = self.divided(&pair, &steps)?;
            steps.extend(self.steps(&pair, divided)?);
        }
        self.divided_as_said(&head, &steps)?;
        let places = steps.iter().rev().find_map(place_said_last).cloned();
        let step = steps.last_mut()?;
        self.added(step, places.as_ref(), &statements[1..]);
        match divided {
            Some(divided) => self.count_within(step, divided),
            None => self.count(step),
        }
        let last_step = steps.pop()?;
        let joined = joined(&last_step, steps.last());
        if joined.is_some() {
            steps.pop();
        }
        let last_steps = match joined {
            Some(joined) => vec![joined],
            None => self.replacements(last_step, steps.last()),
        };
        steps.extend(last_steps);
        Some(Operation {
            steps,
            span: statements[0].span.to(last),
        })
    }

    /// One step, or several where several words are changed at once.
    fn steps(&mut self, pair: &Pair<'_, Rule>, divided: Option<Within>) -> Option<Vec<Step>> {
        let span = self.span(pair);
        if has(pair, Rule::in_order) {
            return Some(vec![Step {
                places: Vec::new(),
                kind: StepKind::InOrder,
                span,
            }]);
        }
        let inner = [Rule::removal, Rule::insertion, Rule::verb];
        let inner = inner.into_iter().find_map(|rule| child(pair, rule))?;
        let holder = if inner.as_rule() == Rule::verb {
            pair
        } else {
            &inner
        };
        let mut places = self.places_in(holder, Rule::places)?;
        if inner.as_rule() == Rule::insertion && places.is_empty() {
            places.extend(self.heading_above(&inner)?);
        }
        let verb = match inner.as_rule() {
            Rule::verb => inner.clone().into_inner().next()?,
            _ => inner.clone(),
        };
        self.headed_as_said(&verb, &mut places)?;
        let kinds = match inner.as_rule() {
            Rule::removal => self.removal(&inner, &places),
            Rule::insertion => vec![self.insertion(&inner)?],
            _ => match verb.as_rule() {
                Rule::rewording => self.rewordings(&verb)?,
                Rule::words_removed => self.words_removed(&verb),
                Rule::moved_rewriting => self.moved_rewriting(&verb)?,
                Rule::replacement if is_words(&places) => {
                    vec![reword_all(WordEdit::Replace(self.quote_in(&verb)?))]
                }
                Rule::deletion if is_sentence(&places) => vec![reword_all(WordEdit::Delete)],
                Rule::replacement if is_headed(&places) => vec![StepKind::Rename {
                    words: self.quote_in(&verb)?,
                }],
                Rule::joining => vec![self.joining(&verb, &places)?],
                Rule::splitting if divided.is_some() => vec![StepKind::Replace {
                    content: content(self.quote_in(&verb)?),
                }],
                _ => vec![self.verb(&verb)?],
            },
        };
        let step = |kind| Step {
            places: places.clone(),
            kind,
            span,
        };
        Some(kinds.into_iter().map(step).collect())
    }

    /// `修改为第六条：「…」`.
    fn moved_rewriting(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<StepKind>> {
        let targets = self.places_in(pair, Rule::targets)?;
        let words = self.quote_in(pair)?;
        let heading = matches!(targets.last()?.node, Anchor::Division(_));
        Some(vec![
            StepKind::Move {
                into: None,
                targets,
            },
            if heading {
                StepKind::Rename { words }
            } else {
                StepKind::Replace {
                    content: content(words),
                }
            },
        ])
    }

    fn verb(&mut self, verb: &Pair<'_, Rule>) -> Option<StepKind> {
        let mut quotes = children(verb, Rule::quote).map(|quote| self.quote(&quote));
        let (first, second) = (quotes.next(), quotes.next());
        let all = has(verb, Rule::everywhere);
        Some(match verb.as_rule() {
            Rule::renaming => {
                let preamble =
                    child(verb, Rule::heading).is_some_and(|it| has(&it, Rule::preamble));
                let words = first?;
                if preamble {
                    StepKind::Preamble { words }
                } else {
                    StepKind::Rename { words }
                }
            }
            Rule::words_beside => {
                let after =
                    child(verb, Rule::beside).is_some_and(|side| has(&side, Rule::after_it));
                let added = if after {
                    WordEdit::After
                } else {
                    WordEdit::Before
                };
                reword(first?, added(second?), all)
            }
            Rule::words_added if has(verb, Rule::at_end) => reword_all(WordEdit::After(first?)),
            Rule::words_added => reword_all(WordEdit::Before(first?)),
            Rule::heading_removed => StepKind::DeleteHeading,
            Rule::reencoding => StepKind::Reencode {
                encodings: Vec::new(),
            },
            Rule::splitting => StepKind::Split {
                targets: self.places_in(verb, Rule::targets)?,
                content: content(first?),
            },
            Rule::dividing => StepKind::Divided,
            Rule::merging => StepKind::Merge {
                into: self.heading_above(verb)?,
                target: self.places_in(verb, Rule::targets)?.into_iter().next()?,
                content: first.map(content),
            },
            Rule::moving => StepKind::Move {
                into: match self.places_in(verb, Rule::moved_into)?.pop() {
                    Some(into) => Some(into),
                    None => self.heading_above(verb)?,
                },
                targets: self.places_in(verb, Rule::targets)?,
            },
            Rule::deletion => StepKind::Delete,
            _ => StepKind::Replace {
                content: content(first?),
            },
        })
    }

    fn removal(&mut self, pair: &Pair<'_, Rule>, places: &[Spanned<Anchor>]) -> Vec<StepKind> {
        if has(pair, Rule::quotes) {
            self.words_removed(pair)
        } else if has(pair, Rule::heading) {
            vec![StepKind::DeleteHeading]
        } else if is_sentence(places) {
            vec![reword_all(WordEdit::Delete)]
        } else {
            vec![StepKind::Delete]
        }
    }

    fn insertion(&mut self, pair: &Pair<'_, Rule>) -> Option<StepKind> {
        let unit = child(pair, Rule::added_unit)?;
        let unit = Spanned {
            node: unit_of(unit.as_str()),
            span: self.span(&unit),
        };
        let count = self.number(&child(pair, Rule::number)?)?;
        let targets = self.places_in(pair, Rule::targets)?;
        let Some(words) = self.quote_in(pair) else {
            return Some(StepKind::Announce { unit, targets });
        };
        let beside = child(pair, Rule::neighbour).map(|side| {
            if has(&side, Rule::after_it) {
                Beside::After
            } else {
                Beside::Before
            }
        });
        Some(StepKind::Insert {
            unit,
            count,
            targets,
            beside,
            content: content(words),
        })
    }

    /// The lines below the last step become its content or encodings.
    fn added(
        &mut self,
        step: &mut Step,
        place: Option<&Spanned<Anchor>>,
        statements: &[Statement],
    ) {
        let unit = unit_of_content(step, place.map(|place| &place.node));
        let mut added = match (&mut step.kind, unit) {
            (
                StepKind::Replace { content }
                | StepKind::Insert { content, .. }
                | StepKind::Split { content, .. }
                | StepKind::Merge {
                    content: Some(content),
                    ..
                },
                Some(unit),
            ) => Added::Clauses { unit, content },
            (
                StepKind::Reword(Rewording { encodings, .. }) | StepKind::Reencode { encodings },
                _,
            ) => Added::Encodings(encodings),
            _ => Added::Nothing,
        };
        self.lines_below(&mut added, statements);
        if let StepKind::Reencode { encodings } = &step.kind
            && encodings.is_empty()
        {
            self.missing(step.span, "编码");
        }
    }

    /// What a step says it adds must be what stands below it.
    fn count(&mut self, step: &Step) {
        let (said, targets, content) = match &step.kind {
            StepKind::Insert {
                unit,
                count,
                targets,
                content,
                ..
            } if !matches!(unit.node, Unit::Division(_)) => (Some(*count), targets, content),
            StepKind::Split { targets, content } => (None, targets, content),
            _ => return,
        };
        let given = content.parts.len();
        let said = said.map_or(targets.len(), |said| said as usize);
        let ranged = targets.iter().any(|it| {
            matches!(
                it.node,
                Anchor::Clause(CitationRef::Range(..) | CitationRef::List(_))
            )
        });
        if said != given || !(targets.is_empty() || ranged || targets.len() == said) {
            let finding = Diagnostic::new(codes::COUNT_OF_NEW_CLAUSES, self.first_line(step.span));
            let finding = finding.with("said", said).with("given", given);
            self.report(finding.with("numbers", targets.len()));
        }
    }
}

fn content(words: Quote) -> Content {
    let span = words.span;
    let clause = crate::ast::Clause {
        number: None,
        label: qufen_diagnostics::Span {
            start: span.start,
            end: span.start,
        },
        words: Some(words),
        encodings: Vec::new(),
        items: Vec::new(),
        span,
    };
    Content {
        parts: vec![Part {
            label: None,
            clauses: vec![clause],
        }],
        span,
    }
}

/// In which unit the new clauses of a step are counted.
fn unit_of_content(step: &Step, place: Option<&Anchor>) -> Option<Unit> {
    match &step.kind {
        StepKind::Insert { unit, .. } => Some(unit.node),
        StepKind::Split { targets, .. } => unit_of_anchor(&targets.last()?.node),
        StepKind::Merge { target, .. } => unit_of_anchor(&target.node),
        _ => unit_of_anchor(place?),
    }
}
