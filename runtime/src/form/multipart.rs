//! `multipart/form-data` (RFC 7578), names escaped as HTML has it (section "Multipart form data").

use std::hash::{BuildHasher, RandomState};

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
/// As [`super::encode_parts`].
pub(crate) fn multipart(value: &dyn Slot, encodings: &'static [Encoding]) -> Result<Multipart, EncodeError> {
    let parts = super::parts(value, encodings)?;
    let boundary = free_boundary(&parts);
    let mut body = Pieces::default();
    for part in &parts {
        body.copy(head(&boundary, part, encodings).as_bytes());
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

fn head(boundary: &str, part: &Part, encodings: &'static [Encoding]) -> String {
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
    head += "\r\n\r\n";
    head
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
