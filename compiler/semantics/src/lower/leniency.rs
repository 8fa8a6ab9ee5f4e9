//! 从严到宽: which outcome is lighter than which, closed under "and so on".

use crate::model::OutcomeId;
use qufen_syntax::ast::{DecisionDecl, Name};

/// An outcome that would be lighter than itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle<'a> {
    /// The written name at which it is noticed.
    pub name: &'a Name,
    /// The path from the outcome to itself.
    pub path: Vec<&'a str>,
}

/// All pairs (stricter, lighter) that follow from the lines, in ascending order; or the first
/// circle.
///
/// Names that are no outcome are left out; they have a finding of their own.
pub fn closed(decision: &DecisionDecl) -> Result<Vec<(OutcomeId, OutcomeId)>, Circle<'_>> {
    let mut steps: Vec<(usize, usize)> = Vec::new();
    for line in &decision.leniency {
        let known = (line.iter()).filter_map(|name| Some((position(decision, name)?, name)));
        let known: Vec<(usize, &Name)> = known.collect();
        for pair in known.windows(2) {
            let ((stricter, _), (lighter, name)) = (pair[0], pair[1]);
            if let Some(mut back) = path(&steps, lighter, stricter) {
                back.push(lighter);
                let words = back.iter().map(|&i| decision.outcomes[i].node.as_str());
                return Err(Circle {
                    name,
                    path: words.collect(),
                });
            }
            steps.push((stricter, lighter));
        }
    }
    let outcomes = 0..decision.outcomes.len();
    let pairs = outcomes
        .clone()
        .flat_map(|a| outcomes.clone().map(move |b| (a, b)));
    let follows = pairs.filter(|&(a, b)| a != b && path(&steps, a, b).is_some());
    Ok(follows
        .map(|(a, b)| (OutcomeId(a as u32), OutcomeId(b as u32)))
        .collect())
}

fn position(decision: &DecisionDecl, name: &Name) -> Option<usize> {
    decision.outcomes.iter().position(|o| o.node == name.node)
}

/// The outcomes on a way from one to another, both ends included.
fn path(steps: &[(usize, usize)], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut ways = vec![vec![from]];
    let mut seen = vec![from];
    while let Some(way) = ways.pop() {
        let end = way[way.len() - 1];
        if end == to {
            return Some(way);
        }
        for &(_, next) in steps.iter().filter(|(start, _)| *start == end) {
            if !seen.contains(&next) {
                seen.push(next);
                ways.push([way.as_slice(), &[next]].concat());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_syntax::ast::Block;

    fn parsed(lines: &str) -> DecisionDecl {
        let text = format!("结论 处理\n  甲 > 乙 > 丙 > 丁 > 戊\n  缺省 甲\n{lines}");
        let parsed = qufen_syntax::parse_block(&text);
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        match parsed.block {
            Block::Decision(decision) => decision,
            other => panic!("{other:?}"),
        }
    }

    fn pairs(lines: &str) -> Vec<(u32, u32)> {
        let decision = parsed(lines);
        let closed = closed(&decision).expect("no circle");
        closed.iter().map(|(a, b)| (a.0, b.0)).collect()
    }

    #[test]
    fn lines_join_into_a_partial_order() {
        let diamond = pairs("  从严到宽 甲 < 乙 < 丁\n  从严到宽 甲 ＜ 丙 < 丁");
        assert_eq!(diamond, [(0, 1), (0, 2), (0, 3), (1, 3), (2, 3)]);
        assert_eq!(pairs(""), []);
        // Said twice is said once; a name that is no outcome has its own finding.
        assert_eq!(
            pairs("  从严到宽 乙 < 甲\n  从严到宽 乙 < 己 < 甲"),
            [(1, 0)]
        );
    }

    #[test]
    fn a_circle_is_told_with_its_path() {
        let decision = parsed("  从严到宽 甲 < 乙 < 丙\n  从严到宽 丁 < 丙 < 甲");
        let circle = closed(&decision).expect_err("a circle");
        assert_eq!(circle.name.node, "甲");
        assert_eq!(circle.path, ["甲", "乙", "丙", "甲"]);
        let decision = parsed("  从严到宽 甲 < 甲");
        assert_eq!(closed(&decision).expect_err("a circle").path, ["甲", "甲"]);
    }
}
