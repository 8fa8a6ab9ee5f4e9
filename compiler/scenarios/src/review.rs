//! A scenario whose outcome a 修改决定 changes, written anew for the version that the decision makes:
//! the same title, the facts of the inherited one, and the new outcome as 期望.

use crate::golden::{Field, Record, Token};
use crate::suite::{CaseReport, InheritedSuite, Status};
use qufen_semantics::{DecisionName, InstrumentName, Project};
use qufen_syntax::ast::Block;
use qufen_syntax::{written_name, written_quote, written_version};

/// What says that some changes of outcome are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// The scenario file to write, beside the decision.
    pub file: String,
    /// All that is to stand in it.
    pub text: String,
    /// The titles of the scenarios that are new in it.
    pub titles: Vec<String>,
    /// Titles that it leaves out: the version has a scenario of that title with other facts.
    pub taken: Vec<String>,
}

/// The scenarios for `cases`, of which only those of `suite` that are changed are looked at.
pub fn review(project: &Project, suite: &InheritedSuite, cases: &[CaseReport]) -> Review {
    let own = project.resting_on(&suite.heir).0;
    let changed = cases.iter().filter(|case| case.status == Status::Changed);
    let (taken, new): (Vec<&CaseReport>, Vec<&CaseReport>) =
        changed.partition(|case| own.iter().any(|it| it.title == case.title));
    let titles = |cases: &[&CaseReport]| cases.iter().map(|it| it.title.clone()).collect();
    let (titles, taken): (Vec<String>, Vec<String>) = (titles(&new), titles(&taken));
    let own = own.first().map(|it| it.file.as_str());
    let file = file_of(project, &suite.heir, own, &titles);
    let mut text = match project.text(&file) {
        Some(held) => held.trim_end().to_owned() + "\n",
        None => opening(suite.nature.as_deref()),
    };
    for case in &new {
        text.push('\n');
        text.push_str(&scenario(&suite.heir, case));
    }
    Review {
        file,
        text,
        titles,
        taken,
    }
}

/// `drafts/scenarios/emergency.qf` for `drafts/emergency.qf`; where there is no such file but another
/// with scenarios of the version, that one. A folder holds each title once, so where another draft has
/// one of them there, `drafts/scenarios/emergency/changes.qf`.
fn file_of(
    project: &Project,
    heir: &InstrumentName,
    own: Option<&str>,
    titles: &[String],
) -> String {
    let makes = |it: &&DecisionName| it.amends == heir.title && it.new == heir.version;
    let decisions = project.decisions();
    let decision = decisions.iter().find(makes);
    let decision = decision.map_or(heir.file.as_str(), |it| it.file.as_str());
    let (folder, name) = split(decision);
    let beside = format!("{folder}scenarios/{name}");
    match own {
        Some(own) if project.text(&beside).is_none() => own.to_owned(),
        _ if has_titles_elsewhere(project, &beside, titles) => {
            let draft = beside.strip_suffix(".qf").unwrap_or(&beside);
            format!("{draft}/changes.qf")
        }
        _ => beside,
    }
}

/// Whether another file of the folder has a scenario of one of the titles.
fn has_titles_elsewhere(project: &Project, file: &str, titles: &[String]) -> bool {
    let files = project.scenario_files();
    let mut others = files
        .iter()
        .filter(|it| *it != file && split(it).0 == split(file).0);
    others.any(|other| {
        project.blocks(other).iter().any(|(_, block)| {
            matches!(&block.block, Block::Scenario(it) if titles.contains(&it.title.node))
        })
    })
}

/// The folder with its `/`, and the file's own name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |at| at + 1))
}

/// The first line of a new file.
fn opening(nature: Option<&str>) -> String {
    let nature = nature.map_or(String::new(), |nature| format!("{nature}。"));
    format!(
        "// {nature}修改决定改变结论的场景：案情同被修改的版本，期望是修改后的结论。由 qufen test --accept 写入。\n"
    )
}

fn scenario(heir: &InstrumentName, case: &CaseReport) -> String {
    let title = written_quote(&case.title);
    let version = written_version(&heir.version);
    let policy = format!("《{}》 版本 {version}", heir.title);
    let expected = expectation(case);
    format!("场景 {title}\n  依据 {policy}\n  案情 同 {title}\n  期望 {expected}\n")
}

/// The outcome with the clauses that carry it, or all that remain possible.
fn expectation(case: &CaseReport) -> String {
    let after = case.inherited.as_ref().map_or(&[][..], |it| &it.after);
    let [outcome] = after else {
        let names: Vec<String> = after.iter().map(|name| written_name(name)).collect();
        return format!("未定 可能 {{{}}}", names.join("、"));
    };
    let basis = case.record.as_ref().map_or(Vec::new(), carrying);
    let basis = if basis.is_empty() {
        String::new()
    } else {
        format!(" 依 {}", basis.join("、"))
    };
    format!("{}{basis}", written_name(outcome))
}

