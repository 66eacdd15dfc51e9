//! What Steady says: a JSON object a line.

use serde_json::Value;

use crate::judge::{Complaint, Heard};
use crate::request::Request;

/// How the codes of what may be held against the client begin; those of routing are among them, since a request that goes nowhere is one, too.
const CODES: [&str; 2] = ["E2", "E3"];
/// What it calls findings of these codes that the description is to blame for, or nobody.
const AMBIGUOUS: &str = "ambiguous";

/// The status that it answers where it breaks.
const BROKEN: u64 = 500;

/// Reads the log.
pub(crate) fn hear(log: &str) -> Vec<Heard> {
    let lines = log.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut heard: Vec<Heard> = Vec::new();
    let mut last = Value::Null;
    for line in lines.filter(|line| line["type"] == "request") {
        // It speaks twice of a request that it breaks over while it refuses it.
        if line["response"]["status"] != BROKEN || line["request"] != last {
            heard.push(request(&line));
        }
        last = line["request"].clone();
    }
    heard
}

fn request(line: &Value) -> Heard {
    let request = &line["request"];
    let text = |key: &str| request[key].as_str().unwrap_or_default().to_owned();
    let route = request["pathPattern"].as_str().map(|path| format!("{} {path}", text("method")));
    let diagnostics = line["diagnostics"].as_array().map(Vec::as_slice).unwrap_or_default();
    let complaints = diagnostics.iter().filter_map(complaint).collect();
    Heard { request: Request { method: text("method"), path: text("path") }, route, complaints }
}

fn complaint(diagnostic: &Value) -> Option<Complaint> {
    let code = diagnostic["code"].as_str()?;
    let is_against_client = CODES.iter().any(|family| code.starts_with(family)) && diagnostic["category"] != AMBIGUOUS;
    is_against_client.then(|| Complaint { kind: code.to_owned(), text: diagnostic.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_client_is_to_blame_for_is_heard() {
        let log = r#"{"type":"startup"}
{"type":"request","request":{"method":"PUT","path":"/pet/1","pathPattern":"/pet/{id}"},"diagnostics":[{"code":"E3002"},{"code":"E4002"},{"code":"E3012","category":"ambiguous"}]}
not JSON
{"type":"request","request":{"method":"GET","path":"/x"},"diagnostics":[]}"#;
        let heard = hear(log);
        assert_eq!(heard.len(), 2);
        assert_eq!(heard[0].route.as_deref(), Some("PUT /pet/{id}"));
        assert_eq!(heard[0].complaints.iter().map(|complaint| complaint.kind.as_str()).collect::<Vec<_>>(), ["E3002"]);
        let request = Request { method: "GET".to_owned(), path: "/x".to_owned() };
        assert_eq!(heard[1], Heard { request, route: None, complaints: Vec::new() });
    }
}
