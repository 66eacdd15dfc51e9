//! A request body: what is there already, what is on the disk, what arrives piece by piece.

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;

use super::disk::DiskFile;
use super::{BodyStream, TransportError};
use crate::error::ErrorKind;

/// A request body. Bytes and text become one with `into()`; [`open`](Upload::open) and [`stream`](Upload::stream) make one that is never in memory whole.
#[derive(Clone)]
pub struct Upload(Content);

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Pieces(Vec<Piece>),
}

/// A part of a body.
#[derive(Clone)]
pub(crate) enum Piece {
    Bytes(Bytes),
    Disk(DiskFile),
    Stream(OneTime),
}

/// A stream that is sent at most once, however often the call is cloned.
#[derive(Clone)]
pub(crate) struct OneTime {
    stream: Arc<Mutex<Option<Running>>>,
    length: Option<u64>,
}

type Running = Pin<Box<dyn BodyStream>>;

impl Upload {
    /// A file on the disk, read while it is sent.
    ///
    /// # Errors
    /// When it is not there, or no file.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self(Content::Pieces(vec![Piece::Disk(DiskFile::open(path.as_ref())?)])))
    }

    /// What arrives piece by piece. Without a length, it is sent in chunks (RFC 9112, section 7.1).
    ///
    /// It is good once: a call that has to send it again, as after a redirect with 307 or a token that was refused, fails or keeps the first answer.
    pub fn stream(stream: impl BodyStream + 'static, length: Option<u64>) -> Self {
        let stream: Running = Box::pin(stream);
        let stream = Arc::new(Mutex::new(Some(stream)));
        Self(Content::Pieces(vec![Piece::Stream(OneTime { stream, length })]))
    }

    pub(crate) fn pieces(pieces: Vec<Piece>) -> Self {
        Self(Content::Pieces(pieces))
    }

    /// How many bytes it has, if that is known.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Pieces(pieces) => pieces.iter().try_fold(0_u64, |total, piece| total.checked_add(piece.length()?)),
        }
    }

    /// The bytes, if all of them are in memory as one.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Pieces(_) => None,
        }
    }

    /// Whether it can be sent more than once.
    pub fn is_repeatable(&self) -> bool {
        match &self.0 {
            Content::Bytes(_) => true,
            Content::Pieces(pieces) => !pieces.iter().any(|piece| matches!(piece, Piece::Stream(_))),
        }
    }

    /// The bytes as they are to be sent.
    pub fn into_stream(self) -> UploadStream {
        let length = self.length();
        let pieces = match self.0 {
            Content::Bytes(bytes) => VecDeque::from([Piece::Bytes(bytes)]),
            Content::Pieces(pieces) => pieces.into(),
        };
        UploadStream { pieces, current: None, length }
    }
}

impl Piece {
    fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Self::Disk(file) => Some(file.length()),
            Self::Stream(stream) => stream.length,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Upload {
    fn from(bytes: T) -> Self {
        Self(Content::Bytes(bytes.into()))
    }
}

/// Length, if it is known; not the bytes.
impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload").field("length", &self.length()).finish_non_exhaustive()
    }
}

/// The bytes of a request body, one piece after the other.
pub struct UploadStream {
    pieces: VecDeque<Piece>,
    current: Option<Running>,
    length: Option<u64>,
}

impl UploadStream {
    /// How many bytes it had at the start, if that is known.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// Starts the next piece; gives it at once if it is there.
    fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        match self.pieces.pop_front()? {
            Piece::Bytes(bytes) => Some(Ok(bytes)),
            Piece::Disk(file) => {
                self.current = Some(Box::pin(file.read()));
                Some(Ok(Bytes::new()))
            }
            Piece::Stream(stream) => {
                let taken = stream.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
                let is_there = taken.is_some();
                self.current = taken;
                Some(if is_there { Ok(Bytes::new()) } else { Err(sent_before()) })
            }
        }
    }
}

impl BodyStream for UploadStream {
    fn poll_chunk(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let chunk = match &mut self.current {
                Some(current) => match current.as_mut().poll_chunk(cx) {
                    Poll::Pending => return Poll::Pending,
                    Poll::Ready(None) => {
                        self.current = None;
                        continue;
                    }
                    Poll::Ready(chunk) => chunk,
                },
                None => self.next(),
            };
            match chunk {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                chunk => return Poll::Ready(chunk),
            }
        }
    }
}

impl fmt::Debug for UploadStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadStream").field("length", &self.length).finish_non_exhaustive()
    }
}

fn sent_before() -> TransportError {
    TransportError::new(ErrorKind::Request, "the body is a stream, which cannot be sent again")
}
