//! What is known of one description.

use std::collections::{BTreeMap, BTreeSet};

use crate::calls::Call;
use crate::judge::Heard;

/// What is known of one description.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) name: String,
    /// Operations of the client.
    pub(crate) operations: usize,
    /// Operations that the judge received.
    pub(crate) received: usize,
    /// Calls.
    pub(crate) calls: usize,
    /// Calls that the client understood the answer of, and the judge held nothing against.
    pub(crate) good: usize,
    /// What is wrong, and an example of each.
    pub(crate) findings: BTreeMap<Finding, String>,
    /// Why nothing was called.
    pub(crate) note: String,
}

/// A kind of thing that is wrong with an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The operation.
    pub(crate) route: String,
    /// The kind: the judge's word, or what came of the call.
    pub(crate) kind: String,
}

/// The kind of a request that the judge takes for one of another operation.
const ELSEWHERE: &str = "elsewhere";

/// The kind of an operation that no request of reached the judge.
const UNRECEIVED: &str = "unreceived";

impl Row {
    /// A description of which nothing was called.
    pub(crate) fn without_calls(name: &str, operations: usize, note: String) -> Self {
        Self { name: name.to_owned(), operations, note, ..Self::default() }
    }

    /// Puts what the client says and what the judge says of the same calls together.
    pub(crate) fn new(name: &str, operations: usize, calls: &[Call], heard: &[Heard]) -> Self {
        if heard.is_empty() && !calls.is_empty() {
            let example =
                calls.iter().find(|call| !call.is_understood()).map(|call| format!("{} {}", call.status, call.detail));
            return Self::without_calls(
                name,
                operations,
                format!("the judge hears nothing: {}", example.unwrap_or_default()),
            );
        }
        let mut row = Self { name: name.to_owned(), operations, calls: calls.len(), ..Self::default() };
        let mut received = BTreeSet::new();
        let mut heard = heard.iter().peekable();
        let sent: Vec<&Call> = calls.iter().filter(|call| call.was_sent()).collect();
        let mut next = 0;
        for call in calls {
            next += usize::from(call.was_sent());
            // A request that fits a later call is that one's; one that fits none goes elsewhere.
            let is_later = |heard: &Heard| sent.iter().skip(next).any(|later| heard.request.is_of(&later.route));
            let is_own = |heard: &&Heard| heard.request.is_of(&call.route) || !is_later(heard);
            let said = if call.was_sent() { heard.next_if(is_own) } else { None };
            row.add(call, said);
            if said.is_some_and(|heard| heard.is_of(&call.route)) {
                received.insert(&call.route);
            }
        }
        if heard.len() > 0 {
            row.note = format!("the judge speaks of {} requests that no call fits", heard.len());
        }
        let routes: BTreeSet<&String> = calls.iter().map(|call| &call.route).collect();
        for route in routes.difference(&received) {
            row.find(route, UNRECEIVED, "no request of it reached the judge");
        }
        row.received = received.len();
        row
    }

    fn add(&mut self, call: &Call, said: Option<&Heard>) {
        let complaints = said.map(|heard| heard.complaints.as_slice()).unwrap_or_default();
        for complaint in complaints {
            self.find(&call.route, &complaint.kind, &complaint.text);
        }
        if let Some(other) = said.filter(|heard| !heard.is_of(&call.route)) {
            let taken = other.route.as_deref().unwrap_or(&other.request.path);
            self.find(&call.route, ELSEWHERE, &format!("the judge takes it for {taken}"));
        }
        if !call.is_understood() && complaints.is_empty() {
            self.find(&call.route, &call.outcome, &format!("{} {}", call.status, call.detail));
        }
        self.good += usize::from(complaints.is_empty() && call.is_understood());
    }

    fn find(&mut self, route: &str, kind: &str, example: &str) {
        let finding = Finding { route: route.to_owned(), kind: kind.to_owned() };
        self.findings.entry(finding).or_insert_with(|| example.to_owned());
    }
}
