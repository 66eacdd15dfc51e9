//! How a client gets its tokens, as a user says it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::descriptor::Grant as Documented;
use crate::transport::{MaybeSend, MaybeSync};
use crate::value::Secret;

use super::{DevicePrompt, Token};

/// How a client gets its tokens: the grant of OAuth 2.0 (RFC 6749) and who asks.
///
/// The address of the token endpoint is the description's, unless [`token_url`](OAuth::token_url) says another. The client gets the first
/// token with the first call that needs one, renews it before it expires, and once when a server answers 401.
#[derive(Clone)]
pub struct OAuth {
    pub(super) grant: Grant,
    pub(super) client: String,
    pub(super) secret: Option<Secret>,
    pub(super) in_body: bool,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: Vec<(String, Secret)>,
    pub(super) token_url: Option<String>,
    pub(super) device_url: Option<String>,
    pub(super) person_limit: Option<Duration>,
    pub(super) observer: Option<Observer<Token>>,
}

/// What is given for a token.
#[derive(Clone, Debug)]
pub(super) enum Grant {
    /// RFC 6749, section 4.4.
    ClientCredentials,
    /// RFC 6749, section 4.3.
    Password { user: String, password: Secret },
    /// RFC 6749, section 4.1.3, with the verifier of RFC 7636.
    AuthorizationCode { code: Secret, redirect_uri: Option<String>, verifier: Option<Secret> },
    /// RFC 6749, section 6.
    RefreshToken(Secret),
    /// RFC 8628, before there is a code.
    Device(Observer<DevicePrompt>),
    /// RFC 8628, section 3.4.
    DeviceCode(Secret),
}

#[cfg(not(target_family = "wasm"))]
type Observe<T> = dyn Fn(&T) + Send + Sync;
#[cfg(target_family = "wasm")]
type Observe<T> = dyn Fn(&T);

/// Who is told of new tokens, or of what a person has to do.
pub(super) struct Observer<T>(Arc<Observe<T>>);

impl<T> Observer<T> {
    pub(super) fn tell(&self, what: &T) {
        (self.0)(what);
    }
}

impl<T> Clone for Observer<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Observer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}

impl OAuth {
    /// The client's own credentials (RFC 6749, section 4.4).
    pub fn client_credentials(client: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self::new(client, Grant::ClientCredentials).client_secret(secret)
    }

    /// A user's name and password (RFC 6749, section 4.3; deprecated there is since RFC 9700, some services know nothing else).
    pub fn password(client: impl Into<String>, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::new(client, Grant::Password { user: user.into(), password: password.into() })
    }

    /// The code that a user's browser brought back (RFC 6749, section 4.1.3). A code is good once: what comes later takes the refresh token
    /// that the server gave with the first one.
    pub fn authorization_code(client: impl Into<String>, code: impl Into<Secret>) -> Self {
        Self::new(client, Grant::AuthorizationCode { code: code.into(), redirect_uri: None, verifier: None })
    }

    /// A refresh token that was kept (RFC 6749, section 6).
    pub fn refresh_token(client: impl Into<String>, token: impl Into<Secret>) -> Self {
        Self::new(client, Grant::RefreshToken(token.into()))
    }

    /// A person who agrees on another device (RFC 8628), for programs without a browser. The first call that needs a token asks for a code, gives it to
    /// `show`, and waits until the person has agreed there, has refused, or the code is no longer good. What comes later takes the refresh token
    /// that the server gave with the first one.
    ///
    /// The time of a client for its calls does not count while a person is waited for; one that is set for a call does, and the next call goes on
    /// waiting. A refusal is final: calls that come later have the same error, and nobody is asked again.
    pub fn device(client: impl Into<String>, show: impl Fn(&DevicePrompt) + MaybeSend + MaybeSync + 'static) -> Self {
        Self::new(client, Grant::Device(Observer(Arc::new(show))))
    }

    fn new(client: impl Into<String>, grant: Grant) -> Self {
        Self {
            grant,
            client: client.into(),
            secret: None,
            in_body: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            token_url: None,
            device_url: None,
            person_limit: None,
            observer: None,
        }
    }

    /// Sets the client's secret; a client without one names itself only.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// Sends the client's secret in the body; by HTTP Basic unless set (RFC 6749, section 2.3.1).
    #[must_use]
    pub fn secret_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// Sets the scopes that are asked for; none unless set, and the server decides.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Sets where the code was sent to, if the request for it said so. Of use to an authorization code only.
    #[must_use]
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        if let Grant::AuthorizationCode { redirect_uri, .. } = &mut self.grant {
            *redirect_uri = Some(uri.into());
        }
        self
    }

    /// Sets the verifier whose challenge the request for the code held (RFC 7636). Of use to an authorization code only.
    #[must_use]
    pub fn code_verifier(mut self, text: impl Into<Secret>) -> Self {
        if let Grant::AuthorizationCode { verifier, .. } = &mut self.grant {
            *verifier = Some(text.into());
        }
        self
    }

    /// Adds a parameter to requests for tokens and for codes of devices, such as `audience` or `resource` (RFC 8707).
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets the address of the token endpoint, in place of the description's.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// Sets the address of the device authorization endpoint, in place of the description's. Of use to [`device`](OAuth::device) only.
    #[must_use]
    pub fn device_url(mut self, url: impl Into<String>) -> Self {
        self.device_url = Some(url.into());
        self
    }

    /// Sets how long a person has to agree; 30 minutes unless set, and never longer than the code is good. Of use to [`device`](OAuth::device)
    /// only.
    #[must_use]
    pub fn person_limit(mut self, time: Duration) -> Self {
        self.person_limit = Some(time);
        self
    }

    /// Calls a function with every token that the server gives, so that a refresh token can be kept.
    #[must_use]
    pub fn on_token(mut self, observe: impl Fn(&Token) + MaybeSend + MaybeSync + 'static) -> Self {
        self.observer = Some(Observer(Arc::new(observe)));
        self
    }

    pub(super) fn observe(&self, token: &Token) {
        if let Some(observer) = &self.observer {
            observer.tell(token);
        }
    }
}

impl Grant {
    /// The flow of the description that it belongs to; a refresh token belongs to any.
    pub(super) fn documented(&self) -> Option<Documented> {
        match self {
            Self::ClientCredentials => Some(Documented::ClientCredentials),
            Self::Password { .. } => Some(Documented::Password),
            Self::AuthorizationCode { .. } => Some(Documented::AuthorizationCode),
            Self::Device(_) | Self::DeviceCode(_) => Some(Documented::DeviceAuthorization),
            Self::RefreshToken(_) => None,
        }
    }

    /// Whether it is good more than once.
    pub(super) fn is_repeatable(&self) -> bool {
        matches!(self, Self::ClientCredentials | Self::Password { .. })
    }
}

impl fmt::Debug for OAuth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parameters: Vec<&str> = self.parameters.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("OAuth")
            .field("grant", &self.grant)
            .field("client", &self.client)
            .field("secret", &self.secret)
            .field("scopes", &self.scopes)
            .field("parameters", &parameters)
            .field("token_url", &self.token_url)
            .field("device_url", &self.device_url)
            .finish_non_exhaustive()
    }
}
