//! Same input, same bytes.

use crate::run::{in_folders, run};

#[test]
fn two_runs_give_the_same_bytes() {
    for path in in_folders("cases") {
        let (one, two) = (run(&path), run(&path));
        assert_eq!(one.files, two.files, "{}", path.display());
        assert!(one.diagnostics.iter().eq(two.diagnostics.iter()), "{}", path.display());
    }
}
