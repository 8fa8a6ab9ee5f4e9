//! Random 修改决定, statement by statement, of laws with 解读, 约束, 除外, numbers and grades: what a comparison
//! says of the two versions, and which changes it says to bring an outcome about, is held to every case of
//! what each part of the decision makes alone.

mod cases;
mod conditions;
mod law;
mod statement;

use self::cases::{Table, numbers, replays};
use self::conditions::Facts;
use self::law::law;
use self::statement::{Statement, statement_of, statements};
use crate::support::project;
use qufen_analysis::diff::{
    Apart, Cause, Change, Comparison, Correspondence, Difference, Grain, Outcomes, Transition, diff,
};
use qufen_analysis::space::Budget;
use qufen_evaluator::testing::Dice;
use qufen_revision::apply::{Base, apply};
use qufen_revision::{align, passages};
use qufen_semantics::InputFile;
use qufen_semantics::model::{ClauseId, Model, OutcomeId};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn model(source: &str, official: &str) -> Option<Arc<Model>> {
    let file = |path: &str, text: &str| InputFile {
        path: path.into(),
        text: text.into(),
    };
    let project = project(vec![file("法.qf", source), file("1.txt", official)]);
    let name = project.instruments().into_iter().next()?;
    project.model(&name)
}

/// What the chosen statements make of the law.
fn amended(base: Base<'_>, statements: &[Statement], chosen: usize) -> Option<Arc<Model>> {
    let mut decision =
        "修改决定 《决定》\n  性质 草案\n  修改 《示例办法》 版本 1 为 版本 2\n".to_owned();
    for (at, statement) in statements.iter().enumerate() {
        if chosen >> at & 1 == 1 {
            decision += &format!("\n{}\n", statement.text);
        }
    }
    if chosen == 0 {
        return model(base.source, base.official);
    }
    let made = apply(base, &decision).ok()?;
    model(&made.source, &made.official)
}

fn compared(old: &Arc<Model>, new: &Arc<Model>) -> Difference {
    let links = align(&passages(old), &passages(new));
    let pairs = links.iter().flat_map(|link| {
        let old = link.old.iter();
        old.flat_map(|&old| {
            let new = link.new.iter();
            new.map(move |&new| (ClauseId(old as u32), ClauseId(new as u32)))
        })
    });
    let same = Correspondence {
        clauses: pairs.collect(),
        renamed: Vec::new(),
    };
    diff(old, new, &same, Budget::default())
}

/// Two versions, with what every part of the decision makes of every case.
struct Amendment {
    statements: Vec<Statement>,
    old: Arc<Model>,
    new: Arc<Model>,
    /// By part of the decision; `None` where it cannot be made alone.
    tables: Vec<Option<Table>>,
    /// The numbers of the cases.
    numbers: Vec<i64>,
    /// What was drawn, to be read where something does not hold.
    told: String,
}

type Pairs = BTreeMap<(String, String), u32>;

impl Amendment {
    /// `None` where the decision as a whole cannot be made.
    fn drawn(seed: u64) -> Option<Amendment> {
        let dice = &mut Dice::new(rolls(seed));
        let (source, official) = law(dice);
        let base = Base {
            source: &source,
            official: &official,
        };
        let statements = statements(dice);
        let parts = 0..1_usize << statements.len();
        let models: Vec<Option<Arc<Model>>> =
            parts.map(|it| amended(base, &statements, it)).collect();
        let old = models.first()?.clone()?;
        let new = models.last()?.clone()?;
        let numbers = numbers(&old, &new);
        let all: Vec<&str> = statements.iter().map(|it| it.text.as_str()).collect();
        let told = format!("{seed}\n{source}\n{}", all.join("\n"));
        let tables = models.iter();
        let tables = tables.map(|it| it.as_deref().map(|it| Table::of(it, &numbers)));
        Some(Amendment {
            tables: tables.collect(),
            numbers,
            statements,
            old,
            new,
            told,
        })
    }

    fn ends(&self) -> (&Table, &Table) {
        let end = |at: usize| self.tables[at].as_ref().expect("seen to when drawn");
        (end(0), end(self.tables.len() - 1))
    }

