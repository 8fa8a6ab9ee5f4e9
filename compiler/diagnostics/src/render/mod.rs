//! Renderings of diagnostics.
