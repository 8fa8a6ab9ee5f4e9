//! Synthetic instruments of any size, shaped like a real 办法: requirements first, then articles of
//! circumstances with a lead-in each, then exclusions. All of it is 示例, no law.

use qufen_semantics::InputFile;
use std::fmt::Write;

/// How the items share their facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Every fact occurs once.
    ReadOnce,
    /// As in real measures: a few facts and grades recur in most items.
    Recurring,
    /// Every item joins three facts from far apart; diagrams explode.
    Tangled,
}

impl Shape {
    /// All shapes, with the names that reports show.
    pub const ALL: [(Shape, &'static str); 3] = [
        (Shape::ReadOnce, "read-once"),
        (Shape::Recurring, "recurring"),
        (Shape::Tangled, "tangled"),
    ];
}

/// Items of one article.
const ARTICLE: usize = 10;

/// The sources of an instrument with `items` items: facts, measures and official text.
pub fn instrument(items: usize, shape: Shape) -> Vec<InputFile> {
    let mut draft = Draft::new(items, shape);
    draft.requirements();
    draft.circumstances();
    draft.exclusions();
    draft.files()
}

struct Draft {
    shape: Shape,
    items: usize,
    done: usize,
    articles: usize,
    facts: String,
    measures: String,
    official: String,
}

impl Draft {
    fn new(items: usize, shape: Shape) -> Draft {
        let mut draft = Draft {
            shape,
            items,
            done: 0,
            articles: 0,
            facts: "模块 规模事实\n枚举 程度类 有序 { 无, 一般, 严重, 重大 }\n事实\n  谋取私利 : 是否\n  主动补救 : 是否\n  损失程度 : 程度类\n".into(),
            measures: HEADER.into(),
            official: "规模示例办法\n".into(),
        };
        if shape == Shape::Tangled {
            for index in 0..draft.pool() {
                draft.fact(&format!("情节{}", numeral(index + 1)));
            }
        }
        draft
    }

    /// How many facts tangled items draw from.
    fn pool(&self) -> usize {
        self.items.clamp(12, 60)
    }

    fn requirements(&mut self) {
        let count = (self.items / 20).clamp(1, ARTICLE);
        self.article("容错免责必须符合以下条件:", "可以容错免责 须 下列全部");
        for place in 1..=count {
            self.fact(&format!("条件{}", numeral(place)));
            self.item(place, place == count, &format!("条件{}", numeral(place)));
        }
    }

    fn circumstances(&mut self) {
        let last = self.items - self.items / 4;
        while self.done < last {
            let scene = format!("场合{}", numeral(self.articles));
            self.fact(&scene);
            self.article(
                &format!("在{scene}中,有下列情形之一的,可以容错免责:"),
                &format!("当 {scene} 且 下列之一 则 可以容错免责"),
            );
            let count = ARTICLE.min(last - self.done);
            for place in 1..=count {
                let formula = self.circumstance();
                self.item(place, place == count, &formula);
            }
        }
    }

    fn circumstance(&mut self) -> String {
        let number = numeral(self.done + 1);
        if self.shape == Shape::Tangled {
            return self.tangle();
        }
        for kind in ["作为", "失误", "偏差"] {
            self.fact(&format!("{kind}{number}"));
        }
        let own = format!("作为{number} 且 (失误{number} 或 偏差{number})");
        match (self.shape, self.done % 3) {
            (Shape::Recurring, 0) => format!("{own} 且 非 谋取私利 且 主动补救"),
            (Shape::Recurring, 1) => format!("{own} 且 损失程度 低于 重大"),
            (Shape::Recurring, _) => format!("{own} 且 损失程度 低于 严重"),
            _ => own,
        }
    }

    /// Three facts of the pool, each from another stretch of it.
    fn tangle(&self) -> String {
        let (pool, seed) = (self.pool(), self.done + 1);
        let pick = |stride: usize, offset: usize| numeral((seed * stride + offset) % pool + 1);
        format!(
            "情节{} 且 非 情节{} 且 情节{}",
            pick(7, 0),
            pick(13, pool / 3),
            pick(29, pool / 2)
        )
    }