    fn names(&self, from: OutcomeId, to: OutcomeId) -> (String, String) {
        let names = (
            &self.old.outcomes[from.index()],
            &self.new.outcomes[to.index()],
        );
        (names.0.clone(), names.1.clone())
    }

    fn models(&self) -> (&Model, &Model) {
        (&self.old, &self.new)
    }

    /// Matrix, cases apart, what only other readings show, and whether all is the same.
    fn is_told<'d>(&self, difference: &'d Difference) -> &'d Comparison {
        let (before, after) = self.ends();
        let (comparison, equivalent) = match &difference.outcomes {
            Outcomes::Equivalent(comparison) => (comparison, true),
            Outcomes::Different(comparison) => (comparison, false),
            other => panic!("{other:?}"),
        };
        let mut counts = Pairs::new();
        let mut apart = [0_u32, 0];
        for (from, to) in before.usual.iter().zip(&after.usual) {
            match (from.is_lawful, to.is_lawful) {
                (true, true) => {
                    let pair = (from.outcome.clone(), to.outcome.clone());
                    *counts.entry(pair).or_default() += 1;
                }
                (true, false) => apart[0] += 1,
                (false, true) => apart[1] += 1,
                (false, false) => {}
            }
        }
        let matrix = comparison.matrix.iter().map(|pair| {
            let cases = u32::try_from(&pair.cases).expect("small");
            (self.names(pair.from, pair.to), cases)
        });
        assert_eq!(matrix.collect::<Pairs>(), counts, "{}", self.told);
        let it = &comparison.apart;
        let said = [&it.lawful_in_old_only, &it.lawful_in_new_only];
        assert_eq!(said, [&apart[0].into(), &apart[1].into()], "{}", self.told);
        let moves = |pairs: Vec<(String, String)>| -> BTreeSet<(String, String)> {
            pairs.into_iter().filter(|(from, to)| from != to).collect()
        };
        let shown = moves(counts.into_keys().collect());
        let told = comparison.transitions.iter();
        let told = told.map(|it| self.names(it.pair.from, it.pair.to));
        assert_eq!(told.collect::<BTreeSet<_>>(), shown, "{}", self.told);
        let under = before.under.iter().zip(&after.under);
        let under = under.flat_map(|(old, new)| old.iter().zip(new));
        let under = under.filter(|(old, new)| old.is_lawful && new.is_lawful);
        let under = under.map(|(old, new)| (old.outcome.clone(), new.outcome.clone()));
        let hidden = &moves(under.collect()) - &shown;
        let others = comparison.under_readings.as_ref().expect("within budget");
        let told: BTreeSet<_> = others.iter().map(|it| self.names(it.from, it.to)).collect();
        assert_eq!(told, hidden, "{}", self.told);
        for it in others {
            let (from, to) = self.names(it.from, it.to);
            let replays = replays(self.models(), &it.witness, &from, &to);
            assert!(replays, "{from} {to} {}", self.told);
        }
        let same = shown.is_empty() && hidden.is_empty() && apart == [0, 0];
        assert_eq!(equivalent, same, "{}", self.told);
        comparison
    }

    /// The smallest parts of the decision that alone give a case its new outcome, with the cases in which
    /// each does so; `None` where a part cannot be made alone.
    fn smallest(&self, from: &str, to: &str) -> Option<BTreeMap<BTreeSet<usize>, Vec<usize>>> {
        let tables: Option<Vec<&Table>> = self.tables.iter().map(Option::as_ref).collect();
        let tables = tables?;
        let (old, new) = self.ends();
        let moved = old.usual.iter().zip(&new.usual).enumerate();
        let moved = moved.filter(|(_, (old, new))| {
            old.is_lawful && new.is_lawful && old.outcome == from && new.outcome == to
        });
        let mut out: BTreeMap<BTreeSet<usize>, Vec<usize>> = BTreeMap::new();
        for (case, _) in moved {
            let giving: Vec<usize> = (0..tables.len())
                .filter(|&made| tables[made].usual[case].outcome == to)
                .collect();
            for &made in &giving {
                if !giving.iter().any(|&it| it != made && it & made == it) {
                    let set = (0..8).filter(|bit| made >> bit & 1 == 1);
                    out.entry(set.collect()).or_default().push(case);
                }
            }
        }
        Some(out)
    }

    /// How many causes of a transition were held to the cases.
    fn caused(&self, difference: &Difference, transition: &Transition) -> usize {
        let (from, to) = self.names(transition.pair.from, transition.pair.to);
        let replayed = |witness| replays(self.models(), witness, &from, &to);
        assert!(replayed(&transition.witness), "{from} {to} {}", self.told);
        let Some(causes) = &transition.causes else {
            return 0;
        };
        for cause in causes {
            assert!(replayed(&cause.witness), "{from} {to} {}", self.told);
        }
        if self.is_in_several_ways(difference) {
            return 0;
        }
        let named: Option<BTreeMap<BTreeSet<usize>, &Cause>> = causes
            .iter()
            .map(|cause| {
                let of = cause.changes.iter();
                let of = of.map(|&it| self.statement_of(&difference.changes[it]));
                Some((of.collect::<Option<BTreeSet<usize>>>()?, cause))
            })
            .collect();
        let (Some(named), Some(expected)) = (named, self.smallest(&from, &to)) else {
            return 0;
        };
        let told = named.iter();
        let told = told.map(|(of, cause)| (of, u32::try_from(&cause.cases).expect("small")));
        let counted = expected.iter().map(|(of, cases)| (of, cases.len() as u32));
        assert!(told.eq(counted), "{from} {to} {}", self.told);
        let facts = Facts::of(self.models(), &difference.joint, &self.numbers);
        let compared = self.compared();
        for (cause, cases) in named.values().zip(expected.values()) {
            let borne_out = facts.bear_out(cause, cases, &compared);
            assert!(borne_out, "{:?} {from} {to} {}", cause.when, self.told);
        }
        expected.len()
    }

    /// The cases that are lawful in both versions.
    fn compared(&self) -> Vec<usize> {
        let (old, new) = self.ends();
        let both = old.usual.iter().zip(&new.usual).enumerate();
        let lawful = both.filter(|(_, (old, new))| old.is_lawful && new.is_lawful);
        lawful.map(|(case, _)| case).collect()
    }

    fn statement_of(&self, change: &Change) -> Option<usize> {
        statement_of(change, &self.statements, self.models())
    }

    /// Whether a statement makes several changes, each of which may do something alone.
    fn is_in_several_ways(&self, difference: &Difference) -> bool {
        let mut seen = BTreeSet::new();
        let changes = difference.changes.iter();
        let mut owners = changes.filter_map(|it| self.statement_of(it));
        owners.any(|it| !seen.insert(it))
    }
}

