//! The time that is left of one that was given, as for a call.

use std::fmt;
use std::time::Duration;

/// A running timeout.
#[derive(Debug)]
pub(crate) struct Clock {
    timeout: Option<Duration>,
    #[cfg(not(target_family = "wasm"))]
    start: std::time::Instant,
}

/// The time ran out between two requests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Expired;

impl Clock {
    pub(crate) fn start(timeout: Option<Duration>) -> Self {
        Self {
            timeout,
            #[cfg(not(target_family = "wasm"))]
            start: std::time::Instant::now(),
        }
    }

    /// What is left; without a clock, as on wasm, each request has the whole time.
    pub(crate) fn left(&self) -> Result<Option<Duration>, Expired> {
        #[cfg(not(target_family = "wasm"))]
        let used = self.start.elapsed();
        #[cfg(target_family = "wasm")]
        let used = Duration::ZERO;
        match self.timeout {
            Some(timeout) => timeout.checked_sub(used).map(Some).ok_or(Expired),
            None => Ok(None),
        }
    }
}

impl fmt::Display for Expired {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no time is left for another request")
    }
}

impl std::error::Error for Expired {}
