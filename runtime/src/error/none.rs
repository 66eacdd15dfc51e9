//! The error type of operations that document none.

/// The documented error of an operation that documents none; there is no value of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoError {}
