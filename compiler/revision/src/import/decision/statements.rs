//! The statements of a published decision, each with the law that it is about, and what stands behind
//! them: 条文顺序, commencement.

use super::super::words::{inside_title, is_numeral};
use super::NotTranscribed;
use super::opening::{Opening, article, number, start};
use super::quotes::{Piece, Reader};

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The title of the law.
    pub law: String,
    /// 一、 or （一） as printed; empty where it has none.
    pub number: String,
    /// The rest, without the law's title.
    pub pieces: Vec<Piece>,
}

/// Everything behind the opening.
#[derive(Debug, Default)]
pub struct Body {
    pub statements: Vec<Statement>,
    /// What the decision provides itself without changing the law: 本决定施行前……的，依照……
    pub provisions: Vec<String>,
    /// Whether 条文顺序 is adjusted.
    pub in_order: bool,
    /// Whether other words are said to be changed, too.
    pub other_words: bool,
    /// 2024年7月1日, 自发布之日.
    pub start: Option<String>,
}

/// Reads the lines behind the opening, up to the law as published anew.
pub fn read(opening: &Opening<'_>) -> Result<Body, NotTranscribed> {
    let mut body = Body {
        start: opening.start.clone(),
        ..Body::default()
    };
    let mut law = opening.law.clone();
    let mut lines = opening.lines.iter().peekable();
    let mut repealing = false;
    while let Some(line) = lines.next() {
        if let Some(heading) = annex_heading(line) {
            repealing = heading.unwrap_or(repealing);
            continue;
        }
        let label = if opening.in_articles {
            article(line)
        } else {
            number(line)
        };
        let mut reader = Reader::default();
        reader.line(line[label..].trim_start());
        while reader.is_open() || reader.waits() && lines.peek().is_some_and(|it| opens(it)) {
            let Some(more) = lines.next() else {
                return Err(NotTranscribed::Unclosed(line.chars().take(20).collect()));
            };
            reader.line(more);
        }
        if tail(&reader.pieces, &mut body) {
            if republished(&reader.pieces) {
                break;
            }
            continue;
        }
        let pieces = about(reader.pieces, opening.alias.as_deref(), &mut law);
        if matches!(&pieces[..], [Piece::Said(words)] if announces(words)) {
            continue;
        }
        if repealing || repeals(&pieces) {
            continue;
        }
        if let [Piece::Said(words)] = &pieces[..]
            && law.is_some()
            && is_provision(words)
        {
            body.provisions.push(line.trim().to_owned());
            continue;
        }
        if let (false, Some(law)) = (pieces.is_empty(), &law) {
            body.statements.push(Statement {
                law: law.clone(),
                number: if opening.in_articles {
                    String::new()
                } else {
                    numbered(&line[..label])
                },
                pieces: instead(pieces),
            });
        }
    }
    Ok(body)
}

/// Whether a line begins with a quotation.
fn opens(line: &str) -> bool {
    line.starts_with(['“', '「', '"'])
}

/// 一、 and （一） as printed; 1. is no number of a statement in a source.
fn numbered(label: &str) -> String {
    let plain = label.starts_with(|c: char| c.is_ascii_digit());
    if plain {
        String::new()
    } else {
        label.to_owned()
    }
}

/// Takes up a sentence behind the statements; whether it is one.
fn tail(pieces: &[Piece], body: &mut Body) -> bool {
    let [Piece::Said(words)] = pieces else {
        return false;
    };
    let own = ["本决定", "本修正案", "自"]
        .iter()
        .any(|it| words.starts_with(it));
    if own && words.contains("施行") {
        body.start = start(words).or(body.start.take());
        return true;
    }
    let orders = ["条文顺序", "条款顺序", "条文序号", "条款序号"]
        .iter()
        .any(|it| words.contains(it));
    let other = ["个别文字", "部分文字", "文字作"]
        .iter()
        .any(|it| words.contains(it));
    let is_tail = orders || other || republished(pieces);
    body.in_order |= orders && words.contains("调整");
    body.other_words |= other;
    is_tail
}

/// A sentence that changes nothing: no word of it is one that decisions change laws with.
fn is_provision(words: &str) -> bool {
    const CHANGES: [&str; 13] = [
        "修", "改", "增", "删", "合并", "并入", "移", "调整", "作为", "单列", "分为", "换", "废止",
    ];
    let sentence = words.ends_with('。') && !words.starts_with(['将', '第', '在']);
    sentence && !CHANGES.iter().any(|word| words.contains(word))
}

