//! Tokens in one list, for a reader that looks ahead.
//!
//! In: a token stream. Out: its tokens side by side, each with its text, a group as the tokens that open and close it; paths as short as the
//! module allows. Must not know: Rust, but for its paths.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Ident, Spacing, TokenStream, TokenTree};

use crate::render::imports::{CRATES, Import, Scope};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render) enum Kind {
    /// An identifier, a keyword, `true`, `false`.
    Word,
    Literal,
    /// A character of an operator.
    Punct(char),
    /// The start of a group.
    Open(Delimiter),
    /// The end of a group.
    Close,
    /// What stands after the last token.
    End,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(in crate::render) struct Token {
    pub(in crate::render) kind: Kind,
    /// Whether the next character belongs to the same operator.
    pub(in crate::render) joint: bool,
    /// Where its text starts.
    start: usize,
    /// Where its text ends.
    end: usize,
    /// Which token stands after it, or after the group that it opens.
    pub(in crate::render) after: usize,
}

/// A path whose last segment is the last token.
struct Path<'a> {
    segments: Vec<&'a str>,
    /// Its first token.
    start: usize,
    /// Whether it begins at a crate.
    is_absolute: bool,
}

/// A token stream as a list.
#[derive(Debug, Default)]
pub(in crate::render) struct Tokens {
    /// The tokens as Rust source.
    source: String,
    all: Vec<Token>,
    /// What the short paths among them need.
    imports: Vec<Import>,
}

impl From<TokenStream> for Tokens {
    /// With every path as it is.
    fn from(stream: TokenStream) -> Self {
        Self::read(stream, None)
    }
}

impl Tokens {
    /// With paths as short as the module allows.
    pub(in crate::render) fn in_scope(stream: TokenStream, scope: &Scope<'_>) -> Self {
        Self::read(stream, Some(scope))
    }

    fn read(stream: TokenStream, scope: Option<&Scope<'_>>) -> Self {
        // Most items have about that many, and more would be copied as the lists grow.
        let mut tokens =
            Self { source: String::with_capacity(2_048), all: Vec::with_capacity(256), imports: Vec::new() };
        tokens.push_stream(stream, scope);
        tokens
    }

    /// What the short paths among them need.
    pub(in crate::render) fn imports(&self) -> &[Import] {
        &self.imports
    }

    /// The tokens as Rust source, all in one line.
    pub(in crate::render) fn source(&self) -> &str {
        &self.source
    }

    /// How many there are.
    pub(in crate::render) fn len(&self) -> usize {
        self.all.len()
    }

    /// The token at that place.
    pub(in crate::render) fn get(&self, index: usize) -> Token {
        let end = Token { kind: Kind::End, joint: false, start: 0, end: 0, after: index };
        self.all.get(index).copied().unwrap_or(end)
    }

    /// The text of the token at that place.
    pub(in crate::render) fn text(&self, index: usize) -> &str {
        let token = self.get(index);
        self.source.get(token.start..token.end).unwrap_or_default()
    }

    /// Whether the operator stands at that place, as a whole or as the start of a longer one.
    pub(in crate::render) fn starts(&self, index: usize, operator: &str) -> bool {
        let characters = operator.chars().enumerate();
        let last = operator.len().saturating_sub(1);
        characters.into_iter().all(|(offset, character)| {
            let token = self.get(index + offset);
            token.kind == Kind::Punct(character) && (offset == last || token.joint)
        })
    }

    /// Whether a path starts with that word: `word::…`, and no `::` before it.
    pub(in crate::render) fn have_path_from(&self, word: &str) -> bool {
        let starts = |index: usize| !index.checked_sub(2).is_some_and(|before| self.starts(before, "::"));
        (0..self.all.len()).any(|index| {
            self.get(index).kind == Kind::Word
                && self.text(index) == word
                && self.starts(index + 1, "::")
                && starts(index)
        })
    }

