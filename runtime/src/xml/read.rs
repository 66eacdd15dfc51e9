//! XML in, JSON text out.
//!
//! Names are compared without prefixes, namespaces where both sides say one, so that servers whose prefixes differ are understood. Elements and
//! attributes that nothing describes are passed over, unless the object has room for any.

use std::collections::BTreeMap;

use roxmltree::{Document, ExpandedName, Node};

use super::attributes::are_few;
use super::{INSTANCE, TEXT};
use crate::descriptor::{Xml, XmlElement, XmlField, XmlName, XmlNode};
use crate::outcome::misfit;
use crate::read::{DecodeError, DecodeLimits};
use crate::value::Number;
use crate::write::json::quote;

/// The JSON text of a document whose outermost element is described. Documents with a type declaration are refused: entities that they declare
/// are an old way to exhaust a reader.
///
/// # Errors
/// What is not XML in UTF-8, and elements that nest too deep or have too many attributes.
pub(crate) fn to_json(xml: &[u8], element: &XmlElement, limits: DecodeLimits) -> Result<Vec<u8>, DecodeError> {
    let text = std::str::from_utf8(xml).map_err(|error| DecodeError::utf8(xml, error.valid_up_to()))?;
    if !are_few(text) {
        return Err(misfit("elements of few attributes", "one of many"));
    }
    let document = Document::parse(text).map_err(|error| misfit("XML", &error.to_string()))?;
    let mut json = Json { text: Vec::with_capacity(text.len()), depth: limits.depth };
    json.value(&element.content, document.root_element())?;
    Ok(json.text)
}

/// JSON text in the making.
struct Json {
    text: Vec<u8>,
    /// Levels that may still be opened.
    depth: u32,
}

impl Json {
    fn raw(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    /// An element, or what belongs to it, as described.
    fn value(&mut self, content: &Xml, node: Node<'_, '_>) -> Result<(), DecodeError> {
        if node.attribute((INSTANCE, "nil")).is_some_and(|nil| matches!(nil.trim(), "true" | "1")) {
            self.raw("null");
            return Ok(());
        }
        match content {
            Xml::Of(content) => self.value(content(), node),
            Xml::Object(fields, rest) => self.nested(|json| json.object(fields, *rest, node)),
            Xml::List(item) => {
                let elements: Vec<_> = node.children().filter(Node::is_element).collect();
                let named: Vec<_> = elements.iter().copied().filter(|node| is(item.name, node.tag_name())).collect();
                // What stands in a list of its own is an item, whatever it is called.
                self.list(&item.content, if named.is_empty() { &elements } else { &named })
            }
            Xml::Places(places) => {
                let elements: Vec<_> = node.children().filter(Node::is_element).collect();
                self.places(places, &elements)
            }
            Xml::Any => self.nested(|json| json.any(node)),
            scalar => {
                self.scalar(scalar, &text(node));
                Ok(())
            }
        }
    }

    fn nested(&mut self, step: impl FnOnce(&mut Self) -> Result<(), DecodeError>) -> Result<(), DecodeError> {
        let Some(depth) = self.depth.checked_sub(1) else { return Err(misfit("less nesting", "more levels")) };
        let before = std::mem::replace(&mut self.depth, depth);
        let outcome = step(self);
        self.depth = before;
        outcome
    }

    fn list(&mut self, content: &Xml, nodes: &[Node<'_, '_>]) -> Result<(), DecodeError> {
        self.raw("[");
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            self.value(content, *node)?;
        }
        self.raw("]");
        Ok(())
    }

    /// What is at each place; what is beyond them may be anything.
    fn places(&mut self, places: &[XmlElement], nodes: &[Node<'_, '_>]) -> Result<(), DecodeError> {
        self.raw("[");
        for (index, node) in nodes.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            self.value(places.get(index).map_or(&Xml::Any, |place| &place.content), *node)?;
        }
        self.raw("]");
        Ok(())
    }

    fn object(&mut self, fields: &[XmlField], rest: Option<&Xml>, node: Node<'_, '_>) -> Result<(), DecodeError> {
        let mut found: Vec<Vec<Node<'_, '_>>> = vec![Vec::new(); fields.len()];
        let mut others = Vec::new();
        for child in node.children().filter(Node::is_element) {
            let field = fields.iter().position(|field| takes(field, child.tag_name()));
            field.and_then(|field| found.get_mut(field)).unwrap_or(&mut others).push(child);
        }
        let mut members = Members::open(self);
        for (field, nodes) in fields.iter().zip(&found) {
            members.field(field, node, nodes)?;
        }
        if let Some(content) = rest {
            members.elements(content, &others)?;
        }
        members.close();
        Ok(())
    }

    /// An element of any form: text, or an object of its attributes and elements.
    fn any(&mut self, node: Node<'_, '_>) -> Result<(), DecodeError> {
        let elements: Vec<_> = node.children().filter(Node::is_element).collect();
        let text = text(node);
        if elements.is_empty() && node.attributes().len() == 0 {
            self.scalar(&Xml::Text, &text);
            return Ok(());
        }
        let mut members = Members::open(self);
        for attribute in node.attributes() {
            members.key(attribute.name()).scalar(&Xml::Text, attribute.value());
        }
        members.elements(&Xml::Any, &elements)?;
        if !text.trim().is_empty() {
            members.key(TEXT).scalar(&Xml::Text, &text);
        }
        members.close();
        Ok(())
    }

    /// Text as the scalar, or list of scalars, that it stands for; what is no such scalar is a string, which the type then refuses by its place.
    fn scalar(&mut self, content: &Xml, text: &str) {
        let trimmed = text.trim();
        match (content, trimmed) {
            (Xml::Of(content), _) => self.scalar(content(), text),
            (Xml::Number | Xml::Bool, "") => self.raw("null"),
            (Xml::Bool, "true" | "1") => self.raw("true"),
            (Xml::Bool, "false" | "0") => self.raw("false"),
            (Xml::Number, _) => match Number::from_text(&canonical(trimmed)) {
                Some(number) => self.raw(number.as_str()),
                None => quote(text, &mut self.text),
            },
            (Xml::List(item), _) => {
                self.raw("[");
                for (index, word) in text.split_ascii_whitespace().enumerate() {
                    if index > 0 {
                        self.raw(",");
                    }
                    self.scalar(&item.content, word);
                }
                self.raw("]");
            }
            _ => quote(text, &mut self.text),
        }
    }
}

