//! What rustc says of a crate, from cargo's `--message-format=json`.

use std::collections::BTreeMap;

use serde_json::Value;

/// What rustc says of a crate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Messages {
    pub warnings: u64,
    pub errors: u64,
    /// Both by lint or error code; what has neither counts as `-`.
    pub codes: BTreeMap<String, u64>,
    /// The first error, else the first warning: file, line and text.
    pub first: String,
}

/// Reads what was said of the crate of that name.
pub fn read(lines: &[u8], crate_name: &str) -> Messages {
    let mut messages = Messages::default();
    let (mut first_error, mut first_warning) = (None, None);
    for line in lines.split(|byte| *byte == b'\n') {
        let Ok(line) = serde_json::from_slice::<Value>(line) else { continue };
        let message = &line["message"];
        if line["reason"] != "compiler-message" || line["target"]["name"] != crate_name || is_summary(message) {
            continue;
        }
        let (count, first) = match message["level"].as_str() {
            Some("warning") => (&mut messages.warnings, &mut first_warning),
            Some(level) if level.starts_with("error") => (&mut messages.errors, &mut first_error),
            _ => continue,
        };
        *count += 1;
        first.get_or_insert_with(|| in_one_line(message));
        let code = message["code"]["code"].as_str().unwrap_or("-").to_owned();
        *messages.codes.entry(code).or_default() += 1;
    }
    messages.first = first_error.or(first_warning).unwrap_or_default();
    messages
}

/// The lines that count the others.
fn is_summary(message: &Value) -> bool {
    let text = message["message"].as_str().unwrap_or_default();
    let counts =
        text.starts_with("aborting due to") || text.ends_with("warning emitted") || text.ends_with("warnings emitted");
    counts && message["spans"].as_array().is_none_or(Vec::is_empty)
}

fn in_one_line(message: &Value) -> String {
    let text = message["message"].as_str().unwrap_or_default();
    let spans = message["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
    let place = spans.iter().find(|span| span["is_primary"] == true).map(|span| {
        format!(
            "{}:{}: ",
            span["file_name"].as_str().unwrap_or_default(),
            span["line_start"].as_u64().unwrap_or_default()
        )
    });
    format!("{}{text}", place.unwrap_or_default()).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_is_said_of_the_crate() {
        let lines = r#"
{"reason":"compiler-artifact","target":{"name":"api"}}
{"reason":"compiler-message","target":{"name":"other"},"message":{"level":"error","message":"not ours","spans":[]}}
{"reason":"compiler-message","target":{"name":"api"},"message":{"level":"warning","message":"unused","code":{"code":"dead_code"},"spans":[{"is_primary":true,"file_name":"src/a.rs","line_start":7}]}}
{"reason":"compiler-message","target":{"name":"api"},"message":{"level":"error","message":"no\nsuch type","code":{"code":"E0412"},"spans":[]}}
{"reason":"compiler-message","target":{"name":"api"},"message":{"level":"error","message":"aborting due to 1 previous error","code":null,"spans":[]}}
{"reason":"compiler-message","target":{"name":"api"},"message":{"level":"failure-note","message":"explain","code":null,"spans":[]}}
"#;
        let codes = [("E0412".to_owned(), 1), ("dead_code".to_owned(), 1)].into();
        let expected = Messages { warnings: 1, errors: 1, codes, first: "no such type".to_owned() };
        assert_eq!(read(lines.as_bytes(), "api"), expected);
    }

    #[test]
    fn a_first_warning_says_where_it_stands() {
        let line = r#"{"reason":"compiler-message","target":{"name":"api"},"message":{"level":"warning","message":"unused","spans":[{"is_primary":true,"file_name":"src/a.rs","line_start":7}]}}"#;
        assert_eq!(read(line.as_bytes(), "api").first, "src/a.rs:7: unused");
    }
}
