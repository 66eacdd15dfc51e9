//! The page about codes, and the examples on it.

use std::collections::BTreeSet;
use std::fs;

use clientwright::diagnostics::{Code, catalogue};

use crate::rejects::WITHOUT_CASE;
use crate::run::run;

#[test]
fn the_page_is_the_table() {
    let page = fs::read_to_string("../generator/docs/diagnostics.md").unwrap();
    let hint = "run `cargo run -p clientwright -- explain --page > generator/docs/diagnostics.md`";
    assert!(page == catalogue(), "{hint}");
}

#[test]
fn every_example_causes_its_code() {
    let folder = tempfile::tempdir().unwrap();
    // The file that the example of `outside-root` refers to.
    fs::create_dir_all(folder.path().join("shared")).unwrap();
    fs::write(folder.path().join("shared/responses.yaml"), "Pets: { description: Pets. }\n").unwrap();
    let inside = folder.path().join("openapi");
    fs::create_dir(&inside).unwrap();
    let mut without = BTreeSet::new();
    for code in Code::ALL {
        let path = inside.join(format!("{code}.yaml"));
        match example(code.explanation()) {
            None => drop(without.insert(*code)),
            Some(text) => {
                fs::write(&path, text).unwrap();
                let found: Vec<_> = run(&path).diagnostics.iter().map(|finding| finding.code).collect();
                assert!(found.contains(code), "{code}: {found:?}");
            }
        }
    }
    assert_eq!(without, WITHOUT_CASE.iter().map(|(code, _)| *code).collect());
}

/// The description in an explanation.
fn example(explanation: &str) -> Option<&str> {
    let (_, rest) = explanation.split_once("```yaml\n")?;
    rest.split_once("```").map(|(text, _)| text)
}
