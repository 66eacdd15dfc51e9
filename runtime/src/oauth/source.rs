//! The tokens of one scheme of a client, and how they are renewed.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use http::HeaderValue;
use tokio::sync::{Mutex, MutexGuard};
use url::Url;

use crate::descriptor::Scheme;
use crate::error::{BuildError, ErrorKind};
use crate::value::Secret;

use super::device::{self, Pending};
use super::endpoint::{Discovered, Endpoint, Endpoints, discovered};
use super::request::{self, Failure, Reach, failure, out_of_time, sensitive};
use super::settings::{Grant, Observer};
use super::{DevicePrompt, OAuth, OAuthError, Token};

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
    discovered: Option<Discovered>,
    /// What a person is still to agree to …
    pending: Option<Pending>,
    /// … or why nobody will.
    ended: Option<OAuthError>,
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
        let mut held = self.lock(reach).await?;
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

    /// Whether a person has to agree before there is a token.
    pub(crate) fn asks_a_person(&self) -> bool {
        matches!(self.oauth.grant, Grant::Device(_))
    }

    /// Waits for the others; where one of them may be waiting for a person, no longer than the caller does.
    async fn lock(&self, reach: Reach<'_>) -> Result<MutexGuard<'_, Held>, Failure> {
        if let Ok(held) = self.held.try_lock() {
            return Ok(held);
        }
        let mut lock = pin!(self.held.lock());
        let patience = reach.patience()?.filter(|_| self.asks_a_person());
        let Some(patience) = patience else { return Ok(lock.await) };
        let mut wait = reach.transport.wait(patience);
        poll_fn(|cx| match lock.as_mut().poll(cx) {
            Poll::Ready(held) => Poll::Ready(Ok(held)),
            Poll::Pending => wait.as_mut().poll(cx).map(|_| Err(out_of_time())),
        })
        .await
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
        if let Grant::Device(show) = &self.oauth.grant {
            return self.granted(held, show, reach).await;
        }
        let url = match &self.endpoints.refresh {
            Some(url) if self.is_refresh() => url.clone(),
            _ => self.endpoint(held, reach).await?,
        };
        request::token(&self.oauth, &url, &self.oauth.grant, reach).await
    }

    /// By a person, who is asked once and waited for, by this call and those after it.
    async fn granted(
        &self,
        held: &mut Held,
        show: &Observer<DevicePrompt>,
        reach: Reach<'_>,
    ) -> Result<Token, Failure> {
        if let Some(ended) = &held.ended {
            return Err(failure(ended.clone()));
        }
        let url = self.endpoint(held, reach).await?;
        let pending = self.pending(held, show, reach).await?;
        let answer = device::poll(&self.oauth, &url, pending, reach).await;
        let why = answer.as_ref().err().and_then(|(_, cause)| device::reason(cause));
        held.ended = why.filter(|why| why.is_final()).cloned();
        if answer.is_ok() || held.ended.is_some() {
            held.pending = None;
        }
        answer
    }

    /// What was asked for and is still to be agreed to. A call that is dropped leaves it to the next.
    async fn pending<'a>(
        &self,
        held: &'a mut Held,
        show: &Observer<DevicePrompt>,
        reach: Reach<'_>,
    ) -> Result<&'a mut Pending, Failure> {
        let pending = if let Some(pending) = held.pending.take() {
            pending
        } else {
            let url = self.device_endpoint(held, reach).await?;
            let (prompt, pending) = device::authorize(&self.oauth, &url, reach).await?;
            show.tell(&prompt);
            pending
        };
        Ok(held.pending.insert(pending))
    }

    fn is_refresh(&self) -> bool {
        matches!(self.oauth.grant, Grant::RefreshToken(_))
    }

    async fn endpoint(&self, held: &mut Held, reach: Reach<'_>) -> Result<Url, Failure> {
        match &self.endpoints.token {
            Endpoint::Known(url) => Ok(url.clone()),
            Endpoint::Discovered(url) => Ok(metadata(held, url, reach).await?.token.clone()),
        }
    }

    async fn device_endpoint(&self, held: &mut Held, reach: Reach<'_>) -> Result<Url, Failure> {
        match &self.endpoints.device {
            None => Err(failure(OAuthError::spent())),
            Some(Endpoint::Known(url)) => Ok(url.clone()),
            Some(Endpoint::Discovered(url)) => metadata(held, url, reach).await?.device.clone().map_err(failure),
        }
    }
}

/// What metadata says, read once.
async fn metadata<'a>(held: &'a mut Held, url: &Url, reach: Reach<'_>) -> Result<&'a Discovered, Failure> {
    let found = match held.discovered.take() {
        Some(found) => found,
        None => discovered(&request::metadata(url, reach).await?).map_err(failure)?,
    };
    Ok(held.discovered.insert(found))
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
