//! Cobertura XML: one class a file, MC/DC obligations as conditions of a branch.

use super::SuiteCoverage;
use super::lines::{FileLines, Line, by_file};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::collections::BTreeMap;
use std::io;

/// The XML could not be written.
pub type CoberturaError = io::Error;

/// How much of lines and branches is hit.
#[derive(Clone, Copy, Default)]
struct Rates {
    lines: (usize, usize),
    branches: (usize, usize),
}

impl Rates {
    fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Rates {
        let mut rates = Rates::default();
        for line in lines {
            rates.lines.0 += usize::from(line.hits > 0);
            rates.lines.1 += 1;
            rates.branches.0 += line
                .branches
                .iter()
                .filter(|(.., count)| *count > 0)
                .count();
            rates.branches.1 += line.branches.len();
        }
        rates
    }

    fn attributes(self) -> [(&'static str, String); 3] {
        [
            ("line-rate", rate(self.lines)),
            ("branch-rate", rate(self.branches)),
            ("complexity", "0".into()),
        ]
    }
}

fn rate((hit, all): (usize, usize)) -> String {
    match all {
        0 => "1".into(),
        all => format!("{:.4}", hit as f64 / all as f64),
    }
}

type Xml = Writer<Vec<u8>>;

/// The report of all suites.
///
/// # Errors
/// Writing to memory: none in practice.
pub fn cobertura(suites: &[SuiteCoverage]) -> Result<String, CoberturaError> {
    let files = by_file(suites);
    let rates = Rates::of(files.values().flat_map(|file| file.lines.values()));
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let system = "http://cobertura.sourceforge.net/xml/coverage-04.dtd";
    let doctype = format!("coverage SYSTEM \"{system}\"");
    xml.write_event(Event::DocType(BytesText::from_escaped(doctype)))?;
    let counts = [
        ("lines-covered", rates.lines.0.to_string()),
        ("lines-valid", rates.lines.1.to_string()),
        ("branches-covered", rates.branches.0.to_string()),
        ("branches-valid", rates.branches.1.to_string()),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        // The same input gives the same bytes, whenever it is measured.
        ("timestamp", "0".into()),
    ];
    within(
        &mut xml,
        "coverage",
        &[&rates.attributes()[..], &counts].concat(),
        |xml| {
            within(xml, "sources", &[], |xml| {
                xml.create_element("source")
                    .write_text_content(BytesText::new("."))?;
                Ok(())
            })?;
            within(xml, "packages", &[], |xml| package(xml, &files, rates))
        },
    )?;
    let mut text = String::from_utf8(xml.into_inner()).unwrap_or_default();
    text.push('\n');
    Ok(text)
}

fn package(xml: &mut Xml, files: &BTreeMap<String, FileLines>, rates: Rates) -> io::Result<()> {
    let name = [("name", "qufen".to_owned())];
    within(
        xml,
        "package",
        &[&name[..], &rates.attributes()].concat(),
        |xml| {
            within(xml, "classes", &[], |xml| {
                files
                    .iter()
                    .try_for_each(|(path, file)| class(xml, path, file))
            })
        },
    )
}

fn class(xml: &mut Xml, path: &str, file: &FileLines) -> io::Result<()> {
    let names = [("name", path.to_owned()), ("filename", path.to_owned())];
    let rates = Rates::of(file.lines.values());
    within(
        xml,
        "class",
        &[&names[..], &rates.attributes()].concat(),
        |xml| {
            within(xml, "methods", &[], |xml| methods(xml, file))?;
            within(xml, "lines", &[], |xml| {
                file.lines
                    .iter()
                    .try_for_each(|(number, it)| line(xml, *number, it))
            })
        },
    )
}

fn methods(xml: &mut Xml, file: &FileLines) -> io::Result<()> {
    for (name, number, count) in &file.functions {
        let hit = usize::from(*count > 0);
        let rates = Rates {
            lines: (hit, 1),
            branches: (0, 0),
        };
        let names = [("name", name.clone()), ("signature", String::new())];
        within(
            xml,
            "method",
            &[&names[..], &rates.attributes()].concat(),
            |xml| {
                within(xml, "lines", &[], |xml| {
                    let bare = Line {
                        hits: *count,
                        ..Line::default()
                    };
                    line(xml, *number, &bare)
                })
            },
        )?;
    }
    Ok(())
}

fn line(xml: &mut Xml, number: usize, line: &Line) -> io::Result<()> {
    let mut attributes = vec![
        ("number", number.to_string()),
        ("hits", line.hits.to_string()),
        ("branch", (!line.branches.is_empty()).to_string()),
    ];
    if line.branches.is_empty() {
        return empty(xml, "line", &attributes);
    }
    let taken = line
        .branches
        .iter()
        .filter(|(.., count)| *count > 0)
        .count();
    let all = line.branches.len();
    let percent = 100 * taken / all;
    attributes.push(("condition-coverage", format!("{percent}% ({taken}/{all})")));
    within(xml, "line", &attributes, |xml| {
        within(xml, "conditions", &[], |xml| {
            for (index, (.., count)) in line.branches.iter().enumerate() {
                let coverage = if *count > 0 { "100%" } else { "0%" };
                let condition = [
                    ("number", index.to_string()),
                    ("type", "jump".to_owned()),
                    ("coverage", coverage.to_owned()),
                ];
                empty(xml, "condition", &condition)?;
            }
            Ok(())
        })
    })
}

fn within(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, String)],
    inside: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let attributes = attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    let element = xml.create_element(name).with_attributes(attributes);
    element.write_inner_content(inside)?;
    Ok(())
}

fn empty(xml: &mut Xml, name: &str, attributes: &[(&str, String)]) -> io::Result<()> {
    let attributes = attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()));
    xml.create_element(name)
        .with_attributes(attributes)
        .write_empty()?;
    Ok(())
}
