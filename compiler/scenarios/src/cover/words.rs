//! What coverage reports say, in both languages.

use super::SuiteCoverage;
use qufen_analysis::cover::{Aim, Part, Reason, Role};
use qufen_analysis::wording::words as condition;
use qufen_diagnostics::Language::{self, Chinese, English};
use qufen_semantics::model::Model;

/// Headings of the table.
pub(super) fn headings(language: Language) -> [&'static str; 4] {
    match language {
        Chinese => ["条款", "作用", "条件", "MC/DC"],
        English => ["clause", "roles", "conditions", "MC/DC"],
    }
}

/// The last row.
pub(super) fn total(language: Language) -> &'static str {
    match language {
        Chinese => "合计",
        English => "total",
    }
}

/// The first line.
pub(super) fn title(suite: &SuiteCoverage, language: Language) -> String {
    let instrument = &suite.model.instrument;
    let nature = instrument.nature.as_deref();
    let nature = nature.map_or(String::new(), |it| {
        qufen_analysis::wording::nature(it, language)
    });
    let (title, version) = (&instrument.title, &instrument.version);
    let count = suite.scenarios.len();
    match language {
        Chinese => format!("《{title}》 版本 {version}{nature}：{count} 个场景"),
        English => {
            let scenarios = if count == 1 { "scenario" } else { "scenarios" };
            format!("《{title}》 版本 {version}{nature}: {count} {scenarios}")
        }
    }
}

/// Heading of what is missing.
pub(super) fn missing(count: usize, language: Language) -> String {
    match language {
        Chinese => format!("还没有场景覆盖的 {count} 处，每处附一个可以覆盖它的案情："),
        English => format!("{count} not exercised yet, each with a case that would do so:"),
    }
}

/// Before an example.
pub(super) fn example(findings: &[String], language: Language) -> String {
    match (language, findings) {
        (Chinese, []) => "例：任何案件".into(),
        (English, []) => "e.g. any case".into(),
        (Chinese, some) => format!("例：{}", some.join("，")),
        (English, some) => format!("e.g. {}", some.join(", ")),
    }
}

/// Heading of what is infeasible.
pub(super) fn infeasible(count: usize, language: Language) -> String {
    match language {
        Chinese => format!("不计入的 {count} 处：已证明任何案件、任何解读下都不可能"),
        English => format!("{count} set aside: proved impossible in any case under any reading"),
    }
}

/// The closing line: how much of the MC/DC obligations is exercised.
pub(super) fn closing(suite: &SuiteCoverage, language: Language) -> String {
    let tally = suite.mcdc();
    let (met, feasible, percent) = (tally.met, tally.feasible(), tally.percent());
    match language {
        Chinese => format!("MC/DC 覆盖 {percent}%（{met}/{feasible}）"),
        English => format!("MC/DC coverage {percent}% ({met}/{feasible})"),
    }
}

/// An aim, without the clause that it belongs to.
pub fn aim(suite: &SuiteCoverage, aim: Aim, language: Language) -> String {
    let model = &*suite.model;
    match aim {
        Aim::Outcome(outcome) => {
            let name = &model.outcomes[outcome.index()];
            match language {
                Chinese => format!("结论为「{name}」"),
                English => format!("the outcome is 「{name}」"),
            }
        }
        Aim::Role(_, role) => self::role(model, role, language),
        Aim::Value(index, place, value) => valued(suite, index, place, value, language),
        Aim::Turns(index, place, value) => {
            let valued = valued(suite, index, place, value, language);
            match language {
                Chinese => format!("{valued}，并且由它决定"),
                English => format!("{valued}, and it decides"),
            }
        }
    }
}

fn valued(
    suite: &SuiteCoverage,
    index: usize,
    place: usize,
    value: bool,
    language: Language,
) -> String {
    let judgement = &suite.coverage.judgements[index];
    let words = condition(&suite.model, &judgement.conditions[place]);
    let whole = part(&suite.model, judgement.part, language);
    match (language, value) {
        (Chinese, true) => format!("{whole}「{words}」成立"),
        (Chinese, false) => format!("{whole}「{words}」不成立"),
        (English, true) => format!("{whole}「{words}」 holds"),
        (English, false) => format!("{whole}「{words}」 does not hold"),
    }
}

