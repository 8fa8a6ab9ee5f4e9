//! Which scenarios a run or an acceptance is about.

/// A selection by title and by file. Empty lists select everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// A scenario is selected when its title contains one of these.
    pub titles: Vec<String>,
    /// A file is selected when it is one of these, or lies in a folder of that name.
    pub files: Vec<String>,
}

impl Filter {
    /// Selects scenarios whose title contains `words`.
    pub fn title(words: impl Into<String>) -> Filter {
        Filter {
            titles: vec![words.into()],
            files: Vec::new(),
        }
    }

    /// Whether the scenarios of `file` are looked at.
    pub fn has_file(&self, file: &str) -> bool {
        self.files.is_empty() || self.files.iter().any(|wanted| is_in(file, wanted))
    }

    /// Whether the scenario `title` of `file` is selected.
    pub fn has(&self, file: &str, title: &str) -> bool {
        self.has_file(file) && self.has_title(title)
    }

    /// Whether every scenario of a selected file is selected.
    pub fn takes_whole_files(&self) -> bool {
        self.titles.is_empty()
    }

    /// Whether scenarios of this title are looked at.
    pub fn has_title(&self, title: &str) -> bool {
        self.titles.is_empty()
            || self
                .titles
                .iter()
                .any(|words| title.contains(words.as_str()))
    }
}

fn is_in(file: &str, wanted: &str) -> bool {
    let folder = wanted.trim_end_matches('/');
    folder.is_empty()
        || folder == "."
        || file == folder
        || file
            .strip_prefix(folder)
            .is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_selects_its_files_but_not_its_namesakes() {
        let filter = Filter {
            titles: vec![],
            files: vec!["a/b/".into()],
        };
        assert!(filter.has_file("a/b/x.qf"));
        assert!(!filter.has_file("a/bc/x.qf"));
        assert!(!filter.has_file("a/b.qf"));
    }

    #[test]
    fn titles_match_by_part() {
        let filter = Filter::title("容缺");
        assert!(filter.has("x.qf", "容缺受理提速"));
        assert!(!filter.has("x.qf", "应急抢险"));
        assert!(Filter::default().has("x.qf", ""));
    }
}
