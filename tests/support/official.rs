//! The official text that a source's own quotations make up: for examples that bring none.

use qufen_semantics::InputFile;
use qufen_syntax::ast::{Block, Clause, DivisionKind, Header, TextSource};

/// Adds the official text of every source that names one which is not among the files.
pub fn complete(files: &mut Vec<InputFile>) {
    let mut made = Vec::new();
    for file in files.iter().filter(|file| file.path.ends_with(".qf")) {
        let blocks = blocks(&file.text);
        let Some(name) = blocks.iter().find_map(|(block, _)| text_name(block)) else {
            continue;
        };
        let folder = file
            .path
            .rsplit_once('/')
            .map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let path = format!("{folder}{name}");
        if !files.iter().any(|other| other.path == path) {
            made.push(InputFile {
                path,
                text: official_text(&blocks),
            });
        }
    }
    files.extend(made);
}

fn blocks(text: &str) -> Vec<(Block, &str)> {
    qufen_syntax::outline(text)
        .blocks
        .into_iter()
        .filter_map(|span| text.get(span.range()))
        .map(|block| (qufen_syntax::parse_block(block).block, block))
        .collect()
}

fn text_name(block: &Block) -> Option<String> {
    match block {
        Block::Header(Header::Instrument(header)) => match &header.text {
            Some(TextSource::File(name)) => Some(name.node.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn official_text(blocks: &[(Block, &str)]) -> String {
    let mut out = String::new();
    for (block, text) in blocks {
        match block {
            Block::Header(Header::Instrument(header)) => out.push_str(&header.title.node),
            Block::Division(division) => {
                let kind = match division.kind.node {
                    DivisionKind::Part => "编",
                    DivisionKind::Chapter => "章",
                    DivisionKind::Section => "节",
                };
                let number = qufen_syntax::citation::chinese_numeral(division.number);
                out.push_str(&format!("第{number}{kind} {}", division.title.node));
            }
            Block::Article(article) => {
                article
                    .paragraphs
                    .iter()
                    .for_each(|clause| push_clause(&mut out, clause, text));
            }
            Block::Annex(annex) => out.push_str(&annex.words.node),
            _ => continue,
        }
        out.push('\n');
    }
    out
}

fn push_clause(out: &mut String, clause: &Clause, text: &str) {
    let label = text.get(clause.label.range()).unwrap_or("");
    if label != "款" {
        out.push_str(label);
    }
    if let Some(words) = &clause.words {
        out.push_str(&words.node);
    }
    out.push('\n');
    clause
        .items
        .iter()
        .for_each(|item| push_clause(out, item, text));
}
