//! Percent-encoding (RFC 3986) and what a path segment must not be.

/// Which characters stay as they are, beside letters, digits, `-`, `.`, `_` and `~`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keep {
    /// None.
    Unreserved,
    /// What reserved expansion leaves alone (RFC 6570, section 3.2.3), triplets such as `%2F` too, but for what the place cannot hold.
    Reserved {
        /// The reserved characters that the place can hold.
        at: Place,
        /// Those of them that divide values or items here.
        except: &'static [u8],
    },
}

/// Where reserved characters may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A query: not what would end a value (`#`, `&`, `+`, `[`, `]`), nor `'`, which the URL standard encodes in queries of HTTP.
    Query,
    /// A segment of a path (OpenAPI 3.2, section Path Templating; RFC 3986, section 3.3).
    Path,
    /// A cookie (RFC 6265, section 4.1.1).
    Cookie,
}

/// Appends a text, percent-encoded.
pub(super) fn push(out: &mut String, text: &str, keep: Keep) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().map_or('0', char::from);
    for (index, &byte) in text.as_bytes().iter().enumerate() {
        if stays(byte, keep) || (byte == b'%' && keep != Keep::Unreserved && starts_triplet(text, index)) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(digit(byte >> 4));
            out.push(digit(byte & 15));
        }
    }
}

fn stays(byte: u8, keep: Keep) -> bool {
    let is_unreserved = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let Keep::Reserved { at, except } = keep else { return is_unreserved };
    let reserved: &[u8] = match at {
        Place::Query => b":/?@!$()*,;=",
        Place::Path => b":@!$&'()*+,;=",
        Place::Cookie => b":/?#[]@!$&'()*+=",
    };
    is_unreserved || (reserved.contains(&byte) && !except.contains(&byte))
}

/// Whether the `%` at an index stands before two hexadecimal digits.
fn starts_triplet(text: &str, index: usize) -> bool {
    let digits = text.as_bytes().get(index + 1..index + 3);
    digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
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
    use super::{Keep, Place, is_dot_segment, push};

    #[test]
    fn only_unreserved_characters_stay() {
        let mut out = String::new();
        push(&mut out, "a-Z_0.~ /?#%+é", Keep::Unreserved);
        assert_eq!(out, "a-Z_0.~%20%2F%3F%23%25%2B%C3%A9");
    }

    #[test]
    fn reserved_expansion_leaves_triplets_and_what_its_place_can_hold() {
        let pushed = |text: &str, at: Place, except: &'static [u8]| {
            let mut out = String::new();
            push(&mut out, text, Keep::Reserved { at, except });
            out
        };
        let reserved = ":/?#[]@!$&'()*+,;=";
        assert_eq!(pushed(reserved, Place::Query, b""), ":/?%23%5B%5D@!$%26%27()*%2B,;=");
        assert_eq!(pushed(reserved, Place::Path, b""), ":%2F%3F%23%5B%5D@!$&'()*+,;=");
        assert_eq!(pushed(reserved, Place::Cookie, b""), ":/?#[]@!$&'()*+%2C%3B=");
        assert_eq!(pushed(reserved, Place::Path, b","), ":%2F%3F%23%5B%5D@!$&'()*+%2C;=");
        assert_eq!(pushed("%2F%2f%2%zz%é%25", Place::Query, b""), "%2F%2f%252%25zz%25%C3%A9%25");
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
