//! From arguments to rows.

use std::process::ExitCode;

use clientwright_tests::descriptions::{Description, descriptions};
use clientwright_tests::jobs::rows;

use crate::arguments::{self, Arguments};
use crate::row::row;
use crate::table;

/// The program. Exit code 2 is wrong usage.
pub(crate) fn main() -> ExitCode {
    let result = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => all(&arguments),
        Err(message) => Err(format!("{message}\n\n{}", arguments::USAGE)),
    };
    result.unwrap_or_else(|message| {
        table::complain(&format!("error: {message}"));
        ExitCode::from(2)
    })
}

fn all(arguments: &Arguments) -> Result<ExitCode, String> {
    let descriptions = descriptions(&arguments.folder, arguments.only.as_deref())?;
    let changed = |description: &Description, (): &()| Ok(row(description, &arguments.kinds, arguments.changes));
    let rows = rows(&descriptions, arguments.jobs, |description| &description.name, |_| Ok(()), changed)?;
    table::print(&rows).map_err(|error| error.to_string())?;
    Ok(if rows.iter().all(|row| row.failures.is_empty()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
