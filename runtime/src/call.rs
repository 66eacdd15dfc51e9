//! One call before it is sent: an operation, its arguments, and what was added by hand.
//!
//! Comes in: the values of setters, by the parameter's index. Goes out: a future that sends. Must not know:
//! any type of the description beyond what can be encoded. Nothing here fails: what cannot be encoded is kept
//! and surfaces when the call is sent.

use std::fmt;
use std::time::Duration;

use http::header::{HeaderName, HeaderValue};

use crate::client::Client;
use crate::descriptor::{Content, Encoding, Operation, Parameter};
use crate::error::{Cause, ErrorKind};
use crate::execute::{execute, open};
use crate::form::{self, Multipart};
use crate::oauth::Pass;
use crate::parameter;
use crate::pending::{RawFuture, ResponseFuture, StreamFuture, ValueFuture};
use crate::read::DecodeError;
use crate::reply::Reply;
use crate::sequence::Framing;
use crate::slot::Slot;
use crate::stream::ByteStream;
use crate::transport::Upload;
use crate::write::{EncodeError, ValidationError, encode, validate_value};

/// A call before it is sent; one pointer wide.
#[derive(Clone)]
pub struct Call(pub(crate) Box<State>);

#[derive(Clone)]
pub(crate) struct State {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) arguments: Vec<Argument>,
    pub(crate) body: Option<Result<Upload, Fault>>,
    /// What stands between the parts of a body that has several.
    pub(crate) boundary: Option<String>,
    pub(crate) headers: Vec<Result<(HeaderName, HeaderValue), Fault>>,
    pub(crate) query: String,
    pub(crate) timeout: Option<Duration>,
    /// The media type that is asked for, where the answer is to be read as it arrives.
    pub(crate) stream: Option<&'static str>,
    /// The token that it is sent with, if the client gets those itself.
    pub(crate) pass: Option<Pass>,
}

/// What a parameter's setter left behind.
#[derive(Clone, Debug)]
pub(crate) enum Argument {
    /// Not set, or set to what is not sent.
    Absent,
    /// As it is sent.
    Written(String),
    /// Not to be sent.
    Refused(parameter::Refused),
}

/// Why a call cannot be sent.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    Encode(EncodeError),
    Validate(ValidationError),
    Header(String),
}

impl State {
    /// Adds a header, in place of one of the same name.
    pub(crate) fn add_header(&mut self, name: &str, value: &str) {
        self.headers.push(sensitive_header(name, value));
    }
}

impl Call {
    /// A call of an operation without any argument.
    pub fn new(client: &Client, operation: &'static Operation) -> Self {
        Self(Box::new(State {
            client: client.clone(),
            operation,
            arguments: vec![Argument::Absent; operation.parameters().len()],
            body: None,
            boundary: None,
            headers: Vec::new(),
            query: String::new(),
            timeout: None,
            stream: None,
            pass: None,
        }))
    }

