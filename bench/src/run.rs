//! Runs of the benchmark of styles.
//!
//! In: options. Out: the report. Styles take turns within a run, so that what changes in the machine meets all of them.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::api;
use crate::command::{Options, tell};
use crate::crates::{self, STYLES, Style};
use crate::document::{self, Root, Unions};
use crate::measure::{self, Usage};
use crate::report::{self, Cell};

const MODES: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("debug", &["build"]), ("release", &["build", "--release"])];

/// Measures all styles.
pub(crate) fn styles(options: &Options) -> Result<String, Box<dyn Error>> {
    let api = api::synthetic(options.structs);
    fs::create_dir_all(&options.folder)?;
    let folder = options.folder.canonicalize()?;
    let mut roots = Vec::new();
    for (title, file, unions) in
        [("without unions", "plain.json", Unions::Absent), ("with unions", "unions.json", Unions::Present)]
    {
        let (root, text) = document::document(&api, unions, 1_000_000);
        let path = folder.join(file);
        fs::write(&path, text)?;
        roots.push(Root { title, name: api.structs[root].name.clone(), file: path.display().to_string() });
    }
    crates::write(&folder, &api, &roots)?;
    let wants = |part: &str| options.parts.is_empty() || options.parts.iter().any(|wanted| wanted == part);
    let styles: Vec<&Style> = STYLES
        .iter()
        .filter(|style| {
            options.only.is_empty() || options.only.iter().any(|only| style.title.starts_with(only.as_str()))
        })
        .collect();
    let mut text = report::counts(&api);
    if wants("compile") || wants("user") {
        let cells = compile(&folder, &styles, options.runs, &wants)?;
        text.push_str(&report::compile(&cells));
    }
    if wants("wire") {
        text.push_str(&report::wire(&wire(&folder)?));
    }
    Ok(text)
}

/// Compiles each style in each mode, so many times.
fn compile(
    folder: &Path,
    styles: &[&Style],
    runs: usize,
    wants: &dyn Fn(&str) -> bool,
) -> Result<Vec<Cell>, Box<dyn Error>> {
    let mut cells = Vec::new();
    let (libraries, users) = (wants("compile"), wants("user"));
    for run in 1..=runs {
        for style in styles {
            for (mode, arguments) in MODES.iter().filter(|(mode, _)| libraries || users && *mode == "release") {
                let usage = build(folder, &format!("api_{}", style.name), "lib.rs", arguments, style.flags)?;
                tell(&format!("run {run}: {}, {mode}: {:.2} s, {:.0} MB", style.title, usage.seconds, usage.megabytes));
                cells.push(Cell { style: style.title, mode, usage });
            }
            if users && style.flags.is_empty() {
                let name = format!("user_{}", style.name);
                let usage = build(folder, &name, "main.rs", &["build", "--release"], &[])?;
                let size = fs::metadata(folder.join("target/release").join(&name))?.len();
                tell(&format!("run {run}: {}, user: {:.2} s, {size} bytes", style.title, usage.seconds));
                #[expect(clippy::cast_precision_loss, reason = "megabytes with two digits")]
                let size = Usage { seconds: size as f64 / 1e6, megabytes: 0.0, elapsed: 0.0 };
                cells.push(Cell { style: style.title, mode: "user", usage });
                cells.push(Cell { style: style.title, mode: "size", usage: size });
            }
        }
    }
    Ok(cells)
}

/// Builds one crate anew, its dependencies at most once.
fn build(folder: &Path, name: &str, file: &str, arguments: &[&str], flags: &[&str]) -> Result<Usage, Box<dyn Error>> {
    let arguments = [arguments, &["-q", "-p", name], flags].concat();
    if let Some(usage) = measure::cargo(folder, &arguments, name)? {
        return Ok(usage);
    }
    let file = folder.join(name).join("src").join(file);
    fs::File::options().append(true).open(file)?.set_modified(std::time::SystemTime::now())?;
    measure::cargo(folder, &arguments, name)?.ok_or_else(|| format!("{name} was not compiled").into())
}

/// Decodes and encodes in one process.
fn wire(folder: &Path) -> Result<String, Box<dyn Error>> {
    measure::cargo(folder, &["build", "--release", "-q", "-p", "wire"], "wire")?;
    let output = Command::new(folder.join("target/release/wire")).arg("60").output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
