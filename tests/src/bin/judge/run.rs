//! From arguments to rows.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clientwright_tests::complaint::exit_code;
use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::jobs::rows;

use crate::arguments::{self, Arguments};
use crate::calls::calls;
use crate::fault::Fault;
use crate::faults;
use crate::known::Known;
use crate::proxy;
use crate::row::Row;
use crate::server::Server;
use crate::table;
use crate::workshop::{Made, Workshop};

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    let result =
        arguments::parse(std::env::args_os().skip(1)).map_err(|message| format!("{message}\n\n{}", arguments::USAGE));
    exit_code(result.and_then(|arguments| all(&arguments)))
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let packages = install(&arguments.folder)?;
    match &arguments.descriptions {
        None => faults::all(arguments.judge, &packages, &arguments.folder),
        Some(folder) => judge_all(arguments, folder, &packages),
    }
}

fn judge_all(arguments: &Arguments, folder: &Path, packages: &Path) -> Result<ExitCode, String> {
    let known = Known::of(arguments.judge)?;
    let descriptions = descriptions(folder, arguments.only.as_deref())?;
    let prepare =
        |job: usize| Workshop::prepare(&arguments.folder.join(format!("job-{job}"))).map_err(|error| error.to_string());
    let name: fn(&Description) -> &str = |description| &description.name;
    let rows = rows(&descriptions, arguments.jobs, name, prepare, |description, workshop| {
        Ok(row(description, arguments, packages, workshop))
    })?;
    let is_well = table::print(&rows, &known).map_err(|error| error.to_string())?;
    if let Some(report) = &arguments.report {
        std::fs::write(report, table::tsv(&rows, &known))
            .map_err(|error| format!("`{}`: {error}", report.display()))?;
    }
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Installs the judges, in the versions that this repository names; the folder that they are in.
fn install(folder: &Path) -> Result<PathBuf, String> {
    let told = |error: std::io::Error| error.to_string();
    let packages = folder.join("packages");
    std::fs::create_dir_all(&packages).map_err(told)?;
    let lists = Path::new(env!("CARGO_MANIFEST_DIR")).join("judges");
    let mut is_installed = packages.join("node_modules").is_dir();
    for list in ["package.json", "package-lock.json"] {
        let wanted = std::fs::read(lists.join(list)).map_err(told)?;
        is_installed &= std::fs::read(packages.join(list)).is_ok_and(|found| found == wanted);
        std::fs::write(packages.join(list), wanted).map_err(told)?;
    }
    if !is_installed {
        let status = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&packages)
            .status();
        let status = status.map_err(|error| format!("cannot start npm, which installs the judges: {error}"))?;
        status.success().then_some(()).ok_or("npm cannot install the judges")?;
    }
    packages.canonicalize().map_err(told)
}

fn row(description: &Description, arguments: &Arguments, packages: &Path, workshop: &Workshop) -> Row {
    let name = &description.name;
    if let Some(reason) = Known::unjudged(arguments.judge, name) {
        return Row::without_calls(name, 0, reason.to_owned());
    }
    let operations = match workshop.make(description, arguments.most) {
        Ok(Made::Built(operations)) => operations,
        Ok(Made::TooMany(operations)) => return Row::without_calls(name, operations, "too many operations".to_owned()),
        Err(reason) => return Row::without_calls(name, 0, reason),
    };
    match judged(description, arguments, packages, workshop, operations) {
        Ok(row) => row,
        Err(reason) => Row::without_calls(name, operations, reason),
    }
}

fn judged(
    description: &Description,
    arguments: &Arguments,
    packages: &Path,
    workshop: &Workshop,
    operations: usize,
) -> Result<Row, String> {
    let log = workshop.folder.join("judge.log");
    let server = Server::start(arguments.judge, packages, &description.entry, log)?;
    let port = match &arguments.requests {
        Some(folder) => keeping(folder, &description.name, server.port()).map_err(|error| error.to_string())?,
        None => server.port(),
    };
    let mut made = Vec::new();
    for seed in 1..=arguments.seeds {
        made.extend(calls(&workshop.call(&format!("http://127.0.0.1:{port}"), seed)?));
    }
    let heard = arguments.judge.hear(&server.stop());
    Ok(Row::new(&description.name, operations, &made, &heard))
}

/// The port of a proxy that keeps requests in a file of that folder.
fn keeping(folder: &Path, name: &str, judge: u16) -> io::Result<u16> {
    std::fs::create_dir_all(folder)?;
    proxy::start(judge, Fault::None, Some(File::create(folder.join(format!("{name}.http")))?))
}
