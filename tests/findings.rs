//! What `prove` and `analyze` say of the real policy, and of the real policy with an edit.

use crate::policies::MEASURES;
use crate::support::{project, tree};
use qufen_analysis::analyze::{self, Analysis, FindingKind};
use qufen_analysis::decide;
use qufen_analysis::prove::{self, Obligation, Reason, Status};
use qufen_analysis::space::{Budget, Witness};
use qufen_evaluator::{Decision, Truth, Values};
use qufen_semantics::model::Model;
use std::sync::Arc;

/// The 2019 measures, with each first text replaced by the second.
pub fn measures_with(edits: &[(&str, &str)]) -> Arc<Model> {
    let mut project = project(tree::policies());
    let files = tree::policies();
    let text = files.iter().find(|file| file.path == MEASURES);
    let mut text = text.expect("the measures").text.clone();
    for (old, new) in edits {
        assert_eq!(text.matches(old).count(), 1, "{old} stands once");
        text = text.replace(old, new);
    }
    project.set_text(MEASURES, text);
    let name = project
        .instruments()
        .into_iter()
        .find(|name| name.file == MEASURES);
    let name = name.expect("the measures");
    let errors = project.errors(&name);
    assert!(errors.is_empty(), "{edits:?}: {errors:?}");
    project.model(&name).expect("a model")
}

fn measures(old: &str, new: &str) -> Arc<Model> {
    measures_with(&[(old, new)])
}

fn unchanged() -> Arc<Model> {
    measures_with(&[])
}

/// The witness, through `decide`.
pub fn replayed(model: &Model, witness: &Witness) -> Decision {
    decide(model, &witness.case(model)).expect("a lawful case")
}

fn proved(model: &Model) -> Vec<Obligation> {
    prove::prove(model, Budget::default())
}

fn analysed(model: &Model) -> Analysis {
    analyze::analyze(model, Budget::default())
}

#[test]
fn the_three_distinctions_hold_and_their_contrasts_replay() {
    let model = unchanged();
    let all = proved(&model);
    assert_eq!(all.len(), 3);
    for one in &all {
        assert_eq!(one.status, Status::Proved, "{}", one.name);
        let pair = one.contrast.as_ref().expect("a contrast pair");
        let outcome = |id: qufen_semantics::model::OutcomeId| model.outcomes[id.index()].clone();
        let this = replayed(&model, &pair.this);
        let that = replayed(&model, &pair.that);
        assert_eq!(this.outcome, Some(outcome(pair.this_outcome)));
        assert_eq!(that.outcome, Some(outcome(pair.that_outcome)));
        assert_eq!(this.outcome.as_deref(), Some("可以容错免责"));
        assert_eq!(that.outcome.as_deref(), Some("不予容错免责"));
    }
    // 第二条第(一)项 rests on 违纪违法 being defined as 明令禁止.
    let carries = |one: &Obligation| {
        one.notes.iter().any(|note| match note {
            prove::Note::Carries {
                part,
                means,
                witness,
            } => {
                let slips = replayed(&model, witness).outcome.as_deref() == Some("可以容错免责");
                slips && part == "违纪违法" && means.as_deref() == Some("明令禁止")
            }
            _ => false,
        })
    };
    assert!(carries(&all[0]));
}

#[test]
fn a_distinction_broken_by_an_edit_is_refuted_by_a_true_case() {
    // Without 第四条第(五)项 who seeks gain outside reform is tolerated.
    let model = measures("即 非 谋取不正当利益\n(六)", "即 是\n(六)");
    assert_eq!(
        proved(&model)[2].status,
        Status::Refuted(Reason::ThatTolerated)
    );
    // Other words for 彼方, which nothing bars.
    let model = measures(
        "区分 无意过失 与 谋取私利 采用 无意过失与谋取私利(违纪违法 = 是)",
        "区分 无意过失 与 谋取私利 采用 无意过失与谋取私利(违纪违法 = 失职渎职, 谋取不正当利益 = 为小团体谋利)",
    );
    let broken = &proved(&model)[2];
    assert_eq!(broken.status, Status::Refuted(Reason::ThatTolerated));
    let witness = broken.witness.as_ref().expect("a witness");
    let decision = replayed(&model, witness);
    assert_eq!(decision.outcome.as_deref(), Some("可以容错免责"));
    let case = witness.case(&model);
    let side = Values::of(&model, &case).formula(&model.distinctions[2].that);
    assert_eq!(side, Truth::True);
}

#[test]
fn a_priority_turned_round_breaks_no_distinction_that_the_requirements_carry() {
    let model = measures(
        "不适用 > 不予容错免责 > 可以容错免责 > 不符合条件",
        "不适用 > 可以容错免责 > 不予容错免责 > 不符合条件",
    );
    assert!(
        proved(&model)
            .iter()
            .all(|one| one.status == Status::Proved)
    );
}

