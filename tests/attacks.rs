//! The real policy, spoilt on purpose: every 区分 that an edit breaks is refuted by a true case, what
//! an edit makes idle is told of, and what only says the same otherwise is proved the same.

use crate::findings::{measures_with, replayed};
use qufen_analysis::analyze::{FindingKind, analyze};
use qufen_analysis::diff::{Correspondence, Outcomes, diff};
use qufen_analysis::prove::{Reason, Status, prove};
use qufen_analysis::space::Budget;
use qufen_evaluator::{Truth, Values};
use qufen_semantics::model::{ClauseId, Model};

/// Words of the measures, each with what stands there instead.
type Edits = &'static [(&'static str, &'static str)];

const FIRST: &str = "即 非 明令禁止 且 (制度规程的禁止 取 甲";
const FIFTH: &str = "即 非 谋取不正当利益\n(六)";
const KNOWING: &str = "且 (明知故犯 或 我行我素)\n(二)";
const KNOWING_PART: &str = "且 (明知故犯 或 我行我素)";

/// Edits, the distinction that they break (from 0), and the readings under which alone they do.
struct Break {
    edits: &'static [(&'static str, &'static str)],
    broken: usize,
    reason: Reason,
    only_under: &'static [(&'static str, &'static str)],
}

const BREAKS: &[Break] = &[
    // A requirement forgotten, and the exclusion that would have made up for it narrowed.
    Break {
        edits: &[
            (FIRST, "即 (制度规程的禁止 取 甲"),
            (KNOWING_PART, "且 我行我素"),
        ],
        broken: 0,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // The same, under one reading only.
    Break {
        edits: &[
            (
                FIRST,
                "即 (非 明令禁止 或 影响和损失 取 乙) 且 (制度规程的禁止 取 甲",
            ),
            (KNOWING_PART, "且 我行我素"),
        ],
        broken: 0,
        reason: Reason::ThatTolerated,
        only_under: &[("影响和损失", "乙")],
    },
    // A requirement that is waived by 除外.
    Break {
        edits: &[(FIFTH, "即 非 谋取不正当利益\n除外 当 主动挽回损失\n(六)")],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // A 除外 to an exclusion, taken back by 再除外 for some cases only.
    Break {
        edits: &[
            (FIRST, "即 (制度规程的禁止 取 甲"),
            (
                KNOWING,
                "且 (明知故犯 或 我行我素)\n除外 当 推动重大改革创新\n再除外 当 我行我素\n(二)",
            ),
        ],
        broken: 0,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // The lead-in of all requirements waived.
    Break {
        edits: &[(
            "可以容错免责 须 下列全部\n",
            "可以容错免责 须 下列全部\n除外 当 主动挽回损失\n",
        )],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // Any of the requirements instead of all.
    Break {
        edits: &[("可以容错免责 须 下列全部", "可以容错免责 须 下列之一")],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // A fiction in favour of a requirement.
    Break {
        edits: &[(
            "或 引发矛盾 不低于 一般)\n",
            "或 引发矛盾 不低于 一般)\n视为符合 第四条第(五)项 当 大胆作为\n",
        )],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // A fiction that one reading of two allows.
    Break {
        edits: &[(
            "或 引发矛盾 不低于 一般)\n",
            "或 引发矛盾 不低于 一般)\n视为符合 第四条第(五)项 当 从轻追究的结果 取 乙\n",
        )],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[("从轻追究的结果", "乙")],
    },
    // Whoever is out of scope goes free.
    Break {
        edits: &[
            ("人民团体} 否则 不适用", "人民团体} 否则 可以容错免责"),
            (
                "不适用 > 不予容错免责 > 可以容错免责 > 不符合条件",
                "不予容错免责 > 可以容错免责 > 不适用 > 不符合条件",
            ),
        ],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // A scope in which nobody can be tolerated.
    Break {
        edits: &[
            (
                "适用 于 任职单位 属于 {党的机关, 人大机关, 政府机关, 政协机关, 审判机关, 检察机关, 民主党派, 人民团体}",
                "适用 于 谋取不正当利益 且 推动改革发展",
            ),
            (
                "参照 于 任职单位 属于 {国有企业, 国有控股企业, 村两委, 居两委}\n",
                "",
            ),
        ],
        broken: 0,
        reason: Reason::ThisNeverTolerated,
        only_under: &[],
    },
    // A requirement turned round.
    Break {
        edits: &[(FIFTH, "即 谋取不正当利益\n(六)")],
        broken: 2,
        reason: Reason::ThatTolerated,
        only_under: &[],
    },
    // 上级的禁令 taken for a ban in the distinction, and not in the exclusion nor the requirement.
    Break {
        edits: &[
            (" 且 (上级的禁令 取 甲 或 非 上级明令禁止)", ""),
            (
                "即 (明令禁止 或 (上级的禁令 取 乙 且 上级明令禁止)) 且",
                "即 明令禁止 且",
            ),
        ],
        broken: 1,
        reason: Reason::ThatTolerated,
        only_under: &[("上级的禁令", "乙")],
    },
];

#[test]
fn every_distinction_that_is_broken_is_refuted_by_a_case_that_decide_confirms() {
    for attack in BREAKS {
        let model = measures_with(attack.edits);
        let found = &prove(&model, Budget::default())[attack.broken];
        assert_eq!(
            found.status,
            Status::Refuted(attack.reason),
            "{:?}",
            attack.edits
        );
        let witness = found.witness.as_ref().expect("a witness");
        let case = witness.case(&model);
        let distinction = &model.distinctions[attack.broken];
        let on = |side| Values::of(&model, &case).formula(side);
        let tolerated = replayed(&model, witness).outcome.as_deref() == Some("可以容错免责");
        match attack.reason {
            Reason::ThatTolerated => {
                assert_eq!(on(&distinction.that), Truth::True, "{:?}", attack.edits);
                assert!(tolerated, "{:?}", attack.edits);
            }
            _ => {
                assert_eq!(on(&distinction.this), Truth::True, "{:?}", attack.edits);
                assert!(!tolerated, "{:?}", attack.edits);
            }
        }
        let usual = |it: &&(qufen_semantics::model::ReadingId, u32)| {
            model.readings[it.0.index()].default != it.1
        };
        let unusual = witness.readings.iter().filter(usual);
        let named: Vec<(&str, &str)> = unusual
            .map(|&(id, option)| {
                let reading = &model.readings[id.index()];
                (
                    reading.name.as_str(),
                    reading.options[option as usize].0.as_str(),
                )
            })
            .collect();
        assert_eq!(named, attack.only_under, "{:?}", attack.edits);
    }
}

#[test]
fn what_does_not_break_a_distinction_leaves_it_proved() {
    let harmless: &[Edits] = &[
        // 第九条第(七)项 stands in for the requirement.
        &[(
            FIFTH,
            "即 非 谋取不正当利益\n除外 当 推动重大改革创新\n(六)",
        )],
        // 再除外 takes the whole 除外 back.
        &[(
            FIFTH,
            "即 非 谋取不正当利益\n除外 当 主动挽回损失\n再除外 当 谋取不正当利益\n(六)",
        )],
        // The requirements alone carry them.
        &[(
            "不适用 > 不予容错免责 > 可以容错免责",
            "不适用 > 可以容错免责 > 不予容错免责",
        )],
    ];
    for edits in harmless {
        let model = measures_with(edits);
        for one in prove(&model, Budget::default()) {
            assert_eq!(one.status, Status::Proved, "{edits:?}: {}", one.name);
        }
    }
}

#[test]
fn what_an_edit_makes_idle_is_told_of() {
    let idle: &[(Edits, FindingKind, &[&str])] = &[
        (
            &[(
                "且 损失程度 低于 严重 且 不良影响 低于 恶劣",
                "且 损失程度 低于 无",
            )],
            FindingKind::Dead,
            &["第五条第(三)项"],
        ),
        (
            &[(
                "即 假借改革名义 且 搞政绩形象工程",
                "即 假借改革名义 且 搞政绩形象工程\n除外 当 假借改革名义",
            )],
            FindingKind::Dead,
            &["第九条第(五)项"],
        ),
        (
            &[(
                "即 同一问题重复失误 或 免责后再犯同样失误",
                "即 推动改革发展 且 谋取不正当利益 且 同一问题重复失误",
            )],
            FindingKind::Implied,
            &["第九条第(九)项", "第九条第(七)项"],
        ),
        (
            &[(
                "且 大胆作为 且 (一定失误 或 引发矛盾 不低于 一般)",
                "且 大胆作为 且 谋取不正当利益",
            )],
            FindingKind::BarredByRequirement,
            &["第五条第(二)项", "第四条第(五)项"],
        ),
        (
            &[(
                "即 区域或行业发展决策 且 自我加压提高标准",
                "即 假借改革名义 且 搞政绩形象工程 且 自我加压提高标准",
            )],
            FindingKind::Dominated,
            &["第五条第(四)项", "第九条第(五)项"],
        ),
        (
            &[(
                "即 区域或行业发展决策 且 自我加压提高标准",
                "即 非 落实重大决策部署 且 自我加压提高标准",
            )],
            FindingKind::OnlyUnderReading,
            &["第五条第(四)项"],
        ),
        (
            &[(
                "{国有企业, 国有控股企业, 村两委, 居两委}",
                "{党的机关, 人民团体}",
            )],
            FindingKind::NeverMatters,
            &["第十六条"],
        ),
    ];
    for (edits, kind, cites) in idle {
        let model = measures_with(edits);
        let analysis = analyze(&model, Budget::default());
        let cited = |clauses: &[ClauseId]| -> Vec<String> {
            let all = clauses.iter();
            all.map(|id| model.clauses[id.index()].citation.clone())
                .collect()
        };
        let mut told = analysis.findings.iter();
        assert!(
            told.any(|it| it.kind == *kind && cited(&it.clauses) == *cites),
            "{edits:?}: {:?}",
            analysis
                .findings
                .iter()
                .map(|it| &it.sentence.zh)
                .collect::<Vec<_>>()
        );
    }
    // 再除外 brings the clause back to life.
    let model = measures_with(&[(
        "即 假借改革名义 且 搞政绩形象工程",
        "即 假借改革名义 且 搞政绩形象工程\n除外 当 假借改革名义\n再除外 当 搞政绩形象工程",
    )]);
    let dead = analyze(&model, Budget::default()).findings;
    assert!(dead.iter().all(|it| it.kind != FindingKind::Dead));
}

/// Clauses of one citation are one provision.
fn same(old: &Model, new: &Model) -> Correspondence {
    let clauses = (0..).map(ClauseId).zip(&old.clauses);
    let pairs = clauses.filter_map(|(id, clause)| Some((id, new.clause(&clause.citation)?)));
    Correspondence {
        clauses: pairs.collect(),
        renamed: Vec::new(),
    }
}

#[test]
fn what_says_the_same_otherwise_is_proved_equivalent_and_what_nearly_does_is_not() {
    // Each with a slip in it that must be found.
    let rewrites: &[(&str, &str, &str)] = &[
        // De Morgan.
        (
            FIRST,
            "即 非 法律法规明令禁止 且 非 纪律明令禁止 且 (制度规程的禁止 取 甲",
            "即 (非 法律法规明令禁止 或 非 纪律明令禁止) 且 (制度规程的禁止 取 甲",
        ),
        // Distribution.
        (
            "即 服务企业或群众 且 ((着眼提高效率 且 容缺受理) 或 精简监管环节) 且 (一定失误 或 一定偏差)",
            "即 (服务企业或群众 且 着眼提高效率 且 容缺受理 且 (一定失误 或 一定偏差)) 或 (精简监管环节 且 服务企业或群众 且 (一定偏差 或 一定失误))",
            "即 (服务企业或群众 且 着眼提高效率 且 容缺受理 且 (一定失误 或 一定偏差)) 或 (精简监管环节 且 (一定偏差 或 一定失误))",
        ),
        // Degrees said one by one.
        (
            "即 造成群体性事件 不低于 重大 或 处置不力致事态恶化",
            "即 处置不力致事态恶化 或 造成群体性事件 = 特别重大 或 造成群体性事件 = 重大",
            "即 处置不力致事态恶化 或 造成群体性事件 = 特别重大",
        ),
        // A condition that is a requirement anyway.
        (
            "即 区域或行业发展决策 且 自我加压提高标准",
            "即 区域或行业发展决策 且 非 谋取不正当利益 且 自我加压提高标准",
            "即 区域或行业发展决策 且 非 主观故意 且 自我加压提高标准",
        ),
        // A double exception.
        (
            "即 假借改革名义 且 搞政绩形象工程",
            "即 假借改革名义 且 搞政绩形象工程\n除外 当 失职渎职\n再除外 当 失职渎职",
            "即 假借改革名义 且 搞政绩形象工程\n除外 当 失职渎职\n再除外 当 贪污腐败",
        ),
        // A 约束 makes the conditions one.
        (
            FIFTH,
            "即 非 谋取不正当利益 且 非 (明知故犯 且 无意过失)\n(六)",
            "即 非 谋取不正当利益 且 非 (明知故犯 且 大胆作为)\n(六)",
        ),
        // A scope in two parts.
        (
            "参照 于 任职单位 属于 {国有企业, 国有控股企业, 村两委, 居两委}",
            "参照 于 任职单位 属于 {国有企业, 国有控股企业}\n参照 于 任职单位 = 村两委 或 任职单位 = 居两委",
            "参照 于 任职单位 属于 {国有企业, 国有控股企业}\n参照 于 任职单位 = 村两委",
        ),
    ];
    let old = measures_with(&[]);
    for (meant, rewritten, slipped) in rewrites {
        let new = measures_with(&[(meant, rewritten)]);
        let found = diff(&old, &new, &same(&old, &new), Budget::default());
        assert!(
            matches!(found.outcomes, Outcomes::Equivalent(_)),
            "{rewritten}"
        );
        let new = measures_with(&[(meant, slipped)]);
        let found = diff(&old, &new, &same(&old, &new), Budget::default());
        assert!(
            matches!(found.outcomes, Outcomes::Different(_)),
            "{slipped}"
        );
    }
}
