//! The settings of a client, checked when it is built.

use std::fmt;
use std::time::Duration;

use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue, PROXY_AUTHORIZATION, USER_AGENT};

use crate::auth::{Credential, Prepared, prepare};
use crate::client::{Client, Shared};
use crate::descriptor::Scheme;
use crate::drift::{Drift, Observer};
use crate::error::BuildError;
use crate::limits::Limits;
use crate::redirect::Policy;
use crate::server::Addresses;
use crate::transport::{MaybeSend, MaybeSync, Transport};
use crate::value::Secret;

/// The settings of a client. Nothing is checked before [`build`](ClientBuilder::build).
pub struct ClientBuilder {
    addresses: Addresses,
    credentials: Vec<(&'static Scheme, Credential)>,
    headers: Vec<(String, Secret, bool)>,
    user_agent: String,
    timeout: Option<Duration>,
    connect_timeout: Option<Duration>,
    read_timeout: Option<Duration>,
    certificate: Option<Secret>,
    limits: Limits,
    redirects: Policy,
    validate_requests: bool,
    observer: Option<Observer>,
    transport: Option<Box<dyn Transport>>,
}

/// The time for a call where nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The time for a connection where nothing else is said.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

impl ClientBuilder {
    /// The settings that are on if nothing is set.
    #[must_use]
    pub fn new(server: &str, user_agent: &str) -> Self {
        Self {
            addresses: Addresses::new(server),
            credentials: Vec::new(),
            headers: Vec::new(),
            user_agent: user_agent.to_owned(),
            timeout: Some(TIMEOUT),
            connect_timeout: Some(CONNECT_TIMEOUT),
            read_timeout: None,
            certificate: None,
            limits: Limits::default(),
            redirects: Policy::default(),
            validate_requests: false,
            observer: None,
            transport: None,
        }
    }

    /// Sets a server of the description. A relative address is resolved against the base address, in whichever order they are set.
    #[must_use]
    pub fn server(mut self, server: &str) -> Self {
        self.addresses.set_server(server);
        self
    }

    /// Sets the address that paths are joined to; a path in it is kept. It stands in for every server of the description, those that single
    /// operations name too.
    #[must_use]
    pub fn base_url(mut self, url: &str) -> Self {
        self.addresses.set_base(url);
        self
    }

    /// Sets the address that stands in for a server that single operations name.
    #[must_use]
    pub fn operation_base_url(mut self, server: &'static str, url: &str) -> Self {
        self.addresses.set_own(server, url);
        self
    }

    /// Sets the credential of a security scheme.
    #[must_use]
    pub fn credential(mut self, scheme: &'static Scheme, credential: Credential) -> Self {
        self.credentials.retain(|(known, _)| known.name() != scheme.name());
        self.credentials.push((scheme, credential));
        self
    }

    /// Sets the time for a whole call, redirects and the answer's body included; 30 seconds unless set.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Sets the time for one connection; 10 seconds unless set. A transport of your own keeps its own time.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets how long an answer may pause, one that is read as it arrives included; for any time unless set. A transport of your own keeps its own
    /// time.
    #[must_use]
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = Some(timeout);
        self
    }

    /// Sets the certificate that servers get which ask for one (mutual TLS): as PEM, with those that lead to its issuer and with its private key.
    /// Other origins, which redirects may lead to, do not get it. A transport of your own has its own.
    #[must_use]
    pub fn client_certificate(mut self, pem: Secret) -> Self {
        self.certificate = Some(pem);
        self
    }

