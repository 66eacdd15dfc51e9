//! What a decode reports.

use std::fmt;

/// One step of a path into a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// A property.
    Key(String),
    /// An item.
    Index(usize),
}

/// One fault; the path runs from the inside out until the walk has returned.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) path: Vec<Segment>,
    pub(crate) expected: String,
    pub(crate) found: String,
    pub(crate) offset: usize,
    pub(crate) missing: bool,
}

/// Why a text could not be decoded: where, what was expected there, what was found.
///
/// If required properties are missing, one error names them all, over the whole document.
#[derive(Clone)]
pub struct DecodeError {
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    pointer: String,
    place: String,
    expected: String,
    found: String,
    offset: usize,
    missing: Vec<String>,
}

impl DecodeError {
    /// The first fault, or the one that stopped the decode, and all missing properties.
    pub(crate) fn new(mut faults: Vec<Fault>) -> Self {
        for fault in &mut faults {
            fault.path.reverse();
        }
        let missing = faults.iter().filter(|fault| fault.missing).map(|fault| pointer(&fault.path)).collect();
        let told = faults.iter().position(|fault| !fault.missing).unwrap_or_default();
        let inner = match faults.into_iter().nth(told) {
            Some(fault) => Inner {
                pointer: pointer(&fault.path),
                place: place(&fault.path),
                expected: fault.expected,
                found: fault.found,
                offset: fault.offset,
                missing,
            },
            None => Inner {
                pointer: String::new(),
                place: String::new(),
                expected: String::new(),
                found: String::new(),
                offset: 0,
                missing,
            },
        };
        Self { inner: Box::new(inner) }
    }

    /// Bytes that are not UTF-8.
    pub(crate) fn utf8(bytes: &[u8], offset: usize) -> Self {
        let found = bytes.get(offset).map_or_else(|| "end of input".to_owned(), |byte| format!("byte 0x{byte:02x}"));
        let fault = Fault { path: Vec::new(), expected: "UTF-8 text".to_owned(), found, offset, missing: false };
        Self::new(vec![fault])
    }

    /// The place as a JSON pointer (RFC 6901); empty for the whole document.
    pub fn pointer(&self) -> &str {
        &self.inner.pointer
    }

    /// The place as a Rust programmer would write it: `data.contacts[2].email`; empty for the whole document.
    pub fn place(&self) -> &str {
        &self.inner.place
    }

    /// What the type asks for at this place.
    pub fn expected(&self) -> &str {
        &self.inner.expected
    }

    /// What stands there instead.
    pub fn found(&self) -> &str {
        &self.inner.found
    }

    /// The byte of the text at which this was seen, from 0.
    pub fn offset(&self) -> usize {
        self.inner.offset
    }

    /// JSON pointers of the required properties that are missing, in the order of the document; at most 32.
    pub fn missing(&self) -> &[String] {
        &self.inner.missing
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { place, expected, found, offset, missing, .. } = &*self.inner;
        if place.is_empty() {
            write!(f, "expected {expected}, found {found} at byte {offset}")?;
        } else {
            write!(f, "`{place}`: expected {expected}, found {found} at byte {offset}")?;
        }
        if missing.len() > 1 {
            write!(f, "; missing in all: ")?;
            for (index, pointer) in missing.iter().enumerate() {
                write!(f, "{}`{pointer}`", if index == 0 { "" } else { ", " })?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({self})")
    }
}

impl std::error::Error for DecodeError {}

/// A path as a JSON pointer.
pub(crate) fn pointer(path: &[Segment]) -> String {
    let mut text = String::new();
    for segment in path {
        text.push('/');
        match segment {
            Segment::Key(key) => text.push_str(&key.replace('~', "~0").replace('/', "~1")),
            Segment::Index(index) => text.push_str(&index.to_string()),
        }
    }
    text
}

/// A path for people.
pub(crate) fn place(path: &[Segment]) -> String {
    let mut text = String::new();
    for segment in path {
        match segment {
            Segment::Index(index) => text.extend(["[", &index.to_string(), "]"]),
            Segment::Key(key) if is_plain(key) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(key);
            }
            Segment::Key(key) => text.extend(["[", &format!("{key:?}"), "]"]),
        }
    }
    text
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '$'))
}
