//! What stands before the statements of a published decision: its title, its date, what it amends.

use super::super::words::{inside_title, is_numeral};

/// The front of a decision, and the lines behind it.
#[derive(Debug)]
pub struct Opening<'a> {
    /// Without 《》.
    pub title: String,
    /// `2024年6月28日`, on which it was made.
    pub issued: Option<String>,
    /// `2024年7月1日` or 自发布之日: from when it applies, where the front says so.
    pub start: Option<String>,
    /// What it amends, where it says so once for all.
    pub law: Option<String>,
    /// 以下简称《解释》: how it names the law from then on.
    pub alias: Option<String>,
    /// Whether it is a decision on amendments by its title.
    pub amending: bool,
    /// Whether each statement is an article of its own: 第三条 宪法第七条……修改为……
    pub in_articles: bool,
    /// What follows, without blank lines.
    pub lines: Vec<&'a str>,
}

/// `None` where nothing looks like the title of a decision.
pub fn of(text: &str) -> Option<Opening<'_>> {
    let lines = text.lines().map(|line| line.trim_matches(is_blank));
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let articles = first_article(&lines);
    let begun = articles.or_else(|| lines.iter().position(|line| begins(line)));
    let body = begun.or_else(|| lines.iter().position(|line| single(line).is_some()))?;
    let said = opens(lines[body]);
    let front = &lines[..body];
    if front.iter().any(|line| is_law(line)) {
        return None;
    }
    let (title_at, title) = title(front)?;
    let named = said.then(|| named_law(lines[body], "对")).flatten();
    let law = named
        .or_else(|| by_amendment(&title))
        .or_else(|| named_law(&title, "修改"))
        .filter(|_| !several(&title));
    let dates = front[title_at..]
        .iter()
        .chain(front[..title_at].iter().rev());
    let issued = dates
        .filter(|line| !line.contains("自"))
        .find_map(|line| date(line));
    let issued = issued.or_else(|| front.iter().find_map(|line| date(line)));
    let start = front.iter().find_map(|line| start(line));
    let alias = lines[body].find("简称").and_then(|at| {
        let (alias, _) = inside_title(&lines[body][at + "简称".len()..])?;
        Some(alias.to_owned())
    });
    let mut rest = lines[body + usize::from(said)..].to_vec();
    if let Some(first) = rest.first_mut()
        && begun.is_none()
    {
        *first = single(first)?;
    }
    Some(Opening {
        alias,
        start,
        in_articles: articles.is_some(),
        amending: title.contains("修改") || title.contains("修正案"),
        title,
        issued,
        law,
        lines: rest,
    })
}

/// The first line of an amendment whose statements are its articles: each names the law after its own
/// number, as 第三条 宪法第七条 does below the title 宪法修正案.
fn first_article(lines: &[&str]) -> Option<usize> {
    let law = lines.iter().find_map(|line| by_amendment(line))?;
    let law = law.strip_prefix("中华人民共和国").unwrap_or(&law);
    let names = |line: &&str| {
        let label = article(line);
        label > 0 && line[label..].starts_with(law)
    };
    lines.iter().position(names)
}

/// The number of its own that an article of an amendment begins with: 第三条, with the blank behind it.
pub fn article(line: &str) -> usize {
    let Some(inner) = line.strip_prefix('第') else {
        return 0;
    };
    let rest = inner.trim_start_matches(is_numeral);
    let after = rest
        .strip_prefix('条')
        .map(|it| it.trim_start_matches(is_blank));
    match after {
        Some(after) if rest.len() < inner.len() => line.len() - after.len(),
        _ => 0,
    }
}

/// A heading or an article: the text is a law.
fn is_law(line: &str) -> bool {
    let first = ["第一条", "第一章", "第一编"]
        .iter()
        .find_map(|it| line.strip_prefix(it));
    first.is_some_and(|rest| rest.is_empty() || rest.starts_with(is_blank))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}'
}

/// The sentence that announces the statements, or the first of them.
fn begins(line: &str) -> bool {
    opens(line)
        || line
            .strip_prefix('一')
            .is_some_and(|rest| rest.starts_with('、'))
}

