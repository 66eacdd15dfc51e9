//! Indices into the lists of [`super::Api`].

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id of the item at `index` of its list.
            pub fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The index into its list.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A type of [`super::Api::types`].
    TypeId
    /// An operation of [`super::Api::operations`].
    OperationId
    /// A request of [`super::Api::incoming`].
    IncomingId
    /// A tag of [`super::Api::tags`].
    TagId
    /// A server of [`super::Api::operation_servers`].
    ServerId
    /// A security scheme of [`super::Api::security_schemes`].
    SecuritySchemeId
}
