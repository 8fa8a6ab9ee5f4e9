//! Which outcomes are the tolerant ones: those that a 区分 grants 此方 and denies 彼方.
//!
//! In the language's own words that is 可以容错免责. A 结论 that has no outcome of this name may say by
//! 从严到宽 which outcomes are light: the tolerant ones are those that a rule grants and that are lighter
//! than the 缺省; where none is, the lightest that can come about. Without such an order only a name in
//! the law's own terms tells, of what can come about: it grants 容错 or 免责, or it lifts or lightens a
//! burden (不予处罚, 从轻处分). Any other name (给予保障, 停止保障) is good or bad for a person by what the law
//! is about, which is the drafter's to say. The report names the outcomes that it went by.

use super::Reason;
use qufen_semantics::model::{Model, OutcomeId};
use qufen_semantics::tolerance::{EXEMPTION, Told, told};

/// The tolerant outcomes, in the order of the 结论.
pub fn tolerant(model: &Model) -> Vec<OutcomeId> {
    if let Some(exemption) = model.outcome(EXEMPTION) {
        return vec![exemption];
    }
    let all = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    let reached: Vec<OutcomeId> = all.filter(|&id| model.out_of_scope != Some(id)).collect();
    let light = light(model, &reached);
    if light.is_empty() {
        by_name(model, reached)
    } else {
        light
    }
}

/// By the declared order: what a rule grants and is lighter than the 缺省, else the lightest. Empty
/// when no order is declared for them.
fn light(model: &Model, reached: &[OutcomeId]) -> Vec<OutcomeId> {
    let lighter = |one: OutcomeId, other: OutcomeId| model.leniency.contains(&(other, one));
    let granted = |id: &OutcomeId| grants(model, *id);
    let better = reached.iter().copied().filter(granted);
    let better: Vec<OutcomeId> = better.filter(|&id| lighter(id, model.default)).collect();
    if !better.is_empty() {
        return better;
    }
    let possible = |id: &OutcomeId| *id == model.default || granted(id);
    let possible: Vec<OutcomeId> = reached.iter().copied().filter(possible).collect();
    let lightest = |&id: &OutcomeId| {
        possible.iter().any(|&other| lighter(id, other))
            && !possible.iter().any(|&other| lighter(other, id))
    };
    possible.iter().copied().filter(lightest).collect()
}

/// All that a name tells to be tolerant: to leave one out would be to call a proof what is none.
fn by_name(model: &Model, reached: Vec<OutcomeId>) -> Vec<OutcomeId> {
    let mut candidates = reached;
    candidates.retain(|&id| id == model.default || grants(model, id));
    candidates.retain(|&id| told(&model.outcomes[id.index()]) == Told::Tolerant);
    candidates
}

/// Why a 区分 fails where no outcome is known to be tolerant.
pub(super) fn nothing_tolerated(model: &Model) -> Reason {
    match is_undeclared(model) {
        true => Reason::ToleranceUndeclared,
        false => Reason::NothingGranted,
    }
}

/// Whether the drafter has to say what is tolerant: nothing is known to be, and some outcome that a rule
/// grants neither denies nor imposes anything.
fn is_undeclared(model: &Model) -> bool {
    let all = (0..model.outcomes.len()).map(|index| OutcomeId(index as u32));
    let mut open = all.filter(|&id| {
        let open = told(&model.outcomes[id.index()]) == Told::Open;
        open && model.out_of_scope != Some(id) && grants(model, id)
    });
    tolerant(model).is_empty() && open.next().is_some()
}

fn grants(model: &Model, id: OutcomeId) -> bool {
    model.rules.iter().any(|rule| rule.outcome == id)
}

#[cfg(test)]
mod tests {
    use super::{is_undeclared, tolerant};
    use qufen_evaluator::testing::example;
    use qufen_semantics::model::{Formula, Model, OutcomeId, Requirement, Rule};