/// The members of an object in the making.
struct Members<'a> {
    json: &'a mut Json,
    is_first: bool,
}

impl<'a> Members<'a> {
    fn open(json: &'a mut Json) -> Self {
        json.raw("{");
        Self { json, is_first: true }
    }

    fn key(&mut self, key: &str) -> &mut Json {
        if !std::mem::take(&mut self.is_first) {
            self.json.raw(",");
        }
        quote(key, &mut self.json.text);
        self.json.raw(":");
        self.json
    }

    /// A property of the object that `node` is; `nodes` are the elements that it takes.
    fn field(&mut self, field: &XmlField, node: Node<'_, '_>, nodes: &[Node<'_, '_>]) -> Result<(), DecodeError> {
        match field.node {
            XmlNode::Element => match nodes.first() {
                Some(first) => return self.key(field.key).value(&field.content, *first),
                None => self.nothing(field),
            },
            XmlNode::Attribute => {
                let mut attributes = node.attributes();
                match attributes.find(|attribute| has_name(field.name, attribute.namespace(), attribute.name())) {
                    Some(attribute) => self.key(field.key).scalar(&field.content, attribute.value()),
                    None => self.nothing(field),
                }
            }
            XmlNode::Text | XmlNode::Cdata => match text(node) {
                text if text.is_empty() => self.nothing(field),
                text => self.key(field.key).scalar(&field.content, &text),
            },
            XmlNode::None => match field.content {
                Xml::List(_) | Xml::Places(_) if nodes.is_empty() => self.nothing(field),
                Xml::List(item) => return self.key(field.key).list(&item.content, nodes),
                Xml::Places(places) => return self.key(field.key).places(places, nodes),
                _ => return self.inline(field, node),
            },
        }
        Ok(())
    }

    /// A property whose nodes are those of the object around it; it is not there if none of them is.
    fn inline(&mut self, field: &XmlField, node: Node<'_, '_>) -> Result<(), DecodeError> {
        let (before, is_first) = (self.json.text.len(), self.is_first);
        self.key(field.key).value(&field.content, node)?;
        if self.json.text.ends_with(b":{}") {
            self.json.text.truncate(before);
            self.is_first = is_first;
            self.nothing(field);
        }
        Ok(())
    }

    fn nothing(&mut self, field: &XmlField) {
        if !field.absent.is_empty() {
            self.key(field.key).raw(field.absent);
        }
    }

    /// A member for each name of these elements; a list where several have one.
    fn elements(&mut self, content: &Xml, elements: &[Node<'_, '_>]) -> Result<(), DecodeError> {
        let mut groups: Vec<(&str, Vec<Node<'_, '_>>)> = Vec::new();
        let mut known = BTreeMap::new();
        for element in elements {
            let name = element.tag_name().name();
            let at = *known.entry(name).or_insert(groups.len());
            match groups.get_mut(at) {
                Some((_, group)) => group.push(*element),
                None => groups.push((name, vec![*element])),
            }
        }
        for (name, group) in groups {
            match (content, group.as_slice()) {
                (Xml::Any, [_, _, ..]) => self.key(name).nested(|json| json.list(&Xml::Any, &group))?,
                (Xml::List(item), _) => self.key(name).list(&item.content, &group)?,
                (_, [first, ..]) => self.key(name).value(content, *first)?,
                (_, []) => {}
            }
        }
        Ok(())
    }

    fn close(self) {
        self.json.raw("}");
    }
}

/// Whether an element belongs to the property.
fn takes(field: &XmlField, name: ExpandedName<'_, '_>) -> bool {
    match field.node {
        XmlNode::Element => is(field.name, name),
        XmlNode::None => match field.content {
            Xml::List(item) => is(item.name, name),
            Xml::Places(places) => places.iter().any(|place| is(place.name, name)),
            _ => false,
        },
        XmlNode::Attribute | XmlNode::Text | XmlNode::Cdata => false,
    }
}

fn is(name: XmlName<'_>, found: ExpandedName<'_, '_>) -> bool {
    has_name(name, found.namespace(), found.name())
}

fn has_name(name: XmlName<'_>, namespace: Option<&str>, local: &str) -> bool {
    let is_in = |namespace| name.of().is_empty() || name.of() == namespace;
    name.local() == local && namespace.is_none_or(is_in)
}

/// A number as JSON writes it, without the plus and the zeros that XML may have before it (XML Schema Part 2, section 3.3.13).
fn canonical(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let stripped = digits.trim_start_matches('0');
    let zero =
        if digits.len() > stripped.len() && !stripped.starts_with(|c: char| c.is_ascii_digit()) { "0" } else { "" };
    [sign, zero, stripped].concat()
}

/// All text that stands in an element itself.
fn text(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|child| child.text()).collect()
}
