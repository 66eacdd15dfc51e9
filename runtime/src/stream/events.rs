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
/// When the connection ends, so do they; [`Self::resume`] goes on where they ended.
pub struct Events<T> {
    source: ByteStream,
    parser: EventParser,
    ready: VecDeque<RawEvent>,
    data: Data<T>,
}

/// Reads the data of an event; `None` for what says that nothing more comes.
type Data<T> = fn(EventData<'_>) -> Option<Result<T, DecodeError>>;

/// The data of an event, not yet decoded.
pub struct EventData<'a> {
    name: &'a str,
    text: &'a str,
    limits: DecodeLimits,
}

impl<'a> EventData<'a> {
    /// The name of the event; `message` unless the server gives one.
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The data as text.
    pub fn text(self) -> String {
        self.text.to_owned()
    }

    /// The data as JSON.
    ///
    /// # Errors
    /// Fails if the data is not JSON, or not of this type.
    pub fn json<T: Slot + Blank>(self) -> Result<T, DecodeError> {
        decode_within(self.text.as_bytes(), self.limits)
    }
}

/// A choice by the name of an event.
pub trait ByEvent: Sized {
    /// Reads what an event's name tells.
    ///
    /// # Errors
    /// Fails if the data is not what the description says of events of that name.
    fn decode(event: EventData<'_>) -> Result<Self, DecodeError>;
}

impl<T: Slot + Blank> Events<T> {
    /// Events whose data is JSON.
    #[doc(hidden)]
    pub fn json(source: ByteStream) -> Self {
        Self::new(source, |event| (event.text != DONE).then(|| event.json()))
    }
}

impl<T: ByEvent> Events<T> {
    /// Events whose names tell what their data is.
    #[doc(hidden)]
    pub fn by_name(source: ByteStream) -> Self {
        Self::new(source, |event| (event.text != DONE).then(|| T::decode(event)))
    }
}

impl Events<String> {
    /// Events whose data is text.
    #[doc(hidden)]
    pub fn text(source: ByteStream) -> Self {
        Self::new(source, |event| Some(Ok(event.text())))
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

    /// Sends the call again, with the id of the last event (`Last-Event-ID`), to go on where the connection ended; whether there is more: a
    /// server says with status 204 that there is not. How long to wait before, [`Self::retry`] says.
    ///
    /// # Errors
    /// As the call itself, the events being as they were; a body that was sent piece by piece cannot be sent again.
    pub async fn resume(&mut self) -> Result<bool, Error> {
        let more = self.source.after(&self.parser.id).await?;
        let has_more = more.is_some();
        match more {
            Some(source) => self.source = source,
            None => drop(self.source.end()),
        }
        self.parser.restart();
        Ok(has_more)
    }

    fn event(&mut self, RawEvent { name, data, id }: RawEvent) -> Option<Result<Event<T>, Error>> {
        let name = if name.is_empty() { "message".to_owned() } else { name };
        let limits = self.source.limits().decode;
        match (self.data)(EventData { name: &name, text: &data, limits }) {
            Some(Ok(data)) => Some(Ok(Event { name, data, id })),
            Some(Err(error)) => Some(Err(self.source.undecodable(data.as_bytes(), error))),
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