#[test]
fn what_the_analysis_must_find_it_finds() {
    let model = unchanged();
    let analysis = analysed(&model);
    assert!(analysis.incomplete.is_empty());
    let found = |kind: FindingKind, cites: &[&str]| {
        analysis.findings.iter().any(|finding| {
            let clauses = finding.clauses.iter();
            let own: Vec<&str> = clauses
                .map(|id| model.clauses[id.index()].citation.as_str())
                .collect();
            finding.kind == kind && own == cites
        })
    };
    assert!(found(
        FindingKind::DeemedByReading,
        &["第七条第(二)项", "第四条第(四)项"]
    ));
    assert!(found(
        FindingKind::Restated,
        &["第五条第(一)项", "第四条第(五)项", "第四条第(六)项"]
    ));
    for (exclusion, requirement) in [
        ("第九条第(一)项", "第四条第(一)项"),
        ("第九条第(七)项", "第四条第(五)项"),
    ] {
        assert!(found(
            FindingKind::ExclusionRepeatsRequirement,
            &[exclusion, requirement]
        ));
    }
    let nothing_idle = [
        FindingKind::Dead,
        FindingKind::BarredByRequirement,
        FindingKind::Dominated,
        FindingKind::Implied,
        FindingKind::NeverMatters,
    ];
    assert!(
        analysis
            .findings
            .iter()
            .all(|finding| !nothing_idle.contains(&finding.kind))
    );
}

#[test]
fn every_case_that_the_analysis_shows_comes_out_as_it_says() {
    let model = unchanged();
    for finding in analysed(&model).findings {
        for example in &finding.examples {
            let outcome = &model.outcomes[example.outcome.index()];
            let decision = replayed(&model, &example.witness);
            assert_eq!(
                decision.outcome.as_ref(),
                Some(outcome),
                "{}",
                finding.sentence.zh
            );
        }
    }
}

#[test]
fn a_clause_made_dead_is_reported() {
    let edits = [
        // Barred by 第四条第(四)项 under every reading, since no fiction helps this clause.
        (
            "即 区域或行业发展决策 且 自我加压提高标准",
            FindingKind::BarredByRequirement,
            "第五条第(四)项",
            "即 区域或行业发展决策 且 非 经过民主决策程序 且 谋取不正当利益 且 自我加压提高标准",
        ),
        (
            "即 假借改革名义 且 搞政绩形象工程",
            FindingKind::Dead,
            "第九条第(五)项",
            "即 假借改革名义 且 搞政绩形象工程 且 无意过失 且 明知故犯",
        ),
        (
            "即 假借改革名义 且 搞政绩形象工程",
            FindingKind::Implied,
            "第九条第(五)项",
            "即 假借改革名义 且 降低行政效能",
        ),
        (
            "即 区域或行业发展决策 且 自我加压提高标准",
            FindingKind::Dominated,
            "第五条第(四)项",
            "即 区域或行业发展决策 且 同一问题重复失误 且 自我加压提高标准",
        ),
    ];
    for (old, kind, cite, new) in edits {
        let model = measures(old, new);
        let clause = model.clause(cite);
        let analysis = analysed(&model);
        let found = analysis
            .findings
            .iter()
            .find(|finding| finding.kind == kind);
        let found = found.and_then(|finding| finding.clauses.first().copied());
        assert_eq!(found, clause, "{cite}: {new}");
    }
}

#[test]
fn past_the_budget_nothing_is_claimed() {
    let model = unchanged();
    let small = Budget { nodes: 1 << 8 };
    let all = prove::prove(&model, small);
    assert!(all.iter().all(|one| one.status == Status::Incomplete));
    let analysis = analyze::analyze(&model, small);
    assert!(analysis.findings.is_empty());
    assert_eq!(analysis.incomplete.len(), 9);
}

/// 即 否 is the drafter's own word; to call it dead would tell them what they wrote.
#[test]
fn an_item_that_is_written_off_is_not_reported() {
    let model = measures("即 推动改革发展 且 谋取不正当利益", "即 否");
    let about = |finding: &analyze::Finding| {
        let first = finding.clauses.first();
        first.is_some_and(|id| model.clauses[id.index()].citation == "第九条第(七)项")
    };
    let analysis = analysed(&model);
    assert!(!analysis.findings.iter().any(about));
}

/// Under the default reading such a condition is always met, but nothing else says it.
#[test]
fn a_condition_for_the_sake_of_a_reading_is_not_called_superfluous() {
    let model = measures(
        "即 推动改革发展 且 谋取不正当利益",
        "即 推动改革发展 且 谋取不正当利益 且 开头语的约束力 取 甲",
    );
    let analysis = analysed(&model);
    let restated = |finding: &&analyze::Finding| finding.kind == FindingKind::Restated;
    let mut restated = analysis.findings.iter().filter(restated);
    assert!(restated.all(|it| !it.sentence.zh.contains("开头语的约束力")));
}

/// What no case lacks is not said by any requirement in particular.
#[test]
fn a_condition_that_every_case_meets_is_called_so() {
    let model = measures(
        "即 推动改革发展 且 谋取不正当利益",
        "即 推动改革发展 且 谋取不正当利益 且 损失程度 不低于 无",
    );
    let analysis = analysed(&model);
    let mut said = analysis.findings.iter().map(|it| it.sentence.zh.as_str());
    assert!(said.any(|it| it.starts_with("第九条第(七)项：") && it.contains("没有案件不符合")));
}
