//! `clientwright explain`.

use crate::config::closest;
use crate::diagnostics::{Code, catalogue, explain as explain_code, list};

use super::arguments::Explanation;
use super::{Exit, Terminal};

/// Prints what a code means, which codes there are, or the page of all.
pub(super) fn explain(terminal: &mut Terminal<'_>, explanation: &Explanation) -> Exit {
    let text = match &explanation.code {
        None if explanation.page => catalogue(),
        None => list(),
        Some(name) => match Code::from_name(name) {
            Some(code) => explain_code(code),
            None => return unknown(terminal, name),
        },
    };
    terminal.result(text);
    Exit::Clean
}

fn unknown(terminal: &mut Terminal<'_>, name: &str) -> Exit {
    let help = match closest(name, Code::ALL.iter().map(|code| code.name())) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "`clientwright explain` lists the codes".to_owned(),
    };
    terminal.error(format_args!("`{name}` is no code; {help}"));
    Exit::Usage
}
