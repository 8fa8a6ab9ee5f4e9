//! 编, 章 and 节 that a decision names by number and words.

use crate::support::{refusals, text};

const LAW: &str = "示例法
第一章　总则
第一条　为了示例,制定本法。
第二章　处理
第一节　减轻
第二条　主动交代的,减轻。
第二节　从重
第三条　再犯的,从重。
第三章　附则
第四条　本法自公布之日起施行。
";

/// The headings.
#[track_caller]
fn headings(statements: &str) -> Vec<String> {
    let new = text(LAW, statements);
    let headings = new.lines().filter(|line| {
        let label = line.split('　').next().unwrap_or(line);
        label.ends_with(['章', '节'])
    });
    headings.map(str::to_owned).collect()
}

#[test]
fn a_heading_is_renamed() {
    for statement in [
        "将第三章「附则」修改为「其他规定」",
        "第三章章名「附则」修改为「其他规定」",
        "将第三章章名改为「其他规定」",
        "第三章的标题修改为「其他规定」",
    ] {
        let wanted = [
            "第一章　总则",
            "第二章　处理",
            "第一节　减轻",
            "第二节　从重",
            "第三章　其他规定",
        ];
        assert_eq!(headings(statement), wanted, "{statement}");
    }
    assert_eq!(
        headings("将第二章第二节「从重」修改为「加重」")[3],
        "第二节　加重"
    );
    // Another heading than the one that stands there.
    assert_eq!(
        refusals(LAW, "将第三章「总则」修改为「其他规定」"),
        ["QF0701"]
    );
    assert_eq!(
        refusals(LAW, "将第四章「附则」修改为「其他规定」"),
        ["QF0245"]
    );
}

#[test]
fn words_of_the_articles_are_said_to_stand_in_it() {
    let new = text(LAW, "将第三章中的「本法」修改为「本示例法」");
    assert!(new.contains("第四条　本示例法自公布之日起施行。"), "{new}");
}

#[test]
fn a_heading_gets_another_number_and_other_words() {
    assert_eq!(
        headings(
            "增加一章，作为第三章：「监督」\n第四条 「甲。」\n将第三章「附则」改为第四章「其他规定」\n条文顺序作相应调整"
        ),
        [
            "第一章　总则",
            "第二章　处理",
            "第一节　减轻",
            "第二节　从重",
            "第三章　监督",
            "第四章　其他规定"
        ]
    );
}

#[test]
fn a_heading_goes_and_its_articles_stay() {
    let wanted = [
        "第一章　总则",
        "第一节　减轻",
        "第二节　从重",
        "第二章　附则",
    ];
    for statement in [
        "删去第二章章名",
        "删去第二章的章名「处理」",
        "将第二章章名删去",
        "将第二章并入第一章",
    ] {
        assert_eq!(
            headings(&format!("{statement}\n条文顺序作相应调整")),
            wanted,
            "{statement}"
        );
    }
    assert_eq!(
        headings("将第二章第二节并入第一节"),
        [
            "第一章　总则",
            "第二章　处理",
            "第一节　减轻",
            "第三章　附则"
        ]
    );
    // Only into the heading before: else it is not clear where the articles go.
    assert_eq!(refusals(LAW, "将第三章并入第一章"), ["QF0706"]);
}