/// The clauses of the basis; where nothing carries the outcome, the requirements that fail.
fn carrying(record: &Record) -> Vec<&str> {
    let cited = |field| {
        let lines = record.of(field);
        let first = lines.filter_map(|line| line.tokens.first());
        first.map(|token| match token {
            Token::Name(cite) | Token::Clause { cite, .. } => cite.as_str(),
            Token::Finding { fact, .. } => fact.as_str(),
        })
    };
    let basis: Vec<&str> = cited(Field::Basis).collect();
    if basis.is_empty() {
        cited(Field::Failed).collect()
    } else {
        basis
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::{Options, run};
    use qufen_revision::consolidate;
    use qufen_semantics::{InputFile, Settings};

    const LAW: &str = "法规 《示例办法》\n  版本 1\n  性质 示例\n  原文 「示例.txt」\n\
        结论 认定\n  可以 > 不可以\n  缺省 不可以\n事实\n  甲 : 是否\n  乙 : 是否\n\
        第一条 「甲的,可以。」\n当 甲 则 可以\n";
    const SCENARIOS: &str = "场景 「甲」\n  依据 《示例办法》 版本 1\n  案情\n    甲 是   乙 否\n\
        场景 「甲没有查明」\n  依据 《示例办法》 版本 1\n  案情\n    甲 未知   乙 是\n\
        场景 「乙」\n  依据 《示例办法》 版本 1\n  案情\n    甲 否   乙 是\n";
    const DECISION: &str = "修改决定 《关于修改〈示例办法〉的决定》\n  性质 草案\n\
        \x20 修改 《示例办法》 版本 1 为 版本 2\n第一条修改为：「乙的,可以。」\n当 乙 则 可以\n";

    /// What is written for the draft `稿/二.qf`, with more files in the project.
    fn reviewed(more: &[(&str, &str)]) -> Review {
        let files = [
            ("一/示例.qf", LAW),
            ("一/示例.txt", "示例办法\n第一条 甲的,可以。\n"),
            ("一/scenarios/例.qf", SCENARIOS),
            ("稿/二.qf", DECISION),
        ];
        let files = files.iter().chain(more).map(|(path, text)| InputFile {
            path: (*path).into(),
            text: (*text).into(),
        });
        let mut project = Project::new(files.collect(), Settings::default());
        let decision = project.decisions().remove(0);
        let made = consolidate(&mut project, &decision);
        let heir = made
            .map(|made| made.name)
            .unwrap_or_else(|it| panic!("{:?}", it.diagnostics));
        let options = Options {
            heirs: vec![heir],
            ..Options::default()
        };
        let report = run(&project, &Default::default(), &options);
        let suite = &report.inherited[0];
        let cases: Vec<CaseReport> = suite.files.iter().flat_map(|it| it.cases.clone()).collect();
        review(&project, suite, &cases)
    }

    const OF_A: &str = "场景 「甲」\n  依据 《示例办法》 版本 2\n  案情 同 「甲」\n  期望 不可以\n";

    #[test]
    fn what_the_decision_changes_is_written_with_its_new_outcome() {
        let review = reviewed(&[]);
        assert_eq!(review.file, "稿/scenarios/二.qf");
        assert_eq!(review.titles, ["甲", "甲没有查明", "乙"]);
        let (head, rest) = review.text.split_once("\n\n").expect("a head");
        assert!(head.starts_with("// 草案。"), "{head}");
        let of = |title: &str| {
            format!(
                "场景 「{title}」\n  依据 《示例办法》 版本 2\n  案情 同 「{title}」\n  期望 可以 依 第一条\n"
            )
        };
        assert_eq!(
            rest,
            [OF_A.to_owned(), of("甲没有查明"), of("乙")].join("\n")
        );
    }

    #[test]
    fn what_stands_there_stays_and_a_title_of_other_facts_is_left_alone() {
        let held = "场景 「甲」\n  依据 《示例办法》 版本 2\n  案情\n    乙 是\n";
        let review = reviewed(&[("稿/scenarios/另.qf", held)]);
        assert_eq!(review.file, "稿/scenarios/另.qf");
        assert_eq!(
            (review.taken, review.titles.len()),
            (vec!["甲".to_owned()], 2)
        );
        assert!(
            review
                .text
                .starts_with(&format!("{held}\n场景 「甲没有查明」"))
        );
    }

    #[test]
    fn one_meant_already_is_not_written_again() {
        let review = reviewed(&[("稿/scenarios/二.qf", OF_A)]);
        assert_eq!(review.titles, ["甲没有查明", "乙"]);
        assert!(review.text.starts_with(OF_A));
    }

    #[test]
    fn a_title_that_another_draft_uses_gets_a_folder_of_its_own() {
        let other = OF_A
            .replace("版本 2", "版本 1")
            .replace("案情 同 「甲」", "案情\n    甲 是");
        let review = reviewed(&[("稿/scenarios/三.qf", &other)]);
        assert_eq!(review.file, "稿/scenarios/二/changes.qf");
    }
}
