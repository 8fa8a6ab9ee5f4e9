//! The words of a golden line, and how they are quoted.

use std::iter::Peekable;
use std::str::Chars;

/// One argument of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// A name, a value, or a citation of which no words are known.
    Name(String),
    /// A citation and the first words of its clause, which are not empty.
    Clause {
        /// For example `第九条第(一)项`.
        cite: String,
        /// See [`excerpt`](super::excerpt).
        words: String,
    },
    /// A fact and a value.
    Finding {
        /// The fact.
        fact: String,
        /// As a drafter writes it.
        value: String,
    },
}

impl Token {
    /// A citation with its words; a bare name when there are none.
    pub fn clause(cite: impl Into<String>, words: impl Into<String>) -> Token {
        let (cite, words) = (cite.into(), words.into());
        if words.is_empty() {
            Token::Name(cite)
        } else {
            Token::Clause { cite, words }
        }
    }

    /// The token with its citation left out, where words stand for it.
    pub fn without_number(&self) -> Token {
        match self {
            Token::Clause { words, .. } => Token::clause("", words.clone()),
            other => other.clone(),
        }
    }

    /// As it stands in a line.
    pub(crate) fn write(&self, out: &mut String) {
        match self {
            Token::Name(name) => write_name(out, name),
            Token::Clause { cite, words } => {
                write_name(out, cite);
                write_quoted(out, '「', words, '」');
            }
            Token::Finding { fact, value } => {
                write_name(out, fact);
                out.push('=');
                write_name(out, value);
            }
        }
    }
}

/// A name, in 『』 where it would not read as one word.
fn write_name(out: &mut String, name: &str) {
    if !name.is_empty() && name.chars().all(is_plain) {
        out.push_str(name);
    } else {
        write_quoted(out, '『', name, '』');
    }
}

/// Words between quotation marks, with `\` before what would end them.
pub(crate) fn write_quoted(out: &mut String, open: char, words: &str, close: char) {
    out.push(open);
    for c in words.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            c if c == open || c == close => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push(close);
}

/// Whether a character may stand in a name without quotation marks.
fn is_plain(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !"「」『』=\\".contains(c)
}

/// Why a line cannot be read: the byte, within the text scanned, and what was expected there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Where.
    pub at: usize,
    /// Key of the words for what was expected.
    pub expected: &'static str,
}

/// The tokens of `text`, each with the byte where it begins.
pub(crate) fn scan(text: &str) -> Result<Vec<(usize, Token)>, Unread> {
    let mut scanner = Scanner {
        text,
        chars: text.chars().peekable(),
        at: 0,
    };
    let mut tokens = Vec::new();
    loop {
        while scanner.chars.peek() == Some(&' ') {
            scanner.next();
        }
        if scanner.chars.peek().is_none() {
            return Ok(tokens);
        }
        let start = scanner.at;
        tokens.push((start, scanner.token()?));
        if scanner.chars.peek().is_some_and(|c| *c != ' ') {
            return Err(scanner.expected("空格"));
        }
    }
}

struct Scanner<'t> {
    text: &'t str,
    chars: Peekable<Chars<'t>>,
    at: usize,
}

impl Scanner<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.chars.next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn expected(&self, expected: &'static str) -> Unread {
        Unread {
            at: self.at.min(self.text.len()),
            expected,
        }
    }

    fn token(&mut self) -> Result<Token, Unread> {
        if self.chars.peek() == Some(&'「') {
            return Ok(Token::clause("", self.quoted('「', '」')?));
        }
        let name = self.name()?;
        match self.chars.peek() {
            Some('「') => {
                let words = self.quoted('「', '」')?;
                if words.is_empty() {
                    Err(self.expected("条文"))
                } else {
                    Ok(Token::clause(name, words))
                }
            }
            Some('=') => {
                self.next();
                Ok(Token::Finding {
                    fact: name,
                    value: self.name()?,
                })
            }
            _ => Ok(Token::Name(name)),
        }
    }

    fn name(&mut self) -> Result<String, Unread> {
        if self.chars.peek() == Some(&'『') {
            return self.quoted('『', '』');
        }
        let mut name = String::new();
        while let Some(c) = self.chars.peek().copied().filter(|c| is_plain(*c)) {
            name.push(c);
            self.next();
        }
        if name.is_empty() {
            Err(self.expected("名称"))
        } else {
            Ok(name)
        }
    }

    fn quoted(&mut self, open: char, close: char) -> Result<String, Unread> {
        self.next();
        let mut words = String::new();
        loop {
            match self.next() {
                Some(c) if c == close => return Ok(words),
                Some(c) if c == open => return Err(self.expected("引号")),
                Some('\\') => words.push(match self.next() {
                    Some('n') => '\n',
                    Some('r') => '\r',
                    Some(c) if c == '\\' || c == open || c == close => c,
                    _ => return Err(self.expected("转义")),
                }),
                Some(c) => words.push(c),
                None => return Err(self.expected("引号")),
            }
        }
    }
}
