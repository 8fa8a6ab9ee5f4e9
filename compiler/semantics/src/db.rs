//! The salsa database: texts in, everything else derived.

use salsa::Setter as _;
use std::sync::{Arc, Mutex};

/// One text of the project.
#[salsa::input(debug)]
pub struct SourceFile {
    /// Relative to the project; `stdlib/…` for the standard library.
    #[returns(deref)]
    pub path: String,
    /// UTF-8, without BOM.
    #[returns(deref)]
    pub text: String,
}

/// All texts, in order of path: sources, official texts, and the standard library last.
#[salsa::input(debug)]
pub struct Files {
    /// The project's own.
    #[returns(deref)]
    pub own: Vec<SourceFile>,
    /// The standard library's.
    #[returns(deref)]
    pub standard: Vec<SourceFile>,
}

/// Storage, and a count of executed queries for tests of incrementality.
#[salsa::db]
#[derive(Clone)]
pub struct Database {
    storage: salsa::Storage<Self>,
    executed: Arc<Mutex<Vec<String>>>,
}

#[salsa::db]
impl salsa::Database for Database {}

impl Default for Database {
    fn default() -> Database {
        Database {
            storage: salsa::Storage::new(None),
            executed: Arc::default(),
        }
    }
}

impl Database {
    /// A database that records which queries run.
    pub fn recording() -> Database {
        let executed: Arc<Mutex<Vec<String>>> = Arc::default();
        let log = Arc::clone(&executed);
        let callback = move |event: salsa::Event| {
            if let salsa::EventKind::WillExecute { database_key } = event.kind
                && let Ok(mut log) = log.lock()
            {
                log.push(format!("{database_key:?}"));
            }
        };
        Database {
            storage: salsa::Storage::new(Some(Box::new(callback))),
            executed,
        }
    }

    /// The queries that ran since the last call, as `query(key)`.
    pub fn take_executed(&self) -> Vec<String> {
        self.executed
            .lock()
            .map(|mut log| std::mem::take(&mut *log))
            .unwrap_or_default()
    }

    /// Adds a text of the project.
    pub fn add_own(&mut self, path: &str, text: String) -> SourceFile {
        SourceFile::builder(path.to_owned(), text)
            .durability(salsa::Durability::LOW)
            .new(self)
    }

    /// Adds a text of the standard library.
    pub fn add_standard(&mut self, path: &str, text: &str) -> SourceFile {
        SourceFile::builder(path.to_owned(), text.to_owned())
            .durability(salsa::Durability::HIGH)
            .new(self)
    }

    /// Replaces the list of the project's own texts.
    pub fn set_own(&mut self, files: Files, own: Vec<SourceFile>) {
        files.set_own(self).to(own);
    }

    /// Replaces a text.
    pub fn set_text(&mut self, file: SourceFile, text: String) {
        file.set_text(self).to(text);
    }
}

impl Files {
    /// Every file, the project's own first.
    pub fn all(self, db: &dyn salsa::Database) -> impl Iterator<Item = SourceFile> + '_ {
        self.own(db).iter().chain(self.standard(db)).copied()
    }

    /// The file's place in that order.
    pub fn index(self, db: &dyn salsa::Database, file: SourceFile) -> u32 {
        *place_of(db, self, file)
    }
}

/// A query, so that what knows a file's place lasts while other files come and go behind it.
#[salsa::tracked]
fn place_of(db: &dyn salsa::Database, files: Files, file: SourceFile) -> u32 {
    let place = files.all(db).position(|other| other == file);
    place.unwrap_or_default() as u32
}
