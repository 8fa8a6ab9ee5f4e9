//! A mutant: one slip of the pen, told in a drafter's words.

use super::edit::{Edit, make};
use qufen_semantics::model::{Case, Model, ReadingId};
use schemars::JsonSchema;
use serde::Serialize;
use std::borrow::Cow;

/// A law with one slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// Which kind of slip.
    pub operator: Operator,
    /// The clause that it befell, or `定义 …`.
    pub cite: String,
    /// What was written instead of what.
    pub slip: Slip,
    /// The same as changes to the model.
    pub edits: Vec<Edit>,
}

/// The kinds of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Operator {
    /// An item is missing from 下列…
    ItemDropped,
    /// An item of a neighbouring list is counted in.
    ItemAdded,
    /// 下列之一 for 下列全部, or the reverse.
    Quantifier,
    /// 且 for 或, or the reverse.
    Connective,
    /// One of the 且 parts is missing.
    ConjunctDropped,
    /// One of the 或 parts is missing.
    DisjunctDropped,
    /// The lead-in condition before 下列… is missing.
    LeadDropped,
    /// The whole condition of an effect or a norm is missing.
    ConditionDropped,
    /// 非 is missing.
    NotDropped,
    /// 非 too many.
    NotAdded,
    /// A grade off by one, or a neighbouring value.
    Grade,
    /// A bound that includes its value, or does not.
    Bound,
    /// The constant next to the one meant.
    Constant,
    /// A member of 属于 {…} is missing, or one too many.
    Member,
    /// A 须 is missing.
    RequirementDropped,
    /// A 须 attached to a neighbouring outcome.
    RequirementMoved,
    /// An 除外 is missing.
    ExceptionDropped,
    /// 除外 for 再除外, or the reverse.
    ExceptionNesting,
    /// A 视为 is missing.
    DeemingDropped,
    /// 适用 or 参照 is missing.
    ScopeDropped,
    /// Two neighbouring outcomes in the wrong order.
    Precedence,
    /// The outcome next to the one meant.
    Outcome,
    /// The clause next to the one meant.
    Citation,
    /// The other option of a reading.
    Reading,
    /// The other option of a reading as the default.
    DefaultReading,
}

impl Operator {
    /// All of them, in order.
    pub const ALL: [Operator; 25] = [
        Operator::ItemDropped,
        Operator::ItemAdded,
        Operator::Quantifier,
        Operator::Connective,
        Operator::ConjunctDropped,
        Operator::DisjunctDropped,
        Operator::LeadDropped,
        Operator::ConditionDropped,
        Operator::NotDropped,
        Operator::NotAdded,
        Operator::Grade,
        Operator::Bound,
        Operator::Constant,
        Operator::Member,
        Operator::RequirementDropped,
        Operator::RequirementMoved,
        Operator::ExceptionDropped,
        Operator::ExceptionNesting,
        Operator::DeemingDropped,
        Operator::ScopeDropped,
        Operator::Precedence,
        Operator::Outcome,
        Operator::Citation,
        Operator::Reading,
        Operator::DefaultReading,
    ];

    /// As machine formats and `--operators` name it.
    pub fn id(self) -> &'static str {
        match self {
            Operator::ItemDropped => "item-dropped",
            Operator::ItemAdded => "item-added",
            Operator::Quantifier => "quantifier",
            Operator::Connective => "connective",
            Operator::ConjunctDropped => "conjunct-dropped",
            Operator::DisjunctDropped => "disjunct-dropped",
            Operator::LeadDropped => "lead-dropped",
            Operator::ConditionDropped => "condition-dropped",
            Operator::NotDropped => "not-dropped",
            Operator::NotAdded => "not-added",
            Operator::Grade => "grade",
            Operator::Bound => "bound",
            Operator::Constant => "constant",
            Operator::Member => "member",
            Operator::RequirementDropped => "requirement-dropped",
            Operator::RequirementMoved => "requirement-moved",
            Operator::ExceptionDropped => "exception-dropped",
            Operator::ExceptionNesting => "exception-nesting",
            Operator::DeemingDropped => "deeming-dropped",
            Operator::ScopeDropped => "scope-dropped",
            Operator::Precedence => "precedence",
            Operator::Outcome => "outcome",
            Operator::Citation => "citation",
            Operator::Reading => "reading",
            Operator::DefaultReading => "default-reading",
        }
    }

    /// The operator of that name.
    pub fn named(id: &str) -> Option<Operator> {
        Operator::ALL.into_iter().find(|it| it.id() == id)
    }
}

/// What was written instead of what, in words of the law and the language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// One for the other.
    Written {
        /// What the law says.
        meant: String,
        /// What the slip says.
        written: String,
    },
    /// Left out.
    Omitted(String),
    /// Counted in.
    Added(String),
    /// Two that changed places.
    Swapped(String, String),
}

impl Mutant {
    /// The model with the slip; `None` when the slip makes no law at all.
    pub fn model(&self, of: &Model) -> Option<Model> {
        let mut changed = of.clone();
        make(&self.edits, &mut changed).then_some(changed)
    }

    /// The reading whose default is another, and which.
    pub fn default_reading(&self) -> Option<(ReadingId, u32)> {
        self.edits.iter().find_map(|edit| match edit {
            Edit::Default(reading, option) => Some((*reading, *option)),
            _ => None,
        })
    }

    /// The case as someone would put it under the law with the slip: a reading that nobody chose
    /// is the default there.
    pub fn case<'c>(&self, case: &'c Case, stated: &[ReadingId]) -> Cow<'c, Case> {
        let mut case = Cow::Borrowed(case);
        if let Some((reading, option)) = self.default_reading()
            && !stated.contains(&reading)
        {
            case.to_mut().choose(reading, option);
        }
        case
    }

    /// Whether no outcome can turn on the slip.
    pub fn is_consequence(&self) -> bool {
        let consequence =
            |edit: &Edit| matches!(edit, Edit::Formula(place, _) if place.is_consequence());
        self.edits.iter().all(consequence)
    }
}