/// 附件2, 国务院决定废止的行政法规: what stands above a list, and whether the list is of what is repealed.
fn annex_heading(line: &str) -> Option<Option<bool>> {
    let words: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let numbered = words.strip_prefix("附件");
    let (annex, name) = match numbered.map(|rest| rest.trim_start_matches(is_numeral)) {
        Some("") => (true, ""),
        Some(rest) => match rest.strip_prefix([':', '：']) {
            Some(name) => (true, name),
            None => return None,
        },
        None => (false, words.as_str()),
    };
    let plain = !name.contains(['“', '「', '"', '《', '。', '，']) && number(name) == 0;
    let of = |verb: &str| name.contains(&format!("决定{verb}的"));
    match (plain, of("修改"), of("废止")) {
        (true, true, false) => Some(Some(false)),
        (true, false, true) => Some(Some(true)),
        _ => annex.then_some(None),
    }
}

/// 废止《…》, 对《…》予以废止: nothing that changes the law at hand.
fn repeals(pieces: &[Piece]) -> bool {
    let [Piece::Said(words)] = pieces else {
        return false;
    };
    let words = words.trim_end_matches(['。', '；']);
    words.starts_with("废止《") || words.starts_with('对') && words.ends_with("予以废止")
}

/// 根据本决定作相应修改，重新公布.
fn republished(pieces: &[Piece]) -> bool {
    matches!(pieces, [Piece::Said(words)] if words.contains("重新公布") || words.contains("根据本决定"))
}

/// The statement without the title of its law, which is taken note of.
fn about(mut pieces: Vec<Piece>, alias: Option<&str>, law: &mut Option<String>) -> Vec<Piece> {
    if let Some(alias) = alias {
        // 以下简称《解释》: as good as no title at all.
        for piece in &mut pieces {
            if let Piece::Said(words) = piece {
                *words = words.replace(&format!("《{alias}》"), "");
            }
        }
    }
    if let Some(Piece::Said(words)) = pieces.first_mut()
        && let Some(start) = words.find(['《', '〈'])
        && let Some((title, after)) = inside_title(&words[start..])
        && names_law(&words[..start], after)
    {
        *law = Some(title.to_owned());
        let after = after
            .strip_prefix("中的")
            .filter(|it| it.starts_with('第'))
            .unwrap_or(after);
        *words = if only_heading(after) {
            String::new()
        } else {
            format!("{}{after}", &words[..start])
        };
    }
    said_without(&mut pieces, law.as_deref());
    pieces.retain(|piece| !matches!(piece, Piece::Said(words) if words.is_empty()));
    pieces
}

/// Leaves out the law's short name before its places, and the 相应地 of numbers that follow others.
fn said_without(pieces: &mut [Piece], law: Option<&str>) {
    let short = law.and_then(|law| law.strip_prefix("中华人民共和国"));
    for piece in pieces {
        let Piece::Said(words) = piece else {
            continue;
        };
        for place in ["第", "序言"] {
            if let Some(short) = short {
                *words = words.replace(&format!("{short}{place}"), place);
            }
        }
        for adverb in ["相应地", "相应"] {
            *words = words.replace(&format!("{adverb}改为"), "改为");
        }
    }
}

/// 第七条：“…”修改为：“…”, which gives the old words in full: they are words of that place.
fn instead(mut pieces: Vec<Piece>) -> Vec<Piece> {
    if let [
        Piece::Said(place),
        Piece::Quoted(old),
        Piece::Said(verb),
        Piece::Quoted(new),
    ] = &mut pieces[..]
        && (old.len(), new.len()) == (1, 1)
        && verb.starts_with("修改为")
    {
        let bare = place.trim_end_matches([':', '：']);
        if is_place(bare) {
            *place = format!("{bare}中的");
        }
    }
    pieces
}

/// Whether the words are 第七条, 第八条第一款 and nothing else.
fn is_place(words: &str) -> bool {
    let parts = words.strip_prefix('第').map(|it| it.split('第'));
    parts.is_some_and(|mut parts| {
        parts.all(|part| {
            let number = part.trim_end_matches(['条', '款', '项', '目']);
            number.len() < part.len() && !number.is_empty() && number.chars().all(is_numeral)
        })
    })
}

/// 对部分条文作以下修改：
fn announces(words: &str) -> bool {
    let words = words.trim_end_matches([':', '：', '。']);
    let made = ["作以下修改", "作下列修改", "作如下修改", "作出修改"];
    words.starts_with('对') && made.iter().any(|it| words.ends_with(it))
}

/// Whether the title stands where a statement names its law.
fn names_law(before: &str, after: &str) -> bool {
    let begins = ["", "将", "对", "在", "删去", "删除", "修改"].contains(&before);
    begins && (after.starts_with(['第', '中', '名', '作', '增']) || only_heading(after))
}

/// `对《…》作如下修改：`, `《…》`: what follows is about it.
fn only_heading(after: &str) -> bool {
    let after = after.trim_end_matches([':', '：', '。']);
    matches!(
        after,
        "" | "作如下修改" | "作出修改" | "作出如下修改" | "修改如下"
    )
}
