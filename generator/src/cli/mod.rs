//! The command line: thin.
//!
//! In: arguments, a working folder, two streams. Out: an exit code; files, for `generate`. Everything it does is a call away for other programs
//! too. Must not know: how any stage works.

mod arguments;
mod check;
mod exit;
mod explain;
mod generate;
mod inspect;
mod prepare;
mod read;
mod run;
mod show;
mod target;
mod terminal;

pub use exit::Exit;
pub use run::{main, run};
pub use terminal::Terminal;
