//! What the programs beside share: they call every operation of a client, and compare each request with what is expected.

#![allow(dead_code, reason = "no program needs all of it")]

use std::collections::BTreeSet;
use std::fmt::Debug;

use clientwright_loopback::{Answer, Recorded, Server};
use sample::runtime::rt::v1::{RawFuture, ValueFuture};
use sample::runtime::{CallError, Documented};

/// The server that is called, and the operations that were.
pub struct Wire {
    server: Server,
    called: BTreeSet<&'static str>,
    failed: Vec<String>,
}

impl Wire {
    pub fn start() -> Self {
        Self { server: Server::start([]).unwrap(), called: BTreeSet::new(), failed: Vec::new() }
    }

    pub fn url(&self) -> String {
        self.server.url()
    }

    /// Sends a call; its request must be these lines: the first, headers in order of their names but for those that say nothing of it, the body.
    pub async fn sends(&mut self, operation: &'static str, call: RawFuture, lines: &[&str]) {
        self.server.push(Answer::status(204));
        call.await.map_err(|error| format!("{operation}: {error:?}")).unwrap();
        let sent = text(&self.server.requests().pop().unwrap());
        if sent != lines.join("\n") {
            self.failed.push(format!("{operation}\n--- sent\n{sent}\n--- expected\n{}", lines.join("\n")));
        }
        self.called.insert(operation);
    }

    /// Sends a call that is answered with that body; the line of its request must be this, what is made of the answer that.
    pub async fn gives<T: PartialEq + Debug, E: Documented>(
        &mut self,
        operation: &'static str,
        call: ValueFuture<T, E>,
        line: &str,
        body: &str,
        expected: T,
    ) {
        let answer = self.answered(call, body).await;
        self.compare(operation, line, &format!("{answer:#?}"), &format!("{:#?}", Ok::<_, CallError<E>>(expected)));
    }

    /// The same for an answer that is not what the description says; what the error says of its cause must be that.
    pub async fn refuses<T: Debug, E: Documented>(
        &mut self,
        operation: &'static str,
        call: ValueFuture<T, E>,
        line: &str,
        body: &str,
        expected: &str,
    ) {
        let error = sample::runtime::Error::from(self.answered(call, body).await.unwrap_err());
        let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        self.compare(operation, line, &cause, expected);
    }

    async fn answered<T, E: Documented>(&mut self, call: ValueFuture<T, E>, body: &str) -> Result<T, CallError<E>> {
        let media_type = if body.starts_with('<') { "application/xml" } else { "application/json" };
        self.server.push(Answer::with_body(200, &[("content-type", media_type)], body.as_bytes()));
        call.await
    }

    fn compare(&mut self, operation: &'static str, line: &str, answer: &str, expected: &str) {
        let sent = text(&self.server.requests().pop().unwrap());
        if (sent.as_str(), answer) != (line, expected) {
            self.failed.push(format!("{operation}\n--- sent\n{sent}\n{answer}\n--- expected\n{line}\n{expected}"));
        }
        self.called.insert(operation);
    }

    /// Prints the operations that were called.
    pub fn end(self) {
        assert!(self.failed.is_empty(), "{}", self.failed.join("\n\n"));
        self.called.iter().for_each(|operation| println!("{operation}"));
    }
}

/// The request as lines; the boundary of parts as `BOUNDARY`.
fn text(request: &Recorded) -> String {
    let of_every_request = ["host", "user-agent", "accept", "content-length"];
    let mut headers = Vec::new();
    for (name, value) in request.headers() {
        if !of_every_request.contains(&name.to_ascii_lowercase().as_str()) {
            headers.push(format!("{name}: {value}"));
        }
    }
    headers.sort();
    let mut lines = vec![request.line()];
    lines.append(&mut headers);
    if !request.body().is_empty() {
        lines.push(request.body_text().replace("\r\n", "\n").trim_end().to_owned());
    }
    let text = lines.join("\n");
    let boundary = text.split_once("boundary=").and_then(|(_, after)| after.lines().next());
    boundary.map_or_else(|| text.clone(), |boundary| text.replace(boundary, "BOUNDARY"))
}

pub fn texts<const N: usize>(items: [&str; N]) -> Vec<String> {
    items.map(str::to_owned).into()
}

/// A value that only answers hold, which has no setters.
pub fn with<T>(mut value: T, set: impl FnOnce(&mut T)) -> T {
    set(&mut value);
    value
}
