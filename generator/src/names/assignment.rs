//! All names of an API.

use std::collections::BTreeMap;

use crate::ir;
use crate::parallel::on_every_core;

use super::family::assign_modules;
use super::incoming::assign_incoming;
use super::members::assign_members;
use super::operation::assign_operations;
use super::scope::{Sameness, Taken};
use super::security::assign_security;
use super::server::assign_servers;
use super::tag::assign_tags;
use super::types::assign_types;
use super::{Identifier, OperationNames, ServerNames, TagNames, TypeNames, reserved};

/// Names for everything in an API, each list by the id of its items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// By [`ir::TypeId`].
    pub types: Vec<TypeNames>,
    /// By [`ir::TagId`].
    pub tags: Vec<TagNames>,
    /// By [`ir::OperationId`].
    pub operations: Vec<OperationNames>,
    /// The name of what each request of the service carries, by [`ir::IncomingId`].
    pub incoming: Vec<Identifier>,
    /// In the order of [`ir::Api::servers`].
    pub servers: Vec<ServerNames>,
    /// By [`ir::ServerId`].
    pub operation_servers: Vec<ServerNames>,
    /// The builder's setter for each scheme, by [`ir::SecuritySchemeId`].
    pub security: Vec<Identifier>,
}

impl Names {
    /// Whether any identifier uses letters beyond ASCII.
    pub fn has_other_scripts(&self) -> bool {
        let types = self.types.iter().flat_map(|names| names.members.iter().chain([&names.name]));
        let operations = self.operations.iter().flat_map(|names| names.parameters.iter().chain([&names.method]));
        let servers = self.servers.iter().chain(&self.operation_servers).flat_map(ServerNames::identifiers);
        let others = self.tags.iter().map(|names| &names.accessor).chain(servers).chain(&self.security);
        let others = others.chain(&self.incoming);
        types.chain(operations).chain(others).any(|name| !name.as_str().is_ascii())
    }
}

/// Names everything.
pub fn assign(api: &ir::Api) -> Names {
    let tags = assign_tags(&api.tags);
    let type_names = assign_types(api);
    let modules = assign_modules(api, &type_names, &tags);
    let types: Vec<_> = api.types.iter().zip(type_names).zip(modules).collect();
    let methods = Taken::new(Sameness::Exact, reserved::TYPE_METHODS.iter().copied());
    let [servers, operation_servers] = assign_servers(api);
    Names {
        types: on_every_core(&types, |((ty, name), module)| assign_members(ty, name.clone(), module.clone(), &methods)),
        incoming: assign_incoming(api),
        operations: assign_all_operations(api, &tags),
        servers,
        operation_servers,
        security: assign_security(&api.security_schemes),
        tags,
    }
}

/// Each tag is a scope of its own; operations without tag share the client's methods with the accessors of tags.
fn assign_all_operations(api: &ir::Api, tags: &[TagNames]) -> Vec<OperationNames> {
    let mut scopes: BTreeMap<Option<ir::TagId>, Vec<usize>> = BTreeMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        scopes.entry(operation.tags.first().copied()).or_default().push(index);
    }
    let mut names = BTreeMap::new();
    for (tag, indices) in scopes {
        let operations: Vec<&ir::Operation> = indices.iter().filter_map(|&index| api.operations.get(index)).collect();
        let accessors = tags.iter().map(|tag| tag.accessor.as_str());
        let (methods, group) = match tag {
            Some(tag) => (Taken::new(Sameness::Exact, reserved::GROUP_METHODS.iter().copied()), tags.get(tag.index())),
            None => (Taken::new(Sameness::Exact, reserved::CLIENT_METHODS.iter().copied().chain(accessors)), None),
        };
        let items = group.map(|names| names.group.as_str()).into_iter().chain(reserved::ITEMS.iter().copied());
        let items = Taken::new(Sameness::Exact, items);
        names.extend(indices.into_iter().zip(assign_operations(&operations, &methods, &items)));
    }
    names.into_values().collect()
}
