//! The names of two clients side by side, from where a user meets them.
//!
//! What is the same in both is found as a user finds it: an operation by method and path, what it takes and gives by its part in it, a property
//! by its name. So no order and no counter of the generator's own has a say.

use std::collections::{BTreeSet, HashMap, VecDeque};

use clientwright::ir;
use clientwright::names::{Identifier, ServerNames};

use super::compare_types::Walk;
use super::document::Named;

/// A name that did not last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is the name of.
    pub place: String,
    /// What it was called.
    pub before: String,
    /// What it is called.
    pub after: String,
}

/// What came of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// How many names were compared.
    pub compared: u64,
    /// Those that did not last.
    pub differences: Vec<Difference>,
    /// Those that gained or lost a detail because the changed item wants the same name, or does no longer.
    pub contested: Vec<Difference>,
}

/// Compares every name but those of components in `touched`, and of what stands in them.
pub fn compare(before: &Named, after: &Named, touched: &BTreeSet<String>) -> Comparison {
    let mut walk = Walk::new(before, after, touched);
    compare_tags(&mut walk);
    compare_operations(&mut walk);
    compare_incoming(&mut walk);
    compare_servers(&mut walk);
    let schemes =
        |named: &Named| named.api.security_schemes.iter().map(|scheme| scheme.name.clone()).collect::<Vec<_>>();
    for (name, one, other) in matched(&schemes(before), &schemes(after)) {
        walk.names(name, [(before.names.security.get(one), after.names.security.get(other))]);
    }
    walk.finish()
}

