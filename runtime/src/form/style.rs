//! Styles of lists and objects in a form (OpenAPI 3.2, section Encoding Object, `style` and `explode`).

use crate::Value;
use crate::descriptor::{Encoding, Style};
use crate::write::{Part, PartContent};

/// Writes properties that have a style in it. All parts of one property stand together.
pub(super) fn apply(parts: Vec<Part>, encodings: &'static [Encoding]) -> Vec<Part> {
    if encodings.iter().all(|encoding| encoding.style().is_none()) {
        return parts;
    }
    let mut styled = Vec::with_capacity(parts.len());
    for group in parts.chunk_by(|a, b| a.name == b.name) {
        let Some(name) = group.first().map(|part| &part.name) else { continue };
        let encoding = encodings.iter().find(|encoding| encoding.name() == name);
        match encoding.and_then(|encoding| Some((encoding.style()?, encoding.explode()))) {
            Some((Style::DeepObject, _)) => deep(name, &values(group), group.len() > 1, &mut styled),
            Some((style, explode)) => flat(name, &values(group), separator(style), explode, &mut styled),
            None => styled.extend_from_slice(group),
        }
    }
    styled
}

const fn separator(style: Style) -> &'static str {
    match style {
        Style::SpaceDelimited => " ",
        Style::PipeDelimited => "|",
        _ => ",",
    }
}

fn values(group: &[Part]) -> Vec<Value> {
    let value = |part: &Part| match &part.content {
        PartContent::Text(text) => Value::from(text.as_str()),
        PartContent::Json(json) => Value::from_json(json.as_bytes()).unwrap_or_default(),
        PartContent::File(file) => Value::from(String::from_utf8_lossy(file.bytes()).into_owned()),
    };
    group.iter().map(value).collect()
}

/// The text of a value that is no object of scalars: a string as it is, anything else as JSON.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_json().unwrap_or_default(),
    }
}

fn part(name: &str, value: &Value) -> Part {
    Part { name: name.to_owned(), content: PartContent::Text(text(value)) }
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

/// `name[key][key]`, items of lists by their index.
fn deep(name: &str, values: &[Value], is_list: bool, styled: &mut Vec<Part>) {
    match values {
        [only] if !is_list => deep_value(name, only, styled),
        items => deep_items(name, items, styled),
    }
}

fn deep_items(name: &str, items: &[Value], styled: &mut Vec<Part>) {
    for (index, item) in items.iter().enumerate() {
        deep_value(&format!("{name}[{index}]"), item, styled);
    }
}

fn deep_value(name: &str, value: &Value, styled: &mut Vec<Part>) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| deep_value(&format!("{name}[{key}]"), value, styled));
        }
        Value::Array(items) => deep_items(name, items, styled),
        scalar => styled.push(part(name, scalar)),
    }
}
