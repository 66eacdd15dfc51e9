//! Response headers by the description's names and types.
//!
//! Servers leave documented headers out and write others than documented, so that reading never fails: what
//! is absent or not of the documented type is `None`, and its text stays in the header map.

use std::borrow::Cow;

use http::HeaderMap;

use crate::read::{decode, decode_text};
use crate::slot::{Blank, Slot};

/// A set of documented response headers.
pub trait ReadHeaders: Sized {
    /// Reads the set.
    fn read_headers(headers: &HeaderMap) -> Self;
}

/// One header's value: absent if it is not there, not text, or not of this type.
pub fn header<T: Slot + Blank>(headers: &HeaderMap, name: &str) -> Option<T> {
    decode_text(&header_text(headers, name)?).ok()
}

/// One header's value that is described as JSON, likewise.
pub fn json_header<T: Slot + Blank>(headers: &HeaderMap, name: &str) -> Option<T> {
    decode(header_text(headers, name)?.as_bytes()).ok()
}

/// The text of a header; several lines of one name are a list (RFC 9110, section 5.3), but for cookies.
fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<Cow<'a, str>> {
    let mut lines = headers.get_all(name).iter().filter_map(|line| line.to_str().ok());
    let mut text = Cow::Borrowed(lines.next()?);
    for line in lines.filter(|_| !name.eq_ignore_ascii_case("set-cookie")) {
        text += ", ";
        text += line;
    }
    Some(text)
}
