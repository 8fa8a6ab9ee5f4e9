//! Changes of what stands before the clauses: outcomes and their order, definitions, 约束, 推定, 解读.

use super::change::{ChangeKind, Effect};
use super::loom::Loom;
use super::side::Version;
use super::weave::woven;
use crate::wording::words;
use qufen_semantics::model::{ClauseId, FactId, Formula, Model, OutcomeId, Reading, ReadingId};

/// How outcomes are concluded in both versions.
pub(super) struct Conclusions {
    /// The change of the order, where no order contains both.
    pub precedence: Option<usize>,
    /// The change of the 缺省.
    pub default: Option<usize>,
    /// The change of the outcome outside the scope.
    pub out_of_scope: Option<usize>,
}

impl Loom<'_> {
    /// 结论: outcomes, order, 缺省, 从严到宽, and the outcome outside the scope.
    pub fn conclusions(&mut self) -> Conclusions {
        let (old, new) = (self.model(Version::Old), self.model(Version::New));
        let shared = |these: &Model, those: &Model| -> Vec<String> {
            let names = these.outcomes.iter();
            let names = names.filter(|name| those.outcomes.contains(name));
            names.cloned().collect()
        };
        let conflict = shared(old, new) != shared(new, old);
        let precedence = (old.outcomes != new.outcomes).then(|| {
            let change = self.add(ChangeKind::Precedence, None, conflict);
            self.words(change, old.outcomes.join(" > "), new.outcomes.join(" > "));
            if !conflict {
                // What only one version can conclude takes a rule that says so.
                self.found[change].change.effect = Effect::NoOutcome;
            }
            change
        });
        let default = self.one_outcome(ChangeKind::Default, Some(old.default), Some(new.default));
        let out_of_scope =
            self.one_outcome(ChangeKind::OutOfScope, old.out_of_scope, new.out_of_scope);
        self.leniency();
        Conclusions {
            precedence: precedence.filter(|_| conflict),
            default,
            out_of_scope,
        }
    }

    fn one_outcome(
        &mut self,
        kind: ChangeKind,
        old: Option<OutcomeId>,
        new: Option<OutcomeId>,
    ) -> Option<usize> {
        let name = |version, id: OutcomeId| self.model(version).outcomes.get(id.index()).cloned();
        let old = name(Version::Old, old?)?;
        let new = name(Version::New, new?)?;
        (old != new).then(|| {
            let change = self.add(kind, None, true);
            self.words(change, old, new);
            change
        })
    }

    fn leniency(&mut self) {
        let pairs = |model: &Model| -> Vec<String> {
            let name = |id: &OutcomeId| model.outcomes.get(id.index()).map_or("", String::as_str);
            let pairs = model.leniency.iter();
            let mut pairs: Vec<String> = pairs
                .map(|(one, other)| format!("{} < {}", name(one), name(other)))
                .collect();
            pairs.sort_unstable();
            pairs
        };
        let (old, new) = (
            pairs(self.model(Version::Old)),
            pairs(self.model(Version::New)),
        );
        if old != new {
            let change = self.add(ChangeKind::Leniency, None, false);
            let listed = |pairs: Vec<String>| (!pairs.is_empty()).then(|| pairs.join("，"));
            let it = &mut self.found[change].change;
            (it.before, it.after) = (listed(old), listed(new));
            it.effect = Effect::NoOutcome;
        }
    }

    fn words(&mut self, change: usize, before: String, after: String) {
        let change = &mut self.found[change].change;
        (change.before, change.after) = (Some(before), Some(after));
    }

    /// The woven definitions; they are clauses behind the provisions.
    pub fn weave_definitions(&mut self) -> Vec<Formula> {
        let (old, new) = (self.model(Version::Old), self.model(Version::New));
        let first = self.provisions.len();
        let at = |place: usize| Formula::Clause(ClauseId((first + place) as u32));
        self.definitions[0] = (0..old.definitions.len()).map(at).collect();
        let mut count = old.definitions.len();
        let mut partner = vec![None; old.definitions.len()];
        for (index, definition) in new.definitions.iter().enumerate() {
            let mut known = old.definitions.iter();
            let mut place = known.position(|each| each.name == definition.name);
            // Under a new name: what says the same in the same words.
            let told = self.told(Version::New, &definition.formula);
            if place.is_none() {
                place = (0..old.definitions.len()).find(|&other| {
                    let earlier = &old.definitions[other];
                    let gone = !new.definitions.iter().any(|it| it.name == earlier.name);
                    let before = self.told(Version::Old, &earlier.formula);
                    gone && partner[other].is_none() && woven(self, &before, &told).is_some()
                });
            }
            match place {
                Some(place) => partner[place] = Some(index),
                None => count += 1,
            }
            let mention = at(place.unwrap_or(count - 1));
            self.definitions[1].push(mention);
        }
        let mut formulas = Vec::with_capacity(count);
        for (index, partner) in partner.into_iter().enumerate() {
            let formula = self.definition(index, partner);
            formulas.push(formula);
        }
        for (index, definition) in new.definitions.iter().enumerate() {
            let Formula::Clause(id) = self.definitions[1][index] else {
                continue;
            };
            if id.index() >= first + old.definitions.len() {
                let after = words(new, &definition.formula);
                self.defined(&definition.name, None, Some(after));
                formulas.push(self.told(Version::New, &definition.formula));
            }
        }
        formulas
    }

    fn definition(&mut self, old: usize, new: Option<usize>) -> Formula {
        let (before, after) = (self.model(Version::Old), self.model(Version::New));
        let one = &before.definitions[old];
        let told = self.told(Version::Old, &one.formula);
        let Some(new) = new else {
            self.defined(&one.name, Some(words(before, &one.formula)), None);
            return told;
        };
        let other = &after.definitions[new];
        let meant = self.told(Version::New, &other.formula);
        if let Some(same) = woven(self, &told, &meant) {
            if one.name != other.name {
                let named = |name: &str| Some(name.to_owned());
                self.defined(&other.name, named(&one.name), named(&other.name));
            }
            return same;
        }
        let change = self.add(ChangeKind::Definition, None, true);
        self.found[change].change.subject = Some(other.name.clone());
        self.words(
            change,
            words(before, &one.formula),
            words(after, &other.formula),
        );
        self.compare(change, told.clone(), meant.clone());
        self.either(change, told, meant)
    }

    /// A definition that came, went or has another name: it does nothing by itself.
    fn defined(&mut self, name: &str, before: Option<String>, after: Option<String>) {
        let change = self.add(ChangeKind::Definition, None, false);
        let change = &mut self.found[change].change;
        change.subject = Some(name.to_owned());
        (change.before, change.after) = (before, after);
        change.effect = Effect::Equivalent;
    }

    /// Presumptions, 约束 and 解读. Gives the readings whose default changed, by joint reading.
    pub fn declarations(&mut self) -> Vec<(ReadingId, usize)> {
        self.presumptions();
        self.constraints();
        self.readings_changed()
    }

    fn presumptions(&mut self) {
        let shown = |version: Version, id: FactId, loom: &Self| {
            let fact = &loom.model(version).facts[id.index()];
            fact.presumption.map(|value| fact.domain.show(value))
        };
        for fact in &self.joint.facts {
            let (Some(old), Some(new)) = (fact.old, fact.new) else {
                continue;
            };
            let (before, after) = (
                shown(Version::Old, old, self),
                shown(Version::New, new, self),
            );
            if before != after {
                let change = self.add(ChangeKind::Presumption, None, false);
                let name = self.model(Version::New).facts[new.index()].name.clone();
                let it = &mut self.found[change].change;
                it.subject = Some(name);
                (it.before, it.after) = (before, after);
                it.effect = Effect::NoOutcome;
            }
        }
    }

    fn constraints(&mut self) {
        let told = |version: Version, loom: &Self| -> Vec<(Formula, String)> {
            let all = loom.model(version).constraints.iter();
            all.map(|it| (loom.told(version, &it.formula), it.source.trim().to_owned()))
                .collect()
        };
        let (mut old, mut new) = (told(Version::Old, self), told(Version::New, self));
        old.retain(|(one, _)| {
            let found = new
                .iter()
                .position(|(other, _)| woven(self, one, other).is_some());
            found.map(|at| new.remove(at)).is_none()
        });
        for at in 0..old.len().max(new.len()) {
            let (one, other) = (old.get(at).cloned(), new.get(at).cloned());
            let change = self.add(ChangeKind::Constraint, None, false);
            if let (Some((one, _)), Some((other, _))) = (&one, &other) {
                self.compare(change, one.clone(), other.clone());
            }
            let it = &mut self.found[change].change;
            it.before = one.map(|(_, source)| source);
            it.after = other.map(|(_, source)| source);
        }
    }

    fn readings_changed(&mut self) -> Vec<(ReadingId, usize)> {
        let mut defaults = Vec::new();
        for (joint, pair) in (0..).map(ReadingId).zip(&self.joint.readings) {
            let own = |version: Version, id: Option<_>| -> Option<&Reading> {
                let id: ReadingId = id?;
                self.model(version).readings.get(id.index())
            };
            let (old, new) = (own(Version::Old, pair.old), own(Version::New, pair.new));
            let place = |version: Version, reading: Option<&Reading>| {
                let clause = reading?.clause?;
                Some(self.provisions.place(version, clause))
            };
            let at = place(Version::New, new).or(place(Version::Old, old));
            let name = old.or(new).map(|it| it.name.clone());
            let options = |reading: &Reading| {
                let options = reading.options.iter();
                let options = options.map(|(label, words)| format!("{label} 「{words}」"));
                options.collect::<Vec<String>>()
            };
            let (before, after) = (old.map(options), new.map(options));
            let in_any_order = |options: &Option<Vec<String>>| {
                let mut options = options.clone();
                options.iter_mut().for_each(|it| it.sort_unstable());
                options
            };
            let label = |reading: &Reading| {
                let option = reading.options.get(reading.default as usize);
                option.map(|(label, _)| label.clone())
            };
            let (chosen, choose) = (old.and_then(label), new.and_then(label));
            if in_any_order(&before) != in_any_order(&after) {
                let change = self.add(ChangeKind::Reading, at, false);
                let it = &mut self.found[change].change;
                it.subject.clone_from(&name);
                it.effect = match (&before, &after) {
                    (Some(_), Some(_)) => Effect::Equivalent,
                    _ => Effect::NoOutcome,
                };
                let listed = |options: Vec<String>| options.join("，");
                (it.before, it.after) = (before.map(listed), after.map(listed));
            }
            if let (Some(_), Some(_), true) = (old, new, chosen != choose) {
                let change = self.add(ChangeKind::ReadingDefault, at, true);
                let it = &mut self.found[change].change;
                it.subject = name;
                (it.before, it.after) = (chosen, choose);
                defaults.push((joint, change));
            }
        }
        defaults
    }

    /// Says that a change puts one formula in the place of another.
    pub fn compare(&mut self, change: usize, old: Formula, new: Formula) {
        let (one, other) = super::weave::residue(self, &old, &new);
        let about: Vec<Formula> = one.into_iter().chain(other).cloned().collect();
        let found = &mut self.found[change];
        found.about.extend(about);
        found.pairs.push((old, new));
    }
}
