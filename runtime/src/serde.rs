//! The same engine behind serde's traits, for any self-describing format.
//!
//! Reading buffers the input as JSON text, writing goes by way of [`Value`]: slower than [`rt`](crate::rt)'s own JSON, and the
//! same in every rule.

mod deserialize;
mod serialize;

pub use deserialize::deserialize;
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use serialize::serialize;

/// Implements serde's traits for types of a generated crate: a line for each in the crate, and nothing to parse while its feature is off.
#[doc(hidden)]
#[macro_export]
macro_rules! delegate_serde {
    ($($name:ty,)*) => {$(
        impl $crate::rt::v1::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::rt::v1::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::rt::v1::serde::serialize(self, serializer)
            }
        }

        impl<'de> $crate::rt::v1::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::rt::v1::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::rt::v1::serde::deserialize(deserializer)
            }
        }
    )*};
}
