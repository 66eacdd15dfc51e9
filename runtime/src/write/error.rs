//! What an encode and a validation report.

use std::collections::HashSet;
use std::fmt;

use super::Fault;
use crate::read::{Segment, place, pointer};

/// Why a value cannot be written: NaN, infinity, or nesting that is too deep.
#[derive(Clone)]
pub struct EncodeError {
    inner: Box<Inner>,
}

#[derive(Clone)]
struct Inner {
    path: Vec<Segment>,
    message: String,
}

impl EncodeError {
    pub(super) fn new(mut fault: Fault) -> Self {
        fault.path.reverse();
        Self { inner: Box::new(Inner { path: fault.path, message: fault.message }) }
    }

    /// What is wrong with a property.
    pub(crate) fn at(key: &str, message: &str) -> Self {
        let path = vec![Segment::Key(key.to_owned())];
        Self { inner: Box::new(Inner { path, message: message.to_owned() }) }
    }

    /// The place as a JSON pointer (RFC 6901); empty for the whole value.
    pub fn pointer(&self) -> String {
        pointer(&self.inner.path)
    }

    /// What is wrong there.
    pub fn message(&self) -> &str {
        &self.inner.message
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match place(&self.inner.path) {
            path if path.is_empty() => f.write_str(&self.inner.message),
            path => write!(f, "`{path}`: {}", self.inner.message),
        }
    }
}

impl fmt::Debug for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncodeError({self})")
    }
}

impl std::error::Error for EncodeError {}

/// Every violation of the description's constraints that a value holds.
#[derive(Clone)]
pub struct ValidationError {
    violations: Vec<Violation>,
}

/// One violated constraint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Violation {
    pointer: String,
    message: String,
}

impl ValidationError {
    /// What several schemas of one value say alike is said once.
    pub(super) fn new(faults: Vec<Fault>) -> Self {
        let mut seen = HashSet::new();
        let violations = faults.into_iter().map(|mut fault| {
            fault.path.reverse();
            Violation { pointer: pointer(&fault.path), message: fault.message }
        });
        Self { violations: violations.filter(|violation| seen.insert(violation.clone())).collect() }
    }

    /// The violations, in the order of the value; at least one.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

impl Violation {
    /// The place as a JSON pointer (RFC 6901); empty for the whole value.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which constraint is violated, and by what; never the value of a secret.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.pointer, self.message)
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            write!(f, "{}{violation}", if index == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl fmt::Debug for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationError({self})")
    }
}

impl std::error::Error for ValidationError {}
