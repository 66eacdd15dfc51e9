//! The program that calls every operation, built and run: the operations that it calls, and that the same seed sends the same.

use std::path::Path;
use std::process::Command;

use clientwright_loopback::{Answer, Recorded, Server};

use crate::rendered::compile::{cargo, write_crate, write_workspace};
use crate::run::EXERCISE;

const CASE: &str = "cases/exercise/arguments.yaml";
/// Requests of one run: one for each operation, and one for the answer that is read as it arrives.
const CALLS: usize = 8;

/// What a program printed, and the requests: of each its line and what stands in its body, but for boundaries of forms, which differ each time.
fn called(program: &Path, seed: &str) -> (Vec<String>, Vec<String>) {
    let server = Server::start((0..CALLS).map(|_| Answer::status(204))).unwrap();
    let output = Command::new(program).args([&server.url(), "--seed", seed]).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let text = |request: &Recorded| {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        let lines: Vec<&str> = body.lines().filter(|line| !line.starts_with("--form-")).collect();
        format!("{}\n{}", request.line(), lines.join("\n"))
    };
    let requests = server.requests().iter().map(text).collect();
    (printed.lines().map(str::to_owned).collect(), requests)
}

#[test]
fn the_program_calls_every_operation_and_the_same_for_the_same_seed() {
    let mut config = clientwright::Config::new();
    config.exercise = true;
    config.name = Some("sample".to_owned());
    let budget = clientwright::load::Budget::default();
    let sources = clientwright::load::load(Path::new(CASE), budget, &mut clientwright::Diagnostics::new()).unwrap();
    let generation = clientwright::generate(&sources, &config);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(EXERCISE);
    write_crate(&folder.join("sample"), &generation.files, &generation.manifest.unwrap());
    write_workspace(&folder, &["sample"]);
    cargo(&folder, &["clippy", "-q", "--all-features", "--examples", "--", "-D", "warnings"]);
    cargo(&folder, &["build", "-q", "--features", EXERCISE, "--example", EXERCISE]);

    let program = folder.with_file_name("compiled/debug/examples").join(EXERCISE);
    let (printed, requests) = called(&program, "1");
    let names: Vec<&str> = printed.iter().filter_map(|line| line.split_once('\t').map(|(name, _)| name)).collect();
    insta::assert_snapshot!(names.join("\n"));
    assert!(printed.iter().all(|line| !line.contains("\tuncalled\t")), "{printed:#?}");
    assert_eq!(requests.len(), CALLS);
    assert_eq!(called(&program, "1").1, requests);
    assert_ne!(called(&program, "2").1, requests);
}
