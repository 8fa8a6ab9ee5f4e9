//! Changes in words of the language, each version in its own.

use super::change::{Change, ChangeKind};
use super::loom::Loom;
use super::parts::Told;
use super::side::Version;
use super::weighed::norm;
use crate::wording::words;
use qufen_semantics::model::{ClauseId, Definition, DefinitionId, Formula, Model, Requirement};

/// A version with names for what a lead-in says of its items.
pub(super) struct Phrases<'m> {
    version: &'m Model,
    shown: Model,
    children: Vec<Vec<ClauseId>>,
}

impl<'m> Phrases<'m> {
    pub fn of(version: &'m Model) -> Phrases<'m> {
        let mut shown = version.clone();
        for name in ["下列之一", "下列全部"] {
            shown.definitions.push(Definition {
                name: name.into(),
                formula: Formula::Constant(true),
            });
        }
        let mut children = vec![Vec::new(); version.clauses.len()];
        for (id, clause) in (0..).map(ClauseId).zip(&version.clauses) {
            if let Some(parent) = clause.parent {
                children[parent.index()].push(id);
            }
        }
        Phrases {
            version,
            shown,
            children,
        }
    }

    fn words(&self, lead: ClauseId, formula: &Formula) -> String {
        words(&self.shown, &self.shortened(lead, formula))
    }

    /// 下列之一 or 下列全部 for a list of all items below.
    fn shortened(&self, lead: ClauseId, formula: &Formula) -> Formula {
        let items = &self.children[lead.index()];
        let is_all = |parts: &[Formula]| {
            let named = items.iter().map(|id| Formula::Clause(*id));
            !items.is_empty() && parts.iter().cloned().eq(named)
        };
        let count = self.version.definitions.len() as u32;
        let each = |parts: &[Formula]| {
            let parts = parts.iter().map(|part| self.shortened(lead, part));
            parts.collect()
        };
        match formula {
            Formula::Or(parts) if is_all(parts) => Formula::Definition(DefinitionId(count)),
            Formula::And(parts) if is_all(parts) => Formula::Definition(DefinitionId(count + 1)),
            Formula::And(parts) => Formula::And(each(parts)),
            Formula::Or(parts) => Formula::Or(each(parts)),
            Formula::Not(inner) => self.shortened(lead, inner).negated(),
            other => other.clone(),
        }
    }

    /// What a clause states, without its 除外 and fictions; `None` when it states no condition.
    fn statement(&self, id: ClauseId) -> Option<String> {
        let clause = &self.version.clauses[id.index()];
        let own = clause.own.as_ref().or(clause.formula.as_ref());
        let own = own.map(|own| self.words(id, own));
        let outcome = |id: qufen_semantics::model::OutcomeId| {
            let name = self.version.outcomes.get(id.index());
            name.map_or("", String::as_str)
        };
        let mut said = Vec::new();
        for rule in self.version.rules.iter().filter(|it| it.clause == id) {
            let own = own
                .as_ref()
                .filter(|_| rule.condition == Formula::Clause(id));
            let condition = own.cloned();
            let condition = condition.unwrap_or_else(|| self.words(id, &rule.condition));
            said.push(format!("当 {condition} 则 {}", outcome(rule.outcome)));
        }
        let by_clause = |it: &&Requirement| is_demand_of(it, id);
        for requirement in self.version.requirements.iter().filter(by_clause) {
            let whole = own.clone().filter(|_| names(&requirement.condition, id));
            let demand = whole.unwrap_or_else(|| self.words(id, &requirement.condition));
            let line = format!("{} 须 {demand}", outcome(requirement.outcome));
            if !said.contains(&line) {
                said.push(line);
            }
        }
        if said.is_empty() {
            said.extend(own.map(|own| format!("即 {own}")));
        }
        (!said.is_empty()).then(|| said.join("；"))
    }

    /// All that a clause says.
    fn whole(&self, id: ClauseId) -> Option<String> {
        let (version, clause) = (self.version, &self.version.clauses[id.index()]);
        let mut said: Vec<String> = self.statement(id).into_iter().collect();
        let exceptions = clause.exceptions.iter();
        said.extend(exceptions.map(|it| format!("除外 当 {}", self.words(id, &it.when))));
        let fictions = version.clauses.iter().flat_map(|target| {
            let own = target.deemings.iter().filter(|it| it.by == id);
            own.map(|it| fiction(&self.words(id, &it.when), &target.citation))
        });
        said.extend(fictions);
        let scopes = version.scopes.iter().filter(|it| it.clause == id);
        said.extend(scopes.map(|it| scope(&self.words(id, &it.condition), it.analogy)));
        let effects = version.effects.iter().filter(|it| it.clause == id);
        said.extend(effects.map(|it| format!("效果 当 {}", self.words(id, &it.condition))));
        let norms = version.norms.iter().filter(|it| it.clause == id);
        said.extend(norms.map(|it| norm(version, it)));
        (!said.is_empty()).then(|| said.join("；"))
    }

    fn all(
        &self,
        ids: &[ClauseId],
        one: impl Fn(&Self, ClauseId) -> Option<String>,
    ) -> Option<String> {
        let said: Vec<String> = ids.iter().filter_map(|id| one(self, *id)).collect();
        (!said.is_empty()).then(|| said.join("；"))
    }
}

/// Whether a requirement is stated by the clause: for itself or for each of its items.
fn is_demand_of(requirement: &Requirement, id: ClauseId) -> bool {
    requirement.clause == id || names(&requirement.condition, id)
}

fn names(formula: &Formula, id: ClauseId) -> bool {
    let mut named = false;
    formula.walk(&mut |part| named |= *part == Formula::Clause(id));
    named
}

fn fiction(when: &str, target: &str) -> String {
    format!("视为符合 {target} 当 {when}")
}

fn scope(condition: &str, analogy: bool) -> String {
    let word = if analogy { "参照" } else { "适用" };
    format!("{word} 于 {condition}")
}

impl Loom<'_> {
    /// Says what an 除外, a fiction or a scope was and is.
    pub fn say(&mut self, change: usize, old: Option<&Told<'_>>, new: Option<&Told<'_>>) {
        let said = |version: Version, told: Option<&Told<'_>>, change: &Change| {
            let told = told?;
            let model = self.model(version);
            let condition = words(model, told.own);
            let ids = match version {
                Version::Old => &change.old,
                Version::New => &change.new,
            };
            Some(match change.kind {
                ChangeKind::Exception => format!("除外 当 {condition}"),
                ChangeKind::Deeming => {
                    let target = ids.first().map(|id| &model.clauses[id.index()].citation);
                    fiction(&condition, target.map_or("", String::as_str))
                }
                _ => scope(&condition, told.mode),
            })
        };
        let it = &self.found[change].change;
        if !matches!(
            it.kind,
            ChangeKind::Exception | ChangeKind::Deeming | ChangeKind::Scope
        ) {
            return;
        }
        let (before, after) = (said(Version::Old, old, it), said(Version::New, new, it));
        let it = &mut self.found[change].change;
        (it.before, it.after) = (before, after);
    }

    /// Puts the changes of whole clauses into words.
    pub fn phrase(&mut self) {
        let whole = |kind| {
            matches!(
                kind,
                ChangeKind::Inserted
                    | ChangeKind::Deleted
                    | ChangeKind::Moved
                    | ChangeKind::Regrouped
            )
        };
        let stated = |kind| {
            matches!(
                kind,
                ChangeKind::Condition | ChangeKind::Rule | ChangeKind::Requirement
            )
        };
        let mut all = self.found.iter();
        if !all.any(|it| whole(it.change.kind) || stated(it.change.kind)) {
            return;
        }
        let old = Phrases::of(self.model(Version::Old));
        let new = Phrases::of(self.model(Version::New));
        for found in &mut self.found {
            let change = &mut found.change;
            if whole(change.kind) {
                change.before = old.all(&change.old, Phrases::whole);
                change.after = new.all(&change.new, Phrases::whole);
            } else if stated(change.kind) {
                change.before = old.all(&change.old, Phrases::statement);
                change.after = new.all(&change.new, Phrases::statement);
            }
        }
    }
}
