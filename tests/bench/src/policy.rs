//! The real policy that benchmarks ask about.

use qufen_revision::consolidate;
use qufen_semantics::model::Model;
use qufen_semantics::{InputFile, Project, Settings};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The decision model of the 2019 measures.
pub fn measures_2019() -> Arc<Model> {
    model(sources(&policies()))
}

/// The versions that the decisions among the policies' drafts make of the measures, by the name of the
/// decision's file.
pub fn decided_drafts() -> Vec<(String, Arc<Model>)> {
    let mut project = Project::new(sources(&policies()), Settings::default());
    let decisions = project.decisions();
    let drafts = decisions.iter().map(|decision| {
        let amended = consolidate(&mut project, decision);
        let amended = amended.unwrap_or_else(|refusal| panic!("{:?}", refusal.diagnostics));
        let model = project
            .model(&amended.name)
            .expect("the version has a model");
        let file = Path::new(&decision.file).file_stem().unwrap_or_default();
        (file.to_string_lossy().into_owned(), model)
    });
    drafts.collect()
}

fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies")
}

/// A made-up draft (示例) of an amended version, for measuring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Other words, the same rules.
    Rewording,
    /// One exclusion reaches one grade further.
    Tightening,
    /// A new item, an item less, a proviso, a grade and a default reading, together.
    Amendment,
}

impl Draft {
    /// All drafts.
    pub const ALL: [Draft; 3] = [Draft::Rewording, Draft::Tightening, Draft::Amendment];

    /// As reports name it.
    pub fn name(self) -> &'static str {
        match self {
            Draft::Rewording => "rewording",
            Draft::Tightening => "tightening",
            Draft::Amendment => "amendment",
        }
    }

    /// What stands instead of what in the source of the measures, and in the official text.
    fn edits(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Draft::Rewording => &[
                (
                    "即 非 谋取不正当利益",
                    "即 非 (谋取不正当利益 或 谋取不正当利益)",
                ),
                (
                    "即 假借改革名义 且 搞政绩形象工程",
                    "即 搞政绩形象工程 且 假借改革名义",
                ),
                ("(明知故犯 或 我行我素)", "非 (非 明知故犯 且 非 我行我素)"),
            ],
            Draft::Tightening => &[(
                "   且 ((损失程度 不低于 重大 且 后果 = 严重 且 不良影响 = 恶劣)",
                "   且 ((损失程度 不低于 严重 且 后果 = 严重 且 不良影响 = 恶劣)",
            )],
            Draft::Amendment => &[
                (
                    "   且 ((损失程度 不低于 重大 且 后果 = 严重 且 不良影响 = 恶劣)",
                    "   且 ((损失程度 不低于 严重 且 后果 = 严重 且 不良影响 = 恶劣)",
                ),
                (
                    "即 经过民主决策程序\n",
                    "即 经过民主决策程序 或 (处置突发事件 不低于 重大 且 事后及时补正)\n",
                ),
                (
                    "免责后再犯同样失误\n",
                    "免责后再犯同样失误\n(十)「隐瞒事实、弄虚作假的。」\n即 掩盖放任\n",
                ),
                (
                    "再次出现同样失误错误的。",
                    "再次出现同样失误错误的。(十)隐瞒事实、弄虚作假的。",
                ),
                (
                    "  甲 「须出现意外情况，并且受到诬告陷害，或者因不被理解而出现不良后果」 缺省\n  乙 「出现意外情况、受到诬告陷害、因不被理解而出现不良后果，三者有其一」",
                    "  甲 「须出现意外情况，并且受到诬告陷害，或者因不被理解而出现不良后果」\n  乙 「出现意外情况、受到诬告陷害、因不被理解而出现不良后果，三者有其一」 缺省",
                ),
                (
                    "即 区域或行业发展决策 且 自我加压提高标准",
                    "即 区域或行业发展决策",
                ),
            ],
        }
    }
}

/// The decision model of a draft.
pub fn draft(draft: Draft) -> Arc<Model> {
    let mut files = sources(&policies());
    for (meant, written) in draft.edits() {
        let mut found = false;
        for file in &mut files {
            // The end of the official list also stands in the measures, which quote it.
            let quoted = file.path.ends_with(".qf") && meant.ends_with("的。");
            let measures =
                file.path.starts_with("fuzhou/2019/") && !file.path.contains("scenarios");
            if measures && !quoted && file.text.contains(meant) {
                file.text = file.text.replacen(meant, written, 1);
                found = true;
            }
        }
        assert!(found, "{meant} is in the measures");
    }
    model(files)
}

fn model(files: Vec<InputFile>) -> Arc<Model> {
    let project = Project::new(files, Settings::default());
    let name = project
        .instruments()
        .into_iter()
        .find(|name| name.version == "2019");
    let name = name.expect("the 2019 measures are in policies/");
    project
        .model(&name)
        .expect("the 2019 measures have a model")
}

/// The sources and official texts below a folder.
fn sources(folder: &Path) -> Vec<InputFile> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    paths.sort();
    let file = |path: PathBuf| InputFile {
        path: path
            .strip_prefix(folder)
            .unwrap_or(&path)
            .to_string_lossy()
            .into_owned(),
        text: std::fs::read_to_string(&path).expect("a readable source"),
    };
    paths.into_iter().map(file).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path
            .extension()
            .is_some_and(|end| end == "qf" || end == "txt" || end == "ord")
        {
            paths.push(path);
        }
    }
}
