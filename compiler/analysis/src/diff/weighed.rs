//! Changes of what decides nothing: 效果, 义务, 禁止, 权利, 考量, 区分, 断言.

use super::change::ChangeKind;
use super::loom::Loom;
use super::side::Version;
use super::weave::woven;
use crate::wording::words;
use qufen_semantics::model::{ClauseId, Formula, Modality, Model, Norm};

/// One such statement of a version.
struct Statement {
    /// Its index among its kind.
    index: usize,
    clause: Option<ClauseId>,
    /// What makes it this statement and not another: actor and act, or a name.
    key: String,
    formulas: Vec<Formula>,
    words: String,
}

/// The same statement in both versions, by index; or in one of them.
pub(super) type Matched = (Option<usize>, Option<usize>);

impl Loom<'_> {
    /// Finds the changes of one kind; gives what of the two versions is the same statement.
    pub fn weigh(&mut self, kind: ChangeKind) -> Vec<Matched> {
        let (old, new) = (
            self.statements_of(kind, Version::Old),
            self.statements_of(kind, Version::New),
        );
        let mut open: Vec<&Statement> = new.iter().collect();
        let mut pairs: Vec<(Option<&Statement>, Option<&Statement>)> = Vec::new();
        let mut left = Vec::new();
        for one in &old {
            match open.iter().position(|other| self.alike(one, other)) {
                Some(at) => pairs.push((Some(one), Some(open.remove(at)))),
                None => left.push(one),
            }
        }
        for one in left {
            let found = open.iter().position(|other| self.same(one, other));
            let other = found.map(|at| open.remove(at));
            self.reworded(kind, Some(one), other);
            pairs.push((Some(one), other));
        }
        for other in open {
            self.reworded(kind, None, Some(other));
            pairs.push((None, Some(other)));
        }
        let index = |it: Option<&Statement>| it.map(|it| it.index);
        let mut matched: Vec<Matched> = pairs
            .into_iter()
            .map(|(one, other)| (index(one), index(other)))
            .collect();
        matched.sort_by_key(|(one, other)| (one.is_none(), *one, *other));
        matched
    }

    fn group(&self, version: Version, statement: &Statement) -> Option<usize> {
        let place = self.provisions.place(version, statement.clause?);
        Some(self.provisions.list[place].group)
    }

    fn same(&self, old: &Statement, new: &Statement) -> bool {
        old.key == new.key && self.group(Version::Old, old) == self.group(Version::New, new)
    }

    fn alike(&self, old: &Statement, new: &Statement) -> bool {
        let mut formulas = old.formulas.iter().zip(&new.formulas);
        self.same(old, new) && formulas.all(|(one, other)| woven(self, one, other).is_some())
    }

    /// A change of its own, unless the provision came or went with all that it says.
    fn reworded(&mut self, kind: ChangeKind, old: Option<&Statement>, new: Option<&Statement>) {
        let place = |version, it: Option<&Statement>| {
            let clause = it?.clause?;
            Some(self.provisions.place(version, clause))
        };
        let at = place(Version::New, new).or(place(Version::Old, old));
        let one_sided = at.is_some_and(|at| self.provisions.list[at].only_in().is_some());
        if one_sided && (old.is_none() || new.is_none()) {
            return;
        }
        let change = self.add(kind, at, false);
        if let (Some(one), Some(other)) = (old, new) {
            let pairs = one.formulas.iter().zip(&other.formulas);
            for (one, other) in pairs {
                self.compare(change, one.clone(), other.clone());
            }
        }
        let it = &mut self.found[change].change;
        it.subject = new.or(old).map(|it| it.key.clone());
        it.subject = it.subject.take().filter(|subject| !subject.is_empty());
        it.before = old.map(|it| it.words.clone());
        it.after = new.map(|it| it.words.clone());
    }

    fn statements_of(&self, kind: ChangeKind, version: Version) -> Vec<Statement> {
        let model = self.model(version);
        let said = |formula: &Formula| words(model, formula);
        let one = |index, clause, key: String, formulas: &[&Formula], words| Statement {
            index,
            clause,
            key,
            formulas: formulas.iter().map(|it| self.told(version, it)).collect(),
            words,
        };
        match kind {
            ChangeKind::Effect => (model.effects.iter().enumerate())
                .map(|(index, it)| {
                    let words = format!("效果 当 {}", said(&it.condition));
                    one(
                        index,
                        Some(it.clause),
                        String::new(),
                        &[&it.condition],
                        words,
                    )
                })
                .collect(),
            ChangeKind::Norm => (model.norms.iter().enumerate())
                .map(|(index, it)| {
                    let words = norm(model, it);
                    one(index, Some(it.clause), act(it), &[&it.condition], words)
                })
                .collect(),
            ChangeKind::Factor => (model.factors.iter().enumerate())
                .map(|(index, it)| {
                    let words =
                        format!("有利 {}；不利 {}", said(&it.favourable), said(&it.adverse));
                    let sides = [&it.favourable, &it.adverse];
                    one(index, Some(it.clause), it.name.clone(), &sides, words)
                })
                .collect(),
            ChangeKind::Distinction => (model.distinctions.iter().enumerate())
                .map(|(index, it)| {
                    let words = format!("此方 {}；彼方 {}", said(&it.this), said(&it.that));
                    let name = format!("{} 与 {}", it.this_name, it.that_name);
                    one(index, Some(it.clause), name, &[&it.this, &it.that], words)
                })
                .collect(),
            _ => (model.assertions.iter().enumerate())
                .map(|(index, it)| {
                    let mode = if it.always { "恒" } else { "可能" };
                    let words = format!("{mode} {}", it.source.trim());
                    one(index, it.clause, mode.into(), &[&it.formula], words)
                })
                .collect(),
        }
    }
}

/// Who must, may or must not do what, towards whom.
fn act(norm: &Norm) -> String {
    let modality = match norm.modality {
        Modality::Duty => "应当",
        Modality::Prohibition => "不得",
        Modality::Right => "可以",
    };
    let towards = norm.addressee.as_ref();
    let towards = towards.map(|it| format!(" 对 {it}")).unwrap_or_default();
    format!("{} {modality} 「{}」{towards}", norm.actor, norm.act)
}

/// The norm in words, with its condition where it has one.
pub(super) fn norm(model: &Model, norm: &Norm) -> String {
    match &norm.condition {
        Formula::Constant(true) => act(norm),
        condition => format!("{} 当 {}", act(norm), words(model, condition)),
    }
}
