//! Every diagnostic code has a description that causes it: `rejects/<code>/<case>.yaml`, its findings in a snapshot beside it.

use std::collections::BTreeSet;

use clientwright::diagnostics::Code;

use crate::described::describe;
use crate::run::{differs, folder_name, in_folders, run};

/// Codes that no description can cause, and why.
pub(crate) const WITHOUT_CASE: [(Code, &str); 3] = [
    (Code::Internal, "a bug of the generator: the corpus and every case must be free of it"),
    (Code::UnmatchedSelector, "it stands in the configuration: see the tests of the command line"),
    (Code::Unreadable, "the file itself is missing: see the tests of the command line"),
];

#[test]
fn rejects_are_found_with_their_code_and_a_position() {
    let mut failures = Vec::new();
    for path in in_folders("rejects") {
        let code = folder_name(&path);
        let run = run(&path);
        match run.diagnostics.iter().find(|finding| finding.code.name() == code) {
            None => failures.push(format!("{}: no `{code}`", path.display())),
            Some(finding) if finding.location.is_none() => failures.push(format!("{}: no position", path.display())),
            Some(_) => {}
        }
        failures.extend(differs(&path, "diagnostics", &describe(&run)));
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn every_code_has_a_case_or_a_reason() {
    let cases: BTreeSet<String> = in_folders("rejects").iter().map(|path| folder_name(path)).collect();
    let known: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let excused: BTreeSet<String> = WITHOUT_CASE.iter().map(|(code, _)| code.name().to_owned()).collect();
    assert_eq!(cases.difference(&known).collect::<Vec<_>>(), Vec::<&String>::new(), "folders that are no code");
    assert_eq!(cases.intersection(&excused).collect::<Vec<_>>(), Vec::<&String>::new(), "excused without need");
    let missing: Vec<_> = known.iter().filter(|code| !cases.contains(*code) && !excused.contains(*code)).collect();
    assert_eq!(missing, Vec::<&String>::new(), "codes without a case");
}