/// 为了……，将刑法第三百四十二条修改为：“…”: the statement of a decision that has only one.
fn single(line: &str) -> Option<&str> {
    let reason = line.starts_with("为");
    let at = ["，将", ",将", "，在", ",在"]
        .iter()
        .filter_map(|it| line.find(it))
        .min();
    let rest = &line[at?..];
    let rest = rest.trim_start_matches(['，', ',']);
    let verb = rest.contains("修改为") || rest.contains("增加");
    (reason && verb).then_some(rest)
}

fn opens(line: &str) -> bool {
    let line = line.trim_end_matches([':', '：', '。']);
    [
        "作如下修改",
        "作如下补充修改",
        "作如下补充和修改",
        "作如下修正",
        "作出如下修改",
        "修改如下",
        "作出修改",
        "予以修改",
    ]
    .iter()
    .any(|words| line.ends_with(words))
        && !line.starts_with('一')
}

/// Where the title begins, and its words: the last line before the statements that ends as titles of
/// decisions do, with the lines that it was broken from.
fn title(front: &[&str]) -> Option<(usize, String)> {
    let ends = |line: &&str| {
        let decree = line.contains("已由") || line.contains("已经") || line.contains("现予公布");
        // 决定（草案）
        let end = line
            .rfind(['(', '（'])
            .filter(|_| line.ends_with([')', '）']));
        let line = line[..end.unwrap_or(line.len())].trim_end_matches('》');
        !decree && (line.ends_with("决定") || line.contains("修正案"))
    };
    let last = front.iter().rposition(ends)?;
    let mut first = last;
    while first > 0 && !complete(&front[first..=last].concat()) && last - first < 3 {
        first -= 1;
    }
    let words: String = front[first..=last].concat();
    let words: String = words.chars().filter(|c| !is_blank(*c)).collect();
    complete(&words).then_some((first, words))
}

fn complete(words: &str) -> bool {
    words.contains("修正案") && !words.starts_with("修正案")
        || words.contains("关于修改")
        || words.contains("关于修订")
}

/// 中华人民共和国刑法修正案（十二） amends the 刑法.
fn by_amendment(title: &str) -> Option<String> {
    let (law, _) = title.split_once("修正案")?;
    (!law.is_empty() && !law.contains("决定")).then(|| law.trim_matches(['《', '》']).to_owned())
}

/// The title in 《》 or 〈〉 behind a word.
fn named_law(line: &str, word: &str) -> Option<String> {
    let at = line.find(word)? + word.len();
    inside_title(line[at..].trim_start()).map(|(title, _)| title.to_owned())
}

/// 等八部法律, 部分行政法规.
fn several(title: &str) -> bool {
    let tail = title.rsplit('》').next().unwrap_or(title);
    title.contains("部分")
        || tail.contains('等')
        || title.matches('《').count() > 1 && title.contains("》《")
}

/// 自2024年7月1日起施行, 自公布之日起施行.
pub fn start(line: &str) -> Option<String> {
    let words: String = line.chars().filter(|c| !is_blank(*c)).collect();
    let end = words.find("起施行")?;
    let from = words[..end].rfind('自')? + '自'.len_utf8();
    match &words[from..end] {
        "公布之日" | "发布之日" => Some("自发布之日".to_owned()),
        day => date(day),
    }
}

/// The first date in a line.
fn date(line: &str) -> Option<String> {
    let year = line.match_indices('年').find_map(|(at, _)| {
        let digits = line[..at]
            .chars()
            .rev()
            .take_while(char::is_ascii_digit)
            .count();
        (digits == 4).then_some(at - digits)
    })?;
    let rest = &line[year..];
    let end = rest.find('日')? + '日'.len_utf8();
    let date: String = rest[..end].chars().filter(|c| !is_blank(*c)).collect();
    let plain = date
        .chars()
        .all(|c| c.is_ascii_digit() || "年月日".contains(c));
    plain.then_some(date)
}

/// The number that a statement begins with, as it is written: 一、, （一）, 1.
pub fn number(line: &str) -> usize {
    let bare = line.strip_prefix(['(', '（']).unwrap_or(line);
    let rest = bare.trim_start_matches(is_numeral);
    if rest.len() == bare.len() {
        return 0;
    }
    let closing: &[char] = if bare.len() < line.len() {
        &[')', '）']
    } else {
        &['、', '.', '．']
    };
    match rest.strip_prefix(closing) {
        Some(after) => line.len() - after.len(),
        None => 0,
    }
}