    /// A law of these outcomes, each but the last, the 缺省, granted by a rule.
    fn law(outcomes: &[&str]) -> Model {
        let mut model = example();
        let clause = model.rules[0].clause;
        model.outcomes = outcomes.iter().map(|name| (*name).into()).collect();
        model.default = OutcomeId(outcomes.len() as u32 - 1);
        (model.out_of_scope, model.requirements) = (None, Vec::new());
        let rule = |index| Rule {
            clause,
            outcome: OutcomeId(index),
            condition: Formula::Constant(true),
            items: Vec::new(),
        };
        model.rules = (0..model.default.0).map(rule).collect();
        model
    }

    fn names(model: &Model) -> Vec<&str> {
        let all = tolerant(model).into_iter();
        all.map(|id| model.outcomes[id.index()].as_str()).collect()
    }

    /// The outcomes in the order from the strictest to the lightest.
    fn ordered(mut model: Model, order: &[&str]) -> Model {
        let ids: Vec<OutcomeId> = order.iter().filter_map(|it| model.outcome(it)).collect();
        for (at, &strict) in ids.iter().enumerate() {
            let light = ids[at + 1..].iter();
            model.leniency.extend(light.map(|&light| (strict, light)));
        }
        model
    }

    #[test]
    fn to_lift_a_burden_is_to_tolerate_and_to_impose_it_is_not() {
        let law = law(&["依法处罚", "不予处罚", "另行处理"]);
        assert_eq!(names(&law), ["不予处罚"]);
    }

    #[test]
    fn a_refusal_does_not_tolerate() {
        let law = law(&["不予容错", "可以容错", "不符合条件"]);
        assert_eq!(names(&law), ["可以容错"]);
    }

    #[test]
    fn to_refuse_to_lighten_a_burden_does_not_tolerate() {
        let law = law(&["不予从轻处罚", "从轻处罚", "一般处罚"]);
        assert_eq!(names(&law), ["从轻处罚"]);
    }

    #[test]
    fn of_penalties_the_lighter_ones_tolerate() {
        let law = law(&["从重处罚", "减轻处罚", "从轻处罚", "一般处罚"]);
        assert_eq!(names(&law), ["减轻处罚", "从轻处罚"]);
    }

    #[test]
    fn a_name_tells_of_the_default_too() {
        let law = law(&["从重处罚", "从轻处罚", "不予处罚"]);
        assert_eq!(names(&law), ["从轻处罚", "不予处罚"]);
    }

    #[test]
    fn a_requirement_does_not_make_the_other_outcomes_strict() {
        let mut law = law(&["从重处罚", "减轻处罚", "从轻处罚", "一般处罚"]);
        law.requirements.push(Requirement {
            clause: law.rules[0].clause,
            outcome: OutcomeId(2),
            condition: Formula::Constant(true),
        });
        assert_eq!(names(&law), ["减轻处罚", "从轻处罚"]);
    }

    #[test]
    fn where_the_name_does_not_tell_the_drafter_is_asked() {
        let outcomes = ["停止保障", "给予保障", "不予保障"];
        assert_eq!(names(&law(&outcomes)), [""; 0]);
        assert!(is_undeclared(&law(&outcomes)));
        let order = ["停止保障", "不予保障", "给予保障"];
        let ordered = ordered(law(&outcomes), &order);
        assert_eq!(names(&ordered), ["给予保障"]);
        assert!(!is_undeclared(&ordered));
        let denied = law(&["不适用", "依法处罚", "不符合条件"]);
        assert_eq!(names(&denied), [""; 0]);
        assert!(!is_undeclared(&denied));
    }

    #[test]
    fn a_declared_order_tells_what_is_lighter_than_the_default() {
        let outcomes = ["甲类", "乙类", "丙类", "丁类"];
        let law = ordered(law(&outcomes), &["甲类", "丁类", "丙类", "乙类"]);
        assert_eq!(names(&law), ["乙类", "丙类"]);
    }

    #[test]
    fn where_nothing_is_lighter_than_the_default_it_tolerates_itself() {
        let outcomes = ["从重处分", "一般处分", "通报", "免予处理"];
        let law = ordered(law(&outcomes), &outcomes);
        assert_eq!(names(&law), ["免予处理"]);
    }
}
