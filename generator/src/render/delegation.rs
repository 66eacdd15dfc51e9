//! What every type with a slot has, one line each: `Debug`, and a check of limits.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// `Debug`.
pub(super) fn render_debug(name: &Ident) -> TokenStream {
    quote! {
        impl ::std::fmt::Debug for #name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                rt::debug(self, f)
            }
        }
    }
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
