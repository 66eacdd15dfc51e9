//! What all drivers share: steps that say whether they passed, and what the server did that its description does not say.

#![allow(dead_code, reason = "a driver uses what its server needs")]

use std::collections::BTreeSet;
use std::fs;
use std::future::Future;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_runtime::Drift;

/// How long one step may take.
const STEP: Duration = Duration::from_secs(30);

/// A driver's run.
pub struct Steps {
    /// The server's base address.
    pub url: String,
    /// What it authenticates its callers with; empty where it does not.
    pub key: String,
    report: String,
    seen: Arc<Mutex<BTreeSet<String>>>,
    count: usize,
}

impl Steps {
    /// A run with the arguments of the program: base address, key, the file that drift is written to.
    pub fn from_arguments() -> Self {
        let mut arguments = std::env::args().skip(1);
        let mut next = |what: &str| arguments.next().unwrap_or_else(|| panic!("no argument: {what}"));
        let (url, key, report) = (next("base address"), next("key"), next("report"));
        Self { url, key, report, seen: Arc::default(), count: 0 }
    }

    /// What a client is told to call for drift.
    pub fn observer(&self) -> impl Fn(&Drift) + Send + Sync + 'static {
        let seen = Arc::clone(&self.seen);
        move |drift| {
            let line = match drift {
                Drift::UndocumentedStatus { operation, status } => {
                    format!("{} {}: undocumented status {status}", operation.method(), operation.template())
                }
                Drift::Undecodable { operation, status, error } => {
                    let place = match any_item(error.pointer()) {
                        whole if whole.is_empty() => "a body".to_owned(),
                        part => format!("`{part}`"),
                    };
                    // Without the value, which may be another one in the next run.
                    let found = error.found().split('"').next().unwrap_or_default().trim();
                    let (method, path, expected) = (operation.method(), operation.template(), error.expected());
                    format!("{method} {path}: {status} with {place}: expected {expected}, found {found}")
                }
                other => format!("{other:?}"),
            };
            seen.lock().unwrap().insert(line);
        }
    }

    /// What a driver asserts of a server that is not as its description says, and that the callback does not tell.
    pub fn note(&self, line: &str) {
        self.seen.lock().unwrap().insert(format!("{line} (the callback does not tell)"));
    }

    /// One step: prints its name when it passed. One that fails panics, and so ends the program.
    pub async fn step<T>(&mut self, name: &str, step: impl Future<Output = T>) -> T {
        let guard = Unfinished(name);
        let Ok(value) = tokio::time::timeout(STEP, step).await else { panic!("takes longer than {STEP:?}") };
        std::mem::forget(guard);
        println!("  ok      {name}");
        self.count += 1;
        value
    }

    /// Prints how many steps passed, and writes what was seen of drift.
    pub fn end(self) {
        let seen = self.seen.lock().unwrap();
        fs::write(&self.report, seen.iter().map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        println!("{} steps passed", self.count);
    }
}

/// A JSON pointer without the numbers of items, which may be others in the next run.
fn any_item(pointer: &str) -> String {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = pointer.split('/').map(|part| if is_number(part) { "*" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Says which step it was, unless it came to its end.
struct Unfinished<'name>(&'name str);

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        println!("  FAILED  {}", self.0);
    }
}
