//! What a build script's user sees.

use std::fs;

use super::{BuildError, build};

fn generate(text: &str, change: impl FnOnce(super::Build) -> super::Build) -> (String, Result<(), BuildError>) {
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("my-api.yaml");
    fs::write(&spec, text).unwrap();
    let mut cargo = Vec::new();
    let result = change(build(&spec).out_dir(folder.path().join("out"))).generate_to(&mut cargo);
    let told = String::from_utf8(cargo).unwrap().replace(&*folder.path().to_string_lossy(), "FOLDER");
    assert_eq!(folder.path().join("out/my_api.rs").is_file(), result.is_ok(), "the module is there");
    (told, result)
}

const EMPTY: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n";

#[test]
fn names_the_files_that_it_read() {
    let (told, result) = generate(EMPTY, |build| build);
    assert_eq!(told, "cargo::rerun-if-changed=FOLDER/my-api.yaml\n");
    result.unwrap();
}

#[test]
fn shows_errors_with_their_position() {
    let (told, result) = generate("openapi: 3.0.3\ninfo: [\n", |build| build);
    assert!(told.contains("cargo::error=FOLDER/my-api.yaml:"), "{told}");
    assert!(told.contains("[syntax-error]"), "{told}");
    assert!(format!("{:?}", result.unwrap_err()).ends_with("has an error"));
}

#[test]
fn a_loss_is_a_warning_unless_it_must_not_be() {
    let lossy = EMPTY.replace("paths: {}", "paths:\n  /pets:\n    get: {responses: 3}");
    let (told, result) = generate(&lossy, |build| build);
    assert!(told.contains("cargo::warning=FOLDER/my-api.yaml:5:"), "{told}");
    result.unwrap();
    let (told, result) = generate(&lossy, |build| build.deny("lossy"));
    assert!(told.contains("cargo::error=FOLDER/my-api.yaml:5:"), "{told}");
    result.unwrap_err();
    let (told, result) = generate(&lossy, |build| build.deny("lossy").allow("wrong-type at #/paths/~1pets"));
    assert_eq!(told, "cargo::rerun-if-changed=FOLDER/my-api.yaml\n");
    result.unwrap();
}

#[test]
fn a_level_that_names_nothing_is_an_error() {
    let (_, result) = generate(EMPTY, |build| build.deny("losy"));
    let message = "`losy` is neither a code nor a severity; did you mean `lossy`?";
    assert_eq!(result.unwrap_err().to_string(), message);
}

#[test]
fn a_selector_that_selects_nothing_is_an_error() {
    let pets =
        EMPTY.replace("paths: {}", "paths:\n  /pets:\n    get: {tags: [pets], responses: {'204': {description: d}}}");
    let (_, result) = generate(&pets, |build| build.include("tag:pets").exclude("GET /*/toys/**"));
    result.unwrap_err();
    let (told, result) = generate(&pets, |build| build.include("tag:pet"));
    assert!(told.contains("cargo::error=") && told.contains("did you mean `tag:pets`?"), "{told}");
    result.unwrap_err();
    generate(&pets, |build| build.include("tag:pets")).1.unwrap();
}
