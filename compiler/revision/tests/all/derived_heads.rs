//! Declarations that the new version does without, and heads that repeal: derived, applied and compared.

use proptest::prelude::*;
use qufen_revision::apply::{Base, apply};
use qufen_revision::derive::{Aside, NotDerived, derive_within};
use qufen_semantics::{InputFile, Project, Settings};

/// A small version: which facts and definitions it declares, and what each article's condition is.
#[derive(Clone, Debug)]
struct Version {
    facts: [bool; 4],
    definitions: [bool; 3],
    /// A definition says one of two things.
    other: [bool; 3],
    conditions: Vec<usize>,
    /// Which of the lines of the head it has: a day, and what it repeals.
    repeals: [bool; 2],
}

const FACTS: [&str; 4] = ["甲", "乙", "丙", "『丁 之一』"];
const DEFINITIONS: [&str; 3] = ["子", "丑", "寅"];

impl Version {
    /// With no name in use that is not declared.
    fn closed(mut self) -> Version {
        self.facts[0] = true;
        for (at, declared) in self.definitions.into_iter().enumerate() {
            self.facts[at + 1] |= declared;
        }
        let held = self.names();
        for condition in &mut self.conditions {
            *condition %= held.len();
        }
        self
    }

    fn names(&self) -> Vec<&'static str> {
        let facts = FACTS.iter().zip(self.facts);
        let definitions = DEFINITIONS.iter().zip(self.definitions);
        let all = facts.chain(definitions);
        all.filter(|(_, held)| *held)
            .map(|(name, _)| *name)
            .collect()
    }

    fn source(&self, number: usize, nature: &str) -> String {
        let mut out = format!(
            "法规 《示例法》\n  版本 {number}\n{nature}  发布 202{number}年1月8日\n  施行 202{number}年2月1日\n"
        );
        for (other, repeals) in ["旁法", "别法"].iter().zip(self.repeals) {
            if repeals {
                out += &format!("  废止 《{other}》 版本 1\n");
            }
        }
        if number > 1 && !nature.contains("草案") {
            out += &format!("  废止 《示例法》 版本 {}\n", number - 1);
        }
        out += &format!(
            "  原文 「{number}.txt」\n\n结论 认定\n  可以 > 不可以\n  缺省 不可以\n\n事实\n"
        );
        for (fact, held) in FACTS.iter().zip(self.facts) {
            if held {
                out += &format!("  {fact} : 是否\n");
            }
        }
        for (at, definition) in DEFINITIONS.iter().enumerate() {
            if self.definitions[at] {
                let join = if self.other[at] { "且" } else { "或" };
                out += &format!("\n定义 {definition} = 甲 {join} {}\n", FACTS[at + 1]);
            }
        }
        let names = self.names();
        for (at, condition) in self.conditions.iter().enumerate() {
            let label = qufen_syntax::citation::chinese_numeral(at as u32 + 1);
            out += &format!(
                "\n第{label}条 「{}。」\n当 {} 则 可以\n",
                WORDS[at], names[*condition]
            );
        }
        out
    }

    fn official(&self) -> String {
        let mut out = "示例法\n".to_owned();
        for (number, words) in (1..).zip(WORDS.iter().take(self.conditions.len())) {
            let label = qufen_syntax::citation::chinese_numeral(number);
            out += &format!("第{label}条 {words}。\n");
        }
        out
    }
}

const WORDS: [&str; 4] = [
    "有一种情形的,可以容错",
    "另一些情形,也可以",
    "第三类案件如何办理",
    "其他规定",
];

fn version() -> impl Strategy<Value = Version> {
    let bools = |()| any::<[bool; 3]>();
    (
        any::<[bool; 4]>(),
        bools(()),
        bools(()),
        prop::collection::vec(0..7_usize, 3..4),
        any::<[bool; 2]>(),
    )
        .prop_map(|(facts, definitions, other, conditions, repeals)| {
            Version {
                facts,
                definitions,
                other,
                conditions,
                repeals,
            }
            .closed()
        })
}

