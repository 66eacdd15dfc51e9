//! Servers of single operations and path items (OpenAPI 3.2, section Path Item Object, `servers`).

use openapiv3::{Operation, PathItem, ReferenceOr};

use crate::ir::{self, ServerId};
use crate::spec::Located;

use super::context::Context;
use super::server::lower_servers;

/// The servers that operations name, each once.
#[derive(Default)]
pub(super) struct OwnServers {
    list: Vec<ir::Server>,
}

/// The first server of the operation, else of its path item; `None` when neither has one, or when they are those of the whole API.
pub(super) fn lower_own_server(
    cx: &mut Context<'_>,
    known: &mut OwnServers,
    item: (&Located<ReferenceOr<PathItem>>, &PathItem),
    operation: &Located<Operation>,
) -> Option<ServerId> {
    let own = &operation.object.servers;
    let (servers, extras, location) = if own.is_empty() {
        (&item.1.servers, &item.0.extras, &item.0.location)
    } else {
        (own, &operation.extras, &operation.location)
    };
    if servers.is_empty() || *servers == cx.document.root.object.servers {
        return None;
    }
    let lowered = lower_servers(cx, servers, extras, location);
    let ids: Vec<ServerId> = lowered.into_iter().map(|server| known.add(server)).collect();
    ids.first().copied()
}

impl OwnServers {
    fn add(&mut self, server: ir::Server) -> ServerId {
        let same = |known: &ir::Server| known.url == server.url && known.segments == server.segments;
        let index = self.list.iter().position(same).unwrap_or_else(|| {
            self.list.push(server);
            self.list.len() - 1
        });
        ServerId::from_index(index)
    }

    /// The servers of the API and those of operations. An API without servers whose operations all name some has theirs: where all name the
    /// same, it is nobody's own; else the first stands in, so that a client needs no address.
    pub(super) fn settle(
        mut self,
        mut servers: Vec<ir::Server>,
        operations: &mut [ir::Operation],
    ) -> (Vec<ir::Server>, Vec<ir::Server>) {
        let first = operations.first().and_then(|operation| operation.server);
        let all_name_some = operations.iter().all(|operation| operation.server.is_some());
        let Some(first) = first.filter(|_| servers.is_empty() && all_name_some) else { return (servers, self.list) };
        if operations.iter().all(|operation| operation.server == Some(first)) {
            for operation in operations {
                operation.server = None;
            }
            return (self.list, Vec::new());
        }
        servers.extend(self.list.get(first.index()).cloned());
        (servers, std::mem::take(&mut self.list))
    }
}
