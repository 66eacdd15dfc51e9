//! Names of types.
//!
//! A component keeps its own name. What is written inline is called by the item that it stands in and by its role there. Types are named from
//! the outside in, so that a component never gives way to something inline.

use std::collections::BTreeMap;

use crate::ir;

use super::incoming::{incoming_details, incoming_text};
use super::ladder::{TYPE, natural, specified};
use super::operation::{operation_text, template_text};
use super::scope::{Taken, assign};
use super::shared::shared_wish;
use super::wish::Wish;
use super::{Identifier, status};

/// The name of each type, by [`ir::TypeId`].
pub(super) fn assign_types(api: &ir::Api) -> Vec<Identifier> {
    let depths = depths(api);
    let mut names: BTreeMap<usize, Identifier> = BTreeMap::new();
    let mut taken = Taken::default();
    for level in 0..=depths.iter().copied().max().unwrap_or(0) {
        let indices: Vec<usize> = (0..api.types.len()).filter(|index| depths.get(*index) == Some(&level)).collect();
        let wishes: Vec<Wish> = indices.iter().map(|&index| wish(api, &names, index)).collect();
        for (index, name) in indices.into_iter().zip(assign(&wishes, &taken)) {
            taken.insert(&name);
            names.insert(index, name);
        }
    }
    names.into_values().collect()
}

/// In which turn each type is named: after those that it stands in, and what operations share after what it holds.
fn depths(api: &ir::Api) -> Vec<usize> {
    let depths: Vec<usize> = (0..api.types.len()).map(|index| depth(api, index)).collect();
    let deepest = depths.iter().copied().max().unwrap_or_default();
    let turn = |(ty, depth): (&ir::Type, usize)| match ty.kind {
        ir::TypeKind::Headers(_) => deepest + 1,
        ir::TypeKind::StatusChoice(_) => deepest + 2,
        _ => depth,
    };
    api.types.iter().zip(depths).map(turn).collect()
}

/// How many types a type stands in. A chain that leads into a circle, which no origin should, ends after as many steps as there are types.
fn depth(api: &ir::Api, index: usize) -> usize {
    let mut steps = 0;
    let mut at = index;
    while let Some(ir::Origin::Inline { parent, .. }) = api.types.get(at).map(|ty| &ty.origin) {
        steps += 1;
        at = parent.index();
        if steps > api.types.len() {
            break;
        }
    }
    steps
}

fn wish(api: &ir::Api, names: &BTreeMap<usize, Identifier>, index: usize) -> Wish {
    let Some(ty) = api.types.get(index) else { return specified("", &[], TYPE) };
    if let Some(wish) = shared_wish(api, names, ty) {
        return wish;
    }
    let kind = kind_word(&ty.kind);
    let mut wish = match &ty.origin {
        ir::Origin::Component(name) => return specified(name, &[], TYPE),
        ir::Origin::Inline { parent, role, title } => {
            let outer = names.get(&parent.index()).map_or("", Identifier::as_str);
            inline(outer, role, title.as_deref(), kind)
        }
        ir::Origin::Within { component, role, title } => {
            inline(natural(component, TYPE).as_str(), role, title.as_deref(), kind)
        }
        ir::Origin::Shared { holder, role, title: _ } => held(holder, role, kind),
        ir::Origin::Incoming { incoming, role, title } => {
            let found = api.incoming.get(incoming.index());
            let text = found.map(|incoming| incoming_text(api, incoming)).unwrap_or_default();
            let details = found.map(incoming_details).unwrap_or_default();
            let (outer, role_words) = (text.clone(), role_words(role));
            let with = move |detail: &String| natural(&format!("{outer} {detail} {role_words}"), TYPE);
            inline(&text, role, title.as_deref(), kind)
                .with_later(move |later| details.iter().map(with).chain(later).collect())
        }
        ir::Origin::Operation { operation, role, title } => {
            let found = api.operations.get(operation.index());
            let text = found.map(operation_text).unwrap_or_default();
            let place = found.map(|operation| format!("{} {}", operation.method.as_str(), operation.path.text));
            let role_words = role_words(role);
            inline(&text, role, title.as_deref(), kind).with_later(move |mut later| {
                if let (Some(place), Some(last)) = (place, later.pop()) {
                    later.extend(specified(&format!("{place} {role_words}"), &[], TYPE).into_candidates());
                    later.push(last);
                }
                later
            })
        }
    };
    wish.rank = 3;
    wish
}

