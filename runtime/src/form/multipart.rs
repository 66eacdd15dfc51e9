//! `multipart/form-data` (RFC 7578), names escaped as HTML has it (section "Multipart form data").

use std::fmt;
use std::hash::{BuildHasher, RandomState};

use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, HeaderName, HeaderValue};

use crate::FilePart;
use crate::descriptor::Encoding;
use crate::slot::Slot;
use crate::transport::{Piece, Upload};
use crate::value::FileContent;
use crate::write::{EncodeError, Part, PartContent};

/// A form as bytes, and what stands between its parts.
#[derive(Clone, Debug)]
pub(crate) struct Multipart {
    /// The parameter `boundary` of the media type.
    pub(crate) boundary: String,
    /// The body.
    pub(crate) body: Upload,
}

/// Writes a form: texts and JSON as they are, files with name and media type.
///
/// # Errors
/// As [`super::encode_parts`]; and headers of a file that no part has.
pub(crate) fn multipart(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<Multipart, EncodeError> {
    let parts = super::parts(value, encodings)?;
    let boundary = free_boundary(&parts);
    let mut body = Pieces::default();
    for part in &parts {
        body.copy(head(&boundary, part, encodings)?.as_bytes());
        match &part.content {
            PartContent::Text(text) | PartContent::Json(text) => body.copy(text.as_bytes()),
            PartContent::File(file) => body.file(file),
        }
        body.copy(b"\r\n");
    }
    body.copy(["--", &boundary, "--\r\n"].concat().as_bytes());
    Ok(Multipart { boundary, body: body.finish() })
}

/// A body in the making: what is short is copied together, what is long stays where it is.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    open: Vec<u8>,
}

/// Files of fewer bytes are copied.
const LONG: usize = 16 << 10;

impl Pieces {
    fn copy(&mut self, bytes: &[u8]) {
        self.open.extend_from_slice(bytes);
    }

    fn file(&mut self, file: &FilePart) {
        match file.content() {
            FileContent::Bytes(bytes) if bytes.len() < LONG => self.copy(bytes),
            FileContent::Bytes(bytes) => self.push(Piece::Bytes(bytes.clone())),
            FileContent::Disk(file) => self.push(Piece::Disk(file.clone())),
        }
    }

    fn push(&mut self, piece: Piece) {
        let open = std::mem::take(&mut self.open);
        self.done.extend([Piece::Bytes(open.into()), piece]);
    }

    fn finish(mut self) -> Upload {
        if self.done.is_empty() {
            return self.open.into();
        }
        self.done.push(Piece::Bytes(self.open.into()));
        Upload::pieces(self.done)
    }
}

/// What is in memory of a part.
fn content(part: &Part) -> &[u8] {
    match &part.content {
        PartContent::Text(text) | PartContent::Json(text) => text.as_bytes(),
        PartContent::File(file) => file.bytes().map_or(&[], |bytes| bytes),
    }
}

/// A boundary that no part contains: 128 random bits, looked for all the same in what is in memory (RFC 2046, section 5.1.1).
fn free_boundary(parts: &[Part]) -> String {
    loop {
        let word = || RandomState::new().hash_one(0_u8);
        let boundary = format!("form-{:016x}{:016x}", word(), word());
        let is_free = |part: &Part| !content(part).windows(boundary.len()).any(|window| window == boundary.as_bytes());
        if parts.iter().all(is_free) {
            return boundary;
        }
    }
}

fn head(boundary: &str, part: &Part, encodings: &'static [Encoding]) -> Result<String, EncodeError> {
    let name = escaped(&part.name);
    let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"");
    let encoding = encodings.iter().find(|encoding| encoding.name() == part.name);
    let described = encoding.and_then(Encoding::part_type).filter(|range| is_one_type(range));
    let media_type = match &part.content {
        PartContent::Text(_) => described,
        PartContent::Json(_) => described.or(Some("application/json")),
        PartContent::File(file) => {
            head.extend(["; filename=\"", &escaped(file.name().unwrap_or(&part.name)), "\""]);
            file.declared_type().or(described).or(Some("application/octet-stream"))
        }
    };
    if let Some(media_type) = media_type {
        head += "\r\nContent-Type: ";
        head.extend(media_type.chars().filter(|c| !c.is_control()));
    }
    for (name, value) in headers(part, encoding)? {
        head.extend(["\r\n", name, ": ", value]);
    }
    head += "\r\n\r\n";
    Ok(head)
}

