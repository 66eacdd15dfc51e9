//! Objects that nothing tells apart as one struct: it has the properties of all, and requires what all require.

use indexmap::IndexMap;

use crate::diagnostics::Location;
use crate::ir::{self, Api, Constraints, Presence, Property, Rest, Role, Struct, TypeExpression, TypeId};

use super::either::{Part, either};
use super::form_schema::any_of;
use super::made::{Made, Seat};

/// A form of the object, with its name.
pub(super) enum Form {
    /// Known properties.
    Struct(String, Box<Struct>),
    /// Any properties of one type.
    Map(String, TypeExpression),
}

/// The struct of these forms, whose id is `holder`. What none of them describes is kept, since it may be what tells them apart. `None` when it
/// takes too many types.
pub(super) fn merge_objects(api: &mut Api, holder: TypeId, forms: &[Form], made: &mut Made) -> Option<Struct> {
    let mut found: IndexMap<String, Vec<(String, Property)>> = IndexMap::new();
    for form in forms {
        if let Form::Struct(form, object) = form {
            for property in &object.properties {
                found.entry(property.name.clone()).or_default().push((form.clone(), property.clone()));
            }
        }
    }
    let maps = forms.iter().filter_map(|form| match form {
        Form::Map(name, value) => Some(Part::new(name, value)),
        Form::Struct(..) => None,
    });
    let maps: Vec<Part> = maps.collect();
    let mut properties = Vec::with_capacity(found.len());
    for own in found.values() {
        let is_everywhere = own.len() == forms.len();
        properties.push(merge_property(api, holder, own, is_everywhere, &maps, made)?);
    }
    let location = api.types.get(holder.index())?.location.clone();
    let rest = Rest::Typed(merge_rest(api, holder, forms, &maps, &location, made)?);
    let constraints =
        Constraints { schemas: any_of(api, forms, &properties).into_iter().collect(), ..Constraints::default() };
    let closed = forms.iter().all(|form| matches!(form, Form::Struct(_, object) if object.closed));
    let forms = forms.iter().filter_map(|form| documented(form, &properties)).collect();
    Some(Struct { properties, rest, closed, constraints, forms })
}

/// What a form requires beyond what all do.
fn documented(form: &Form, properties: &[Property]) -> Option<ir::Form> {
    let Form::Struct(name, object) = form else { return None };
    let is_required = |properties: &[Property], name: &str| {
        properties.iter().any(|property| property.name == name && property.presence == Presence::Required)
    };
    let names = object.properties.iter().map(|property| property.name.clone());
    let required = names.filter(|name| is_required(&object.properties, name) && !is_required(properties, name));
    Some(ir::Form { name: Some(name.clone()), required: required.collect() })
}

fn merge_property(
    api: &mut Api,
    holder: TypeId,
    found: &[(String, Property)],
    is_everywhere: bool,
    maps: &[Part],
    made: &mut Made,
) -> Option<Property> {
    let (_, first) = found.first()?;
    let all = |is: fn(&Property) -> bool| found.iter().all(|(_, property)| is(property));
    let required = is_everywhere && all(|property| property.presence == Presence::Required);
    let constant = agreed(found, |property| property.constant.clone()).filter(|_| required);
    let parts = found.iter().map(|(form, property)| Part {
        name: form.clone(),
        ty: property.ty.clone(),
        constant: property.constant.clone(),
    });
    let parts: Vec<Part> = parts.chain(maps.iter().cloned()).collect();
    let seat = Seat::inside(holder, Role::Property(first.name.clone()), first.location.clone());
    let ty = if constant.is_some() { first.ty.clone() } else { either(api, made, &seat, &parts)? };
    let is_three_state = found.iter().any(|(_, property)| property.presence == Presence::ThreeState);
    let (ty, presence) = match ty {
        ty if required => (ty, Presence::Required),
        TypeExpression::Nullable(inner) => (*inner, Presence::ThreeState),
        ty if is_three_state => (ty, Presence::ThreeState),
        ty => (ty, Presence::Optional),
    };
    let docs = found.iter().map(|(_, property)| &property.docs).find(|docs| **docs != ir::Docs::default());
    Some(Property {
        name: first.name.clone(),
        ty,
        presence,
        boxed: false,
        constant,
        constraints: agreed(found, |property| Some(property.constraints.clone())).unwrap_or_default(),
        default: agreed(found, |property| property.default.clone()),
        xml: agreed(found, |property| Some(property.xml.clone())).unwrap_or_default(),
        part_headers: Vec::new(),
        read_only: all(|property| property.read_only),
        write_only: all(|property| property.write_only),
        docs: docs.cloned().unwrap_or_default(),
        deprecated: all(|property| property.deprecated),
        location: first.location.clone(),
    })
}

/// What all say alike.
fn agreed<T: PartialEq>(found: &[(String, Property)], says: impl Fn(&Property) -> Option<T>) -> Option<T> {
    let (_, first) = found.first()?;
    let first = says(first)?;
    found.iter().all(|(_, property)| says(property).as_ref() == Some(&first)).then_some(first)
}

fn merge_rest(
    api: &mut Api,
    holder: TypeId,
    forms: &[Form],
    maps: &[Part],
    location: &Location,
    made: &mut Made,
) -> Option<TypeExpression> {
    let mut parts = maps.to_vec();
    for form in forms {
        match form {
            Form::Struct(name, object) => match &object.rest {
                Rest::Typed(rest) => parts.push(Part::new(name, rest)),
                Rest::Ignored => return Some(TypeExpression::Any),
            },
            Form::Map(..) => {}
        }
    }
    either(api, made, &Seat::inside(holder, Role::Value, location.clone()), &parts)
}
