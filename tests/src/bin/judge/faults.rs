//! Whether a judge catches faults that are planted: one that catches nothing proves nothing.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clientwright_tests::descriptions::Description;

use crate::calls::calls;
use crate::fault::Fault;
use crate::judge::Judge;
use crate::proxy;
use crate::server::Server;
use crate::workshop::{Made, Workshop};

/// What a judge is blind for: Prism does not look at cookies.
const BLIND: &[(Judge, Fault)] = &[(Judge::Prism, Fault::DroppedCookie)];

/// How often the operation is called with each fault.
const SEEDS: u64 = 5;

/// Calls the operation with each fault; says what the judge caught. Fails where it did not catch one that it is not known to be blind for, where
/// it caught one that it is, and where it caught something without a fault.
pub(crate) fn all(judge: Judge, packages: &Path, folder: &Path) -> Result<ExitCode, String> {
    let workshop = Workshop::prepare(&folder.join("job-0")).map_err(|error| error.to_string())?;
    let description = Description::of_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("judges/faults.yaml"));
    let Made::Built(_) = workshop.make(&description, 1)? else { return Err("more than one operation".to_owned()) };
    let mut is_well = true;
    for fault in Fault::ALL {
        let caught = caught(judge, packages, &workshop, &description.entry, fault)?;
        let is_expected = fault != Fault::None && !BLIND.contains(&(judge, fault));
        is_well &= caught.is_empty() != is_expected;
        let words = if caught.is_empty() { "nothing".to_owned() } else { caught.join(", ") };
        writeln!(std::io::stdout(), "{}: {}: {words}", judge.name(), fault.name())
            .map_err(|error| error.to_string())?;
    }
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The kinds of what the judge holds against requests with a fault.
fn caught(
    judge: Judge,
    packages: &Path,
    workshop: &Workshop,
    description: &Path,
    fault: Fault,
) -> Result<Vec<String>, String> {
    let server = Server::start(judge, packages, description, workshop.folder.join("judge.log"))?;
    let port = proxy::start(server.port(), fault, None).map_err(|error| error.to_string())?;
    let mut called = 0;
    for seed in 1..=SEEDS {
        called += calls(&workshop.call(&format!("http://127.0.0.1:{port}"), seed)?).len();
    }
    let heard = judge.hear(&server.stop());
    if heard.len() != called {
        return Err(format!("{called} calls, and the judge speaks of {}", heard.len()));
    }
    let mut kinds: Vec<String> =
        heard.into_iter().flat_map(|heard| heard.complaints).map(|complaint| complaint.kind).collect();
    kinds.sort();
    kinds.dedup();
    Ok(kinds)
}