fn project(files: &[(&str, &str)]) -> Project {
    let stub = |title: &str| {
        format!("法规 《{title}》\n  版本 1\n  性质 示例\n  发布 2010年1月8日\n  原文 未收录\n")
    };
    let files = files.iter().map(|(path, text)| InputFile {
        path: (*path).into(),
        text: (*text).into(),
    });
    let stubs = ["旁法", "别法"].map(|title| InputFile {
        path: format!("{title}.qf"),
        text: stub(title),
    });
    Project::new(files.chain(stubs).collect(), Settings::default())
}

/// The lines of the head and of the declarations, sorted: what may stand in another order.
fn declared(source: &str) -> Vec<&str> {
    let end = source.find("第一条").expect("an article");
    let lines = source[..end].lines().map(str::trim);
    let mut lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with("原文") && *line != "事实")
        .collect();
    lines.sort_unstable();
    lines
}

proptest! {
    #[test]
    fn what_is_gone_is_taken_out_and_the_head_comes_out_exact(
        old in version(), new in version(), draft in any::<bool>(),
    ) {
        let example = "  性质 示例\n";
        let nature = if draft { "  性质 草案\n" } else { example };
        let (from, to) = (old.source(1, example), new.source(2, nature));
        let project = project(&[
            ("旧.qf", &from), ("新.qf", &to), ("1.txt", &old.official()), ("2.txt", &new.official()),
        ]);
        let name = |file: &str| project.instruments().into_iter().find(|it| it.file == file).expect("a version");
        for file in ["旧.qf", "新.qf"] {
            let errors = project.errors(&name(file));
            prop_assert!(errors.iter().all(|one| one.severity != qufen_diagnostics::Severity::Error), "{errors:#?}");
        }
        let derived = match derive_within(&project, &name("旧.qf"), &name("新.qf")) {
            Err(NotDerived::NoDifference) => return Ok(()),
            derived => derived.map_err(|reason| TestCaseError::fail(format!("{reason:?}\n{from}\n{to}")))?,
        };
        // The draft has a day of its own, but does not repeal what it amends.
        let expected: &[Aside] = if draft { &[Aside::Standing] } else { &[] };
        prop_assert_eq!(&derived.aside[..], expected, "{}", derived.source);
        let base = Base { source: &from, official: &old.official() };
        let made = apply(base, &derived.source).expect("it applies");
        let mut wanted = declared(&to);
        if draft {
            wanted.push("废止 《示例法》 版本 1");
            wanted.sort_unstable();
        }
        prop_assert_eq!(declared(&made.source), wanted, "{}", derived.source);
    }
}

#[test]
fn a_version_with_a_day_of_its_own_ends_what_the_old_head_says() {
    let old = "法规 《示例法》\n  版本 1\n  性质 示例\n  发布 2021年1月8日\n  废止 《旁法》 版本 1 // 注\n  // 施行另说\n  施行 2021年2月1日\n  原文 「1.txt」\n结论 认定\n  可以 > 不可以\n  缺省 不可以\n事实\n  甲 : 是否\n第一条 「一。」\n当 甲 则 可以\n";
    let official = "示例法\n第一条 一。\n";
    let base = Base {
        source: old,
        official,
    };
    let head = |lines: &str| {
        let decision = format!(
            "修改决定 《决定》\n{lines}  修改 《示例法》 版本 1 为 版本 2\n第一条中的「一」修改为「二」\n"
        );
        let made = apply(base, &decision).unwrap_or_else(|found| panic!("{found:?}"));
        made.source[..made.source.find("结论").expect("a head")].to_owned()
    };
    let draft = head("  性质 草案\n");
    assert!(
        draft.contains("  废止 《旁法》 版本 1 // 注\n  // 施行另说\n  施行 2021年2月1日\n"),
        "{draft}"
    );
    assert_eq!(
        head("  施行 2026年1月1日\n  废止 《别法》 版本 1\n"),
        "法规 《示例法》\n  版本 2\n  性质 示例\n  发布 2021年1月8日\n  // 施行另说\n  施行 2026年1月1日\n  原文 「1.txt」\n  废止 《示例法》 版本 1\n  废止 《别法》 版本 1\n"
    );
    assert_eq!(
        head("  施行 2026年1月1日\n  废止 《示例法》 版本 1\n")
            .matches("废止 《示例法》")
            .count(),
        1
    );
}
