//! Three states only where a request tells absent and `null` apart: a reader of a response has no use for the difference.

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Presence, TypeKind};

/// Settles [`crate::ir::Property::presence`].
pub(super) fn settle(api: &mut Api, _: &mut Diagnostics) {
    for ty in api.types.iter_mut().filter(|ty| !ty.direction.request) {
        if let TypeKind::Struct(object) = &mut ty.kind {
            for property in object.properties.iter_mut().filter(|property| property.presence == Presence::ThreeState) {
                property.presence = Presence::Optional;
            }
        }
    }
}
