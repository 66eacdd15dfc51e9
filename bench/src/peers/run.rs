//! Runs: every description through every generator, in turn.

use std::error::Error;
use std::fs;

use super::budgets::verdicts;
use super::calls::{Call, calls, operations};
use super::chart;
use super::documents::{Document, documents};
use super::fields::typed_fields;
use super::options::Options;
use super::program::{five, program};
use super::report;
use super::row::{Failure, Figure, Row};
use super::source;
use super::tool::Tool;
use super::workspace::Workspace;
use crate::command::tell;
use crate::measure::Usage;

/// How often a crate is generated for each time that it is compiled: that takes a second, and a second wobbles.
const GENERATIONS: usize = 5;

const MODES: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("debug", &["build"]), ("release", &["build", "--release"])];

/// Measures; gives the report.
pub(crate) fn peers(options: &Options) -> Result<String, Box<dyn Error>> {
    fs::create_dir_all(&options.folder)?;
    let folder = options.folder.canonicalize()?;
    let peers = if options.peers.is_empty() { Tool::PEERS.to_vec() } else { options.peers.clone() };
    let tools = Tool::OURS.into_iter().chain(peers);
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
    fs::write(path.with_extension("svg"), chart::svg(&verdicts(rows)))?;
    Ok(fs::write(path, report::markdown(rows))?)
}

fn measure(options: &Options, workspaces: &[Workspace], document: &Document) -> Row {
    let mut row = Row { document: document.name.clone(), bytes: document.bytes, ..Row::default() };
    for run in 1..=options.runs * GENERATIONS {
        for workspace in workspaces.iter().filter(|workspace| workspace.tool != Tool::ClientwrightSerde) {
            let done = workspace.generate(document);
            note(&mut row, workspace.tool, "generate", run, done);
        }
    }
    for workspace in workspaces {
        if row.failed(workspace.tool) {
            continue;
        }
        match source::items(&workspace.output(document).join("src")) {
            Ok(items) => {
                row.fields.insert(workspace.tool, typed_fields(&items));
                row.operations.insert(workspace.tool, operations(workspace.tool, &items));
            }
            Err(error) => fail(&mut row, workspace.tool, "generate", &format!("its output is not Rust: {error}")),
        }
    }
    for (mode, arguments) in MODES.iter().filter(|(mode, _)| options.wants(mode)) {
        measure_crates(options, workspaces, document, &mut row, (mode, arguments));
    }
    if options.wants("program") {
        measure_programs(options, workspaces, document, &mut row);
    }
    row
}

/// The generated crates in one mode.
fn measure_crates(
    options: &Options,
    workspaces: &[Workspace],
    document: &Document,
    row: &mut Row,
    (mode, arguments): (&'static str, &[&str]),
) {
    let name = document.crate_name();
    for run in 1..=options.runs {
        for workspace in workspaces {
            if row.failed(workspace.tool) {
                continue;
            }
            let source = workspace.output(document).join("src/lib.rs");
            let done =
                workspace.select(std::slice::from_ref(&name)).and_then(|()| workspace.build(&name, &source, arguments));
            note(row, workspace.tool, mode, run, done);
            if let ("release", Some(size)) = (mode, workspace.built(&format!("lib{name}.rlib"))) {
                row.libraries.insert(workspace.tool, size);
            }
        }
    }
}

fn note(row: &mut Row, tool: Tool, part: &'static str, run: usize, done: Result<Usage, Box<dyn Error>>) {
    match done {
        Ok(Usage { seconds, megabytes, elapsed }) => {
            let (document, name) = (&row.document, tool.name());
            tell(&format!(
                "{document}, run {run}: {name}, {part}: {seconds:.2} s of CPU in {elapsed:.2} s, {megabytes:.0} MB"
            ));
            row.figures.push(Figure { tool, part, seconds, megabytes, elapsed });
        }
        Err(error) => fail(row, tool, part, &error.to_string()),
    }
}

/// Notes a failure with its telling line, once.
fn fail(row: &mut Row, tool: Tool, part: &'static str, words: &str) {
    let is_telling = |line: &&str| line.starts_with("error") || line.starts_with("Error") || line.contains("panicked");
    let line = words.lines().find(is_telling).unwrap_or(words);
    let failure = Failure { tool, part, words: line.chars().take(200).collect() };
    tell(&format!("{}: {}, {part}: {}", row.document, tool.name(), failure.words));
    if !row.failures.contains(&failure) {
        row.failures.push(failure);
    }
}

/// The program of five operations, for every generator whose crate compiles.
fn measure_programs(options: &Options, workspaces: &[Workspace], document: &Document, row: &mut Row) {
    let is_usable = |workspace: &&Workspace| workspace.tool != Tool::ClientwrightSerde && !row.failed(workspace.tool);
    let usable: Vec<&Workspace> = workspaces.iter().filter(is_usable).collect();
    let all: Vec<Vec<Call>> = usable
        .iter()
        .map(|workspace| {
            let items = source::items(&workspace.output(document).join("src")).unwrap_or_default();
            calls(workspace.tool, &items)
        })
        .collect();
    row.called = five(&all);
    for run in 1..=options.runs {
        for (workspace, calls) in usable.iter().zip(&all) {
            if row.failures.iter().any(|failure| failure.tool == workspace.tool) {
                continue;
            }
            let done = build_program(workspace, document, calls, &row.called);
            if let Ok((_, Some(size))) = done {
                row.programs.insert(workspace.tool, size);
            }
            note(row, workspace.tool, "program", run, done.map(|(usage, _)| usage));
        }
    }
}

fn build_program(
    workspace: &Workspace,
    document: &Document,
    calls: &[Call],
    keys: &[String],
) -> Result<(Usage, Option<u64>), Box<dyn Error>> {
    if keys.is_empty() {
        return Err("fewer than five operations that can be called by the same name in all generators' crates".into());
    }
    let (api, name) = (document.crate_name(), document.crate_name().replacen("api_", "use_", 1));
    let folder = workspace.folder.join(&name);
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{api} = {{ path = \"../{api}\" }}\n"
    );
    fs::write(folder.join("Cargo.toml"), manifest)?;
    let main = folder.join("src/main.rs");
    let text = program(&api, workspace.tool.client(), calls, keys);
    if fs::read_to_string(&main).ok().as_ref() != Some(&text) {
        fs::write(&main, text)?;
    }
    workspace.select(&[api, name.clone()])?;
    let usage = workspace.build(&name, &main, &["build", "--release"])?;
    Ok((usage, workspace.built(&name)))
}
