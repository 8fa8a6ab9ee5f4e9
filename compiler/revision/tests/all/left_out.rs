//! Marks that a published decision leaves out between new words and those beside them.

use crate::support::{decision, source};
use qufen_revision::apply::{Base, left_out};
use qufen_revision::import::{everywhere, with_marks};

const LAW: &str = "示例法
第一条　受理机关、答复机关应当记录,并保存记录。
第二条　申请人知悉国家秘密的,应当保密。
第三条　受理机关对申请人、第三人的商业秘密负有义务。
";

/// The words that are added, with their marks.
#[track_caller]
fn marked(statement: &str) -> Vec<String> {
    let law = source(LAW);
    let base = Base {
        source: &law,
        official: LAW,
    };
    let (marked, added) = with_marks(base, &decision(statement));
    assert_eq!(left_out(base, &decision(statement)), Ok(added.clone()));
    let with =
        |mark: char, words: &str| [format!("「{mark}{words}」"), format!("「{words}{mark}」")];
    let written = added.iter().flat_map(|one| with(one.mark, &one.words));
    written.filter(|words| marked.contains(words)).collect()
}

#[test]
fn the_words_around_tell_the_mark() {
    for (statement, wanted) in [
        (
            "在第一条中的「受理机关」后增加「复核机关」",
            "「、复核机关」",
        ),
        (
            "在第一条中的「答复机关」前增加「复核机关」",
            "「复核机关、」",
        ),
        (
            "在第二条中的「国家秘密」后增加「工作秘密」",
            "「、工作秘密」",
        ),
        (
            "在第一条中的「应当记录」后增加「说明理由」",
            "「,说明理由」",
        ),
        (
            "在第一条中的「应当记录」后增加「并附具记录」",
            "「,并附具记录」",
        ),
    ] {
        assert_eq!(marked(statement), [wanted], "{statement}");
    }
}

#[test]
fn nothing_is_added_where_they_do_not() {
    for statement in [
        "在第一条中的「受理机关」后增加「、复核机关」",
        "在第一条中的「受理机关」后增加「和复核机关」",
        "在第一条中的「受理机关」前增加「依法设立的」",
        "在第三条中的「商业秘密」后增加「个人信息」",
        "在第二条中的「知悉」前增加「依法」",
        "在第二条最后增加「必须记录。」",
        // Beside one of them a mark is wanted, beside the other it is not.
        "在第一条、第三条中的「受理机关」后增加「复核部门」",
    ] {
        assert_eq!(marked(statement), [""; 0], "{statement}");
    }
}

#[test]
fn words_that_stand_several_times_change_everywhere() {
    let law = source(LAW);
    let base = Base {
        source: &law,
        official: LAW,
    };
    for (statement, wanted) in [
        (
            "将第一条中的「机关」修改为「单位」",
            "将第一条中的「机关」均修改为「单位」",
        ),
        (
            "在第一条中的「机关」后增加「、单位」",
            "在第一条中的「机关」后均增加「、单位」",
        ),
        ("删去第一条中的「记录」", "均删去第一条中的「记录」"),
        ("将第一条中的「记录」删去", "将第一条中的「记录」均删去"),
    ] {
        let made = everywhere(base, &decision(statement));
        assert_eq!(made.source, decision(wanted), "{statement}");
        assert_eq!(made.added.len(), 1, "{statement}");
    }
    // What fails for another reason stays as it is.
    let other = decision("将第一条中的「没有」修改为「单位」");
    assert_eq!(everywhere(base, &other).source, other);
}
