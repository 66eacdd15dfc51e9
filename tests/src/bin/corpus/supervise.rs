//! A process for one description, with limits.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use clientwright_measure::command;

use crate::arguments::Limits;
use crate::outcome::Outcome;
use crate::peak::peak_kilobytes;
use crate::protocol::parse;
use crate::row::Said;
use clientwright_tests::descriptions::Description;

/// How often a process is looked at.
const TICK: Duration = Duration::from_millis(10);

/// Runs this program again for one description. Gives what it said, and the last words of one that crashed.
pub(crate) fn supervise(
    description: &Description,
    output: Option<&Path>,
    limits: &Limits,
) -> Result<(Said, String), String> {
    let start = Instant::now();
    let mut child = spawn(description, output, limits).map_err(|error| format!("cannot start a process: {error}"))?;
    let out = child.stdout.take().map(read_all);
    let err = child.stderr.take().map(read_all);
    let (ended, seen) = wait(&mut child, start + limits.time).map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    let join =
        |reader: Option<thread::JoinHandle<String>>| reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
    let (out, err) = (join(out), join(err));
    if !ended {
        return Ok((Said::nothing(Outcome::TimeOut, seconds, seen), String::new()));
    }
    Ok(match parse(&out) {
        Some(said) => (said, String::new()),
        None => (Said::nothing(Outcome::Crash, seconds, seen), last_words(&err)),
    })
}

fn spawn(description: &Description, output: Option<&Path>, limits: &Limits) -> std::io::Result<Child> {
    // The time is watched from outside, since a process that waits uses none of its own.
    let limits = clientwright_measure::Limits { seconds: 0, megabytes: limits.megabytes };
    let mut command = command(std::env::current_exe()?, limits);
    command.arg("--one").arg(&description.entry).arg(&description.root).args(output);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// Reads a stream to its end in a thread, so that a full pipe stops nobody.
fn read_all(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

/// Waits until the process ends or its time is up. Gives whether it ended by itself, and its peak resident memory in kilobytes, as
/// far as it was seen.
fn wait(child: &mut Child, deadline: Instant) -> std::io::Result<(bool, u64)> {
    let mut peak = 0;
    loop {
        peak = peak.max(peak_kilobytes(&child.id().to_string()));
        if child.try_wait()?.is_some() {
            return Ok((true, peak));
        }
        if Instant::now() >= deadline {
            child.kill()?;
            child.wait()?;
            return Ok((false, peak));
        }
        thread::sleep(TICK);
    }
}

fn last_words(err: &str) -> String {
    let panic = err.lines().skip_while(|line| !line.contains("panicked at")).take(2).collect::<Vec<_>>().join(" ");
    if panic.is_empty() { err.lines().last().unwrap_or("no last words").to_owned() } else { panic }
}
