//! Any bytes as a file, JSON or YAML by the first of them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Some((kind, text)) = data.split_first() {
        let name = if kind % 2 == 0 { "openapi.json" } else { "openapi.yaml" };
        clientwright_fuzz::load(name, text.to_vec());
    }
});
