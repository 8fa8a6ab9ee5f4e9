//! The words of the HTML document that the report does not have.

use super::Messages;
use qufen_diagnostics::Language::{Chinese, English};

impl Messages {
    pub fn document(&self) -> &'static str {
        self.pick("版本比较", "Comparison of versions")
    }

    pub fn skip(&self) -> &'static str {
        self.pick("跳到正文", "Skip to content")
    }

    pub fn version(&self) -> &'static str {
        self.pick("版本", "version")
    }

    /// How a screen reader says the arrow.
    pub fn becomes(&self) -> &'static str {
        self.pick("变为", "becomes")
    }

    pub fn draft_note(&self) -> &'static str {
        self.pick(
            "标有「草案」「示例」的版本不是现行有效的规定。",
            "A version marked 草案 (draft) or 示例 (example) is not law in force.",
        )
    }

    pub fn filters(&self) -> &'static str {
        self.pick("筛选", "Filters")
    }

    pub fn filter_level(&self) -> &'static str {
        self.pick("内容", "Show")
    }

    pub fn filter_direction(&self) -> &'static str {
        self.pick("方向", "Direction")
    }

    pub fn filter_article(&self) -> &'static str {
        self.pick("条文", "Article")
    }

    pub fn all(&self) -> &'static str {
        self.pick("全部", "all")
    }

    pub fn text_only(&self) -> &'static str {
        self.pick("只看文字", "text only")
    }

    pub fn outcomes_only(&self) -> &'static str {
        self.pick("只看结论", "outcomes only")
    }

    pub fn no_effect(&self) -> &'static str {
        self.pick("不影响结论", "no effect on outcomes")
    }

    pub fn claims(&self) -> &'static str {
        self.pick("断言", "Claims")
    }

    pub fn outcomes(&self) -> &'static str {
        self.pick("结论", "Outcomes")
    }

    pub fn matrix(&self) -> &'static str {
        self.pick("结论对照表", "Matrix of outcomes")
    }

    pub fn matrix_caption(&self) -> &'static str {
        self.pick(
            "行是旧版本的结论，列是新版本的结论，格中是这样的案情占全部案情的比例。",
            "Rows are outcomes of the old version, columns those of the new one; each cell is the share of all cases.",
        )
    }

    pub fn replay_summary(&self) -> &'static str {
        self.pick("重放这个案情", "Replay this case")
    }

    pub fn replay_how(&self) -> &'static str {
        self.pick(
            "存为文件，用 qufen decide 版本 --case 文件 在两个版本下各裁定一次；没有写明的事实无论是什么，结论都一样。",
            "Save it to a file and run qufen decide VERSION --case FILE under both versions; whatever the other facts are, the outcome is the same.",
        )
    }

    pub fn text(&self) -> &'static str {
        self.pick("文字", "Text")
    }

    pub fn text_note(&self) -> &'static str {
        self.pick(
            "左旧右新；删去的字加删除线，增加的字加下划线。没有改动的条款收起，可以展开。",
            "Old to the left, new to the right; removed words are struck out, added ones underlined. Unchanged clauses are folded.",
        )
    }

    pub fn old_version(&self) -> &'static str {
        self.pick("旧版本", "Old version")
    }

    pub fn new_version(&self) -> &'static str {
        self.pick("新版本", "New version")
    }

    pub fn not_in_old(&self) -> &'static str {
        self.pick("（旧版本没有）", "(not in the old version)")
    }

    pub fn not_in_new(&self) -> &'static str {
        self.pick("（新版本没有）", "(not in the new version)")
    }

    /// A clause of the old version that became no clause of the new one.
    pub fn old_clause(&self, cite: &str) -> String {
        match self.language {
            Chinese => format!("旧{cite}"),
            English => format!("old {cite}"),
        }
    }

    pub fn unchanged(&self, count: usize, first: &str, last: &str) -> String {
        match self.language {
            Chinese if count == 1 => format!("没有改动：{first}"),
            Chinese => format!("没有改动：{first} 至 {last}，共 {count} 款项"),
            English if count == 1 => format!("Unchanged: {first}"),
            English => format!("Unchanged: {first} to {last}, {count} clauses"),
        }
    }

    pub fn rules(&self) -> &'static str {
        self.pick("规则", "Rules")
    }

    pub fn scenarios(&self) -> &'static str {
        self.pick("场景", "Scenarios")
    }

    pub fn scenario(&self) -> &'static str {
        self.pick("结论改变的场景", "Scenarios that come out otherwise")
    }

    pub fn particulars(&self) -> &'static str {
        self.pick("名称、日期", "Names and dates")
    }

    pub fn colophon(&self) -> &'static str {
        self.pick(
            "由 qufen diff 生成。这里是条文的适用结果，不代替有权机关的认定。",
            "Made by qufen diff. These are the results of applying the text; they do not replace the finding of a competent body.",
        )
    }
}
