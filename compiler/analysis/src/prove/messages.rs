//! The words of `prove`, in both languages.

use super::{Kind, Note, Reason};
use qufen_diagnostics::Language::{self, Chinese, English};

/// The words of one language.
pub(super) struct Messages {
    pub language: Language,
}

impl Messages {
    pub fn of(language: Language) -> Messages {
        Messages { language }
    }

    /// How many of how many hold.
    pub fn summary(&self, proved: usize, refuted: usize, incomplete: usize) -> String {
        match self.language {
            Chinese => {
                let mut text = format!("成立 {proved} 项，不成立 {refuted} 项");
                if incomplete > 0 {
                    text += &format!("，未能算完 {incomplete} 项");
                }
                text + "。成立的，对全部事实、全部解读都成立。"
            }
            English => {
                let mut text = format!("{proved} proved, {refuted} refuted");
                if incomplete > 0 {
                    text += &format!(", {incomplete} incomplete");
                }
                text + ". What is proved holds for all facts and all readings."
            }
        }
    }

    pub fn nothing(&self) -> &'static str {
        match self.language {
            Chinese => "没有写 区分 或者 断言，没有要证明的。",
            English => "There is no 区分 or 断言, so there is nothing to prove.",
        }
    }

    pub fn kind(&self, kind: Kind) -> &'static str {
        match (self.language, kind) {
            (_, Kind::Distinction) => "区分",
            (_, Kind::Always) => "断言 恒",
            (_, Kind::Sometimes) => "断言 可能",
        }
    }

    pub fn proved(&self) -> &'static str {
        match self.language {
            Chinese => "成立",
            English => "proved",
        }
    }

    pub fn refuted(&self) -> &'static str {
        match self.language {
            Chinese => "不成立",
            English => "refuted",
        }
    }

    pub fn incomplete(&self) -> &'static str {
        match self.language {
            Chinese => "未能算完：超出预算，成立与否没有确定",
            English => "incomplete: past the budget, neither proved nor refuted",
        }
    }

    /// What a proof says.
    pub fn claim(&self, kind: Kind, outcomes: &[String]) -> String {
        let outcomes = self.quoted(outcomes);
        match (self.language, kind) {
            (Chinese, Kind::Distinction) => {
                format!("彼方没有一个案件得到{outcomes}；只属此方的，有的得到。")
            }
            (Chinese, Kind::Always) => "没有一个案件违背它。".into(),
            (Chinese, Kind::Sometimes) => "有这样的案件：".into(),
            (English, Kind::Distinction) => {
                format!("No case on 彼方 comes out as {outcomes}; some case on 此方 alone does.")
            }
            (English, Kind::Always) => "No case breaks it.".into(),
            (English, Kind::Sometimes) => "There is such a case:".into(),
        }
    }

    pub fn reason(&self, reason: Reason, outcomes: &[String]) -> String {
        let list = self.quoted(outcomes);
        match self.language {
            Chinese => match reason {
                Reason::NoCase => "约束自相矛盾，没有一个案件可能存在，什么都谈不上证明。".into(),
                Reason::NothingGranted => "没有一条规则给予宽容的结果，谈不上区分。".into(),
                Reason::ToleranceUndeclared => {
                    "看不出哪个结论算宽容：没有「可以容错免责」，没有写「从严到宽」，名称也判断不了。请在结论中写明「从严到宽 甲 < 乙」；在此之前什么也没有证明。".into()
                }
                Reason::ThatTolerated => format!("这个案件属于彼方，却得到{list}："),
                Reason::ThatImpossible => {
                    "空洞：适用范围内没有案件可能属于彼方，说它不得宽容等于什么也没说。".into()
                }
                Reason::ThisImpossible => {
                    "空洞：适用范围内没有案件可能只属于此方。".into()
                }
                Reason::ThisNeverTolerated => {
                    format!("只属此方的案件没有一个得到{list}，例如：")
                }
                Reason::NoContrast => {
                    "没有对照案例：只改动这一区分所涉的事实，改变不了结果。此方例如：".into()
                }
                Reason::Broken => "这个案件违背它：".into(),
                Reason::Never => "没有一个案件能使它成立。".into(),
            },
            English => match reason {
                Reason::NoCase => {
                    "The 约束 contradict one another: no case can exist, so nothing is proved of any.".into()
                }
                Reason::NothingGranted => {
                    "No rule grants a tolerant outcome, so there is nothing to distinguish.".into()
                }
                Reason::ToleranceUndeclared => {
                    "Which outcome is tolerant cannot be told: there is no 可以容错免责 and no 从严到宽, and the names do not say. Declare 「从严到宽 甲 < 乙」 in the 结论; until then nothing is proved.".into()
                }
                Reason::ThatTolerated => format!("This case is on 彼方, yet comes out as {list}:"),
                Reason::ThatImpossible => {
                    "Empty: no case within the scope can be on 彼方, so denying it tolerance says nothing.".into()
                }
                Reason::ThisImpossible => {
                    "Empty: no case within the scope can be on 此方 alone.".into()
                }
                Reason::ThisNeverTolerated => {
                    format!("No case on 此方 alone comes out as {list}; for example:")
                }
                Reason::NoContrast => {
                    "No contrast pair: changing only what the distinction is about never changes the outcome. On 此方, for example:".into()
                }
                Reason::Broken => "This case breaks it:".into(),
                Reason::Never => "No case fulfils it.".into(),
            },
        }
    }

    fn quoted(&self, outcomes: &[String]) -> String {
        let outcomes: Vec<String> = outcomes.iter().map(|it| format!("「{it}」")).collect();
        outcomes.join(match self.language {
            Chinese => "或者",
            English => " or ",
        })
    }

    /// A note as a sentence; a witness follows where there is one.
    pub fn note(&self, note: &Note, outcomes: &[String]) -> String {
        let list = self.quoted(outcomes);
        let chinese = self.language == Chinese;
        match note {
            Note::Carries { part, means, .. } if chinese => {
                let means = means.as_ref().map(|it| format!("（即 {it}）")).unwrap_or_default();
                format!("证明靠彼方中的「{part}」{means}：其余各点都有而没有这一点的，可以得到{list}。")
            }
            Note::Carries { part, means, .. } => {
                let means = means.as_ref().map(|it| format!(" (that is, {it})")).unwrap_or_default();
                format!(
                    "The proof rests on 「{part}」{means} in 彼方: a case with all else but without it can come out as {list}."
                )
            }
            Note::Constraint(source) if chinese => {
                format!("证明靠约束「{source}」：没有它就不成立。")
            }
            Note::Constraint(source) => {
                format!("The proof rests on the 约束 「{source}」; without it the proof fails.")
            }
            Note::OnlyUnder(readings) => {
                let readings: Vec<String> = readings
                    .iter()
                    .map(|(name, option)| format!("「{name}」取{option}"))
                    .collect();
                let readings = readings.join("、");
                if chinese {
                    format!("缺省的解读下此方得不到宽容，只在{readings}时得到。")
                } else {
                    format!("Under the default readings 此方 is not tolerated; only with {readings}.")
                }
            }
            Note::OneSided if chinese => {
                "只改动所涉的事实，到不了彼方；对照案例的另一个不属彼方。".into()
            }
            Note::OneSided => {
                "彼方 cannot be reached by changing only what the distinction is about; the other case of the pair is not on 彼方.".into()
            }
            Note::ThatDenied if chinese => {
                format!("已经确定：彼方没有一个案件得到{list}。")
            }
            Note::ThatDenied => format!("Established: no case on 彼方 comes out as {list}."),
            Note::ThisGranted if chinese => {
                format!("已经确定：只属此方的，有的得到{list}，如上。没有确定的是有无对照案例。")
            }
            Note::ThisGranted => {
                format!("Established: some case on 此方 alone comes out as {list}, as above. Not established: whether there is a contrast pair.")
            }
            Note::EmptyPremise(part) if chinese => {
                format!("空洞：没有案件可能有「{part}」，这条断言没有说到任何案件。")
            }
            Note::EmptyPremise(part) => {
                format!("Empty: no case can have 「{part}」, so the assertion speaks of none.")
            }
        }
    }

    pub fn contrast(&self, differing: usize) -> String {
        match self.language {
            Chinese => format!("对照案例，只差 {differing} 项事实"),
            English => format!("Contrast pair, {differing} facts apart"),
        }
    }

    pub fn same(&self) -> &'static str {
        match self.language {
            Chinese => "相同：",
            English => "In common:",
        }
    }

    pub fn replay(&self) -> &'static str {
        match self.language {
            Chinese => "重放：",
            English => "Replay: ",
        }
    }

    /// How any case of the report is replayed.
    pub fn replay_any(&self, policy: &str) -> String {
        match self.language {
            Chinese => format!(
                "重放任何一个案件：把 --format json 里的 witness，或者 contrast 的 this、that，存为文件，运行 qufen decide {policy} --case 文件。"
            ),
            English => format!(
                "To replay any of these cases, save its witness (or this, that of its contrast) from --format json and run qufen decide {policy} --case FILE."
            ),
        }
    }
}
