//! The headings that a step of a decision names: `第三章`, `第三章至第五章`, `第三、五章`.

use super::place::division_kind;
use super::{Lowering, child, children};
use crate::ast::{Anchor, DivisionKind};
use crate::grammar::Rule;
use pest::iterators::Pair;

/// From the larger to the smaller: 第二编第三章.
type Path = Vec<(DivisionKind, u32)>;

impl Lowering<'_> {
    /// One heading, a range of them, or several of one kind.
    pub(super) fn headings(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<Anchor>> {
        let above = self.path(pair)?;
        if let Some(series) = child(pair, Rule::division_series) {
            return self.series_of_headings(pair, &above, &series);
        }
        let Some(end) = child(pair, Rule::division_end) else {
            return Some(vec![Anchor::Division(above)]);
        };
        let written = self.path(&end)?;
        let (first, _) = *written.first()?;
        let shared = above.iter().copied().filter(|(kind, _)| *kind < first);
        let to: Path = shared.chain(written).collect();
        self.between(pair, above, to).map(|range| vec![range])
    }

    fn path(&mut self, pair: &Pair<'_, Rule>) -> Option<Path> {
        let mut path = Path::new();
        for part in children(pair, Rule::division_part) {
            let kind = division_kind(child(&part, Rule::division_kind)?.as_str());
            path.push((kind, self.number(&child(&part, Rule::number)?)?));
        }
        Some(path)
    }

    fn series_of_headings(
        &mut self,
        whole: &Pair<'_, Rule>,
        above: &Path,
        series: &Pair<'_, Rule>,
    ) -> Option<Vec<Anchor>> {
        let kind = division_kind(child(series, Rule::division_kind)?.as_str());
        let mut out: Vec<Anchor> = Vec::new();
        let mut to = false;
        for part in series.clone().into_inner() {
            match part.as_rule() {
                Rule::series_to => to = true,
                Rule::number => {
                    let mut path = above.clone();
                    path.push((kind, self.number(&part)?));
                    let from = if to { out.pop() } else { None };
                    to = false;
                    out.push(match from {
                        Some(Anchor::Division(from)) => self.between(whole, from, path)?,
                        Some(_) => {
                            self.bad_range(whole, None);
                            return None;
                        }
                        None => Anchor::Division(path),
                    });
                }
                _ => {}
            }
        }
        Some(out)
    }

    /// The ends must be of one kind, the first before the last.
    fn between(&mut self, whole: &Pair<'_, Rule>, from: Path, to: Path) -> Option<Anchor> {
        let kinds = |path: &Path| path.iter().map(|(kind, _)| *kind).collect::<Vec<_>>();
        if kinds(&from) == kinds(&to) && from < to {
            return Some(Anchor::Divisions(from, to));
        }
        self.bad_range(whole, None);
        None
    }
}
