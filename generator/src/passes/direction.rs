//! Who writes a type: whether requests, responses or both reach it. What a service sends on its own is read like a response.

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Direction};

use super::graph::{payload, reachable, received, sent};

/// Settles [`crate::ir::Type::direction`].
pub(super) fn settle(api: &mut Api, _: &mut Diagnostics) {
    let request = reachable(api, api.operations.iter().flat_map(sent));
    let response =
        reachable(api, api.operations.iter().flat_map(received).chain(api.incoming.iter().flat_map(payload)));
    for ((ty, request), response) in api.types.iter_mut().zip(request).zip(response) {
        ty.direction = Direction { request, response };
    }
}