/// How often what was held to the cases said something.
#[derive(Default, Debug)]
struct Tally {
    decisions: usize,
    equivalent: usize,
    apart: usize,
    under_readings: usize,
    causes: usize,
}

impl Tally {
    fn hold(&mut self, seed: u64) {
        let Some(amendment) = Amendment::drawn(seed) else {
            return;
        };
        let difference = compared(&amendment.old, &amendment.new);
        let comparison = amendment.is_told(&difference);
        self.decisions += 1;
        let equivalent = matches!(difference.outcomes, Outcomes::Equivalent(_));
        self.equivalent += usize::from(equivalent);
        self.apart += usize::from(comparison.apart != Apart::default());
        let under_readings = comparison.under_readings.as_ref();
        self.under_readings += under_readings.map_or(0, Vec::len);
        if comparison.grain == Grain::Change {
            let transitions = comparison.transitions.iter();
            let causes = transitions.map(|it| amendment.caused(&difference, it));
            self.causes += causes.sum::<usize>();
        }
    }
}

/// The rolls of a seed, by a multiplicative generator.
fn rolls(seed: u64) -> Vec<u16> {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as u16
    };
    (0..400).map(|_| next()).collect()
}

#[test]
fn versions_are_compared_as_every_case_says_and_causes_are_what_their_statements_do_alone() {
    let mut tally = Tally::default();
    (1..=500).for_each(|seed| tally.hold(seed));
    assert!(tally.decisions > 400, "{tally:?}");
    assert!(tally.equivalent > 40, "{tally:?}");
    assert!(tally.apart > 40, "{tally:?}");
    assert!(tally.under_readings > 100, "{tally:?}");
    assert!(tally.causes > 400, "{tally:?}");
}
