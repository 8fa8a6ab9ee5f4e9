//! What the name of an outcome tells by its own meaning: that it tolerates, that it does not, or neither.

/// The outcome by which the language defines its 区分.
pub const EXEMPTION: &str = "可以容错免责";

/// What tolerates an error.
const GRANTS: [&str; 2] = ["容错", "免责"];

/// What a person would rather be spared.
const BURDENS: [&str; 7] = ["罚", "处分", "追究", "追责", "问责", "惩", "起诉"];

/// What makes a burden lighter, or lifts it, besides 不.
const RELIEFS: [&str; 4] = ["免", "从轻", "减轻", "从宽"];

/// What a name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// 可以容错、不予处罚、从轻处分.
    Tolerant,
    /// 不予容错、不适用、依法处罚、不予从轻处罚.
    Strict,
    /// 给予保障、停止保障: good or bad for a person by what the law is about.
    Open,
}

/// What the name of an outcome tells.
pub fn told(outcome: &str) -> Told {
    let holds = |words: &[&str]| words.iter().any(|word| outcome.contains(word));
    let (burden, relief) = (holds(&BURDENS), holds(&RELIEFS));
    let denies = outcome.starts_with('不') && (!burden || relief);
    let imposes = burden && !relief && !outcome.contains('不');
    if denies || imposes {
        Told::Strict
    } else if burden || holds(&GRANTS) {
        Told::Tolerant
    } else {
        Told::Open
    }
}

#[cfg(test)]
mod tests {
    use super::{Told, told};

    #[test]
    fn names_tell_by_their_own_meaning() {
        for name in [
            "可以容错",
            "可以免责",
            "不予处罚",
            "免予处分",
            "从轻处罚",
            "不起诉",
        ] {
            assert_eq!(told(name), Told::Tolerant, "{name}");
        }
        for name in [
            "不予容错",
            "不适用",
            "不符合条件",
            "依法处罚",
            "从重处分",
            "不予从轻处罚",
            "不予免责",
        ] {
            assert_eq!(told(name), Told::Strict, "{name}");
        }
        for name in ["给予保障", "停止保障", "准予修复", "暂缓修复", "另行处理"]
        {
            assert_eq!(told(name), Told::Open, "{name}");
        }
    }
}
