//! The table that describes a struct.

use super::Check;

/// The properties of a struct, as data. Slots are given to the engine in the same order.
#[derive(Clone, Copy, Debug)]
pub struct Fields {
    /// The Rust name of the struct, for `Debug`.
    pub name: &'static str,
    /// The JSON names in the order of the description, escaped as between the quotes of JSON text.
    pub keys: &'static [&'static str],
    /// The Rust names for `Debug`, in the same order; empty if they all equal `keys`.
    pub names: &'static [&'static str],
    /// Bit `n % 64` of word `n / 64` is set if property `n` is required; words of zeros at the end may be left out.
    pub required: &'static [u64],
    /// Whether one more slot follows the keys: the map that takes the properties not named in `keys`.
    pub rest: bool,
    /// Constraints of property `n`, in rising order of `n`. The number of `keys` stands for the map of `rest`.
    pub checks: &'static [(usize, &'static [Check])],
    /// Constraints of the object itself.
    pub own: &'static [Check],
}

impl Fields {
    /// A table to fill the unused places from: `..Fields::PLAIN`.
    pub const PLAIN: Self = Self { name: "", keys: &[], names: &[], required: &[], rest: false, checks: &[], own: &[] };

    /// Whether property `n` is required.
    pub(crate) fn is_required(&self, n: usize) -> bool {
        self.required.get(n / 64).is_some_and(|word| word >> (n % 64) & 1 == 1)
    }

    /// The Rust name of property `n`.
    pub(crate) fn rust_name(&self, n: usize) -> &'static str {
        self.names.get(n).or_else(|| self.keys.get(n)).copied().unwrap_or_default()
    }

    /// The constraints of slot `n`.
    pub(crate) fn checks_of(&self, n: usize) -> &'static [Check] {
        self.checks.iter().find(|(at, _)| *at == n).map_or(&[], |(_, checks)| checks)
    }
}
