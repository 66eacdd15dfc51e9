//! JSON pointers (RFC 6901): how a place inside a description is named.

use std::fmt;
use std::sync::Arc;

/// A JSON pointer; the empty one names the whole document. Cloning is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(Arc<str>);

impl Pointer {
    /// The pointer to the whole document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Reads a pointer as written (already percent-decoded); anything that does not start with `/` names the root.
    pub fn from_text(text: &str) -> Self {
        if text.starts_with('/') { Self(Arc::from(text)) } else { Self::root() }
    }

    /// The pointer one step down, to the member `token` (unescaped) of this object.
    #[must_use]
    pub fn key(&self, token: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + token.len() + 1);
        text.push_str(&self.0);
        text.push('/');
        for character in token.chars() {
            match character {
                '~' => text.push_str("~0"),
                '/' => text.push_str("~1"),
                other => text.push(other),
            }
        }
        Self(Arc::from(text))
    }

    /// The pointer one step down, to the item at `index` of this list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(Arc::from(format!("{}/{index}", self.0)))
    }

    /// The steps from the root, unescaped.
    pub fn tokens(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }

    /// The last step, unescaped; `None` for the root.
    pub fn last(&self) -> Option<String> {
        self.0.rsplit_once('/').map(|(_, token)| unescape(token))
    }

    /// The pointer one step up; `None` for the root.
    pub fn parent(&self) -> Option<Self> {
        self.0.rfind('/').map(|at| Self(Arc::from(&self.0[..at])))
    }

    /// Whether it is `place`, or stands below it.
    pub fn is_within(&self, place: &Self) -> bool {
        self.0.strip_prefix(&*place.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The pointer's text, `""` or `/paths/~1pets/get`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn unescape(token: &str) -> String {
    if token.contains('~') { token.replace("~1", "/").replace("~0", "~") } else { token.to_owned() }
}
