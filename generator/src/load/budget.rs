//! How much a description may cost before reading stops.

/// Limits on what is read. Going over one is a `budget-exceeded` diagnostic, and reading stops there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of all files together. Default: 256 MiB.
    pub bytes: usize,
    /// Files. Default: 10,000.
    pub files: usize,
    /// Values of all files together, aliases expanded. Default: 16 million.
    pub nodes: usize,
    /// Values that aliases and merge keys add to one file. Default: 1 million.
    pub expanded: usize,
    /// Levels of lists and objects inside each other. Every later stage may recurse as deep as that. Default: 192.
    pub depth: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { bytes: 256 << 20, files: 10_000, nodes: 16_000_000, expanded: 1_000_000, depth: 192 }
    }
}
