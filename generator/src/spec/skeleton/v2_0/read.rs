//! Which objects of Swagger 2.0 are not those of 3.0.

use crate::spec::cx::{Cx, ObjectKind, Site};

use super::{header, parameter, response, security_scheme};

/// Reads the object at `site` if its kind differs from that of 3.0; says whether it did.
pub(in crate::spec::skeleton) fn read(cx: &mut Cx<'_>, kind: ObjectKind, site: &Site<'_>) -> bool {
    match kind {
        ObjectKind::Parameter => parameter::read(cx, site),
        ObjectKind::Response => response::read_shared(cx, site),
        ObjectKind::Header => header::read(cx, site),
        ObjectKind::SecurityScheme => security_scheme::read(cx, site),
        _ => return false,
    }
    true
}
