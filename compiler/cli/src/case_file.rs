//! The case that a decision is about: a scenario, or JSON.

mod json;
mod spoken;

use crate::answer::Stop;
use crate::context::Context;
use crate::load::{Encoding, Loaded, read_stdin, read_text};
use json::{JsonCase, Node, Object};
use qufen_diagnostics::{Code, Diagnostic, Sources, codes};
use qufen_semantics::model::{Case, Model};
use qufen_semantics::{InstrumentName, Project};
use serde_json::Value;
pub use spoken::{knows_fact, knows_reading, spoken_of};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What `--case` names, read.
#[derive(Clone, Debug)]
pub struct CaseSource {
    /// As typed; in words for standard input.
    shown: String,
    path: Option<PathBuf>,
    text: String,
}

/// How a JSON case is written.
const SHAPE: &str = r#"{"facts": {"事实": true}, "readings": {"解读": "乙"}}"#;

impl CaseSource {
    /// Reads the file, or standard input for `-`.
    pub fn read(typed: &str, encoding: Encoding, context: &Context) -> Result<CaseSource, Stop> {
        if typed == "-" {
            let shown = context.words().report.standard_input;
            let (text, _) = read_stdin(shown, encoding, context.words())?;
            return Ok(CaseSource {
                shown: shown.into(),
                path: None,
                text,
            });
        }
        let path = PathBuf::from(typed);
        let (text, _) = read_text(
            &context.folder.join(&path),
            typed,
            encoding,
            context.words(),
        )?;
        Ok(CaseSource {
            shown: typed.into(),
            path: Some(path),
            text,
        })
    }

    /// The file, when it holds scenarios.
    pub fn scenario_file(&self) -> Option<&Path> {
        self.path.as_deref().filter(|_| !self.is_json())
    }

    /// The case under `model`; what only `others` speak of is left out of JSON.
    pub fn case(
        &self,
        project: &mut Project,
        loaded: &Loaded,
        name: &InstrumentName,
        model: &Model,
        others: &[Arc<Model>],
        scenario: Option<&str>,
    ) -> Result<Case, Stop> {
        if self.is_json() {
            return self.json_case(project, model, others);
        }
        let file = match &self.path {
            Some(path) => loaded.show(path),
            None => {
                project.set_text(&self.shown, self.text.clone());
                self.shown.clone()
            }
        };
        self.scenario_case(project, &file, name, scenario)
    }

    fn is_json(&self) -> bool {
        let named_json = self
            .path
            .as_ref()
            .is_some_and(|path| path.extension().is_some_and(|held| held == "json"));
        named_json || self.text.trim_start().starts_with('{')
    }

    fn scenario_case(
        &self,
        project: &Project,
        file: &str,
        name: &InstrumentName,
        wanted: Option<&str>,
    ) -> Result<Case, Stop> {
        let (all, problems) = project.scenarios(file, Some(name));
        let titles: Vec<&str> = all.iter().map(|(_, one)| one.title.as_str()).collect();
        let chosen = match wanted {
            Some(title) => all.iter().find(|(_, one)| one.title == title),
            None => all
                .first()
                .filter(|_| all.len() == 1 && problems.is_empty()),
        };
        if let Some((_, one)) = chosen {
            return Ok(one.case.clone());
        }
        if !problems.is_empty() {
            return Err(Stop::unusable(problems, project.sources()));
        }
        let code = match wanted {
            Some(_) if !all.is_empty() => codes::SCENARIO_NOT_FOUND,
            _ if all.is_empty() => codes::CASE_WITHOUT_SCENARIO,
            _ => codes::SEVERAL_SCENARIOS,
        };
        let list: Vec<String> = titles.iter().map(|title| format!("「{title}」")).collect();
        Err(Diagnostic::nowhere(code)
            .with("path", &self.shown)
            .with("name", wanted.unwrap_or_default())
            .with("list", list.join("、"))
            .into())
    }

    fn json_case(
        &self,
        project: &Project,
        model: &Model,
        others: &[Arc<Model>],
    ) -> Result<Case, Stop> {
        let JsonCase { facts, readings } = self.parse_json()?;
        refuse_repetition(&facts, &readings)?;
        let facts = spoken_of(&facts, knows_fact, model, others);
        let readings = spoken_of(&readings, knows_reading, model, others);
        let mut case = Case::unknown(model);
        choose_readings(model, &mut case, &readings)?;
        let problems = project.assign(model, &mut case, &facts);
        if problems.is_empty() {
            Ok(case)
        } else {
            Err(Stop::unusable(problems, project.sources()))
        }
    }

    fn parse_json(&self) -> Result<JsonCase, Stop> {
        let object: Object =
            serde_json::from_str(&self.text).map_err(|error| self.not_json(&error))?;
        if !object
            .0
            .iter()
            .any(|(key, value)| key == "facts" && value.is_object_like())
        {
            return Ok(JsonCase {
                facts: self.words(object)?,
                readings: Vec::new(),
            });
        }
        let mut case = JsonCase::default();
        for (key, value) in object.0 {
            match (key.as_str(), value) {
                ("facts", Node::Object(facts)) => case.facts.extend(self.words(facts)?),
                ("readings", Node::Object(readings)) => case.readings.extend(self.words(readings)?),
                (other, _) => return Err(self.refused(codes::CASE_PART_UNKNOWN, other)),
            }
        }
        Ok(case)
    }

