//! Styles of lists and objects in a form (OpenAPI 3.2, section Encoding Object, `style` and `explode`).

use crate::Value;
use crate::descriptor::{Encoding, Style};
use crate::parameter::deep::{self, text};
use crate::write::{EncodeError, Part, PartContent};

/// Writes properties that have a style in it. All parts of one property stand together.
pub(super) fn apply(parts: Vec<Part>, encodings: &'static [Encoding]) -> Result<Vec<Part>, EncodeError> {
    if encodings.iter().all(|encoding| encoding.style().is_none()) {
        return Ok(parts);
    }
    let mut styled = Vec::with_capacity(parts.len());
    for group in parts.chunk_by(|a, b| a.name == b.name) {
        let Some(name) = group.first().map(|part| &part.name) else { continue };
        let encoding = encodings.iter().find(|encoding| encoding.name() == name);
        match encoding.and_then(|encoding| Some((encoding.style()?, encoding.explode()))) {
            Some((Style::DeepObject, _)) => styled.extend(deep(name, values(group)?)),
            // Of all values, only the members of an object are not yet parts of their own.
            Some((Style::Form, true)) if !is_object(group) => styled.extend_from_slice(group),
            Some((style, explode)) => flat(name, &values(group)?, separator(style), explode, &mut styled),
            None => styled.extend_from_slice(group),
        }
    }
    Ok(styled)
}

fn is_object(group: &[Part]) -> bool {
    matches!(group, [Part { content: PartContent::Json(json), .. }] if json.starts_with('{'))
}

const fn separator(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => " ",
        Style::PipeDelimited => "|",
        _ => ",",
    }
}

fn values(group: &[Part]) -> Result<Vec<Value>, EncodeError> {
    let value = |part: &Part| {
        Ok(match &part.content {
            PartContent::Text(text) => Value::from(text.as_str()),
            PartContent::Json(json) => Value::from_json(json.as_bytes()).unwrap_or_default(),
            PartContent::File(file) => Value::from(super::file_text(&part.name, file)?.into_owned()),
        })
    };
    group.iter().map(value).collect()
}

fn part(name: &str, value: &Value) -> Part {
    Part { name: name.to_owned(), content: PartContent::Text(text(value)) }
}

/// `name[key][0]`; several values are a list.
fn deep(name: &str, mut values: Vec<Value>) -> Vec<Part> {
    let value = if values.len() > 1 { Value::Array(values) } else { values.pop().unwrap_or_default() };
    let part = |(name, text)| Part { name, content: PartContent::Text(text) };
    deep::pairs(name, &value).into_iter().map(part).collect()
}

/// Lists repeat or join; objects become their members, or join names and values.
fn flat(name: &str, values: &[Value], separator: &str, explode: bool, styled: &mut Vec<Part>) {
    let object = match values {
        [Value::Object(members)] => Some(members),
        _ => None,
    };
    match (object, explode) {
        (Some(members), true) => styled.extend(members.iter().map(|(key, value)| part(key, value))),
        (Some(members), false) => {
            let words = members.iter().flat_map(|(key, value)| [key.to_owned(), text(value)]);
            styled.push(part(name, &Value::from(words.collect::<Vec<_>>().join(separator))));
        }
        (None, true) => styled.extend(values.iter().map(|value| part(name, value))),
        (None, false) => {
            let words: Vec<String> = values.iter().map(text).collect();
            styled.push(part(name, &Value::from(words.join(separator))));
        }
    }
}
