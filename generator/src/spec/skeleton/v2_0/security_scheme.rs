//! Security Scheme Objects.

use serde_json::{Map, Value as Json, json};

use crate::spec::cx::{Cx, Site};
use crate::spec::report;

use super::super::build::{Built, build};
use super::super::objects::insert;
use super::tables;

/// Reads the Security Scheme Object at `site`.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    let Some(Built { mut object, extras }) = build(cx, site, &tables::SECURITY_SCHEME) else { return };
    let ty = object.shift_remove("type");
    let complete = match ty.as_ref().and_then(Json::as_str) {
        Some("basic") => basic(&mut object),
        Some("apiKey") => api_key(cx, site, &mut object),
        _ => oauth2(cx, site, &mut object),
    };
    report_without_use(cx, site, &mut object);
    if complete {
        insert(cx, site, Some(Built { object, extras }), |document| &mut document.security_schemes);
    }
}

fn basic(object: &mut Map<String, Json>) -> bool {
    object.insert("type".to_owned(), json!("http"));
    object.insert("scheme".to_owned(), json!("basic"));
    true
}

fn api_key(cx: &mut Cx<'_>, site: &Site<'_>, object: &mut Map<String, Json>) -> bool {
    object.insert("type".to_owned(), json!("apiKey"));
    let missing = ["name", "in"].into_iter().find(|key| !object.contains_key(*key));
    if let Some(key) = missing {
        report::missing_field(cx, site, tables::SECURITY_SCHEME.name, key, "the scheme was left out");
    }
    missing.is_none()
}

fn oauth2(cx: &mut Cx<'_>, site: &Site<'_>, object: &mut Map<String, Json>) -> bool {
    object.insert("type".to_owned(), json!("oauth2"));
    let name = object.shift_remove("flow");
    let (name, required): (&str, &[&str]) = match name.as_ref().and_then(Json::as_str) {
        Some("implicit") => ("implicit", &["authorizationUrl"]),
        Some("password") => ("password", &["tokenUrl"]),
        Some("application") => ("clientCredentials", &["tokenUrl"]),
        Some("accessCode") => ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
        _ => {
            report::missing_field(cx, site, tables::SECURITY_SCHEME.name, "flow", "the scheme has no flows");
            object.insert("flows".to_owned(), json!({}));
            return true;
        }
    };
    let scopes = object.shift_remove("scopes").unwrap_or_else(|| {
        report::repaired_field(cx, site, tables::SECURITY_SCHEME.name, "scopes", "it was taken to be empty");
        json!({})
    });
    let mut flow = Map::from_iter([("scopes".to_owned(), scopes)]);
    for key in required {
        match object.shift_remove(*key) {
            Some(url) => drop(flow.insert((*key).to_owned(), url)),
            None => report::missing_field(cx, site, tables::SECURITY_SCHEME.name, key, "the flow was left out"),
        }
    }
    let is_complete = required.iter().all(|key| flow.contains_key(*key));
    let flows = if is_complete { Map::from_iter([(name.to_owned(), Json::Object(flow))]) } else { Map::new() };
    object.insert("flows".to_owned(), Json::Object(flows));
    true
}

/// What the type of scheme has no use for.
fn report_without_use(cx: &mut Cx<'_>, site: &Site<'_>, object: &mut Map<String, Json>) {
    let is_key = object.get("type").is_some_and(|ty| ty == "apiKey");
    let own: &[&str] = if is_key { &[] } else { &["name", "in"] };
    for key in ["flow", "authorizationUrl", "tokenUrl", "scopes"].iter().chain(own) {
        if object.shift_remove(*key).is_some() {
            report::key_without_use(cx, site, key, "a scheme of this type");
        }
    }
}
