//! The first example on each page of a syntax code shows that code, the second one does not.

use qufen_diagnostics::codes;
use qufen_syntax::{outline, parse_block, text_hazards};

fn found(text: &str) -> Vec<String> {
    let parsed = outline(text).blocks.into_iter().flat_map(|span| {
        parse_block(&text[span.range()])
            .diagnostics
            .into_iter()
            .map(|d| d.code.to_string())
    });
    parsed
        .chain(text_hazards(text).iter().map(|d| d.code.to_string()))
        .collect()
}

#[test]
fn examples_show_their_code() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../diagnostics/catalogue");
    let mine =
        |id: &str| id.starts_with("QF01") || ("QF0007".."QF0050").contains(&id) || id == "QF0450";
    for code in codes::ALL.iter().filter(|code| mine(code.id())) {
        let page = std::fs::read_to_string(format!("{folder}/{code}.md")).expect("a page");
        let examples: Vec<&str> = page
            .split("```qf\n")
            .skip(1)
            .filter_map(|rest| rest.split("\n```").next())
            .collect();
        assert!(!examples.is_empty(), "{code}");
        assert!(
            found(examples[0]).contains(&code.to_string()),
            "{code}: {:?}",
            found(examples[0])
        );
        if let Some(corrected) = examples.get(1) {
            assert!(
                found(corrected).is_empty(),
                "{code}: {:?}",
                found(corrected)
            );
        }
    }
}
