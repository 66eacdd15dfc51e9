//! What is known of a type because the service sends it on its own: the webhooks and callbacks whose body it is.

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, IncomingId, TypeExpression};

/// Settles [`crate::ir::Type::payload_of`].
pub(super) fn settle(api: &mut Api, _: &mut Diagnostics) {
    for (index, incoming) in api.incoming.iter().enumerate() {
        let mut ty = incoming.body.as_ref().and_then(|body| body.body.content.ty());
        while let Some(TypeExpression::Nullable(inner) | TypeExpression::List(inner)) = ty {
            ty = Some(inner);
        }
        let Some(TypeExpression::Named(id)) = ty else { continue };
        if let Some(ty) = api.types.get_mut(id.index()) {
            ty.payload_of.push(IncomingId::from_index(index));
        }
    }
}
