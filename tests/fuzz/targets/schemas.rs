//! Any YAML as a schema that is sent and received, through everything but printing.
#![no_main]

use clientwright::Config;
use libfuzzer_sys::fuzz_target;

const BEFORE: &str = "
info: { title: T, version: '1' }
paths:
  /a:
    put:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }
      responses: { '200': { description: D, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } }
components:
  schemas:
    B: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }
    A:
";

fuzz_target!(|data: &[u8]| {
    let Some((version, text)) = data.split_first() else { return };
    let Ok(schema) = std::str::from_utf8(text) else { return };
    let version = ["openapi: 3.0.4", "openapi: 3.1.1"][usize::from(*version) % 2];
    let indented: String = schema.lines().map(|line| format!("      {line}\n")).collect();
    let text = [version, BEFORE, &indented].concat();
    let (Some(sources), mut diagnostics) = clientwright_fuzz::load("openapi.yaml", text.into_bytes()) else { return };
    let config = Config::default();
    if let Some(document) = clientwright::read_document(&sources, &config, &mut diagnostics) {
        clientwright::lower_document(&document, &config, &mut diagnostics);
    }
    clientwright::arrange(&sources, &mut diagnostics);
    clientwright_fuzz::show(&sources, &diagnostics);
});
