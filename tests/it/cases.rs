//! Every description under `cases/` with snapshots of the intermediate representation, the code and the findings beside it.
//!
//! A new behaviour is a new case: put `cases/<feature>/<case>.yaml` there, run, read the snapshots, accept them.

use clientwright::ir;

use crate::described::describe;
use crate::run::{EXERCISE, differs, folder_name, in_folders, run};

/// Files that are nearly the same for every description: only the cases in `client` show them.
const ALIKE: [&str; 2] = ["rustfmt.toml", "src/client.rs"];

#[test]
fn cases_give_what_their_snapshots_hold() {
    let cases = in_folders("cases");
    assert!(!cases.is_empty(), "no cases");
    let mut failures = Vec::new();
    for path in cases {
        let run = run(&path);
        let api = run.api.as_ref().map(ir::dump).unwrap_or_default();
        let files = run.files.as_deref().unwrap_or_default().iter();
        let files = files.filter(|file| match folder_name(&path).as_str() {
            "client" => true,
            EXERCISE => file.path.starts_with("examples/"),
            _ => !ALIKE.contains(&file.path.as_str()),
        });
        let code: String = files.map(|file| format!("==== {}\n{}\n", file.path, file.text)).collect();
        failures.extend(differs(&path, "ir", &api));
        failures.extend(differs(&path, "code", &code));
        failures.extend(differs(&path, "diagnostics", &describe(&run)));
        if let Some(bug) =
            run.diagnostics.iter().find(|finding| finding.code == clientwright::diagnostics::Code::Internal)
        {
            failures.push(format!("{}: {}", path.display(), bug.message));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
