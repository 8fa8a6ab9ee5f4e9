//! What a command gives back.

use crate::context::Context;
use qufen_diagnostics::{Diagnostic, Sources, codes, render};
use std::io::{self, Write};
use std::process::ExitCode;

/// The exit codes, the same in every command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine = 0,
    /// The answer is "no": errors found, a scenario failed.
    No = 1,
    /// Usage, I/O or unreadable input.
    Unusable = 2,
    /// An analysis ran out of its budget.
    Incomplete = 3,
}

/// Results for standard output, problems for standard error, and the exit code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub out: String,
    pub err: String,
    pub exit: Exit,
}

impl Answer {
    pub fn new(exit: Exit) -> Answer {
        Answer {
            out: String::new(),
            err: String::new(),
            exit,
        }
    }

    /// A result, and nothing wrong.
    pub fn fine(out: impl Into<String>) -> Answer {
        Answer::new(Exit::Fine).out(out)
    }

    pub fn out(mut self, text: impl Into<String>) -> Answer {
        self.out.push_str(&text.into());
        self
    }

    pub fn err(mut self, text: impl Into<String>) -> Answer {
        self.err.push_str(&text.into());
        self
    }

    /// Writes both streams. A reader that has gone away (`| head`) is no problem.
    pub fn deliver(self, context: &Context) -> ExitCode {
        // When standard error cannot be written, there is nowhere left to say so.
        let told = write_all(io::stderr().lock(), &self.err);
        let shown = write_all(io::stdout().lock(), &self.out);
        if let Err(error) = &shown {
            let problem = Diagnostic::nowhere(codes::CANNOT_PRINT)
                .with("reason", context.words().reason(error));
            let text = Stop::from(problem).answer(context).err;
            let _ = write_all(io::stderr().lock(), &text);
        }
        match told.and(shown) {
            Ok(()) => ExitCode::from(self.exit as u8),
            Err(_) => ExitCode::from(Exit::Unusable as u8),
        }
    }
}

/// Writes and flushes; a stream whose reader has gone away has all that it wants.
fn write_all(mut stream: impl Write, text: &str) -> io::Result<()> {
    match stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// What stops a command: findings, the texts they point into, and the exit code.
#[derive(Clone, Debug)]
pub struct Stop {
    pub diagnostics: Vec<Diagnostic>,
    pub sources: Sources,
    pub exit: Exit,
}

impl Stop {
    /// Input that cannot be used.
    pub fn unusable(diagnostics: Vec<Diagnostic>, sources: Sources) -> Stop {
        Stop {
            diagnostics,
            sources,
            exit: Exit::Unusable,
        }
    }

    /// The answer is "no".
    pub fn no(diagnostics: Vec<Diagnostic>, sources: Sources) -> Stop {
        Stop {
            diagnostics,
            sources,
            exit: Exit::No,
        }
    }

    /// As an answer, worded for a person.
    pub fn answer(self, context: &Context) -> Answer {
        let text = render::terminal(
            &self.diagnostics,
            &self.sources,
            context.language,
            context.colour_err,
        );
        Answer::new(self.exit).err(text)
    }
}

impl From<Diagnostic> for Stop {
    fn from(diagnostic: Diagnostic) -> Stop {
        Stop::unusable(vec![diagnostic], Sources::default())
    }
}
