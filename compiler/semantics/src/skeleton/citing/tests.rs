//! What citations name, counted from where they stand.

use super::*;
use qufen_syntax::ast::{Block, FormulaKind};

/// 第一条 of two 款 with three items each, and 第二条.
fn numbering() -> Skeleton {
    let mut skeleton = Skeleton::default();
    let mut add = |article, paragraph, item: Option<u32>| {
        let citation = Citation {
            article: Ordinal::new(article),
            paragraph: Some(paragraph),
            item: item.map(Ordinal::new),
            subitem: None,
        };
        skeleton.clauses.push(Outlined {
            shown: citation.to_string(),
            citation,
            parent: None,
            open: None,
            condition: true,
        });
    };
    for paragraph in 1..=2 {
        add(1, paragraph, None);
        (1..=3).for_each(|item| add(1, paragraph, Some(item)));
    }
    add(2, 1, None);
    skeleton
}

/// What a citation names when it stands in the second 款 of 第一条.
fn named(citation: &str) -> Result<Vec<String>, CitationError> {
    named_in(1, citation)
}

/// The same in the second 款 of another 条.
fn named_in(article: u32, citation: &str) -> Result<Vec<String>, CitationError> {
    let text = format!("定义 甲 = {citation}");
    let Block::Definition(definition) = qufen_syntax::parse_block(&text).block else {
        panic!("{text}");
    };
    let FormulaKind::Citation(written) = &definition.body.node else {
        panic!("{text}");
    };
    let here = Position {
        article: Ordinal::new(article),
        paragraph: 2,
        item: Some(Ordinal::new(3)),
    };
    let skeleton = numbering();
    let ids = skeleton.resolve(&written.node, Some(&here))?;
    Ok(ids
        .iter()
        .map(|id| skeleton.clauses[id.index()].shown.clone())
        .collect())
}

#[test]
fn relative_ranges_count_from_where_they_stand() {
    let own = ["第一条第二款第(一)项", "第一条第二款第(二)项"];
    for range in [
        "第(一)项至第(二)项",
        "第一项至第二项",
        "本款第(一)项至第(二)项",
        "本条第二款第(一)项至第(二)项",
        "第二款第(一)项至第(二)项",
        "第一条第二款第(一)项至第(二)项",
    ] {
        assert_eq!(named(range).expect(range), own, "{range}");
    }
    assert_eq!(
        named("前款第(二)项至第(三)项").expect("前款"),
        ["第一条第一款第(二)项", "第一条第一款第(三)项"]
    );
    assert_eq!(
        named("前款第(三)项至第二款第(一)项").expect("across"),
        ["第一条第一款第(三)项", "第一条第二款第(一)项"]
    );
    assert_eq!(named("本款").expect("本款"), ["第一条第二款"]);
    assert_eq!(
        named("本款至第二条").expect("onwards"),
        ["第一条第二款", "第二条第一款"]
    );
}

#[test]
fn a_series_says_its_unit_once() {
    let all = [
        "第一条第二款第(一)项",
        "第一条第二款第(二)项",
        "第一条第二款第(三)项",
    ];
    for (series, expected) in [
        ("第(一)至(三)项", &all[..]),
        ("第一至第三项", &all[..]),
        ("第(一)、(二)、(三)项", &all[..]),
        ("本款第(一)、(二)至(三)项", &all[..]),
        ("第一条第二款第二、三项", &all[1..]),
        ("第一、二款", &["第一条第一款", "第一条第二款"][..]),
        (
            "前款第(三)、(一)项",
            &["第一条第一款第(三)项", "第一条第一款第(一)项"][..],
        ),
    ] {
        assert_eq!(named(series).expect(series), expected, "{series}");
    }
    assert!(matches!(
        named("第(一)、(四)项"),
        Err(CitationError::Dangling(cite)) if cite == "第一条第二款第(四)项"
    ));
}

#[test]
fn the_preceding_article_is_the_one_that_stands_before() {
    assert_eq!(
        named_in(2, "前条第二款第(一)项至第(二)项").expect("前条"),
        ["第一条第二款第(一)项", "第一条第二款第(二)项"]
    );
    assert_eq!(named("前条"), Err(CitationError::NoPosition));
}

#[test]
fn preceding_items_are_those_right_before() {
    let own = ["第一条第二款第(一)项", "第一条第二款第(二)项"];
    assert_eq!(named("前项").expect("前项"), own[1..]);
    assert_eq!(named("前两项").expect("前两项"), own);
    assert_eq!(named("前三项"), Err(CitationError::NoPosition));
    assert!(matches!(
        named("前项第2目"),
        Err(CitationError::Dangling(cite)) if cite == "第一条第二款第(二)项第2目"
    ));
    assert_eq!(
        named("前项至第(三)项").expect("onwards"),
        ["第一条第二款第(二)项", "第一条第二款第(三)项"]
    );
}

#[test]
fn a_range_that_does_not_stand_says_why() {
    assert!(matches!(
        named("第(一)项至第(四)项"),
        Err(CitationError::Dangling(cite)) if cite == "第一条第二款第(四)项"
    ));
    assert!(matches!(
        named("第(二)项至第一款第(三)项"),
        Err(CitationError::BadRange(_))
    ));
    assert!(matches!(
        named("本条第(一)项至第(二)项"),
        Err(CitationError::Ambiguous(_))
    ));
}
