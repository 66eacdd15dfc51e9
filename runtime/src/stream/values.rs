//! JSON values one after the other.

use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, StatusCode};

use super::ByteStream;
use crate::error::{Cause, Error, ErrorKind};
use crate::limits::exceeded_body;
use crate::read::decode_within;
use crate::slot::{Blank, Slot};

/// Starts a value of a sequence (RFC 7464, section 2.2).
const RECORD: u8 = 0x1E;

/// JSON values, read as they arrive: one a line (JSON lines), or each after a record separator (RFC 7464). Dropping them ends the transfer.
pub struct Values<T> {
    source: ByteStream,
    separator: u8,
    ready: VecDeque<Vec<u8>>,
    /// What arrived of the value that is not whole yet.
    rest: Vec<u8>,
    item: PhantomData<fn() -> T>,
}

impl<T: Slot + Blank> Values<T> {
    /// Values one a line.
    #[doc(hidden)]
    pub fn lines(source: ByteStream) -> Self {
        Self::new(source, b'\n')
    }

    /// Values after a record separator each.
    #[doc(hidden)]
    pub fn records(source: ByteStream) -> Self {
        Self::new(source, RECORD)
    }

    fn new(source: ByteStream, separator: u8) -> Self {
        Self { source, separator, ready: VecDeque::new(), rest: Vec::new(), item: PhantomData }
    }

    /// The next value; `None` at the end.
    ///
    /// Nothing is lost when the future is dropped before it is done.
    ///
    /// # Errors
    /// Fails if the connection breaks, the time of the call runs out, or a value is larger than the client's `max_response_bytes`; nothing
    /// comes after that. Fails, too, if a value is not what the description says; the next one may be.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        loop {
            if let Some(value) = self.ready.pop_front() {
                return Some(self.value(&value));
            }
            let limits = self.source.limits();
            if self.rest.len() > limits.body && self.source.end() {
                self.rest = Vec::new();
                return Some(Err(self.source.failed(ErrorKind::Limit, Cause::from(exceeded_body(limits)))));
            }
            match self.source.next().await {
                Some(Ok(bytes)) => self.push(&bytes),
                Some(Err(error)) => {
                    // Half a number is a number, too.
                    self.rest = Vec::new();
                    return Some(Err(error));
                }
                // The last value need not end.
                None if is_blank(&self.rest) => return None,
                None => {
                    let last = std::mem::take(&mut self.rest);
                    return Some(self.value(&last));
                }
            }
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let mut parts = bytes.split(|byte| *byte == self.separator);
        self.rest.extend_from_slice(parts.next().unwrap_or_default());
        for part in parts {
            let value = std::mem::replace(&mut self.rest, part.to_vec());
            if !is_blank(&value) {
                self.ready.push_back(value);
            }
        }
    }

    fn value(&self, json: &[u8]) -> Result<T, Error> {
        let decoded = decode_within(json, self.source.limits().decode);
        decoded.map_err(|error| self.source.undecodable(json, error))
    }
}

impl<T> Values<T> {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.source.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.source.headers
    }
}

fn is_blank(text: &[u8]) -> bool {
    text.iter().all(u8::is_ascii_whitespace)
}

impl<T> fmt::Debug for Values<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Values").field("source", &self.source).finish_non_exhaustive()
    }
}
