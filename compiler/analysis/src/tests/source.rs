//! Written scenarios read back as the cases that they were written from.

use crate::generate::{Draft, scenario};
use qufen_semantics::model::{Case, Model, ReadingId, Value};
use qufen_semantics::scenario::ResolvedScenario;
use qufen_semantics::{InputFile, Project, Settings};
use std::sync::Arc;

const LAW: &str = "\
法规 《示例办法》
  版本 2024草案
  性质 示例
  发布 2024年1月8日
  施行 自发布之日
  原文 「示例.txt」
结论 认定
  不予 > 可以容错 > 不符合
  缺省 不符合
枚举 程度类 有序 { 无, 一般, 三 }
机构 市委
事实
  『党委(党组)同意』 : 是否
  『期望』 : 是否
  程度 : 程度类
  金额数 : 金额
  人数 : 整数
  比重 : 比例
  日子 : 日期
  用时 : 期间(工作日)
第一条 「同意的,可以容错。」
解读 同意的方式
  甲 「书面」 缺省
  乙 「口头」
当 『党委(党组)同意』 且 (『期望』 或 同意的方式 取 乙) 则 可以容错
第二条 「严重的,不予:」
当 下列之一 则 不予
(一)「程度严重;」
  即 程度 不低于 『三』 或 金额数 不低于 50万元 或 人数 超过 3 或 比重 超过 12.5%
(二)「逾期;」
  即 日子 >= 2019年1月22日 且 用时 超过 5个工作日
(三)「市委认定的其他情形。」 开放 认定 市委
";

const WORDS: &str = "示例办法\n第一条 同意的,可以容错。\n第二条 严重的,不予:\n\
(一)程度严重;\n(二)逾期;\n(三)市委认定的其他情形。\n";

fn project(scenarios: &str) -> Project {
    let files = [("法.qf", LAW), ("示例.txt", WORDS), ("场景.qf", scenarios)];
    let files = files.map(|(path, text)| InputFile {
        path: path.into(),
        text: text.into(),
    });
    Project::new(files.into(), Settings::default())
}

fn model() -> Arc<Model> {
    let project = project("");
    let name = project.instruments().remove(0);
    project.model(&name).expect("the example has a model")
}

fn read_back(source: &str) -> ResolvedScenario {
    let (mut scenarios, found) = project(source).scenarios("场景.qf", None);
    assert!(found.is_empty(), "{found:?}\n{source}");
    assert_eq!(scenarios.len(), 1);
    scenarios.remove(0).1
}

/// Every value of every cell, one at a time and all together.
#[test]
fn every_value_of_every_type_reads_back() {
    let model = model();
    let cells = crate::space::Cells::of(&model);
    let mut all = Case::unknown(&model);
    for index in 0..model.facts.len() {
        let id = qufen_semantics::model::FactId(index as u32);
        for cell in 0..cells.fact(id).count() {
            let value = Some(cells.fact(id).representative(cell));
            all.set(id, value);
            let mut one = Case::unknown(&model);
            one.set(id, value);
            for case in [&one, &all] {
                let draft = Draft::decided(&model, "一例".into(), case.clone()).expect("decides");
                let source = scenario(&model, &draft);
                assert_eq!(&read_back(&source).case, case, "{source}");
            }
        }
    }
}

#[test]
fn readings_outcome_and_basis_read_back() {
    let model = model();
    let mut case = Case::unknown(&model);
    let agreed = model.fact("党委(党组)同意").expect("declared");
    case.set(agreed, Some(Value::Boolean(true)));
    case.choose(ReadingId(0), 1);
    let draft = Draft::decided(&model, "口头".into(), case).expect("decides");
    let source = scenario(&model, &draft);
    let read = read_back(&source);
    assert_eq!(read.case, draft.case);
    let expected = read.expected.expect("期望");
    assert_eq!(expected.outcomes, draft.outcomes);
    assert!(expected.open && draft.outcomes.len() == 2);
}
