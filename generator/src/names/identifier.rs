//! A checked Rust identifier.

use std::fmt;

use super::keywords;

/// A Rust identifier that is no keyword in any edition, so that it needs no `r#`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identifier(String);

impl Identifier {
    /// The identifier nearest to `text`, which is made of words already: keywords get an underscore, characters that no identifier may have
    /// are dropped.
    pub fn new(text: &str) -> Self {
        let mut kept: String = text.chars().filter(|c| unicode_ident::is_xid_continue(*c)).collect();
        if !kept.starts_with(|c| c == '_' || unicode_ident::is_xid_start(c)) {
            kept.insert(0, 'x');
        }
        if keywords::is_keyword(&kept) {
            kept.push('_');
        }
        Self(kept)
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
