//! Loads each file given, with all that it refers to, and prints how long that took: `cargo run --release --example load -- FILE…`
//!
//! Columns: milliseconds, files, bytes, values, findings, name. One file at a time, so that `/usr/bin/time -v` shows its memory.
#![expect(clippy::print_stdout, reason = "a table is what it makes")]

use std::path::Path;
use std::time::Instant;

use clientwright::diagnostics::{Diagnostics, render_summary};
use clientwright::load::{Budget, load};

fn main() {
    println!("{:>8} {:>6} {:>10} {:>9}  findings; file", "ms", "files", "bytes", "values");
    for name in std::env::args().skip(1) {
        let mut diagnostics = Diagnostics::new();
        let start = Instant::now();
        let sources = load(Path::new(&name), Budget::default(), &mut diagnostics).unwrap_or_default();
        let milliseconds = start.elapsed().as_secs_f64() * 1e3;
        let bytes: usize = sources.map().iter().map(|(_, file)| file.text.len()).sum();
        let roots = sources.map().iter().filter_map(|(source, _)| sources.root(source));
        let values: usize = roots.map(clientwright::load::Node::count).sum();
        let files = sources.map().iter().count();
        println!("{milliseconds:>8.1} {files:>6} {bytes:>10} {values:>9}  {}; {name}", render_summary(&diagnostics));
    }
}
