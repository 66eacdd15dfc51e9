//! Server-sent events.

use std::collections::VecDeque;
use std::fmt;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::ByteStream;
use super::event_parser::{EventParser, RawEvent};
use crate::error::{Cause, Error, ErrorKind};
use crate::limits::exceeded_body;
use crate::read::{DecodeError, DecodeLimits, decode_within};
use crate::slot::{Blank, Slot};

/// What some services send in place of JSON to say that nothing more comes.
const DONE: &str = "[DONE]";

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its name; `message` unless the server gives one.
    pub name: String,
    /// What it carries.
    pub data: T,
    /// The last id that the server gave, with this event or before; empty if there is none.
    pub id: String,
}

/// Server-sent events (WHATWG HTML, section 9.2), read as they arrive. Dropping them ends the transfer.
///
/// When the connection ends, so do they; to go on where they ended, call the operation again with the header `Last-Event-ID` set to
/// [`Self::last_id`], after [`Self::retry`].
pub struct Events<T> {
    source: ByteStream,
    parser: EventParser,
    ready: VecDeque<RawEvent>,
    data: Data<T>,
}

/// Reads the data of an event; `None` for what says that nothing more comes.
type Data<T> = fn(String, DecodeLimits) -> Option<Result<T, DecodeError>>;

impl<T: Slot + Blank> Events<T> {
    /// Events whose data is JSON.
    #[doc(hidden)]
    pub fn json(source: ByteStream) -> Self {
        let data = |text: String, limits| (text != DONE).then(|| decode_within(text.as_bytes(), limits));
        Self::new(source, data)
    }
}

impl Events<String> {
    /// Events whose data is text.
    #[doc(hidden)]
    pub fn text(source: ByteStream) -> Self {
        Self::new(source, |text, _| Some(Ok(text)))
    }
}

impl<T> Events<T> {
    fn new(source: ByteStream, data: Data<T>) -> Self {
        Self { source, parser: EventParser::default(), ready: VecDeque::new(), data }
    }

    /// The next event; `None` at the end, which is where the connection ends, or where `[DONE]` stands in place of JSON.
    ///
    /// Nothing is lost when the future is dropped before it is done.
    ///
    /// # Errors
    /// Fails if the connection breaks, the time of the call runs out, or an event is larger than the client's `max_response_bytes`;
    /// nothing comes after that. Fails, too, if the data of an event is not what the description says; the next event may be.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return self.event(event);
            }
            let limits = self.source.limits();
            if self.parser.pending() > limits.body && self.source.end() {
                return Some(Err(self.source.failed(ErrorKind::Limit, Cause::from(exceeded_body(limits)))));
            }
            match self.source.next().await? {
                Ok(bytes) => self.parser.push(&bytes, &mut self.ready),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn event(&mut self, RawEvent { name, data, id }: RawEvent) -> Option<Result<Event<T>, Error>> {
        let name = if name.is_empty() { "message".to_owned() } else { name };
        match (self.data)(data, self.source.limits().decode) {
            Some(Ok(data)) => Some(Ok(Event { name, data, id })),
            Some(Err(error)) => Some(Err(self.source.failed(ErrorKind::Decode, Cause::from(error)))),
            None => {
                self.source.end();
                self.ready.clear();
                None
            }
        }
    }

    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        self.source.status
    }

    /// The headers of the answer.
    pub fn headers(&self) -> &HeaderMap {
        &self.source.headers
    }

    /// The last id that the server gave; empty if there is none.
    pub fn last_id(&self) -> &str {
        &self.parser.id
    }

    /// How long to wait before the next attempt, if the server says so.
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("source", &self.source).finish_non_exhaustive()
    }
}
