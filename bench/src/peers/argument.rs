//! A value for an argument, as an expression.
//!
//! Values come from one opaque function `arg`, whose type the compiler finds out; where it cannot, because the argument is a trait, the
//! type that the trait converts from or to is named. In: a type as the generated crate writes it. Out: an expression for another crate,
//! which calls the generated one `api`.

use quote::ToTokens as _;
use syn::{GenericArgument, PathArguments, Type, TypeParamBound};

/// Types that every crate calls by their plain names.
const PRELUDE: [&str; 14] =
    ["String", "str", "bool", "i32", "i64", "u32", "u64", "f32", "f64", "i128", "u8", "Vec", "Option", "Box"];

/// The expression; `None` where the type cannot be found out.
pub(crate) fn argument(ty: &Type) -> Option<String> {
    if let Type::ImplTrait(_) = ty {
        return Some(format!("arg::<{}>()", value_of(ty)?));
    }
    if let Some(inner) = option_of(ty).filter(|inner| matches!(inner, Type::ImplTrait(_))) {
        return Some(format!("arg::<Option<{}>>()", value_of(inner)?));
    }
    let is_found_out = !ty.to_token_stream().to_string().split(' ').any(|word| word == "impl");
    is_found_out.then(|| "arg()".to_owned())
}

fn option_of(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == "Option")?;
    first_argument(&segment.arguments)
}

fn first_argument(arguments: &PathArguments) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// A type with the trait: `&str` for `AsRef<str>` and for conversions into a text, the target itself for other conversions.
fn value_of(ty: &Type) -> Option<String> {
    let Type::ImplTrait(item) = ty else { return None };
    let mut bounds = item.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    let bound = bounds.next()?;
    let inner = outside(first_argument(&bound.arguments)?)?;
    match bound.ident.to_string().as_str() {
        "AsRef" => Some(format!("&'static {inner}")),
        "Into" if inner.ends_with("String") => Some("&'static str".to_owned()),
        "Into" => Some(inner),
        _ => None,
    }
}

/// The type as another crate names it.
fn outside(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => outside_path(path),
        Type::Slice(slice) => Some(format!("[{}]", outside(&slice.elem)?)),
        Type::Tuple(tuple) if !tuple.elems.is_empty() => {
            let items = tuple.elems.iter().map(outside).collect::<Option<Vec<_>>>()?;
            Some(format!("({},)", items.join(", ")))
        }
        _ => None,
    }
}

fn outside_path(path: &syn::TypePath) -> Option<String> {
    let mut names = Vec::new();
    for segment in &path.path.segments {
        let arguments = match &segment.arguments {
            PathArguments::AngleBracketed(arguments) => {
                let inner = arguments.args.iter().map(|argument| match argument {
                    GenericArgument::Type(ty) => outside(ty),
                    _ => None,
                });
                format!("<{}>", inner.collect::<Option<Vec<_>>>()?.join(", "))
            }
            _ => String::new(),
        };
        names.push(format!("{}{arguments}", segment.ident));
    }
    let is_absolute = path.path.leading_colon.is_some();
    let first = path.path.segments.first()?.ident.to_string();
    let rest = |skipped: usize| names.get(skipped..).unwrap_or_default().join("::");
    Some(match first.as_str() {
        // Our crates give their users the runtime under this name.
        "clientwright_runtime" => format!("api::runtime::{}", rest(1)),
        "ploidy_util" => format!("api::util::{}", rest(1)),
        "crate" | "super" => format!("api::{}", rest(1)),
        "std" | "core" | "alloc" => format!("::{}", rest(0)),
        name if names.len() == 1 && PRELUDE.contains(&name) => rest(0),
        _ if is_absolute => return None,
        _ => format!("api::{}", rest(0)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ty: &str) -> Option<String> {
        argument(&syn::parse_str(ty).unwrap())
    }

    #[test]
    fn what_the_compiler_finds_out_is_not_named() {
        assert_eq!(of("&types::Contact").as_deref(), Some("arg()"));
        assert_eq!(of("Option<Vec<String>>").as_deref(), Some("arg()"));
    }

    #[test]
    fn traits_get_a_type_that_has_them() {
        assert_eq!(of("impl AsRef<str>").as_deref(), Some("arg::<&'static str>()"));
        assert_eq!(of("Option<impl AsRef<str>>").as_deref(), Some("arg::<Option<&'static str>>()"));
        assert_eq!(of("impl Into<::std::string::String>").as_deref(), Some("arg::<&'static str>()"));
        assert_eq!(
            of("impl Into<::std::vec::Vec<types::Contact>>").as_deref(),
            Some("arg::<::std::vec::Vec<api::types::Contact>>()")
        );
        assert_eq!(of("impl Into<::clientwright_runtime::Uuid>").as_deref(), Some("arg::<api::runtime::Uuid>()"));
    }

    #[test]
    fn other_traits_are_not_guessed() {
        assert_eq!(of("impl Iterator<Item = String>"), None);
        assert_eq!(of("Vec<impl AsRef<str>>"), None);
    }
}
