//! Where a redirect leads, and with what method (RFC 9110, section 15.4).
//!
//! Comes in: the address asked, the status and headers of the answer. Goes out: the next hop, or why there is
//! none. Must not know: transports, credentials.

use std::fmt;

use http::header::LOCATION;
use http::{HeaderMap, Method, StatusCode};
use url::Url;

/// How many redirects one call follows.
pub(crate) const MAX_HOPS: usize = 10;

/// Which redirects a client follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Policy {
    /// To the same scheme, host and port only.
    #[default]
    SameOrigin,
    /// To other origins too, without any credential, and never from `https` to `http`.
    AnyOrigin,
}

/// The next request of a redirect.
#[derive(Debug)]
pub(crate) struct Hop {
    pub(crate) url: Url,
    pub(crate) method: Method,
    pub(crate) keeps_body: bool,
}

/// Why a redirect is not followed; it names origins, never paths or queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    NoLocation,
    BadLocation,
    OtherOrigin(String),
    Downgrade(String),
    TooMany,
}

/// Whether a status asks the client to go elsewhere on its own; 300, 304 and 305 do not.
pub(crate) fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// The next hop after an answer.
pub(crate) fn follow(
    from: &Url,
    method: &Method,
    status: StatusCode,
    headers: &HeaderMap,
    policy: Policy,
) -> Result<Hop, Refused> {
    let url = target(from, headers)?;
    let crosses_origin = url.origin() != from.origin();
    let origin = || url.origin().ascii_serialization();
    if crosses_origin && policy == Policy::SameOrigin {
        return Err(Refused::OtherOrigin(origin()));
    }
    if from.scheme() == "https" && url.scheme() == "http" {
        return Err(Refused::Downgrade(origin()));
    }
    let method = next_method(method, status);
    Ok(Hop { keeps_body: method.1, method: method.0, url })
}

fn target(from: &Url, headers: &HeaderMap) -> Result<Url, Refused> {
    let location = headers.get(LOCATION).ok_or(Refused::NoLocation)?;
    let location = std::str::from_utf8(location.as_bytes()).map_err(|_| Refused::BadLocation)?;
    let url = from.join(location).map_err(|_| Refused::BadLocation)?;
    let usable = matches!(url.scheme(), "http" | "https") && url.username().is_empty() && url.password().is_none();
    if usable { Ok(url) } else { Err(Refused::BadLocation) }
}

/// 303 turns into GET (HEAD stays), 301 and 302 turn POST into GET as RFC 9110 permits and every client does;
/// 307 and 308 change nothing.
fn next_method(method: &Method, status: StatusCode) -> (Method, bool) {
    let becomes_get = match status {
        StatusCode::SEE_OTHER => *method != Method::HEAD,
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => *method == Method::POST,
        _ => false,
    };
    if becomes_get { (Method::GET, false) } else { (method.clone(), true) }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoLocation => f.write_str("redirect without a `Location`"),
            Self::BadLocation => f.write_str("redirect to an address that cannot be used"),
            Self::OtherOrigin(origin) => write!(f, "redirect to another origin, {origin}"),
            Self::Downgrade(origin) => write!(f, "redirect from https to http, {origin}"),
            Self::TooMany => write!(f, "more than {MAX_HOPS} redirects"),
        }
    }
}

impl std::error::Error for Refused {}

#[cfg(test)]
mod tests {
    use super::{Hop, Policy, Refused, follow};
    use http::{HeaderMap, HeaderValue, Method, StatusCode};
    use url::Url;

    fn follow_from(from: &str, to: &'static str, method: &Method, policy: Policy) -> Result<Hop, Refused> {
        let from = Url::parse(from).expect("an address");
        let headers = HeaderMap::from_iter([(http::header::LOCATION, HeaderValue::from_static(to))]);
        follow(&from, method, StatusCode::SEE_OTHER, &headers, policy)
    }

    #[test]
    fn an_origin_is_scheme_host_and_port() {
        let from = "https://api.example/a";
        for same in ["/b", "b", "?c", "https://API.example:443/b", "//api.example/b"] {
            assert!(follow_from(from, same, &Method::GET, Policy::SameOrigin).is_ok(), "{same}");
        }
        let others =
            ["http://api.example/a", "https://api.example:8443/a", "https://x.api.example/a", "//api.example.org/a"];
        for other in others {
            let refused = follow_from(from, other, &Method::GET, Policy::SameOrigin).expect_err(other);
            assert!(matches!(refused, Refused::OtherOrigin(_)), "{other}");
        }
    }

    #[test]
    fn no_policy_leads_from_https_to_http() {
        let refused = follow_from("https://a/", "http://a/", &Method::GET, Policy::AnyOrigin).expect_err("a downgrade");
        assert_eq!(refused, Refused::Downgrade("http://a".to_owned()));
        assert!(follow_from("http://a/", "https://a/", &Method::GET, Policy::AnyOrigin).is_ok());
    }

    #[test]
    fn head_stays_head() {
        let hop = follow_from("http://a/", "/b", &Method::HEAD, Policy::SameOrigin).expect("the same origin");
        assert_eq!(hop.method, Method::HEAD);
        let hop = follow_from("http://a/", "/b", &Method::DELETE, Policy::SameOrigin).expect("the same origin");
        assert_eq!((hop.method, hop.keeps_body), (Method::GET, false));
    }
}
