//! What extensions in wide use say of known values: names and descriptions, by position or by value.

use crate::diagnostics::Code;
use crate::load::{Node, Value};
use crate::spec;

use super::context::Context;

/// A name for each value: a list in the order of `enum`, or an object by value.
const NAMES: &[&str] = &["x-enum-varnames", "x-enumNames", "x-enum-names", "x-speakeasy-enums"];
/// A description for each value, likewise.
const DESCRIPTIONS: &[&str] = &["x-enum-descriptions", "x-enumDescriptions", "x-speakeasy-enum-descriptions"];

/// The labels of one schema.
pub(super) struct Labels<'a> {
    schema: &'a spec::Schema,
    count: usize,
}

impl<'a> Labels<'a> {
    /// Those of the values in `enum`.
    pub(super) fn of(schema: &'a spec::Schema) -> Self {
        Self { schema, count: schema.enum_values.as_ref().map_or(0, Vec::len) }
    }

    /// What a value is called.
    pub(super) fn name(&self, index: usize, value: &Node) -> Option<String> {
        let described = || self.element(value).and_then(|element| text(element.get("name")?));
        self.label(NAMES, index, value).or_else(described).filter(|name| !name.trim().is_empty())
    }

    /// What is said of a value.
    pub(super) fn description(&self, index: usize, value: &Node) -> Option<String> {
        let described = || self.element(value).and_then(|element| text(element.get("description")?));
        self.label(DESCRIPTIONS, index, value).or_else(described).filter(|text| !text.trim().is_empty())
    }

    fn label(&self, keys: &[&str], index: usize, value: &Node) -> Option<String> {
        keys.iter().find_map(|key| {
            let node = self.schema.extensions.get(key)?;
            match &node.value {
                Value::List(items) if items.len() == self.count => text(items.get(index)?),
                Value::Map(_) => text(node.get(&text(value)?)?),
                _ => None,
            }
        })
    }

    /// The object that is told by its `value`, else by its `name`, in `x-ms-enum` or `x-enum-elements`.
    fn element(&self, value: &Node) -> Option<&'a Node> {
        let listed = self.schema.extensions.get("x-ms-enum").and_then(|node| node.get("values"));
        let elements = listed.or_else(|| self.schema.extensions.get("x-enum-elements"))?;
        let wanted = text(value)?;
        let key = |element: &&Node| element.get("value").or_else(|| element.get("name")).and_then(text);
        elements.items().iter().find(|element| key(element).as_ref() == Some(&wanted))
    }
}

/// Reports lists of labels that are not as long as the list of values, so that nobody can say which label is whose.
pub(super) fn report_labels(cx: &mut Context<'_>, schema: &spec::Schema) {
    let count = Labels::of(schema).count;
    for key in NAMES.iter().chain(DESCRIPTIONS) {
        let items = schema.extensions.get(key).map(Node::items).unwrap_or_default();
        if !items.is_empty() && items.len() != count {
            let message = format!("`{key}` has {} entries for {count} values, so that it is not used", items.len());
            cx.report(Code::NoEffect, &schema.at(key), message);
        }
    }
}

/// A scalar's text.
fn text(node: &Node) -> Option<String> {
    match &node.value {
        Value::String(text) | Value::Number(text) => Some(text.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
