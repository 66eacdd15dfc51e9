//! A file on the disk that is sent.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;

use super::{BodyStream, BoxFuture, TransportError};
use crate::error::ErrorKind;

/// How much is read at once.
const CHUNK: u64 = 64 << 10;

/// A file on the disk, as long as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct DiskFile {
    path: PathBuf,
    length: u64,
}

/// Reads a file up to its length.
pub(crate) struct DiskRead {
    state: State,
    left: u64,
}

enum State {
    Closed(PathBuf),
    Open(File),
    Reading(BoxFuture<'static, io::Result<(File, Bytes)>>),
    Done,
}

impl DiskFile {
    /// Looks at a file.
    ///
    /// # Errors
    /// When it is not there, or no file.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "no file stands there"));
        }
        Ok(Self { path: path.to_owned(), length: metadata.len() })
    }

    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn read(self) -> DiskRead {
        DiskRead { state: State::Closed(self.path), left: self.length }
    }
}

impl BodyStream for DiskRead {
    fn poll_chunk(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        let length = self.left.min(CHUNK);
        let mut reading = match std::mem::replace(&mut self.state, State::Done) {
            State::Closed(path) => elsewhere(move || chunk(File::open(path)?, length)),
            State::Open(file) => elsewhere(move || chunk(file, length)),
            State::Reading(reading) => reading,
            State::Done => return Poll::Ready(None),
        };
        match reading.as_mut().poll(cx) {
            Poll::Pending => {
                self.state = State::Reading(reading);
                Poll::Pending
            }
            Poll::Ready(Ok((file, bytes))) => {
                self.left = self.left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                if self.left > 0 {
                    self.state = State::Open(file);
                }
                Poll::Ready(Some(Ok(bytes)))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Some(Err(TransportError::new(ErrorKind::Request, error)))),
        }
    }
}

/// The next bytes of a file, all of them there: what is shorter than it was would end the body early.
fn chunk(mut file: File, length: u64) -> io::Result<(File, Bytes)> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    let read = file.by_ref().take(length).read_to_end(&mut bytes)?;
    if u64::try_from(read).is_ok_and(|read| read < length) {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the file has become shorter"));
    }
    Ok((file, bytes.into()))
}

/// Does what waits for the disk on a thread that may wait.
#[cfg(feature = "reqwest")]
fn elsewhere<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> BoxFuture<'static, io::Result<T>> {
    Box::pin(async move { tokio::task::spawn_blocking(work).await.map_err(io::Error::other)? })
}

/// Without an executor that is known, it waits here.
#[cfg(not(feature = "reqwest"))]
fn elsewhere<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> BoxFuture<'static, io::Result<T>> {
    Box::pin(async move { work() })
}
