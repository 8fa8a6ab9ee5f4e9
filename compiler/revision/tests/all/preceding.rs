//! 前项 and 前条 in the words of a law go on naming the clause that they named.

use crate::support::text;

const LAW: &str = "示例法
第一条　有下列情形之一的,可以减轻:
（一）主动交代的;
（二）主动退赔的;
（三）有前项情形,并且赔偿的。
第二条　前条第（一）项所称交代,包括书面交代。
";

#[test]
fn an_item_that_comes_between_gives_the_preceding_item_its_number() {
    let new = text(
        LAW,
        "第一条增加一项,作为第（三）项：「有立功表现的;」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("（三）有立功表现的;\n（四）有第二项情形,并且赔偿的。"),
        "{new}"
    );
}

#[test]
fn one_that_comes_before_both_leaves_the_words_alone() {
    let new = text(
        LAW,
        "第一条增加一项,作为第（一）项：「有立功表现的;」\n条文顺序作相应调整",
    );
    assert!(
        new.contains("（四）有前项情形,并且赔偿的。\n第二条　前条第（二）项所称"),
        "{new}"
    );
}

#[test]
fn an_item_that_moves_to_another_article_takes_a_full_citation_with_it() {
    let new = text(
        LAW,
        "第二条修改为：「有下列情形之一的,可以免除:」\n(一)「自首的。」\n第一条第一款第（三）项改为第二条第（二）项\n条文顺序作相应调整",
    );
    assert!(
        new.contains("（二）有第一条第二项情形,并且赔偿的。"),
        "{new}"
    );
}
