//! A request, ready to be sent.

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, Method};
use url::Url;

use super::Upload;

/// A request, ready to be sent. Its `Debug` leaves out the query and every sensitive header.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Upload>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) is_foreign: bool,
}

impl Request {
    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The absolute address; it may hold secrets.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The headers; those that hold secrets are marked as sensitive.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers, to be changed before it is sent.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// The body; `None` sends none, and no `Content-Length` where the method expects none.
    pub fn body(&self) -> Option<&Upload> {
        self.body.as_ref()
    }

    /// The body, to be sent.
    pub fn take_body(&mut self) -> Option<Upload> {
        self.body.take()
    }

    /// The time that is left, until the last byte of the answer; the transport keeps to it.
    pub fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    /// Whether a redirect leads it to another origin than the operation's: no credential goes there, no certificate of the client either.
    pub fn is_foreign(&self) -> bool {
        self.is_foreign
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut url = self.url.clone();
        url.set_query(None);
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &url.as_str())
            .field("headers", &self.headers)
            .field("body", &self.body)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
