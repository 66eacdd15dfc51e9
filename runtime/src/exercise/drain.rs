//! Answers that are read as they arrive, read to their end.

use std::future::Future;

use http::StatusCode;

use super::verdict::Verdict;
use crate::error::Error;
use crate::slot::{Blank, Slot};
use crate::stream::{ByteStream, Events, Values};

/// How many pieces are read: a stream may have no end.
const MOST: usize = 100;

/// What is read piece by piece.
pub trait Drain {
    /// Reads the next piece; `None` at the end.
    fn piece(&mut self) -> impl Future<Output = Option<Result<(), Error>>>;

    /// The status.
    fn status(&self) -> StatusCode;
}

/// Reads to the end.
pub(super) async fn drain(mut stream: impl Drain) -> Verdict {
    for _ in 0..MOST {
        match stream.piece().await {
            Some(Ok(())) => {}
            Some(Err(error)) => return Verdict::of(&error),
            None => break,
        }
    }
    Verdict::value(stream.status())
}

impl Drain for ByteStream {
    async fn piece(&mut self) -> Option<Result<(), Error>> {
        self.next().await.map(|piece| piece.map(drop))
    }

    fn status(&self) -> StatusCode {
        self.status
    }
}

impl<T> Drain for Events<T> {
    async fn piece(&mut self) -> Option<Result<(), Error>> {
        self.next().await.map(|event| event.map(drop))
    }

    fn status(&self) -> StatusCode {
        Self::status(self)
    }
}

impl<T: Slot + Blank> Drain for Values<T> {
    async fn piece(&mut self) -> Option<Result<(), Error>> {
        self.next().await.map(|value| value.map(drop))
    }

    fn status(&self) -> StatusCode {
        Self::status(self)
    }
}
