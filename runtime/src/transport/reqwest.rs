//! The transport that is on by default: reqwest over rustls with ring, trusting what the system trusts.
//!
//! Redirects, referers and cookies are off: the runtime decides about them. Calls must be awaited on a tokio runtime.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;

use super::tls::tls_config;
use super::{Answer, Body, BodyStream, BoxFuture, Request, Transport, TransportError, Upload, UploadStream};
use crate::error::{BuildError, ErrorKind};
use crate::value::Secret;

/// Sends with reqwest.
#[derive(Debug)]
pub(crate) struct ReqwestTransport {
    client: reqwest::Client,
    /// Without the client's certificate, if it has one.
    foreign: Option<reqwest::Client>,
}

/// How connections are made.
pub(crate) struct Connecting<'a> {
    pub(crate) connect_timeout: Option<Duration>,
    pub(crate) read_timeout: Option<Duration>,
    /// A certificate of the client, with its key, as PEM.
    pub(crate) certificate: Option<&'a Secret>,
}

impl ReqwestTransport {
    /// A transport of its own connection pool.
    pub(crate) fn new(connecting: &Connecting<'_>) -> Result<Self, BuildError> {
        let client = client(connecting)?;
        let without = Connecting { certificate: None, ..*connecting };
        let foreign = connecting.certificate.map(|_| self::client(&without)).transpose()?;
        Ok(Self { client, foreign })
    }
}

fn client(connecting: &Connecting<'_>) -> Result<reqwest::Client, BuildError> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        .retry(reqwest::retry::never())
        .tls_backend_preconfigured(tls_config(connecting.certificate)?);
    if let Some(timeout) = connecting.connect_timeout {
        builder = builder.connect_timeout(timeout);
    }
    if let Some(timeout) = connecting.read_timeout {
        builder = builder.read_timeout(timeout);
    }
    builder.build().map_err(|error| BuildError::new(error.to_string()))
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        let client = self.foreign.as_ref().filter(|_| request.is_foreign).unwrap_or(&self.client);
        let mut outgoing = reqwest::Request::new(request.method, request.url);
        *outgoing.headers_mut() = request.headers;
        *outgoing.body_mut() = request.body.map(outgoing_body);
        *outgoing.timeout_mut() = request.timeout;
        let sending = client.execute(outgoing);
        Box::pin(async move {
            let mut response = sending.await.map_err(transport_error)?;
            let headers = std::mem::take(response.headers_mut());
            Ok(Answer::new(response.status(), headers, Body::reqwest(response)))
        })
    }

    fn wait(&self, time: Duration) -> BoxFuture<'_, Result<(), TransportError>> {
        Box::pin(async move {
            tokio::time::sleep(time).await;
            Ok(())
        })
    }

    fn has_client_certificate(&self) -> bool {
        self.foreign.is_some()
    }
}

/// What is in memory goes as it is; anything else piece by piece.
fn outgoing_body(upload: Upload) -> reqwest::Body {
    match upload.as_bytes() {
        Some(bytes) => reqwest::Body::from(bytes.clone()),
        None => reqwest::Body::wrap(Frames { left: upload.length(), stream: Mutex::new(upload.into_stream()) }),
    }
}

/// A body as hyper asks for it. What may not be shared between threads is behind a lock that nobody ever waits for.
struct Frames {
    stream: Mutex<UploadStream>,
    /// Bytes that are still to come, if that is known.
    left: Option<u64>,
}

impl http_body::Body for Frames {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, TransportError>>> {
        let stream = self.stream.get_mut().unwrap_or_else(PoisonError::into_inner);
        Pin::new(stream).poll_chunk(cx).map_ok(|bytes| {
            let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
            self.left = self.left.map(|left| left.saturating_sub(length));
            http_body::Frame::data(bytes)
        })
    }

    fn is_end_stream(&self) -> bool {
        self.left == Some(0)
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.left.map_or_else(http_body::SizeHint::default, http_body::SizeHint::with_exact)
    }
}

/// The next piece of a body; trailers are dropped.
pub(super) async fn chunk(response: &mut reqwest::Response) -> Option<Result<Bytes, TransportError>> {
    response.chunk().await.map_err(body_error).transpose()
}

fn transport_error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() {
        ErrorKind::Timeout
    } else if let Some(kind) = of_upload(&error) {
        kind
    } else if is_tls(&error) {
        ErrorKind::Tls
    } else if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_builder() {
        ErrorKind::Request
    } else {
        ErrorKind::Transfer
    };
    TransportError::new(kind, error.without_url())
}

fn body_error(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Body };
    TransportError::new(kind, error.without_url())
}

/// What went wrong with the body that was being sent, if that is why.
fn of_upload(error: &(dyn std::error::Error + 'static)) -> Option<ErrorKind> {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.into_iter().find_map(|error| error.downcast_ref::<TransportError>()).map(TransportError::kind)
}

/// Whether rustls refused: its errors travel inside of `std::io::Error`.
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        if error.is::<rustls::Error>() || inner.is_some_and(|inner| is_tls(inner)) {
            return true;
        }
        next = error.source();
    }
    false
}
