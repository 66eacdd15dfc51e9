//! From arguments to an exit code.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

use clap::Parser;

use crate::diagnostics::Style;

use super::arguments::{Arguments, Command};
use super::show::Reporter;
use super::{Exit, Terminal, check, explain, generate, inspect};

/// The program: this process's arguments, working folder and streams.
pub fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_default();
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let style = if coloured { Style::Coloured } else { Style::Plain };
    let mut terminal = Terminal { folder, out: &mut std::io::stdout(), err: &mut std::io::stderr(), style };
    run(std::env::args_os(), &mut terminal).into()
}

/// Runs a command. The first argument is the program's name.
pub fn run(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>, terminal: &mut Terminal<'_>) -> Exit {
    let Arguments { command, format } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return answer(&error, terminal),
    };
    let mut reporter = Reporter::new(format);
    let exit = match command {
        Command::Generate(selection) => generate::generate(terminal, &mut reporter, selection),
        Command::Check(selection) => check::check(terminal, &mut reporter, selection),
        Command::Explain(explanation) => return explain::explain(terminal, &explanation),
        Command::Inspect { spec, stage, options } => inspect::inspect(terminal, &mut reporter, &spec, stage, &options),
    };
    reporter.finish(terminal);
    exit
}

/// Help and version are answers, everything else is wrong usage.
fn answer(error: &clap::Error, terminal: &mut Terminal<'_>) -> Exit {
    let text = error.render();
    if error.use_stderr() {
        write!(terminal.err, "{text}").ok();
        return Exit::Usage;
    }
    terminal.result(text);
    Exit::Clean
}
