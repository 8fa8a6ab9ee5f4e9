//! What a consolidated version is written as.

use super::Amended;
use super::heads::header;
use qufen_semantics::InputFile;
use qufen_syntax::ast::TextSource;

/// The files that a consolidated version consists of, under the names of those that it came from.
pub fn files(amended: &Amended) -> Vec<InputFile> {
    let name = amended
        .name
        .file
        .rsplit_once('/')
        .map_or("", |(_, name)| name);
    let mut files = vec![InputFile {
        path: name.to_owned(),
        text: amended.made.source.clone(),
    }];
    if let Some(TextSource::File(official)) = header(&amended.made.source).and_then(|it| it.text) {
        files.push(InputFile {
            path: official.node,
            text: amended.made.official.clone(),
        });
    }
    files
}
