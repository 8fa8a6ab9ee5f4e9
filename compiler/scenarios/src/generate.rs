//! Scenarios written by the tool: what completes a suite, and pairs that a 区分 tells apart.

use crate::cover::{SuiteCoverage, Unmeasured, aim, scenarios_under};
use crate::filter::Filter;
use qufen_analysis::cover::{Aim, Coverage, Level, known_with_presumptions};
use qufen_analysis::generate::{Contrast, Draft, contrasts, scenario, smallest};
use qufen_analysis::space::{Budget, Overrun, Space, within};
use qufen_diagnostics::Language;
use qufen_semantics::model::{Case, Model, OutcomeId};
use qufen_semantics::{InstrumentName, Project};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is to be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which scenarios are there already.
    pub filter: Filter,
    /// Leave them out of account.
    pub from_nothing: bool,
    /// Roles, outcomes and values as well as MC/DC.
    pub all: bool,
}

/// Scenarios that complete a suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// As source.
    pub source: String,
    /// How many scenarios that is.
    pub cases: usize,
    /// No fewer can do: proved.
    pub at_least: usize,
}

/// Pairs for a 区分.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contrasting {
    /// No such 区分; these are declared.
    Unknown(Vec<String>),
    /// No two cases that differ only in what it is about come out differently: proved.
    None,
    /// The pairs, as source.
    Pairs(String),
}

/// The scenarios that complete coverage of `instrument`.
///
/// # Errors
/// [`Unmeasured`] when there is no model, or its diagram outgrows `budget`.
pub fn completing(
    project: &Project,
    instrument: &InstrumentName,
    request: &Request,
    budget: Budget,
) -> Result<Completion, Unmeasured> {
    let model = model(project, instrument)?;
    let existing: Vec<Case> = if request.from_nothing {
        Vec::new()
    } else {
        let all = scenarios_under(project, &request.filter, instrument);
        all.into_iter().map(|it| it.case).collect()
    };
    let levels: &[Level] = if request.all {
        &[Level::Outcome, Level::Clause, Level::Condition, Level::Mcdc]
    } else {
        &[Level::Mcdc]
    };
    let planned = within(&model, budget, |space| {
        let suite = smallest(space, &existing, levels)?;
        let cases = suite.cases.iter().map(|it| it.witness.case(&model));
        let outcomes = cases.map(|case| Ok((possible(space, &case)?, case)));
        let outcomes = outcomes.collect::<Result<Vec<_>, Overrun>>()?;
        Ok((suite, outcomes))
    });
    let (suite, outcomes) = planned.map_err(|_| Unmeasured::Overrun)?;
    let covered = described(project, instrument, &model, suite.before);
    let mut titles = Titles::of(project);
    let mut sources = Vec::new();
    for (planned, (outcomes, case)) in suite.cases.iter().zip(outcomes) {
        let title = titles.unique(title(&covered, &planned.aims));
        let mut draft = draft(&model, title, case, outcomes);
        draft.notes = vec![note(&covered, &planned.aims)];
        sources.push(scenario(&model, &draft));
    }
    Ok(Completion {
        cases: suite.cases.len(),
        at_least: suite.at_least,
        source: sources.join("\n"),
    })
}

/// The contrast pairs of the 区分 that `name` names: either side, or `甲 与 乙`.
///
/// # Errors
/// As [`completing`].
pub fn contrasting(
    project: &Project,
    instrument: &InstrumentName,
    name: &str,
    budget: Budget,
) -> Result<Contrasting, Unmeasured> {
    let model = model(project, instrument)?;
    let Some(index) = distinction(&model, name) else {
        let known = model.distinctions.iter();
        let known = known.map(|it| format!("{} 与 {}", it.this_name, it.that_name));
        return Ok(Contrasting::Unknown(known.collect()));
    };
    let pairs = within(&model, budget, |space| contrasts(space, index));
    let pairs = pairs.map_err(|_| Unmeasured::Overrun)?;
    if pairs.is_empty() {
        return Ok(Contrasting::None);
    }
    let mut titles = Titles::of(project);
    let mut sources = Vec::new();
    for (number, pair) in (1..).zip(&pairs) {
        let number = if pairs.len() == 1 {
            String::new()
        } else {
            number.to_string()
        };
        for this_side in [true, false] {
            let draft = side(&model, index, pair, this_side, &number, &mut titles);
            sources.push(scenario(&model, &draft));
        }
    }
    Ok(Contrasting::Pairs(sources.join("\n")))
}

fn model(project: &Project, instrument: &InstrumentName) -> Result<Arc<Model>, Unmeasured> {
    let model = project.model(instrument).ok_or(Unmeasured::NoModel)?;
    if model.instrument.text_held {
        Ok(model)
    } else {
        Err(Unmeasured::TextNotHeld)
    }
}

