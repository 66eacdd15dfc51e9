//! How time passes where nobody says how.

use std::time::Duration;

use super::{BoxFuture, TransportError};
use crate::error::ErrorKind;

/// Waits on a thread of its own, which needs no executor.
#[cfg(not(target_family = "wasm"))]
pub(super) fn elsewhere(time: Duration) -> BoxFuture<'static, Result<(), TransportError>> {
    let (done, waited) = tokio::sync::oneshot::channel();
    let thread = std::thread::Builder::new().name("clientwright-wait".to_owned());
    // Whoever waited may be gone.
    let started = thread.spawn(move || {
        std::thread::sleep(time);
        done.send(()).unwrap_or_default();
    });
    Box::pin(async move {
        started.map_err(|error| TransportError::new(ErrorKind::Request, error))?;
        waited.await.map_err(|error| TransportError::new(ErrorKind::Request, error))
    })
}

/// There are no threads that may wait.
#[cfg(target_family = "wasm")]
pub(super) fn elsewhere(_: Duration) -> BoxFuture<'static, Result<(), TransportError>> {
    let why = "this transport cannot wait: it has no `wait` of its own";
    Box::pin(std::future::ready(Err(TransportError::new(ErrorKind::Request, why))))
}
