//! Regular expressions, behind the feature `pattern`.

/// Whether a pattern matches somewhere in the text; `None` if that cannot be told. The generator reports patterns that the engine cannot
/// express.
#[cfg(feature = "pattern")]
pub(crate) fn matches(pattern: &str, text: &str) -> Option<bool> {
    regex_lite::Regex::new(pattern).ok().map(|regex| regex.is_match(text))
}

/// Without an engine, nothing can be told.
#[cfg(not(feature = "pattern"))]
pub(crate) fn matches(_pattern: &str, _text: &str) -> Option<bool> {
    None
}
