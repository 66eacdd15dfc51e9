//! A process for one description, with limits.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::arguments::Limits;
use crate::descriptions::Description;
use crate::outcome::Outcome;
use crate::peak::peak_kilobytes;
use crate::row::{Counts, Row};

/// How often a process is looked at.
const TICK: Duration = Duration::from_millis(10);

/// Runs this program again for one description. A shell sets the limit of its address space, since the standard library cannot.
pub(crate) fn supervise(description: &Description, limits: &Limits) -> Result<Row, String> {
    let start = Instant::now();
    let mut child = spawn(description, limits).map_err(|error| format!("cannot start a process: {error}"))?;
    let out = child.stdout.take().map(read_all);
    let err = child.stderr.take().map(read_all);
    let (ended, seen) = wait(&mut child, start + limits.time).map_err(|error| error.to_string())?;
    let seconds = start.elapsed().as_secs_f64();
    let join =
        |reader: Option<thread::JoinHandle<String>>| reader.and_then(|reader| reader.join().ok()).unwrap_or_default();
    let (out, err) = (join(out), join(err));
    let result = if ended { parse(&out) } else { Some((Outcome::TimeOut, Counts::default(), 0)) };
    let (outcome, counts, said) = result.unwrap_or((Outcome::Crash, Counts::default(), 0));
    let megabytes = seen.max(said) / 1024;
    let note = if outcome == Outcome::Crash { last_words(&err) } else { String::new() };
    Ok(Row { name: description.name.clone(), outcome, counts, seconds, megabytes, note })
}

fn spawn(description: &Description, limits: &Limits) -> std::io::Result<Child> {
    let program = std::env::current_exe()?;
    let mut command = if limits.megabytes == 0 || !cfg!(unix) {
        Command::new(program)
    } else {
        let mut shell = Command::new("sh");
        let limit = format!("ulimit -v {} && exec \"$0\" \"$@\"", limits.megabytes * 1024);
        shell.arg("-c").arg(limit).arg(program);
        shell
    };
    command.arg("--one").arg(&description.entry);
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

/// Reads the line that [`crate::one::one`] prints.
fn parse(out: &str) -> Option<(Outcome, Counts, u64)> {
    let mut words = out.split_whitespace();
    let outcome = words.next()?.parse().ok()?;
    let kilobytes = words.next()?.parse().ok()?;
    let columns: Vec<u64> = words.map(str::parse).collect::<Result<_, _>>().ok()?;
    Some((outcome, Counts::from_columns(columns.try_into().ok()?), kilobytes))
}

fn last_words(err: &str) -> String {
    let panic = err.lines().skip_while(|line| !line.contains("panicked at")).take(2).collect::<Vec<_>>().join(" ");
    if panic.is_empty() { err.lines().last().unwrap_or("no last words").to_owned() } else { panic }
}
