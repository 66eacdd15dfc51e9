//! The same API, written out in each style.

pub(crate) mod operations;
pub(crate) mod serde_derive;
pub(crate) mod slots;
pub(crate) mod tape;
