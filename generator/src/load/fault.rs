//! What stops the reading of one file, before it is known which file that is.

use crate::diagnostics::{Code, Span};

/// A code, a place and a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) span: Span,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, span, message: message.into() }
    }

    pub(super) fn budget(span: Span, what: &str, limit: usize) -> Self {
        Self::new(Code::BudgetExceeded, span, format!("more than {limit} {what}"))
    }
}
