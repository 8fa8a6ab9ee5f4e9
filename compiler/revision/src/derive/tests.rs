//! Drafts that come out exact, and what is said of those that cannot.

use super::*;

const FUZHOU: &str = include_str!("../../../../policies/fuzhou/2019/measures.qf");
const OFFICIAL: &str = include_str!("../../../../policies/fuzhou/2019/official.txt");

fn drafted(new: &str) -> Derived {
    let base = Base {
        source: FUZHOU,
        official: OFFICIAL,
    };
    match derive(base, &new.replace("版本 2019\n  制定", "版本 2026\n  制定")) {
        Ok(derived) => derived,
        Err(reason) => panic!("{reason:?}"),
    }
}

#[test]
fn a_change_of_words_is_said_by_words() {
    let new = FUZHOU.replace("依法履职、大胆作为,造成", "依法履职、担当作为,造成");
    let derived = drafted(&new);
    assert_eq!(derived.operations, 1);
    assert!(
        derived
            .source
            .contains("第五条第(二)项中的「大胆」修改为「担当」\n"),
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
