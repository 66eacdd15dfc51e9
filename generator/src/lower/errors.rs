//! What a call gives: the body of its successes, and its documented errors.

use crate::ir::{self, BodyContent, Errors, Payload, Role, StatusCase, StatusPattern, Success, TypeId};

use super::context::{Context, made_type};
use super::operation::Unit;

/// What tells two choices by status apart; descriptions do not.
pub(super) type ChoiceKey = Vec<(StatusPattern, Option<Payload>, Option<TypeId>)>;

/// What a call that succeeds gives. When no success is documented but `default` is, that is what a success looks like, too.
pub(super) fn lower_success(cx: &mut Context<'_>, responses: &[ir::Response], unit: &Unit<'_>) -> Success {
    let mut successes: Vec<&ir::Response> = responses.iter().filter(|response| response.status.is_success()).collect();
    if successes.is_empty() {
        successes = responses.iter().filter(|response| response.status == StatusPattern::Default).collect();
    }
    let bodies: Vec<Option<Payload>> = successes.iter().map(|response| lower_payload(response)).collect();
    let Some(first) = bodies.iter().flatten().next() else { return Success::Empty };
    if bodies.iter().all(|body| body.as_ref() == Some(first)) {
        return Success::One(first.clone());
    }
    let mut cases: Vec<StatusCase> = successes.iter().map(|response| lower_case(response)).collect();
    cases.sort_by_key(|case| case.status);
    Success::Several(choice(cx, cases, unit, Role::Success))
}

/// What a call that fails gives.
pub(super) fn lower_errors(cx: &mut Context<'_>, responses: &[ir::Response], unit: &Unit<'_>) -> Errors {
    let failures = responses.iter().filter(|response| !response.status.is_success());
    let mut cases: Vec<StatusCase> = failures.map(lower_case).collect();
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

fn lower_case(response: &ir::Response) -> StatusCase {
    StatusCase {
        status: response.status,
        body: lower_payload(response),
        headers: response.typed_headers,
        docs: ir::Docs { examples: Vec::new(), ..response.docs.clone() },
    }
}

/// What is made of the body of a response. Forms are rarely received; they are left to the caller, as text.
fn lower_payload(response: &ir::Response) -> Option<Payload> {
    let payload = match &response.body.as_ref()?.content {
        BodyContent::Json(ty) => Payload::Json(ty.clone()),
        BodyContent::Xml(body) => Payload::Xml(body.ty.clone()),
        BodyContent::Text | BodyContent::Form(_) => Payload::Text,
        BodyContent::Bytes | BodyContent::Multipart(_) | BodyContent::Sequence(..) => Payload::Bytes,
    };
    Some(payload)
}

/// The choice of these cases, shared by all operations with the same ones.
fn choice(cx: &mut Context<'_>, cases: Vec<StatusCase>, unit: &Unit<'_>, role: Role) -> TypeId {
    let key: ChoiceKey = cases.iter().map(|case| (case.status, case.body.clone(), case.headers)).collect();
    let is_error = role == Role::Errors;
    if let Some(id) = cx.choices.get(&(is_error, key.clone())) {
        return *id;
    }
    let id = cx.add(made_type(unit.origin(role), ir::TypeKind::StatusChoice(cases), unit.location));
    cx.choices.insert((is_error, key), id);
    id
}
