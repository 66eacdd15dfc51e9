//! What a build script drags in.

use std::process::Command;

/// What `cargo tree` prints of this package, names only.
fn tree(arguments: &[&str]) -> Vec<String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap());
    cargo.args(["tree", "--package", "downstream", "--prefix", "none", "--offline", "--locked"]).args(arguments);
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn the_command_line_is_in_no_build_script() {
    let crates = tree(&["--edges", "normal,build"]);
    for wanted in ["clientwright", "clientwright-runtime", "openapiv3"] {
        assert!(crates.iter().any(|name| name == wanted), "{crates:?}");
    }
    for unwanted in ["clap", "clap_builder", "glob", "toml_edit"] {
        assert!(!crates.iter().any(|name| name == unwanted), "{unwanted} is in {crates:?}");
    }
}

#[test]
fn the_runtime_is_the_only_dependency() {
    assert_eq!(tree(&["--edges", "normal", "--depth", "1"]), ["downstream", "clientwright-runtime"]);
}
