//! Unions in unions, taken apart where their own variants have to be told from those around them.

use crate::hash::HashSet;
use crate::ir::{Api, Constraints, JsonKind, TypeId, Union, UnionVariant};

use super::resolve::{limits_of_names, named_union};
use super::shape::{Shape, shapes};
use super::variant_names::{free_name, is_free};

/// Puts the variants of a union that is itself a variant of one of the groups into its place, with the limits of what they stood in. Whether
/// there was one.
pub(super) fn flatten(
    api: &Api,
    union: &mut Union,
    groups: &[Vec<usize>],
    seen: &mut HashSet<TypeId>,
    messages: &mut Vec<String>,
) -> bool {
    let mut found = false;
    let old = std::mem::take(&mut union.variants);
    for (index, variant) in old.into_iter().enumerate() {
        let in_group = groups.iter().any(|group| group.contains(&index));
        match named_union(api, &variant.ty).filter(|(_, inner)| in_group && can_be_taken_apart(api, inner)) {
            Some((id, _)) if seen.contains(&id) => found = true,
            Some((id, inner)) => {
                found = true;
                seen.insert(id);
                let mut outer = variant.constraints.clone();
                outer.tighten(&limits_of_names(api, &variant.ty));
                outer.tighten(&inner.constraints);
                for mut inner in inner.variants.iter().cloned() {
                    inner.constraints.tighten(&outer);
                    add(union, inner, &variant.name, messages);
                }
            }
            None => add(union, variant, "", messages),
        }
    }
    found
}

/// A tag that the content has no property for would be lost.
fn can_be_taken_apart(api: &Api, union: &Union) -> bool {
    let Some(probe) = &union.probe else { return true };
    let Some(key) = probe.tag.and_then(|tag| probe.keys.get(tag)) else { return true };
    let is_object = |shape: &&Shape| shape.kinds == JsonKind::Object.into();
    union
        .variants
        .iter()
        .all(|variant| shapes(api, &variant.ty).iter().filter(is_object).all(|shape| shape.member(key).is_some()))
}

/// Adds a variant unless its type is there. A name that is taken is made free by that of the union which the variant stood in, or a number.
fn add(union: &mut Union, variant: UnionVariant, outer: &str, messages: &mut Vec<String>) {
    if let Some(other) = union.variants.iter_mut().find(|other| other.ty == variant.ty) {
        if other.constraints != variant.constraints {
            messages.push("limits of variants that are of one type are not checked".to_owned());
            other.constraints = Constraints::default();
        }
        return;
    }
    let longer = format!("{outer} {}", variant.name);
    let candidates = [variant.name.clone(), if outer.is_empty() { variant.name.clone() } else { longer }];
    let name = candidates.iter().find(|name| is_free(&union.variants, name)).cloned();
    let name = name.unwrap_or_else(|| free_name(&union.variants, &variant.name));
    union.variants.push(UnionVariant { name, ..variant });
}
