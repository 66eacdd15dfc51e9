//! Where the type of a property stands: in the schema that describes it, whichever of the types that take it over is lowered first.

use crate::diagnostics::SourceId;
use crate::ir::{Origin, Role};
use crate::spec::{Place, SchemaId};

use super::all_of::members;
use super::context::{Context, Waiting};
use super::part::Part;
use super::reference::{component_name, peel};
use super::shared_name::shared_name;

/// What the type of a property is that these schemas describe, in the type that waits. Several schemas are joined by the schema that takes
/// over all of them, which may be a base of others.
pub(super) fn property_seat(cx: &Context<'_>, name: &str, schemas: &[SchemaId], waiting: &Waiting) -> Origin {
    let role = Role::Property(name.to_owned());
    let Some(owner) = joint_owner(cx, schemas) else { return Origin::Inline { parent: waiting.id, role, title: None } };
    if let Some(parent) = cx.known(&[Part::whole(peel(cx, owner).core)]) {
        return Origin::Inline { parent, role, title: None };
    }
    let is_own = waiting.parts.iter().any(|part| part.schema == owner);
    match owner_name(cx, owner).filter(|_| !is_own) {
        Some(component) => Origin::Within { component, role, title: None },
        None => Origin::Inline { parent: waiting.id, role, title: None },
    }
}

/// What a schema is called that others take over: a component by its name, what is in a file of its own as a reference to it would be.
fn owner_name(cx: &Context<'_>, schema: SchemaId) -> Option<String> {
    let (place, schema) = cx.document.schemas.get(schema)?;
    let file = || cx.document.files.get(place.source.0 as usize).filter(|_| place.source != SourceId::ENTRY);
    component_name(place).or_else(|| Some(shared_name(cx, place, schema, file()?)))
}

/// The schema that describes all of these properties, by itself or by what it takes over.
fn joint_owner(cx: &Context<'_>, properties: &[SchemaId]) -> Option<SchemaId> {
    let owners: Vec<SchemaId> = properties.iter().map(|property| owner(cx, *property)).collect::<Option<_>>()?;
    owners.iter().copied().find(|joint| owners.len() == 1 || takes_over(cx, *joint, &owners))
}

/// Whether a value of `schema` satisfies all of `others`.
fn takes_over(cx: &Context<'_>, schema: SchemaId, others: &[SchemaId]) -> bool {
    let taken = members(cx, &[Part::whole(schema)]).unwrap_or_default();
    others.iter().all(|other| taken.iter().any(|member| member.id == *other))
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
