//! What Prism says: lines for people, in colours.

use crate::judge::{Complaint, Heard};
use crate::request::Request;

/// What a line about a new request has.
const REQUEST: &str = "Request received";
/// What stands before a request.
const SERVER: &str = "[HTTP SERVER]";
/// What stands before what is wrong with a request.
const VIOLATION: &str = "Violation: request";
/// What stands before what cannot be answered.
const FAILURE: &str = "Request terminated with error:";

/// Reads the log.
pub(crate) fn hear(log: &str) -> Vec<Heard> {
    let mut heard: Vec<Heard> = Vec::new();
    for line in log.lines() {
        let line = without_colours(line);
        heard.extend(request(&line).map(|request| Heard { request, route: None, complaints: Vec::new() }));
        let Some(last) = heard.last_mut() else { continue };
        if let Some((_, text)) = line.split_once(VIOLATION) {
            // `.body.a.b Request body property …`: what is wrong where a name stands is one kind.
            let place = text.split([' ', '.']).find(|part| !part.is_empty()).unwrap_or("request");
            last.complaints.push(Complaint { kind: format!("violation:{place}"), text: text.trim().to_owned() });
        } else if let Some((_, text)) = line.split_once(FAILURE) {
            let kind = text.rsplit('#').next().unwrap_or(text).trim().to_lowercase();
            last.complaints.push(Complaint { kind: format!("failure:{kind}"), text: text.trim().to_owned() });
        }
    }
    heard
}

/// `… [HTTP SERVER] get /pets/1 ℹ info Request received`.
fn request(line: &str) -> Option<Request> {
    let (_, told) = line.split_once(SERVER).filter(|(_, told)| told.contains(REQUEST))?;
    let mut words = told.split_whitespace();
    let method = words.next()?.to_uppercase();
    let path = words.next()?.split('?').next()?.to_owned();
    Some(Request { method, path })
}

/// The line without escape sequences (ECMA-48, `CSI … m`).
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn violations_belong_to_the_last_request() {
        let log = "Prism is listening\n[HTTP SERVER] \u{1b}[1mput\u{1b}[22m /pet info Request received\n\
            [VALIDATOR] error Violation: request.body.shipDate Request body property shipDate must match\n\
            [HTTP SERVER] get /pet info Request received\n";
        let heard = hear(log);
        assert_eq!(heard.len(), 2);
        assert_eq!(heard[0].complaints[0].kind, "violation:body");
        assert_eq!(heard[1].request, Request { method: "GET".to_owned(), path: "/pet".to_owned() });
        assert_eq!(heard[1].complaints, []);
    }
}
