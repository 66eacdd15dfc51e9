//! Security schemes and requirements.

use indexmap::IndexMap;
use openapiv3::{
    APIKeyLocation, AuthorizationCodeOAuth2Flow, ClientCredentialsOAuth2Flow, ImplicitOAuth2Flow, OAuth2Flows,
    PasswordOAuth2Flow, ReferenceOr, SecurityRequirement,
};

use crate::diagnostics::{Code, Location};
use crate::ir::{self, OAuthGrant, SecuritySchemeKind};
use crate::load::Node;
use crate::spec::{self, Located, Place};

use super::context::{Context, member};
use super::extras::report_extras;
use super::parameter::{AUTHORIZATION, Authorization};

/// Where metadata of the authorization server is (OpenAPI 3.2).
const METADATA: &str = "oauth2MetadataUrl";
/// Marks a type that `openapiv3` does not know (OpenAPI 3.1).
const MUTUAL_TLS: &str = "mutualTLS";
/// A flow that `openapiv3` does not know (OpenAPI 3.2).
const DEVICE_FLOW: &str = "flows/deviceAuthorization";

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

    /// What stands for a header parameter `Authorization`, which has no effect by itself, where a description requires no security at all: any
    /// of the schemes that set it.
    pub(super) fn stand_for(&self, authorization: Authorization) -> Vec<ir::SecurityAlternative> {
        let setting = self.list.iter().enumerate().filter(|(_, scheme)| sets_authorization(&scheme.kind));
        let mut alternatives: Vec<ir::SecurityAlternative> = setting
            .map(|(index, _)| ir::SecurityAlternative {
                schemes: vec![(ir::SecuritySchemeId::from_index(index), Vec::new())],
            })
            .collect();
        if authorization == Authorization::Optional && !alternatives.is_empty() {
            alternatives.push(ir::SecurityAlternative::default());
        }
        alternatives
    }

    /// The schemes, by id.
    pub(super) fn into_list(self) -> Vec<ir::SecurityScheme> {
        self.list
    }
}

fn sets_authorization(kind: &SecuritySchemeKind) -> bool {
    match kind {
        SecuritySchemeKind::Bearer { .. } | SecuritySchemeKind::Basic | SecuritySchemeKind::OAuth { .. } => true,
        SecuritySchemeKind::MutualTls => false,
        SecuritySchemeKind::ApiKey { name, location_in } => {
            *location_in == ir::ApiKeyLocation::Header && name.eq_ignore_ascii_case(AUTHORIZATION)
        }
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
    let mut used = vec!["deprecated"];
    let (mut kind, description) = match scheme {
        openapiv3::SecurityScheme::HTTP { description, .. } if target.extras.contains_key(MUTUAL_TLS) => {
            used.push(MUTUAL_TLS);
            (SecuritySchemeKind::MutualTls, description.clone())
        }
        _ => lower_kind(cx, scheme, location, name)?,
    };
    if let SecuritySchemeKind::OAuth { flows, metadata_url } = &mut kind {
        if metadata_url.is_none() {
            *metadata_url = target.extras.get(METADATA).and_then(Node::as_str).map(str::to_owned);
            used.push(METADATA);
        }
        flows.extend(target.extras.get(DEVICE_FLOW).and_then(device_flow));
        used.push(DEVICE_FLOW);
    }
    report_extras(cx, target, &used);
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
            Some((SecuritySchemeKind::OAuth { flows: lower_flows(flows), metadata_url: None }, description.clone()))
        }
        openapiv3::SecurityScheme::OpenIDConnect { open_id_connect_url, description, extensions: _ } => {
            let metadata_url = Some(open_id_connect_url.clone());
            Some((SecuritySchemeKind::OAuth { flows: Vec::new(), metadata_url }, description.clone()))
        }
    }
}

/// The flows, in the order of the specification.
fn lower_flows(flows: &OAuth2Flows) -> Vec<ir::OAuthFlow> {
    let OAuth2Flows { implicit, password, client_credentials, authorization_code, extensions: _ } = flows;
    let owned = |scopes: &IndexMap<String, String>| {
        scopes.iter().map(|(name, purpose)| (name.clone(), purpose.clone())).collect::<Vec<_>>()
    };
    let implicit = implicit.as_ref().map(|flow| {
        let ImplicitOAuth2Flow { authorization_url, refresh_url, scopes, extensions: _ } = flow;
        ir::OAuthFlow {
            grant: OAuthGrant::Implicit,
            authorization_url: Some(authorization_url.clone()),
            device_authorization_url: None,
            token_url: None,
            refresh_url: refresh_url.clone(),
            scopes: owned(scopes),
        }
    });
    let password = password.as_ref().map(|flow| {
        let PasswordOAuth2Flow { refresh_url, token_url, scopes, extensions: _ } = flow;
        token_flow(OAuthGrant::Password, token_url, refresh_url.as_ref(), owned(scopes))
    });
    let client_credentials = client_credentials.as_ref().map(|flow| {
        let ClientCredentialsOAuth2Flow { refresh_url, token_url, scopes, extensions: _ } = flow;
        token_flow(OAuthGrant::ClientCredentials, token_url, refresh_url.as_ref(), owned(scopes))
    });
    let authorization_code = authorization_code.as_ref().map(|flow| {
        let AuthorizationCodeOAuth2Flow { authorization_url, token_url, refresh_url, scopes, extensions: _ } = flow;
        let flow = token_flow(OAuthGrant::AuthorizationCode, token_url, refresh_url.as_ref(), owned(scopes));
        ir::OAuthFlow { authorization_url: Some(authorization_url.clone()), ..flow }
    });
    [implicit, password, client_credentials, authorization_code].into_iter().flatten().collect()
}

/// The flow of RFC 8628; it stands after the others. Its addresses are there and texts, or `spec` has said that they are not.
fn device_flow(node: &Node) -> Option<ir::OAuthFlow> {
    let text = |key: &str| node.get(key).and_then(Node::as_str).map(str::to_owned);
    let scopes = node.get("scopes").map(Node::entries).unwrap_or_default();
    let scopes = scopes.iter().filter_map(|scope| Some((scope.key.to_string(), scope.value.as_str()?.to_owned())));
    let (token_url, refresh_url) = (text("tokenUrl")?, text("refreshUrl"));
    let flow = token_flow(OAuthGrant::DeviceAuthorization, &token_url, refresh_url.as_ref(), scopes.collect());
    Some(ir::OAuthFlow { device_authorization_url: Some(text("deviceAuthorizationUrl")?), ..flow })
}

fn token_flow(
    grant: OAuthGrant,
    token_url: &str,
    refresh_url: Option<&String>,
    scopes: Vec<(String, String)>,
) -> ir::OAuthFlow {
    ir::OAuthFlow {
        grant,
        authorization_url: None,
        device_authorization_url: None,
        token_url: Some(token_url.to_owned()),
        refresh_url: refresh_url.cloned(),
        scopes,
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