    fn push_stream(&mut self, stream: TokenStream, scope: Option<&Scope<'_>>) {
        for tree in stream {
            match tree {
                TokenTree::Ident(ident) => self.push_word(&ident, scope),
                TokenTree::Literal(literal) => self.push(Kind::Literal, false, |source| write!(source, "{literal}")),
                TokenTree::Punct(punct) => {
                    let character = punct.as_char();
                    let joint = punct.spacing() == Spacing::Joint;
                    self.push(Kind::Punct(character), joint, |source| source.write_char(character));
                }
                TokenTree::Group(group) => {
                    let (delimiter, content) = (group.delimiter(), group.stream());
                    // The content is then the only owner of its tokens, so that they need no copies.
                    drop(group);
                    self.push_group(delimiter, content, scope);
                }
            }
        }
    }

    fn push_group(&mut self, delimiter: Delimiter, content: TokenStream, scope: Option<&Scope<'_>>) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        let start = self.all.len();
        self.push(Kind::Open(delimiter), false, |source| source.write_str(open));
        self.push_stream(content, scope);
        self.push(Kind::Close, false, |source| source.write_str(close));
        let after = self.all.len();
        if let Some(token) = self.all.get_mut(start) {
            token.after = after;
        }
    }

    fn push_word(&mut self, ident: &Ident, scope: Option<&Scope<'_>>) {
        self.push(Kind::Word, false, |source| write!(source, "{ident}"));
        if let Some(scope) = scope {
            self.shorten(scope);
        }
    }

    /// Drops the first segments of the path that the last token ends, where the others say enough.
    fn shorten(&mut self, scope: &Scope<'_>) {
        let Some(path) = self.path() else { return };
        let Some(short) = scope.short(path.is_absolute, path.segments.as_slice()) else { return };
        let start = path.start;
        // A word, and two colons with a word for each other segment.
        let kept = self.all.len().saturating_sub(short.segments * 3 - 2);
        if let Some(import) = short.import.filter(|import| !self.imports.contains(import)) {
            self.imports.push(import);
        }
        self.remove(start, kept);
    }

    /// The path that the last token ends, if it has any segment before, and no more than can be short.
    fn path(&self) -> Option<Path<'_>> {
        const LONGEST: usize = 3;
        let mut segments = Vec::new();
        let mut at = self.all.len().checked_sub(1)?;
        loop {
            let segment = self.text(at);
            let colons = at.checked_sub(2).filter(|colons| self.starts(*colons, "::"));
            if segments.is_empty() && colons.is_none() {
                return None;
            }
            segments.insert(0, segment);
            let Some(colons) = colons else { return Some(Path { segments, start: at, is_absolute: false }) };
            let before = colons.checked_sub(1).filter(|before| self.get(*before).kind == Kind::Word);
            let is_inside = |word: &str| ["super", "self", "crate"].contains(&word);
            if CRATES.contains(&segment) && !before.is_some_and(|before| is_inside(self.text(before))) {
                return Some(Path { segments, start: colons, is_absolute: true });
            }
            at = before.filter(|_| segments.len() < LONGEST)?;
        }
    }

    /// Drops the tokens from `start` to `end`, which are no groups.
    fn remove(&mut self, start: usize, end: usize) {
        let (from, to) = (self.get(start).start, self.get(end).start);
        self.source.replace_range(from..to, "");
        self.all.drain(start..end);
        for token in self.all.iter_mut().skip(start) {
            token.start -= to - from;
            token.end -= to - from;
            token.after -= end - start;
        }
    }

    fn push(&mut self, kind: Kind, joint: bool, text: impl FnOnce(&mut String) -> std::fmt::Result) {
        let start = self.source.len();
        // Writing to a string does not fail.
        let _ = text(&mut self.source);
        let end = self.source.len();
        if !joint {
            self.source.push(' ');
        }
        let after = self.all.len() + 1;
        self.all.push(Token { kind, joint, start, end, after });
    }
}
