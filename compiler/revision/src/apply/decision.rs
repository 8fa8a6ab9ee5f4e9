//! The decision, all places counted from the start of its file.

use super::parsed::{Parsed, Placed};
use super::spot::{Finding, Spot};
use qufen_diagnostics::Span;
use qufen_syntax::ast::{AmendmentHeader, Block, Content, Header, Step, StepKind, Withdrawal};

/// One step, with the block that it stands in.
pub(super) struct Stage<'a> {
    pub block: &'a Placed,
    pub step: &'a Step,
    /// Index of its statement.
    pub operation: usize,
}

/// A decision that can be read.
pub(super) struct Decision<'a> {
    pub text: &'a str,
    pub header: &'a AmendmentHeader,
    pub header_block: &'a Placed,
    pub stages: Vec<Stage<'a>>,
    /// Declarations that the new version needs.
    pub declarations: Vec<&'a Placed>,
    /// Declarations that it does without.
    pub withdrawals: Vec<(&'a Placed, &'a Withdrawal)>,
    /// Whether articles are numbered anew.
    pub in_order: bool,
}

impl<'a> Decision<'a> {
    /// The decision, or what keeps it from being read.
    pub fn new(parsed: &'a Parsed<'a>) -> Result<Decision<'a>, Vec<Finding>> {
        let unreadable = parsed.blocks.iter().flat_map(Placed::unreadable);
        let mut unreadable: Vec<Finding> = unreadable.map(|one| one.map(Spot::decision)).collect();
        let first = parsed.blocks.first();
        let Some((header_block, header)) = first.and_then(|block| match block.tree() {
            Block::Header(Header::Amendment(header)) => Some((block, header)),
            _ => None,
        }) else {
            let nowhere = Finding::nowhere(qufen_diagnostics::codes::NOT_A_DECISION);
            unreadable.push(nowhere);
            return Err(unreadable);
        };
        if unreadable
            .iter()
            .any(|one| one.severity == qufen_diagnostics::Severity::Error)
        {
            return Err(unreadable);
        }
        let mut decision = Decision {
            text: parsed.text,
            header,
            header_block,
            stages: Vec::new(),
            declarations: Vec::new(),
            withdrawals: Vec::new(),
            in_order: header.in_order.is_some(),
        };
        for (index, block) in parsed.blocks.iter().enumerate() {
            match block.tree() {
                Block::Operation(operation) => {
                    for step in &operation.steps {
                        decision.in_order |= step.kind == StepKind::InOrder;
                        decision.stages.push(Stage {
                            block,
                            step,
                            operation: index,
                        });
                    }
                }
                Block::Withdrawal(withdrawal) => decision.withdrawals.push((block, withdrawal)),
                Block::Header(_) | Block::Error(_) => {}
                _ => decision.declarations.push(block),
            }
        }
        Ok(decision)
    }
}

impl Decision<'_> {
    /// The head, for what no statement of its own is to blame for.
    pub fn first_spot(&self) -> Spot {
        Spot::decision(self.header_block.at(self.header.title.span))
    }
}

impl<'a> Stage<'a> {
    /// A place of the step.
    pub fn at(&self, span: Span) -> Spot {
        Spot::decision(self.block.at(span))
    }

    /// The statement, its first line only.
    pub fn here(&self) -> Spot {
        self.at(self.step.span)
    }

    /// What it writes out.
    pub fn content(&self) -> Option<&'a Content> {
        self.step.kind.content()
    }
}
