//! Percent-encoding (RFC 3986) and what a path segment must not be.

/// Which characters stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// Letters, digits, `-`, `.`, `_`, `~`.
    Unreserved,
    /// Reserved ones too, except those that would end the value: `#`, `&`, `+`, `[` and `]`; and `%`.
    Reserved,
    /// Those that a segment of a path can hold (OpenAPI 3.2, section Path Templating; RFC 3986, section 3.3).
    ReservedInPath,
}

/// Appends a text, percent-encoded.
pub(super) fn push(out: &mut String, text: &str, keep: Keep) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().map_or('0', char::from);
    for &byte in text.as_bytes() {
        if stays(byte, keep) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

fn stays(byte: u8, keep: Keep) -> bool {
    let unreserved = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let reserved: &[u8] = match keep {
        Keep::Unreserved => b"",
        Keep::Reserved => b":/?@!$'()*,;=",
        Keep::ReservedInPath => b":@!$&'()*+,;=",
    };
    unreserved || reserved.contains(&byte)
}

/// Appends `name=value` to a query, both percent-encoded.
pub(crate) fn query_pair(out: &mut String, name: &str, value: &str) {
    push(out, name, Keep::Unreserved);
    out.push('=');
    push(out, value, Keep::Unreserved);
}

/// Whether a path segment is `.` or `..` to anyone on the way, however often it is percent-encoded.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    let mut text = segment.to_ascii_lowercase();
    while text.contains("%25") {
        text = text.replace("%25", "%");
    }
    matches!(text.replace("%2e", ".").as_str(), "." | "..")
}

#[cfg(test)]
mod tests {
    use super::{Keep, is_dot_segment, push};

    #[test]
    fn only_unreserved_characters_stay() {
        let mut out = String::new();
        push(&mut out, "a-Z_0.~ /?#%+é", Keep::Unreserved);
        assert_eq!(out, "a-Z_0.~%20%2F%3F%23%25%2B%C3%A9");
    }

    #[test]
    fn dot_segments_are_seen_through_encodings() {
        for dots in [".", "..", "%2e", "%2E.", ".%2e", "%252e%252E", "%25252e"] {
            assert!(is_dot_segment(dots), "{dots}");
        }
        for other in ["", "...", "a.", ".a", "%2f", "%2e%2e%2e"] {
            assert!(!is_dot_segment(other), "{other}");
        }
    }
}
