//! The tokens of one scheme of a client, and how they are renewed.

use std::fmt;
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::Mutex;
use url::Url;

use crate::descriptor::Scheme;
use crate::error::{BuildError, ErrorKind};
use crate::value::Secret;

use super::endpoint::{Endpoint, Endpoints, discovered};
use super::request::{self, Failure, Reach, failure, sensitive};
use super::settings::Grant;
use super::{OAuth, OAuthError, Token};

/// Tokens are renewed when no more than this is left of them …
const EARLY: Duration = Duration::from_secs(30);
/// … or, of short ones, this part of the whole.
const EARLY_PART: u32 = 10;

/// Where the tokens of a scheme come from.
pub(crate) struct Source {
    oauth: OAuth,
    endpoints: Endpoints,
    held: Mutex<Held>,
}

/// What is known so far. Whoever wants a token that is not there gets it while the others wait.
#[derive(Default)]
struct Held {
    current: Option<Current>,
    refresh: Option<Secret>,
    /// How many tokens there were.
    count: u64,
    /// What metadata said.
    endpoint: Option<Url>,
}

struct Current {
    header: HeaderValue,
    #[cfg(not(target_family = "wasm"))]
    renew_at: Option<std::time::Instant>,
}

/// A token as it is sent.
#[derive(Clone)]
pub(crate) struct Pass {
    pub(crate) header: HeaderValue,
    number: u64,
}

impl Source {
    pub(crate) fn new(scheme: &Scheme, oauth: &OAuth, base: &str) -> Result<Self, BuildError> {
        let endpoints = Endpoints::of(scheme, oauth, base)?;
        Ok(Self { oauth: oauth.clone(), endpoints, held: Mutex::default() })
    }

    /// A token that will be good for a while; another one than `refused`.
    pub(crate) async fn pass(&self, reach: Reach<'_>, refused: Option<&Pass>) -> Result<Pass, Failure> {
        let mut held = self.held.lock().await;
        let is_refused = refused.is_some_and(|refused| refused.number == held.count);
        if let Some(current) = held.current.as_ref().filter(|current| current.is_fresh() && !is_refused) {
            return Ok(Pass { header: current.header.clone(), number: held.count });
        }
        let token = self.renewed(&mut held, reach).await?;
        let header = header(&token).map_err(failure)?;
        held.count += 1;
        held.current = Some(Current::new(header.clone(), token.lifetime));
        if token.refresh.is_some() {
            held.refresh.clone_from(&token.refresh);
        }
        self.oauth.observe(&token);
        Ok(Pass { header, number: held.count })
    }

    /// By the refresh token, if there is one that is still good; else by what the user gave.
    async fn renewed(&self, held: &mut Held, reach: Reach<'_>) -> Result<Token, Failure> {
        if let Some(refresh) = held.refresh.clone() {
            let grant = Grant::RefreshToken(refresh);
            let url = match &self.endpoints.refresh {
                Some(url) => url.clone(),
                None => self.endpoint(held, reach).await?,
            };
            match request::token(&self.oauth, &url, &grant, reach).await {
                Err((ErrorKind::Auth, _)) if self.oauth.grant.is_repeatable() => held.refresh = None,
                answer => return answer,
            }
        } else if held.count > 0 && !self.oauth.grant.is_repeatable() && !self.is_refresh() {
            return Err(failure(OAuthError::spent()));
        }
        let url = match &self.endpoints.refresh {
            Some(url) if self.is_refresh() => url.clone(),
            _ => self.endpoint(held, reach).await?,
        };
        request::token(&self.oauth, &url, &self.oauth.grant, reach).await
    }

    fn is_refresh(&self) -> bool {
        matches!(self.oauth.grant, Grant::RefreshToken(_))
    }

    async fn endpoint(&self, held: &mut Held, reach: Reach<'_>) -> Result<Url, Failure> {
        match (&self.endpoints.token, &held.endpoint) {
            (Endpoint::Known(url), _) | (Endpoint::Discovered(_), Some(url)) => Ok(url.clone()),
            (Endpoint::Discovered(url), None) => {
                let url = discovered(&request::metadata(url, reach).await?).map_err(failure)?;
                held.endpoint = Some(url.clone());
                Ok(url)
            }
        }
    }
}

impl Current {
    #[cfg(not(target_family = "wasm"))]
    fn new(header: HeaderValue, lifetime: Option<Duration>) -> Self {
        let early = |lifetime: Duration| lifetime.saturating_sub(EARLY.min(lifetime / EARLY_PART));
        let renew_at = lifetime.and_then(|lifetime| std::time::Instant::now().checked_add(early(lifetime)));
        Self { header, renew_at }
    }

    /// Without a clock, as on wasm, a token is renewed when a server refuses it.
    #[cfg(target_family = "wasm")]
    fn new(header: HeaderValue, _: Option<Duration>) -> Self {
        Self { header }
    }

    #[cfg(not(target_family = "wasm"))]
    fn is_fresh(&self) -> bool {
        self.renew_at.is_none_or(|renew_at| std::time::Instant::now() < renew_at)
    }

    #[cfg(target_family = "wasm")]
    fn is_fresh(&self) -> bool {
        true
    }
}

fn header(token: &Token) -> Result<HeaderValue, OAuthError> {
    sensitive(&["Bearer ", token.access.expose()].concat())
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").field("oauth", &self.oauth).field("endpoints", &self.endpoints).finish_non_exhaustive()
    }
}
