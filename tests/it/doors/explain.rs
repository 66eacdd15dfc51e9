//! `clientwright explain`.

use clientwright::cli::Exit;

use super::workshop::Workshop;

#[test]
fn explains_a_code_or_lists_all() {
    let workshop = Workshop::with_pets();
    let one = workshop.succeed("explain unknown-key").out;
    assert!(
        one.starts_with("## unknown-key\n\n*fault, warning.* The specification does not define this key here."),
        "{one}"
    );
    assert!(one.contains("properites"), "an example: {one}");
    let all = workshop.succeed("explain").out;
    assert!(all.lines().any(|line| line.starts_with("undecidable-union     gap      lossy   ")), "{all}");
    assert!(workshop.succeed("explain --page").out.starts_with("# Diagnostics\n"));
}

#[test]
fn an_unknown_code_is_wrong_usage() {
    let result = Workshop::with_pets().run("explain unkown-key");
    assert_eq!(result.exit, Exit::Usage);
    assert_eq!(result.err, "error: `unkown-key` is no code; did you mean `unknown-key`?\n");
}
