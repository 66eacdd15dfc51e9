//! Exceptions from clippy's style for what only a description decides, such as how many properties a type has.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Struct;

use super::context::Context;
use super::property::{field_type, is_argument};
use super::type_expression::Place;

/// Members from which on a function with a line for each may be too long (`clippy::too_many_lines`, 100).
const MANY_MEMBERS: usize = 30;

/// More than this many flags are a finding (`clippy::struct_excessive_bools`, `clippy::fn_params_excessive_bools`).
const MANY_FLAGS: usize = 3;

/// For an implementation whose functions have a line or two for each member.
pub(super) fn long_functions(members: usize) -> Option<TokenStream> {
    (members > MANY_MEMBERS)
        .then(|| quote! { #[allow(clippy::too_many_lines, reason = "the description has that many members")] })
}

/// For a struct with flags that are always there.
pub(super) fn many_flags(cx: Context<'_>, place: Place<'_>, structure: &Struct) -> Option<TokenStream> {
    let flags = structure.properties.iter().filter(|property| field_type(cx, place, property).to_string() == "bool");
    (flags.count() > MANY_FLAGS)
        .then(|| quote! { #[expect(clippy::struct_excessive_bools, reason = "the description has that many flags")] })
}

/// For a function that takes such flags.
pub(super) fn many_flag_arguments(cx: Context<'_>, place: Place<'_>, structure: &Struct) -> Option<TokenStream> {
    let flags = structure.properties.iter().filter(|property| is_argument(cx, property));
    let flags = flags.filter(|property| field_type(cx, place, property).to_string() == "bool");
    (flags.count() > MANY_FLAGS).then(
        || quote! { #[expect(clippy::fn_params_excessive_bools, reason = "the description requires that many flags")] },
    )
}
