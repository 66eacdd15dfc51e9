//! The run: one call after the other.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use super::confined::Confined;
use super::drain::{Drain, drain};
use super::options::{Options, USAGE};
use super::sampler::Sampler;
use super::verdict::{Outcome, Verdict};
use crate::error::{BuildError, Documented, Error};
use crate::pending::{ResponseFuture, StreamFuture};

/// The code for arguments that are none.
const WRONG_USAGE: u8 = 2;

/// Calls operations one after the other, prints a line for each call, and counts what came of them.
#[derive(Debug)]
pub struct Exercise {
    options: Options,
    runtime: Runtime,
    counts: Vec<(Outcome, u64)>,
}

impl Exercise {
    /// How long a call may take: whoever makes answers up from a description can be slow.
    pub const PATIENCE: Duration = Duration::from_secs(180);

    /// Reads the command line.
    ///
    /// # Errors
    /// Arguments that are none, as the exit code that the program ends with; what is wrong is printed.
    pub fn from_arguments() -> Result<Self, ExitCode> {
        let options = Options::read(std::env::args().skip(1));
        let options = options.map_err(|message| refuse(&format!("{message}\narguments: {USAGE}")))?;
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| refuse(&error.to_string()))?;
        Ok(Self { options, runtime, counts: Outcome::ALL.map(|outcome| (outcome, 0)).to_vec() })
    }

    /// The address that is called.
    pub fn address(&self) -> &str {
        self.options.address.as_str()
    }

    /// What sends to that address and to no other.
    ///
    /// # Errors
    /// A system without usable TLS, as the exit code that the program ends with; what is wrong is printed.
    pub fn transport(&self) -> Result<Confined, ExitCode> {
        Confined::new(self.options.address.clone()).map_err(|error| refuse(&error.to_string()))
    }

    /// The client.
    ///
    /// # Errors
    /// Settings that make none, as the exit code that the program ends with; what is wrong is printed.
    pub fn built<C>(&self, client: Result<C, BuildError>) -> Result<C, ExitCode> {
        client.map_err(|error| refuse(&error.to_string()))
    }

    /// Calls an operation: `name` in the client, `route` in the description.
    pub fn call<T, E: Documented>(
        &mut self,
        name: &'static str,
        route: &'static str,
        start: impl Fn(&mut Sampler) -> ResponseFuture<T, E>,
    ) {
        self.each(name, route, &|sampler, runtime| {
            let sending = in_runtime(runtime, || start(sampler));
            sampler.missing().map_or_else(
                || match runtime.block_on(sending) {
                    Ok(response) => Verdict::value(response.status),
                    Err(error) => Verdict::of(&Error::from(error)),
                },
                Verdict::missing,
            )
        });
    }

    /// Calls an operation whose answer is read as it arrives.
    pub fn stream<S: Drain, E: Documented>(
        &mut self,
        name: &'static str,
        route: &'static str,
        start: impl Fn(&mut Sampler) -> StreamFuture<S, E>,
    ) {
        self.each(name, route, &|sampler, runtime| {
            let opening = in_runtime(runtime, || start(sampler));
            sampler.missing().map_or_else(
                || match runtime.block_on(opening) {
                    Ok(stream) => runtime.block_on(drain(stream)),
                    Err(error) => Verdict::of(&Error::from(error)),
                },
                Verdict::missing,
            )
        });
    }

    fn each(&mut self, name: &str, route: &str, call: &dyn Fn(&mut Sampler, &Runtime) -> Verdict) {
        if self.options.only.as_deref().is_some_and(|only| !name.contains(only)) {
            return;
        }
        for number in 0..self.options.calls {
            let mut sampler = Sampler::new(seed(name, self.options.seed, number));
            let verdict = call(&mut sampler, &self.runtime);
            say(&format!("{name}\t{route}\t{verdict}"));
            for (outcome, count) in &mut self.counts {
                *count += u64::from(*outcome == verdict.outcome);
            }
        }
    }

    /// Prints the totals; fails if any call shows that the client can be wrong.
    #[must_use]
    pub fn finish(self) -> ExitCode {
        let totals: Vec<String> =
            self.counts.iter().map(|(outcome, count)| format!("{count} {}", outcome.word())).collect();
        say(&format!("total: {}", totals.join(", ")));
        let failed = self.counts.iter().any(|(outcome, count)| outcome.is_failure() && *count > 0);
        if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
    }
}

/// Starts a call where those who start it may need the runtime.
fn in_runtime<T>(runtime: &Runtime, start: impl FnOnce() -> T) -> T {
    let _entered = runtime.enter();
    start()
}

/// A seed of its own for each call, whatever other operations there are.
fn seed(name: &str, seed: u64, number: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (name, seed, number).hash(&mut hasher);
    hasher.finish()
}

/// Prints a line; where nobody reads it, nothing is lost.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Says what is wrong; the code that the program ends with.
fn refuse(message: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(WRONG_USAGE)
}
