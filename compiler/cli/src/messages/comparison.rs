//! What `diff` says of its options and of what was approved, in both languages.

/// The words of comparing.
pub struct ComparisonWords {
    pub old: &'static str,
    pub new: &'static str,
    pub old_version: &'static str,
    pub new_version: &'static str,
    pub accept: &'static str,
    pub check: &'static str,
    pub yes: &'static str,
    pub format: &'static str,
    pub rename: &'static str,
    pub assert: &'static str,
    pub claim: &'static str,
    /// Whether to approve a difference.
    pub approve_question: &'static str,
    pub as_approved: fn(&str) -> String,
    pub not_approved: &'static str,
    pub already_approved: &'static str,
}

pub const ZH: ComparisonWords = ComparisonWords {
    old: "作为比较基础的版本：法规文件，或者所在的文件夹",
    new: "与它比较的版本，也可以是修改决定",
    old_version: "旧版本的路径含有几个版本时，选其中一个",
    new_version: "新版本的路径含有几个版本时，选其中一个",
    accept: "看过差异以后，把它作为批准的差异写入这个文件",
    check: "差异与这个文件中批准的不同，就不通过",
    yes: "不询问，直接写入",
    format: "输出格式：human、json、html",
    rename: "更名：旧版本的一项事实在新版本中换了名称，可以多次使用",
    assert: "断言：不比较全部，只核对这一句是否成立，可以多次使用",
    claim: "断言",
    approve_question: "批准这一差异，写入样本？ [y] 是 [n] 否：",
    as_approved: |path| format!("差异与 {path} 中批准的一致。"),
    not_approved: "没有批准，什么也没有写。",
    already_approved: "差异与批准的一致，不必再写。",
};

pub const EN: ComparisonWords = ComparisonWords {
    old: "the version compared with: an instrument's file, or its folder",
    new: "the version compared, or a 修改决定",
    old_version: "which version, where the path of the old one holds several",
    new_version: "which version, where the path of the new one holds several",
    accept: "write the difference to this file as the approved one",
    check: "fail when the difference is not the one approved in this file",
    yes: "write without asking",
    format: "output: human, json, html",
    rename: "a fact of the old version that the new one calls by another name; may be repeated",
    assert: "tell only whether this claim about both versions holds; may be repeated",
    claim: "CLAIM",
    approve_question: "Approve this difference and write it? [y]es [n]o: ",
    as_approved: |path| format!("The difference is the one approved in {path}."),
    not_approved: "Not approved; nothing was written.",
    already_approved: "The difference is the approved one; nothing to write.",
};
