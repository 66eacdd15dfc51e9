//! What rustc used for one crate of the benchmark's workspace.
//!
//! In: cargo's arguments. Out: CPU time and memory. It must not know what is compared.

use std::error::Error;
use std::path::Path;

use clientwright_measure::{Build, Built, Limits, measured, run};

pub(crate) use clientwright_measure::Usage;

/// Runs cargo in `folder`; what rustc used for `crate_name`, if it was compiled.
pub(crate) fn cargo(folder: &Path, arguments: &[&str], crate_name: &str) -> Result<Option<Usage>, Box<dyn Error>> {
    let target = folder.join("target");
    let build = Build { folder, target: &target, arguments, crate_name, limits: Limits::default() };
    let Built { output, usage } = run(&build)?;
    if !output.status.success() {
        return Err(format!("cargo {arguments:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(usage)
}

/// Runs any program in `folder`; what it used, all in all.
pub(crate) fn command(folder: &Path, command: &[String]) -> Result<Usage, Box<dyn Error>> {
    let (output, usage) = measured(folder, command)?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    usage.ok_or_else(|| "nothing was measured".into())
}
