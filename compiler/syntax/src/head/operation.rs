//! How a statement of a 修改决定 is recognised: by its places and the verb after them.

use super::numeral_length;

/// The verbs that may follow places, or what stands between places and words.
const VERBS: [&str; 34] = [
    "修改为",
    "改为",
    "调整为",
    "增加",
    "删去",
    "删除",
    "合并",
    "分为",
    "作为",
    "移至",
    "中的",
    "中",
    "的",
    "均",
    "统一",
    "单列",
    "其中",
    "后",
    "前",
    "编名",
    "章名",
    "节名",
    "名称",
    "标题",
    "编码",
    "分别",
    "修改成",
    "拆分为",
    "分立为",
    "并入",
    "最后",
    "末尾",
    "结尾",
    "开头",
];
/// What stands for every clause.
const WHOLE: [&str; 13] = [
    "全文",
    "本办法",
    "本条例",
    "本规定",
    "本规则",
    "本细则",
    "本决定",
    "本解释",
    "本法",
    "相关条文",
    "有关条文",
    "部分条文",
    "各条",
];

/// Whether a statement of a decision begins here; `text` has no white space before it.
pub(super) fn begins(text: &str, indented: bool) -> bool {
    let told = |c: char| {
        "第将对在并条删增名标题序引全本原该同相有部各其均(（".contains(c)
            || crate::chars::is_numeral(c)
    };
    if !text.starts_with(told) {
        return false;
    }
    let text = after_number(text);
    if in_order(text) {
        return !indented;
    }
    let text = text
        .strip_prefix("同时")
        .or(text.strip_prefix('并'))
        .unwrap_or(text);
    let text = ["将", "对", "在"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .map_or(text, str::trim_start);
    let removed = text.strip_prefix('均').unwrap_or(text);
    if let Some(rest) = after_any(removed, &["删去", "删除"]) {
        return rest.starts_with('「') || after_places(rest).is_some();
    }
    if let Some(rest) = text.strip_prefix("增加") {
        return is_count(rest.trim_start());
    }
    if let Some(rest) = after_any(text, &["名称", "标题", "题目", "序言", "引言"]) {
        let listed = rest.starts_with(['、', '和', '及', '中']) && rest.contains('「');
        return rest.starts_with("修改为") || listed;
    }
    after_places(text)
        .is_some_and(|rest| VERBS.iter().any(|verb| rest.starts_with(verb)) || changes_words(rest))
}

/// Whether what is quoted first are words that change, 「甲」后增加「乙」, and not a clause.
fn changes_words(text: &str) -> bool {
    const CHANGES: [&str; 11] = [
        "修改为",
        "改为",
        "后增加",
        "之后增加",
        "前增加",
        "之前增加",
        "并入",
        "删去",
        "均",
        "分别",
        "统一",
    ];
    let mut rest = text;
    while let Some(quote) = rest.strip_prefix('「') {
        let mut depth = 1_usize;
        let end = quote.char_indices().find(|(_, c)| {
            match c {
                '「' => depth += 1,
                '」' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let Some((end, close)) = end else {
            return false;
        };
        rest = counted(quote[end + close.len_utf8()..].trim_start());
        match rest.strip_prefix('、') {
            Some(next) => rest = next.trim_start(),
            None if rest.starts_with('「') => {}
            None => return CHANGES.iter().any(|verb| rest.starts_with(verb)),
        }
    }
    false
}

/// What follows 二字, 一词, 等字样 behind a quotation.
fn counted(text: &str) -> &str {
    let rest = text.strip_prefix('等').unwrap_or(text);
    let number = numeral_length(rest).map(|length| &rest[length..]);
    let units = ["个字", "字", "词", "语", "句话", "句", "段"];
    let what = ["字样", "内容", "表述", "文字", "的规定", "的内容", "的表述"];
    let counted = number.and_then(|rest| after_any(rest, &units));
    counted.or(after_any(rest, &what)).unwrap_or(text)
}

/// Whether it is 删去 定义 or 删去 事实, with a name behind it.
pub(super) fn withdraws(text: &str) -> bool {
    if !text.starts_with(|c: char| "删(（".contains(c) || crate::chars::is_numeral(c)) {
        return false;
    }
    let Some(rest) = after_any(after_number(text), &["删去", "删除"]) else {
        return false;
    };
    let word = crate::chars::first_word(rest);
    let name = rest[word.len()..].trim_start();
    let marked = name.starts_with(['`', '『']);
    matches!(word, "事实" | "定义") && (marked || !crate::chars::first_word(name).is_empty())
}

/// `一、将…`, `（一）将…`.
fn after_number(text: &str) -> &str {
    if let Some(inner) = text.strip_prefix(['(', '（']) {
        let rest = numeral_length(inner).and_then(|it| inner[it..].strip_prefix([')', '）']));
        // Without a verb it is the label of a 项.
        return rest.map_or(text, str::trim_start);
    }
    let rest = numeral_length(text).and_then(|length| text[length..].strip_prefix('、'));
    rest.map_or(text, str::trim_start)
}

fn in_order(text: &str) -> bool {
    let text = after_any(text, &["并对", "对"]).unwrap_or(text);
    text.starts_with("条文顺序作相应调整")
}

fn is_count(text: &str) -> bool {
    let Some(length) = numeral_length(text) else {
        return false;
    };
    let rest = text[length..].trim_start();
    let unit = rest
        .chars()
        .next()
        .filter(|c| "条款项目编章节".contains(*c));
    let after = unit.map(|unit| rest[unit.len_utf8()..].trim_start());
    after.is_some_and(|after| after.is_empty() || after.starts_with(['，', ',', ':', '：', '「', '作']))
        // A fact may be called so.
        && !after.is_some_and(|after| after.starts_with([':', '：']) && !after.contains('「'))
}

/// What follows a list of places.
fn after_places(text: &str) -> Option<&str> {
    let mut rest = after_place(text)?;
    loop {
        let next = after_any(rest, &["、", "以及", "及", "和"]).and_then(after_place);
        match next {
            Some(after) => rest = after,
            None => return Some(rest),
        }
    }
}

/// What follows one place: `第四条第(一)项至第(三)项`, `第三章`, 全文.
fn after_place(text: &str) -> Option<&str> {
    if let Some(rest) = after_any(text, &WHOLE) {
        return Some(rest);
    }
    let text = text.strip_prefix('原').unwrap_or(text);
    let that = after_any(text, &["该条", "该款"]);
    let mut rest = that.or_else(|| after_part(text))?;
    loop {
        let on = rest.strip_prefix('至').unwrap_or(rest);
        match after_part(on) {
            Some(after) => rest = after,
            None => break,
        }
    }
    let words = rest.strip_prefix('的').unwrap_or(rest);
    let part = after_any(words, &["引导语", "第一自然段", "最后一句"]).or(after_sentence(words));
    Some(part.unwrap_or(rest).trim_start())
}

/// What follows 第二句.
fn after_sentence(text: &str) -> Option<&str> {
    let number = text.strip_prefix('第')?;
    number[numeral_length(number)?..].strip_prefix('句')
}

/// What follows 第四条, 第(一)项, 第四条之一, 第(一)至(三)项.
fn after_part(text: &str) -> Option<&str> {
    let mut number = after_bracketed(text.strip_prefix('第')?)?;
    while let Some(next) = number.strip_prefix(['至', '、']) {
        match after_bracketed(next.strip_prefix('第').unwrap_or(next)) {
            Some(after) => number = after,
            None => break,
        }
    }
    let mut rest = number.strip_prefix(['条', '款', '项', '目', '编', '章', '节'])?;
    while let Some(after) = super::skip_inserted(rest) {
        rest = after;
    }
    Some(rest)
}

/// What follows 三 or (三).
fn after_bracketed(text: &str) -> Option<&str> {
    let bare = text.strip_prefix(['(', '（']).unwrap_or(text);
    let rest = &bare[numeral_length(bare)?..];
    Some(rest.strip_prefix([')', '）']).unwrap_or(rest))
}

fn after_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let rest = words.iter().find_map(|word| text.strip_prefix(word))?;
    Some(rest.trim_start())
}

#[cfg(test)]
mod tests;
