//! What `amend` tells of what it did, in both languages.

use qufen_revision::apply::ChangeKind;

/// The words of a summary.
pub struct AmendmentWords {
    /// 《…》 版本 … → 版本 …, and 草案 or 示例.
    pub opening: fn(&str, &str, &str, Option<&str>) -> String,
    /// The heading above the changes of one kind.
    pub kind: fn(ChangeKind) -> &'static str,
    /// The heading above citations that follow their clauses.
    pub adjusted: &'static str,
    /// Nothing changed at all.
    pub unchanged: &'static str,
    /// Between old and new.
    pub to: &'static str,
    /// Between names.
    pub and: &'static str,
    /// After a name, before what is said of it.
    pub colon: &'static str,
    /// How many operations a drafted decision has.
    pub drafted: fn(usize) -> String,
    /// 题注, 目录 or 附件 differs.
    pub other_around: fn(&str) -> String,
    /// 施行 and 废止 in the head of a draft do not come out.
    pub other_standing: &'static str,
    /// The version that `--derive` is to come to.
    pub new_version: &'static str,
    /// The decision makes a draft.
    pub only_a_draft: &'static str,
    /// What was made of a published decision: the law, its versions, how many statements.
    pub transcribed: fn(&str, &str, &str, usize) -> String,
    /// What to do with it.
    pub amend_next: fn(&str) -> String,
    /// What stays declared.
    pub still_declared: fn(&str) -> String,
}

pub const ZH: AmendmentWords = AmendmentWords {
    opening: |title, old, new, nature| {
        let nature = nature.map_or(String::new(), |nature| format!("（{nature}）"));
        format!("《{title}》 版本 {old} → 版本 {new}{nature}")
    },
    kind: |kind| match kind {
        ChangeKind::Added => "增加",
        ChangeKind::Deleted => "删去",
        ChangeKind::Rewritten => "重写文字和编码",
        ChangeKind::RewrittenEncodingKept => "重写文字，编码沿用原来的",
        ChangeKind::RewrittenUnencoded => "重写文字，待编码",
        ChangeKind::Reworded => "修改字句，编码沿用原来的",
        ChangeKind::RewordedReencoded => "修改字句和编码",
        ChangeKind::Recast => "合并、分立",
        ChangeKind::Moved => "移动",
        ChangeKind::Renumbered => "改变编号",
        ChangeKind::Reencoded => "修改编码",
        ChangeKind::Renamed => "修改名称",
    },
    adjusted: "引条随编号调整",
    unchanged: "没有任何改变。",
    to: " → ",
    and: "、",
    colon: "：",
    drafted: |count| format!("共 {count} 处改变；并入原来的版本，与新版本一致。"),
    other_around: |kind| format!("{kind}不同"),
    other_standing: "文件头的「施行」「废止」不同（草案不在沿革之中，不起作用）",
    new_version: "<新版本>",
    only_a_draft: "新版本没有在文件头写自己的施行日期，决定标明「性质 草案」",
    transcribed: |title, old, new, count| {
        format!("修改《{title}》 版本 {old} 为 版本 {new}：{count} 句，写出的条款都还待编码。")
    },
    amend_next: |path| {
        format!("下一步：qufen check {path}，再逐条编码，qufen amend {path} -o 文件夹")
    },
    still_declared: |name| format!("「{name}」仍然声明着"),
};

pub const EN: AmendmentWords = AmendmentWords {
    opening: |title, old, new, nature| {
        let nature = nature.map_or(String::new(), |nature| format!(" ({nature})"));
        format!("《{title}》 version {old} → version {new}{nature}")
    },
    kind: |kind| match kind {
        ChangeKind::Added => "added",
        ChangeKind::Deleted => "deleted",
        ChangeKind::Rewritten => "rewritten, words and encoding",
        ChangeKind::RewrittenEncodingKept => "rewritten, keeping the encoding",
        ChangeKind::RewrittenUnencoded => "rewritten, still to be encoded",
        ChangeKind::Reworded => "reworded, keeping the encoding",
        ChangeKind::RewordedReencoded => "reworded, encoded anew",
        ChangeKind::Recast => "joined or divided",
        ChangeKind::Moved => "moved",
        ChangeKind::Renumbered => "renumbered",
        ChangeKind::Reencoded => "encoded anew",
        ChangeKind::Renamed => "renamed",
    },
    adjusted: "citations that follow their clauses",
    unchanged: "nothing changed at all.",
    to: " → ",
    and: ", ",
    colon: ": ",
    drafted: |count| {
        format!("Operations: {count}. Applied to the old version, they make the new one.")
    },
    other_around: |kind| format!("{kind} differs"),
    other_standing: "施行 and 废止 in the head differ (a draft has no place in time, they have no effect)",
    new_version: "<NEW>",
    only_a_draft: "the head of the new version does not say from when it applies, so the decision says 性质 草案",
    transcribed: |title, old, new, count| {
        format!(
            "《{title}》 version {old} becomes {new}: statements {count}, what they write out is still to be encoded"
        )
    },
    amend_next: |path| {
        format!("Next: qufen check {path}, encode what is new, then qufen amend {path} -o FOLDER")
    },
    still_declared: |name| format!("{name} stays declared"),
};
