//! What only the 缺省 decides.

use super::cases::{Examined, config, laws};
use crate::analyze::FindingKind;
use proptest::prelude::*;

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn gaps_are_counted_exactly(model in laws()) {
        let law = Examined::of(&model);
        let default = model.default;
        let left = || law.usual.iter().filter(|(case, outcome)| {
            let mut grounds = law.grounds.iter().filter(|it| it.outcome == default);
            *outcome == default
                && law.inside(case)
                && !(law.required(default, case) && grounds.any(|it| law.fires(it, case)))
        });
        let told = law.found(FindingKind::Gap).next();
        prop_assert_eq!(told.is_some(), left().next().is_some());
        let Some(told) = told else { return Ok(()) };
        let share = told.share.as_ref().expect("a share");
        prop_assert_eq!(&share.cases, &law.count(left().map(|(case, _)| case)));
        let inside = law.usual.iter().filter(|(case, _)| law.inside(case));
        prop_assert_eq!(&share.of, &law.count(inside.map(|(case, _)| case)));
    }
}
