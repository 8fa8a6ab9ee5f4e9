//! One entry of a golden: a scenario's complete decision, as lines.

use super::{Field, Token, Words, excerpt};
use qufen_evaluator::{Cited, Decision, Due, Flip};
use serde_json::Value;

/// A golden text, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Golden {
    /// In the order of the text.
    pub records: Vec<Record>,
}

/// The decision of one scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The scenario's title.
    pub title: String,
    /// Ordered by field.
    pub lines: Vec<Line>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line {
    /// What it is about.
    pub field: Field,
    /// What it says.
    pub tokens: Vec<Token>,
}

/// Stands for the outcome while more than one remains possible.
pub(crate) const OPEN: &str = "未定";

impl Golden {
    /// The entry of that title.
    pub fn find(&self, title: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.title == title)
    }
}

impl Record {
    /// The lines of one field.
    pub fn of(&self, field: Field) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.field == field)
    }

    /// The outcome, or 未定.
    pub fn outcome(&self) -> &str {
        match self
            .of(Field::Outcome)
            .next()
            .and_then(|line| line.tokens.first())
        {
            Some(Token::Name(name)) => name,
            _ => "",
        }
    }

    /// The decision of the scenario `title`; `words` gives the clauses that the decision only cites.
    pub fn of_decision(title: &str, decision: &Decision, words: &Words) -> Record {
        let mut entry = Entry {
            lines: Vec::new(),
            words,
        };
        entry.conclusion(decision);
        entry.reasons(decision);
        entry.gaps(decision);
        entry.consequences(decision);
        entry.alternatives(decision);
        Record {
            title: title.into(),
            lines: entry.lines,
        }
    }
}

struct Entry<'w> {
    lines: Vec<Line>,
    words: &'w Words,
}

impl Entry<'_> {
    fn push(&mut self, field: Field, tokens: Vec<Token>) {
        self.lines.push(Line { field, tokens });
    }

    fn cited(&mut self, field: Field, clauses: &[Cited]) {
        for clause in clauses {
            self.push(
                field,
                vec![Token::clause(&clause.cite, excerpt(&clause.text))],
            );
        }
    }

    fn cite(&self, citation: &str) -> Token {
        Token::clause(citation, self.words.at(citation))
    }

    fn conclusion(&mut self, decision: &Decision) {
        self.push(
            Field::Policy,
            vec![name(&decision.policy), name(&decision.version)],
        );
        if let Some(nature) = &decision.nature {
            self.push(Field::Nature, vec![name(nature)]);
        }
        self.push(Field::Decision, vec![name(&decision.decision)]);
        self.push(
            Field::Outcome,
            vec![name(decision.outcome.as_deref().unwrap_or(OPEN))],
        );
        self.push(
            Field::Possible,
            decision.possible.iter().map(|o| name(o)).collect(),
        );
    }

    fn reasons(&mut self, decision: &Decision) {
        if let Some(scope) = &decision.scope {
            self.push(
                Field::Scope,
                vec![name(&scope.mode), self.cite(&scope.cite)],
            );
        }
        self.cited(Field::Basis, &decision.basis);
        self.cited(Field::Met, &decision.requirements.met);
        self.cited(Field::Failed, &decision.requirements.failed);
        self.cited(Field::Open, &decision.requirements.open);
        for defeated in &decision.defeated {
            let clause = Token::clause(&defeated.cite, excerpt(&defeated.text));
            let tokens = vec![clause, name(&defeated.outcome), self.cite(&defeated.by)];
            self.push(Field::Defeated, tokens);
        }
        for excepted in &decision.excepted {
            let clause = Token::clause(&excepted.cite, excerpt(&excepted.text));
            let tokens = vec![clause, name(&excepted.effect), self.cite(&excepted.by)];
            self.push(Field::Excepted, tokens);
        }
    }

    fn gaps(&mut self, decision: &Decision) {
        for presumed in &decision.presumed {
            self.push(
                Field::Presumed,
                vec![finding(&presumed.fact, &presumed.value)],
            );
        }
        for unknown in &decision.unknown {
            self.push(Field::Unknown, vec![name(&unknown.fact)]);
        }
        for facts in &decision.settle {
            self.push(Field::Settle, facts.iter().map(|fact| name(fact)).collect());
        }
        for settlement in &decision.settle_by {
            self.push(
                Field::SettleBy,
                changes(&settlement.outcome, &settlement.findings),
            );
        }
    }

    fn consequences(&mut self, decision: &Decision) {
        for each in &decision.distinctions {
            let tokens = vec![
                self.cite(&each.cite),
                name(&each.this),
                name(&each.that),
                name(&each.side),
            ];
            self.push(Field::Distinction, tokens);
        }
        for factor in &decision.factors {
            let tokens = vec![
                self.cite(&factor.cite),
                name(&factor.name),
                name(&factor.lean),
            ];
            self.push(Field::Factor, tokens);
        }
        self.cited(Field::Effect, &decision.effects);
        for due in &decision.duties {
            self.duty(due);
        }
    }

    fn duty(&mut self, due: &Due) {
        let mut tokens = vec![self.cite(&due.cite), name(&due.actor), name(&due.modality)];
        tokens.push(Token::Name(unspaced(&due.act)));
        tokens.extend(due.addressee.as_deref().map(name));
        self.push(Field::Duty, tokens);
    }

    fn alternatives(&mut self, decision: &Decision) {
        for (reading, option) in &decision.readings {
            self.push(Field::Reading, vec![name(reading), name(option)]);
        }
        for reading in &decision.reading_sensitive {
            self.push(Field::Sensitive, vec![name(reading)]);
        }
        for change in &decision.nearest {
            self.push(Field::Nearest, changes(&change.outcome, &change.flip));
        }
        for question in &decision.incomplete {
            self.push(Field::Incomplete, vec![name(question)]);
        }
    }
}

/// The whole act, on however many lines the source has it.
fn unspaced(words: &str) -> String {
    words.split_whitespace().collect()
}

fn name(words: &str) -> Token {
    Token::Name(words.into())
}

fn changes(outcome: &str, flips: &[Flip]) -> Vec<Token> {
    let flips = flips.iter().map(|flip| finding(&flip.fact, &flip.to));
    std::iter::once(name(outcome)).chain(flips).collect()
}

fn finding(fact: &str, value: &Value) -> Token {
    let value = match value {
        Value::Bool(true) => "是".into(),
        Value::Bool(false) => "否".into(),
        Value::Null => "未知".into(),
        Value::String(words) => words.clone(),
        other => other.to_string(),
    };
    Token::Finding {
        fact: fact.into(),
        value,
    }
}
