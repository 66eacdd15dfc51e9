//! The server: one thread that accepts, one for each connection.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::{Answer, Recorded};

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    answers: Mutex<VecDeque<Answer>>,
    recorded: Mutex<Vec<Recorded>>,
    stopped: AtomicBool,
}

impl Server {
    /// Starts a server on a free port of 127.0.0.1 that gives each request the next answer, and 599 after the last.
    ///
    /// # Errors
    /// Fails if no port can be opened.
    pub fn start(answers: impl IntoIterator<Item = Answer>) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared { answers: Mutex::new(answers.into_iter().collect()), ..Shared::default() });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || accept(&listener, &accepting));
        Ok(Self { address, shared })
    }

    /// The server's address: `http://127.0.0.1:` and the port.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Adds an answer after those that are left.
    pub fn push(&self, answer: Answer) {
        lock(&self.shared.answers).push_back(answer);
    }

    /// All requests so far, in the order in which they were complete.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.shared.recorded).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        // Wakes the thread that accepts; if that fails, it is not waiting any more.
        drop(TcpStream::connect(self.address));
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        // A client that hangs up is a case under test, not a failure of the server.
        thread::spawn(move || serve(&stream, &shared).unwrap_or_default());
    }
}

/// Answers the requests of one connection in turn.
fn serve(stream: &TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    while let Some(request) = read_request(&mut reader)? {
        let answer = lock(&shared.answers).pop_front().unwrap_or_else(|| Answer::status(599));
        lock(&shared.recorded).push(request);
        thread::sleep(answer.delay);
        writer.write_all(&answer.bytes)?;
        for (delay, bytes) in &answer.more {
            thread::sleep(*delay);
            writer.write_all(bytes)?;
        }
        if answer.closes {
            return stream.shutdown(std::net::Shutdown::Both);
        }
    }
    Ok(())
}

/// Reads a head up to its empty line and a body by its framing; `None` when the client is done.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Recorded>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        if reader.read_until(b'\n', &mut head)? == 0 {
            return Ok(None);
        }
    }
    let mut request = Recorded { head, body: Vec::new() };
    if request.header("transfer-encoding").iter().any(|value| value == "chunked") {
        request.body = read_chunks(reader)?;
        return Ok(Some(request));
    }
    let length = request.header("content-length").first().and_then(|text| text.parse().ok()).unwrap_or(0);
    reader.take(length).read_to_end(&mut request.body)?;
    Ok(Some(request))
}

/// Reads a body that comes in chunks, without trailers (RFC 9112, section 7.1).
fn read_chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let length = u64::from_str_radix(line.trim_end(), 16).map_err(io::Error::other)?;
        reader.take(length).read_to_end(&mut body)?;
        reader.read_line(&mut String::new())?;
        if length == 0 {
            return Ok(body);
        }
    }
}
