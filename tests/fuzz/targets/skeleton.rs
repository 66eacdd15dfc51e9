//! Any YAML under the first line of a description, its version by the first byte.
#![no_main]

use clientwright::spec;
use libfuzzer_sys::fuzz_target;

const VERSIONS: [&str; 4] = ["swagger: '2.0'", "openapi: 3.0.4", "openapi: 3.1.1", "openapi: 3.2.0"];

fuzz_target!(|data: &[u8]| {
    let Some((version, text)) = data.split_first() else { return };
    let version = VERSIONS[usize::from(*version) % VERSIONS.len()];
    let text = [version.as_bytes(), b"\n", text].concat();
    let (Some(sources), mut diagnostics) = clientwright_fuzz::load("openapi.yaml", text) else { return };
    spec::read(&sources, &mut diagnostics);
    clientwright::arrange(&sources, &mut diagnostics);
    clientwright_fuzz::show(&sources, &diagnostics);
});
