//! 修改决定 applied to the version that they amend.
//!
//! 1. `tree`: the old version as clauses, each with its place in the source and in the official text.
//! 2. `plan`: what every operation does, looked up under the old numbers; conflicts are found here.
//! 3. `build`: the new version as a tree, with its numbers.
//! 4. `naming`, `follow`, `list_ends`: what follows from that elsewhere.
//! 5. `write_source`, `write_official`: both texts, untouched stretches byte for byte.
//!
//! Nothing depends on the order of operations: all are read against the old version before any is
//! carried out. Knows no project and does no I/O.

mod adjust;
mod allow;
mod build;
mod changes;
mod cite;
mod decision;
mod declarations;
mod follow;
mod head_edits;
mod headings;
mod key;
mod label;
mod list_ends;
mod marks;
mod matching;
mod naming;
mod output;
mod parsed;
mod parted;
mod places;
mod plan;
mod quantities;
mod reader;
mod respell;
mod sentences;
mod sequence;
mod series;
mod spot;
mod style;
mod target;
mod touch;
mod tree;
mod withdrawals;
mod wording;
mod write_official;
mod write_source;

pub use changes::{Change, ChangeKind};
pub(crate) use label::is_numeral;
pub use marks::{LeftOut, left_out};
pub use output::Trace;
pub use parsed::Parsed;
pub use spot::{Finding, Side, Spot};

use build::Build;
use decision::Decision;
use naming::Naming;
use plan::Plan;
use qufen_diagnostics::{Severity, codes};
use tree::Tree;

/// The version that is amended.
#[derive(Clone, Copy, Debug)]
pub struct Base<'a> {
    /// The text of its `*.qf` file.
    pub source: &'a str,
    /// Its official text.
    pub official: &'a str,
}

/// What an amendment makes.
#[derive(Clone, Debug)]
pub struct Consolidated {
    /// The text of the new `*.qf` file.
    pub source: String,
    /// The new official text.
    pub official: String,
    /// Where the words of `source` came from.
    pub trace: Trace,
    /// What was done, in the order of the new version; what is gone stands where it stood.
    pub changes: Vec<Change>,
    /// Citations in official words that follow their clauses: in which clause, old words, new words.
    pub adjusted: Vec<(String, String, String)>,
    /// Every clause of the old version with what it is called in the new one; `None` where it is gone.
    pub identity: Vec<(String, Option<String>)>,
    /// Warnings.
    pub findings: Vec<Finding>,
}

/// Applies a decision, as text, to the version that it amends. On any error nothing comes of it.
///
/// Whether the decision names this version, and whether what comes of it stands, is for the caller
/// to see.
///
/// # Errors
/// Whatever keeps the decision from being applied: it cannot be read, a place or words are not
/// found, operations contradict one another, a clause that is cited goes.
pub fn apply(base: Base<'_>, decision: &str) -> Result<Consolidated, Vec<Finding>> {
    let (source, decision) = (Parsed::new(base.source), Parsed::new(decision));
    apply_parsed(&source, base.official, &decision)
}

/// The same, of sources that have been read.
///
/// # Errors
/// As [`apply`].
pub fn apply_parsed(
    source: &Parsed<'_>,
    official: &str,
    read: &Parsed<'_>,
) -> Result<Consolidated, Vec<Finding>> {
    let decision = Decision::new(read)?;
    let Some(tree) = Tree::new(source, official) else {
        let finding = Finding::new(codes::AMENDED_HAS_ERRORS, decision.first_spot());
        let amends = decision.header.amends.as_ref();
        let title = amends.map_or("", |amends| &amends.title.node);
        let version = amends.map_or("", |amends| &amends.old.node);
        return Err(vec![finding.with("title", title).with("version", version)]);
    };
    let plan = Plan::new(&tree, &decision);
    let mut findings = plan.found.clone();
    findings.extend(head_edits::without_start(&tree, &decision));
    let (withdrawn, not_there) = withdrawals::withdrawals(&tree, &decision);
    findings.extend(not_there);
    stop_at_errors(&mut findings)?;
    let build = Build::new(&plan);
    findings.extend(build.found.iter().cloned());
    stop_at_errors(&mut findings)?;
    let naming = Naming::new(&build);
    let follow = follow::follow(&build, &naming);
    findings.extend(follow.found.iter().cloned());
    findings.extend(changes::reordered(&build));
    findings.extend(parted::parted(&build));
    stop_at_errors(&mut findings)?;
    let mut patches = plan.patches.clone();
    patches.extend(follow.patches);
    patches.extend(list_ends::patches(&build));
    let mut edits = follow.edits;
    edits.extend(head_edits::edits(&build));
    edits.extend(declarations::edits(&build));
    edits.extend(withdrawn);
    let (source, trace) = write_source::source(&build, edits, &patches);
    Ok(Consolidated {
        source,
        official: write_official::official(&build, &patches),
        trace,
        changes: changes::changes(&build, &naming),
        adjusted: follow.adjusted,
        identity: changes::identity(&build, &naming),
        findings: allow::applied(read, findings),
    })
}

fn stop_at_errors(findings: &mut Vec<Finding>) -> Result<(), Vec<Finding>> {
    findings.sort_by(|a, b| (a.place, a.code, &a.arguments).cmp(&(b.place, b.code, &b.arguments)));
    findings.dedup();
    if findings.iter().any(|one| one.severity == Severity::Error) {
        return Err(std::mem::take(findings));
    }
    Ok(())
}