    /// Sets the parameter at an index of the operation's parameters; setting again replaces.
    #[inline]
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "so that generated functions take by value without a warning")]
    pub fn argument<T: Slot>(self, index: usize, value: T) -> Self {
        self.slot(index, &value)
    }

    /// Sets a parameter to a text.
    #[must_use]
    pub fn text(self, index: usize, text: &str) -> Self {
        let checks = self.checks();
        self.set(index, |parameter| {
            if checks && !parameter.checks().is_empty() {
                parameter::check(parameter, &text.to_owned())?;
            }
            parameter::write_text(parameter, text).map(Some)
        })
    }

    fn set(
        mut self,
        index: usize,
        write: impl FnOnce(&Parameter) -> Result<Option<String>, parameter::Refused>,
    ) -> Self {
        let parameter = self.0.operation.parameters().get(index);
        if let (Some(parameter), Some(argument)) = (parameter, self.0.arguments.get_mut(index)) {
            *argument = match write(parameter) {
                Ok(Some(text)) => Argument::Written(text),
                Ok(None) => Argument::Absent,
                Err(refused) => Argument::Refused(refused),
            };
        }
        self
    }

    /// Sets the body, written as JSON under the operation's first media type.
    #[inline]
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "so that generated functions take by value without a warning")]
    pub fn body<T: Slot>(self, value: T) -> Self {
        self.json(&value)
    }

    /// Sets the body to bytes or text, sent as they are under the operation's first media type.
    #[must_use]
    pub fn raw_body<T: Into<Upload>>(mut self, body: T) -> Self {
        self.0.body = Some(Ok(body.into()));
        self
    }

    /// Sets the body, written as a form (`application/x-www-form-urlencoded`).
    #[inline]
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "so that generated functions take by value without a warning")]
    pub fn form_body<T: Slot>(self, value: T) -> Self {
        self.form(&value)
    }

    /// Sets the body, written as a form of several parts (`multipart/form-data`).
    #[inline]
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "so that generated functions take by value without a warning")]
    pub fn multipart_body<T: Slot>(self, value: T) -> Self {
        self.multipart(&value)
    }

    /// Sets the body, written as XML by the hints of the description.
    #[cfg(feature = "xml")]
    #[inline]
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "so that generated functions take by value without a warning")]
    pub fn xml_body<T: Slot>(self, value: T) -> Self {
        self.xml(&value)
    }

    #[cfg(feature = "xml")]
    fn xml(mut self, value: &dyn Slot) -> Self {
        let Some(element) = self.0.operation.body().first().and_then(Content::element) else { return self };
        let valid = self.validated(value);
        let written = valid.and_then(|()| crate::xml::write(value, element).map_err(Fault::Encode));
        self.0.body = Some(written.map(Upload::from));
        self
    }

    /// Sets the body, written as JSON values one after the other.
    #[must_use]
    pub fn sequence_body<T: Slot>(mut self, framing: Framing, values: impl IntoIterator<Item = T>) -> Self {
        let mut body = Vec::new();
        let written = values.into_iter().try_for_each(|value| self.sequence_item(framing, &value, &mut body));
        self.0.body = Some(written.map(|()| Upload::from(body)));
        self
    }

    fn sequence_item(&self, framing: Framing, value: &dyn Slot, body: &mut Vec<u8>) -> Result<(), Fault> {
        self.validated(value)?;
        framing.write(value, body).map_err(Fault::Encode)
    }

    fn form(mut self, value: &dyn Slot) -> Self {
        let valid = self.validated(value);
        let written = valid.and_then(|()| form::urlencoded(value, self.encodings()).map_err(Fault::Encode));
        self.0.body = Some(written.map(Upload::from));
        self
    }

    fn multipart(mut self, value: &dyn Slot) -> Self {
        let valid = self.validated(value);
        let written = valid.and_then(|()| form::multipart(value, self.encodings()).map_err(Fault::Encode));
        self.0.body = Some(written.map(|Multipart { boundary, body }| {
            self.0.boundary = Some(boundary);
            body
        }));
        self
    }

    /// How the description encodes single properties of a form.
    fn encodings(&self) -> &'static [Encoding] {
        self.0.operation.body().first().map(Content::encodings).unwrap_or_default()
    }

    /// Whether the client is set to check what it sends.
    fn checks(&self) -> bool {
        self.0.client.shared().validate_requests
    }

    /// Checks a body, if the client is set to.
    fn validated(&self, value: &dyn Slot) -> Result<(), Fault> {
        if !self.checks() {
            return Ok(());
        }
        let checks = self.0.operation.body().first().map(Content::checks).unwrap_or_default();
        validate_value(value, checks).map_err(Fault::Validate)
    }

    fn slot(self, index: usize, value: &dyn Slot) -> Self {
        let checks = self.checks();
        self.set(index, |parameter| {
            if checks {
                parameter::check(parameter, value)?;
            }
            parameter::write(parameter, value)
        })
    }

    fn json(mut self, value: &dyn Slot) -> Self {
        let valid = self.validated(value);
        let written = valid.and_then(|()| encode(value).map_err(Fault::Encode));
        self.0.body = Some(written.map(Upload::from));
        self
    }

    /// Adds a header, in place of one of the same name. Its value is treated as a secret.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.0.add_header(name, value);
        self
    }

    /// Adds a pair to the query, percent-encoded, after the operation's own.
    #[must_use]
    pub fn query(mut self, name: &str, value: &str) -> Self {
        if !self.0.query.is_empty() {
            self.0.query.push('&');
        }
        parameter::query_pair(&mut self.0.query, name, value);
        self
    }

    /// Sets the time for the whole call, redirects and the answer's body included, in place of the client's.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.0.timeout = Some(timeout);
        self
    }

    /// Sends; success gives the decoded body.
    pub fn send<T, E>(self, value: Decode<T>, documented: Decode<E>) -> ValueFuture<T, E> {
        ValueFuture::new(Box::pin(execute(self.0)), value, documented)
    }

    /// Sends; success gives status, headers and the decoded body.
    pub fn send_for_response<T, E>(self, value: Decode<T>, documented: Decode<E>) -> ResponseFuture<T, E> {
        ResponseFuture::new(Box::pin(execute(self.0)), value, documented)
    }

    /// Sends; success gives the body as it arrives, of the media type that is asked for. The client's own time for calls does not count, since
    /// streams take as long as they take; one that is set for this call does, for the stream as a whole.
    pub fn send_for_stream<S, E>(
        mut self,
        media_type: &'static str,
        stream: fn(ByteStream) -> S,
        documented: Decode<E>,
    ) -> StreamFuture<S, E> {
        self.0.stream = Some(media_type);
        StreamFuture::new(Box::pin(open(self.0)), stream, documented)
    }

    /// Sends; every answer, whatever its status, is given as it was received.
    pub fn send_for_raw(self) -> RawFuture {
        RawFuture::new(Box::pin(execute(self.0)))
    }
}

/// What decodes an answer at the edge.
pub type Decode<T> = fn(&Reply) -> Result<T, DecodeError>;

/// A header given by hand may be a credential, so that it is never printed.
fn sensitive_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), Fault> {
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(Fault::Header("a header's name holds a character that HTTP does not allow".to_owned()));
    };
    let Ok(mut value) = HeaderValue::from_bytes(value.as_bytes()) else {
        return Err(Fault::Header(format!("header `{name}` holds a character that HTTP does not allow")));
    };
    value.set_sensitive(true);
    Ok((name, value))
}

impl Fault {
    /// The kind and the cause of the error that this is.
    pub(crate) fn into_cause(self) -> (ErrorKind, Cause) {
        match self {
            Self::Encode(error) => (ErrorKind::Encode, error.into()),
            Self::Validate(error) => (ErrorKind::Validate, error.into()),
            Self::Header(message) => (ErrorKind::Request, message.into()),
        }
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.headers.iter().flatten().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("Call")
            .field("operation", &self.0.operation.id())
            .field("timeout", &self.0.timeout)
            .field("headers", &names)
            .finish_non_exhaustive()
    }
}
