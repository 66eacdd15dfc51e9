//! What the programs beside share: they call every operation of a client, and compare each request with what is expected.

use std::collections::BTreeSet;

use clientwright_loopback::{Answer, Recorded, Server};
use sample::runtime::rt::v1::RawFuture;

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