/// Which judgement of the clause; empty for what the clause itself says.
fn part(model: &Model, part: Part, language: Language) -> String {
    let named = |zh: &str, en: &str, name: &str| match language {
        Chinese => format!("{zh}{name}："),
        English => format!("{en}{name}: "),
    };
    match part {
        Part::Own(_) | Part::Definition(_) => String::new(),
        Part::Exception(..) => named("除外", "exception", ""),
        Part::Deeming(..) => named("视为符合", "fiction", ""),
        Part::Rule(_) => named("当", "rule", ""),
        Part::Requirement(_) => named("须", "requirement", ""),
        Part::Scope(_) => named("适用范围", "scope", ""),
        Part::Distinction(n, true) => {
            named("此方 ", "this side ", &model.distinctions[n].this_name)
        }
        Part::Distinction(n, false) => {
            named("彼方 ", "that side ", &model.distinctions[n].that_name)
        }
        Part::Factor(_, true) => named("有利", "favourable", ""),
        Part::Factor(_, false) => named("不利", "adverse", ""),
        Part::Effect(_) => named("效果", "effect", ""),
        Part::Norm(n) => named("", "", &format!("「{}」", model.norms[n].act)),
    }
}

fn role(model: &Model, role: Role, language: Language) -> String {
    let outcome = |id: qufen_semantics::model::OutcomeId| &model.outcomes[id.index()];
    let (zh, en) = match role {
        Role::Reaches(true) => (
            "符合本条款".to_owned(),
            "the case falls under it".to_owned(),
        ),
        Role::Reaches(false) => (
            "不符合本条款".into(),
            "the case does not fall under it".into(),
        ),
        Role::Carries(id) => {
            let name = outcome(id);
            (
                format!("作为「{name}」的依据"),
                format!("it carries 「{name}」"),
            )
        }
        Role::Defeated(id) => {
            let name = outcome(id);
            (
                format!("本应「{name}」而被排除"),
                format!("it is defeated as to 「{name}」"),
            )
        }
        Role::Required(id, met) => {
            let name = outcome(id);
            let (zh, en) = if met {
                ("具备", "met")
            } else {
                ("不具备", "failed")
            };
            (
                format!("作为「{name}」的要件{zh}"),
                format!("{en} as a requirement of 「{name}」"),
            )
        }
        Role::Governs(true) => ("在适用范围内".into(), "the case is in scope".into()),
        Role::Governs(false) => ("不在适用范围".into(), "the case is out of scope".into()),
        Role::Deemed(_) => ("只因视为而符合".into(), "met by fiction alone".into()),
        Role::Excepted(_) => ("因除外而不同".into(), "the exception applies".into()),
        Role::Effect(_, true) => ("效果发生".into(), "the effect follows".into()),
        Role::Effect(_, false) => ("效果不发生".into(), "the effect does not follow".into()),
        Role::Norm(n, true) => {
            let act = &model.norms[n].act;
            (format!("「{act}」发生"), format!("「{act}」 follows"))
        }
        Role::Norm(n, false) => {
            let act = &model.norms[n].act;
            (
                format!("「{act}」不发生"),
                format!("「{act}」 does not follow"),
            )
        }
        Role::Side(n, this) => {
            let one = &model.distinctions[n];
            let name = if this { &one.this_name } else { &one.that_name };
            (
                format!("属于「{name}」"),
                format!("the case is one of 「{name}」"),
            )
        }
        Role::Leans(n, good) => {
            let name = &model.factors[n].name;
            let (zh, en) = if good {
                ("有利", "for")
            } else {
                ("不利", "against")
            };
            (
                format!("考量「{name}」{zh}"),
                format!("「{name}」 speaks {en}"),
            )
        }
    };
    match language {
        Chinese => zh,
        English => en,
    }
}

/// Why an aim is infeasible.
pub(super) fn reason(
    suite: &SuiteCoverage,
    aim: Aim,
    reason: Reason,
    language: Language,
) -> String {
    let worth = |value: bool| match (language, value) {
        (Chinese, true) => "成立",
        (Chinese, false) => "不成立",
        (English, true) => "holds",
        (English, false) => "fails",
    };
    match (reason, aim) {
        (Reason::Masked(other, there), Aim::Turns(index, _, here)) => {
            let other = &suite.coverage.judgements[index].conditions[other];
            let other = condition(&suite.model, other);
            let (here, there) = (worth(here), worth(there));
            match language {
                Chinese => format!("它{here}时，「{other}」也总是{there}，单凭后者已有定论"),
                English => {
                    format!(
                        "when it {here}, 「{other}」 always {there} too, which settles the matter"
                    )
                }
            }
        }
        (Reason::Settled, _) => match language {
            Chinese => "其余条件总已决定结果，它成立与否都没有作用".into(),
            English => "the other conditions always settle the matter without it".into(),
        },
        (Reason::Crowded | Reason::Masked(..), _) => match language {
            Chinese => "这时其余条件总已决定结果，轮不到它".into(),
            English => "the other conditions then always settle the matter".into(),
        },
        (Reason::Never, _) => match language {
            Chinese => "没有这样的案件：事实的取值、约束或者条文本身已经排除".into(),
            English => "there is no such case: values, 约束 or the clauses exclude it".into(),
        },
    }
}
