//! Regular expressions: whether the engine of the runtime has them.

/// Why a pattern cannot be checked. The dialect is that of ECMA-262, of which a linear engine has neither references nor looking around, and
/// this one has no classes of Unicode either.
pub(super) fn why_unusable(pattern: &str) -> Option<String> {
    regex_lite::Regex::new(pattern).err().map(|error| error.to_string())
}
