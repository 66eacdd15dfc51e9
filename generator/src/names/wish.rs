//! What one item would like to be called.

use std::cell::LazyCell;
use std::fmt;

use super::Identifier;

type Later = LazyCell<Vec<Identifier>, Box<dyn FnOnce() -> Vec<Identifier>>>;

/// What an item would like to be called, from the most natural identifier to the most specific.
pub(super) struct Wish {
    first: Identifier,
    /// Most items get their first choice, so that nobody asks for these.
    later: Later,
    /// Who may keep an identifier that several want: the one with the lowest rank, if it is alone at it.
    pub(super) rank: u8,
}

impl Wish {
    /// The first candidate, and the others as soon as somebody asks.
    pub(super) fn new(rank: u8, first: Identifier, later: impl FnOnce() -> Vec<Identifier> + 'static) -> Self {
        Self { first, later: LazyCell::new(Box::new(later)), rank }
    }

    /// A candidate, the first one at level 0.
    pub(super) fn candidate(&self, level: usize) -> Option<&Identifier> {
        match level.checked_sub(1) {
            None => Some(&self.first),
            Some(level) => self.later.get(level),
        }
    }

    /// The same with another candidate in front.
    pub(super) fn after(self, first: Identifier) -> Self {
        Self::new(self.rank, first, move || self.into_candidates())
    }

    /// The same with other candidates after the first one, made of those there were.
    pub(super) fn with_later(self, later: impl FnOnce(Vec<Identifier>) -> Vec<Identifier> + 'static) -> Self {
        let Self { first, later: before, rank } = self;
        Self::new(rank, first, move || later(before.clone()))
    }

    /// All candidates.
    pub(super) fn into_candidates(self) -> Vec<Identifier> {
        let later = self.later.clone();
        std::iter::once(self.first).chain(later).collect()
    }
}

impl fmt::Debug for Wish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wish").field("first", &self.first).field("rank", &self.rank).finish_non_exhaustive()
    }
}
