//! Descriptions whose every operation is called: of each, a program here calls the whole client over a loopback server and compares every request, byte
//! for byte. Which description that is, its operations tell.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientwright::config::Config;
use clientwright::diagnostics::Diagnostics;
use clientwright::load::{Budget, load};

use crate::rendered::compile::{write_crate, write_workspace};
use crate::suites::files;

/// Programs in `calls/`, and what they share.
const PROGRAMS: [(&str, &str); 4] = [
    ("addresses", include_str!("calls/addresses.rs")),
    ("complex", include_str!("calls/complex.rs")),
    ("elements", include_str!("calls/elements.rs")),
    ("styles", include_str!("calls/styles.rs")),
];
const WIRE: &str = include_str!("calls/wire.rs");

/// The operation that a line of a program calls.
fn operation(line: &str) -> Option<&str> {
    let calls = ["wire.sends(\"", "wire.gives(\"", "wire.refuses(\""];
    calls.iter().find_map(|call| line.strip_prefix(call))?.split('"').next()
}

/// The operations that a program calls, by its text.
fn operations(program: &str) -> BTreeSet<&str> {
    program.lines().filter_map(|line| operation(line.trim())).collect()
}

/// The description that has the operations of a program.
fn description<'a>(program: &str, descriptions: &'a [(PathBuf, String)]) -> &'a Path {
    let operations = operations(program);
    let has_all = |text: &&(PathBuf, String)| operations.iter().all(|operation| text.1.contains(operation));
    let mut found = descriptions.iter().filter(has_all);
    let (path, _) = found.next().unwrap();
    assert!(found.next().is_none(), "one description has these operations");
    path
}

/// A package with one program, which calls the client `sample` beside it.
fn write_caller(folder: &Path, program: &str) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let (runtime, loopback) = (repository.join("runtime"), repository.join("tests/support"));
    let manifest = format!(
        "[package]\nname = \"caller\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         clientwright-loopback = {{ path = {loopback:?} }}\nclientwright-runtime = {{ path = {runtime:?} }}\n\
         sample = {{ path = \"../sample\" }}\ntokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\", \"time\"] }}\n"
    );
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.join("src/main.rs"), program).unwrap();
    fs::write(folder.join("src/wire.rs"), WIRE).unwrap();
}

/// Runs the program; gives the operations that it called. What programs depend on is built once.
fn run(folder: &Path) -> String {
    let output = Command::new(env!("CARGO"))
        .args(["run", "-q", "-p", "caller"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("compiled"))
        .env("CARGO_NET_OFFLINE", "true")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_operation_is_sent_as_it_must_be() {
    let paths = files("CLIENTWRIGHT_CORPUS", "", &["yaml", "yml", "json"]);
    let read = |path: PathBuf| (path.clone(), String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned());
    let descriptions: Vec<_> = paths.into_iter().map(read).collect();
    for (name, program) in PROGRAMS.iter().filter(|_| !descriptions.is_empty()) {
        let path = description(program, &descriptions);
        let sources = load(path, Budget::default(), &mut Diagnostics::new()).unwrap();
        let generation = clientwright::generate(&sources, &Config::new());
        assert_eq!(generation.generated, generation.described, "{name}");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("calls-{name}"));
        write_crate(&folder.join("sample"), &generation.files, &generation.manifest.unwrap());
        write_caller(&folder.join("caller"), program);
        write_workspace(&folder, &["sample", "caller"]);
        let called = run(&folder);
        assert_eq!(called.lines().collect::<BTreeSet<_>>(), operations(program), "{name}");
        assert_eq!(called.lines().count(), generation.described, "{name}: each operation is called");
    }
}
