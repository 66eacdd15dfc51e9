//! What came of one call.

use std::fmt;

use http::StatusCode;

use crate::error::{Error, ErrorKind};

/// How many characters of an answer are told.
const MOST_TOLD: usize = 20_000;

/// What came of one call.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) outcome: Outcome,
    status: Option<StatusCode>,
    /// What tells more of a failure.
    detail: String,
}

/// What came of one call, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A success, understood.
    Value,
    /// An error that is documented, understood.
    Error,
    /// A status that is not documented.
    Undocumented,
    /// An answer that was not understood.
    Undecodable,
    /// No answer.
    Unanswered,
    /// Not sent: the client refused it, or no value was found.
    Uncalled,
}

impl Outcome {
    pub(super) const ALL: [Self; 6] =
        [Self::Value, Self::Error, Self::Undocumented, Self::Undecodable, Self::Unanswered, Self::Uncalled];

    /// The word.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Error => "error",
            Self::Undocumented => "undocumented",
            Self::Undecodable => "undecodable",
            Self::Unanswered => "unanswered",
            Self::Uncalled => "uncalled",
        }
    }

    /// Whether it shows that the client can be wrong.
    pub(super) const fn is_failure(self) -> bool {
        matches!(self, Self::Undecodable | Self::Unanswered | Self::Uncalled)
    }
}

impl Verdict {
    pub(super) const fn value(status: StatusCode) -> Self {
        Self { outcome: Outcome::Value, status: Some(status), detail: String::new() }
    }

    /// No value was found for a type.
    pub(super) fn missing(ty: &str) -> Self {
        Self { outcome: Outcome::Uncalled, status: None, detail: format!("no value was found for `{ty}`") }
    }

    pub(super) fn of(error: &Error) -> Self {
        let body = || -> String {
            String::from_utf8_lossy(error.raw_body().unwrap_or_default()).chars().take(MOST_TOLD).collect()
        };
        let undecodable =
            error.decode_error().map(|error| (Outcome::Undecodable, format!("{error}; answer: {}", body())));
        let (outcome, detail) = undecodable.unwrap_or_else(|| match error.kind() {
            ErrorKind::Api => (Outcome::Error, String::new()),
            ErrorKind::UndocumentedStatus => (Outcome::Undocumented, body()),
            ErrorKind::Request | ErrorKind::Encode | ErrorKind::Validate | ErrorKind::Auth => {
                (Outcome::Uncalled, told(error))
            }
            _ => (Outcome::Unanswered, told(error)),
        });
        Self { outcome, status: error.status(), detail }
    }
}

/// An error with its causes, on one line.
fn told(error: &Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status.map_or("-".to_owned(), |status| status.as_u16().to_string());
        let detail = self.detail.replace(['\n', '\r', '\t'], " ");
        write!(f, "{}\t{status}\t{detail}", self.outcome.word())
    }
}
