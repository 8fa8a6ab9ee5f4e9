//! 修改决定: its head.

use super::{Lowering, has};
use crate::ast::{
    AmendmentHeader, Amends, Commencement, Repeal, Spanned, Standing, Withdrawal, Withdrawn,
};
use crate::grammar::Rule;
use crate::statements::Statement;

impl Lowering<'_> {
    /// `删去 定义 甲、乙`.
    pub(super) fn withdrawal(&mut self, statement: Statement) -> Option<Withdrawal> {
        let pair = self.parse(statement)?;
        Some(Withdrawal {
            kind: if has(&pair, Rule::kw_facts) {
                Withdrawn::Fact
            } else {
                Withdrawn::Definition
            },
            names: self.names_in(&pair),
        })
    }

    pub(super) fn amendment(&mut self, statements: &[Statement]) -> AmendmentHeader {
        let mut header = AmendmentHeader {
            title: Spanned {
                node: String::new(),
                span: statements[0].span,
            },
            nature: None,
            issuers: Vec::new(),
            issued: None,
            commencement: None,
            repeals: Vec::new(),
            amends: None,
            in_order: None,
            rest_pending: None,
        };
        self.repeated_lines(statements, &[Rule::repeal]);
        for &statement in statements {
            let Some(pair) = self.parse(statement) else {
                continue;
            };
            let span = self.span(&pair);
            match pair.as_rule() {
                Rule::amendment => header.title = self.title_in(&pair),
                Rule::nature => header.nature = Some(self.name_in(&pair)),
                Rule::issuers => header.issuers = self.names_of(&pair, Rule::name_list),
                Rule::issued => header.issued = self.date_in(&pair),
                Rule::amends => header.amends = self.amends(&pair),
                Rule::in_order_line => header.in_order = Some(span),
                Rule::rest_pending => header.rest_pending = Some(span),
                _ => match self.standing(&pair) {
                    Some(Standing::Commencement { date, span }) => {
                        header.commencement = Some(Commencement { date, span });
                    }
                    Some(Standing::Repeal {
                        title,
                        version,
                        span,
                    }) => header.repeals.push(Repeal {
                        title,
                        version,
                        span,
                    }),
                    _ => {}
                },
            }
        }
        let amends = statements.iter().any(|it| it.rule == Some(Rule::amends));
        if !amends {
            self.missing(statements[0].span, "修改 《…》 版本 … 为 版本 …");
        }
        header
    }

    fn amends(&self, pair: &super::Pair<'_, Rule>) -> Option<Amends> {
        let mut versions =
            super::children(pair, Rule::version_name).map(|version| self.name(&version));
        Some(Amends {
            title: self.title_in(pair),
            old: versions.next()?,
            new: versions.next()?,
            span: self.span(pair),
        })
    }
}
