//! The decision model: a law, fully resolved. Small, immutable, free of syntax.
//!
//! Everything to the right (evaluator, analysis, backends) reads only this. Ids are indices into
//! the vectors of one [`Model`]; orders are those of the source, so output is deterministic.

mod case;
mod clause;
mod domain;
mod formula;
mod norm;

use std::cmp::Ordering;

pub use case::Case;
pub use clause::{Clause, Deeming, Exception, Requirement, Rule, Scope};
pub use domain::{Date, Domain, DurationUnit, Value};
pub use formula::{Comparison, Formula, Test};
pub use norm::{Assertion, Distinction, Effect, Factor, Modality, Norm};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As an index into the model's vector.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

id!(
    /// A fact of the model.
    FactId
);
id!(
    /// A clause: a 条 (with one 款), 款, 项 or 目.
    ClauseId
);
id!(
    /// A definition.
    DefinitionId
);
id!(
    /// A reading (解读).
    ReadingId
);
id!(
    /// An outcome; the smaller index prevails.
    OutcomeId
);

/// What a case settles: a fact, or which option of a reading is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A fact; its alternatives are its values, as far as the law tells them apart.
    Fact(FactId),
    /// A reading; its alternatives are its options.
    Reading(ReadingId),
}

/// One version of one instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Title, version and standing.
    pub instrument: Instrument,
    /// What is decided, for example 容错认定.
    pub decision: String,
    /// The outcomes by name; what stands first prevails.
    pub outcomes: Vec<String>,
    /// What holds when no rule carries an outcome.
    pub default: OutcomeId,
    /// 从严到宽: (stricter, lighter), transitively closed, in ascending order. Pairs of outcomes
    /// that it does not hold are not declared to be either.
    pub leniency: Vec<(OutcomeId, OutcomeId)>,
    /// The facts in order of declaration.
    pub facts: Vec<Fact>,
    /// Cases that break one of these are impossible.
    pub constraints: Vec<Constraint>,
    /// Definitions, each using only earlier ones.
    pub definitions: Vec<Definition>,
    /// Readings in source order.
    pub readings: Vec<Reading>,
    /// Every 款, 项 and 目 in the order of the text, parents before children.
    pub clauses: Vec<Clause>,
    /// An order of the clauses in which each comes after all that its formula mentions.
    pub evaluation_order: Vec<ClauseId>,
    /// 适用 and 参照; empty when the instrument does not limit its scope.
    pub scopes: Vec<Scope>,
    /// The outcome outside the scope (`否则 …`), when there is a scope.
    pub out_of_scope: Option<OutcomeId>,
    /// `当 … 则 …`.
    pub rules: Vec<Rule>,
    /// `… 须 …`, one for each item that must hold.
    pub requirements: Vec<Requirement>,
    /// 考量.
    pub factors: Vec<Factor>,
    /// 效果.
    pub effects: Vec<Effect>,
    /// 义务, 禁止, 权利.
    pub norms: Vec<Norm>,
    /// 区分.
    pub distinctions: Vec<Distinction>,
    /// 断言.
    pub assertions: Vec<Assertion>,
    /// In which order diagrams look at what a case settles, where one is kept beside the source; what it
    /// lacks is put in. It says how soon answers come; no outcome, proof, finding or count hangs on it. Of
    /// equally short reasons and conditions of a cause, and of equally good contrasts, another may be told.
    pub arrangement: Vec<Subject>,
}

/// What an instrument is called, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Without 《》.
    pub title: String,
    /// For example `2019`.
    pub version: String,
    /// `草案` or `示例`; absent for enacted law. Every output shows it.
    pub nature: Option<String>,
    /// 制定机关.
    pub issuers: Vec<String>,
    /// 发布.
    pub issued: Option<Date>,
    /// 施行; the day of issue when the text says 自发布之日.
    pub commencement: Option<Date>,
    /// 废止: title and version of what this one repeals.
    pub repeals: Vec<(String, Option<String>)>,
    /// 解释机关.
    pub interpreters: Vec<String>,
    /// 从旧兼从轻: whether acts from before this version are judged by it where its outcome is lighter.
    pub old_unless_lighter: bool,
    /// `false` for a stub, under which nothing can be decided.
    pub text_held: bool,
}