/// The indices of what has the same key in both, with the key. What has it twice is matched in order.
fn matched<'k>(before: &'k [String], after: &[String]) -> Vec<(&'k str, usize, usize)> {
    let mut others: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (index, key) in after.iter().enumerate() {
        others.entry(key).or_default().push_back(index);
    }
    let pair =
        |(index, key): (usize, &'k String)| Some((key.as_str(), index, others.get_mut(key.as_str())?.pop_front()?));
    before.iter().enumerate().filter_map(pair).collect()
}

fn compare_tags(walk: &mut Walk<'_>) {
    let keys = |named: &Named| named.api.tags.iter().map(|tag| tag.name.clone()).collect::<Vec<_>>();
    for (name, one, other) in matched(&keys(walk.before), &keys(walk.after)) {
        let (Some(one), Some(other)) = (walk.before.names.tags.get(one), walk.after.names.tags.get(other)) else {
            continue;
        };
        let pairs = [
            (&one.module, &other.module),
            (&one.accessor, &other.accessor),
            (&one.group, &other.group),
            (&one.feature, &other.feature),
        ];
        walk.names(name, pairs.map(|(one, other)| (Some(one), Some(other))));
    }
}

fn compare_operations(walk: &mut Walk<'_>) {
    let (before, after) = (walk.before, walk.after);
    let key = |operation: &ir::Operation| {
        let way = operation.sent_as.map(ir::SentAs::as_str).unwrap_or_default();
        format!("{} {} {way}", operation.method.as_str(), operation.path.text)
    };
    let keys = |named: &Named| named.api.operations.iter().map(key).collect::<Vec<_>>();
    let (old, new) = (keys(before), keys(after));
    for (place, one, other) in matched(&old, &new) {
        let operations = (before.api.operations.get(one), after.api.operations.get(other));
        let (Some(one_names), Some(other_names)) =
            (before.names.operations.get(one), after.names.operations.get(other))
        else {
            continue;
        };
        let pairs = [
            (&one_names.method, &other_names.method),
            (&one_names.call, &other_names.call),
            (&one_names.descriptor, &other_names.descriptor),
            (&one_names.body, &other_names.body),
            (&one_names.body_setter, &other_names.body_setter),
        ];
        walk.names(place, pairs.map(|(one, other)| (Some(one), Some(other))));
        let own = [(&one_names.success, &other_names.success), (&one_names.errors, &other_names.errors)];
        walk.names(
            place,
            own.into_iter().filter_map(|(one, other)| Some((Some(one.as_ref()?), Some(other.as_ref()?)))),
        );
        let (Some(one), Some(other)) = operations else { continue };
        let parameters = |operation: &ir::Operation| {
            let keys =
                operation.parameters.iter().map(|parameter| format!("{:?} {}", parameter.location_in, parameter.name));
            keys.collect::<Vec<_>>()
        };
        for (name, first, second) in matched(&parameters(one), &parameters(other)) {
            let place = format!("{place}, {name}");
            let get = |names: &[Identifier], index: usize| names.get(index).cloned();
            let own = (get(&one_names.parameters, first), get(&other_names.parameters, second));
            let setters = (get(&one_names.setters, first), get(&other_names.setters, second));
            walk.names(&place, [(own.0.as_ref(), own.1.as_ref()), (setters.0.as_ref(), setters.1.as_ref())]);
            if let (Some(one), Some(other)) = (one.parameters.get(first), other.parameters.get(second)) {
                walk.expressions(&one.ty, &other.ty);
            }
        }
        compare_bodies(walk, one, other);
    }
    let gone: BTreeSet<&String> = old.iter().filter(|key| !new.contains(key)).collect();
    gone.into_iter().for_each(|place| walk.lost(place));
}

fn compare_bodies(walk: &mut Walk<'_>, one: &ir::Operation, other: &ir::Operation) {
    if let (Some(one), Some(other)) = (&one.request_body, &other.request_body) {
        walk.optional(one.body.content.ty(), other.body.content.ty());
    }
    for first in &one.responses {
        let Some(second) = other.responses.iter().find(|response| response.status == first.status) else { continue };
        if let (Some(one), Some(other)) = (&first.body, &second.body) {
            walk.optional(one.content.ty(), other.content.ty());
        }
        walk.ids(first.typed_headers, second.typed_headers);
    }
    match (&one.success, &other.success) {
        (ir::Success::Several(one), ir::Success::Several(other)) => walk.ids(Some(*one), Some(*other)),
        (ir::Success::One(one), ir::Success::One(other)) => walk.optional(one.ty(), other.ty()),
        _ => {}
    }
    match (&one.errors, &other.errors) {
        (ir::Errors::Several(one), ir::Errors::Several(other)) => walk.ids(Some(*one), Some(*other)),
        (ir::Errors::One(one), ir::Errors::One(other)) => walk.optional(one.ty(), other.ty()),
        _ => {}
    }
}

fn compare_incoming(walk: &mut Walk<'_>) {
    let keys = |named: &Named| {
        let pointers = named.api.incoming.iter().map(|incoming| incoming.location.pointer.to_string());
        pointers.collect::<Vec<_>>()
    };
    let (before, after) = (walk.before, walk.after);
    for (place, one, other) in matched(&keys(before), &keys(after)) {
        let (Some(first), Some(second)) = (before.api.incoming.get(one), after.api.incoming.get(other)) else {
            continue;
        };
        if !walk.touched.contains(&first.name) {
            walk.names(place, [(before.names.incoming.get(one), after.names.incoming.get(other))]);
        }
        if let (Some(one), Some(other)) = (&first.body, &second.body) {
            walk.optional(one.body.content.ty(), other.body.content.ty());
        }
    }
}

fn compare_servers(walk: &mut Walk<'_>) {
    let (before, after) = (walk.before, walk.after);
    let lists = |named: &'_ Named| {
        let own = named.api.operation_servers.iter().zip(named.names.operation_servers.clone());
        let all = named.api.servers.iter().zip(named.names.servers.clone());
        let keyed =
            |word: &'static str| move |(server, names): (&ir::Server, _)| (format!("{word} {}", server.url), names);
        all.map(keyed("server")).chain(own.map(keyed("operation server"))).unzip::<_, _, Vec<_>, Vec<_>>()
    };
    let ((old, old_names), (new, new_names)) = (lists(before), lists(after));
    for (place, one, other) in matched(&old, &new) {
        let names = |names: &[ServerNames], index: usize| names.get(index).map(server_names).unwrap_or_default();
        let (one, other) = (names(&old_names, one), names(&new_names, other));
        walk.names(place, one.iter().zip(&other).map(|(one, other)| (Some(one), Some(other))));
    }
}

fn server_names(names: &ServerNames) -> Vec<Identifier> {
    let mut all = vec![names.variant.clone()];
    if let Some(variables) = &names.variables {
        all.push(variables.name.clone());
        for variable in &variables.variables {
            all.extend([variable.field.clone(), variable.setter.clone()]);
            all.extend(variable.values.iter().flat_map(|values| values.members.iter().chain([&values.name]).cloned()));
        }
    }
    all
}
