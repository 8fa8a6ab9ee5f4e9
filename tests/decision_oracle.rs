//! Random 修改决定, statement by statement: what a comparison says of the two versions, and which changes it
//! says to bring an outcome about, is held to every case of what each part of the decision makes alone.

use crate::support::project;
use qufen_analysis::diff::{Change, Comparison, Correspondence, Difference, Grain, Outcomes, diff};
use qufen_analysis::space::Budget;
use qufen_evaluator::Values;
use qufen_evaluator::testing::Dice;
use qufen_revision::apply::{Base, apply};
use qufen_revision::{align, passages};
use qufen_semantics::InputFile;
use qufen_semantics::model::{Case, ClauseId, FactId, Model, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const FACTS: [&str; 4] = ["甲", "乙", "丙", "丁"];
/// By article: how its items are led in, what they do, and how many there are.
const ARTICLES: [(&str, &str, usize); 3] = [
    ("可以宽容必须符合以下条件:", "可以 须 下列全部", 2),
    ("有下列情形之一的,可以宽容:", "当 下列之一 则 可以", 3),
    ("有下列情形之一的,不予宽容:", "当 下列之一 则 不予", 2),
];
const WORDS: [&str; 7] = [
    "会议研究作出决定的",
    "资金使用公开透明的",
    "抢险救灾先行处置的",
    "试点探索缺少先例的",
    "服务企业简化手续的",
    "隐瞒真相弄虚作假的",
    "收受财物谋求私利的",
];
const NEW: [&str; 4] = [
    "按期整改并且验收的",
    "遇到不可抗力影响的",
    "拒绝配合调查核实的",
    "同类失误再次发生的",
];

fn condition(dice: &mut Dice, depth: usize) -> String {
    let fact = |dice: &mut Dice| {
        let not = if dice.chance(1, 3) { "非 " } else { "" };
        format!("{not}{}", FACTS[dice.below(4)])
    };
    if depth == 0 || dice.chance(1, 3) {
        return fact(dice);
    }
    let join = if dice.chance(1, 2) { " 且 " } else { " 或 " };
    let parts: Vec<String> = (0..2).map(|_| condition(dice, depth - 1)).collect();
    format!("({})", parts.join(join))
}

fn numeral(number: usize) -> &'static str {
    ["一", "二", "三", "四"][number]
}

/// The law in source, and its official text.
fn law(dice: &mut Dice) -> (String, String) {
    let mut source = "法规 《示例办法》\n  版本 1\n  性质 草案\n  原文 「1.txt」\n结论 认定\n  不予 > 可以 > 不符\n  缺省 不符\n事实\n".to_owned();
    for fact in FACTS {
        source += &format!("  {fact} : 是否\n");
    }
    let mut official = "示例办法\n".to_owned();
    let mut words = WORDS.iter();
    for (at, (lead, does, count)) in ARTICLES.iter().enumerate() {
        source += &format!("第{}条 「{lead}」\n{does}\n", numeral(at));
        official += &format!("第{}条 {lead}\n", numeral(at));
        for item in 0..*count {
            let end = if item + 1 == *count { "。" } else { ";" };
            let words = words.next().expect("as many as items");
            let label = numeral(item);
            source += &format!("({label})「{words}{end}」\n  即 {}\n", condition(dice, 2));
            official += &format!("({label}){words}{end}\n");
        }
    }
    (source, official)
}

/// A statement, and how a change is told to be its own.
struct Statement {
    text: String,
    /// The words of the clause that it is about.
    about: &'static str,
}

/// Statements about different clauses.
fn statements(dice: &mut Dice) -> Vec<Statement> {
    let places = ARTICLES.iter().enumerate();
    let places =
        places.flat_map(|(article, (_, _, count))| (0..*count).map(move |it| (article, it)));
    let mut places: Vec<(usize, usize, &str)> = places
        .zip(WORDS)
        .map(|((article, item), words)| (article, item, words))
        .collect();
    let mut new = NEW.iter();
    let mut out = Vec::new();
    for _ in 0..1 + dice.below(4) {
        let (article, item, words) = places.remove(dice.below(places.len()));
        let place = format!("第{}条第({})项", numeral(article), numeral(item));
        let condition = condition(dice, 2);
        out.push(match dice.below(5) {
            0 => Statement {
                text: format!("删去{place}"),
                about: words,
            },
            1 => {
                let added = new.next().expect("few statements");
                let article = numeral(article);
                Statement {
                    text: format!("第{article}条增加一项：「{added};」\n  即 {condition}"),
                    about: added,
                }
            }
            2 => {
                let to = numeral(dice.below(3));
                Statement {
                    text: format!("{place}改为第{to}条第(一)项"),
                    about: words,
                }
            }
            _ => Statement {
                text: format!("{place}编码修改为\n  即 {condition}"),
                about: words,
            },
        });
    }
    out
}

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

