//! A small law in words, and what it means, told a second time without the compiler.

use super::condition::{Condition, Situation, reading, vocabulary};
use qufen_evaluator::testing::Dice;

pub const OUTSIDE: &str = "不适用";
pub const BARRED: &str = "不予容错免责";
pub const EXEMPT: &str = "可以容错免责";
pub const DEFAULT: &str = "不符合条件";

/// A condition with 除外 and 再除外.
#[derive(Clone, Debug)]
pub struct Item {
    own: Condition,
    except: Option<(Condition, Option<Condition>)>,
}

impl Item {
    fn drawn(dice: &mut Dice) -> Item {
        let own = Condition::drawn(dice, 2, true);
        let except = dice.chance(1, 3).then(|| {
            let first = Condition::drawn(dice, 1, true);
            let again = dice.chance(1, 2).then(|| Condition::drawn(dice, 1, true));
            (first, again)
        });
        Item { own, except }
    }

    fn excepted(&self, it: &Situation) -> bool {
        let again = |again: &Option<Condition>| again.as_ref().is_some_and(|again| again.holds(it));
        let except = self.except.as_ref();
        except.is_some_and(|(first, rest)| first.holds(it) && !again(rest))
    }

    /// A case that is excepted does not fall under an item of a rule.
    fn fires(&self, it: &Situation) -> bool {
        self.own.holds(it) && !self.excepted(it)
    }

    /// A case that is excepted need not meet a requirement.
    fn is_met(&self, it: &Situation) -> bool {
        self.own.holds(it) || self.excepted(it)
    }

    fn lines(&self) -> String {
        let mut lines = format!("即 {}\n", self.own.words());
        if let Some((first, again)) = &self.except {
            lines += &format!("除外 当 {}\n", first.words());
            lines += &again
                .as_ref()
                .map(|it| format!("再除外 当 {}\n", it.words()))
                .unwrap_or_default();
        }
        lines
    }
}

/// The law.
#[derive(Clone, Debug)]
pub struct Law {
    scope: Option<Condition>,
    needs: Vec<Item>,
    lead: Option<Condition>,
    grounds: Vec<Item>,
    /// The first ground is deemed to meet the first requirement, under a condition or always.
    deems: Option<Option<Condition>>,
    bars: Vec<Item>,
    barred_first: bool,
    constraint: Option<(Condition, Condition)>,
    /// What every exempt case meets, it is asserted.
    pub asserted: Condition,
    pub this: Condition,
    pub that: Condition,
}

impl Law {
    pub fn drawn(dice: &mut Dice) -> Law {
        let items = |dice: &mut Dice, most| {
            (0..1 + dice.below(most))
                .map(|_| Item::drawn(dice))
                .collect()
        };
        Law {
            scope: dice.chance(1, 2).then(|| Condition::drawn(dice, 1, false)),
            needs: items(dice, 2),
            lead: dice.chance(1, 2).then(|| Condition::drawn(dice, 1, true)),
            grounds: items(dice, 3),
            deems: dice
                .chance(1, 2)
                .then(|| dice.chance(1, 2).then(|| Condition::drawn(dice, 1, true))),
            bars: items(dice, 2),
            barred_first: dice.chance(1, 2),
            constraint: dice.chance(1, 3).then(|| {
                (
                    Condition::drawn(dice, 1, false),
                    Condition::drawn(dice, 1, false),
                )
            }),
            asserted: Condition::drawn(dice, 2, false),
            this: Condition::drawn(dice, 1, false),
            that: Condition::drawn(dice, 2, false),
        }
    }

    /// The same law with one item or the lead-in written anew.
    pub fn revised(&self, dice: &mut Dice) -> Law {
        let mut law = self.clone();
        match dice.below(4) {
            0 => law.needs[0] = Item::drawn(dice),
            1 => law.grounds[0] = Item::drawn(dice),
            2 => law.bars[0] = Item::drawn(dice),
            _ => law.lead = Some(Condition::drawn(dice, 1, true)),
        }
        law
    }

