//! The place in the tokens, and the printer that they are handed to.

use proc_macro2::Delimiter;

use super::printer::{INDENT, Printer};
use super::tokens::{Kind, Token, Tokens};

/// What a reader of syntax gives: nothing when the syntax is not known.
pub(super) type Known = Option<()>;

/// Reads tokens from the front and prints them.
pub(super) struct Reader<'a> {
    tokens: &'a Tokens,
    /// Which token is next.
    pub(super) at: usize,
    pub(super) out: Printer<'a>,
    /// Whether a brace after a path starts a block, as it does in the head of `match` and `if`.
    pub(super) in_head: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tokens: &'a Tokens) -> Self {
        Self { tokens, at: 0, out: Printer::with_capacity(tokens.len()), in_head: false }
    }

    /// The token at that place.
    pub(super) fn token(&self, index: usize) -> Token {
        self.tokens.get(index)
    }

    /// What the next token is.
    pub(super) fn kind(&self) -> Kind {
        self.token(self.at).kind
    }

    /// Whether nothing is left in the group, or at all.
    pub(super) fn is_done(&self) -> bool {
        matches!(self.kind(), Kind::Close | Kind::End)
    }

    /// The text of the token at that place.
    pub(super) fn text(&self, index: usize) -> &'a str {
        self.tokens.text(index)
    }

    /// Whether the token at that place is the word.
    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.token(index).kind == Kind::Word && self.text(index) == word
    }

    /// Whether the next token is the word.
    pub(super) fn at_word(&self, word: &str) -> bool {
        self.is_word(self.at, word)
    }

    /// Whether the operator stands at that place, and no longer one that starts like it.
    pub(super) fn is_operator(&self, index: usize, operator: &str) -> bool {
        let length = operator.len();
        self.tokens.starts(index, operator) && {
            let last = self.token(index + length - 1);
            let next = self.token(index + length).kind;
            !last.joint || !matches!(next, Kind::Punct('=' | '>' | '.' | ':' | '&' | '|' | '<'))
        }
    }

    /// Whether the operator is next.
    pub(super) fn at_operator(&self, operator: &str) -> bool {
        self.is_operator(self.at, operator)
    }

    /// Whether the operator stands at that place, or a longer one that starts like it.
    pub(super) fn starts_at(&self, index: usize, operator: &str) -> bool {
        self.tokens.starts(index, operator)
    }

    /// Whether the operator is next, or a longer one that starts like it.
    pub(super) fn starts(&self, operator: &str) -> bool {
        self.tokens.starts(self.at, operator)
    }

    /// Whether that character is next, whatever follows.
    pub(super) fn at_character(&self, character: char) -> bool {
        self.kind() == Kind::Punct(character)
    }

    /// Whether a group of that kind is next.
    pub(super) fn at_group(&self, delimiter: Delimiter) -> bool {
        self.kind() == Kind::Open(delimiter)
    }

    /// Prints the next token, which is a word or a literal.
    pub(super) fn take(&mut self) -> Known {
        matches!(self.kind(), Kind::Word | Kind::Literal).then(|| {
            let text = self.text(self.at);
            self.out.word(text);
            self.at += 1;
        })
    }

    /// Passes over that word and prints `text` when it is next.
    pub(super) fn take_word(&mut self, word: &str, text: &'static str) -> bool {
        let is_next = self.at_word(word);
        if is_next {
            self.at += 1;
            self.out.word(text);
        }
        is_next
    }

    /// Passes over that operator and prints `text` when it is next.
    pub(super) fn take_operator(&mut self, operator: &str, text: &'static str) -> bool {
        let is_next = self.at_operator(operator);
        if is_next {
            self.at += operator.len();
            self.out.word(text);
        }
        is_next
    }

    /// Passes over that character when it is next, and prints nothing.
    pub(super) fn skip(&mut self, character: char) -> bool {
        let is_next = self.at_character(character);
        self.at += usize::from(is_next);
        is_next
    }

    /// Reads the inside of a group of that kind, whole, and prints no delimiters.
    pub(super) fn group(&mut self, delimiter: Delimiter, content: impl FnOnce(&mut Self) -> Known) -> Known {
        if !self.at_group(delimiter) {
            return None;
        }
        let after = self.token(self.at).after;
        self.at += 1;
        let in_head = std::mem::replace(&mut self.in_head, false);
        content(self)?;
        self.in_head = in_head;
        (self.at + 1 == after).then(|| self.at = after)
    }

    /// Reads elements up to the end of the group, with commas between them.
    pub(super) fn commas(
        &mut self,
        mut element: impl FnMut(&mut Self) -> Known,
        mut after: impl FnMut(&mut Self, Place),
    ) -> Known {
        while !self.is_done() {
            element(self)?;
            let comma = self.skip(',');
            let place = if self.is_done() { Place::Last } else { Place::Inner };
            if place == Place::Inner && !comma {
                return None;
            }
            after(self, place);
        }
        Some(())
    }

    /// Elements in a box of their own that breaks everywhere or nowhere, with a comma after the last one when it breaks.
    pub(super) fn elements(&mut self, element: impl FnMut(&mut Self) -> Known) -> Known {
        self.out.open(INDENT);
        self.out.zero();
        self.commas(element, Self::comma)?;
        self.out.shift(-INDENT);
        self.out.close();
        Some(())
    }

    /// The elements of a tuple, as in [`Self::elements`]; one alone always has its comma. How many there are.
    pub(super) fn tuple(&mut self, element: impl FnMut(&mut Self) -> Known) -> Option<usize> {
        let mut count = 0;
        self.out.open(INDENT);
        self.out.zero();
        self.group(Delimiter::Parenthesis, |cx| {
            cx.commas(element, |cx, place| {
                count += 1;
                if count == 1 && place == Place::Last {
                    cx.out.word(",");
                    cx.out.zero();
                } else {
                    cx.comma(place);
                }
            })
        })?;
        self.out.shift(-INDENT);
        self.out.close();
        Some(count)
    }

    /// Short elements between brackets, as many in a line as fit. How many there are.
    pub(super) fn filled(
        &mut self,
        delimiter: Delimiter,
        [open, close]: [&'static str; 2],
        element: impl FnMut(&mut Self) -> Known,
    ) -> Option<usize> {
        let mut count = 0;
        self.out.open(INDENT);
        self.out.word(open);
        self.out.zero();
        self.out.open_loose(0);
        self.group(delimiter, |cx| {
            cx.commas(element, |cx, place| {
                count += 1;
                if place == Place::Inner {
                    cx.comma(place);
                }
            })
        })?;
        self.out.close();
        self.comma(Place::Last);
        self.out.shift(-INDENT);
        self.out.word(close);
        self.out.close();
        Some(count)
    }

    /// A comma: after the last element it is there when the line breaks.
    pub(super) fn comma(&mut self, place: Place) {
        match place {
            Place::Last => self.out.place(super::printer::Break { before: ",", ..Default::default() }),
            Place::Inner => {
                self.out.word(",");
                self.out.space();
            }
        }
    }

    /// As [`Self::comma`], with a blank after the last element when the line goes on.
    pub(super) fn comma_or_space(&mut self, place: Place) {
        match place {
            Place::Last => self.out.place(super::printer::Break { blanks: 1, before: ",", ..Default::default() }),
            Place::Inner => self.comma(place),
        }
    }
}

/// Where an element stands among others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Inner,
    Last,
}