/// Something that a case can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name.
    pub name: String,
    /// Its values.
    pub domain: Domain,
    /// What it means.
    pub description: Option<String>,
    /// The question put to a person.
    pub question: Option<String>,
    /// Who determines it.
    pub determined_by: Option<String>,
    /// What supports it.
    pub evidence: Option<String>,
    /// What holds until the contrary is found.
    pub presumption: Option<Value>,
    /// The clause that it stands for, when it is the finding that an open item asks for.
    pub open_item: Option<ClauseId>,
}

/// Background knowledge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// Holds in every possible case. Only facts and definitions.
    pub formula: Formula,
    /// The source words, for messages.
    pub source: String,
}

/// A named condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// Its name.
    pub name: String,
    /// Only facts, readings and earlier definitions.
    pub formula: Formula,
}

/// A declared choice where the text is ambiguous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What is being read.
    pub name: String,
    /// Label and words of each option, at least two.
    pub options: Vec<(String, String)>,
    /// Index of the option in force unless the caller chooses another.
    pub default: u32,
    /// The clause below which it is declared.
    pub clause: Option<ClauseId>,
}

impl Model {
    /// Every formula of the model, in a fixed order.
    pub fn formulas(&self) -> impl Iterator<Item = &Formula> {
        let constraints = self.constraints.iter().map(|each| &each.formula);
        let definitions = self.definitions.iter().map(|each| &each.formula);
        let clauses = self.clauses.iter().flat_map(Clause::formulas);
        let scopes = self.scopes.iter().map(|each| &each.condition);
        let rules = self.rules.iter().map(|each| &each.condition);
        let requirements = self.requirements.iter().map(|each| &each.condition);
        let distinctions = (self.distinctions.iter()).flat_map(|each| [&each.this, &each.that]);
        let assertions = self.assertions.iter().map(|each| &each.formula);
        let factors = (self.factors.iter()).flat_map(|each| [&each.favourable, &each.adverse]);
        let effects = self.effects.iter().map(|each| &each.condition);
        let norms = self.norms.iter().map(|each| &each.condition);
        (constraints.chain(definitions).chain(clauses))
            .chain(scopes.chain(rules).chain(requirements))
            .chain(distinctions.chain(assertions))
            .chain(factors.chain(effects).chain(norms))
    }

    /// The fact of that name.
    pub fn fact(&self, name: &str) -> Option<FactId> {
        self.facts
            .iter()
            .position(|fact| fact.name == name)
            .map(|i| FactId(i as u32))
    }

    /// The outcome of that name.
    pub fn outcome(&self, name: &str) -> Option<OutcomeId> {
        self.outcomes
            .iter()
            .position(|outcome| outcome == name)
            .map(|i| OutcomeId(i as u32))
    }

    /// How one outcome stands to another for the person concerned: `Less` is stricter, `Greater`
    /// lighter; `None` where the 结论 declares no order between them.
    pub fn compare(&self, one: OutcomeId, other: OutcomeId) -> Option<Ordering> {
        let stricter = |a, b| self.leniency.contains(&(a, b));
        match (one == other, stricter(one, other), stricter(other, one)) {
            (true, ..) => Some(Ordering::Equal),
            (_, true, _) => Some(Ordering::Less),
            (_, _, true) => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// The reading of that name.
    pub fn reading(&self, name: &str) -> Option<ReadingId> {
        self.readings
            .iter()
            .position(|reading| reading.name == name)
            .map(|i| ReadingId(i as u32))
    }

    /// The clause with that canonical citation.
    pub fn clause(&self, citation: &str) -> Option<ClauseId> {
        self.clauses
            .iter()
            .position(|clause| clause.citation == citation)
            .map(|i| ClauseId(i as u32))
    }
}