    pub fn is_lawful(&self, it: &Situation) -> bool {
        let constraint = self.constraint.as_ref();
        constraint.is_none_or(|(one, other)| !one.holds(it) || other.holds(it))
    }

    pub fn reaches(&self, it: &Situation) -> bool {
        self.scope.as_ref().is_none_or(|scope| scope.holds(it))
    }

    pub fn outcome(&self, it: &Situation) -> &'static str {
        if !self.reaches(it) {
            return OUTSIDE;
        }
        let deemed = self.deems.as_ref().is_some_and(|when| {
            self.grounds[0].fires(it) && when.as_ref().is_none_or(|when| when.holds(it))
        });
        let met = |(index, need): (usize, &Item)| need.is_met(it) || (index == 0 && deemed);
        let led = self.lead.as_ref().is_none_or(|lead| lead.holds(it));
        let exempt = led
            && self.grounds.iter().any(|ground| ground.fires(it))
            && self.needs.iter().enumerate().all(met);
        let barred = self.bars.iter().any(|bar| bar.fires(it));
        match (exempt, barred) {
            (true, true) if self.barred_first => BARRED,
            (true, _) => EXEMPT,
            (false, true) => BARRED,
            (false, false) => DEFAULT,
        }
    }

    pub fn source(&self) -> String {
        let order = match self.barred_first {
            true => format!("{BARRED} > {EXEMPT}"),
            false => format!("{EXEMPT} > {BARRED}"),
        };
        let mut text = format!(
            "法规 《示例办法》\n  版本 1\n  性质 示例\n  发布 2024年1月8日\n  施行 自发布之日\n\
             结论 认定\n  {OUTSIDE} > {order} > {DEFAULT}\n  缺省 {DEFAULT}\n"
        );
        text += &vocabulary();
        if let Some((one, other)) = &self.constraint {
            text += &format!("约束 ({}) 蕴含 ({})\n", one.words(), other.words());
        }
        text += "第一条 「本办法适用于下列干部。」\n";
        text += &match &self.scope {
            Some(scope) => format!("适用 于 {} 否则 {OUTSIDE}\n", scope.words()),
            None => "不编码 「示例」\n".into(),
        };
        text += &reading(false);
        text += &format!("第二条 「须符合下列条件:」\n{EXEMPT} 须 下列全部\n");
        text += &listed(&self.needs, None);
        let lead = self
            .lead
            .as_ref()
            .map(|lead| format!("({}) 且 ", lead.words()));
        let lead = lead.unwrap_or_default();
        text +=
            &format!("第三条 「有下列情形之一的,可以容错免责:」\n当 {lead}下列之一 则 {EXEMPT}\n");
        let deems = self.deems.as_ref().map(|when| match when {
            Some(when) => format!("视为符合 第二条第(一)项 当 {}\n", when.words()),
            None => "视为符合 第二条第(一)项\n".into(),
        });
        text += &listed(&self.grounds, deems.as_deref());
        text += &format!("第四条 「有下列情形之一的,不予容错免责:」\n当 下列之一 则 {BARRED}\n");
        text += &listed(&self.bars, None);
        text += &format!(
            "第五条 「区分开来。」\n区分 失误 与 故意\n  此方 {}\n  彼方 {}\n断言 恒 {EXEMPT} 蕴含 ({})\n断言 可能 {EXEMPT} 且 ({})\n",
            self.this.words(),
            self.that.words(),
            self.asserted.words(),
            self.asserted.words()
        );
        text
    }
}

/// The items of an article; `first` is said of the first one besides.
fn listed(items: &[Item], first: Option<&str>) -> String {
    let numbers = ["一", "二", "三"];
    let items = items.iter().zip(numbers).enumerate();
    let items = items.map(|(index, (item, number))| {
        let besides = first.filter(|_| index == 0).unwrap_or_default();
        format!("({number})「示例情形{number};」\n{}{besides}", item.lines())
    });
    items.collect()
}