/// By case: the outcome.
fn outcomes(model: &Model) -> Vec<String> {
    let decided = |bits: usize| {
        let mut case = Case::unknown(model);
        for (at, name) in FACTS.iter().enumerate() {
            let fact = model.facts.iter().position(|it| it.name == *name);
            let fact = FactId(fact.expect("declared") as u32);
            case.set(fact, Some(Value::Boolean(bits >> at & 1 == 1)));
        }
        let outcome = Values::of(model, &case).verdict().expect("all is known");
        model.outcomes[outcome.index()].clone()
    };
    (0..16).map(decided).collect()
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

/// The statement that a change is of; `None` where it is of several, or of none.
fn statement_of(
    change: &Change,
    statements: &[Statement],
    (old, new): (&Model, &Model),
) -> Option<usize> {
    let texts = (change.old.iter().map(|id| &old.clauses[id.index()].text))
        .chain(change.new.iter().map(|id| &new.clauses[id.index()].text));
    let mut found = BTreeSet::new();
    for text in texts {
        let of = |it: &Statement| text.starts_with(it.about);
        found.insert(statements.iter().position(of)?);
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// The smallest parts of the decision that alone give a case its new outcome, with how many cases each
/// does so; `None` where a part cannot be made alone.
fn smallest(
    tables: &[Option<Vec<String>>],
    from: &str,
    to: &str,
) -> Option<BTreeMap<BTreeSet<usize>, u32>> {
    let tables: Option<Vec<&Vec<String>>> = tables.iter().map(Option::as_ref).collect();
    let tables = tables?;
    let (old, new) = (tables.first()?, tables.last()?);
    let mut out: BTreeMap<BTreeSet<usize>, u32> = BTreeMap::new();
    for case in (0..16).filter(|&it| old[it] == from && new[it] == to) {
        let giving: Vec<usize> = (0..tables.len())
            .filter(|&made| tables[made][case] == to)
            .collect();
        for &made in &giving {
            if !giving.iter().any(|&it| it != made && it & made == it) {
                let set = (0..8).filter(|bit| made >> bit & 1 == 1);
                *out.entry(set.collect()).or_default() += 1;
            }
        }
    }
    Some(out)
}

/// How many causes were held to the cases.
fn held(seed: u64) -> usize {
    let dice = &mut Dice::new(rolls(seed));
    let (source, official) = law(dice);
    let base = Base {
        source: &source,
        official: &official,
    };
    let statements = statements(dice);
    let parts = 0..1_usize << statements.len();
    let models: Vec<Option<Arc<Model>>> = parts.map(|it| amended(base, &statements, it)).collect();
    let (Some(Some(old)), Some(Some(new))) = (models.first(), models.last()) else {
        return 0;
    };
    let told = || {
        let all: Vec<&str> = statements.iter().map(|it| it.text.as_str()).collect();
        format!("{seed}\n{source}\n{}", all.join("\n"))
    };
    let tables: Vec<Option<Vec<String>>> = models
        .iter()
        .map(|it| it.as_deref().map(outcomes))
        .collect();
    let (before, after) = (outcomes(old), outcomes(new));
    let difference = compared(old, new);
    let comparison: &Comparison = match &difference.outcomes {
        Outcomes::Equivalent(comparison) => {
            assert_eq!(before, after, "{}", told());
            comparison
        }
        Outcomes::Different(comparison) => {
            assert_ne!(before, after, "{}", told());
            comparison
        }
        other => panic!("{other:?}"),
    };
    let mut counts: BTreeMap<(&str, &str), u32> = BTreeMap::new();
    for (from, to) in before.iter().zip(&after) {
        *counts.entry((from, to)).or_default() += 1;
    }
    let matrix: BTreeMap<(&str, &str), u32> = (comparison.matrix.iter())
        .map(|pair| {
            let names = (
                old.outcomes[pair.from.index()].as_str(),
                new.outcomes[pair.to.index()].as_str(),
            );
            (names, u32::try_from(&pair.cases).expect("small"))
        })
        .collect();
    assert_eq!(matrix, counts, "{}", told());
    if comparison.grain != Grain::Change {
        return 0;
    }
    let mut held = 0;
    for transition in &comparison.transitions {
        let from = &old.outcomes[transition.pair.from.index()];
        let to = &new.outcomes[transition.pair.to.index()];
        let Some(causes) = &transition.causes else {
            continue;
        };
        let named: Option<BTreeMap<BTreeSet<usize>, u32>> = causes
            .iter()
            .map(|cause| {
                let changes = cause.changes.iter().map(|&it| &difference.changes[it]);
                let of = changes.map(|it| statement_of(it, &statements, (old, new)));
                let count = u32::try_from(&cause.cases).expect("small");
                Some((of.collect::<Option<BTreeSet<usize>>>()?, count))
            })
            .collect();
        if let (Some(named), Some(expected)) = (named, smallest(&tables, from, to)) {
            assert_eq!(named, expected, "{from} {to} {}", told());
            held += expected.len();
        }
    }
    held
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
fn causes_are_what_their_statements_do_alone() {
    let held: usize = (1..=400).map(held).sum();
    assert!(held > 400, "{held}");
}
