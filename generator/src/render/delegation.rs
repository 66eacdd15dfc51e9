//! Implementations that every type with a slot has, one line each: `Debug`, and serde's traits.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;

/// `Debug` and, unless left out, `Serialize` and `Deserialize`.
pub(super) fn render_delegations(cx: Context<'_>, name: &Ident) -> Vec<TokenStream> {
    let mut items = vec![quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                rt::debug(self, f)
            }
        }
    }];
    if let Some(condition) = cx.serde_condition() {
        items.push(quote! {
            #condition
            impl rt::serde::Serialize for #name {
                #[inline]
                fn serialize<S: rt::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                    rt::serde::serialize(self, serializer)
                }
            }
        });
        items.push(quote! {
            #condition
            impl<'de> rt::serde::Deserialize<'de> for #name {
                #[inline]
                fn deserialize<D: rt::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                    rt::serde::deserialize(deserializer)
                }
            }
        });
    }
    items
}

/// `validate`, for types that requests reach.
pub(super) fn render_validate() -> TokenStream {
    quote! {
        /// Checks the limits that the description sets. Nothing is sent.
        ///
        /// # Errors
        ///
        /// Every violation, with its JSON pointer.
        #[inline]
        pub fn validate(&self) -> ::std::result::Result<(), ::clientwright_runtime::ValidationError> {
            rt::validate(self)
        }
    }
}
