//! The questions of `test --accept`: one for each decision that differs, after its differences.

use super::Kept;
use crate::context::Context;
use qufen_diagnostics::{Diagnostic, render};
use qufen_scenarios::{CaseReport, FileReport, Filter, Status, SuiteReport, report};
use std::io::{BufRead, Write};

/// Asks on `output` and reads the answers from `input`.
pub struct Interview<'a, Input, Output> {
    input: Input,
    output: Output,
    context: &'a Context,
    choice: Choice,
}

/// What the user has said so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    Ask,
    All,
    Quit,
}

impl<'a, Input: BufRead, Output: Write> Interview<'a, Input, Output> {
    pub fn new(input: Input, output: Output, context: &'a Context) -> Self {
        Interview {
            input,
            output,
            context,
            choice: Choice::Ask,
        }
    }

    /// Says once what concerns all cases: the problems of the run, and how many decisions differ.
    pub fn open(&mut self, suite: &SuiteReport) {
        let problems: Vec<Diagnostic> = suite.all_problems().cloned().collect();
        let (language, colour) = (self.context.language, self.context.colour_err);
        let told = render::terminal(&problems, &suite.sources, language, colour);
        let count = suite
            .cases()
            .filter(|(_, case)| wants_acceptance(case))
            .count();
        self.say(&told);
        if count > 0 {
            self.say(&format!(
                "{}\n",
                (self.context.words().report.accept_opening)(count)
            ));
        }
    }

    /// What to keep of one file. Where every decision that differs is accepted, the whole file is.
    pub fn about(
        &mut self,
        suite: &SuiteReport,
        file: &FileReport,
        filter: &Filter,
    ) -> Option<Kept> {
        let mut accepted = Vec::new();
        let mut complete = self.choice != Choice::Quit;
        for case in file.cases.iter().filter(|case| wants_acceptance(case)) {
            if self.accepts(suite, case) {
                accepted.push(case.clone());
            } else {
                complete = false;
            }
        }
        if complete && (!accepted.is_empty() || self.choice == Choice::All) {
            return Some(Kept {
                file: file.clone(),
                filter: filter.clone(),
            });
        }
        let titles: Vec<String> = accepted.iter().map(|case| case.title.clone()).collect();
        (!titles.is_empty()).then(|| Kept {
            file: FileReport {
                cases: accepted,
                ..file.clone()
            },
            filter: Filter {
                titles,
                files: Vec::new(),
            },
        })
    }

    /// The cases that want acceptance and get it.
    pub fn accepted<'c>(
        &mut self,
        suite: &SuiteReport,
        cases: impl Iterator<Item = &'c CaseReport>,
    ) -> Vec<CaseReport> {
        let wanted = cases.filter(|case| wants_acceptance(case));
        wanted
            .filter(|case| self.accepts(suite, case))
            .cloned()
            .collect()
    }

    fn accepts(&mut self, suite: &SuiteReport, case: &CaseReport) -> bool {
        match self.choice {
            Choice::All => true,
            Choice::Quit => false,
            Choice::Ask => {
                let (language, colour) = (self.context.language, self.context.colour_err);
                self.say(&report::case(suite, case, language, colour));
                let report = &self.context.words().report;
                self.ask(match case.status {
                    Status::Changed => report.review_question,
                    _ => report.accept_question,
                })
            }
        }
    }

    /// Whether to keep the case just shown. End of input stops, as `q` does.
    fn ask(&mut self, question: &str) -> bool {
        loop {
            self.say(question);
            let mut line = String::new();
            let read = self.input.read_line(&mut line).unwrap_or(0);
            match line.trim().to_lowercase().as_str() {
                _ if read == 0 => self.choice = Choice::Quit,
                "y" | "是" => return true,
                "n" | "否" => return false,
                "a" => self.choice = Choice::All,
                "q" => self.choice = Choice::Quit,
                _ => continue,
            }
            return self.choice == Choice::All;
        }
    }

    fn say(&mut self, text: &str) {
        // A question that cannot be shown is answered by nobody: the input ends, and that stops.
        let _ = self.output.write_all(text.as_bytes());
        let _ = self.output.flush();
    }
}

