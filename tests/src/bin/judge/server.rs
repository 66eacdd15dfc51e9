//! A judge at work: a server on a port of this machine, stopped when it is dropped.

use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::judge::Judge;

/// How long a judge may take to read a description.
const PATIENCE: Duration = Duration::from_secs(120);
/// How long it may take to print what it said last.
const SETTLED: Duration = Duration::from_millis(500);

/// A judge at work.
pub(crate) struct Server {
    child: Child,
    port: u16,
    log: PathBuf,
}

impl Server {
    /// Starts a judge, and waits until it answers; its last words where it does not.
    pub(crate) fn start(judge: Judge, packages: &Path, entry: &Path, log: PathBuf) -> Result<Self, String> {
        let told = |error: io::Error| error.to_string();
        let port = free_port().map_err(told)?;
        let out = File::create(&log).map_err(told)?;
        let err = out.try_clone().map_err(told)?;
        let mut command = judge.command(packages, entry, port);
        // A group of its own: the command may only start the program that serves.
        let child = command.process_group(0).stdin(Stdio::null()).stdout(out).stderr(err).spawn();
        let mut server = Self { child: child.map_err(told)?, port, log };
        server.wait().map_err(told)?.then_some(()).ok_or_else(|| last_words(&server.said()))?;
        Ok(server)
    }

    /// Its port.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// What it has printed.
    fn said(&self) -> String {
        std::fs::read(&self.log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// Stops it; what it has printed.
    pub(crate) fn stop(mut self) -> String {
        sleep(SETTLED);
        self.end();
        self.said()
    }

    fn end(&mut self) {
        let group = format!("-{}", self.child.id());
        Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status().ok();
        self.child.kill().ok();
        self.child.wait().ok();
    }

    /// Whether it answers before patience ends.
    fn wait(&mut self) -> io::Result<bool> {
        let end = Instant::now() + PATIENCE;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        while Instant::now() < end {
            if self.child.try_wait()?.is_some() {
                return Ok(false);
            }
            if TcpStream::connect_timeout(&address, Duration::from_secs(1)).is_ok() {
                return Ok(true);
            }
            sleep(Duration::from_millis(100));
        }
        Ok(false)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The line that tells most: the first that speaks of an error, else the last.
fn last_words(said: &str) -> String {
    let telling = said.lines().find(|line| line.to_lowercase().contains("error"));
    let line = telling.or_else(|| said.lines().last()).unwrap_or("it said nothing");
    format!("the judge does not take it: {}", line.chars().take(300).collect::<String>())
}
