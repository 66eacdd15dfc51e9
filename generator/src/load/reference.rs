//! What a reference's text says: which file, which place in it.

use std::fmt;

use crate::diagnostics::Pointer;

/// A URI reference (RFC 3986), taken apart as far as files and JSON pointers need it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// Before `#`, percent-decoded; empty for the same file.
    pub(super) file: String,
    /// After `#`, percent-decoded.
    pub(super) fragment: String,
    /// Whether the file is not on this file system: it has a scheme or an authority.
    pub(super) remote: bool,
}

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResolveError {
    /// It leads to the network, which is not read.
    Remote,
    /// It leads out of the description's folder.
    OutsideRoot,
    /// The file cannot be read: the system's words.
    Unreadable(String),
    /// The file was read and is neither YAML nor JSON, or over the budget, which was reported.
    Broken,
    /// It names an anchor (`#name`) and not a pointer.
    Anchor(String),
    /// The file has nothing at that pointer.
    NotFound,
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Remote => f.write_str("it leads to the network, which is not read"),
            Self::OutsideRoot => f.write_str("it leads out of the description's folder"),
            Self::Unreadable(reason) => write!(f, "the file cannot be read: {reason}"),
            Self::Broken => f.write_str("the file has errors"),
            Self::Anchor(name) => write!(f, "`{name}` is no JSON pointer, and only schemas have anchors"),
            Self::NotFound => f.write_str("nothing stands there"),
        }
    }
}

/// Takes a reference apart.
pub(super) fn split(reference: &str) -> Parts {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let scheme = file.split_once(':').map(|(scheme, _)| scheme).unwrap_or_default();
    let has_scheme = scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    Parts { file: decode(file), fragment: decode(fragment), remote: has_scheme || file.starts_with("//") }
}

/// The pointer that a fragment is.
pub(super) fn pointer(fragment: &str) -> Result<Pointer, ResolveError> {
    if fragment.is_empty() || fragment.starts_with('/') {
        Ok(Pointer::from_text(fragment))
    } else {
        Err(ResolveError::Anchor(fragment.to_owned()))
    }
}

/// The name of `file` as seen from the file `from`: `.` and `..` are taken out (RFC 3986, section 5.2.4). `..` may stay at the front.
pub(super) fn join(from: &str, file: &str) -> String {
    let folder = from.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
    let absolute = file.starts_with('/');
    let base = if absolute { "" } else { folder };
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(file.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    let rooted = absolute || from.starts_with('/');
    format!("{}{}", if rooted { "/" } else { "" }, parts.join("/"))
}

/// Percent-decodes; what is not a valid escape, or not UTF-8 afterwards, stays as it is.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (first, hex(0), hex(1)) {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
