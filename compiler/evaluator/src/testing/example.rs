//! A small made-up law with one of everything, labelled 示例, for tests that read a decision.

use qufen_semantics::model::*;

/// 《容错示例办法》: scope direct and by analogy, two requirements, two circumstances, two
/// exclusions, a factor, an effect, a duty and a reading.
pub fn example() -> Model {
    let mut law = Law { model: blank() };
    law.facts();
    law.clauses();
    law.operative();
    law.model
}

struct Law {
    model: Model,
}

fn blank() -> Model {
    Model {
        instrument: Instrument {
            title: "容错示例办法".into(),
            version: "示例1".into(),
            nature: Some("示例".into()),
            issuers: Vec::new(),
            issued: None,
            commencement: None,
            repeals: Vec::new(),
            interpreters: Vec::new(),
            old_unless_lighter: false,
            text_held: true,
        },
        decision: "容错认定".into(),
        outcomes: ["不适用", "不予容错免责", "可以容错免责", "不符合条件"]
            .map(String::from)
            .to_vec(),
        default: OutcomeId(3),
        leniency: Vec::new(),
        facts: Vec::new(),
        constraints: Vec::new(),
        definitions: Vec::new(),
        readings: vec![Reading {
            name: "紧急处置的程序要求".into(),
            options: vec![
                ("甲".into(), "不免除".into()),
                ("乙".into(), "补正即视为符合".into()),
            ],
            default: 0,
            clause: None,
        }],
        clauses: Vec::new(),
        evaluation_order: Vec::new(),
        scopes: Vec::new(),
        out_of_scope: Some(OutcomeId(0)),
        rules: Vec::new(),
        requirements: Vec::new(),
        factors: Vec::new(),
        effects: Vec::new(),
        norms: Vec::new(),
        distinctions: Vec::new(),
        assertions: Vec::new(),
        arrangement: Vec::new(),
    }
}

impl Law {
    fn facts(&mut self) {
        let unit = Domain::Enumeration {
            name: "单位类".into(),
            ordered: false,
            variants: ["行政机关", "国有企业", "其他组织"]
                .map(String::from)
                .to_vec(),
        };
        self.fact("任职单位", unit, "任职于何种单位？");
        self.fact("法律明令禁止", Domain::Boolean, "行为时法律是否明令禁止？");
        self.fact("集体决策", Domain::Boolean, "是否经过集体决策？");
        self.fact("先行先试", Domain::Boolean, "是否属于先行先试？");
        self.fact("及时补正", Domain::Boolean, "事后是否及时补正？");
        self.fact("谋取私利", Domain::Boolean, "是否谋取私利？");
        self.fact("损失金额", Domain::Money, "造成多少损失？");
        self.fact("初衷为公", Domain::Boolean, "初衷是否为公？");
        self.model.facts[5].presumption = Some(Value::Boolean(false));
        let harm = Formula::And(vec![self.is("谋取私利"), self.is("初衷为公")]);
        self.model.constraints.push(Constraint {
            formula: harm.negated(),
            source: "谋取私利 蕴含 非 初衷为公".into(),
        });
    }

    fn fact(&mut self, name: &str, domain: Domain, question: &str) {
        self.model.facts.push(Fact {
            name: name.into(),
            domain,
            description: None,
            question: Some(question.into()),
            determined_by: Some("调查组".into()),
            evidence: None,
            presumption: None,
            open_item: None,
        });
    }

    fn clauses(&mut self) {
        let in_reading = Formula::Reading(ReadingId(0), 1);
        let deemed = Formula::And(vec![in_reading, self.is("及时补正")]);
        let procedure = Formula::Or(vec![self.is("集体决策"), deemed]);
        let forbidden = self.is("法律明令禁止");
        let (trial, cured) = (self.is("先行先试"), self.is("及时补正"));
        let gain = self.is("谋取私利");
        let loss = self.test("损失金额", Comparison::AtLeast(Value::Money(50_000_000)));
        self.clause("第一条", "看初衷,看是为公还是为私。", None);
        self.clause(
            "第二条第(一)项",
            "法律没有明令禁止;",
            Some(forbidden.negated()),
        );
        self.clause("第二条第(二)项", "经过集体决策程序。", Some(procedure));
        self.clause("第三条第(一)项", "在先行先试中出现失误的;", Some(trial));
        self.clause(
            "第三条第(二)项",
            "程序有欠缺但事后及时补正的。",
            Some(cured),
        );
        self.clause("第四条第(一)项", "谋取私利的;", Some(gain));
        self.clause("第四条第(二)项", "造成损失五十万元以上的。", Some(loss));
        self.clause("第五条", "予以容错免责的,考核不受影响。", None);
        self.clause("第六条", "调查组应主动听取当事人的说明。", None);
        self.clause("第七条", "本办法适用于行政机关。国有企业参照执行。", None);
    }

    fn clause(&mut self, citation: &str, text: &str, formula: Option<Formula>) {
        self.model
            .evaluation_order
            .push(ClauseId(self.model.clauses.len() as u32));
        self.model.clauses.push(Clause {
            citation: citation.into(),
            text: text.into(),
            parent: None,
            own: formula.clone(),
            formula,
            deemings: Vec::new(),
            exceptions: Vec::new(),
            account: Vec::new(),
        });
    }

    fn operative(&mut self) {
        for (outcome, items) in [(2, [3, 4]), (1, [5, 6])] {
            let items = items.map(ClauseId).to_vec();
            self.model.rules.push(Rule {
                clause: items[0],
                outcome: OutcomeId(outcome),
                condition: Formula::Or(items.iter().copied().map(Formula::Clause).collect()),
                items,
            });
        }
        for clause in [1, 2].map(ClauseId) {
            let condition = Formula::Clause(clause);
            self.model.requirements.push(Requirement {
                clause,
                outcome: OutcomeId(2),
                condition,
            });
        }
        for (variant, analogy) in [(0, false), (1, true)] {
            let condition = self.test("任职单位", Comparison::Equal(Value::Variant(variant)));
            self.model.scopes.push(Scope {
                clause: ClauseId(9),
                condition,
                analogy,
            });
        }
        self.model.factors.push(Factor {
            clause: ClauseId(0),
            name: "看初衷".into(),
            favourable: self.is("初衷为公"),
            adverse: self.is("谋取私利"),
        });
        let condition = Formula::Outcome(OutcomeId(2));
        self.model.effects.push(Effect {
            clause: ClauseId(7),
            condition,
        });
        self.model.norms.push(Norm {
            clause: ClauseId(8),
            modality: Modality::Duty,
            actor: "调查组".into(),
            act: "主动听取说明".into(),
            addressee: Some("当事人".into()),
            condition: Formula::Constant(true),
        });
    }

    fn is(&self, fact: &str) -> Formula {
        self.test(fact, Comparison::Equal(Value::Boolean(true)))
    }

    fn test(&self, fact: &str, comparison: Comparison) -> Formula {
        match self.model.fact(fact) {
            Some(fact) => Formula::Test(Test { fact, comparison }),
            None => Formula::Constant(false),
        }
    }
}
