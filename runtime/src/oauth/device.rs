//! Tokens that a person grants on another device (RFC 8628).

use std::fmt;
use std::time::Duration;

use url::Url;

use crate::clock::Clock;
use crate::error::{Cause, ErrorKind};
use crate::value::{Secret, Value};

use super::endpoint::is_safe;
use super::request::{self, Failure, Reach, failure, out_of_time};
use super::settings::Grant;
use super::token::{Token, seconds};
use super::{OAuth, OAuthError};

/// How long is waited between two questions where the server does not say (RFC 8628, section 3.2) …
const INTERVAL: Duration = Duration::from_secs(5);
/// … never less, whatever it says: it would be asked without a pause …
const SHORTEST: Duration = Duration::from_secs(1);
/// … and how much longer after each `slow_down` (section 3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// How long a person has, unless the caller says otherwise.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// What a person needs to agree on another device (RFC 8628, section 3.3): where to go and what to enter there, all of it fit to be shown.
///
/// `Debug` leaves out the codes.
#[derive(Clone)]
pub struct DevicePrompt {
    user_code: String,
    verification_uri: Url,
    complete_uri: Option<Url>,
    lifetime: Option<Duration>,
}

impl DevicePrompt {
    /// What is to be entered; of printable ASCII.
    pub fn user_code(&self) -> &str {
        &self.user_code
    }

    /// Where it is to be entered; reached by https, or on this machine.
    pub fn verification_uri(&self) -> &str {
        self.verification_uri.as_str()
    }

    /// The same address with the code in it, as for a QR code, if the server gives one.
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.complete_uri.as_ref().map(Url::as_str)
    }

    /// How long the code is good; nothing if the server does not say.
    pub fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }
}

/// What is asked for until it is there.
pub(super) struct Pending {
    code: Secret,
    interval: Duration,
    /// Runs until the server may be asked again.
    next: Clock,
    /// Runs until nobody is waited for any more.
    limit: Clock,
    /// The same in pauses, which count where there is no clock.
    pauses_left: Duration,
}

/// Asks for a code that a person can agree to (RFC 8628, sections 3.1 and 3.2).
pub(super) async fn authorize(oauth: &OAuth, url: &Url, reach: Reach<'_>) -> Result<(DevicePrompt, Pending), Failure> {
    let body = request::device(oauth, url, reach).await?;
    let body = Value::from_json(&body).map_err(|_| failure(OAuthError::device("no JSON")))?;
    let prompt = prompt(&body).map_err(failure)?;
    let code = body.get("device_code").and_then(Value::as_str);
    let code = code.ok_or_else(|| failure(OAuthError::device("no `device_code`")))?;
    let interval = body.get("interval").and_then(seconds).map_or(INTERVAL, Duration::from_secs).max(SHORTEST);
    let limit = oauth.person_limit.unwrap_or(LIMIT);
    let limit = prompt.lifetime.map_or(limit, |lifetime| lifetime.min(limit));
    let (next, clock) = (Clock::start(Some(interval)), Clock::start(Some(limit)));
    Ok((prompt, Pending { code: code.into(), interval, next, limit: clock, pauses_left: limit }))
}

fn prompt(body: &Value) -> Result<DevicePrompt, OAuthError> {
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    let user_code = text("user_code").filter(|code| code.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()));
    let user_code = user_code.ok_or(OAuthError::device("no `user_code` that can be shown"))?;
    // Services that are older than the RFC call it by its second name.
    let verification_uri = text("verification_uri").or_else(|| text("verification_url"));
    Ok(DevicePrompt {
        user_code: user_code.to_owned(),
        verification_uri: shown(verification_uri.unwrap_or_default())?,
        complete_uri: text("verification_uri_complete").map(shown).transpose()?,
        lifetime: body.get("expires_in").and_then(seconds).map(Duration::from_secs),
    })
}

/// An address that a program may show and open.
fn shown(text: &str) -> Result<Url, OAuthError> {
    let unusable = OAuthError::device("a `verification_uri` that is no address reached by https");
    Url::parse(text).ok().filter(is_safe).ok_or(unusable)
}

/// Asks for the token until a person has agreed or refused (RFC 8628, sections 3.4 and 3.5).
pub(super) async fn poll(oauth: &OAuth, url: &Url, pending: &mut Pending, reach: Reach<'_>) -> Result<Token, Failure> {
    let grant = Grant::DeviceCode(pending.code.clone());
    loop {
        pending.pause(reach).await?;
        let answer = request::token(oauth, url, &grant, reach).await;
        pending.next = Clock::start(Some(pending.interval));
        let Err((kind, cause)) = answer else { return answer };
        let interval = match reason(&cause).and_then(OAuthError::code) {
            Some("authorization_pending") => pending.interval,
            Some("slow_down") => pending.interval.saturating_add(SLOWER),
            // A server that is too slow, not a caller whose time is over.
            None if kind == ErrorKind::Timeout && reach.patience().is_ok() => pending.interval.saturating_mul(2),
            _ => return Err((kind, cause)),
        };
        pending.interval = interval;
        pending.next = Clock::start(Some(interval));
    }
}

/// Why there is no token, if the authorization server said so.
pub(super) fn reason(cause: &Cause) -> Option<&OAuthError> {
    cause.downcast_ref()
}

impl Pending {
    /// Waits until the server may be asked again.
    async fn pause(&mut self, reach: Reach<'_>) -> Result<(), Failure> {
        let pause = self.next.left().ok().flatten().unwrap_or_default();
        let left = self.limit.left().ok().flatten().unwrap_or_default().min(self.pauses_left);
        if pause >= left {
            return Err(failure(OAuthError::expired()));
        }
        let patience = reach.patience()?.unwrap_or(Duration::MAX);
        let time = pause.min(patience);
        reach.transport.wait(time).await.map_err(|error| (error.kind(), Cause::from(error)))?;
        self.pauses_left = self.pauses_left.saturating_sub(time);
        if time < pause { Err(out_of_time()) } else { Ok(()) }
    }
}

impl fmt::Debug for DevicePrompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DevicePrompt")
            .field("verification_uri", &self.verification_uri.as_str())
            .field("lifetime", &self.lifetime)
            .finish_non_exhaustive()
    }
}
