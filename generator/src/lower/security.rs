//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, OAuth2Flows, ReferenceOr, SecurityRequirement};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, SecuritySchemeKind};
use crate::spec::{self, Located, Place};

use super::context::{Context, member};
use super::extras::report_extras;

/// The schemes that are known, by name; `None` for one that is not modelled.
pub(super) struct Schemes {
    ids: IndexMap<String, Option<ir::SecuritySchemeId>>,
    list: Vec<ir::SecurityScheme>,
}

impl Schemes {
    /// The schemes of the document's components.
    pub(super) fn of(cx: &mut Context<'_>) -> Self {
        let mut schemes = Self { ids: IndexMap::new(), list: Vec::new() };
        for (place, located) in &cx.document.security_schemes {
            let Some(name) = place.pointer.last() else { continue };
            let lowered = lower_scheme(cx, place, located, &name);
            let id = lowered.map(|scheme| {
                schemes.list.push(scheme);
                ir::SecuritySchemeId::from_index(schemes.list.len() - 1)
            });
            schemes.ids.insert(name, id);
        }
        schemes
    }

    /// The schemes, by id.
    pub(super) fn into_list(self) -> Vec<ir::SecurityScheme> {
        self.list
    }
}

fn lower_scheme(
    cx: &mut Context<'_>,
    place: &Place,
    located: &Located<ReferenceOr<openapiv3::SecurityScheme>>,
    name: &str,
) -> Option<ir::SecurityScheme> {
    let location = &located.location;
    let reference = ReferenceOr::Reference { reference: place.to_string() };
    let Some((_, target, scheme)) = spec::follow(&cx.document.security_schemes, &reference) else {
        cx.report(Code::UnresolvedReference, location, format!("security scheme `{name}` leads to no scheme"));
        return None;
    };
    let (kind, description) = lower_kind(cx, scheme, location, name)?;
    report_extras(cx, target, &["deprecated"]);
    let deprecated = target.extras.get("deprecated").is_some_and(|node| node.value == crate::load::Value::Bool(true));
    Some(ir::SecurityScheme {
        name: name.to_owned(),
        kind,
        docs: ir::Docs { description, ..ir::Docs::default() },
        deprecated,
        location: location.clone(),
    })
}

fn lower_kind(
    cx: &mut Context<'_>,
    scheme: &openapiv3::SecurityScheme,
    location: &Location,
    name: &str,
) -> Option<(SecuritySchemeKind, Option<String>)> {
    match scheme {
        openapiv3::SecurityScheme::APIKey { location: place, name, description, extensions: _ } => {
            let location_in = match place {
                APIKeyLocation::Query => ir::ApiKeyLocation::Query,
                APIKeyLocation::Header => ir::ApiKeyLocation::Header,
                APIKeyLocation::Cookie => ir::ApiKeyLocation::Cookie,
            };
            Some((SecuritySchemeKind::ApiKey { name: name.clone(), location_in }, description.clone()))
        }
        openapiv3::SecurityScheme::HTTP { scheme, bearer_format, description, extensions: _ } => {
            let kind = if scheme.eq_ignore_ascii_case("bearer") {
                SecuritySchemeKind::Bearer { format: bearer_format.clone() }
            } else if scheme.eq_ignore_ascii_case("basic") {
                SecuritySchemeKind::Basic
            } else {
                let message = format!("security scheme `{name}`: HTTP authentication `{scheme}` is not modelled");
                cx.report(Code::NotModelled, &member(location, "scheme"), message);
                return None;
            };
            Some((kind, description.clone()))
        }
        openapiv3::SecurityScheme::OAuth2 { flows, description, extensions: _ } => {
            report_flows(cx, flows, location, name);
            Some((SecuritySchemeKind::Bearer { format: None }, description.clone()))
        }
        openapiv3::SecurityScheme::OpenIDConnect { open_id_connect_url: _, description, extensions: _ } => {
            let message = format!("security scheme `{name}`: discovery is not modelled; its token is sent as bearer");
            cx.report(Code::NotModelled, &member(location, "openIdConnectUrl"), message);
            Some((SecuritySchemeKind::Bearer { format: None }, description.clone()))
        }
    }
}

/// A token of OAuth 2.0 is sent as a bearer token (RFC 6750), however it was got.
fn report_flows(cx: &mut Context<'_>, flows: &OAuth2Flows, location: &Location, name: &str) {
    let OAuth2Flows { implicit, password, client_credentials, authorization_code, extensions: _ } = flows;
    let there = [
        ("implicit", implicit.is_some()),
        ("password", password.is_some()),
        ("clientCredentials", client_credentials.is_some()),
        ("authorizationCode", authorization_code.is_some()),
    ];
    for (flow, _) in there.into_iter().filter(|(_, is_there)| *is_there) {
        let message = format!("security scheme `{name}`: flow `{flow}` is not modelled; its token is sent as bearer");
        cx.report(Code::NotModelled, &member(&member(location, "flows"), flow), message);
    }
}

/// The alternatives of a list of requirements that stands at `location`.
pub(super) fn lower_requirements(
    cx: &mut Context<'_>,
    schemes: &Schemes,
    requirements: &[SecurityRequirement],
    location: &Location,
) -> Vec<ir::SecurityAlternative> {
    let list = member(location, "security");
    let mut alternatives = Vec::new();
    for (index, requirement) in requirements.iter().enumerate() {
        let location = Location { pointer: list.pointer.index(index), ..list.clone() };
        if let Some(alternative) = lower_requirement(cx, schemes, requirement, &location) {
            alternatives.push(alternative);
        }
    }
    alternatives
}

fn lower_requirement(
    cx: &mut Context<'_>,
    schemes: &Schemes,
    requirement: &SecurityRequirement,
    location: &Location,
) -> Option<ir::SecurityAlternative> {
    let mut alternative = ir::SecurityAlternative::default();
    for (name, scopes) in requirement {
        match schemes.ids.get(name) {
            Some(Some(id)) => alternative.schemes.push((*id, scopes.clone())),
            Some(None) => return None,
            None => {
                let message = format!("`{name}` is no security scheme of this description");
                cx.report(Code::UnresolvedReference, &member(location, name), message);
                return None;
            }
        }
    }
    Some(alternative)
}
