//! What can be chosen about the output.

use crate::config::Shape;

/// Choices about the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The name of the crate or module, for documentation.
    pub name: String,
    /// A crate or a module.
    pub shape: Shape,
    /// Whether types implement serde's traits.
    pub serde: Serde,
    /// Whether a crate has the program that calls every operation.
    pub exercise: bool,
}

/// Whether types implement `Serialize` and `Deserialize`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Serde {
    /// When the feature `serde` of the crate is on; as a module, which has no features: never.
    #[default]
    Feature,
    /// Always; the runtime's feature `serde` has to be on.
    Always,
    /// Never.
    Never,
}
