//! Names of what operations share: choices by status, and typed headers.
//!
//! Such a type is called by what it holds, in an order of its own, so that neither who uses it first nor how many do has a say in it. What holds a
//! type that an operation defines inline is of no use to another, and is called by the operation.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{self, TypeExpression};

use super::Identifier;
use super::case::{Symbols, words};
use super::ladder::{TYPE, specified};
use super::wish::Wish;

/// The wish of a type that is called by what it holds; `None` for any other.
pub(super) fn shared_wish(api: &ir::Api, names: &BTreeMap<usize, Identifier>, ty: &ir::Type) -> Option<Wish> {
    let mut wish = match &ty.kind {
        ir::TypeKind::StatusChoice(cases) if !cases.iter().any(|case| is_of_operation(api, case)) => {
            let headers = cases.iter().filter_map(|case| names.get(&case.headers?.index()));
            let headers: Vec<&str> = headers.map(Identifier::as_str).collect();
            specified(&choice_text(names, cases), &[&format!("with {}", headers.join(" "))], TYPE)
        }
        ir::TypeKind::Headers(headers) if !headers.iter().any(|header| stands_in_operation(api, &header.ty)) => {
            let types: BTreeSet<String> = headers.iter().map(|header| expression_text(names, &header.ty)).collect();
            let types: Vec<String> = types.into_iter().collect();
            specified(&headers_text(headers), &[&format!("of {}", types.join(" "))], TYPE)
        }
        _ => return None,
    };
    wish.rank = 3;
    Some(wish)
}

fn is_of_operation(api: &ir::Api, case: &ir::StatusCase) -> bool {
    let in_headers = case.headers.and_then(|id| api.types.get(id.index())).is_some_and(|ty| match &ty.kind {
        ir::TypeKind::Headers(headers) => headers.iter().any(|header| stands_in_operation(api, &header.ty)),
        _ => false,
    });
    let ty = case.body.as_ref().and_then(ir::Payload::ty);
    in_headers || ty.is_some_and(|ty| stands_in_operation(api, ty))
}

/// Whether a type is, or holds, one that is written inline in an operation.
fn stands_in_operation(api: &ir::Api, ty: &TypeExpression) -> bool {
    match ty {
        TypeExpression::Named(id) => {
            let outermost = api.types.get(api.outermost(*id).index());
            outermost.is_some_and(|ty| matches!(ty.origin, ir::Origin::Operation { .. }))
        }
        TypeExpression::List(inner) | TypeExpression::Map(inner) | TypeExpression::Nullable(inner) => {
            stands_in_operation(api, inner)
        }
        TypeExpression::Tuple(places) => places.iter().any(|place| stands_in_operation(api, place)),
        TypeExpression::Scalar(_) | TypeExpression::Any => false,
    }
}

/// `NotFound 404 or ValidationError 400 422`: each body with its statuses, by the first of them.
fn choice_text(names: &BTreeMap<usize, Identifier>, cases: &[ir::StatusCase]) -> String {
    let mut bodies: Vec<(String, Vec<String>)> = Vec::new();
    for case in cases {
        let body = body_text(names, case.body.as_ref());
        let status = case.status.to_string().to_lowercase();
        match bodies.iter_mut().find(|(known, _)| *known == body) {
            Some((_, statuses)) => statuses.push(status),
            None => bodies.push((body, vec![status])),
        }
    }
    let texts: Vec<String> = bodies.iter().map(|(body, statuses)| format!("{body} {}", statuses.join(" "))).collect();
    texts.join(" or ")
}

fn body_text(names: &BTreeMap<usize, Identifier>, body: Option<&ir::Payload>) -> String {
    match body {
        None => "empty".to_owned(),
        Some(ir::Payload::Text) => "text".to_owned(),
        Some(ir::Payload::Bytes) => "bytes".to_owned(),
        Some(ir::Payload::Json(ty)) => expression_text(names, ty),
        Some(ir::Payload::Xml(ty)) => format!("{} in xml", expression_text(names, ty)),
    }
}

fn expression_text(names: &BTreeMap<usize, Identifier>, ty: &TypeExpression) -> String {
    match ty {
        TypeExpression::Named(id) => names.get(&id.index()).map(Identifier::to_string).unwrap_or_default(),
        TypeExpression::Scalar(scalar) => format!("{scalar:?}"),
        TypeExpression::List(item) => format!("{} list", expression_text(names, item)),
        TypeExpression::Map(value) => format!("{} map", expression_text(names, value)),
        TypeExpression::Nullable(inner) => format!("{} or null", expression_text(names, inner)),
        TypeExpression::Tuple(_) => "tuple".to_owned(),
        TypeExpression::Any => "value".to_owned(),
    }
}

/// The words of all headers, each once: `X-Rate-Limit` and `X-Rate-Reset` are `x rate limit reset headers`.
fn headers_text(headers: &[ir::ResponseHeader]) -> String {
    let mut names: Vec<&str> = headers.iter().map(|header| header.name.as_str()).collect();
    names.sort_by_key(|name| name.to_lowercase());
    let mut all: Vec<String> = Vec::new();
    for word in names.into_iter().flat_map(|name| words(name, Symbols::Dropped)) {
        if !all.contains(&word) {
            all.push(word);
        }
    }
    all.push("headers".to_owned());
    all.join(" ")
}
