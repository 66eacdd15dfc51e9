//! Documents that are changed here and there, through the whole generator.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Some(text) = clientwright_fuzz::mutate(data) {
        clientwright_fuzz::generate("openapi.json", text.into_bytes());
    }
});
