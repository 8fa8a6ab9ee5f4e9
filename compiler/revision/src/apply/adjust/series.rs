//! 第（一）、（三）项 under new numbers.

use super::super::places;
use super::super::series::Series;
use super::{Adjuster, Outcome, Standing, here_at};

impl Adjuster<'_, '_> {
    /// 第（一）、（三）项: each as if it stood alone, then put together again.
    pub(super) fn series(
        &self,
        series: &Series,
        here: &Standing,
        list: &mut Standing,
    ) -> Option<Outcome> {
        let mut long = series.long.clone();
        for change in self
            .listed(&series.long, &series.cites, here, list)
            .into_iter()
            .rev()
        {
            match change.outcome {
                Outcome::Becomes(words) => long.replace_range(change.range, &words),
                other => return Some(other),
            }
        }
        if long == series.long {
            return None;
        }
        match series.contracted(&long) {
            Some(words) => Some(Outcome::Becomes(words)),
            None if self.encoded => self.apart(series, here).map(Outcome::Apart),
            None => Some(Outcome::Becomes(long)),
        }
    }

    /// The members of a series, each counted down from its 条.
    fn apart(&self, series: &Series, here: &Standing) -> Option<Vec<String>> {
        let mut list = here.old.clone();
        let mut out = Vec::new();
        for cite in &series.cites {
            let above = if cite.goes_on() { &list } else { &here.old };
            let place = self.old_place(&cite.from, above.as_ref())?;
            let old = places::find(self.tree, &place).ok()?;
            let shown = |new| Some(self.naming.shown(self.naming.place(new)?));
            out.push(match &cite.to {
                Some(to) => {
                    let last = places::find(self.tree, &self.range_end(to, &place)).ok()?;
                    let (first, last) = self.ends_of(old, last)?;
                    format!("{}至{}", shown(first)?, shown(last)?)
                }
                None => shown(self.became(old)?)?,
            });
            list = here_at(&place);
        }
        Some(out)
    }
}