    fn exclusions(&mut self) {
        while self.done < self.items {
            let count = ARTICLE.min(self.items - self.done);
            self.article(
                "有下列情形之一的,不予容错免责:",
                "当 下列之一 则 不予容错免责",
            );
            for place in 1..=count {
                let number = numeral(self.done + 1);
                let formula = match self.shape {
                    Shape::Tangled => self.tangle(),
                    _ => {
                        self.fact(&format!("禁止{number}"));
                        self.fact(&format!("故意{number}"));
                        format!("禁止{number} 且 故意{number}")
                    }
                };
                self.item(place, place == count, &formula);
            }
        }
    }

    fn fact(&mut self, name: &str) {
        let _ = writeln!(self.facts, "  {name} : 是否");
    }

    fn article(&mut self, words: &str, encoding: &str) {
        self.articles += 1;
        let label = format!("第{}条", numeral(self.articles));
        let _ = write!(self.measures, "\n{label} 「{words}」\n{encoding}\n");
        let _ = writeln!(self.official, "{label} {words}");
    }

    fn item(&mut self, place: usize, last: bool, formula: &str) {
        self.done += 1;
        let label = format!("({})", numeral(place));
        let words = format!(
            "示例情形{}{}",
            numeral(self.done),
            if last { "。" } else { ";" }
        );
        let _ = write!(self.measures, "{label}「{words}」\n即 {formula}\n");
        let _ = writeln!(self.official, "{label}{words}");
    }

    fn files(self) -> Vec<InputFile> {
        let file = |path: &str, text: String| InputFile {
            path: path.into(),
            text,
        };
        vec![
            file("facts.qf", self.facts),
            file("measures.qf", self.measures),
            file("official.txt", self.official),
        ]
    }
}

const HEADER: &str = "法规 《规模示例办法》
  版本 1
  性质 示例
  制定机关 示例市委
  发布 2024年1月8日
  施行 自发布之日
  原文 「official.txt」

使用 规模事实

结论 容错认定
  不予容错免责 > 可以容错免责 > 不符合条件
  缺省 不符合条件
";

/// A Chinese numeral, from one to 99,999.
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    const UNITS: [(usize, &str); 4] = [(10_000, "万"), (1000, "千"), (100, "百"), (10, "十")];
    let mut text = String::new();
    let (mut rest, mut gap) = (number, false);
    for (unit, name) in UNITS {
        match rest / unit {
            0 => gap |= !text.is_empty(),
            digit => {
                if gap {
                    text.push('零');
                }
                // 十二, not 一十二, where nothing stands before it.
                if !(unit == 10 && digit == 1 && text.is_empty()) {
                    text.push_str(DIGITS[digit]);
                }
                text.push_str(name);
                gap = false;
            }
        }
        rest %= unit;
    }
    if rest > 0 {
        if gap {
            text.push('零');
        }
        text.push_str(DIGITS[rest]);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_semantics::{Project, Settings};

    #[test]
    fn numerals_are_those_of_the_law() {
        let written: Vec<String> = [1, 10, 12, 20, 101, 110, 1010, 2003].map(numeral).to_vec();
        assert_eq!(
            written,
            [
                "一",
                "十",
                "十二",
                "二十",
                "一百零一",
                "一百一十",
                "一千零一十",
                "二千零三"
            ]
        );
    }

    #[test]
    fn every_shape_has_a_model_with_as_many_items() {
        for (shape, name) in Shape::ALL {
            let project = Project::new(instrument(100, shape), Settings::default());
            let found = &project.instruments()[0];
            assert!(
                project.errors(found).is_empty(),
                "{name}: {:?}",
                project.errors(found)
            );
            let model = project.model(found).expect("a model");
            let items = model
                .clauses
                .iter()
                .filter(|each| each.parent.is_some())
                .count();
            assert_eq!(items, 100, "{name}");
        }
    }
}