fn wants_acceptance(case: &CaseReport) -> bool {
    matches!(case.status, Status::New | Status::Changed) || !case.changed.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_diagnostics::Language;
    use qufen_scenarios::{Options, run as run_suite};
    use qufen_semantics::{InputFile, Project, Settings};

    const INSTRUMENT: &str = "法规 《示例办法》\n  版本 1\n  性质 示例\n  发布 2024年1月8日\n\
        结论 认定\n  可以容错 > 不可以\n  缺省 不可以\n事实\n  失误 : 是否 「工作中出现失误」\n\
        第一条 「有失误的,可以容错。」\n当 失误 则 可以容错\n\
        第二条 「本办法自发布之日起施行。」\n施行 自发布之日\n";

    /// Two files with two and one scenarios, none of which has a golden.
    fn suite() -> SuiteReport {
        let scenario = |title: &str| {
            format!("场景 「{title}」\n  依据 《示例办法》 版本 1\n  案情\n    失误 是\n")
        };
        let files = [
            ("办法.qf", INSTRUMENT.to_owned()),
            ("一.qf", scenario("甲") + &scenario("乙")),
            ("二.qf", scenario("丙")),
        ];
        let files = files.map(|(path, text)| InputFile {
            path: path.into(),
            text,
        });
        let project = Project::new(files.into(), Settings::default());
        run_suite(&project, &Default::default(), &Options::default())
    }

    fn context() -> Context {
        Context {
            language: Language::Chinese,
            colour_out: false,
            colour_err: false,
            width: 80,
            folder: Default::default(),
            in_ci: false,
        }
    }

    /// The titles kept of each file, and everything that was said.
    fn answered(answers: &str) -> (Vec<Vec<String>>, String) {
        let context = context();
        let suite = suite();
        let mut said = Vec::new();
        let mut interview = Interview::new(answers.as_bytes(), &mut said, &context);
        interview.open(&suite);
        let kept = suite
            .files
            .iter()
            .filter_map(|file| interview.about(&suite, file, &Filter::default()))
            .map(|kept| {
                let titles = kept.file.cases.iter().map(|case| case.title.clone());
                titles.collect()
            })
            .collect();
        (kept, String::from_utf8(said).expect("UTF-8"))
    }

    #[test]
    fn each_answer_does_what_it_says() {
        for (answers, kept) in [
            ("y\ny\ny\n", vec![vec!["甲", "乙"], vec!["丙"]]),
            ("是\n否\nY\n", vec![vec!["甲"], vec!["丙"]]),
            ("n\na\n", vec![vec!["乙"], vec!["丙"]]),
            ("a\n", vec![vec!["甲", "乙"], vec!["丙"]]),
            ("y\nq\ny\n", vec![vec!["甲"]]),
            ("y\n", vec![vec!["甲"]]),
            ("什么\ny\nn\nn\n", vec![vec!["甲"]]),
            ("", vec![]),
        ] {
            assert_eq!(answered(answers).0, kept, "{answers:?}");
        }
    }

    #[test]
    fn a_changed_case_is_asked_for_as_a_scenario_of_its_own() {
        let context = context();
        let mut suite = suite();
        for case in &mut suite.files[0].cases {
            case.status = Status::Changed;
        }
        let mut said = Vec::new();
        let mut interview = Interview::new("n\ny\n".as_bytes(), &mut said, &context);
        let accepted = interview.accepted(&suite, suite.files[0].cases.iter());
        let titles: Vec<&str> = accepted.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(titles, ["乙"]);
        let said = String::from_utf8(said).expect("UTF-8");
        assert_eq!(said.matches("写成修改后版本的场景").count(), 2, "{said}");
    }

    #[test]
    fn each_case_is_shown_once_without_the_frame_of_a_report() {
        let (_, said) = answered("y\nn\ny\n");
        assert_eq!(said.matches("以下 3 案").count(), 1, "{said}");
        for title in ["甲", "乙", "丙"] {
            assert_eq!(said.matches(&format!("+ {title} ")).count(), 1, "{said}");
        }
        assert_eq!(said.matches("[y] 是").count(), 3, "{said}");
        for frame in ["通过", "各场景的事实均为示例"] {
            assert!(!said.contains(frame), "{frame} in {said}");
        }
    }
}
