//! Paths that are written short, and the imports that this takes.
//!
//! Renderers write every path in full, `::std::option::Option`, since a description may call a type `Option`. A module that defines nothing of
//! that name reads better with `Option`; in one that does, the path stays.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::names::Identifier;

/// A path that begins at a crate, without its first segment.
struct Known {
    path: [&'static str; 2],
    found: Found,
}

/// How the short name is found.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// By every module, through the prelude.
    Prelude,
    /// By an import of its own.
    Import,
    /// Through an import of the module that it is in.
    Module,
}

const RUNTIME: &str = "clientwright_runtime";
const STANDARD: &str = "std";

/// Where a path that may be shortened begins.
pub(super) const CRATES: [&str; 2] = [RUNTIME, STANDARD];

const KNOWN: &[Known] = &[
    Known { path: ["boxed", "Box"], found: Found::Prelude },
    Known { path: ["cmp", "PartialEq"], found: Found::Prelude },
    Known { path: ["convert", "AsRef"], found: Found::Prelude },
    Known { path: ["convert", "From"], found: Found::Prelude },
    Known { path: ["convert", "Into"], found: Found::Prelude },
    Known { path: ["default", "Default"], found: Found::Prelude },
    Known { path: ["fmt", "Debug"], found: Found::Module },
    Known { path: ["fmt", "Display"], found: Found::Module },
    Known { path: ["fmt", "Formatter"], found: Found::Module },
    Known { path: ["fmt", "Result"], found: Found::Module },
    Known { path: ["future", "IntoFuture"], found: Found::Import },
    Known { path: ["ops", "Fn"], found: Found::Prelude },
    Known { path: ["option", "Option"], found: Found::Prelude },
    Known { path: ["result", "Result"], found: Found::Prelude },
    Known { path: ["string", "String"], found: Found::Prelude },
    // The runtime has a duration, too.
    Known { path: ["time", "Duration"], found: Found::Module },
    Known { path: ["vec", "Vec"], found: Found::Prelude },
];

/// Variants that the prelude has, and their types.
const VARIANTS: &[(&str, &str)] = &[("Option", "None"), ("Option", "Some"), ("Result", "Ok"), ("Result", "Err")];

/// The names that a module defines: none of them may stand for something else there.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope<'a> {
    own: BTreeSet<&'a str>,
}

impl<'a> FromIterator<&'a Identifier> for Scope<'a> {
    fn from_iter<T: IntoIterator<Item = &'a Identifier>>(names: T) -> Self {
        Self { own: names.into_iter().map(Identifier::as_str).collect() }
    }
}

/// A shorter way to write a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Short {
    /// How many of its last segments are left.
    pub(super) segments: usize,
    pub(super) import: Option<Import>,
}

/// Something that a module imports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Import {
    /// A module of the standard library, or what it has under that name.
    Standard(&'static str, Option<&'static str>),
    /// A type of the runtime.
    Runtime(String),
}

impl Scope<'_> {
    /// The short form of a path, which begins at a crate or at something in scope.
    pub(super) fn short(&self, is_absolute: bool, path: &[&str]) -> Option<Short> {
        match path {
            [ty, variant] if !is_absolute && VARIANTS.contains(&(*ty, *variant)) => {
                (self.is_free(ty) && self.is_free(variant)).then_some(Short { segments: 1, import: None })
            }
            [RUNTIME, name] if is_absolute && name.starts_with(char::is_uppercase) => {
                let import = Some(Import::Runtime((*name).to_owned()));
                self.is_free(name).then_some(Short { segments: 1, import })
            }
            [STANDARD, module, name] if is_absolute => {
                let known = KNOWN.iter().find(|known| known.path == [*module, *name])?;
                let (segments, import, shown) = match known.found {
                    Found::Prelude => (1, None, name),
                    Found::Import => (1, Some(Import::Standard(known.path[0], Some(known.path[1]))), name),
                    Found::Module => (2, Some(Import::Standard(known.path[0], None)), module),
                };
                self.is_free(shown).then_some(Short { segments, import })
            }
            _ => None,
        }
    }

    fn is_free(&self, name: &str) -> bool {
        !self.own.contains(name)
    }
}

/// The imports as items: the standard library's, then the runtime's, of which one is given.
pub(super) fn render_imports(
    imports: &BTreeSet<&Import>,
    runtime: Option<TokenStream>,
) -> impl Iterator<Item = TokenStream> {
    let mut standard = Vec::new();
    let mut types = Vec::new();
    for import in imports {
        match import {
            Import::Standard(module, name) => {
                let (module, name) = (word(module), name.map(word).into_iter());
                standard.push(quote! { use std::#module #(::#name)*; });
            }
            Import::Runtime(name) => types.push(word(name)),
        }
    }
    let types = match types.as_slice() {
        [] => None,
        [one] => Some(quote! { use clientwright_runtime::#one; }),
        many => Some(quote! { use clientwright_runtime::{#(#many),*}; }),
    };
    standard.into_iter().chain(runtime).chain(types)
}

fn word(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
