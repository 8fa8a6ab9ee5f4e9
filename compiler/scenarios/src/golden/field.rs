//! The kinds of lines of an entry, in the order in which they stand.

/// What a line says about the decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Title and version of the instrument.
    Policy,
    /// 草案 or 示例.
    Nature,
    /// What is decided.
    Decision,
    /// The outcome, or 未定.
    Outcome,
    /// What remains possible.
    Possible,
    /// 适用 or 参照.
    Scope,
    /// A clause that carries the outcome.
    Basis,
    /// A requirement that holds.
    Met,
    /// A requirement that fails.
    Failed,
    /// A requirement not yet known.
    Open,
    /// A clause that fired without effect.
    Defeated,
    /// A clause that a 除外 takes away.
    Excepted,
    /// A presumption used.
    Presumed,
    /// A fact still to be found.
    Unknown,
    /// A smallest set of facts that settles.
    Settle,
    /// Findings, and what they lead to.
    SettleBy,
    /// The side of a distinction.
    Distinction,
    /// A factor's lean.
    Factor,
    /// An effect.
    Effect,
    /// A duty, prohibition or right.
    Duty,
    /// A reading in force.
    Reading,
    /// A reading of which another option would matter.
    Sensitive,
    /// A smallest change that changes the outcome.
    Nearest,
    /// A question on which the search stopped at its limit.
    Incomplete,
}

/// What a difference in a field means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// What the case comes out as.
    Outcome,
    /// Why.
    Reason,
    /// What else is said.
    Rest,
}

impl Field {
    /// Every field, in the order of an entry.
    pub const ALL: [Field; 24] = [
        Field::Policy,
        Field::Nature,
        Field::Decision,
        Field::Outcome,
        Field::Possible,
        Field::Scope,
        Field::Basis,
        Field::Met,
        Field::Failed,
        Field::Open,
        Field::Defeated,
        Field::Excepted,
        Field::Presumed,
        Field::Unknown,
        Field::Settle,
        Field::SettleBy,
        Field::Distinction,
        Field::Factor,
        Field::Effect,
        Field::Duty,
        Field::Reading,
        Field::Sensitive,
        Field::Nearest,
        Field::Incomplete,
    ];

    /// The word that its lines begin with.
    pub fn keyword(self) -> &'static str {
        match self {
            Field::Policy => "依据",
            Field::Nature => "性质",
            Field::Decision => "裁定",
            Field::Outcome => "结论",
            Field::Possible => "可能",
            Field::Scope => "范围",
            Field::Basis => "依",
            Field::Met => "要件具备",
            Field::Failed => "要件不备",
            Field::Open => "要件待查",
            Field::Defeated => "落空",
            Field::Excepted => "除外",
            Field::Presumed => "推定",
            Field::Unknown => "未知",
            Field::Settle => "查明可定",
            Field::SettleBy => "查明则为",
            Field::Distinction => "区分",
            Field::Factor => "考量",
            Field::Effect => "效果",
            Field::Duty => "义务",
            Field::Reading => "解读",
            Field::Sensitive => "解读有别",
            Field::Nearest => "改则为",
            Field::Incomplete => "未穷尽",
        }
    }

    /// The field whose lines begin with `keyword`.
    pub fn find(keyword: &str) -> Option<Field> {
        Field::ALL
            .into_iter()
            .find(|field| field.keyword() == keyword)
    }

    /// What a difference here means.
    pub fn concern(self) -> Concern {
        match self {
            Field::Outcome | Field::Possible => Concern::Outcome,
            Field::Scope | Field::Basis | Field::Met | Field::Failed => Concern::Reason,
            Field::Open | Field::Defeated | Field::Excepted => Concern::Reason,
            _ => Concern::Rest,
        }
    }

    /// Whether an entry holds exactly one such line.
    pub(crate) fn is_required(self) -> bool {
        matches!(
            self,
            Field::Policy | Field::Decision | Field::Outcome | Field::Possible
        )
    }

    /// Whether an entry holds at most one such line.
    pub(crate) fn is_single(self) -> bool {
        self.is_required() || matches!(self, Field::Nature | Field::Scope)
    }
}
