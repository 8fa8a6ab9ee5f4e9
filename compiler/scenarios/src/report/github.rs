//! GitHub annotations: worst first, at most ten of a level, then how many more.

use super::findings;
use crate::suite::SuiteReport;
use qufen_diagnostics::render;

/// Workflow commands on the lines of the scenarios, expectations and goldens concerned.
pub fn github(report: &SuiteReport) -> String {
    render::github(&findings(report), &report.sources)
}
