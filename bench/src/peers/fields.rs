//! Public typed fields: what a generator must not leave out to be fast.

use quote::ToTokens as _;
use syn::Visibility;

use super::source::Placed;

/// Counts the public fields of structs whose type mentions no untyped JSON.
pub(crate) fn typed_fields(items: &[Placed]) -> usize {
    let fields = items.iter().filter_map(|placed| match &placed.item {
        syn::Item::Struct(item) if matches!(item.vis, Visibility::Public(_)) => Some(&item.fields),
        _ => None,
    });
    fields.flatten().filter(|field| matches!(field.vis, Visibility::Public(_)) && is_typed(&field.ty)).count()
}

fn is_typed(ty: &syn::Type) -> bool {
    let text = ty.to_token_stream().to_string();
    !text.split(|c: char| !c.is_alphanumeric()).any(|word| word == "Value" || word == "JsonValue")
}
