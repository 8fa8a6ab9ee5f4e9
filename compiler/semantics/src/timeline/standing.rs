//! What one file says about its own place in time.

use crate::check::trees;
use crate::db::{Files, SourceFile};
use crate::model::Date;
use crate::place::Place;
use qufen_diagnostics::Span;
use qufen_syntax::ast::{self, Block, Clause, EncodingKind, Header, InstrumentHeader, TextSource};
use salsa::Database;

/// One version, as far as time is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub file: SourceFile,
    /// The title as titles are compared.
    pub key: String,
    pub title: String,
    pub version: String,
    /// Where the version, or else the title, is written.
    pub place: Place,
    pub draft: bool,
    pub text_held: bool,
    pub from: Option<Date>,
    /// The titles as they are compared, with the version where one is named.
    pub repeals: Vec<(String, Option<String>)>,
    /// Where 从旧兼从轻 is declared.
    pub old_unless_lighter: Option<Place>,
}

/// `None` for files that are no instrument.
pub fn standing(db: &dyn Database, files: Files, file: SourceFile) -> Option<Standing> {
    let index = files.index(db, file);
    let at = |block: u32, span: Span| Place::Block {
        file: index,
        block,
        span,
    };
    let trees = trees(db, file);
    let (block, header) = trees.iter().find_map(|(block, tree, _)| match tree {
        Block::Header(Header::Instrument(header)) => Some((*block, header)),
        _ => None,
    })?;
    let written = header.version.as_ref();
    let mut standing = Standing {
        file,
        key: key(&header.title.node),
        title: header.title.node.clone(),
        version: written.map(|it| it.node.clone()).unwrap_or_default(),
        place: at(block, written.unwrap_or(&header.title).span),
        draft: header.nature.as_ref().is_some_and(|it| it.node == "草案"),
        text_held: !matches!(header.text, Some(TextSource::NotHeld(_))),
        from: None,
        repeals: Vec::new(),
        old_unless_lighter: None,
    };
    for said in &header.standing {
        standing.add(said, header, |span| at(block, span));
    }
    for (block, tree, _) in &trees {
        if let Block::Article(article) = tree {
            for clause in &article.paragraphs {
                standing.add_clause(clause, header, &|span| at(*block, span));
            }
        }
    }
    let issued = header.issued.as_ref().map(|date| date.node);
    if !standing.text_held {
        standing.from = standing.from.or(issued);
    }
    Some(standing)
}

impl Standing {
    fn add_clause(
        &mut self,
        clause: &Clause,
        header: &InstrumentHeader,
        at: &dyn Fn(Span) -> Place,
    ) {
        for encoding in &clause.encodings {
            if let EncodingKind::Standing(said) = &encoding.kind {
                self.add(said, header, at);
            }
        }
        for item in &clause.items {
            self.add_clause(item, header, at);
        }
    }

    fn add(&mut self, said: &ast::Standing, header: &InstrumentHeader, at: impl Fn(Span) -> Place) {
        match said {
            ast::Standing::Commencement { date, .. } => {
                self.from = date.or(header.issued.as_ref().map(|issued| issued.node));
            }
            ast::Standing::Repeal { title, version, .. } => {
                let version = version.as_ref().map(|version| version.node.clone());
                self.repeals.push((key(&title.node), version));
            }
            ast::Standing::OldUnlessLighter { span } => self.old_unless_lighter = Some(at(*span)),
            ast::Standing::Interpretation { .. } => {}
        }
    }
}

/// Titles are compared without white space and with paired widths folded.
fn key(title: &str) -> String {
    qufen_syntax::folded(title).map(|(_, c)| c).collect()
}
