//! Security Scheme Objects.

use serde_json::{Map, Value as Json};

use crate::load::{Node, Value};
use crate::spec::cx::{Cx, Site};
use crate::spec::{Version, report, scalar};

use super::build::{Built, build};
use super::objects::insert;
use super::{form, v3};

/// Reads the Security Scheme Object at `site`.
pub(super) fn read(cx: &mut Cx<'_>, site: &Site<'_>) {
    let mut built = build(cx, site, &v3::SECURITY_SCHEME);
    if let Some(parts) = &mut built {
        let Some(ty) = read_type(cx, site) else { return };
        if !settle(cx, site, &ty, parts) {
            return;
        }
        if ty == "apiKey" {
            let location = parts.object.get("in").and_then(Json::as_str).unwrap_or_default();
            form::check_name(cx, site, location);
        }
    }
    insert(cx, site, built, |document| &mut document.security_schemes);
}

fn read_type(cx: &mut Cx<'_>, site: &Site<'_>) -> Option<String> {
    const TYPES: [&str; 5] = ["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];
    let Some(value) = site.get("type") else {
        report::missing_field(cx, site, v3::SECURITY_SCHEME.name, "type", "the scheme was left out");
        return None;
    };
    let ty = scalar::word(cx, &value, &TYPES)?;
    if ty == "mutualTLS" && cx.version() < Version::V3_1 {
        report::other_version(cx, value.location(), "the type `mutualTLS`");
    }
    Some(ty)
}

/// Sets the type, checks what it requires, reports what it has no use for. `openapiv3` does not know `mutualTLS`: an extra of that name
/// marks it, and the object is an `http` scheme of that name, which no registry has.
fn settle(cx: &mut Cx<'_>, site: &Site<'_>, ty: &str, built: &mut Built) -> bool {
    let (required, optional): (&[&str], &[&str]) = match ty {
        "apiKey" => (&["name", "in"], &[]),
        "http" => (&["scheme"], &["bearerFormat"]),
        "oauth2" => (&["flows"], &[]),
        "openIdConnect" => (&["openIdConnectUrl"], &[]),
        _ => (&[], &[]),
    };
    for key in ["name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"] {
        let of_type = required.contains(&key) || optional.contains(&key);
        if !of_type && built.object.shift_remove(key).is_some() {
            report::key_without_use(cx, site, key, &format!("a scheme of type `{ty}`"));
        }
    }
    let (ty, scheme) = if ty == "mutualTLS" { ("http", Some(ty)) } else { (ty, None) };
    if let Some(scheme) = scheme {
        built.object.insert("scheme".to_owned(), Json::String(scheme.to_owned()));
        built.extras.insert(scheme.to_owned(), Node { value: Value::Bool(true), span: site.node.span });
    }
    if ty == "oauth2" && !built.object.contains_key("flows") {
        report::repaired_field(cx, site, v3::SECURITY_SCHEME.name, "flows", "it was taken to be empty");
        built.object.insert("flows".to_owned(), Json::Object(Map::new()));
    }
    built.object.insert("type".to_owned(), Json::String(ty.to_owned()));
    let missing = required.iter().find(|key| !built.object.contains_key(**key));
    if let Some(key) = missing {
        report::missing_field(cx, site, v3::SECURITY_SCHEME.name, key, "the scheme was left out");
    }
    missing.is_none()
}
