//! Where the type of a property stands: in the schema that describes it, whichever of the types that take it over is lowered first.

use crate::ir::{Origin, Role};
use crate::spec::{Place, SchemaId};

use super::context::{Context, Waiting};
use super::part::Part;
use super::reference::{component_name, peel};

/// What the type of a property is that these schemas describe, in the type that waits. Several schemas are joined for that type alone.
pub(super) fn property_seat(cx: &Context<'_>, name: &str, schemas: &[SchemaId], waiting: &Waiting) -> Origin {
    let role = Role::Property(name.to_owned());
    let owner = match schemas {
        [only] => owner(cx, *only),
        _ => None,
    };
    let Some(owner) = owner else { return Origin::Inline { parent: waiting.id, role, title: None } };
    if let Some(parent) = cx.known(&[Part::whole(peel(cx, owner).core)]) {
        return Origin::Inline { parent, role, title: None };
    }
    let is_own = waiting.parts.iter().any(|part| part.schema == owner);
    let component = cx.document.schemas.get(owner).and_then(|(place, _)| component_name(place));
    match component.filter(|_| !is_own) {
        Some(component) => Origin::Within { component, role, title: None },
        None => Origin::Inline { parent: waiting.id, role, title: None },
    }
}

/// The schema whose property a schema is; a part of `allOf` that is written inline belongs to what it is a part of.
fn owner(cx: &Context<'_>, property: SchemaId) -> Option<SchemaId> {
    let (place, _) = cx.document.schemas.get(property)?;
    let properties = place.pointer.parent().filter(|parent| parent.last().as_deref() == Some("properties"))?;
    let mut pointer = properties.parent()?;
    while let Some(parts) = pointer.parent().filter(|parts| parts.last().as_deref() == Some("allOf")) {
        pointer = parts.parent()?;
    }
    cx.document.schemas.at(&Place { source: place.source, pointer })
}