/// The outcomes that remain possible in a case.
fn possible(space: &Space<'_>, case: &Case) -> Result<Vec<OutcomeId>, Overrun> {
    let known = known_with_presumptions(space, case);
    let mut possible = Vec::new();
    for index in 0..space.model().outcomes.len() {
        let outcome = OutcomeId(index as u32);
        if space.graph(space.is(outcome)?)?.reaches(&known) {
            possible.push(outcome);
        }
    }
    Ok(possible)
}

/// A draft whose 期望 is that of the diagram, its basis that of the evaluator.
fn draft(model: &Model, title: String, case: Case, outcomes: Vec<OutcomeId>) -> Draft {
    let basis = match outcomes.as_slice() {
        [_] => Draft::decided(model, title.clone(), case.clone())
            .map(|it| it.basis)
            .unwrap_or_default(),
        _ => Vec::new(),
    };
    Draft {
        title,
        notes: Vec::new(),
        covers: Vec::new(),
        case,
        outcomes,
        basis,
    }
}

fn side(
    model: &Model,
    index: usize,
    pair: &Contrast,
    this_side: bool,
    number: &str,
    titles: &mut Titles,
) -> Draft {
    let distinction = &model.distinctions[index];
    let (case, outcome, name) = if this_side {
        (&pair.this, pair.this_outcome, &distinction.this_name)
    } else {
        (&pair.that, pair.that_outcome, &distinction.that_name)
    };
    let (this, that) = (&distinction.this_name, &distinction.that_name);
    let shown = &model.outcomes[outcome.index()];
    let title = titles.unique(format!("{this}与{that}对照{number}：{name}，{shown}"));
    let mut draft = draft(model, title, case.clone(), vec![outcome]);
    draft.notes = vec![format!(
        "示例：对照的两案只有 {} 项事实不同，都是「{this} 与 {that}」所说的事实。",
        pair.differences
    )];
    draft.covers = vec![(index, this_side)];
    draft
}

/// By either side's name, or by both.
fn distinction(model: &Model, name: &str) -> Option<usize> {
    let plain: String = name.split_whitespace().collect();
    model.distinctions.iter().position(|it| {
        let both = format!("{}与{}", it.this_name, it.that_name);
        [&both, &it.this_name, &it.that_name].contains(&&plain)
    })
}

/// The coverage before, with what is needed to word its aims.
fn described(
    project: &Project,
    instrument: &InstrumentName,
    model: &Arc<Model>,
    coverage: Coverage,
) -> SuiteCoverage {
    SuiteCoverage {
        instrument: instrument.clone(),
        model: Arc::clone(model),
        scenarios: Vec::new(),
        coverage,
        places: None,
        sources: project.sources(),
    }
}

fn title(suite: &SuiteCoverage, aims: &[Aim]) -> String {
    let first = aims
        .first()
        .map_or_else(String::new, |first| worded(suite, *first));
    match aims.len() {
        0 | 1 => first,
        several => format!("{first}等{several}处"),
    }
}

/// How many aims a 说明 spells out.
const SPELT_OUT: usize = 6;

fn note(suite: &SuiteCoverage, aims: &[Aim]) -> String {
    let spelt = aims.iter().take(SPELT_OUT).map(|aim| worded(suite, *aim));
    let spelt: Vec<String> = spelt.collect();
    let more = aims.len().saturating_sub(SPELT_OUT);
    let more = if more > 0 {
        format!("；另有 {more} 处")
    } else {
        String::new()
    };
    format!("示例：覆盖 {}{more}", spelt.join("；"))
}

/// `第八条第(二)项：精简监管环节不成立`.
fn worded(suite: &SuiteCoverage, one: Aim) -> String {
    let words = aim(suite, one, Language::Chinese).replace(['「', '」'], "");
    let words = words.trim_end_matches("，并且由它决定");
    format!("{}：{words}", suite.subject_name(one))
}

/// Titles in use.
struct Titles(BTreeSet<String>);

impl Titles {
    fn of(project: &Project) -> Titles {
        let files = project.scenario_files().into_iter();
        let scenarios = files.flat_map(|file| project.scenarios(&file, None).0);
        Titles(scenarios.map(|(_, it)| it.title).collect())
    }

    /// The title, numbered where it is taken.
    fn unique(&mut self, title: String) -> String {
        let mut unique = title.clone();
        let mut number = 2;
        while !self.0.insert(unique.clone()) {
            unique = format!("{title}（{number}）");
            number += 1;
        }
        unique
    }
}
