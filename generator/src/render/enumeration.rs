//! An open enum: the values that the description knows, and one variant that keeps any other.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use crate::ir::{self, Enum, Literal, Scalar, Type};
use crate::names::TypeNames;

use super::context::{Context, ident};
use super::delegation::render_debug;
use super::docs::{Comment, attributes, code, literal_text};
use super::exception::long_functions;
use super::literal::{integer, text};
use super::type_item::type_docs;

/// What differs between enums of texts and of integers.
struct Form {
    /// What the unknown variant holds.
    unknown: TokenStream,
    /// The runtime's function that makes it.
    make_unknown: TokenStream,
    derives: TokenStream,
    /// The method that gives the value as it is sent.
    getter: TokenStream,
    /// What can become the enum.
    input: TokenStream,
    /// What that argument is called.
    argument: TokenStream,
    /// A value that no description knows.
    other: TokenStream,
    display: TokenStream,
    read: TokenStream,
    write: TokenStream,
    /// A known value as tokens.
    value: fn(&Literal) -> TokenStream,
}

/// The enum and all that it implements.
pub(super) fn render_enum(cx: Context<'_>, ty: &Type, enumeration: &Enum, names: &TypeNames) -> Vec<TokenStream> {
    let name = ident(&names.name);
    let form = if enumeration.repr == Scalar::String { text_form() } else { integer_form() };
    let mut items = vec![
        definition(type_docs(cx, ty, names), enumeration, names, &form),
        methods(enumeration, names, &form),
        conversion(enumeration, names, &form),
        display(&name, &form),
        slot(&name, &form),
        blank(names, &form),
    ];
    items.push(render_debug(&name));
    items
}

/// An enum of texts that is no type of the description's: only what a user does with it.
pub(super) fn render_values(docs: Comment, enumeration: &Enum, names: &TypeNames) -> [TokenStream; 4] {
    let form = Form { derives: quote! { Clone, Debug, PartialEq, Eq, Hash }, ..text_form() };
    [
        definition(docs, enumeration, names, &form),
        methods(enumeration, names, &form),
        conversion(enumeration, names, &form),
        display(&ident(&names.name), &form),
    ]
}

fn text_form() -> Form {
    Form {
        unknown: quote! { ::clientwright_runtime::UnknownText },
        make_unknown: quote! { rt::unknown_text },
        derives: quote! { Clone, PartialEq, Eq, Hash },
        getter: quote! { as_str(&self) -> &str },
        input: quote! { &str },
        argument: quote! { text },
        other: quote! { "" },
        display: quote! { f.pad(self.as_str()) },
        read: quote! { open_text },
        write: quote! { o.string(self.as_str()) },
        value: |value| text(&literal_text(value)).into_token_stream(),
    }
}

fn integer_form() -> Form {
    Form {
        unknown: quote! { ::clientwright_runtime::UnknownInteger },
        make_unknown: quote! { rt::unknown_integer },
        derives: quote! { Clone, Copy, PartialEq, Eq, Hash },
        getter: quote! { get(self) -> i64 },
        input: quote! { i64 },
        argument: quote! { value },
        other: quote! { 0 },
        display: quote! { ::std::fmt::Display::fmt(&self.get(), f) },
        read: quote! { open_long },
        write: quote! { o.long(self.get()) },
        value: |value| integer(ir::integer(&literal_text(value)).unwrap_or_default()),
    }
}

fn definition(docs: Comment, enumeration: &Enum, names: &TypeNames, form: &Form) -> TokenStream {
    let docs = attributes(docs);
    let name = ident(&names.name);
    let Form { unknown, derives, .. } = form;
    let default = enumeration.default.filter(|index| *index < enumeration.variants.len());
    let derive_default = default.map(|_| quote! { , Default });
    let variants = enumeration.variants.iter().zip(&names.members).enumerate().map(|(index, (variant, name))| {
        let docs = attributes(Comment::described(&variant.docs, format!("{}.", code(&literal_text(&variant.value)))));
        let is_default = (default == Some(index)).then(|| quote! { #[default] });
        let name = ident(name);
        quote! { #docs #is_default #name }
    });
    let open = ident(&names.open_member);
    quote! {
        #docs
        #[derive(#derives #derive_default)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants,)*
            /// A value that the description does not know.
            #open(#unknown),
        }
    }
}

fn methods(enumeration: &Enum, names: &TypeNames, form: &Form) -> TokenStream {
    let name = ident(&names.name);
    let open = ident(&names.open_member);
    let known = names.members.iter().map(ident);
    let arms = enumeration.variants.iter().zip(&names.members).map(|(variant, name)| {
        let (name, value) = (ident(name), (form.value)(&variant.value));
        quote! { Self::#name => #value }
    });
    let Form { getter, argument, .. } = form;
    let get = if enumeration.repr == Scalar::String {
        quote! { as_str }
    } else {
        quote! { get }
    };
    let long = long_functions(enumeration.variants.len());
    quote! {
        #long
        impl #name {
            /// The values that the description knows.
            pub const KNOWN: &'static [Self] = &[#(Self::#known),*];

            /// The value as it is sent.
            #[inline]
            #[must_use]
            pub fn #getter {
                match self {
                    #(#arms,)*
                    Self::#open(#argument) => #argument.#get(),
                }
            }

            /// Whether the description knows the value.
            #[inline]
            #[must_use]
            pub fn is_known(&self) -> bool {
                Self::KNOWN.contains(self)
            }
        }
    }
}

fn conversion(enumeration: &Enum, names: &TypeNames, form: &Form) -> TokenStream {
    let name = ident(&names.name);
    let open = ident(&names.open_member);
    let Form { input, argument, make_unknown, .. } = form;
    let arms = enumeration.variants.iter().zip(&names.members).map(|(variant, name)| {
        let (name, value) = (ident(name), (form.value)(&variant.value));
        quote! { #value => Self::#name }
    });
    let long = long_functions(enumeration.variants.len());
    quote! {
        #long
        impl ::std::convert::From<#input> for #name {
            #[inline]
            fn from(#argument: #input) -> Self {
                match #argument {
                    #(#arms,)*
                    _ => Self::#open(#make_unknown(#argument)),
                }
            }
        }
    }
}

fn display(name: &Ident, form: &Form) -> TokenStream {
    let display = &form.display;
    quote! {
        impl ::std::fmt::Display for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                #display
            }
        }
    }
}

fn slot(name: &Ident, Form { read, write, .. }: &Form) -> TokenStream {
    quote! {
        impl rt::Slot for #name {
            #[inline]
            fn read(&mut self, i: &mut rt::In<'_>) {
                *self = i.#read(Self::KNOWN);
            }

            #[inline]
            fn write(&self, o: &mut rt::Out<'_>) {
                #write;
            }
        }
    }
}

/// The first value; an enum that knows none starts as an unknown one.
fn blank(names: &TypeNames, form: &Form) -> TokenStream {
    let name = ident(&names.name);
    let (make_unknown, other) = (&form.make_unknown, &form.other);
    let open = ident(&names.open_member);
    let first = names.members.first().map(ident);
    let value = first.map_or_else(|| quote! { Self::#open(#make_unknown(#other)) }, |first| quote! { Self::#first });
    quote! {
        impl rt::Blank for #name {
            #[inline]
            fn blank() -> Self {
                #value
            }
        }
    }
}
