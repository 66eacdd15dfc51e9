//! What the server does with one request.

use std::time::Duration;

/// A scripted answer.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) bytes: Vec<u8>,
    pub(crate) delay: Duration,
    pub(crate) more: Vec<(Duration, Vec<u8>)>,
    pub(crate) closes: bool,
}

impl Answer {
    /// A status without headers and body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::with_body(status, &[], b"")
    }

    /// A status with a JSON body.
    #[must_use]
    pub fn json(status: u16, json: &str) -> Self {
        Self::with_body(status, &[("content-type", "application/json")], json.as_bytes())
    }

    /// A redirect.
    #[must_use]
    pub fn redirect(status: u16, location: &str) -> Self {
        Self::with_body(status, &[("location", location)], b"")
    }

    /// A status with headers and a body; `Content-Length` is added, except for 204 and 304.
    #[must_use]
    pub fn with_body(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Self {
        let mut head = format!("HTTP/1.1 {status} Scripted\r\n");
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        if !matches!(status, 204 | 304) {
            head.extend(["content-length: ", &body.len().to_string(), "\r\n"]);
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        bytes.extend_from_slice(body);
        Self::raw(bytes)
    }

    /// Exactly these bytes, framing and all; the connection stays open.
    #[must_use]
    pub fn raw(bytes: impl Into<Vec<u8>>) -> Self {
        Self { bytes: bytes.into(), delay: Duration::ZERO, more: Vec::new(), closes: false }
    }

    /// Waits before the first byte.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Sends more bytes after waiting again.
    #[must_use]
    pub fn then(mut self, delay: Duration, bytes: impl Into<Vec<u8>>) -> Self {
        self.more.push((delay, bytes.into()));
        self
    }

    /// Closes the connection after the last byte.
    #[must_use]
    pub fn then_close(mut self) -> Self {
        self.closes = true;
        self
    }
}
