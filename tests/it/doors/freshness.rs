//! What is committed is what a fresh run gives.

use std::path::Path;

use clientwright::cli::Exit;

use super::workshop::run_in;

#[test]
fn the_committed_client_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let result = run_in(root, "check");
    assert_eq!(result.exit, Exit::Clean, "{}\nrun `cargo run --release -- generate`", result.err);
}
