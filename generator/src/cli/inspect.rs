//! `clientwright inspect`.

use std::path::Path;

use crate::config::Config;
use crate::diagnostics::Diagnostics;
use crate::load::Sources;
use crate::spec::Dump;
use crate::{arrange, ir, lower_document, names, read_document};

use super::arguments::{Options, Stage};
use super::read::read;
use super::show::{self, Reporter};
use super::target::with_options;
use super::{Exit, Terminal};

/// Prints what a stage makes of a description.
pub(super) fn inspect(
    terminal: &mut Terminal<'_>,
    reporter: &mut Reporter,
    spec: &Path,
    stage: Stage,
    options: &Options,
) -> Exit {
    let config = with_options(Config::default(), terminal, options);
    let spec = terminal.folder.join(spec);
    let mut description = read(terminal, &spec, &config);
    if !description.diagnostics.has_errors() {
        let mut diagnostics = Diagnostics::new();
        let text = text(&description.sources, &config, stage, &mut diagnostics);
        config.levels.apply(&mut diagnostics);
        description.diagnostics.extend(diagnostics);
        terminal.result(text.unwrap_or_default());
    }
    arrange(&description.sources, &mut description.diagnostics);
    let exit = show::exit(&description.diagnostics);
    reporter.show(terminal, description);
    exit
}

fn text(sources: &Sources, config: &Config, stage: Stage, diagnostics: &mut Diagnostics) -> Option<String> {
    let document = read_document(sources, config, diagnostics)?;
    if stage == Stage::Document {
        return Some(Dump(&document).to_string());
    }
    let api = lower_document(&document, config, diagnostics)?;
    if stage == Stage::Ir {
        return Some(ir::dump(&api));
    }
    Some(names::dump(&api, &names::assign(&api)))
}
