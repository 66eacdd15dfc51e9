//! Which version a document says it is written in.

use crate::diagnostics::{Code, Diagnostic};
use crate::load::{Node, Value};

use super::Version;
use super::cx::Site;

/// The version of the document at `site`, or why there is none. YAML may have made a number of it: `openapi: 3.1`, `swagger: 2.0`.
pub(super) fn detect(site: &Site<'_>) -> Result<Version, Box<Diagnostic>> {
    let Some((key, value)) = ["openapi", "swagger"].into_iter().find_map(|key| Some((key, site.get(key)?))) else {
        let diagnostic =
            Diagnostic::new(Code::UnsupportedVersion, site.location(), "the document does not say its version");
        return Err(Box::new(diagnostic.help("it starts with `openapi: 3.1.0`, or with `swagger: \"2.0\"`")));
    };
    let text = text(value.node).unwrap_or_default();
    known(key, text).ok_or_else(|| {
        let message = format!("`{key}` does not know the version `{text}`");
        let diagnostic = Diagnostic::new(Code::UnsupportedVersion, value.location(), message);
        Box::new(diagnostic.help("versions 2.0, 3.0, 3.1 and 3.2 are read"))
    })
}

fn known(key: &str, text: &str) -> Option<Version> {
    let mut parts = text.trim().splitn(3, '.');
    match (key, parts.next()?, parts.next()?) {
        ("swagger", "2", "0") => Some(Version::V2_0),
        ("openapi", "3", "0") => Some(Version::V3_0),
        ("openapi", "3", "1") => Some(Version::V3_1),
        ("openapi", "3", "2") => Some(Version::V3_2),
        _ => None,
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text),
        _ => None,
    }
}