    /// Each value as a person would type it.
    fn words(&self, object: Object) -> Result<Vec<(String, String)>, Stop> {
        let word = |(name, value): (String, Node)| match value {
            Node::Leaf(Value::Null) => Ok((name, "未知".to_owned())),
            Node::Leaf(Value::Bool(value)) => {
                Ok((name, if value { "是" } else { "否" }.to_owned()))
            }
            Node::Leaf(Value::Number(value)) => Ok((name, value.to_string())),
            Node::Leaf(Value::String(value)) => Ok((name, value)),
            _ => Err(self.bad_shape(&name)),
        };
        object.0.into_iter().map(word).collect()
    }

    fn not_json(&self, error: &serde_json::Error) -> Stop {
        if error.is_data() {
            return self.bad_shape("{ }");
        }
        Diagnostic::nowhere(codes::CASE_NOT_JSON)
            .with("path", &self.shown)
            .with("line", error.line())
            .with("column", error.column().max(1))
            .into()
    }

    fn bad_shape(&self, what: &str) -> Stop {
        self.refused(codes::CASE_SHAPE, what)
    }

    fn refused(&self, code: Code, what: &str) -> Stop {
        let problem = Diagnostic::nowhere(code).with("path", &self.shown);
        problem.with("what", what).with("shape", SHAPE).into()
    }
}

/// One case has one finding on each fact, and is decided under one option of each reading.
pub fn refuse_repetition(
    facts: &[(String, String)],
    readings: &[(String, String)],
) -> Result<(), Stop> {
    let mut problems = given_twice(facts, codes::FACT_GIVEN_TWICE);
    problems.extend(given_twice(readings, codes::READING_GIVEN_TWICE));
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Stop::unusable(problems, Sources::default()))
    }
}

fn given_twice(pairs: &[(String, String)], code: Code) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let again = pairs.iter().filter(|(name, _)| !seen.insert(name.as_str()));
    again
        .map(|(name, _)| Diagnostic::nowhere(code).with("name", name))
        .collect()
}

/// Puts the named readings in force.
pub fn choose_readings(
    model: &Model,
    case: &mut Case,
    chosen: &[(String, String)],
) -> Result<(), Stop> {
    let mut problems = Vec::new();
    for (name, option) in chosen {
        let Some(id) = model.reading(name) else {
            let known: Vec<&str> = model
                .readings
                .iter()
                .map(|reading| reading.name.as_str())
                .collect();
            let problem = Diagnostic::nowhere(codes::UNKNOWN_READING).with("name", name);
            problems.push(problem.with("list", or_none(&known)));
            continue;
        };
        let options = &model.readings[id.index()].options;
        match options.iter().position(|(label, _)| label == option) {
            Some(index) => case.choose(id, index as u32),
            None => {
                let known: Vec<&str> = options.iter().map(|(label, _)| label.as_str()).collect();
                let problem = Diagnostic::nowhere(codes::UNKNOWN_READING_OPTION).with("name", name);
                problems.push(problem.with("option", option).with("list", or_none(&known)));
            }
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Stop::unusable(problems, Sources::default()))
    }
}

fn or_none(names: &[&str]) -> String {
    if names.is_empty() {
        "（无）".into()
    } else {
        names.join("、")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<JsonCase, Vec<qufen_diagnostics::Code>> {
        let source = CaseSource {
            shown: "案情.json".into(),
            path: None,
            text: text.into(),
        };
        source
            .parse_json()
            .map_err(|stop| stop.diagnostics.iter().map(|one| one.code).collect())
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.into(), value.into())
    }

    #[test]
    fn a_flat_object_states_facts_as_a_person_would() {
        let case = parsed(r#"{"甲": true, "乙": false, "丙": null, "丁": 12, "戊": "50万元"}"#)
            .expect("facts");
        let facts = [
            pair("甲", "是"),
            pair("乙", "否"),
            pair("丙", "未知"),
            pair("丁", "12"),
            pair("戊", "50万元"),
        ];
        assert_eq!(case.facts, facts);
        assert!(case.readings.is_empty());
    }

    #[test]
    fn the_full_form_has_readings_and_nothing_else() {
        let case = parsed(r#"{"facts": {"甲": true}, "readings": {"解": "乙"}}"#).expect("a case");
        assert_eq!(case.facts, [pair("甲", "是")]);
        assert_eq!(case.readings, [pair("解", "乙")]);
        assert_eq!(
            parsed(r#"{"facts": {}, "reading": {}}"#).err(),
            Some(vec![codes::CASE_PART_UNKNOWN])
        );
    }

    #[test]
    fn what_is_no_case_is_told_apart_from_what_is_no_json() {
        for text in [r#"{"甲": [1]}"#, r#"{"甲": {"乙": 1}}"#, "[1]", "3"] {
            assert_eq!(parsed(text).err(), Some(vec![codes::CASE_SHAPE]), "{text}");
        }
        for text in [r#"{"甲": tru}"#, r#"{"甲": 1"#, "{,}", ""] {
            assert_eq!(
                parsed(text).err(),
                Some(vec![codes::CASE_NOT_JSON]),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_stated_twice_is_not_dropped_in_silence() {
        let text = r#"{"facts": {"甲": true, "甲": false}, "readings": {"解": "甲", "解": "乙"}}"#;
        let case = parsed(text).expect("all");
        let stop = refuse_repetition(&case.facts, &case.readings).expect_err("twice");
        let found: Vec<Code> = stop.diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(found, [codes::FACT_GIVEN_TWICE, codes::READING_GIVEN_TWICE]);
    }
}