/// The headers that the description gives a value, but for those that the caller gives another, and the caller's.
fn headers<'a>(part: &'a Part, encoding: Option<&Encoding>) -> Result<Vec<(&'a str, &'a str)>, EncodeError> {
    let own = match &part.content {
        PartContent::File(file) => file.headers(),
        PartContent::Text(_) | PartContent::Json(_) => &[],
    };
    let described = encoding.map(Encoding::part_headers).unwrap_or_default().iter().copied();
    let described = described.filter(|(name, _)| own.iter().all(|(known, _)| !known.eq_ignore_ascii_case(name)));
    let headers: Vec<_> = described.chain(own.iter().map(|(name, value)| (name.as_str(), value.as_str()))).collect();
    let fault = headers.iter().find_map(|(name, value)| fault(name, value));
    fault.map_or(Ok(headers), |fault| Err(EncodeError::at(&part.name, &fault.to_string())))
}

/// Why a part has no such header.
#[derive(Clone, Copy)]
enum HeaderFault {
    Name,
    Value,
    Own,
}

fn fault(name: &str, value: &str) -> Option<HeaderFault> {
    match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value.as_bytes())) {
        (Err(_), _) => Some(HeaderFault::Name),
        (Ok(name), _) if name == CONTENT_DISPOSITION || name == CONTENT_TYPE => Some(HeaderFault::Own),
        (Ok(_), Err(_)) => Some(HeaderFault::Value),
        (Ok(_), Ok(_)) => None,
    }
}

/// Neither repeats what was given.
impl fmt::Display for HeaderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Name => "the name of a header of the part holds a character that HTTP does not allow",
            Self::Value => "a header of the part holds a character that HTTP does not allow",
            Self::Own => "`Content-Disposition` and `Content-Type` of a part are said by `file_name` and `media_type`",
        })
    }
}

/// Whether it is neither a list of media types nor a range.
fn is_one_type(range: &str) -> bool {
    !range.contains([',', '*'])
}

/// Quotes and line breaks end nothing (HTML, "Multipart form data", step 2).
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::multipart;
    use crate::descriptor::Encoding;
    use crate::{FilePart, Map, Value};

    #[test]
    fn names_and_types_break_out_of_no_header() {
        let mut form = Map::new();
        form.insert("a\"\r\nX: 1", FilePart::new("x").file_name("b\"\r\n.png").media_type("image/png\r\nY: 2"));
        let written = multipart(&form, &[]).unwrap();
        let boundary = &written.boundary;
        let expected = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"a%22%0D%0AX: 1\"; filename=\"b%22%0D%0A.png\"\r\n\
             Content-Type: image/pngY: 2\r\n\r\nx\r\n--{boundary}--\r\n"
        );
        assert_eq!(String::from_utf8_lossy(written.body.as_bytes().unwrap()), expected);
    }

    #[test]
    fn headers_of_a_part_follow_what_it_is() {
        static DESCRIBED: &[Encoding] =
            &[Encoding::new("a").media_type("text/plain").headers(&[("X-Kind", "plain"), ("X-Id", "0")])];
        let form = |file: FilePart| Map::from_iter([("a", file)]);
        let file = FilePart::new("x").header("X-Note", "ü, b").header("x-id", "6").header("X-ID", "7");
        let written = multipart(&form(file), DESCRIBED).unwrap();
        let text = String::from_utf8_lossy(written.body.as_bytes().unwrap()).replace(&written.boundary, "B");
        let expected = "--B\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\nContent-Type: text/plain\r\n\
                        X-Kind: plain\r\nX-Note: ü, b\r\nX-ID: 7\r\n\r\nx\r\n--B--\r\n";
        assert_eq!(text, expected);
        for (name, value) in [("X\r\nY", "1"), ("", "1"), ("X", "1\r\nY: 2"), ("X", "\0"), ("content-TYPE", "a/b")] {
            let error = multipart(&form(FilePart::new("x").header(name, value)), &[]).unwrap_err();
            assert_eq!(error.pointer(), "/a");
        }
    }

    #[test]
    fn what_nests_is_json_and_lists_repeat() {
        static JSON: &[Encoding] = &[Encoding::new("typed").media_type("application/json")];
        let value = Value::from_json(br#"{"a":1,"b":["x",["y"]],"c":{"d":null},"typed":"t"}"#).unwrap();
        let written = multipart(&value, JSON).unwrap();
        let text = String::from_utf8_lossy(written.body.as_bytes().unwrap()).replace(&written.boundary, "B");
        let part = |name: &str, kind: &str, content: &str| {
            format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"{kind}\r\n\r\n{content}\r\n")
        };
        let json = "\r\nContent-Type: application/json";
        let expected = [
            part("a", "", "1"),
            part("b", "", "x"),
            part("b", json, "[\"y\"]"),
            part("c", json, "{\"d\":null}"),
            part("typed", json, "\"t\""),
            "--B--\r\n".to_owned(),
        ];
        assert_eq!(text, expected.concat());
    }
}
