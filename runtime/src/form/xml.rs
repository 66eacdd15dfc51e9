//! Parts in XML (OpenAPI 3.2, section Encoding Object, `contentType`).

use crate::Value;
use crate::descriptor::Encoding;
use crate::write::{EncodeError, Part, PartContent};
use crate::xml;

/// Makes XML of the JSON in parts that are described so. What is text is that in XML, too.
pub(super) fn apply(mut parts: Vec<Part>, encodings: &'static [Encoding]) -> Result<Vec<Part>, EncodeError> {
    for part in &mut parts {
        let encoding = encodings.iter().find(|encoding| encoding.name() == part.name);
        if let (PartContent::Json(json), Some(element)) = (&part.content, encoding.and_then(Encoding::element)) {
            let value = Value::from_json(json.as_bytes()).unwrap_or_default();
            part.content = PartContent::Text(xml::document(&value, element)?);
        }
    }
    Ok(parts)
}