/// `outer` and the role; a variant's title says more than what tells it apart.
fn inline(outer: &str, role: &ir::Role, title: Option<&str>, kind: &str) -> Wish {
    let role_words = role_words(role);
    let specific = match (role, title) {
        (ir::Role::Variant(_), Some(title)) if is_short(title) => title,
        _ => &role_words,
    };
    let status = role_status(role).map(status::words).unwrap_or_default();
    specified(&format!("{outer} {specific}"), &[&status, kind, &format!("{role_words} {kind}")], TYPE)
}

/// What stands in an object that operations share is called by the object, which is a parameter, a header or a body by itself.
fn held(holder: &ir::Holder, role: &ir::Role, kind: &str) -> Wish {
    let role_words = role_words(role);
    let role = object_word(role);
    match holder {
        ir::Holder::Component(name) => specified(name, &[role, kind], TYPE),
        ir::Holder::File(name) => {
            let (path, _) = name.rsplit_once('.').unwrap_or((name, ""));
            let (folder, stem) = path.rsplit_once('/').unwrap_or(("", path));
            let nearest = folder.rsplit('/').next().unwrap_or_default();
            let with_folder = [nearest, folder].map(|folder| natural(&format!("{folder} {stem}"), TYPE));
            specified(stem, &[role, kind], TYPE).with_later(move |later| with_folder.into_iter().chain(later).collect())
        }
        ir::Holder::PathItem(template) => {
            specified(&format!("{} {role_words}", template_text(template)), &[role, kind], TYPE)
        }
    }
}

/// What an object is that has the type.
const fn object_word(role: &ir::Role) -> &'static str {
    match role {
        ir::Role::Parameter(_) => "parameter",
        ir::Role::ResponseHeader(..) | ir::Role::ResponseHeaders(_) => "header",
        ir::Role::RequestBody | ir::Role::Payload | ir::Role::Request => "request",
        ir::Role::RequestBodyAs(way) => way.as_str(),
        _ => "response",
    }
}

fn is_short(title: &str) -> bool {
    title.chars().count() <= 40 && title.chars().any(char::is_alphabetic)
}

fn role_words(role: &ir::Role) -> String {
    match role {
        ir::Role::Property(name)
        | ir::Role::Variant(name)
        | ir::Role::Parameter(name)
        | ir::Role::ResponseHeader(_, name) => name.clone(),
        ir::Role::Item => "item".to_owned(),
        ir::Role::Value => "value".to_owned(),
        ir::Role::Form => "form".to_owned(),
        ir::Role::Payload => "payload".to_owned(),
        ir::Role::RequestBody | ir::Role::RequestBodyAs(_) | ir::Role::Request => "request".to_owned(),
        ir::Role::ResponseBody(status) if status.is_success() => "response".to_owned(),
        ir::Role::ResponseBody(status) => format!("{} body", status::words(*status)),
        ir::Role::StreamItem(_) => "stream item".to_owned(),
        ir::Role::ResponseHeaders(status) => format!("{} headers", status::words(*status)),
        ir::Role::Success => "success".to_owned(),
        ir::Role::Errors => "error".to_owned(),
    }
}

fn role_status(role: &ir::Role) -> Option<ir::StatusPattern> {
    match role {
        ir::Role::ResponseBody(status)
        | ir::Role::StreamItem(status)
        | ir::Role::ResponseHeaders(status)
        | ir::Role::ResponseHeader(status, _) => Some(*status),
        _ => None,
    }
}

/// What kind of type it is, for telling it from another of the same name.
fn kind_word(kind: &ir::TypeKind) -> &'static str {
    match kind {
        ir::TypeKind::Struct(_) => "object",
        ir::TypeKind::Enum(_) => "enum",
        ir::TypeKind::Union(_) => "union",
        ir::TypeKind::Alias { .. } => "value",
        ir::TypeKind::StatusChoice(_) => "choice",
        ir::TypeKind::EventChoice(_) => "event",
        ir::TypeKind::Headers(_) => "headers",
    }
}
