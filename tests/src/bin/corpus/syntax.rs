//! What is counted from the syntax tree of the generated files.

use clientwright::GeneratedFile;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Fields, ImplItem, Item, Variant, Visibility};

/// Counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Syntax {
    /// Public fields of structs whose type does not mention the runtime's `Value`.
    pub(crate) fields: u64,
    /// Mentions of the runtime's `Value` in public fields, variants, aliases, arguments and results of calls, and structs that are nothing
    /// but such a value: choices that nothing tells apart.
    pub(crate) untyped: u64,
}

/// Counts of all files; one that is not Rust counts nothing, which the compiler reports.
pub(crate) fn syntax(files: &[GeneratedFile]) -> Syntax {
    let mut counts = Syntax::default();
    for file in files {
        let items = syn::parse_file(&file.text).map(|file| file.items).unwrap_or_default();
        items.iter().for_each(|item| count_item(&mut counts, item));
        // What types take as arguments are their own fields again.
        if !file.path.starts_with("src/types") {
            items.iter().for_each(|item| count_calls(&mut counts, item));
        }
    }
    counts
}

fn count_item(counts: &mut Syntax, item: &Item) {
    match item {
        Item::Struct(item) => count_struct(counts, &item.fields),
        Item::Enum(item) => {
            let known = item.variants.len() - usize::from(item.variants.last().is_some_and(is_open));
            let fields = item.variants.iter().take(known).flat_map(|variant| &variant.fields);
            counts.untyped += fields.map(|field| mentions(&field.ty)).sum::<u64>();
        }
        Item::Type(item) => counts.untyped += mentions(&item.ty),
        _ => {}
    }
}

fn count_struct(counts: &mut Syntax, fields: &Fields) {
    if let Fields::Unnamed(fields) = fields
        && let [only] = fields.unnamed.iter().collect::<Vec<_>>().as_slice()
    {
        counts.untyped += mentions(&only.ty);
    }
    for field in fields.iter().filter(|field| field.ident.is_some() && matches!(field.vis, Visibility::Public(_))) {
        match mentions(&field.ty) {
            0 => counts.fields += 1,
            untyped => counts.untyped += untyped,
        }
    }
}

/// Whether the last variant is the one for what the description does not know, whatever number its name needed.
fn is_open(last: &Variant) -> bool {
    let fields: Vec<_> = last.fields.iter().collect();
    let is_named_so = last.ident.to_string().starts_with("Unknown");
    is_named_so && matches!(fields.as_slice(), [only] if is_value(only.ty.to_token_stream()))
}

/// Arguments of calls, and what they give: `IntoFuture::Output`.
fn count_calls(counts: &mut Syntax, item: &Item) {
    let Item::Impl(item) = item else { return };
    let is_own = item.trait_.is_none();
    for inner in &item.items {
        counts.untyped += match inner {
            ImplItem::Type(output) if output.ident == "Output" => mentions(&output.ty),
            ImplItem::Fn(method) if is_own => method.sig.inputs.iter().map(mentions).sum(),
            _ => 0,
        };
    }
}

/// How often the runtime's `Value` is mentioned: `::clientwright_runtime::Value` and no path that goes on behind it.
fn mentions(tokens: &impl ToTokens) -> u64 {
    count_mentions(tokens.to_token_stream())
}

fn count_mentions(tokens: TokenStream) -> u64 {
    let mut found = 0;
    let mut before = [const { String::new() }; 3];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            found += count_mentions(group.stream());
        }
        let text = if matches!(token, TokenTree::Group(_)) { String::new() } else { token.to_string() };
        if text == "Value" && before == ["clientwright_runtime", ":", ":"] {
            found += 1;
        }
        before.rotate_left(1);
        before[2] = text;
    }
    found
}

fn is_value(tokens: TokenStream) -> bool {
    let text: String = tokens.into_iter().map(|token| token.to_string()).collect();
    text == "::clientwright_runtime::Value"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str, text: &str) -> Syntax {
        syntax(&[GeneratedFile { path: path.to_owned(), text: text.to_owned() }])
    }

    #[test]
    fn public_fields_are_typed_or_not() {
        let text = "pub struct A { pub a: Option<i64>, pub b: Map<::clientwright_runtime::Value>, c: i64 }
            impl A { pub fn new(b: ::clientwright_runtime::Value) -> Self { x } }
            pub struct Opaque(::clientwright_runtime::Value); pub type Date = ::clientwright_runtime::DateTime;";
        assert_eq!(of("src/types/a.rs", text), Syntax { fields: 1, untyped: 2 });
    }

    #[test]
    fn the_open_variant_is_not_untyped() {
        let text =
            "pub enum A { Any(::clientwright_runtime::Value), B(Box<B>), Unknown(::clientwright_runtime::Value) }
            pub enum C { B(B), Any(Vec<::clientwright_runtime::Value>) }";
        assert_eq!(of("src/types/a.rs", text), Syntax { fields: 0, untyped: 2 });
    }

    #[test]
    fn arguments_and_results_of_calls_count() {
        let text = "impl Tag<'_> { pub fn call(self, body: impl Into<::clientwright_runtime::Value>) -> Call { x } }
            impl IntoFuture for Call { type Output = Result<::clientwright_runtime::Value, E>; }";
        assert_eq!(of("src/tag.rs", text), Syntax { fields: 0, untyped: 2 });
    }
}
