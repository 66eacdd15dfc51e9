//! Variants that nothing tells apart as one, where that loses nothing.

use crate::ir::{Api, Constraints, Property, Role, Struct, TypeExpression, TypeId, TypeKind, Union, UnionVariant};

use super::either::{Part, either, items, values};
use super::made::{Made, Seat};
use super::merge_objects::{Form, merge_objects};
use super::resolve::{named_struct, resolve};
use super::values::{Values, join_values};

/// What merging came to.
pub(super) struct Merges {
    /// What the union is as a whole, when all its variants became one.
    pub(super) whole: Option<TypeKind>,
    /// What to tell of it.
    pub(super) messages: Vec<String>,
}

/// Makes each group of variants one. `None` when one of them would lose something.
pub(super) fn merge_variants(
    api: &mut Api,
    id: TypeId,
    union: &mut Union,
    groups: &[Vec<usize>],
    made: &mut Made,
) -> Option<Merges> {
    let mut merges = Merges { whole: None, messages: Vec::new() };
    let old = union.variants.clone();
    let in_group = |index: usize| groups.iter().find(|group| group.contains(&index));
    union.variants.clear();
    for (index, variant) in old.iter().enumerate() {
        let Some(group) = in_group(index) else {
            union.variants.push(variant.clone());
            continue;
        };
        if group.first() != Some(&index) {
            continue;
        }
        let members: Vec<&UnionVariant> = group.iter().filter_map(|index| old.get(*index)).collect();
        let name = merged_name(api, &members);
        let listed = joined(&members, "`", " and ");
        merges.messages.push(format!(
            "nothing tells {listed} apart: they are one type; what only some of them limit is documented only"
        ));
        let parts: Vec<Part> = members.iter().map(|variant| Part::new(&variant.name, &variant.ty)).collect();
        if members.len() == old.len() {
            merges.whole = Some(merge_whole(api, id, &parts, made)?);
            return Some(merges);
        }
        let ty = merge_some(api, id, &name, &parts, made)?;
        union.variants.push(UnionVariant::new(name, ty));
    }
    Some(merges)
}

/// What the one variant for several is called: lists and maps by their kind.
fn merged_name(api: &Api, members: &[&UnionVariant]) -> String {
    let all = |is: fn(&TypeExpression) -> bool| members.iter().all(|variant| is(resolve(api, &variant.ty)));
    if all(|ty| matches!(ty, TypeExpression::List(_) | TypeExpression::Tuple(_))) {
        "list".to_owned()
    } else if all(|ty| matches!(ty, TypeExpression::Map(_))) {
        "map".to_owned()
    } else {
        joined(members, "", " or ")
    }
}

/// The names of up to three variants, or of the first, and that there are others.
fn joined(variants: &[&UnionVariant], quote: &str, word: &str) -> String {
    let quoted = |variant: &&UnionVariant| format!("{quote}{}{quote}", variant.name);
    match variants {
        [first, _, _, _, ..] => format!("{}{word}others", quoted(first)),
        few => few.iter().map(quoted).collect::<Vec<_>>().join(word),
    }
}

/// What becomes of a union all of whose variants are one.
fn merge_whole(api: &mut Api, id: TypeId, parts: &[Part], made: &mut Made) -> Option<TypeKind> {
    let location = api.types.get(id.index())?.location.clone();
    let alias = |target| TypeKind::Alias { target, constraints: Constraints::default() };
    match join_values(api, parts) {
        Some(Values::Type(ty)) => return Some(alias(ty)),
        Some(Values::Enum(known)) => return Some(TypeKind::Enum(known)),
        None => {}
    }
    if let Some(items) = items(api, parts) {
        let seat = Seat::inside(id, Role::Item, location);
        return Some(alias(TypeExpression::List(Box::new(either(api, made, &seat, &items)?))));
    }
    if let Some(values) = values(api, parts) {
        let seat = Seat::inside(id, Role::Value, location);
        return Some(alias(TypeExpression::Map(Box::new(either(api, made, &seat, &values)?))));
    }
    if is_anything(api, parts) {
        return Some(alias(TypeExpression::Any));
    }
    let forms = forms(api, parts)?;
    merge_objects(api, id, &forms, made).map(TypeKind::Struct)
}

/// The type of one variant for some of a union.
fn merge_some(api: &mut Api, id: TypeId, name: &str, parts: &[Part], made: &mut Made) -> Option<TypeExpression> {
    let location = api.types.get(id.index())?.location.clone();
    let seat = Seat::inside(id, Role::Variant(name.to_owned()), location);
    if is_anything(api, parts) {
        return Some(TypeExpression::Any);
    }
    let Some(forms) = forms(api, parts) else {
        let is_plain = join_values(api, parts).is_some() || items(api, parts).is_some() || values(api, parts).is_some();
        return if is_plain { either(api, made, &seat, parts) } else { None };
    };
    let holder = made.add(api, &seat, TypeKind::Struct(Struct::default()))?;
    let merged = merge_objects(api, holder, &forms, made)?;
    api.types.get_mut(holder.index())?.kind = TypeKind::Struct(merged);
    Some(TypeExpression::Named(holder))
}

/// The parts as forms of one object: structs, and maps whose values are nothing new to the properties that they may be.
fn forms(api: &Api, parts: &[Part]) -> Option<Vec<Form>> {
    let form = |part: &Part| match (named_struct(api, &part.ty), resolve(api, &part.ty)) {
        (Some((_, object)), _) => Some(Form::Struct(part.name.clone(), Box::new(object.clone()))),
        (None, TypeExpression::Map(value)) => Some(Form::Map(part.name.clone(), (**value).clone())),
        _ => None,
    };
    let forms: Vec<Form> = parts.iter().map(form).collect::<Option<_>>()?;
    let maps = forms.iter().filter_map(|form| if let Form::Map(_, value) = form { Some(value) } else { None });
    let structs = forms.iter().filter_map(|form| if let Form::Struct(_, object) = form { Some(object) } else { None });
    let properties: Vec<&Property> = structs.flat_map(|object| &object.properties).collect();
    let is_nothing_new = |value: &TypeExpression, property: &&Property| {
        let both = [Part::new("", value), Part::new("", &property.ty)];
        *value == property.ty || join_values(api, &both).is_some()
    };
    let fits = maps.into_iter().all(|value| properties.iter().all(|property| is_nothing_new(value, property)));
    fits.then_some(forms)
}

/// Whether one part allows anything, and no other is more telling than that.
fn is_anything(api: &Api, parts: &[Part]) -> bool {
    let is_any = |ty: &TypeExpression| *resolve(api, ty) == TypeExpression::Any;
    let says_little = |part: &Part| match resolve(api, &part.ty) {
        TypeExpression::Any => true,
        TypeExpression::List(inner) | TypeExpression::Map(inner) => is_any(inner),
        _ => false,
    };
    parts.iter().any(|part| is_any(&part.ty)) && parts.iter().all(says_little)
}
