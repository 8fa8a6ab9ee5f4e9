//! `// qufen: allow(QF0407) 理由` takes away what a lint says about a block, or about a whole file.

use crate::place::Place;
use qufen_diagnostics::{Code, Diagnostic, Severity, codes};
use qufen_syntax::outline::Allow;

/// An allow, and what it covers.
#[derive(Clone, Copy, Debug)]
pub struct AllowAt<'a> {
    /// The comment.
    pub allow: &'a Allow,
    /// Index of the file.
    pub file: u32,
    /// Index of the block that it stands in or directly above.
    pub block: u32,
    /// Whether that block is the header, so that the whole file is covered.
    pub whole_file: bool,
}

impl AllowAt<'_> {
    fn covers(&self, found: &Diagnostic<Place>) -> bool {
        let near = match found.place {
            Some(Place::Block { file, block, .. }) => {
                file == self.file && (self.whole_file || block == self.block)
            }
            _ => false,
        };
        near && can_be_allowed(found.code) && found.code.id() == self.allow.code
    }

    fn place(&self) -> Place {
        Place::Block {
            file: self.file,
            block: self.block,
            span: self.allow.span,
        }
    }

    /// What is wrong with the comment itself.
    fn fault(&self) -> Option<Diagnostic<Place>> {
        let known = Code::find(&self.allow.code).is_some_and(can_be_allowed);
        if !known {
            let found = Diagnostic::new(codes::ALLOW_UNKNOWN, self.place());
            return Some(found.with("code", &self.allow.code));
        }
        self.allow.reason.trim().is_empty().then(|| {
            Diagnostic::new(codes::REASON_EMPTY, self.place())
                .with("subject", format!("allow({})", self.allow.code))
        })
    }
}

/// Whether the text can stand with what the code finds: a lint that is no error, a doubt about what a
/// decision does, or a time without any version, since a law may really be repealed years before the
/// next one.
fn can_be_allowed(code: Code) -> bool {
    code == codes::PERIOD_MISSING
        || code.is_doubt_about_amendment()
        || code.is_lint() && code.severity() != Severity::Error
}

/// The findings that no allow covers, and what is wrong with the allows: unknown codes, empty
/// reasons, allows that take nothing away. Give it all findings of the allows' files at once, before
/// levels are applied, so that a lint that is off does not make its allow idle.
pub fn applied(found: Vec<Diagnostic<Place>>, allows: &[AllowAt<'_>]) -> Vec<Diagnostic<Place>> {
    let mut idle = vec![true; allows.len()];
    let mut kept = Vec::with_capacity(found.len());
    for diagnostic in found {
        let mut covered = false;
        for (allow, idle) in allows.iter().zip(&mut idle) {
            if allow.covers(&diagnostic) {
                covered = true;
                *idle = false;
            }
        }
        if !covered {
            kept.push(diagnostic);
        }
    }
    for (allow, idle) in allows.iter().zip(idle) {
        let fault = allow.fault();
        let unknown = fault
            .as_ref()
            .is_some_and(|fault| fault.code == codes::ALLOW_UNKNOWN);
        kept.extend(fault);
        // What a decision does is told when it is applied, and there an allow is applied, too.
        let elsewhere = Code::find(&allow.allow.code).is_some_and(Code::is_doubt_about_amendment);
        if idle && !unknown && !elsewhere {
            let found = Diagnostic::new(codes::ALLOW_IDLE, allow.place());
            kept.push(found.with("code", &allow.allow.code));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use qufen_diagnostics::Span;

    fn left(code: &str, reason: &str, block: u32, whole_file: bool) -> Vec<&'static str> {
        let allow = Allow {
            code: code.into(),
            reason: reason.into(),
            span: Span::new(0, 9),
        };
        let place = Place::Block {
            file: 0,
            block: 2,
            span: Span::new(0, 3),
        };
        let found = vec![
            Diagnostic::new(codes::BARE_YING, place),
            Diagnostic::new(codes::WORDS_EXTRA, place),
        ];
        let allows = [AllowAt {
            allow: &allow,
            file: 0,
            block,
            whole_file,
        }];
        applied(found, &allows)
            .iter()
            .map(|d| d.code.id())
            .collect()
    }

    #[test]
    fn an_allow_covers_its_block_or_its_file() {
        assert_eq!(left("QF0411", "现行文本如此", 2, false), ["QF0303"]);
        assert_eq!(left("QF0411", "现行文本如此", 0, true), ["QF0303"]);
        assert_eq!(
            left("QF0411", "现行文本如此", 1, false),
            ["QF0411", "QF0303", "QF0420"]
        );
    }

    #[test]
    fn only_lints_can_be_allowed_and_only_with_a_reason() {
        assert_eq!(
            left("QF0303", "理由", 2, false),
            ["QF0411", "QF0303", "QF0419"]
        );
        assert_eq!(
            left("QF0402", "理由", 2, false),
            ["QF0411", "QF0303", "QF0419"]
        );
        assert_eq!(
            left("QF9999", "理由", 2, false),
            ["QF0411", "QF0303", "QF0419"]
        );
        assert_eq!(left("QF0411", "", 2, false), ["QF0303", "QF0418"]);
    }
}
