//! Coverage as other programs read it, and generated scenarios from text to golden.

use crate::support::{project, tree};
use qufen_analysis::space::Budget;
use qufen_scenarios::cover::{SuiteCoverage, cobertura, cover, lcov};
use qufen_scenarios::generate::{Request, completing};
use qufen_scenarios::{Filter, Options, accept, run};
use qufen_semantics::{InputFile, InstrumentName, Project};
use std::collections::{BTreeMap, BTreeSet};

const SCENARIOS: &str = "fuzhou/2019/scenarios/";

fn measures(project: &Project) -> InstrumentName {
    let mut names = project.instruments().into_iter();
    names
        .find(|name| name.file == crate::policies::MEASURES)
        .expect("the 2019 measures")
}

fn measured(project: &Project) -> SuiteCoverage {
    let name = measures(project);
    cover(project, &Filter::default(), &name, Budget::default()).expect("within budget")
}

/// Without the scenarios that there are, the tool writes its own; they read back without a finding,
/// meet their 期望, pass once accepted, and leave nothing of MC/DC to exercise.
#[test]
fn generated_scenarios_read_back_pass_and_complete_mcdc() {
    let mut files = tree::policies();
    files.retain(|file| !file.path.contains("/scenarios/"));
    let bare = project(files.clone());
    let request = Request {
        filter: Filter::default(),
        from_nothing: true,
        all: false,
    };
    let made = completing(&bare, &measures(&bare), &request, Budget::default());
    let made = made.expect("within budget");
    assert!(made.at_least <= made.cases);
    let path = format!("{SCENARIOS}generated.qf");
    files.push(InputFile {
        path: path.clone(),
        text: made.source,
    });
    let project = project(files);
    let (scenarios, found) = project.scenarios(&path, None);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(scenarios.len(), made.cases);
    let suite = measured(&project);
    assert_eq!(suite.mcdc().missing, 0);
    assert!(suite.mcdc().met > 500);

    let first = run(&project, &BTreeMap::new(), &Options::default());
    assert!(first.is_green());
    let golden = accept(None, &first.files[0], &Filter::default()).expect("accepts");
    let goldens = BTreeMap::from([(qufen_scenarios::golden::golden_path(&path), golden)]);
    let strict = Options {
        check: true,
        ..Options::default()
    };
    assert!(run(&project, &goldens, &strict).is_green());
}

/// Every line that is counted is a line of that file that says something, every total is the sum
/// of its records.
#[test]
fn lcov_names_real_lines_and_adds_up() {
    let files = tree::policies();
    let text = lcov(&[measured(&project(files.clone()))]);
    let mut seen = BTreeSet::new();
    for record in text
        .trim_start_matches("TN:qufen\n")
        .split("end_of_record\n")
    {
        let Some(path) = record.lines().find_map(|line| line.strip_prefix("SF:")) else {
            continue;
        };
        seen.insert(path.to_owned());
        let source: Vec<&str> = crate::policies::text_of(&files, path).lines().collect();
        let values = |key: &str| -> Vec<Vec<String>> {
            let lines = record.lines().filter_map(|line| line.strip_prefix(key));
            lines
                .map(|line| line.split(',').map(String::from).collect())
                .collect()
        };
        let number = |text: &str| text.parse::<usize>().expect("a number");
        for key in ["DA:", "BRDA:", "FN:"] {
            for row in values(key) {
                let line = source.get(number(&row[0]) - 1).expect("a line of the file");
                assert!(
                    !line.trim().is_empty() && !line.trim().starts_with("//"),
                    "{line}"
                );
            }
        }
        let count = |key: &str| values(key).len();
        let hit = |key: &str, place: usize| {
            values(key)
                .iter()
                .filter(|row| number(&row[place]) > 0)
                .count()
        };
        let total = |key: &str| number(&values(key)[0][0]);
        assert_eq!((total("LF:"), total("LH:")), (count("DA:"), hit("DA:", 1)));
        assert_eq!(
            (total("BRF:"), total("BRH:")),
            (count("BRDA:"), hit("BRDA:", 3))
        );
        assert_eq!(
            (total("FNF:"), total("FNH:")),
            (count("FN:"), hit("FNDA:", 0))
        );
    }
    let both = ["fuzhou/2019/measures.qf", "fuzhou/facts.qf"].map(String::from);
    assert_eq!(seen, BTreeSet::from(both));
}

/// A condition is counted on the line of its own words.
#[test]
fn a_condition_stands_on_its_own_line() {
    let files = tree::policies();
    let text = lcov(&[measured(&project(files.clone()))]);
    let source = crate::policies::text_of(&files, crate::policies::MEASURES);
    let line = 1 + source
        .lines()
        .position(|it| it.contains("且 损失程度 低于 严重 且 不良影响 低于 恶劣"))
        .expect("第五条第(三)项 ends so");
    let branches = text
        .lines()
        .filter(|it| it.starts_with(&format!("BRDA:{line},")));
    assert_eq!(branches.count(), 4, "two conditions, each true and false");
}

/// The order of elements and the attributes that the DTD of Cobertura demands.
#[test]
fn cobertura_has_the_structure_of_its_dtd() {
    let text = cobertura(&[measured(&project(tree::policies()))]).expect("XML");
    let order = [
        "<coverage",
        "<sources>",
        "<packages>",
        "<classes>",
        "<methods>",
        "<lines>",
    ];
    let places: Vec<usize> = order.iter().map(|it| text.find(it).expect(it)).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
    for (element, attributes) in [
        (
            "<coverage ",
            &[
                "line-rate",
                "branch-rate",
                "lines-covered",
                "lines-valid",
                "branches-covered",
                "branches-valid",
                "complexity",
                "version",
                "timestamp",
            ][..],
        ),
        (
            "<package ",
            &["name", "line-rate", "branch-rate", "complexity"],
        ),
        (
            "<class ",
            &["name", "filename", "line-rate", "branch-rate", "complexity"],
        ),
        (
            "<method ",
            &["name", "signature", "line-rate", "branch-rate"],
        ),
        ("<line ", &["number", "hits"]),
        ("<condition ", &["number", "type", "coverage"]),
    ] {
        for tag in text.split(element).skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let lacks = attributes
                .iter()
                .find(|name| !tag.contains(&format!("{name}=\"")));
            assert!(lacks.is_none(), "{element} lacks {lacks:?}");
        }
    }
    for element in ["coverage", "source", "class", "method", "conditions"] {
        let opened = text.matches(&format!("<{element} ")).count()
            + text.matches(&format!("<{element}>")).count();
        let closed = text.matches(&format!("</{element}>")).count();
        assert_eq!(opened, closed, "{element}");
    }
}
