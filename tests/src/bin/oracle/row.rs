//! One row of the table.

clientwright_tests::counts! {
    /// What became of the values of a description, in the order of the columns.
    Counts {
        /// Values, each with one type.
        values
        /// Skipped: the time for the description was up.
        left_out
        /// Skipped: a description with this schema has errors.
        unread
        /// Skipped: the client has no type for what they are values of.
        untyped
        /// Skipped: their type keeps any JSON value, which proves nothing.
        any
        /// Skipped: not JSON, or of a type that is not made of JSON.
        not_json
        /// Skipped: the validator does not understand the schema, or there is none.
        unjudged
        /// Skipped: they contradict their own schema.
        contradicting
        /// Came back without members that their schema does not describe, which a type does not keep.
        undescribed
        /// Came back without members that go the other way only (`readOnly`, `writeOnly`).
        one_way
        /// Not of the one type that the keywords of a schema without `type` speak of.
        other_type
        /// Came back equal.
        equal
        /// Did not.
        failed
    }
}

impl Counts {
    /// The share of values that came back equal, of those that should; 1 when there are none.
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    pub(crate) fn rate(&self) -> f64 {
        let all = self.equal + self.failed;
        if all == 0 { 1.0 } else { self.equal as f64 / all as f64 }
    }
}

/// A value that failed or was skipped.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    /// What it is a value of.
    pub(crate) at: String,
    /// Its class.
    pub(crate) class: String,
    /// What was said.
    pub(crate) detail: String,
}

/// One row of the table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) counts: Counts,
    pub(crate) failures: Vec<Finding>,
    /// What was skipped, for the report.
    pub(crate) skipped: Vec<Finding>,
    /// Why there is nothing to say: the description has errors, the program does not compile, it crashed.
    pub(crate) broken: Option<String>,
}