    /// Sends with a transport of your own.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Adds a header to every request.
    #[must_use]
    pub fn default_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), Secret::from(value), false));
        self
    }

    /// Adds a header to every request whose value is a secret: never printed, never sent to another origin.
    #[must_use]
    pub fn sensitive_header(mut self, name: &str, value: Secret) -> Self {
        self.headers.push((name.to_owned(), value, true));
        self
    }

    /// Sets the `User-Agent`.
    #[must_use]
    pub fn user_agent(mut self, user_agent: &str) -> Self {
        user_agent.clone_into(&mut self.user_agent);
        self
    }

    /// Sets how many bytes a response body may have, after decompression; 64 MiB unless set.
    #[must_use]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.limits.body = bytes;
        self
    }

    /// Sets how many bytes names and values of the response headers may have; 64 KiB unless set.
    #[must_use]
    pub fn max_header_bytes(mut self, bytes: usize) -> Self {
        self.limits.headers = bytes;
        self
    }

    /// Sets how deep arrays and objects of a response body may nest; 128 unless set.
    #[must_use]
    pub fn max_response_depth(mut self, depth: u32) -> Self {
        self.limits.decode.depth = depth;
        self
    }

    /// Whether redirects to another origin are followed; no unless set. No credential goes there.
    #[must_use]
    pub fn allow_cross_origin_redirects(mut self, allow: bool) -> Self {
        self.redirects = if allow { Policy::AnyOrigin } else { Policy::SameOrigin };
        self
    }

    /// Whether request bodies are checked against the description before they are sent; no unless set.
    #[must_use]
    pub fn validate_requests(mut self, validate: bool) -> Self {
        self.validate_requests = validate;
        self
    }

    /// Calls a function for every difference between the description and an answer.
    #[must_use]
    pub fn on_drift(mut self, observe: impl Fn(&Drift) + MaybeSend + MaybeSync + 'static) -> Self {
        self.observer = Some(Observer::new(observe));
        self
    }

    /// Checks the settings and makes the client.
    ///
    /// # Errors
    /// Fails if the address, a credential, a certificate or a header cannot be used, or the system has no usable TLS.
    pub fn build(self) -> Result<Client, BuildError> {
        let bases = self.addresses.read()?;
        let base = bases.client().prefix();
        let credentials = self.credentials.iter().map(|(scheme, credential)| prepare(scheme, credential, base));
        let mut credentials: Vec<Prepared> = credentials.collect::<Result<_, _>>()?;
        let headers = default_headers(&self.user_agent, &self.headers)?;
        let certificate = self.certificate.as_ref();
        let transport = match self.transport {
            Some(_) if certificate.is_some() => {
                return Err(BuildError::new("a transport of your own has its own certificate: do not set one here"));
            }
            Some(transport) => transport,
            None => default_transport(self.connect_timeout, self.read_timeout, certificate)?,
        };
        credentials.extend(transport.has_client_certificate().then(Prepared::certificate));
        Ok(Client::new(Shared {
            bases,
            transport,
            credentials,
            headers,
            timeout: self.timeout,
            limits: self.limits,
            redirects: self.redirects,
            validate_requests: self.validate_requests,
            observer: self.observer,
        }))
    }
}

fn default_headers(user_agent: &str, given: &[(String, Secret, bool)]) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::new();
    headers.insert(USER_AGENT, header_value("user-agent", user_agent)?);
    for (name, value, sensitive) in given {
        let known = HeaderName::from_bytes(name.as_bytes())
            .map_err(|_| BuildError::new("a default header's name holds a character that HTTP does not allow"))?;
        let mut value = header_value(known.as_str(), value.expose())?;
        let carrier = [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(&known);
        value.set_sensitive(*sensitive || carrier);
        headers.insert(known, value);
    }
    Ok(headers)
}

fn header_value(name: &str, value: &str) -> Result<HeaderValue, BuildError> {
    let unusable = || BuildError::new(format!("header `{name}` holds a character that HTTP does not allow"));
    HeaderValue::from_bytes(value.as_bytes()).map_err(|_| unusable())
}

#[cfg(feature = "reqwest")]
fn default_transport(
    connect_timeout: Option<Duration>,
    read_timeout: Option<Duration>,
    certificate: Option<&Secret>,
) -> Result<Box<dyn Transport>, BuildError> {
    use crate::transport::reqwest::{Connecting, ReqwestTransport};
    Ok(Box::new(ReqwestTransport::new(&Connecting { connect_timeout, read_timeout, certificate })?))
}

#[cfg(not(feature = "reqwest"))]
fn default_transport(
    _: Option<Duration>,
    _: Option<Duration>,
    _: Option<&Secret>,
) -> Result<Box<dyn Transport>, BuildError> {
    Err(BuildError::new("there is no transport: give one, or turn on the feature `reqwest`"))
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<&str> = self.credentials.iter().map(|(scheme, _)| scheme.name()).collect();
        let headers: Vec<&str> = self.headers.iter().map(|(name, ..)| name.as_str()).collect();
        f.debug_struct("ClientBuilder")
            .field("credentials", &schemes)
            .field("headers", &headers)
            .field("timeout", &self.timeout)
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("certificate", &self.certificate)
            .field("limits", &self.limits)
            .field("redirects", &self.redirects)
            .field("validate_requests", &self.validate_requests)
            .finish_non_exhaustive()
    }
}
