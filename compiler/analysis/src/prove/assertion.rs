//! 断言: 恒 in every lawful case under every reading, 可能 in one at least.

use super::{Note, Reason, Verdict};
use crate::space::{Overrun, Space};
use crate::wording::words;
use qufen_semantics::model::{Assertion, Formula};

pub(super) fn prove(space: &Space<'_>, assertion: &Assertion) -> Result<Verdict, Overrun> {
    let region = space.formula(&assertion.formula)?;
    if assertion.always {
        always(space, assertion, &region)
    } else {
        Ok(match space.witness(&region)? {
            Some(witness) => Verdict {
                witness: Some(witness),
                ..Verdict::proved()
            },
            None => Verdict::refuted(Reason::Never, None),
        })
    }
}

fn always(
    space: &Space<'_>,
    assertion: &Assertion,
    region: &crate::space::Region,
) -> Result<Verdict, Overrun> {
    if let Some(witness) = space.witness(&region.not())? {
        return Ok(Verdict::refuted(Reason::Broken, Some(witness)));
    }
    let mut verdict = Verdict::proved();
    for premise in premises(&assertion.formula) {
        if !space.some(&space.formula(premise)?)? {
            let part = words(space.model(), premise);
            verdict.notes.push(Note::EmptyPremise(part));
        }
    }
    Ok(verdict)
}

/// `甲 蕴含 乙` says nothing where 甲 cannot be.
pub(super) fn premises(formula: &Formula) -> impl Iterator<Item = &Formula> {
    let parts = match formula {
        Formula::Or(parts) => parts.as_slice(),
        _ => &[],
    };
    parts.iter().filter_map(|part| match part {
        Formula::Not(inner) => Some(&**inner),
        _ => None,
    })
}
