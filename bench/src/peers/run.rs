//! Runs: every description through every generator, in turn.

use std::error::Error;
use std::fs;
use std::path::Path;

use super::chart;
use super::documents::{Document, documents};
use super::fields::typed_fields;
use super::options::Options;
use super::program::{Callable, callables, five, program};
use super::report::{self, Figure, Row};
use super::source;
use super::tool::Tool;
use super::workspace::Workspace;
use crate::command::tell;
use crate::measure::Usage;

const MODES: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("debug", &["build"]), ("release", &["build", "--release"])];

/// Measures; gives the report.
pub(crate) fn peers(options: &Options) -> Result<String, Box<dyn Error>> {
    fs::create_dir_all(&options.folder)?;
    let folder = options.folder.canonicalize()?;
    let peers = if options.peers.is_empty() { Tool::PEERS.to_vec() } else { options.peers.clone() };
    let tools = [Tool::Clientwright, Tool::ClientwrightSerde].into_iter().chain(peers);
    let workspaces = tools.map(|tool| Workspace::new(tool, &folder)).collect::<Result<Vec<_>, _>>()?;
    let mut rows = Vec::new();
    for document in documents(&options.documents, &options.only)? {
        rows.push(measure(options, &workspaces, &document));
        // What is known so far stands in the report, should the rest not come to an end.
        write_report(options, &rows)?;
    }
    Ok(report::markdown(&rows))
}

fn write_report(options: &Options, rows: &[Row]) -> Result<(), Box<dyn Error>> {
    let Some(path) = &options.report else { return Ok(()) };
    fs::write(path.with_extension("svg"), chart::svg(&report::means(rows)))?;
    Ok(fs::write(path, report::markdown(rows))?)
}

fn measure(options: &Options, workspaces: &[Workspace], document: &Document) -> Row {
    let mut row = Row { document: document.name.clone(), ..Row::default() };
    let bytes = fs::metadata(&document.path).map_or(0, |metadata| metadata.len());
    row.bytes = bytes;
    for run in 1..=options.runs {
        for workspace in workspaces.iter().filter(|workspace| workspace.tool != Tool::ClientwrightSerde) {
            let done = workspace.generate(document);
            note(&mut row, workspace.tool, "generate", run, done);
        }
    }
    for workspace in workspaces {
        if let Ok(items) = source::items(&workspace.output(document).join("src")) {
            row.fields.insert(workspace.tool, typed_fields(&items));
        }
    }
    for (mode, arguments) in MODES.iter().filter(|(mode, _)| wants(options, mode)) {
        for run in 1..=options.runs {
            for workspace in workspaces.iter().filter(|workspace| !row.failed(workspace.tool)).collect::<Vec<_>>() {
                let name = document.crate_name();
                let source = workspace.output(document).join("src/lib.rs");
                let done = workspace
                    .select(std::slice::from_ref(&name))
                    .and_then(|()| workspace.build(&name, &source, arguments));
                note(&mut row, workspace.tool, mode, run, done);
            }
        }
    }
    if wants(options, "program") {
        measure_programs(options, workspaces, document, &mut row);
    }
    row
}

fn wants(options: &Options, part: &str) -> bool {
    options.parts.is_empty() || options.parts.iter().any(|wanted| wanted == part)
}

fn note(row: &mut Row, tool: Tool, part: &'static str, run: usize, done: Result<Usage, Box<dyn Error>>) {
    match done {
        Ok(usage) => {
            tell(&format!(
                "{}, run {run}: {}, {part}: {:.2} s, {:.0} MB",
                row.document,
                tool.name(),
                usage.seconds,
                usage.megabytes
            ));
            row.figures.push(Figure { tool, part, seconds: usage.seconds, megabytes: usage.megabytes });
        }
        Err(error) => {
            let words = error.to_string();
            let words =
                words.lines().find(|line| line.starts_with("error") || line.contains("panicked")).unwrap_or(&words);
            tell(&format!("{}: {}, {part}: {words}", row.document, tool.name()));
            row.failures.push((tool, part, words.chars().take(160).collect()));
        }
    }
}

/// The program of five operations, for every generator whose crate compiles.
fn measure_programs(options: &Options, workspaces: &[Workspace], document: &Document, row: &mut Row) {
    let usable: Vec<&Workspace> = workspaces
        .iter()
        .filter(|workspace| workspace.tool != Tool::ClientwrightSerde && !row.failed(workspace.tool))
        .collect();
    let all: Vec<Vec<Callable>> = usable
        .iter()
        .map(|workspace| {
            let items = source::items(&workspace.output(document).join("src")).unwrap_or_default();
            callables(workspace.tool, &items)
        })
        .collect();
    row.operations = five(&all);
    for run in 1..=options.runs {
        for (workspace, callables) in usable.iter().zip(&all) {
            let done = build_program(workspace, document, callables, &row.operations);
            if let Ok((_, size)) = done {
                row.sizes.insert(workspace.tool, size);
            }
            note(row, workspace.tool, "program", run, done.map(|(usage, _)| usage));
        }
    }
}

fn build_program(
    workspace: &Workspace,
    document: &Document,
    callables: &[Callable],
    keys: &[String],
) -> Result<(Usage, u64), Box<dyn Error>> {
    if keys.len() < 5 {
        return Err("fewer than five operations that all generators have".into());
    }
    let (api, name) = (document.crate_name(), document.crate_name().replacen("api_", "use_", 1));
    let folder = workspace.folder.join(&name);
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{api} = {{ path = \"../{api}\" }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let main = folder.join("src/main.rs");
    let text = program(&api, callables, keys);
    if fs::read_to_string(&main).ok().as_ref() != Some(&text) {
        fs::write(&main, text)?;
    }
    workspace.select(&[api, name.clone()])?;
    let usage = workspace.build(&name, &main, &["build", "--release"])?;
    Ok((usage, size(&workspace.folder.join("target/release").join(&name))?))
}

fn size(path: &Path) -> std::io::Result<u64> {
    Ok(fs::metadata(path)?.len())
}
