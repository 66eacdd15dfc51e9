//! Tokens in one list, for a reader that looks ahead.
//!
//! In: a token stream. Out: its tokens side by side, each with its text, a group as the tokens that open and close it. Must not know: Rust.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

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

/// A token stream as a list.
#[derive(Debug, Default)]
pub(in crate::render) struct Tokens {
    /// The tokens as Rust source.
    source: String,
    all: Vec<Token>,
}

impl From<TokenStream> for Tokens {
    fn from(stream: TokenStream) -> Self {
        // Most items have about that many, and more would be copied as the lists grow.
        let mut tokens = Self { source: String::with_capacity(2_048), all: Vec::with_capacity(256) };
        tokens.push_stream(stream);
        tokens
    }
}

impl Tokens {
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

    fn push_stream(&mut self, stream: TokenStream) {
        for tree in stream {
            match tree {
                TokenTree::Ident(ident) => self.push(Kind::Word, false, |source| write!(source, "{ident}")),
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
                    self.push_group(delimiter, content);
                }
            }
        }
    }

    fn push_group(&mut self, delimiter: Delimiter, content: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::None => ("", ""),
        };
        let start = self.all.len();
        self.push(Kind::Open(delimiter), false, |source| source.write_str(open));
        self.push_stream(content);
        self.push(Kind::Close, false, |source| source.write_str(close));
        let after = self.all.len();
        if let Some(token) = self.all.get_mut(start) {
            token.after = after;
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
