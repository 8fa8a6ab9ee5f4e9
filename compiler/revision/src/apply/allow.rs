//! `// qufen: allow(QF0715) 理由` in a decision takes away what is said of the statement below it; in the
//! head, of the whole decision.

use super::parsed::{Parsed, Placed};
use super::spot::{Finding, Side, Spot};
use qufen_diagnostics::{Code, codes};
use qufen_syntax::ast::Block;
use qufen_syntax::outline::Allow;

/// The findings that no allow of the decision covers, and the allows that cover none.
pub(super) fn applied(decision: &Parsed<'_>, mut found: Vec<Finding>) -> Vec<Finding> {
    let mut idle = Vec::new();
    for block in &decision.blocks {
        for allow in block.allows() {
            let code = Code::find(&allow.code).filter(|code| code.is_doubt_about_amendment());
            let Some(code) = code else { continue };
            let before = found.len();
            found.retain(|one| !(one.code == code && covers(block, one)));
            if found.len() == before {
                idle.push(outdated(block, allow));
            }
        }
    }
    found.extend(idle);
    found
}

fn covers(block: &Placed, found: &Finding) -> bool {
    let whole = matches!(block.tree(), Block::Header(_));
    found.place.is_some_and(|spot| {
        let within = block.span.start <= spot.span.start && spot.span.start < block.span.end;
        spot.side == Side::Decision && (whole || within)
    })
}

fn outdated(block: &Placed, allow: &Allow) -> Finding {
    let finding = Finding::new(codes::ALLOW_IDLE, Spot::decision(block.at(allow.span)));
    finding.with("code", &allow.code)
}
