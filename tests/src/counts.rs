//! Rows of figures that have names.

/// A struct of counts, in the order of the columns.
#[macro_export]
macro_rules! counts {
    ($(#[$doc_of_all:meta])* $name_of_all:ident { $($(#[$doc:meta])* $name:ident)* }) => {
        $(#[$doc_of_all])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(crate) struct $name_of_all {
            $($(#[$doc])* pub(crate) $name: u64,)*
        }

        impl $name_of_all {
            /// Names of the columns.
            pub(crate) const COLUMNS: &[&str] = &[$(stringify!($name)),*];

            /// The columns.
            pub(crate) fn columns(&self) -> Vec<u64> {
                vec![$(self.$name),*]
            }

            /// What [`Self::columns`] gave; `None` when there are more or fewer.
            pub(crate) fn from_columns(columns: &[u64]) -> Option<Self> {
                let mut columns = columns.iter().copied();
                let counts = Self { $($name: columns.next()?,)* };
                columns.next().is_none().then_some(counts)
            }

            /// The sum of several.
            pub(crate) fn sum<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
                let mut sum = Self::default();
                all.for_each(|counts| { $(sum.$name += counts.$name;)* });
                sum
            }
        }
    };
}
