//! What a decision does, before it is put into words.

/// One operation. Places are old numbers, targets new ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// 名称修改为, 第三章章名修改为.
    Rename {
        /// 第三章; `None` for the title.
        place: Option<String>,
        /// 编, 章 or 节; empty for the title.
        unit: &'static str,
        /// The new words.
        words: String,
    },
    /// 修改为.
    Replace {
        /// Where.
        place: String,
        /// The new words, one clause or the 款 of an article.
        content: Vec<Written>,
    },
    /// 增加.
    Insert {
        /// What it stands under; `None` for an article or chapter.
        place: Option<String>,
        /// 条, 款, 项, 目, 章.
        unit: &'static str,
        /// New numbers.
        targets: Vec<String>,
        /// For each target its clauses: the 款 of an article, else one. Below a heading, the
        /// articles under it follow.
        content: Vec<Vec<Written>>,
    },
    /// 删去.
    Delete {
        /// Where.
        places: Vec<String>,
    },
    /// 改为.
    Move {
        /// Where.
        place: String,
        /// The heading under which it comes to stand, if that is another one.
        into: Option<String>,
        /// The new number.
        target: String,
    },
    /// 中的「…」修改为「…」.
    Reword {
        /// Where.
        place: String,
        /// At least one.
        edits: Vec<Edit>,
        /// The new encodings; empty to keep the old.
        encodings: String,
    },
    /// The same words in several places, in each of them once.
    Everywhere {
        /// Where, at least two.
        places: Vec<String>,
        /// The words.
        old: String,
        /// What becomes of them.
        new: String,
    },
    /// 编码修改为.
    Reencode {
        /// Where.
        place: String,
        /// The new encodings.
        encodings: String,
    },
}

/// What a place ends with that is only the words which a list stands under.
pub const LEAD_IN: &str = "引导语";

/// A clause written out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// 第四条, 款, (一), `1.`; empty for the first, whose number is the target.
    pub label: String,
    /// The words.
    pub words: String,
    /// The statements under them.
    pub encodings: String,
    /// The clauses below it.
    pub items: Vec<Written>,
}

/// A change within the words of a clause. The old words stand in it once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// 「…」修改为「…」.
    Replace(String, String),
    /// 「…」后增加「…」.
    After(String, String),
    /// 「…」前增加「…」.
    Before(String, String),
    /// 删去「…」.
    Delete(String),
    /// 修改为「…」: all words of a 引导语, which is the place.
    All(String),
}
