//! What a call gives: the body of its successes, and its documented errors.

use crate::diagnostics::Code;
use crate::ir::{self, BodyContent, ErrorCase, Errors, Role, StatusPattern, Success, TypeExpression, TypeId};

use super::context::Context;
use super::operation::Unit;

/// What tells two choices by status apart; descriptions do not.
pub(super) type ChoiceKey = Vec<(StatusPattern, Option<TypeExpression>, Option<TypeId>)>;

/// What a call that succeeds gives. When no success is documented but `default` is, that is what a success looks like, too.
pub(super) fn lower_success(cx: &mut Context<'_>, responses: &[ir::Response], unit: &Unit<'_>) -> Success {
    let mut successes: Vec<&ir::Response> = responses.iter().filter(|response| response.status.is_success()).collect();
    if successes.is_empty() {
        successes = responses.iter().filter(|response| response.status == StatusPattern::Default).collect();
    }
    let bodies = || successes.iter().filter_map(|response| response.body.as_ref());
    let Some(first) = bodies().next() else { return Success::Empty };
    let all_have_bodies = bodies().count() == successes.len();
    if all_have_bodies && bodies().all(|body| body.content == first.content) {
        return match &first.content {
            BodyContent::Json(ty) | BodyContent::Form(ty) => Success::One(ty.clone()),
            BodyContent::Text => Success::Text,
            BodyContent::Multipart(_) | BodyContent::Bytes => Success::Bytes,
        };
    }
    if bodies().any(|body| !matches!(body.content, BodyContent::Json(_))) {
        let message = "successes whose bodies are of different media types are not modelled; their bytes are given";
        let location = successes.first().map_or(unit.location, |response| &response.location);
        cx.report(Code::NotModelled, location, message);
        return Success::Bytes;
    }
    let cases = successes.iter().map(|response| lower_case(cx, response, unit)).collect();
    Success::Several(choice(cx, cases, unit, Role::Success))
}

/// What a call that fails gives.
pub(super) fn lower_errors(cx: &mut Context<'_>, responses: &[ir::Response], unit: &Unit<'_>) -> Errors {
    let failures = responses.iter().filter(|response| !response.status.is_success());
    let mut cases: Vec<ErrorCase> = failures.map(|response| lower_case(cx, response, unit)).collect();
    if cases.iter().all(|case| case.body.is_none() && case.headers.is_none()) {
        return Errors::Undocumented;
    }
    let first = cases.first().and_then(|case| case.body.clone());
    let is_one = cases.iter().all(|case| case.headers.is_none() && case.body == first);
    match first {
        Some(ty) if is_one => Errors::One(ty),
        _ => {
            cases.sort_by_key(|case| case.status);
            Errors::Several(choice(cx, cases, unit, Role::Errors))
        }
    }
}

fn lower_case(cx: &mut Context<'_>, response: &ir::Response, unit: &Unit<'_>) -> ErrorCase {
    let body = match response.body.as_ref().map(|body| &body.content) {
        Some(BodyContent::Json(ty)) => Some(ty.clone()),
        Some(BodyContent::Form(_) | BodyContent::Multipart(_) | BodyContent::Text | BodyContent::Bytes) => {
            let message = "a body that is not JSON is typed only where it is the one success; its bytes are kept";
            cx.report(Code::DocsOnly, &response.location, message);
            None
        }
        None => None,
    };
    ErrorCase {
        status: response.status,
        body,
        headers: lower_headers(cx, response, unit),
        docs: ir::Docs { examples: Vec::new(), ..response.docs.clone() },
    }
}

/// The typed headers of a response, shared by all responses with the same ones.
fn lower_headers(cx: &mut Context<'_>, response: &ir::Response, unit: &Unit<'_>) -> Option<TypeId> {
    if response.headers.is_empty() {
        return None;
    }
    let key: Vec<_> =
        response.headers.iter().map(|header| (header.name.clone(), header.ty.clone(), header.explode)).collect();
    if let Some(id) = cx.headers.get(&key) {
        return Some(*id);
    }
    let origin = unit.origin(Role::ResponseHeaders(response.status));
    let id = cx.add(made_type(origin, ir::TypeKind::Headers(response.headers.clone()), &response.location));
    cx.headers.insert(key, id);
    Some(id)
}

/// The choice of these cases, shared by all operations with the same ones.
fn choice(cx: &mut Context<'_>, cases: Vec<ErrorCase>, unit: &Unit<'_>, role: Role) -> TypeId {
    let key: ChoiceKey = cases.iter().map(|case| (case.status, case.body.clone(), case.headers)).collect();
    let is_error = role == Role::Errors;
    if let Some(id) = cx.choices.get(&(is_error, key.clone())) {
        return *id;
    }
    let id = cx.add(made_type(unit.origin(role), ir::TypeKind::StatusChoice(cases), unit.location));
    cx.choices.insert((is_error, key), id);
    id
}

fn made_type(origin: ir::Origin, kind: ir::TypeKind, location: &crate::diagnostics::Location) -> ir::Type {
    ir::Type {
        origin,
        docs: ir::Docs::default(),
        deprecated: false,
        kind,
        direction: ir::Direction::default(),
        derives: ir::Derives::default(),
        location: location.clone(),
    }
}
