//! Modules of the generator depend on each other in one direction.

use std::fs;
use std::path::{Path, PathBuf};

/// Each module with the modules that it may use. What a module is not listed for, it must not know.
const EDGES: [(&str, &[&str]); 16] = [
    ("diagnostics", &[]),
    ("config", &["diagnostics"]),
    ("output", &[]),
    ("parallel", &[]),
    ("hash", &[]),
    ("load", &["diagnostics", "config", "hash"]),
    ("spec", &["diagnostics", "config", "load", "hash"]),
    ("ir", &["diagnostics"]),
    ("lower", &["diagnostics", "config", "load", "spec", "ir", "hash"]),
    ("passes", &["diagnostics", "config", "ir", "hash"]),
    ("names", &["diagnostics", "config", "ir", "parallel", "hash"]),
    ("render", &["diagnostics", "config", "ir", "names", "output", "parallel"]),
    ("write", &["output", "parallel"]),
    ("workspace", &["diagnostics", "config"]),
    ("build", &["diagnostics", "config", "load", "output", "write", PIPELINE]),
    (
        "cli",
        &[
            "diagnostics",
            "config",
            "load",
            "output",
            "write",
            "workspace",
            "spec",
            "ir",
            "names",
            "render",
            "parallel",
            PIPELINE,
        ],
    ),
];

/// Crates that only some modules may use.
const CRATES: [(&str, &[&str]); 10] = [
    ("fluent_uri", &["spec"]),
    ("openapiv3", &["spec", "lower"]),
    ("heck", &["names"]),
    ("quote", &["render"]),
    ("syn", &["render"]),
    ("proc_macro2", &["render"]),
    ("prettyplease", &["render"]),
    ("granit_parser", &["load"]),
    ("toml_edit", &["config", "workspace", "cli"]),
    ("clap", &["cli"]),
];

/// The functions of `lib.rs`, which only doors may call.
const PIPELINE: &str = "the pipeline";

#[test]
fn modules_use_only_what_they_may() {
    let sources = Path::new("../generator/src");
    let mut wrong = Vec::new();
    for path in files(sources) {
        let inside = path.strip_prefix(sources).unwrap();
        let module = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = module.trim_end_matches(".rs");
        let is_test = path.file_stem().is_some_and(|name| name == "tests");
        if is_test || matches!(module, "lib" | "main") {
            continue;
        }
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("`{module}` is not in the table of edges"));
            continue;
        };
        for (number, line) in code_lines(&fs::read_to_string(&path).unwrap()) {
            let used =
                modules_named(&line).into_iter().filter(|used| used != module && !allowed.contains(&used.as_str()));
            wrong.extend(used.map(|used| format!("{}:{number}: `{module}` uses `{used}`", inside.display())));
            let foreign = CRATES.iter().filter(|(name, users)| !users.contains(&module) && names_crate(&line, name));
            wrong.extend(foreign.map(|(name, _)| format!("{}:{number}: `{module}` uses `{name}`", inside.display())));
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_of_edges_has_no_cycle() {
    for (index, (module, allowed)) in EDGES.iter().enumerate() {
        for used in allowed.iter().filter(|used| **used != PIPELINE) {
            let before = EDGES.iter().position(|(name, _)| name == used).unwrap();
            assert!(before < index, "`{module}` may use `{used}`, which stands below it");
        }
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Numbered lines without comments, up to the unit tests, which may know more. An import over several lines is one line.
fn code_lines(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let code = text.lines().enumerate().take_while(|(_, line)| !line.starts_with("mod tests {"));
    for (index, line) in code {
        let line = line.split("//").next().unwrap_or_default();
        match lines.last_mut() {
            Some((_, last)) if last.starts_with("use ") && !last.contains(';') => last.push_str(line.trim()),
            _ => lines.push((index + 1, line.to_owned())),
        }
    }
    lines
}

/// The modules that a line names behind `crate::`; a name that is no module is of `lib.rs`.
fn modules_named(line: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, found) in line.match_indices("crate::") {
        if line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == '$') {
            continue;
        }
        for item in items(&line[at + found.len()..]) {
            let word = |character: &char| character.is_alphanumeric() || *character == '_';
            let name: String = item.trim().chars().take_while(word).collect();
            let is_module = EDGES.iter().any(|(module, _)| *module == name);
            modules.push(if is_module { name } else { PIPELINE.to_owned() });
        }
    }
    modules
}

/// The items of an import: those of a list in braces, each with whatever is nested in it, or the one path.
fn items(rest: &str) -> Vec<String> {
    let Some(list) = rest.strip_prefix('{') else { return vec![rest.to_owned()] };
    let mut items = vec![String::new()];
    let mut depth = 0;
    for character in list.chars() {
        match character {
            '}' if depth == 0 => break,
            ',' if depth == 0 => items.push(String::new()),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        items.last_mut().unwrap().push(character);
    }
    items.iter().map(|item| item.trim_matches([',', ' ']).to_owned()).filter(|item| !item.is_empty()).collect()
}

fn names_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    line.match_indices(&path)
        .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric() || matches!(before, '_' | ':')))
}
