//! A value in, an XML document out.

use super::name::{is_character, is_name};
use super::{INSTANCE, TEXT};
use crate::descriptor::{Xml, XmlElement, XmlField, XmlName, XmlNode};
use crate::slot::Slot;
use crate::value::{Map, Value};
use crate::write::{EncodeError, encode};

/// Writes a document whose outermost element is described. Elements are in the order of the description, namespaces are declared where they are
/// first needed.
///
/// # Errors
/// As [`encode`]; and names and characters that XML does not have.
pub(crate) fn write(value: &dyn Slot, element: &XmlElement) -> Result<String, EncodeError> {
    let value = Value::from_json(&encode(value)?).map_err(|error| EncodeError::at("", error.expected()))?;
    document(&value, element)
}

/// [`write`] for a value that is JSON by now.
///
/// # Errors
/// Names and characters that XML does not have.
pub(crate) fn document(value: &Value, element: &XmlElement) -> Result<String, EncodeError> {
    let mut document = Document { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(), scopes: Vec::new() };
    document.element(element.name, &element.content, value)?;
    Ok(document.text)
}

/// A document in the making.
struct Document<'a> {
    text: String,
    /// The prefixes, and the namespaces that they stand for, of the elements that are open.
    scopes: Vec<(&'a str, &'a str)>,
}

const NO_PROPERTIES: (&[XmlField], Option<&Xml>) = (&[], None);

impl<'a> Document<'a> {
    /// An element, its attributes, its content.
    fn element(&mut self, name: XmlName<'a>, content: &Xml, value: &'a Value) -> Result<(), EncodeError> {
        let content = settled(content);
        let outer = self.scopes.len();
        self.text.push('<');
        self.name(name)?;
        self.declare(name);
        if value.is_null() {
            self.declare(XmlName::new("nil").namespace(INSTANCE).prefix("xsi"));
            self.text.push_str(" xsi:nil=\"true\"");
        }
        self.attributes(content, value)?;
        self.text.push('>');
        let before = self.text.len();
        self.content(name.local(), content, value)?;
        if self.text.len() == before {
            self.text.pop();
            self.text.push_str("/>");
        } else {
            self.text.push_str("</");
            self.name(name)?;
            self.text.push('>');
        }
        self.scopes.truncate(outer);
        Ok(())
    }

    fn name(&mut self, name: XmlName<'_>) -> Result<(), EncodeError> {
        if !is_name(name.local()) || !(name.before().is_empty() || is_name(name.before())) {
            return Err(EncodeError::at(name.local(), "this is no name in XML"));
        }
        if !name.before().is_empty() {
            self.text.extend([name.before(), ":"]);
        }
        self.text.push_str(name.local());
        Ok(())
    }

    /// Declares the namespace of a name, unless its prefix stands for it already.
    fn declare(&mut self, name: XmlName<'a>) {
        let (prefix, namespace) = (name.before(), name.of());
        let bound = self.scopes.iter().rev().find(|(known, _)| *known == prefix);
        if namespace.is_empty() || bound.is_some_and(|(_, known)| *known == namespace) {
            return;
        }
        self.scopes.push((prefix, namespace));
        self.text.push_str(if prefix.is_empty() { " xmlns" } else { " xmlns:" });
        self.text.extend([prefix, "=\""]);
        escape(namespace, in_attribute, &mut self.text);
        self.text.push('"');
    }

