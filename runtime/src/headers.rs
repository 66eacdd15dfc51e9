//! Response headers by the description's names and types.
//!
//! Servers leave documented headers out and write others than documented, so that reading never fails: what
//! is absent or not of the documented type is `None`, and its text stays in the header map.

use http::HeaderMap;

use crate::read::decode_text;
use crate::slot::{Blank, Slot};

/// A set of documented response headers.
pub trait ReadHeaders: Sized {
    /// Reads the set.
    fn read_headers(headers: &HeaderMap) -> Self;
}

/// One header's value: absent if it is not there, not text, or not of this type.
pub fn header<T: Slot + Blank>(headers: &HeaderMap, name: &str) -> Option<T> {
    decode_text(header_text(headers, name)?).ok()
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
