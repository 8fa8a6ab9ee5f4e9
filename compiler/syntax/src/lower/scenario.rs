//! 场景 and 基准.

use super::{Lowering, child, children, has};
use crate::ast::{Assignment, Coverage, Expectation, Pending, PolicyRef, Scenario, Spanned};
use crate::grammar::Rule;
use crate::statements::Statement;
use pest::iterators::Pair;

impl Lowering<'_> {
    pub(super) fn scenario(&mut self, statements: &[Statement]) -> Option<Scenario> {
        let many = [
            Rule::note,
            Rule::coverage,
            Rule::chosen_reading,
            Rule::case_line,
        ];
        self.repeated_lines(statements, &many);
        let head = self.parse(statements[0]);
        let baseline = crate::chars::first_word(self.text(statements[0].span)) == "基准";
        let title = match &head {
            Some(pair) => self.sure_quote(pair),
            None => Spanned {
                node: String::new(),
                span: statements[0].span,
            },
        };
        let mut scenario = Scenario {
            title,
            baseline,
            notes: Vec::new(),
            policy: None,
            covers: Vec::new(),
            readings: Vec::new(),
            like: None,
            facts: Vec::new(),
            rest: None,
            expected: None,
            span: statements[0].span.to(statements[statements.len() - 1].span),
        };
        for &statement in &statements[1..] {
            if let Some(pair) = self.parse(statement) {
                self.scenario_line(&pair, &mut scenario);
            }
        }
        head.map(|_| scenario)
    }

    fn scenario_line(&mut self, pair: &Pair<'_, Rule>, scenario: &mut Scenario) {
        match pair.as_rule() {
            Rule::note => scenario.notes.extend(self.quote_in(pair)),
            Rule::policy => {
                let version = self.version_in(pair);
                scenario.policy = Some(PolicyRef {
                    title: self.title_in(pair),
                    version,
                });
            }
            Rule::coverage => {
                if let [this_name, that_name] = &self.names_in(pair)[..] {
                    scenario.covers.push(Coverage {
                        this_name: this_name.clone(),
                        that_name: that_name.clone(),
                        this_side: has(pair, Rule::kw_this),
                        span: self.span(pair),
                    });
                }
            }
            Rule::chosen_reading => {
                if let [reading, option] = &self.names_in(pair)[..] {
                    scenario.readings.push((reading.clone(), option.clone()));
                }
            }
            Rule::case_head => {
                scenario.like = self.quote_in(pair);
                self.case_facts(pair, scenario);
            }
            Rule::case_line => self.case_facts(pair, scenario),
            _ => scenario.expected = self.expectation(pair),
        }
    }

    fn case_facts(&mut self, pair: &Pair<'_, Rule>, scenario: &mut Scenario) {
        let Some(facts) = child(pair, Rule::case_facts) else {
            return;
        };
        for inner in facts.into_inner() {
            match inner.as_rule() {
                Rule::assignment => {
                    let fact = self.name_in(&inner);
                    let value = self.value_in(&inner);
                    scenario
                        .facts
                        .extend(value.map(|value| Assignment { fact, value }));
                }
                Rule::rest => {
                    let span = self.span(&inner);
                    if let Some(earlier) = &scenario.rest {
                        let earlier = earlier.span;
                        self.repeated(span, earlier);
                    }
                    scenario.rest = self.value_in(&inner);
                }
                _ => {}
            }
        }
    }

    fn expectation(&mut self, pair: &Pair<'_, Rule>) -> Option<Expectation> {
        let open = child(pair, Rule::outcome_set);
        let outcomes = match &open {
            Some(set) => {
                self.closed(set, Rule::open_set, Rule::close_set, "}");
                self.names_in(set)
            }
            None => self.names_in(pair),
        };
        let mut basis = Vec::new();
        if let Some(list) = child(pair, Rule::citation_list) {
            for citation in children(&list, Rule::citation) {
                basis.extend(self.citation(&citation));
            }
        }
        let mut pending = Vec::new();
        if let Some(list) = child(pair, Rule::pending_list) {
            for inner in children(&list, Rule::pending) {
                pending.extend(if has(&inner, Rule::citation) {
                    self.citation_in(&inner).map(Pending::Clause)
                } else {
                    Some(Pending::Fact(self.name_in(&inner)))
                });
            }
        }
        let span = self.span(pair);
        Some(Expectation {
            outcomes,
            open: open.is_some(),
            basis,
            pending,
            span,
        })
    }
}
