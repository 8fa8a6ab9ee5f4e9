//! Drafts that come out exact, and what is said where there is none.

use super::*;
use crate::testing::{Drafter, Law as RandomLaw, written};
use qufen_semantics::model::Model;
use qufen_semantics::{InputFile, Project, Settings};
use qufen_syntax::folded;
use std::sync::Arc;

const FUZHOU: &str = include_str!("../../../../policies/fuzhou/2019/measures.qf");
const OFFICIAL: &str = include_str!("../../../../policies/fuzhou/2019/official.txt");
const FACTS: &str = include_str!("../../../../policies/fuzhou/facts.qf");

fn fuzhou() -> Base<'static> {
    Base {
        source: FUZHOU,
        official: OFFICIAL,
    }
}

/// The next version of the real measures, with these words in place of others.
fn revised(changes: &[(&str, &str)]) -> String {
    let mut new = FUZHOU.replace("版本 2019\n  制定", "版本 2026\n  性质 草案\n  制定");
    for (old, words) in changes {
        assert_eq!(new.matches(old).count(), 1, "{old}");
        new = new.replace(old, words);
    }
    new
}

fn derived(new: &str) -> Derived {
    derive(fuzhou(), new).unwrap_or_else(|reason| panic!("{reason:?}"))
}

fn model(source: &str, official: &str) -> Option<Arc<Model>> {
    let file = |path: &str, text: &str| InputFile {
        path: path.into(),
        text: text.into(),
    };
    let files = vec![
        file("甲.qf", source),
        file("official.txt", official),
        file("facts.qf", FACTS),
    ];
    let project = Project::new(files, Settings::default());
    let name = project
        .instruments()
        .into_iter()
        .find(|name| name.file == "甲.qf")?;
    assert_eq!(project.errors(&name), [], "{source}");
    project.model(&name)
}

fn key(text: &str) -> String {
    folded(text).map(|(_, c)| c).collect()
}

/// Derives, applies and compares: text and decision model.
fn is_identity(old: (&str, &str), new: (&str, &str)) -> Result<Derived, NotDerived> {
    let base = Base {
        source: old.0,
        official: old.1,
    };
    let derived = derive(base, new.0)?;
    let made = apply(base, &derived.source).expect("a draft that can be carried out");
    assert_eq!(key(&made.official), key(new.1), "{}", derived.source);
    let (made, wanted) = (model(&made.source, &made.official), model(new.0, new.1));
    if made != wanted {
        let (made, wanted) = (format!("{made:#?}"), format!("{wanted:#?}"));
        let first = made
            .lines()
            .zip(wanted.lines())
            .find(|(one, other)| one != other);
        panic!("{}\n{first:?}", derived.source);
    }
    Ok(derived)
}

#[test]
fn a_change_of_words_is_said_by_words() {
    let derived = derived(&revised(&[(
        "依法履职、大胆作为,造成",
        "依法履职、担当作为,造成",
    )]));
    assert_eq!(derived.operations, 1);
    assert!(
        derived
            .source
            .ends_with("\n第五条第(二)项中的「大胆」修改为「担当」\n"),
        "{}",
        derived.source
    );
    assert!(
        derived
            .publication
            .contains("一、将第五条第(二)项中的“大胆”修改为“担当”。"),
        "{}",
        derived.publication
    );
}

#[test]
fn a_lead_in_of_quite_other_words_is_written_out_without_its_list() {
    let new = "对贯彻上级安排的干部,凡属下列任何一种的,准予宽免:";
    let old = "在落实重大决策部署过程中,有下列情形之一的,可以容错免责:";
    let derived = derived(&revised(&[(old, new)]));
    let operation = format!("\n第五条引导语修改为：「{new}」\n");
    assert!(derived.source.ends_with(&operation), "{}", derived.source);
    let published = format!("一、将第五条引导语修改为：“{new}”。");
    assert!(
        derived.publication.contains(&published),
        "{}",
        derived.publication
    );
}

#[test]
fn additions_and_deletions_are_said_in_numbers_of_their_side() {
    let new = revised(&[
        ("(四)「经过民主决策程序;」\n即 经过民主决策程序\n", ""),
        (
            "(五)「没有为自己、他人或单位谋取不正当利益;」",
            "(四)「没有为自己、他人或单位谋取不正当利益;」",
        ),
        (
            "(六)「积极主动采取措施消除负面影响或挽回损失。」",
            "(五)「积极主动采取措施消除负面影响或挽回损失;」",
        ),
        (
            "即 积极主动补救 或 (无可补救时的要求 取 乙 且 损失程度 = 无 且 不良影响 = 无)\n",
            "即 积极主动补救 或 (无可补救时的要求 取 乙 且 损失程度 = 无 且 不良影响 = 无)\n(六)「如实报告。」\n即 出于公心\n",
        ),
        ("视为符合 第四条第(四)项 当", "视为符合 第四条第(六)项 当"),
    ]);
    let derived = derived(&new);
    for operation in [
        "第四条增加一项，作为第(六)项：「如实报告。」\n  即 出于公心\n",
        "删去第四条第(四)项\n",
    ] {
        assert!(derived.source.contains(operation), "{}", derived.source);
    }
    assert!(!derived.source.contains("条文顺序作相应调整"));
}

