//! What all calls of a client share: where to, with which credentials, over which transport.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName};

use crate::auth::Prepared;
use crate::drift::Observer;
use crate::limits::Limits;
use crate::redirect::Policy;
use crate::server::Bases;
use crate::transport::Transport;

/// A client; cloning it is cheap and shares its connections.
#[derive(Clone)]
pub struct Client(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) bases: Bases,
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) credentials: Vec<Prepared>,
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Option<Duration>,
    pub(crate) limits: Limits,
    pub(crate) redirects: Policy,
    pub(crate) validate_requests: bool,
    pub(crate) observer: Option<Observer>,
}

impl Client {
    pub(crate) fn new(shared: Shared) -> Self {
        Self(Arc::new(shared))
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.0
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.0.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("Client")
            .field("base", &self.0.bases.client().prefix())
            .field("headers", &headers)
            .field("timeout", &self.0.timeout)
            .field("limits", &self.0.limits)
            .field("redirects", &self.0.redirects)
            .field("validate_requests", &self.0.validate_requests)
            .finish_non_exhaustive()
    }
}
