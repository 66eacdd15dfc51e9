//! What the program of a client prints: a line a call.

/// A call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// The operation, `GET /pets/{id}`.
    pub(crate) route: String,
    /// What came of it, in a word.
    pub(crate) outcome: String,
    /// The status; `-` without an answer.
    pub(crate) status: String,
    /// What tells more.
    pub(crate) detail: String,
}

/// What came of calls that were never sent.
pub(crate) const UNCALLED: &str = "uncalled";

/// Outcomes that a client is not to blame for: it understood what came.
const UNDERSTOOD: [&str; 2] = ["value", "error"];

impl Call {
    /// Whether a request was sent.
    pub(crate) fn was_sent(&self) -> bool {
        self.outcome != UNCALLED
    }

    /// Whether the client understood what came.
    pub(crate) fn is_understood(&self) -> bool {
        UNDERSTOOD.contains(&self.outcome.as_str())
    }
}

/// Reads the lines.
pub(crate) fn calls(printed: &str) -> Vec<Call> {
    printed.lines().filter_map(call).collect()
}

fn call(line: &str) -> Option<Call> {
    let mut parts = line.splitn(5, '\t').skip(1).map(str::to_owned);
    Some(Call { route: parts.next()?, outcome: parts.next()?, status: parts.next()?, detail: parts.next()? })
}