#[test]
fn another_encoding_of_the_same_words_is_said() {
    let new = revised(&[(
        "\n即 经过民主决策程序\n",
        "\n即 经过民主决策程序 且 按程序集体研究\n",
    )]);
    let derived = derived(&new);
    assert!(
        derived
            .source
            .contains("第四条第(四)项编码修改为\n  即 经过民主决策程序 且 按程序集体研究\n"),
        "{}",
        derived.source
    );
    assert!(!derived.publication.contains("一、"));
}

#[test]
fn what_a_decision_cannot_say_is_said() {
    assert_eq!(
        derive(fuzhou(), &revised(&[])),
        Err(NotDerived::NoDifference)
    );
    let bare = revised(&[("  制定机关 中共抚州市委、抚州市人民政府\n", "")]);
    assert_eq!(
        derive(fuzhou(), &bare),
        Err(NotDerived::Unsaid(vec!["制定机关".into()]))
    );
    assert_eq!(derive(fuzhou(), "模块 甲\n"), Err(NotDerived::NoInstrument));
}

/// What may become of the real measures, in old numbers.
const CHANGES: [&str; 20] = [
    "删去第九条第(六)项",
    "删去第六条第(四)项",
    "删去第十三条",
    "删去第八条",
    "删去第十四条第二款",
    "第五条第(二)项中的「大胆作为」修改为「担当作为」",
    "第十五条中的「严肃依纪依法查处」修改为「依纪依法查处」",
    "第七条第(一)项中的「主动揽责涉险、」后增加「冲锋在前、」",
    "第四条增加一项，作为第(七)项：「如实报告。」\n  即 出于公心",
    "第九条增加一项，作为第(一)项：「隐瞒不报的;」\n  即 掩盖放任",
    "第九条第(三)项修改为：「因工作失误,造成重特大群体性事件的;」\n  即 失误或错误 且 造成群体性事件 不低于 重大",
    "第十六条增加一款，作为第二款：「前款所称干部,包括聘用人员。」\n  不编码 「示例」",
    "增加一条，作为第十条：「各级党委应当定期报告。」\n  不编码 「示例」",
    "第二章增加一条，作为第十条：「同一事由不得重复申请。」\n  不编码 「示例」",
    "第九条第(五)项改为第九条第(一)项",
    "第八条第(二)项改为第六条第(一)项",
    "第十二条改为第十五条",
    "第四条第(四)项编码修改为\n  即 经过民主决策程序 且 按程序集体研究",
    "第三章章名修改为「办理程序」",
    "名称修改为「抚州市容错免责办法」",
];

/// One version of the real measures that some of the changes make; `None` where they do not go together.
fn amended(seed: u64) -> Option<(String, String)> {
    let mut drafter = Drafter::new(seed);
    let mut changes: Vec<&str> = CHANGES.to_vec();
    let mut decision = "修改决定 《示例决定》\n  性质 草案\n  修改 《抚州市容错免责办法(试行)》 版本 2019 为 版本 2026\n  条文顺序作相应调整\n".to_owned();
    for _ in 0..1 + drafter.dice.below(7) {
        let change = changes.remove(drafter.dice.below(changes.len()));
        decision += &format!("\n{change}\n");
    }
    let made = apply(fuzhou(), &decision).ok()?;
    Some((made.source, made.official))
}

#[test]
fn derived_and_applied_changes_of_the_real_measures_come_out_exact() {
    let versions = (1..=120).filter_map(amended);
    let mut count = 0;
    for (source, official) in versions {
        let derived = is_identity((FUZHOU, OFFICIAL), (&source, &official));
        assert!(derived.is_ok(), "{derived:?}");
        count += 1;
    }
    assert!(count >= 60, "{count}");
}

/// Random edits of a random law; what comes of deriving and applying.
fn random(seed: u64, edits: usize, edit: impl Fn(&mut Drafter, &mut RandomLaw)) -> bool {
    let mut drafter = Drafter::new(seed);
    let articles = 3 + drafter.dice.below(8);
    let old = drafter.law(articles);
    let mut new = old.clone();
    for _ in 0..1 + drafter.dice.below(edits) {
        edit(&mut drafter, &mut new);
    }
    let (old, new) = (written(&old, "1"), written(&new, "2"));
    match is_identity((&old.0, &old.1), (&new.0, &new.1)) {
        Ok(_) | Err(NotDerived::NoDifference) => true,
        Err(reason) => {
            println!("{seed}: {reason:?}");
            false
        }
    }
}

#[test]
fn derived_and_applied_random_edits_come_out_exact() {
    let derived = (1..=200).filter(|&seed| {
        random(seed, 8, |drafter, law| match drafter.dice.below(6) {
            0..3 => drafter.rearrange(law),
            3 => drafter.reword(law),
            4 => drafter.reencode(law),
            _ => drafter.split(law),
        })
    });
    assert_eq!(derived.count(), 200);
}