    /// The attributes of an element that are properties of its value, or of values in it that are no nodes.
    fn attributes(&mut self, content: &Xml, value: &'a Value) -> Result<(), EncodeError> {
        let (Xml::Object(fields, _), Value::Object(members)) = (content, value) else { return Ok(()) };
        for (field, value) in fields.iter().filter_map(|field| Some((field, members.get(field.key)?))) {
            match field.node {
                XmlNode::Attribute if !value.is_null() => {
                    // What has no prefix is in no namespace, whatever the elements are in.
                    if !field.name.before().is_empty() {
                        self.declare(field.name);
                    }
                    self.text.push(' ');
                    self.name(field.name)?;
                    self.text.push_str("=\"");
                    escape(&scalar(field.key, value)?, in_attribute, &mut self.text);
                    self.text.push('"');
                }
                XmlNode::None => self.attributes(settled(&field.content), value)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// What is in the element, or belongs to it, that is called `key`.
    fn content(&mut self, key: &str, content: &Xml, value: &'a Value) -> Result<(), EncodeError> {
        match (settled(content), value) {
            (Xml::Object(fields, rest), Value::Object(members)) => self.members(fields, *rest, members),
            (Xml::List(item), Value::Array(items)) => self.items(item.name, &item.content, items),
            (Xml::Places(places), Value::Array(items)) => {
                let mut places = places.iter().zip(items);
                places.try_for_each(|(place, item)| self.element(place.name, &place.content, item))
            }
            (_, Value::Object(members)) => {
                let (fields, rest) = NO_PROPERTIES;
                self.members(fields, rest, members)
            }
            (_, Value::Array(items)) => self.items(XmlName::new("item"), &Xml::Any, items),
            (_, scalar_value) => {
                escape(&scalar(key, scalar_value)?, in_element, &mut self.text);
                Ok(())
            }
        }
    }

    fn items(&mut self, name: XmlName<'a>, content: &Xml, items: &'a [Value]) -> Result<(), EncodeError> {
        items.iter().try_for_each(|item| self.element(name, content, item))
    }

    /// The properties in their order, then what else the object holds.
    fn members(&mut self, fields: &[XmlField], rest: Option<&Xml>, members: &'a Map<Value>) -> Result<(), EncodeError> {
        for (field, value) in fields.iter().filter_map(|field| Some((field, members.get(field.key)?))) {
            match field.node {
                XmlNode::Element => self.element(field.name, &field.content, value)?,
                XmlNode::Attribute => {}
                XmlNode::Text => escape(&scalar(field.key, value)?, in_element, &mut self.text),
                XmlNode::Cdata => cdata(&scalar(field.key, value)?, &mut self.text),
                XmlNode::None => self.content(field.key, &field.content, value)?,
            }
        }
        for (key, value) in members.iter().filter(|(key, _)| !fields.iter().any(|field| field.key == *key)) {
            match (rest.unwrap_or(&Xml::Any), value) {
                (Xml::List(item), Value::Array(items)) => self.items(XmlName::new(key), &item.content, items)?,
                (Xml::Any, Value::Array(items)) => self.items(XmlName::new(key), &Xml::Any, items)?,
                (Xml::Any, text) if key == TEXT => escape(&scalar(key, text)?, in_element, &mut self.text),
                (content, value) => self.element(XmlName::new(key), content, value)?,
            }
        }
        Ok(())
    }
}

/// What a type says of itself in place of the type.
fn settled(content: &Xml) -> &Xml {
    match content {
        Xml::Of(content) => content(),
        other => other,
    }
}

/// The text of a scalar, or of a list of them with blanks between (XML Schema Part 2, section 2.4.1.2).
fn scalar(key: &str, value: &Value) -> Result<String, EncodeError> {
    let text = match value {
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.as_str().to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Result<Vec<String>, _> = items.iter().map(|item| scalar(key, item)).collect();
            items?.join(" ")
        }
        Value::Object(_) => return Err(EncodeError::at(key, "an object is no text")),
    };
    if text.chars().all(is_character) {
        Ok(text)
    } else {
        Err(EncodeError::at(key, "holds a character that XML does not allow"))
    }
}

/// What stands for a character in an element (XML 1.0, sections 2.4 and 2.11).
const fn in_element(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    }
}

/// What stands for a character in an attribute, where a reader makes a blank of any other white space (XML 1.0, section 3.3.3).
const fn in_attribute(c: char) -> Option<&'static str> {
    match c {
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        other => in_element(other),
    }
}

fn escape(text: &str, replaced: fn(char) -> Option<&'static str>, document: &mut String) {
    for c in text.chars() {
        match replaced(c) {
            Some(reference) => document.push_str(reference),
            None => document.push(c),
        }
    }
}

/// A CDATA section; several where the text holds what ends one.
fn cdata(text: &str, document: &mut String) {
    document.push_str("<![CDATA[");
    document.push_str(&text.replace("]]>", "]]]]><![CDATA[>"));
    document.push_str("]]>");
}
